// What a camera writes beside a picture (EXIF, CIPA DC-008): how it was held, where, when and with what. Read so that a person can be told before anything is
// saved. The file is a stranger's: nothing but the few entries that are told is read, each once, and never beyond where the file ends.

import type { BesidePicture, Turn } from '../../domain/picture.ts';
import { exifIn } from './exifPlace.ts';

/** Tags of the first directory, of EXIF's own and of the position's (CIPA DC-008, 4.6.4 to 4.6.6). */
const tags = {
  turn: 0x0112,
  make: 0x010f,
  model: 0x0110,
  computer: 0x013c,
  ofExif: 0x8769,
  ofPosition: 0x8825,
  takenAt: 0x9003,
  owner: 0xa430,
  serialNumber: 0xa431,
  lensSerialNumber: 0xa435,
} as const;
const position = { northOrSouth: 1, latitude: 2, eastOrWest: 3, longitude: 4 } as const;

/** A file without EXIF, or with one that cannot be read, says nothing: it is never refused for that. */
export async function readBeside(bytes: Uint8Array): Promise<BesidePicture> {
  const tiff = exifIn(bytes);
  return await Promise.resolve(tiff ? told(tiff) : { turn: 1, marks: [] });
}

function told(tiff: Uint8Array): BesidePicture {
  const first = directoryAt(tiff, numberAt(tiff, 4, 4));
  const own = directoryAt(tiff, first.number(tags.ofExif));
  const place = positionIn(directoryAt(tiff, first.number(tags.ofPosition)));
  const turn = first.number(tags.turn);
  const camera = [first.words(tags.make), first.words(tags.model)].filter(Boolean).join(' ');
  const takenAt = momentOf(own.words(tags.takenAt));
  return {
    turn: isTurn(turn) ? turn : 1,
    ...(place ? { position: place } : {}),
    ...(camera ? { camera } : {}),
    // What tells one camera, or one person, from all others.
    marks: [own.words(tags.serialNumber), own.words(tags.lensSerialNumber), own.words(tags.owner), first.words(tags.computer)].filter(Boolean),
    ...(takenAt ? { takenAt } : {}),
  };
}

const isTurn = (value: number | undefined): value is Turn => value !== undefined && value >= 1 && value <= 8;

/** EXIF writes 2026:06:18 12:03:04. */
function momentOf(written: string): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(written);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}` : undefined;
}

function positionIn(directory: Directory): BesidePicture['position'] {
  const degrees = (tag: number, ref: number, behind: string) => {
    const [whole = NaN, minutes = NaN, seconds = NaN] = directory.fractions(tag, 3);
    return (whole + minutes / 60 + seconds / 3600) * (directory.words(ref).startsWith(behind) ? -1 : 1);
  };
  const latitude = degrees(position.latitude, position.northOrSouth, 'S');
  const longitude = degrees(position.longitude, position.eastOrWest, 'W');
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** A number that is not there is undefined, a text '', and fractions are none. */
type Directory = { number(tag: number): number | undefined; words(tag: number): string; fractions(tag: number, count: number): number[] };

/** Kinds of values (TIFF 6.0, section 2; UTF-8 since EXIF 3.0). */
const kinds = { text: [2, 129], short: [3], long: [4, 13], fraction: [5] } as const;
const longestWords = 1_000;

/** What the file holds at `at`, of as many bytes; undefined beyond its end. Motorola's order or Intel's, as the head says. */
function numberAt(tiff: Uint8Array, at: number | undefined, length: 2 | 4): number | undefined {
  if (at === undefined || at + length > tiff.length) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isIntel = tiff[0] === 0x49;
  return length === 2 ? view.getUint16(at, isIntel) : view.getUint32(at, isIntel);
}

function directoryAt(tiff: Uint8Array, start: number | undefined): Directory {
  const claimed = numberAt(tiff, start, 2) ?? 0;
  const first = (start ?? 0) + 2;
  const entries = Math.min(claimed, Math.max(0, Math.floor((tiff.length - first) / 12)));
  const find = (tag: number, kind: readonly number[]) => {
    for (let at = first; at < first + entries * 12; at += 12)
      if (numberAt(tiff, at, 2) === tag && kind.includes(numberAt(tiff, at + 2, 2) ?? 0)) return { count: numberAt(tiff, at + 4, 4) ?? 0, at: at + 8 };
    return undefined;
  };
  return {
    number(tag) {
      const short = find(tag, kinds.short);
      return short ? numberAt(tiff, short.at, 2) : numberAt(tiff, find(tag, kinds.long)?.at, 4);
    },
    words(tag) {
      const found = find(tag, kinds.text);
      if (!found) return '';
      const from = found.count <= 4 ? found.at : (numberAt(tiff, found.at, 4) ?? tiff.length);
      if (from + found.count > tiff.length) return '';
      const text = new TextDecoder().decode(tiff.subarray(from, from + Math.min(found.count, longestWords)));
      return (text.split('\0')[0] ?? '').trim();
    },
    fractions(tag, count) {
      const found = find(tag, kinds.fraction);
      const from = numberAt(tiff, found?.at, 4);
      if (from === undefined || (found?.count ?? 0) < count) return [];
      return Array.from({ length: count }, (_, index) => (numberAt(tiff, from + 8 * index, 4) ?? NaN) / (numberAt(tiff, from + 8 * index + 4, 4) ?? NaN));
    },
  };
}
