// A document as a column of slices: a line of text, a line of a table's row, a space. Pages are made by cutting between slices, never through one.

import { linesOf } from './lines.ts';
import type { Picture } from './pictures/picture.ts';
import { paragraphGap } from './style.ts';
import type { Colour, TextStyle } from './style.ts';
import type { Element } from './structure.ts';
import { safeText } from './text.ts';
import type { Glyph, Typefaces } from './typeface.ts';

/** What is drawn in a slice. `x` is from the page's left edge; other heights are down from the slice's upper edge. */
export type TextPiece = { kind: 'text'; x: number; baseline: number; style: TextStyle; glyphs: readonly Glyph[]; element: Element };
export type RulePiece = { kind: 'rule'; x: number; top: number; width: number; colour: Colour };
export type PicturePiece = { kind: 'picture'; x: number; width: number; height: number; picture: Picture; element: Element };
/** A line of text that is not drawn, over the place where a picture shows it. `y` is down from the slice's upper edge; the glyphs of a word share its width. */
export type HiddenPiece = { kind: 'hidden'; words: readonly HiddenWord[]; element: Element };
export type HiddenWord = { x: number; y: number; width: number; height: number; glyphs: readonly Glyph[] };
export type Piece = TextPiece | RulePiece | PicturePiece | HiddenPiece;

/** Slices with the same panel stand on one wash. */
export type Panel = { x: number; width: number };

export type Slice = {
  height: number;
  /** Space above, dropped at the top of a page. */
  before: number;
  /** No page ends after this slice. */
  keepsNext: boolean;
  pieces: readonly Piece[];
  panel?: Panel;
  /** The table's heading, drawn again when this slice begins a page. */
  repeated?: readonly Slice[];
  bookmark?: { level: number; text: string };
};

/** Where blocks go: between x and x + width, as children of an element. */
export type Place = { typefaces: Typefaces; parent: Element; x: number; width: number };

/** The text's lines, whatever it says. Never empty. */
export function textLines(text: string, style: TextStyle, width: number, typefaces: Typefaces): Glyph[][] {
  return safeText(text)
    .split('\n')
    .flatMap((paragraph) => linesOf(typefaces.glyphsOf(paragraph.trimEnd(), style.weight), (1000 * width) / style.size));
}

/** Capitals stand in the middle of the line's height. */
export const baselineOf = ({ size, leading }: TextStyle): number => leading / 2 + 0.33 * size;

/** One slice a line, all of the same element. */
export function lineSlices(lines: readonly (readonly Glyph[])[], style: TextStyle, x: number, element: Element): Slice[] {
  return withoutLoneLines(
    lines.map((glyphs, index) => ({
      height: style.leading,
      before: index === 0 ? style.before : 0,
      keepsNext: false,
      pieces: [{ kind: 'text', x, baseline: baselineOf(style), style, glyphs, element }],
    })),
  );
}

/** No first or last line alone on its page. */
export const withoutLoneLines = (slices: readonly Slice[]): Slice[] =>
  slices.map((slice, index) => (index < slices.length - 1 && (index === 0 || index === slices.length - 2) ? { ...slice, keepsNext: true } : slice));

/** Slices that stay on one page, as far as a page is long enough, and with the slice that follows when `withNext`. */
export const together = (slices: readonly Slice[], withNext = false): Slice[] =>
  slices.map((slice, index) => ({ ...slice, keepsNext: withNext || index < slices.length - 1 }));

export const spaceOf = (height: number, keepsNext: boolean): Slice => ({ height, before: 0, keepsNext, pieces: [] });

export const heightOf = (slices: readonly Slice[]): number => slices.reduce((sum, { height, before }) => sum + before + height, 0);

/** A text as paragraphs, one for each line of what was written; `elementOf` makes the element of each. Empty lines become space. */
export function paragraphSlices(text: string, style: TextStyle, place: Place, elementOf: () => Element): Slice[] {
  let gap = 0;
  return safeText(text)
    .trim()
    .split('\n')
    .flatMap((paragraph) => {
      if (paragraph.trim() === '') {
        gap = paragraphGap;
        return [];
      }
      const slices = lineSlices(textLines(paragraph, style, place.width, place.typefaces), style, place.x, elementOf());
      const [first, ...rest] = slices;
      const spaced = first ? [{ ...first, before: first.before + gap }, ...rest] : [];
      gap = 0;
      return spaced;
    });
}
