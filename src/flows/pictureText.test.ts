import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceSans } from '../../tests/sourceSans.ts';
import { webDigest } from '../adapters/browser/platform.ts';
import { evidenceFileName, type EvidenceManifest } from '../domain/evidenceManifest.ts';
import type { ReadLine } from '../domain/readText.ts';
import { piecesOf } from '../pdf/pictures/pieces.ts';
import type { TextRecord } from '../ports.ts';
import { textRecord, type ReadPicture } from './pictureText.ts';

const ports = { digest: webDigest, assets: sourceSans };
const designation = 'bevis_2026-12-15_081200';
const engine = { name: 'tesseract.js', version: '7.0.0', model: { name: '@tesseract.js-data/swe', version: '1.0.0', variant: '4.0.0_best_int' } };
const rest = { engine, madeAt: '2026-12-15T08:14:00Z', municipality: 'Gislaveds kommun' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const read: ReadLine[] = [
  [
    { text: 'Simhallen', left: 2, top: 3, width: 20, height: 6, confidence: 91 },
    { text: 'mn', left: 24, top: 3, width: 6, height: 6, confidence: 41 },
  ],
  [{ text: 'öppnar', left: 2, top: 12, width: 20, height: 6, confidence: 60 }],
];

const names = ['colour.jpg', 'grey.jpg'];
const files = names.map((name) => new Uint8Array(readFileSync(`tests/pictures/${name}`)));
const first: EvidenceManifest = {
  v: 1,
  kind: 'evidence',
  designation,
  madeAt: '2026-12-15T08:12:00Z',
  record: { name: `${designation}.pdf`, sha256: 'ab12'.repeat(16) },
  files: files.map((bytes, place) => ({
    name: evidenceFileName(designation, place, 'jpeg'),
    called: names[place]!,
    sha256: sha256(bytes),
    size: bytes.length,
    kind: 'jpeg',
    width: 48,
    height: 32,
  })),
};

let pictures: ReadPicture[];
const made = async (of = pictures) => {
  const record = await textRecord(ports, { first, read: of, ...rest });
  if ('refusal' in record) throw new Error(record.refusal);
  return record satisfies TextRecord;
};

beforeAll(async () => {
  const cut = await Promise.all(files.map((bytes) => piecesOf(bytes)));
  pictures = cut.map((one, place) => {
    if (!('pieces' in one)) throw new Error(JSON.stringify(one));
    return { sha256: sha256(files[place]!), pieces: one.pieces.map((picture) => ({ picture, lines: read })) };
  });
});

describe('the text of a record’s pictures', () => {
  test('is a second file that names the first one by its checksum, and itself', async () => {
    const { name, pdf, text, manifest } = await made();
    expect(`${name}.pdf`).not.toBe(first.record.name);
    expect(manifest.of).toEqual(first.record);
    expect(manifest.record).toEqual({ name: `${name}.pdf`, sha256: sha256(pdf) });
    expect(text).toContain(first.record.sha256);
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
  });

  test('tells what read it, how many words it has and how many were left out', async () => {
    const { manifest, text } = await made();
    expect(manifest).toMatchObject({ v: 1, kind: 'pictureText', engine, leastConfidence: 60 });
    expect(manifest.files).toEqual(first.files.map(({ name, sha256: sum }) => ({ name, sha256: sum, words: 2, dropped: 1 })));
    expect(text).toContain('Simhallen');
    expect(text).not.toContain('mn\n');
  });

  test('is made of the record’s own pictures and of no other', async () => {
    for (const other of [[...pictures].reverse(), pictures.slice(1), [...pictures, pictures[0]!], []])
      expect(await textRecord(ports, { first, read: other, ...rest })).toEqual({ refusal: 'otherPictures' });
  });
});
