// The colour space of every document: sRGB (IEC 61966-2-1) as an ICC profile of version 2.1, made here so that no third party's bytes are shipped.

import { joined, latin1, padded, viewOf } from './bytes.ts';

/** Points of the tone curve. */
const curvePoints = 1024;

/** D65 white as ICC profiles write it, and the primaries adapted to D50 (ICC.1:2001-04, annex E). */
const white = [0.9505, 1, 1.0891] as const;
const red = [0.43607, 0.22249, 0.01392] as const;
const green = [0.38515, 0.71687, 0.09708] as const;
const blue = [0.14307, 0.06061, 0.7141] as const;
const profileWhite = [0.9642, 1, 0.8249] as const;

function fixed(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * numbers.length);
  numbers.forEach((number, index) => viewOf(bytes).setInt32(4 * index, Math.round(number * 65536)));
  return bytes;
}

const coordinates = (numbers: readonly number[]): Uint8Array => joined([latin1('XYZ \0\0\0\0'), fixed(numbers)]);

/** textDescriptionType: the name in ASCII, then empty Unicode and Macintosh names. */
const described = (name: string): Uint8Array =>
  joined([latin1(`desc\0\0\0\0\0\0\0${String.fromCharCode(name.length + 1)}${name}\0`), new Uint8Array(8 + 3 + 67)]);

function toneCurve(): Uint8Array {
  const bytes = new Uint8Array(12 + 2 * curvePoints);
  bytes.set(latin1('curv'));
  const view = viewOf(bytes);
  view.setUint32(8, curvePoints);
  for (let point = 0; point < curvePoints; point++) {
    const value = point / (curvePoints - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    view.setUint16(12 + 2 * point, Math.round(linear * 65535));
  }
  return bytes;
}

function header(size: number): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = viewOf(bytes);
  view.setUint32(0, size);
  view.setUint32(8, 0x02100000);
  bytes.set(latin1('mntrRGB XYZ '), 12);
  [2026, 1, 1].forEach((part, index) => view.setUint16(24 + 2 * index, part));
  bytes.set(latin1('acsp'), 36);
  bytes.set(fixed(profileWhite), 68);
  return bytes;
}

/** The profile: always the same bytes. */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', described('sRGB IEC61966-2.1')],
    ['cprt', latin1('text\0\0\0\0CC0 1.0\0')],
    ['wtpt', coordinates(white)],
    ['rXYZ', coordinates(red)],
    ['gXYZ', coordinates(green)],
    ['bXYZ', coordinates(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory = new Uint8Array(4 + 12 * tags.length);
  viewOf(directory).setUint32(0, tags.length);
  // The three curves are one: each distinct body stands once.
  const bodies = [...new Set(tags.map(([, body]) => body))];
  const offsets = new Map<Uint8Array, number>();
  let at = 128 + directory.length;
  for (const body of bodies) {
    offsets.set(body, at);
    at += padded(body.length);
  }
  tags.forEach(([name, body], index) => {
    directory.set(latin1(name), 4 + 12 * index);
    viewOf(directory).setUint32(8 + 12 * index, offsets.get(body) ?? 0);
    viewOf(directory).setUint32(12 + 12 * index, body.length);
  });
  return joined([header(at), directory, ...bodies.map((body) => joined([body, new Uint8Array(padded(body.length) - body.length)]))]);
}
