import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pngFile, pngRows } from '../../../tests/pngFiles.ts';
import { readPng } from './png.ts';
import { pieceFile } from './pieceFile.ts';
import { piecesOf } from './pieces.ts';
import type { Picture } from './picture.ts';

const noise = (y: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31 + y * 17 + at * y) & 0xff);
const palette = Uint8Array.from({ length: 48 }, (_, at) => (at * 53) & 0xff);
const piecesIn = async (bytes: Uint8Array): Promise<readonly Picture[]> => {
  const made = await piecesOf(bytes, 6);
  return 'pieces' in made ? made.pieces : [];
};

test.each([
  ['colour', pngFile({ width: 40, height: 30, row: noise })],
  ['grey of 4 bits', pngFile({ width: 40, height: 30, row: noise, colours: 0, bits: 4 })],
  ['a palette', pngFile({ width: 40, height: 30, row: noise, colours: 3, bits: 4, asides: { PLTE: palette } })],
  ['a tall picture', pngFile({ width: 40, height: 400, row: noise })],
])('the pieces of %s are PNG files that have all of its rows', async (_what, bytes) => {
  const pieces = await piecesIn(bytes);
  const rows = pieces.flatMap((piece) => pngRows(pieceFile(piece)).rows);
  expect(rows.map((row) => [...row])).toEqual(pngRows(bytes).rows.map((row) => [...row]));
  const [first] = pieces.map((piece) => readPng(pieceFile(piece)));
  expect([first?.width, first?.colours, [...(first?.palette ?? [])]]).toEqual([40, readPng(bytes)?.colours, [...(readPng(bytes)?.palette ?? [])]]);
});

test('every chunk has the checksum that PNG demands', async () => {
  const [piece] = await piecesIn(pngFile({ width: 40, height: 30, row: noise }));
  // Written by Node's own CRC-32, chunk by chunk.
  const same = pngFile({ width: 40, height: 30, row: noise, cutAt: 1_000_000 });
  expect(Buffer.from(pieceFile({ ...piece!, data: readPng(same)!.data })).equals(Buffer.from(same))).toBe(true);
});

test('a JPEG is the picture alone, and says nothing of its turn', async () => {
  const [piece] = await piecesIn(new Uint8Array(readFileSync('tests/pictures/turned-with-position.jpg')));
  const file = Buffer.from(pieceFile(piece!));
  expect([file.subarray(0, 2).toString('hex'), file.includes('Exif'), piece?.turn]).toEqual(['ffd8', false, 6]);
});

test('what is coded in another way is no file', () => {
  const raw: Picture = { width: 1, height: 1, samples: 3, bits: 8, filter: '/Filter/FlateDecode', data: [deflateSync(new Uint8Array(3))], turn: 1 };
  expect(() => pieceFile(raw)).toThrow('no file');
});
