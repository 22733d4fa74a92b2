// A piece of a picture as a file of its own, for whoever reads files: the bytes the PDF holds, in the frame they came from.

import { joined, latin1, viewOf } from '../bytes.ts';
import type { Picture } from './picture.ts';
import { rowFilter } from './png.ts';

/** A PNG or a JPEG. Nothing in it tells of its turn. Throws for a picture that is coded as neither. */
export function pieceFile(picture: Picture): Uint8Array<ArrayBuffer> {
  const { filter, width, bits, samples, data } = picture;
  if (filter === '/Filter/DCTDecode') return joined(data);
  if (filter !== rowFilter(width, bits, samples)) throw new Error(`A picture with ${filter} is no file`);
  return pngFile(picture);
}

/** PNG third edition, 5: the signature, then chunks with their checksums. */
function pngFile({ width, height, bits, samples, palette, data }: Picture): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(13);
  viewOf(head).setUint32(0, width);
  viewOf(head).setUint32(4, height);
  head.set([bits, palette ? 3 : samples === 1 ? 0 : 2], 8);
  return joined([
    latin1('\x89PNG\r\n\x1a\n'),
    ...chunk('IHDR', head),
    ...(palette ? chunk('PLTE', palette) : []),
    ...data.flatMap((part) => chunk('IDAT', part)),
    ...chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, body: Uint8Array): Uint8Array[] {
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  viewOf(length).setUint32(0, body.length);
  viewOf(sum).setUint32(0, checksumOf([latin1(name), body]));
  return [length, latin1(name), body, sum];
}

/** CRC-32 (PNG third edition, annex D). */
function checksumOf(parts: readonly Uint8Array[]): number {
  let sum = 0xffffffff;
  for (const part of parts) for (const byte of part) sum = (sum >>> 8) ^ (remainders[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});
