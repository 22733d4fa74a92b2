// The font for what no other font can draw (Arabic, emoji …): an empty box that carries the character as text, and a glyph of no width for what is invisible anyway.

import { joined, latin1 } from './bytes.ts';
import { int16s, madeFont } from './madeFont.ts';

/** Glyph numbers. Glyph 0 is .notdef and may never be drawn (ISO 19005-2, 6.2.11.8). */
export const boxGlyph = 1;
export const blankGlyph = 2;
/** Width of the box in thousandths of the font size. */
export const boxWidth = 600;

/** What every document with other people's words says of the box. */
export const emptyBoxNote =
  'En tom ruta i texten är ett tecken som handlingens typsnitt saknar. Tecknet följer med när du kopierar eller söker. Ett dolt tecken står som sitt nummer, till exempel [U+202E].';

export const boxFontName = 'StandIn';
export const boxBounds = [50, 0, 550, 660] as const;

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
  return joined([int16s(2, ...boxBounds, 3, 7, 0), onCurve, int16s(...steps(0), ...steps(1))]);
}

/** The font file: always the same bytes. */
export function boxFile(): Uint8Array {
  const nothing = new Uint8Array();
  const glyphs = [
    { width: boxWidth, left: 0, outline: nothing },
    { width: boxWidth, left: 50, outline: frameOutline() },
    { width: 0, left: 0, outline: nothing },
  ];
  return madeFont(boxBounds, glyphs, { points: 8, contours: 2 });
}

/** Which glyph each character code of a document stands for: two bytes a code, code 0 unused (CIDToGIDMap, ISO 32000-1 table 117). */
export const boxMap = (glyphs: readonly number[]): Uint8Array => latin1(['\0\0', ...glyphs.map((glyph) => `\0${String.fromCharCode(glyph)}`)].join(''));
