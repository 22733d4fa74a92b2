// Where lines end: after a space; a word longer than a line is cut, after a sign inside an address where there is one.

import { kernBetween, widthOf } from './typeface.ts';
import type { Glyph } from './typeface.ts';

const mayEndLine = new Set([' ', '\u200b']);
/** Inside addresses and double words: only when the word does not fit on a line of its own. */
const mayEndPart = new Set(['/', '.', '-', '–', '_', '@', '?', '&', '=', ':', ',', ';']);

/** Cuts a row of glyphs into lines. `width` is in thousandths of the font size. Spaces at the end of a line may stick out: they stay, so that words stay words. */
export function linesOf(glyphs: readonly Glyph[], width: number): Glyph[][] {
  const lines: Glyph[][] = [];
  let start = 0;
  let filled = 0;
  let wordEnd = 0;
  let partEnd = 0;
  glyphs.forEach((glyph, index) => {
    if (filled + glyph.width > width && glyph.text !== ' ' && index > start) {
      const end = wordEnd > start ? wordEnd : partEnd > start ? partEnd : index;
      lines.push(glyphs.slice(start, end));
      start = end;
      filled = widthOf(glyphs.slice(start, index));
    }
    filled += glyph.width + kernBetween(glyph, glyphs[index + 1]);
    if (mayEndLine.has(glyph.text)) wordEnd = index + 1;
    else if (mayEndPart.has(glyph.text)) partEnd = index + 1;
  });
  lines.push(glyphs.slice(start));
  return lines;
}
