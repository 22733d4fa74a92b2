// Evidence as a screen makes it, for tests that save some: one picture, its PDF/A, text and manifest.

import { nodeAssets } from '../jobs/persons.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { evidenceRecord, takePicture } from '../src/flows/evidence.ts';
import { madeEvidence, type MakeEvidence } from '../src/flows/matters.ts';
import { pngFile } from './pngFiles.ts';

const ports = { digest: webDigest, assets: nodeAssets };

/** `called` = what the picture was called where it came from. */
export const evidenceOfOnePicture =
  (called: string): MakeEvidence =>
  async (designation, about, madeAt) => {
    const taken = await takePicture(ports, { called, bytes: pngFile({ width: 8, height: 8 }), turn: 1 });
    if ('refusal' in taken) throw new Error(taken.refusal);
    return madeEvidence(await evidenceRecord(ports, { municipality: 'Gislaveds kommun', designation, about, madeAt }, [taken]));
  };
