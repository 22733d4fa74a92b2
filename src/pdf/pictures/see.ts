// What a file is, judged by its content and its size before anything is decoded. Its name and what it is called elsewhere say nothing.

import { mostPictureBytes, sizeRefusal, type Turn } from '../../domain/picture.ts';
import { latin1, viewOf } from '../bytes.ts';
import { isJpeg, seeJpeg } from './jpeg.ts';
import type { Seen } from './picture.ts';
import { sizeOfGif } from './gif.ts';
import { isPng, seePng } from './png.ts';

/** `turn`: how EXIF says that the picture stands; PNG, WebP and GIF are stored upright. */
export function seePicture(bytes: Uint8Array, turn: Turn = 1): Seen {
  if (bytes.length === 0) return { refusal: 'empty' };
  if (bytes.length > mostPictureBytes) return { refusal: 'tooHeavy' };
  if (isPng(bytes)) return seePng(bytes);
  if (isJpeg(bytes)) return seeJpeg(bytes, turn);
  if (says(bytes, 0, 'GIF87a') || says(bytes, 0, 'GIF89a')) return seeGif(bytes);
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return seeWebp(bytes);
  if (says(bytes, 4, 'ftyp') && heic.test(String.fromCharCode(...bytes.subarray(8, 12)))) return { refusal: 'heic' };
  return { refusal: looksLikeSvg(bytes) ? 'svg' : 'unknown' };
}

/** Brands of HEIF with HEVC or AV1 inside (ISO/IEC 23008-12, B.4). */
const heic = /^(?:hei[cxsm]|hev[cxms]|mif1|msf1|avif|avis)$/;

const looksLikeSvg = (bytes: Uint8Array): boolean => /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)));

const says = (bytes: Uint8Array, at: number, word: string): boolean => latin1(word).every((byte, index) => bytes[at + index] === byte);

/** The first frame is decoded: a moving picture is also kept as it came. */
function seeGif(bytes: Uint8Array): Seen {
  const size = sizeOfGif(bytes);
  return size ? decoded(size.width, size.height, 'gif') : { refusal: 'truncated' };
}

/** RFC 9649: the length stands after RIFF, the size in the first chunk. */
function seeWebp(bytes: Uint8Array): Seen {
  const view = viewOf(bytes);
  if (bytes.length < 30 || view.getUint32(4, true) + 8 > bytes.length) return { refusal: 'truncated' };
  const uint24 = (at: number) => view.getUint16(at, true) + 65_536 * (bytes[at + 2] ?? 0);
  if (says(bytes, 12, 'VP8X')) return decoded(uint24(24) + 1, uint24(27) + 1, 'webp');
  if (says(bytes, 12, 'VP8 ')) return decoded(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff, 'webp');
  if (!says(bytes, 12, 'VP8L')) return { refusal: 'unknown' };
  const packed = view.getUint32(21, true);
  return decoded((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1, 'webp');
}

function decoded(width: number, height: number, why: 'gif' | 'webp'): Seen {
  const refusal = sizeRefusal(width, height);
  return refusal ? { refusal } : { kind: why, road: 'decode', width, height, why };
}
