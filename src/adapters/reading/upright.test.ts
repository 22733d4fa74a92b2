import { describe, expect, test } from 'vitest';
import { quietestRow } from './upright.ts';

/** Rows of grey, one number a pixel. */
const pixels = (...rows: readonly (readonly number[])[]) => Uint8Array.from(rows.flatMap((row) => row.flatMap((grey) => [grey, grey, grey, 255])));

describe('the row a tall picture is cut after', () => {
  test('is the one without text, the lowest of several', () => {
    expect(quietestRow(pixels([9, 200, 9], [250, 250, 250], [7, 7, 7], [0, 255, 0]), 3)).toBe(2);
  });
  test('is the one with least in it when a photograph fills all of them', () => {
    expect(quietestRow(pixels([10, 90, 30], [20, 24, 26], [10, 60, 90]), 3)).toBe(1);
  });
  test('is seen in the pixels, not where one row ends and the next begins', () => {
    expect(quietestRow(pixels([0, 0], [255, 255], [0, 9]), 2)).toBe(1);
  });
});
