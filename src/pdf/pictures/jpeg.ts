// JPEG (ITU-T T.81). PDF's DCT filter takes the file's own coding (ISO 32000-1, 7.4.8); what stands beside the picture (position, camera, thumbnail) is left out.

import { sizeRefusal, type Turn } from '../../domain/picture.ts';
import { joined, latin1, viewOf } from '../bytes.ts';
import { isProfileOf } from './profile.ts';
import type { Seen } from './picture.ts';

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

type Segment = { marker: number; start: number; end: number };
const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Baseline, extended and progressive Huffman coding: what PDF's filter reads. */
const readable = new Set([0xc0, 0xc1, 0xc2]);
/** Frame headers that are not `readable`: lossless, hierarchical and arithmetic coding. */
const isOtherFrame = (marker: number): boolean => marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** APP1 has EXIF and XMP, APP13 Photoshop's and the press's fields, COM whatever somebody wrote: none of it is the picture. */
const isAside = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;

/** The segments from start to end of the image; undefined when the file ends before its picture does. */
function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  const view = viewOf(bytes);
  const segments: Segment[] = [];
  for (let at = 2; at + 1 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage) return [...segments, { marker, start: at, end: at + 2 }];
    if (at + 4 > bytes.length) return undefined;
    let end = at + 2 + view.getUint16(at + 2);
    if (marker === startOfScan) end = endOfScan(bytes, end);
    if (end > bytes.length) return undefined;
    segments.push({ marker, start: at, end });
    at = end;
  }
  return undefined;
}

/** Where the next segment begins: a zero after FF is a byte of the picture, and restart marks belong to it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return Infinity;
}

/** `turn` is what EXIF says; the reader of EXIF is not here. */
export function seeJpeg(bytes: Uint8Array, turn: Turn): Seen {
  const segments = segmentsOf(bytes);
  const frame = segments?.find(({ marker }) => readable.has(marker) || isOtherFrame(marker));
  if (!segments || !frame || !segments.some(({ marker }) => marker === startOfScan)) return { refusal: 'truncated' };
  const [precision, height, width, components] = [bytes[frame.start + 4], ...sizeIn(bytes, frame), bytes[frame.start + 9]];
  const refusal = sizeRefusal(width, height);
  if (refusal) return { refusal };
  if (!readable.has(frame.marker) || precision !== 8) return { kind: 'jpeg', road: 'decode', width, height, why: 'coding' };
  // A picture in four colours passes every validator as if it had three, and shows false colours.
  if (components !== 1 && components !== 3) return { kind: 'jpeg', road: 'decode', width, height, why: 'fourColours' };
  const data = [bytes.subarray(0, 2), ...segments.filter(({ marker }) => !isAside(marker)).map(({ start, end }) => bytes.subarray(start, end))];
  const profile = profileIn(bytes, segments);
  const fitting = profile && isProfileOf(profile, components) ? { profile } : {};
  return { kind: 'jpeg', road: 'asItIs', picture: { width, height, samples: components, bits: 8, filter: '/Filter/DCTDecode', data, turn, ...fitting } };
}

const sizeIn = (bytes: Uint8Array, { start }: Segment): [height: number, width: number] => [viewOf(bytes).getUint16(start + 5), viewOf(bytes).getUint16(start + 7)];

const profileName = latin1('ICC_PROFILE\0');

/** The profile's parts in their order (ICC.1:2022, B.4); undefined when there is none or a part is missing. */
function profileIn(bytes: Uint8Array, segments: readonly Segment[]): Uint8Array | undefined {
  const parts = segments
    .filter(({ marker, start }) => marker === 0xe2 && profileName.every((byte, at) => bytes[start + 4 + at] === byte))
    .map(({ start, end }) => ({ number: bytes[start + 16] ?? 0, of: bytes[start + 17] ?? 0, data: bytes.subarray(start + 18, end) }))
    .toSorted((a, b) => a.number - b.number);
  const isWhole = parts.length > 0 && parts.every(({ number, of }, index) => number === index + 1 && of === parts.length);
  return isWhole ? joined(parts.map(({ data }) => data)) : undefined;
}
