// The font of text that is read and never seen: two glyphs, .notdef and an empty one. Any character of any script is a code of it, all drawn with the empty glyph.

import { latin1 } from './bytes.ts';
import { madeFont } from './madeFont.ts';

/** Glyph 0 is .notdef and may never be drawn, not even where nothing is seen (ISO 19005-2, 6.2.11.8). */
const emptyGlyph = 1;
/** Width of the glyph in thousandths of the font size; each word is stretched to its box. */
export const hiddenWidth = 500;

export const hiddenFontName = 'ReadText';

/** The font file: always the same bytes. */
export function hiddenFile(): Uint8Array {
  const empty = { width: hiddenWidth, left: 0, outline: new Uint8Array() };
  return madeFont([0, 0, 0, 0], [empty, empty]);
}

/** Every code from 1 to `codes` stands for the empty glyph: two bytes a code, code 0 unused (CIDToGIDMap, ISO 32000-1 table 117). */
export const hiddenMap = (codes: number): Uint8Array => latin1(`\0\0${`\0${String.fromCharCode(emptyGlyph)}`.repeat(codes)}`);
