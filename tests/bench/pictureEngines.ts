// One picture into one PDF, by each of those that are compared: bytes in, bytes out, nothing read from or written to a disk meanwhile but our fonts. Each is
// loaded when it is run, so that none has the memory of the others.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { webDigest } from '../../src/adapters/browser/platform.ts';
import { evidenceRecord, takePicture, type TakenPicture } from '../../src/flows/evidence.ts';
import { seePicture } from '../../src/pdf/pictures/see.ts';
import type { Assets } from '../../src/ports.ts';

const require = createRequire(import.meta.url);
const assets: Assets = {
  font: async (weight, script) =>
    await Promise.resolve(new Uint8Array(readFileSync(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${script}-${weight}-normal.woff`)))),
};
const about = {
  municipality: 'Gislaveds kommun',
  designation: '2026-7',
  about: [{ label: 'Avsändare', value: 'Åsa Öberg' }],
  madeAt: '2026-11-23T10:00:00.000Z',
};
const called = 'skarmbild';

const record = async (taken: TakenPicture): Promise<Uint8Array> => (await evidenceRecord({ digest: webDigest, assets }, about, [taken])).pdf;

/** The record as it is saved: judged, hashed, a tall picture cut where nothing is written, PDF/A-2a with text and tags. */
async function ours(bytes: Uint8Array): Promise<Uint8Array> {
  const taken = await takePicture({ digest: webDigest }, { called, bytes, turn: 1 });
  if ('refusal' in taken) throw new Error(taken.refusal);
  return await record(taken);
}

/** The same record with the picture whole and unread on one page, as the others have it. */
async function oursWhole(bytes: Uint8Array): Promise<Uint8Array> {
  const seen = seePicture(bytes, 1);
  if ('refusal' in seen || seen.road !== 'asItIs') throw new Error('it does not go whole on a page');
  const { width, height } = seen.picture;
  return await record({ called, bytes, kind: seen.kind, width, height, sha256: await webDigest.sha256(bytes), isDecoded: false, pieces: [seen.picture] });
}

async function pdfkit(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: PdfKit } = await import('pdfkit');
  const { width, height } = sizeOf(bytes);
  const document = new PdfKit({ size: [width, height], margin: 0 });
  const parts: Uint8Array[] = [];
  const ended = new Promise<Uint8Array>((resolve) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
  });
  document.image(Buffer.from(bytes), 0, 0, { width, height });
  document.end();
  return await ended;
}

async function pdfLib(bytes: Uint8Array): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create();
  const picture = bytes[0] === 0xff ? await document.embedJpg(bytes) : await document.embedPng(bytes);
  document.addPage([picture.width, picture.height]).drawImage(picture, { x: 0, y: 0 });
  return await document.save();
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  const seen = seePicture(bytes, 1);
  if ('refusal' in seen) throw new Error(seen.refusal);
  return seen.road === 'asItIs' ? seen.picture : seen;
}

export const engines = { ours, 'ours, whole': oursWhole, pdfkit, '@cantoo/pdf-lib': pdfLib } as const;
export type Engine = keyof typeof engines;
