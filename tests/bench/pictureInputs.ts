// What the benchmark of pictures is run on, made here and the same every time: a page photographed from top to bottom, and a photograph.

import { jpegFile } from '../jpegFiles.ts';
import { pngFile } from '../pngFiles.ts';

/** Numbers that look like noise and are the same every time (a linear congruential generator). */
function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
}

/** White with lines of writing: a third of the rows are empty, as between lines. */
export function tallPng(width = 1280, height = 30_000): Uint8Array {
  const next = noise(7);
  const row = (y: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length).fill(255);
    if (y % 24 < 8) return bytes;
    for (let at = 0; at < length; at += 3) if (next() < 40) bytes.fill(next(), at, at + 3);
    return bytes;
  };
  return pngFile({ width, height, row, cutAt: 65_536 });
}

/** Soft colours with the grain of a camera. */
export function photograph(width = 2_560, height = 1_920): Uint8Array {
  const next = noise(11);
  return jpegFile({
    width,
    height,
    step: 13,
    sample: (x, y, component) => Math.round(128 + 70 * Math.sin(x / (90 + 30 * component)) * Math.cos(y / 130) + (next() - 128) / 5),
  });
}
