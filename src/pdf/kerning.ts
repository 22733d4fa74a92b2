// Kerning: how much nearer two letters stand than their widths say ("To", "Vä"). OpenType specification, GPOS: feature kern, pair adjustment (lookup type 2).

import { viewOf } from './bytes.ts';

/** What is added to the width of the left glyph before the right one, in font units. 0 for most pairs. */
export type Kerning = (left: number, right: number) => number;

/** undefined = the subtable says nothing of the pair, the next one may. */
type Subtable = (left: number, right: number) => number | undefined;

const pairAdjustment = 2;
const extension = 9;
const horizontalAdvance = 0x0004;

export const noKerning: Kerning = () => 0;

/** Reads the table GPOS; without one, or without the feature, there is no kerning. */
export function readKerning(gpos: Uint8Array | undefined): Kerning {
  if (!gpos) return noKerning;
  const table = viewOf(gpos);
  const lookups = kerningLookups(table).map((at) => readLookup(table, at));
  return (left, right) => lookups.reduce((sum, subtables) => sum + firstOf(subtables, left, right), 0);
}

function firstOf(subtables: readonly Subtable[], left: number, right: number): number {
  for (const subtable of subtables) {
    const found = subtable(left, right);
    if (found !== undefined) return found;
  }
  return 0;
}

/** Where the lookups of the feature kern begin. */
function kerningLookups(table: DataView): number[] {
  const features = table.getUint16(6);
  const list = table.getUint16(8);
  const indexes = new Set<number>();
  for (let row = features + 2; row < features + 2 + 6 * table.getUint16(features); row += 6) {
    if (table.getUint32(row) !== 0x6b65726e) continue;
    const feature = features + table.getUint16(row + 4);
    for (let at = feature + 4; at < feature + 4 + 2 * table.getUint16(feature + 2); at += 2) indexes.add(table.getUint16(at));
  }
  return [...indexes].sort((a, b) => a - b).map((index) => list + table.getUint16(list + 2 + 2 * index));
}

function readLookup(table: DataView, lookup: number): Subtable[] {
  const subtables: Subtable[] = [];
  for (let row = lookup + 6; row < lookup + 6 + 2 * table.getUint16(lookup + 4); row += 2) {
    let at = lookup + table.getUint16(row);
    let type = table.getUint16(lookup);
    if (type === extension) {
      type = table.getUint16(at + 2);
      at += table.getUint32(at + 4);
    }
    if (type === pairAdjustment) subtables.push(table.getUint16(at) === 1 ? readPairs(table, at) : readClasses(table, at));
  }
  return subtables;
}

/** Bytes of a value record: two for each bit that is set. */
const valueSize = (format: number): number => 2 * format.toString(2).replaceAll('0', '').length;

/** The horizontal advance of a value record, which stands after placements that come before it. */
const advanceOf = (table: DataView, at: number, format: number): number =>
  format & horizontalAdvance ? table.getInt16(at + valueSize(format & (horizontalAdvance - 1))) : 0;

function readPairs(table: DataView, at: number): Subtable {
  const [first, second] = [table.getUint16(at + 4), table.getUint16(at + 6)];
  const row = 2 + valueSize(first) + valueSize(second);
  const pairs = new Map<number, Map<number, number>>();
  for (const [glyph, index] of readCoverage(table, at + table.getUint16(at + 2))) {
    const set = at + table.getUint16(at + 10 + 2 * index);
    const rights = new Map<number, number>();
    for (let pair = set + 2; pair < set + 2 + row * table.getUint16(set); pair += row) rights.set(table.getUint16(pair), advanceOf(table, pair + 2, first));
    pairs.set(glyph, rights);
  }
  return (left, right) => pairs.get(left)?.get(right);
}

function readClasses(table: DataView, at: number): Subtable {
  const [first, second] = [table.getUint16(at + 4), table.getUint16(at + 6)];
  const size = valueSize(first) + valueSize(second);
  const covered = readCoverage(table, at + table.getUint16(at + 2));
  const lefts = readClassDefinition(table, at + table.getUint16(at + 8));
  const rights = readClassDefinition(table, at + table.getUint16(at + 10));
  const columns = table.getUint16(at + 14);
  return (left, right) => {
    if (!covered.has(left)) return undefined;
    return advanceOf(table, at + 16 + size * ((lefts.get(left) ?? 0) * columns + (rights.get(right) ?? 0)), first);
  };
}

/** Glyph to its index in the coverage table. */
function readCoverage(table: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const count = table.getUint16(at + 2);
  if (table.getUint16(at) === 1) {
    for (let index = 0; index < count; index++) glyphs.set(table.getUint16(at + 4 + 2 * index), index);
    return glyphs;
  }
  for (let row = at + 4; row < at + 4 + 6 * count; row += 6) {
    const start = table.getUint16(row);
    for (let glyph = start; glyph <= table.getUint16(row + 2); glyph++) glyphs.set(glyph, table.getUint16(row + 4) + glyph - start);
  }
  return glyphs;
}

/** Glyph to its class; a glyph that is not there has class 0. */
function readClassDefinition(table: DataView, at: number): Map<number, number> {
  const classes = new Map<number, number>();
  if (table.getUint16(at) === 1) {
    for (let index = 0; index < table.getUint16(at + 4); index++) classes.set(table.getUint16(at + 2) + index, table.getUint16(at + 6 + 2 * index));
    return classes;
  }
  for (let row = at + 4; row < at + 4 + 6 * table.getUint16(at + 2); row += 6) {
    for (let glyph = table.getUint16(row); glyph <= table.getUint16(row + 2); glyph++) classes.set(glyph, table.getUint16(row + 4));
  }
  return classes;
}
