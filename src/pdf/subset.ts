// A font with only the glyphs a document uses. Glyph numbers stay as they are, so CIDToGIDMap is Identity and composite glyphs need no rewriting.

import { padded, viewOf } from './bytes.ts';
import { tableOf } from './font.ts';
import type { Font } from './font.ts';
import { writeTables } from './sfnt.ts';

// Flags of a component of a composite glyph (OpenType specification, glyf).
const wideArguments = 0x0001;
const oneScale = 0x0008;
const moreComponents = 0x0020;
const twoScales = 0x0040;
const matrix = 0x0080;

type Outlines = (glyph: number) => Uint8Array;

function outlinesOf(font: Font): Outlines {
  const glyf = font.tables.get('glyf');
  if (!glyf) throw new Error('The font has no glyf outlines');
  const loca = tableOf(font.tables, 'loca');
  const isLong = tableOf(font.tables, 'head').getInt16(50) === 1;
  const offset = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

/** The glyphs a composite glyph is put together from. */
function componentsOf(outline: Uint8Array): number[] {
  const view = viewOf(outline);
  if (outline.length === 0 || view.getInt16(0) >= 0) return [];
  const components: number[] = [];
  let at = 10;
  for (let flags = moreComponents; flags & moreComponents;) {
    flags = view.getUint16(at);
    components.push(view.getUint16(at + 2));
    at += 4 + (flags & wideArguments ? 4 : 2) + (flags & oneScale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0);
  }
  return components;
}

/** All glyphs needed to draw `used`: glyph 0 always, and components of components. */
function withComponents(used: Iterable<number>, outline: Outlines): Set<number> {
  const needed = new Set([0, ...used]);
  // A Set that grows while it is walked is walked to its new end.
  for (const glyph of needed) for (const component of componentsOf(outline(glyph))) needed.add(component);
  return needed;
}

/** A TrueType file with the outlines of `used` alone; the tables that hints need are kept. */
export function subsetOf(font: Font, used: Iterable<number>): Uint8Array {
  const outline = outlinesOf(font);
  const needed = withComponents(used, outline);
  const count = Math.max(...needed) + 1;
  const glyf = new Uint8Array([...needed].reduce((size, glyph) => size + padded(outline(glyph).length), 0));
  const loca = new Uint8Array(4 * (count + 1));
  let at = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    viewOf(loca).setUint32(4 * glyph, at);
    if (!needed.has(glyph)) continue;
    glyf.set(outline(glyph), at);
    at += padded(outline(glyph).length);
  }
  viewOf(loca).setUint32(4 * count, at);
  const tables = new Map([['glyf', glyf], ['loca', loca], ...metricTables(font, count)]);
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const table = font.tables.get(tag);
    if (table) tables.set(tag, table);
  }
  return writeTables(tables);
}

/** head, hhea, hmtx and maxp for the first `count` glyphs. */
function metricTables(font: Font, count: number): [string, Uint8Array][] {
  const copy = (tag: string) => new Uint8Array(font.tables.get(tag) ?? []);
  const [head, hhea, maxp] = [copy('head'), copy('hhea'), copy('maxp')];
  const wide = Math.min(viewOf(hhea).getUint16(34), count);
  viewOf(head).setInt16(50, 1);
  viewOf(hhea).setUint16(34, wide);
  viewOf(maxp).setUint16(4, count);
  return [
    ['head', head],
    ['hhea', hhea],
    ['maxp', maxp],
    ['hmtx', copy('hmtx').slice(0, 4 * wide + 2 * (count - wide))],
  ];
}
