// The container of a font: a TrueType file or WOFF 1.0 (W3C Recommendation, 13 December 2012) as a set of named tables.

import { unzlibSync } from 'fflate';
import { latin1, padded, viewOf } from './bytes.ts';

export type Tables = ReadonlyMap<string, Uint8Array>;

const tagAt = (file: Uint8Array, at: number): string => String.fromCharCode(...file.subarray(at, at + 4));

/** The tables of a font file. Throws when the file is neither TrueType nor WOFF 1.0. */
export function readTables(file: Uint8Array): Tables {
  const signature = tagAt(file, 0);
  if (signature === 'wOFF') return readWoff(file);
  if (signature !== '\0\x01\0\0') throw new Error('A font must be TrueType or WOFF 1.0');
  const view = viewOf(file);
  const tables = new Map<string, Uint8Array>();
  for (let row = 12; row < 12 + 16 * view.getUint16(4); row += 16) {
    const offset = view.getUint32(row + 8);
    tables.set(tagAt(file, row), file.subarray(offset, offset + view.getUint32(row + 12)));
  }
  return tables;
}

function readWoff(file: Uint8Array): Tables {
  const view = viewOf(file);
  const tables = new Map<string, Uint8Array>();
  for (let row = 44; row < 44 + 20 * view.getUint16(12); row += 20) {
    const offset = view.getUint32(row + 4);
    const stored = view.getUint32(row + 8);
    const bytes = file.subarray(offset, offset + stored);
    // A table that would not shrink stands as it is.
    tables.set(tagAt(file, row), stored < view.getUint32(row + 12) ? unzlibSync(bytes) : bytes);
  }
  return tables;
}

function checksum(table: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) {
    const word = ((table[at] ?? 0) << 24) | ((table[at + 1] ?? 0) << 16) | ((table[at + 2] ?? 0) << 8) | (table[at + 3] ?? 0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}

/** A TrueType file of the tables, in the order of their names. */
export function writeTables(tables: Tables): Uint8Array {
  const rows = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = 12 + 16 * rows.length;
  const file = new Uint8Array(rows.reduce((size, [, table]) => size + padded(table.length), directory));
  const view = viewOf(file);
  const power = Math.floor(Math.log2(rows.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, rows.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * rows.length - (16 << power));
  let offset = directory;
  rows.forEach(([tag, table], index) => {
    const row = 12 + 16 * index;
    file.set(latin1(tag), row);
    view.setUint32(row + 4, checksum(table));
    view.setUint32(row + 8, offset);
    view.setUint32(row + 12, table.length);
    file.set(table, offset);
    offset += padded(table.length);
  });
  return file;
}
