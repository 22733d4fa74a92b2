// Pictures, text, e-mail and PDF in, a record out (R18, R19, R70): PDF/A, the files as they came, and a manifest with every checksum. Needs no tenant.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemClock, webDigest } from '../src/adapters/browser/platform.ts';
import { readMail } from '../src/adapters/mail/readMail.ts';
import { readBeside } from '../src/adapters/pictures/exif.ts';
import { evidenceFileName } from '../src/domain/evidenceManifest.ts';
import { pictureSentences, type PictureRefusal } from '../src/domain/picture.ts';
import { writingSentences, type WritingRefusal } from '../src/domain/writing.ts';
import { evidenceRecord, isTakenPicture, takeFile, type TakenFile } from '../src/flows/evidence.ts';
import type { Conformance } from '../src/pdf/metadata.ts';
import type { EvidenceRecord } from '../src/ports.ts';
import { exits, type Job } from './job.ts';
import { nodeAssets } from './persons.ts';

/** One line a file: what became of it; `pieces` stand of a picture on pages. `reason` is the Swedish sentence of a refusal. */
export type EvidenceLine =
  | { file: string; outcome: 'taken'; name: string; sha256: string; pieces?: number }
  | { file: string; outcome: 'refused'; refusal: PictureRefusal | WritingRefusal | 'unreadable'; reason: string };

/** The levels of PDF/A-2 and what the file says of itself. */
const profiles: Readonly<Record<string, Conformance>> = { '2a': 'A', '2u': 'U', '2b': 'B' };

export const evidence: Job = {
  name: 'evidence',
  does: 'makes a record of pictures, texts (.txt), mails (.eml) and PDF: PDF/A, manifest and the files as they came; one JSON line a file',
  takes: {
    words: 'FILE...',
    options: { '--out': 'folder for the record; nothing in it is overwritten', '--profile': 'level of PDF/A-2: 2a, 2u or 2b (default 2a)' },
  },
  async run(context) {
    const out = context.option('--out');
    const conformance = profiles[context.option('--profile') ?? '2a'];
    if (context.words.length === 0 || !out) return context.wrongUse('evidence needs at least one FILE and --out DIR.');
    if (!conformance) return context.wrongUse('--profile is 2a, 2u or 2b.');
    const madeAt = systemClock.now().toISOString();
    const designation = `bevis_${madeAt.slice(0, 19).replaceAll(':', '').replace('T', '_')}`;
    if (existsSync(join(out, `${designation}.pdf`))) return context.wrongUse(`${designation}.pdf is in ${out} already.`);
    const taken: TakenFile[] = [];
    for (const path of context.words) {
      const answer = await takePath(path);
      context.line(lineOf(path, answer, designation, taken.length));
      if ('sha256' in answer) taken.push(answer);
    }
    const ports = { digest: webDigest, assets: nodeAssets };
    if (taken.length > 0)
      save(out, await evidenceRecord(ports, { municipality: context.environment.developerName, designation, about: [], madeAt }, taken, conformance));
    context.say(`${taken.length} of ${context.words.length} files are in ${taken.length > 0 ? join(out, `${designation}.pdf`) : 'no record'}.`);
    return taken.length === context.words.length ? exits.done : exits.found;
  },
};

type Answer = TakenFile | { refusal: PictureRefusal | WritingRefusal | 'unreadable' };

async function takePath(path: string): Promise<Answer> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    return { refusal: 'unreadable' };
  }
  const { turn } = await readBeside(bytes);
  return await takeFile({ digest: webDigest, readMail }, { called: basename(path), bytes, turn });
}

const sentences = { ...pictureSentences, ...writingSentences, unreadable: 'Filen går inte att läsa.' };

/** `place` (from 0) is the one the file gets in the record. */
function lineOf(path: string, answer: Answer, designation: string, place: number): EvidenceLine {
  if ('refusal' in answer) return { file: path, outcome: 'refused', refusal: answer.refusal, reason: sentences[answer.refusal] };
  const { kind, sha256 } = answer;
  const name = evidenceFileName(designation, place, kind);
  return { file: path, outcome: 'taken', name, sha256, ...(isTakenPicture(answer) ? { pieces: answer.pieces.length } : {}) };
}

/** The record last: when it is there, everything it names is. */
function save(out: string, { pdf, text, manifest, files }: EvidenceRecord): void {
  mkdirSync(out, { recursive: true });
  const write = (name: string, content: Uint8Array | string) => writeFileSync(join(out, name), content, { flag: 'wx' });
  for (const { name, bytes } of files) write(name, bytes);
  write(`${manifest.designation}.txt`, text);
  write(`${manifest.designation}.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  write(manifest.record.name, pdf);
}
