// What a camera writes beside a picture (EXIF, CIPA DC-008): how it was held, where, when and with what. Read so that a person can be told before anything is saved.

import exifr from 'exifr';
import type { BesidePicture, Turn } from '../../domain/picture.ts';

/** What tells one camera, or one person, from all others. */
const marking = ['SerialNumber', 'LensSerialNumber', 'OwnerName', 'HostComputer'] as const;

/** A file without EXIF, or with one that cannot be read, says nothing: it is never refused for that. */
export async function readBeside(bytes: Uint8Array): Promise<BesidePicture> {
  const read: unknown = await exifr.parse(exifOfWebp(bytes) ?? bytes, { translateValues: false, reviveValues: false, gps: true }).catch(() => undefined);
  const said = (typeof read === 'object' && read !== null ? read : {}) as Readonly<Record<string, unknown>>;
  const { Orientation: turn, latitude, longitude } = said;
  const words = (names: readonly string[]) => names.flatMap((name) => (typeof said[name] === 'string' && said[name].trim() ? [said[name].trim()] : []));
  const isPlace = typeof latitude === 'number' && typeof longitude === 'number' && Number.isFinite(latitude) && Number.isFinite(longitude);
  const camera = words(['Make', 'Model']).join(' ');
  const takenAt = momentOf(words(['DateTimeOriginal'])[0]);
  return {
    turn: isTurn(turn) ? turn : 1,
    ...(isPlace ? { position: { latitude, longitude } } : {}),
    ...(camera ? { camera } : {}),
    marks: words(marking),
    ...(takenAt ? { takenAt } : {}),
  };
}

const isTurn = (value: unknown): value is Turn => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 8;

/** EXIF writes 2026:06:18 12:03:04. */
function momentOf(written: string | undefined): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(written ?? '');
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}` : undefined;
}

/** The chunk that a WebP has for it (RFC 9649, 2.7.1.5): exifr knows what stands in it, but not where it lies. */
function exifOfWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (word(0) !== 'RIFF' || word(8) !== 'WEBP') return undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (word(at) === 'EXIF') return withoutName(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** Some programs begin the chunk with the name that the segment of a JPEG has. */
const withoutName = (chunk: Uint8Array): Uint8Array => (chunk[0] === 0x45 && chunk[1] === 0x78 ? chunk.subarray(6) : chunk);
