import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceSans } from '../../tests/sourceSans.ts';
import { webDigest } from '../adapters/browser/platform.ts';
import type { ReadLine } from '../domain/readText.ts';
import type { EvidenceRecord } from '../ports.ts';
import { evidenceRecord, takePicture, type TakenPicture } from './evidence.ts';
import { textRecord, type TextRecord } from './pictureText.ts';

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

let taken: TakenPicture[];
let first: EvidenceRecord;
const reads = (of = taken) => of.map(({ sha256: sum, pieces }) => ({ sha256: sum, pieces: pieces.map((picture) => ({ picture, lines: read })) }));
const made = async (of = taken) => {
  const record = await textRecord(ports, { first: first.manifest, read: reads(of), ...rest });
  if ('refusal' in record) throw new Error(record.refusal);
  return record satisfies TextRecord;
};

beforeAll(async () => {
  const bytes = ['colour.jpg', 'grey.jpg'].map((name) => new Uint8Array(readFileSync(`tests/pictures/${name}`)));
  const files = await Promise.all(bytes.map((one) => takePicture(ports, { called: 'x.jpg', bytes: one, turn: 1 })));
  taken = files.flatMap((file) => ('pieces' in file ? [file] : []));
  first = await evidenceRecord(ports, { municipality: rest.municipality, designation, about: [], madeAt: '2026-12-15T08:12:00Z' }, taken);
});

describe('the text of a record’s pictures', () => {
  test('is a second file that names the first one by its checksum, and itself', async () => {
    const { name, pdf, text, manifest } = await made();
    expect(name).not.toBe(first.manifest.record.name);
    expect(manifest.of).toEqual({ name: `${designation}.pdf`, sha256: sha256(first.pdf) });
    expect(manifest.record).toEqual({ name: `${name}.pdf`, sha256: sha256(pdf) });
    expect(text).toContain(sha256(first.pdf));
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
  });

  test('tells what read it, how many words it has and how many were left out', async () => {
    const { manifest, text } = await made();
    expect(manifest).toMatchObject({ v: 1, kind: 'pictureText', engine, leastConfidence: 60 });
    expect(manifest.files).toEqual(first.manifest.files.map(({ name, sha256: sum }) => ({ name, sha256: sum, words: 2, dropped: 1 })));
    expect(text).toContain('Simhallen');
    expect(text).not.toContain('mn\n');
  });

  test('is made of the record’s own pictures and of no other', async () => {
    for (const of of [[...taken].reverse(), taken.slice(1), [...taken, taken[0]!], []])
      expect(await textRecord(ports, { first: first.manifest, read: reads(of), ...rest })).toEqual({ refusal: 'otherPictures' });
  });
});
