// Evidence as a screen makes it, for tests that save some: one picture, its PDF/A, text and manifest.

import { nodeAssets } from '../jobs/persons.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { evidenceRecord, takePicture } from '../src/flows/evidence.ts';
import type { MakeEvidence } from '../src/flows/matters.ts';
import { pngFile } from './pngFiles.ts';

const ports = { digest: webDigest, assets: nodeAssets };

/** `called` = what the picture was called where it came from. */
export const evidenceOfOnePicture =
  (called: string): MakeEvidence =>
  async (designation, about, madeAt) => {
    const taken = await takePicture(ports, { called, bytes: pngFile({ width: 8, height: 8 }), turn: 1 }, designation, 0);
    if (!('file' in taken)) throw new Error('the picture was refused');
    const { pdf, text, manifest } = await evidenceRecord(ports, { municipality: 'Gislaveds kommun', designation, about, madeAt }, [taken]);
    const encoded = (words: string) => new TextEncoder().encode(words);
    return {
      manifest,
      files: [
        { name: taken.file.name, bytes: taken.bytes, type: 'image/png' },
        { name: `${designation}.json`, bytes: encoded(JSON.stringify(manifest)), type: 'application/json' },
        { name: `${designation}.txt`, bytes: encoded(text), type: 'text/plain' },
        { name: manifest.record.name, bytes: pdf, type: 'application/pdf' },
      ],
    };
  };
