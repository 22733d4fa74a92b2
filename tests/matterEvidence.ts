// Evidence as a screen makes it, for tests that save some: one picture (and a mail), its PDF/A, text and manifest.

import { nodeAssets } from '../jobs/persons.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { readMail } from '../src/adapters/mail/readMail.ts';
import { evidenceRecord, takeFile, type TakenFile } from '../src/flows/evidence.ts';
import { madeEvidence, type MakeEvidence } from '../src/flows/matters.ts';
import { pngFile } from './pngFiles.ts';

const ports = { digest: webDigest, assets: nodeAssets, readMail };

/** `called` = what the picture was called where it came from. `mail` = the text of an e-mail beside it. */
export const evidenceOfOnePicture =
  (called: string, mail?: string): MakeEvidence =>
  async (designation, about, madeAt) => {
    const take = async (file: { called: string; bytes: Uint8Array }): Promise<TakenFile> => {
      const taken = await takeFile(ports, { ...file, turn: 1 });
      if ('refusal' in taken) throw new Error(taken.refusal);
      return taken;
    };
    const files = [await take({ called, bytes: pngFile({ width: 8, height: 8 }) })];
    if (mail) files.push(await take({ called: 'brev.eml', bytes: new TextEncoder().encode(`From: avsandare@example.se\r\nSubject: ${mail}\r\n\r\n${mail}`) }));
    return madeEvidence(await evidenceRecord(ports, { municipality: 'Gislaveds kommun', designation, about, madeAt }, files));
  };
