// A page's content: marks for what belongs to the structure, artifacts for what is only decoration or repetition (ISO 32000-1, 14.6 and 14.8.2.2).

import type { Turn } from '../domain/picture.ts';
import { hex4, pdfNumber, utf16Hex } from './bytes.ts';
import { madeDescent } from './madeFont.ts';
import type { PlacedSlice } from './paging.ts';
import type { Picture } from './pictures/picture.ts';
import type { HiddenPiece, HiddenWord, PicturePiece, TextPiece } from './slice.ts';
import type { Element } from './structure.ts';
import { hairline, page, panelPadding, wash } from './style.ts';
import type { Colour, TextStyle } from './style.ts';
import { kernBetween, widthOf } from './typeface.ts';
import type { Face, Glyph } from './typeface.ts';

/** The name of a face in the page's resources. */
export type FaceName = (face: Face) => string;

type Placed<P> = P & { y: number };

const numbers = (...values: readonly number[]): string => values.map(pdfNumber).join(' ');
const fill = (colour: Colour): string => `${numbers(...colour)} rg`;
const rectangle = (x: number, top: number, width: number, height: number): string => `${numbers(x, page.height - top - height, width, height)} re f`;
const decoration = (operators: readonly string[]): string[] => (operators.length === 0 ? [] : ['/Artifact<</Type/Layout>>BDC', ...operators, 'EMC']);

/** Names in the page's resources. */
export type Names = { face: FaceName; picture: (picture: Picture) => string };

/** Paints the slices of page number `index` and gives each mark to its element. Answers the content and the elements of its marks, in order. */
export function paintPage(placed: readonly PlacedSlice[], index: number, names: Names): { content: string[]; marks: Element[] } {
  const content = decoration([...panelsOf(placed), ...rulesOf(placed)]);
  const again = placed.filter((slice) => slice.again).flatMap(textsOf);
  if (again.length > 0) content.push('/Artifact<</Type/Pagination>>BDC', ...again.map((piece) => showText(piece, names.face)), 'EMC');
  const shown = new Map<Element, string[]>();
  const show = (element: Element, operators: string) => shown.set(element, [...(shown.get(element) ?? []), operators]);
  for (const slice of placed.filter((each) => !each.again)) {
    for (const piece of textsOf(slice)) show(piece.element, showText(piece, names.face));
    for (const piece of slice.slice.pieces) {
      if (piece.kind === 'picture') show(piece.element, showPicture(piece, slice.top, names));
      if (piece.kind === 'hidden') show(piece.element, hideText(piece, slice.top, names.face));
    }
  }
  const marks = [...shown.keys()];
  marks.forEach((element, mark) => {
    element.children.push({ page: index, mark });
    content.push(`/${element.type}<</MCID ${mark}>>BDC`, ...(shown.get(element) ?? []), 'EMC');
  });
  return { content, marks };
}

/** Where each EXIF turn puts the picture's right and upward directions: PDF's matrix over the unit square, before it is stretched to its place. */
const turns: Readonly<Record<Turn, readonly [number, number, number, number, number, number]>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** A figure that stands on one page says where (ISO 32000-1, 14.8.5.4.3). */
function showPicture({ x, width, height, picture, element }: PicturePiece, top: number, names: Names): string {
  const bottom = page.height - top - height;
  element.attributes += `/A<</O/Layout/Placement/Block/BBox[${numbers(x, bottom, x + width, bottom + height)}]>>`;
  const [a, b, c, d, e, f] = turns[picture.turn];
  const matrix = numbers(a * width, b * height, c * width, d * height, x + e * width, bottom + f * height);
  return `q ${matrix} cm /${names.picture(picture)} Do Q`;
}

/** Text in mode 3 is neither filled nor stroked (ISO 32000-1, 9.3.6). Mode and stretching end with the line. */
function hideText({ words }: HiddenPiece, top: number, nameOf: FaceName): string {
  const face = words[0]?.glyphs[0]?.face;
  return face ? `q BT 3 Tr /${nameOf(face)} 1 Tf ${words.map((word) => hideWord(word, top)).join(' ')} ET Q` : '';
}

/** As high as the box, and stretched to its width. */
function hideWord({ x, y, width, height, glyphs }: HiddenWord, top: number): string {
  const baseline = page.height - top - y - height - (madeDescent / 1000) * height;
  return `${numbers(height, 0, 0, height, x, baseline)} Tm ${pdfNumber((100 * 1000 * width) / (height * widthOf(glyphs)))} Tz <${glyphs.map(({ code }) => hex4(code)).join('')}> Tj`;
}

const textsOf = ({ slice, top }: PlacedSlice): Placed<TextPiece>[] =>
  slice.pieces.flatMap((piece) => (piece.kind === 'text' ? [{ ...piece, y: top + piece.baseline }] : []));

function rulesOf(placed: readonly PlacedSlice[]): string[] {
  return placed.flatMap(({ slice, top }) =>
    slice.pieces.flatMap((piece) => (piece.kind === 'rule' ? [fill(piece.colour), rectangle(piece.x, top + piece.top - 0.5, piece.width, 0.5)] : [])),
  );
}

/** One wash behind all slices of a panel on this page; a panel that goes on over a page break gets its padding there too. */
function panelsOf(placed: readonly PlacedSlice[]): string[] {
  const panels = new Map(placed.flatMap(({ slice }) => (slice.panel ? [[slice.panel, placed.filter((other) => other.slice.panel === slice.panel)]] : [])));
  return [...panels].flatMap(([panel, slices]) => {
    const [first, last] = [slices[0], slices.at(-1)];
    if (!first || !last) return [];
    const top = first.top - (first.slice.pieces.length > 0 ? panelPadding / 2 : 0);
    const bottom = last.top + last.slice.height + (last.slice.pieces.length > 0 ? panelPadding / 2 : 0);
    return [fill(wash), rectangle(panel.x, top, panel.width, bottom - top)];
  });
}

/** The foot of a page, the same text on each but for the page's number. `at`: where the number begins, and how far down the foot stands. */
export function paintFooter(left: readonly Glyph[], right: readonly Glyph[], at: { right: number; y: number }, style: TextStyle, nameOf: FaceName): string[] {
  const line = (glyphs: readonly Glyph[], x: number) => textAt(glyphs, style, x, at.y, nameOf);
  return [
    ...decoration([fill(hairline), rectangle(page.left, at.y - 14, page.right - page.left, 0.5)]),
    '/Artifact<</Type/Pagination/Subtype/Footer>>BDC',
    line(left, page.left),
    line(right, at.right),
    'EMC',
  ];
}

const showText = ({ glyphs, style, x, y }: Placed<TextPiece>, nameOf: FaceName): string => textAt(glyphs, style, x, y, nameOf);

function textAt(glyphs: readonly Glyph[], style: TextStyle, x: number, y: number, nameOf: FaceName): string {
  if (glyphs.length === 0) return '';
  const runs = runsOf(glyphs).map((run) => showRun(run, style.size, nameOf));
  return `BT ${fill(style.colour)} 1 0 0 1 ${numbers(x, page.height - y)} Tm ${runs.join(' ')} ET`;
}

/** Neighbours of the same face. */
function runsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    if (run?.[0]?.face === glyph.face) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

function showRun(run: readonly Glyph[], size: number, nameOf: FaceName): string {
  const face = run[0]?.face;
  if (!face) return '';
  const show = `/${nameOf(face)} ${pdfNumber(size)} Tf [${codesOf(run)}] TJ`;
  // A box says what it stands for even to programs that do not read the font's own map.
  return face.kind === 'box' ? `/Span<</ActualText<FEFF${utf16Hex(run.map(({ text }) => text).join(''))}>>>BDC ${show} EMC` : show;
}

/** The codes in hexadecimal, with the kerning between them: TJ moves to the left by thousandths of the size. */
function codesOf(run: readonly Glyph[]): string {
  let codes = '<';
  run.forEach((glyph, index) => {
    const kern = kernBetween(glyph, run[index + 1]);
    codes += hex4(glyph.code) + (kern === 0 ? '' : `>${pdfNumber(-kern)}<`);
  });
  return `${codes}>`;
}
