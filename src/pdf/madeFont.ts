// A TrueType font of a few glyphs that are made here, 1000 units to the font size (OpenType specification: head, hhea, maxp, hmtx, loca, glyf).

import { joined, viewOf } from './bytes.ts';
import { writeTables } from './sfnt.ts';

/** `left`: from the origin to the outline. A glyph that shows nothing has an outline of no bytes. */
export type MadeGlyph = { width: number; left: number; outline: Uint8Array };

/** From the baseline: together the whole size. */
export const madeAscent = 800;
export const madeDescent = -200;

/** Numbers of two bytes each. */
export const int16s = (...numbers: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(2 * numbers.length);
  numbers.forEach((number, index) => viewOf(bytes).setInt16(2 * index, number));
  return bytes;
};

/** The font file: equal glyphs give equal bytes. `most`: points and contours of the outline that has most of them. */
export function madeFont(
  bounds: readonly [number, number, number, number],
  glyphs: readonly MadeGlyph[],
  most: { points: number; contours: number } = { points: 0, contours: 0 },
): Uint8Array {
  const widest = Math.max(...glyphs.map(({ width }) => width));
  const places = glyphs.map((_, index) => glyphs.slice(0, index + 1).reduce((sum, { outline }) => sum + outline.length, 0));
  const outlines = joined(glyphs.map(({ outline }) => outline));
  return writeTables(
    new Map([
      ['head', joined([int16s(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0x000b, 1000), new Uint8Array(16), int16s(...bounds, 0, 8, 2, 1, 0)])],
      ['hhea', joined([int16s(1, 0, madeAscent, madeDescent, 0, widest), new Uint8Array(22), int16s(glyphs.length)])],
      ['maxp', joined([int16s(1, 0, glyphs.length, most.points, most.contours, 0, 0, 1), new Uint8Array(16)])],
      ['hmtx', int16s(...glyphs.flatMap(({ width, left }) => [width, left]))],
      ['loca', int16s(0, 0, ...places.flatMap((place) => [0, place]))],
      // Some programs refuse a table of no bytes.
      ['glyf', outlines.length > 0 ? outlines : new Uint8Array(4)],
    ]),
  );
}
