// From characters to glyphs: the fonts of a weight are asked in order, and what none of them has is drawn as a box that carries the character as text.

import type { Font } from './font.ts';
import { blankGlyph, boxGlyph, boxWidth } from './boxFont.ts';
import { hiddenWidth } from './hiddenFont.ts';
import { clustersOf, safeText } from './text.ts';

export type Weight = 400 | 700;

/**
 * A font as one document uses it. `texts` has what each code used so far stands for; for the stand-in, `glyphs` has the glyph of each code from 1 on.
 * `hidden` draws nothing: its codes carry text over a picture that shows it.
 */
export type Face =
  | { kind: 'font'; font: Font; texts: Map<number, string> }
  | { kind: 'box'; texts: Map<number, string>; glyphs: number[] }
  | { kind: 'hidden'; texts: Map<number, string> };

/** One character as it is drawn. `width` is in thousandths of the font size. */
export type Glyph = { face: Face; code: number; width: number; text: string };

export type Typefaces = {
  /** The glyphs of a safe text without line ends. */
  glyphsOf(text: string, weight: Weight): Glyph[];
  /** The glyphs of any text as it stands unseen over a picture. */
  hiddenOf(text: string): Glyph[];
  faces: readonly Face[];
};

// Invisible where nothing is to be broken or joined; the fonts' own glyphs for them are not asked.
const invisible = /^(?:[\u00ad\u200b-\u200d\u2060]|\p{Variation_Selector})+$/u;
const selected = /^(.)(\p{Variation_Selector})$/su;

/** Typefaces for one document. `fonts` has the fonts of each weight in the order they are asked. */
export function typefacesOf(fonts: Readonly<Record<Weight, readonly Font[]>>): Typefaces {
  const faces = { 400: fonts[400].map(asFace), 700: fonts[700].map(asFace) };
  const box: Face & { kind: 'box' } = { kind: 'box', texts: new Map(), glyphs: [] };
  const hidden: Face = { kind: 'hidden', texts: new Map() };
  const unseen = new Map<string, Glyph>();
  const drawn = { 400: new Map<string, Glyph | undefined>(), 700: new Map<string, Glyph | undefined>() };
  const boxed = new Map<string, Glyph>();
  const fontGlyph = (cluster: string, weight: Weight) => remembered(drawn[weight], cluster, () => fromFonts(cluster, faces[weight]));
  const boxedGlyph = (cluster: string) => remembered(boxed, cluster, () => boxFor(cluster, box));
  const glyphsOfCluster = (cluster: string, weight: Weight): Glyph[] => {
    const whole = fontGlyph(cluster, weight);
    if (whole) return [whole];
    // "TM as an emoji" is drawn as TM: the invisible mark that asks for the emoji follows it.
    const [, base = '', selector = ''] = selected.exec(cluster) ?? [];
    const plain = base && fontGlyph(base, weight);
    return plain ? [plain, boxedGlyph(selector)] : [boxedGlyph(cluster)];
  };
  return {
    glyphsOf: (text, weight) => clustersOf(text).flatMap((cluster) => glyphsOfCluster(cluster, weight)),
    hiddenOf: (text) =>
      clustersOf(withoutPrivate(safeText(text).replaceAll('\n', ' '))).map((cluster) => remembered(unseen, cluster, () => hiddenFor(cluster, hidden))),
    faces: [...faces[400], ...faces[700], box, hidden],
  };
}

function remembered<V>(known: Map<string, V>, key: string, make: () => V): V {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as V;
}

const asFace = (font: Font): Face => ({ kind: 'font', font, texts: new Map() });

/** Only single characters: marks that did not become one with their letter cannot be placed here. */
function fromFonts(cluster: string, faces: readonly Face[]): Glyph | undefined {
  const character = cluster.codePointAt(0) ?? 0;
  if (cluster.length > String.fromCodePoint(character).length || invisible.test(cluster)) return undefined;
  for (const face of faces) {
    const code = face.kind === 'font' ? face.font.glyphOf(character) : 0;
    if (face.kind !== 'font' || code === 0) continue;
    if (!face.texts.has(code)) face.texts.set(code, cluster);
    return { face, code, width: face.font.widthOf(code), text: cluster };
  }
  return undefined;
}

function boxFor(cluster: string, face: Face & { kind: 'box' }): Glyph {
  const isBlank = invisible.test(cluster);
  const code = face.glyphs.push(isBlank ? blankGlyph : boxGlyph);
  face.texts.set(code, cluster);
  return { face, code, width: isBlank ? 0 : boxWidth, text: cluster };
}

/** Each character has one code, handed out when it is first met. */
function hiddenFor(cluster: string, face: Face): Glyph {
  const code = face.texts.size + 1;
  face.texts.set(code, cluster);
  return { face, code, width: hiddenWidth, text: cluster };
}

/** A private character says nothing to others: it stands as the sign for an unknown one (ISO 19005-2, 6.2.11.7.3). */
const withoutPrivate = (text: string): string => text.replace(/\p{Co}/gu, '\ufffd');

/** What stands between two glyphs beside their widths, in thousandths of the font size. */
export const kernBetween = (left: Glyph, right: Glyph | undefined): number =>
  left.face.kind === 'font' && left.face === right?.face ? left.face.font.kernOf(left.code, right.code) : 0;

/** Width of a row of glyphs in thousandths of the font size. */
export const widthOf = (glyphs: readonly Glyph[]): number => glyphs.reduce((sum, glyph, index) => sum + glyph.width + kernBetween(glyph, glyphs[index + 1]), 0);
