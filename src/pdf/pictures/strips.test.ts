// Tall pictures, transparent ones and broken ones: what becomes of their rows.

import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pngFile, pngRows } from '../../../tests/pngFiles.ts';
import { joined, latin1 } from '../bytes.ts';
import { srgbProfile } from '../icc.ts';
import { flattened } from './flatten.ts';
import type { Picture } from './picture.ts';
import { readPng, rowLength, type Png } from './png.ts';
import { piecesOf, type Pieces } from './pieces.ts';
import { BrokenRows, rowsOf, type Row } from './rows.ts';
import { stripsOf } from './strips.ts';

const width = 50;
/** Text-like rows, and a row of one colour at every seventeenth. */
const lines = (y: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (y % 17 === 0 ? 240 : (at * 7 + y * 13 + at * at) & 0xff));
const tall = pngFile({ width, height: 1000, row: lines });

const pngOf = (bytes: Uint8Array): Png => readPng(bytes) ?? expect.unreachable('a whole PNG');
const clothOf = (height: number) => ({ width, height, samples: 3 as const, bits: 8 });
const cloth = clothOf(1000);

/** The plain rows of a picture, read back through its own filter. */
function rowsBack({ height, data, samples, width: wide }: Picture): number[][] {
  const coded = inflateSync(joined(data));
  expect(coded.length).toBe(height * (1 + wide * samples));
  // Through a PNG of the same coding, so that the test's own reader undoes the filters.
  const rows = pngRows(pngFile({ width: wide, height, colours: samples === 3 ? 2 : 0, coded }));
  return rows.rows.map((row) => [...row]);
}

async function* bandsOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function allRows(png: Png): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of rowsOf(png)) rows.push(...batch);
  return rows;
}

describe('a tall picture', () => {
  test('is cut into strips that have its pixels, all of them, in order', async () => {
    const strips = await stripsOf(rowsOf(pngOf(tall)), cloth, 130);
    expect(strips.flatMap(rowsBack)).toEqual(pngRows(tall).rows.map((row) => [...row]));
  });
  test('is cut after a row without text, on the last third of the page', async () => {
    const heights = (await stripsOf(rowsOf(pngOf(tall)), cloth, 130)).map(({ height }) => height);
    let end = 0;
    for (const height of heights.slice(0, -1)) {
      end += height;
      expect([height > 0.7 * 130, height <= 130, (end - 1) % 17]).toEqual([true, true, 0]);
    }
  });
  test('without such a row is cut where the page ends', async () => {
    const restless = pngFile({ width, height: 300, row: (y, length) => Uint8Array.from({ length }, (_, at) => (at * 7 + y) & 0xff) });
    expect((await stripsOf(rowsOf(pngOf(restless)), clothOf(300), 130)).map(({ height }) => height)).toEqual([130, 130, 40]);
  });
  test('is one strip when it fits', async () => {
    expect((await stripsOf(rowsOf(pngOf(tall)), cloth, 1000)).map(({ height }) => height)).toEqual([1000]);
  });
});

describe('rows', () => {
  test('are the picture, whatever filter each row has', async () => {
    const height = 60;
    const coded = new Uint8Array(height * (1 + 3 * width)).map((_, at) => (at % (1 + 3 * width) === 0 ? (at / (1 + 3 * width)) % 5 : (at * 37) & 0xff));
    const every = pngFile({ width, height, coded });
    expect((await allRows(pngOf(every))).map(({ plain }) => [...plain])).toEqual(pngRows(every).rows.map((row) => [...row]));
  });
  test.each([
    ['too few', deflateSync(new Uint8Array(500))],
    ['no zlib', new Uint8Array(500).fill(0x42)],
    ['cut', deflateSync(Buffer.from(Array.from({ length: 30_000 }, (_, at) => (at * at) & 0xff))).subarray(0, 300)],
    ['a filter that does not exist', deflateSync(new Uint8Array(30 * 151).fill(9))],
  ])('that are %s are told as broken', async (_what, deflated) => {
    const png = { ...pngOf(pngFile({ width, height: 30 })), data: [deflated] };
    await expect(allRows(png)).rejects.toThrow(BrokenRows);
  });
  test.each([
    ['a bomb', deflateSync(new Uint8Array(300_000_000))],
    ['one byte', deflateSync(new Uint8Array(30 * 151 + 1))],
    ['a checksum that is not theirs', deflateSync(new Uint8Array(30 * 151)).map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte))],
  ])('that are followed by %s are broken, and hardly more is unpacked than the head promises', async (_what, deflated) => {
    const file = pngFile({ width, height: 30, deflated });
    const before = process.memoryUsage().arrayBuffers;
    await expect(allRows(pngOf(file))).rejects.toThrow(BrokenRows);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});

test('transparent pixels become what they are on white', async () => {
  const pixels = [[0, 0, 0, 0], [10, 20, 30, 255], [200, 100, 0, 128], [255, 255, 255, 1], [0, 0, 0, 254]];
  const file = pngFile({ width: pixels.length, height: 1, colours: 6, row: () => Uint8Array.from(pixels.flat()) });
  const png = pngOf(file);
  const flat: Row[] = [];
  for await (const batch of flattened(rowsOf(png), 3)) flat.push(...batch);
  expect(flat.map(({ plain }) => [...plain])).toEqual([[255, 255, 255, 10, 20, 30, 227, 177, 127, 255, 255, 255, 1, 1, 1]]);
  expect(rowLength(png)).toBe(4 * pixels.length);
});

describe('the pieces of a file', () => {
  const rgba = pngFile({ width: 60, height: 90, colours: 6, row: (y, length) => Uint8Array.from({ length }, (_, at) => (at * 5 + y) & 0xff) });
  const tallAlpha = pngFile({ width: 60, height: 600, colours: 4, row: lines });

  test('are the file’s own bytes where it goes on one page', async () => {
    const file = pngFile({ width: 60, height: 144, row: lines });
    const { pieces } = (await piecesOf(file)) as Pieces;
    expect(pieces.map(({ data }) => data)).toEqual([pngOf(file).data]);
  });
  test('are strips as high as a page where it does not', async () => {
    const { pieces, height } = (await piecesOf(tall)) as Pieces;
    expect(height).toBe(1000);
    expect(pieces.every((piece) => piece.height <= 1.5 * width)).toBe(true);
    expect(pieces.flatMap(rowsBack)).toHaveLength(1000);
  });
  test('have no transparency', async () => {
    const [flat] = ((await piecesOf(rgba)) as Pieces).pieces;
    expect(flat).toMatchObject({ width: 60, height: 90, samples: 3 });
    expect(rowsBack(flat!)[7]!.slice(0, 3)).toEqual([7, 12, 17].map((sample) => Math.round((sample * 22) / 255) + 255 - 22));
    expect(((await piecesOf(tallAlpha)) as Pieces).pieces.map(({ samples }) => samples)).toEqual(Array(7).fill(1));
  });
  test('are none where the rows are broken, though every chunk is there', async () => {
    const broken = pngFile({ width: 60, height: 144, coded: new Uint8Array(100) });
    expect(await piecesOf(broken)).toEqual({ refusal: 'truncated' });
    expect(await piecesOf(pngFile({ width: 60, height: 900, colours: 6, coded: new Uint8Array(100) }))).toEqual({ refusal: 'truncated' });
  });
  test.each([
    ['that goes as it came', {}],
    ['that is cut', { height: 900 }],
    ['with alpha', { colours: 6 }],
    ['of 16 bits', { bits: 16 }],
    ['that is interlaced', { isInterlaced: true }],
  ] as const)('are none where a picture %s unpacks to more than its head promises', async (_which, plan) => {
    const bomb = pngFile({ width: 100, height: 100, ...plan, deflated: deflateSync(new Uint8Array(300_000_000)) });
    const asked: string[] = [];
    expect(bomb.length).toBeLessThan(400_000);
    expect(await piecesOf(bomb, 1, { decode: async (_bytes, kind) => void asked.push(kind) })).toEqual({ refusal: 'overfull' });
    expect(asked).toEqual([]);
  });
  test('are those of an interlaced picture whose seven passes are whole, to the byte', async () => {
    // Grey, 5 x 3 pixels. Rows and their lengths in the passes that are not empty (PNG third edition, 8.2), each row with its filter's byte.
    const passes = [[1, 1], [1, 1], [1, 1], [1, 3], [2, 2], [1, 5]] as const;
    const asked = passes.reduce((sum, [rows, pixels]) => sum + rows * (1 + pixels), 0);
    const answer = async (length: number) => {
      const file = pngFile({ width: 5, height: 3, colours: 0, isInterlaced: true, deflated: deflateSync(new Uint8Array(length)) });
      return await piecesOf(file, 1, { decode: async () => ({ width: 5, height: 3, bands: bandsOf(new Uint8Array(45)) }) });
    };
    expect(await answer(asked)).toMatchObject({ isDecoded: true });
    expect([await answer(asked - 1), await answer(asked + 1)]).toEqual([{ refusal: 'truncated' }, { refusal: 'overfull' }]);
  });
  test('wait for somebody who decodes, with the reason', async () => {
    expect(await piecesOf(pngFile({ width: 60, height: 20, bits: 16 }))).toEqual({ decode: 'deep' });
    expect(await piecesOf(pngFile({ width: 60, height: 20, colours: 6, isInterlaced: true }))).toEqual({ decode: 'transparent' });
  });
  test('are a decoder’s pixels where there is one: cut as any other, told row by row, and none where it can draw nothing', async () => {
    const deep = pngFile({ width: 60, height: 600, bits: 16 });
    const plain = Array.from({ length: 600 }, (_, y) => lines(y, 180));
    async function* bands() {
      for (let y = 0; y < 600; y += 250) yield joined(plain.slice(y, y + 250));
    }
    const parts: number[] = [];
    const means = { decode: async () => ({ width: 60, height: 600, bands: bands() }), onPart: (part: number) => parts.push(part) };
    const made = (await piecesOf(deep, 1, means)) as Pieces;
    expect(made).toMatchObject({ kind: 'png', width: 60, height: 600, isDecoded: true });
    expect(made.pieces.every(({ height }) => height <= 90)).toBe(true);
    expect(made.pieces.flatMap(rowsBack)).toEqual(plain.map((row) => [...row]));
    expect([parts.at(-1), parts.toSorted((a, b) => a - b)]).toEqual([1, parts]);
    expect(await piecesOf(deep, 1, { decode: async () => undefined })).toEqual({ refusal: 'truncated' });
  });
  test('are not asked of a decoder when the rows end too early: it would draw the rest as it likes', async () => {
    const asked: string[] = [];
    const decode = async (_bytes: Uint8Array, kind: string) => void asked.push(kind);
    for (const isInterlaced of [false, true])
      expect(await piecesOf(pngFile({ width: 60, height: 20, bits: 16, isInterlaced, coded: new Uint8Array(7_000) }), 1, { decode })).toEqual({ refusal: 'truncated' });
    expect(asked).toEqual([]);
  });
  test('with alpha over colours of their own are a decoder’s matter; where there is none they keep their profile', async () => {
    const own = pngFile({ width: 60, height: 20, colours: 6, asides: { iCCP: joined([latin1('sRGB\0\0'), deflateSync(srgbProfile())]) } });
    const gamma = pngFile({ width: 60, height: 20, colours: 6, asides: { gAMA: Uint8Array.from([0, 0, 0xb1, 0x8f]) } });
    const standard = pngFile({ width: 60, height: 20, colours: 6, asides: { sRGB: new Uint8Array(1), gAMA: Uint8Array.from([0, 0, 0xb1, 0x8f]) } });
    const asked: number[] = [];
    const decode = async (bytes: Uint8Array) => void asked.push([own, gamma, standard].indexOf(bytes));
    for (const file of [own, gamma, standard]) await piecesOf(file, 1, { decode });
    expect(asked).toEqual([0, 1]);
    expect(((await piecesOf(own)) as Pieces).pieces[0]!.profile).toEqual(srgbProfile());
  });
});
