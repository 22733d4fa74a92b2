// An interlaced PNG of 8-bit colours (PNG third edition, 8.2), each pass of which has rows of its own.

import { pngFile } from '../pngFiles.ts';

const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function interlaced(width: number, height: number, pixel: (x: number, y: number) => readonly [number, number, number]): Uint8Array {
  const coded: number[] = [];
  for (const [left, top, across, down] of passes) {
    if (left >= width) continue;
    for (let y = top; y < height; y += down) {
      coded.push(0);
      for (let x = left; x < width; x += across) coded.push(...pixel(x, y).map((sample) => sample & 0xff));
    }
  }
  return pngFile({ width, height, isInterlaced: true, coded: Uint8Array.from(coded) });
}
