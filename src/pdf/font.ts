// What layout and the PDF need to know of a TrueType font (OpenType specification: head, hhea, hmtx, cmap, OS/2, post, name).

import { viewOf } from './bytes.ts';
import { readKerning } from './kerning.ts';
import { readTables } from './sfnt.ts';
import type { Tables } from './sfnt.ts';

/** A font that was read. Lengths are in thousandths of the font size, as PDF counts. */
export type Font = {
  /** PostScript name, for example SourceSans3-Regular. */
  name: string;
  ascent: number;
  descent: number;
  capHeight: number;
  box: readonly [number, number, number, number];
  italicAngle: number;
  /** Vertical stem, guessed from the weight: PDF wants a figure and nothing is drawn with it. */
  stem: number;
  /** The glyph of a character (code point), or 0 when the font lacks it. */
  glyphOf(character: number): number;
  widthOf(glyph: number): number;
  /** What is added between two glyphs, mostly 0 or a little less. */
  kernOf(left: number, right: number): number;
  tables: Tables;
};

/** A table that must be there, as a view. */
export function tableOf(tables: Tables, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}`);
  return viewOf(table);
}

/** Reads a TrueType or WOFF 1.0 font with glyf outlines. Throws when a needed table is missing. */
export function openFont(file: Uint8Array): Font {
  const tables = readTables(file);
  const [head, hhea, hmtx, os2] = ['head', 'hhea', 'hmtx', 'OS/2'].map((tag) => tableOf(tables, tag)) as [DataView, DataView, DataView, DataView];
  const scale = 1000 / head.getUint16(18);
  const wideMetrics = hhea.getUint16(34);
  const glyphs = readCharacterMap(tableOf(tables, 'cmap'));
  const kerning = readKerning(tables.get('GPOS'));
  return {
    name: readPostScriptName(tableOf(tables, 'name')),
    ascent: hhea.getInt16(4) * scale,
    descent: hhea.getInt16(6) * scale,
    capHeight: os2.getUint16(0) >= 2 ? os2.getInt16(88) * scale : 700,
    box: [head.getInt16(36) * scale, head.getInt16(38) * scale, head.getInt16(40) * scale, head.getInt16(42) * scale],
    italicAngle: tableOf(tables, 'post').getInt32(4) / 65536,
    stem: os2.getUint16(4) > 500 ? 140 : 80,
    glyphOf: (character) => glyphs.get(character) ?? 0,
    // Glyphs after the last long metric share its width.
    widthOf: (glyph) => hmtx.getUint16(4 * Math.min(glyph, wideMetrics - 1)) * scale,
    kernOf: (left, right) => kerning(left, right) * scale,
    tables,
  };
}

/** The Unicode map: format 12 (all planes) before format 4 (the first plane). */
function readCharacterMap(cmap: DataView): ReadonlyMap<number, number> {
  let found: { format: number; at: number } | undefined;
  for (let row = 4; row < 4 + 8 * cmap.getUint16(2); row += 8) {
    const at = cmap.getUint32(row + 4);
    const format = cmap.getUint16(at);
    if ((format === 4 || format === 12) && format > (found?.format ?? 0)) found = { format, at };
  }
  if (!found) throw new Error('The font has no Unicode map of format 4 or 12');
  return found.format === 12 ? readFormat12(cmap, found.at) : readFormat4(cmap, found.at);
}

function readFormat12(cmap: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let row = at + 16; row < at + 16 + 12 * cmap.getUint32(at + 12); row += 12) {
    const first = cmap.getUint32(row);
    for (let character = first; character <= cmap.getUint32(row + 4); character++) glyphs.set(character, cmap.getUint32(row + 8) + character - first);
  }
  return glyphs;
}

function readFormat4(cmap: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const size = cmap.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size];
  for (let segment = 0; segment < size; segment += 2) {
    const first = cmap.getUint16(starts + segment);
    const offset = cmap.getUint16(offsets + segment);
    for (let character = first; character <= cmap.getUint16(ends + segment) && character < 0xffff; character++) {
      const listed = offset === 0 ? character : cmap.getUint16(offsets + segment + offset + 2 * (character - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + cmap.getUint16(deltas + segment)) & 0xffff;
      if (glyph !== 0) glyphs.set(character, glyph);
    }
  }
  return glyphs;
}

/** Name record 6 of platform 3 (Windows, UTF-16BE). */
function readPostScriptName(table: DataView): string {
  for (let row = 6; row < 6 + 12 * table.getUint16(2); row += 12) {
    if (table.getUint16(row) !== 3 || table.getUint16(row + 6) !== 6) continue;
    const start = table.getUint16(4) + table.getUint16(row + 10);
    let name = '';
    for (let at = start; at < start + table.getUint16(row + 8); at += 2) name += String.fromCharCode(table.getUint16(at));
    return name;
  }
  throw new Error('The font has no PostScript name');
}
