// What a camera writes beside a picture (EXIF, CIPA DC-008): how it was held, where, and with what. Read so that a person can be told before anything is saved.

import exifr from 'exifr';
import type { Turn } from '../../domain/picture.ts';

/** `turn` 1 where nothing is said. `position` in degrees; `devices` are names and serial numbers as the camera wrote them. */
export type BesideThePicture = { turn: Turn; position?: { latitude: number; longitude: number }; devices: readonly string[] };

const named = ['Make', 'Model', 'SerialNumber', 'LensSerialNumber', 'OwnerName', 'HostComputer'] as const;

/** A file without EXIF, or with one that cannot be read, says nothing: it is never refused for that. */
export async function readBeside(bytes: Uint8Array): Promise<BesideThePicture> {
  const read: unknown = await exifr.parse(bytes, { translateValues: false, gps: true }).catch(() => undefined);
  const said = (typeof read === 'object' && read !== null ? read : {}) as Readonly<Record<string, unknown>>;
  const { Orientation: turn, latitude, longitude } = said;
  const devices = named.flatMap((name) => (typeof said[name] === 'string' && said[name].trim() ? [said[name].trim()] : []));
  const isPlace = typeof latitude === 'number' && typeof longitude === 'number' && Number.isFinite(latitude) && Number.isFinite(longitude);
  return { turn: isTurn(turn) ? turn : 1, ...(isPlace ? { position: { latitude, longitude } } : {}), devices };
}

const isTurn = (value: unknown): value is Turn => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 8;
