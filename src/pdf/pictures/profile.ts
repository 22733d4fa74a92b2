// A picture's own colour profile: taken along only when it is a profile and speaks of the colours that the picture has (ISO 19005-2, 6.2.4.2; ICC.1:2022, 7.2).

import { Unzlib } from 'fflate';
import { joined, latin1, viewOf } from '../bytes.ts';

const headLength = 128;
/** Display profiles are some kB; those of printers, up to a few MB, do not belong to screenshots and photos. */
const mostBytes = 4_000_000;
const spaces = { 1: latin1('GRAY'), 3: latin1('RGB ') } as const;
const classes = ['scnr', 'mntr', 'prtr', 'spac'].map(latin1);

const stands = (word: Uint8Array, bytes: Uint8Array, at: number): boolean => word.every((byte, index) => bytes[at + index] === byte);

/** `samples`: 1 for grey, 3 for red, green and blue. */
export function isProfileOf(bytes: Uint8Array, samples: 1 | 3): boolean {
  if (bytes.length <= headLength || bytes.length > mostBytes || viewOf(bytes).getUint32(0) !== bytes.length) return false;
  const isKnown = (bytes[8] ?? 0) >= 2 && (bytes[8] ?? 0) <= 4;
  return isKnown && stands(latin1('acsp'), bytes, 36) && stands(spaces[samples], bytes, 16) && classes.some((name) => stands(name, bytes, 12));
}

/** The profile out of its deflated bytes; undefined when it is none, does not fit, or grows beyond all measure. */
export function inflatedProfile(deflated: Uint8Array, samples: 1 | 3): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Unzlib((part) => {
    length += part.length;
    if (length > mostBytes) throw new RangeError('longer than any profile');
    parts.push(part);
  });
  try {
    // In small pieces: a few bytes can grow a thousandfold, and are stopped on the way.
    for (let at = 0; at < deflated.length; at += 16_384) inflate.push(deflated.subarray(at, at + 16_384), at + 16_384 >= deflated.length);
  } catch {
    return undefined;
  }
  const profile = joined(parts);
  return isProfileOf(profile, samples) ? profile : undefined;
}
