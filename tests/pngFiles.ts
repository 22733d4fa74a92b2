// PNG files of any kind, made for a test, and the pixels of those that are simple enough.

import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { readPng } from '../src/pdf/pictures/png.ts';

export type PngPlan = {
  width: number;
  height: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  colours?: 0 | 2 | 3 | 4 | 6;
  bits?: 1 | 2 | 4 | 8 | 16;
  isInterlaced?: boolean;
  /** A row's bytes; a row of one colour when nothing is said. */
  row?: (y: number, length: number) => Uint8Array;
  /** All rows, each with the byte that names its filter: instead of `row`. */
  coded?: Uint8Array;
  /** What stands in the IDAT chunks, whatever it unpacks to: instead of `coded`. */
  deflated?: Uint8Array;
  /** Chunks before the pixels. */
  asides?: Readonly<Record<string, Uint8Array>>;
  /** Bytes in each IDAT. */
  cutAt?: number;
};

const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

export function pngFile({
  width,
  height,
  colours = 2,
  bits = 8,
  isInterlaced = false,
  row,
  coded,
  deflated: packed,
  asides = {},
  cutAt = 8192,
}: PngPlan): Uint8Array {
  const length = Math.ceil((width * bits * samples[colours]) / 8);
  const rows = new Uint8Array(height * (1 + length));
  for (let y = 0; y < height; y++) rows.set(row?.(y, length) ?? new Uint8Array(length).fill(0x55), y * (1 + length) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([bits, colours, 0, 0, isInterlaced ? 1 : 0], 8);
  const deflated = packed ?? deflateSync(coded ?? rows);
  const data = Array.from({ length: Math.ceil(deflated.length / cutAt) }, (_, index) => chunk('IDAT', deflated.subarray(index * cutAt, (index + 1) * cutAt)));
  const chunks = [chunk('IHDR', head), ...Object.entries(asides).map(([name, body]) => chunk(name, body)), ...data, chunk('IEND', new Uint8Array())];
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]));
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** The rows of a PNG, unfiltered (PNG third edition, 9.2), bytes as they are stored. */
export function pngRows(bytes: Uint8Array): { width: number; height: number; samples: number; rows: Uint8Array[] } {
  const png = readPng(bytes);
  if (!png) throw new Error('not a whole PNG');
  const inPixel = samples[png.colours as keyof typeof samples];
  const length = Math.ceil((png.width * png.bits * inPixel) / 8);
  const step = Math.max(1, (inPixel * png.bits) / 8);
  const coded = inflateSync(Buffer.concat(png.data));
  const rows: Uint8Array[] = [];
  for (let y = 0; y < png.height; y++) {
    const above = rows[y - 1] ?? new Uint8Array(length);
    const row = new Uint8Array(coded.subarray(y * (1 + length) + 1, (y + 1) * (1 + length)));
    for (let at = 0; at < length; at++)
      row[at] = (row[at] ?? 0) + predicted(coded[y * (1 + length)] ?? 0, row[at - step] ?? 0, above[at] ?? 0, above[at - step] ?? 0);
    rows.push(row);
  }
  return { width: png.width, height: png.height, samples: inPixel, rows };
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toBoth] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
  return toLeft <= toUp && toLeft <= toBoth ? left : toUp <= toBoth ? up : upLeft;
}
