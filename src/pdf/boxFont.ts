// The font for what no other font can draw (Arabic, emoji …): an empty box that carries the character as text, and a glyph of no width for what is invisible anyway.

import { joined, latin1, viewOf } from './bytes.ts';
import { writeTables } from './sfnt.ts';

/** Glyph numbers. Glyph 0 is .notdef and may never be drawn (ISO 19005-2, 6.2.11.8). */
export const boxGlyph = 1;
export const blankGlyph = 2;
/** Width of the box in thousandths of the font size. */
export const boxWidth = 600;

export const boxFontName = 'StandIn';
export const boxBounds = [50, 0, 550, 660] as const;

/** Numbers of two bytes each. */
const words = (...numbers: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(2 * numbers.length);
  numbers.forEach((number, index) => viewOf(bytes).setInt16(2 * index, number));
  return bytes;
};

/** A frame: the outer outline clockwise, the inner one the other way round, so that the inside stays empty. */
function frameOutline(): Uint8Array {
  const outer = [
    [50, 0],
    [50, 660],
    [550, 660],
    [550, 0],
  ] as const;
  const inner = [
    [90, 40],
    [510, 40],
    [510, 620],
    [90, 620],
  ] as const;
  const points = [...outer, ...inner];
  const steps = (axis: 0 | 1) => points.map((point, index) => point[axis] - (points[index - 1]?.[axis] ?? 0));
  const onCurve = new Uint8Array(points.length).fill(1);
  return joined([words(2, ...boxBounds, 3, 7, 0), onCurve, words(...steps(0), ...steps(1))]);
}

/** The font file: always the same bytes. */
export function boxFile(): Uint8Array {
  const frame = frameOutline();
  const head = joined([words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0x000b, 1000), new Uint8Array(16), words(...boxBounds, 0, 8, 2, 1, 0)]);
  const hhea = joined([words(1, 0, 800, -200, 0, boxWidth), new Uint8Array(22), words(3)]);
  const maxp = joined([words(1, 0, 3, 8, 2, 0, 0, 1), new Uint8Array(16)]);
  // Glyphs 0 and 2 have no outline: they begin and end at the same place.
  const loca = words(0, 0, 0, 0, 0, frame.length, 0, frame.length);
  const hmtx = words(boxWidth, 0, boxWidth, 50, 0, 0);
  return writeTables(
    new Map([
      ['head', head],
      ['hhea', hhea],
      ['maxp', maxp],
      ['hmtx', hmtx],
      ['loca', loca],
      ['glyf', frame],
    ]),
  );
}

/** Which glyph each character code of a document stands for: two bytes a code, code 0 unused (CIDToGIDMap, ISO 32000-1 table 117). */
export const boxMap = (glyphs: readonly number[]): Uint8Array => latin1(['\0\0', ...glyphs.map((glyph) => `\0${String.fromCharCode(glyph)}`)].join(''));
