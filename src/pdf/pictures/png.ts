// PNG (W3C, PNG third edition). PDF's Flate filter with predictors is PNG's own coding (ISO 32000-1, 7.4.4.4): rows stand in the PDF as they came.

import { sizeRefusal } from '../../domain/picture.ts';
import { viewOf } from '../bytes.ts';
import { inflatedProfile } from './profile.ts';
import type { DecodeReason, Seen } from './picture.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, at) => bytes[at] === byte);

/** What the chunks say, the pixels still deflated. */
export type Png = {
  width: number;
  height: number;
  bits: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  colours: number;
  isInterlaced: boolean;
  palette: Uint8Array;
  isTransparent: boolean;
  /** Its colours are not sRGB's, or it says by numbers how they are to be shown. */
  hasOwnColours: boolean;
  /** A deflated ICC profile. */
  profile: Uint8Array | undefined;
  data: readonly Uint8Array[];
};

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depths: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

/** The chunks of a whole PNG; undefined when the file ends too early or contradicts itself. Bytes after the end are not the picture's. */
export function readPng(bytes: Uint8Array): Png | undefined {
  const view = viewOf(bytes);
  const png: { -readonly [key in keyof Png]: Png[key] } & { data: Uint8Array[] } = {
    ...{ width: 0, height: 0, bits: 0, colours: -1, isInterlaced: false, palette: new Uint8Array(), isTransparent: false, hasOwnColours: false, profile: undefined },
    data: [],
  };
  const names = new Set<string>();
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (at + 12 + length > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    names.add(name);
    switch (name) {
      case 'IHDR':
        if (length !== 13 || at !== signature.length) return undefined;
        png.width = view.getUint32(at + 8);
        png.height = view.getUint32(at + 12);
        png.bits = body[8] ?? 0;
        png.colours = body[9] ?? -1;
        png.isInterlaced = body[12] === 1;
        break;
      case 'PLTE':
        png.palette = body;
        break;
      case 'tRNS':
        png.isTransparent = true;
        break;
      case 'iCCP':
        // A name, a zero, the way of compression (always 0), the deflated profile.
        png.profile = body.subarray(body.indexOf(0) + 2);
        break;
      case 'IDAT':
        png.data.push(body);
        break;
      case 'IEND':
        png.hasOwnColours = speakOfColours(names);
        return isWhole(png) ? png : undefined;
    }
    at += 12 + length;
  }
  return undefined;
}

/** Beside the chunk that says sRGB the same is often told in numbers, for older readers. */
const speakOfColours = (names: ReadonlySet<string>): boolean =>
  names.has('iCCP') || names.has('cICP') || (!names.has('sRGB') && (names.has('gAMA') || names.has('cHRM')));

function isWhole({ colours, bits, palette, data }: Png): boolean {
  if (!depths[colours]?.includes(bits) || data.length === 0) return false;
  return colours !== 3 || (palette.length >= 3 && palette.length <= 3 * 2 ** bits && palette.length % 3 === 0);
}

/** Samples a pixel. */
export const samplesOf = ({ colours }: Pick<Png, 'colours'>): number => samples[colours] ?? 1;

/** Bytes of one row, without the byte that names its filter. */
export const rowLength = ({ width, bits, colours }: Pick<Png, 'width' | 'bits' | 'colours'>): number => Math.ceil((width * bits * (samples[colours] ?? 1)) / 8);

/** The seven passes of interlacing (PNG third edition, 8.2): first column and row, and the steps to the next. */
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** Bytes of all rows with the names of their filters, before they were deflated. */
export function inflatedLength(png: Png): number {
  const all = png.isInterlaced ? passes : ([[0, 0, 1, 1]] as const);
  return all.reduce((sum, [left, top, across, down]) => {
    const [width, height] = [Math.ceil((png.width - left) / across), Math.ceil((png.height - top) / down)];
    return width > 0 && height > 0 ? sum + height * (1 + rowLength({ ...png, width })) : sum;
  }, 0);
}

/** The filter of rows that are coded as PNG's are, each with the byte that names its predictor. */
export const rowFilter = (width: number, bits: number, samplesInPixel: 1 | 3): string =>
  `/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${samplesInPixel}/BitsPerComponent ${bits}/Columns ${width}>>`;

/** Why PDF/A cannot hold this PNG as it came. */
function decodeReason(png: Png): DecodeReason | undefined {
  if (png.isTransparent || png.colours === 4 || png.colours === 6) return 'transparent';
  if (png.bits === 16) return 'deep';
  return png.isInterlaced ? 'interlaced' : undefined;
}

export function seePng(bytes: Uint8Array): Seen {
  const png = readPng(bytes);
  if (!png) return { refusal: 'truncated' };
  const { width, height } = png;
  const refusal = sizeRefusal(width, height);
  if (refusal) return { refusal };
  const why = decodeReason(png);
  if (why) return { kind: 'png', road: 'decode', width, height, why };
  const inPixel = samples[png.colours] as 1 | 3;
  const profile = png.profile && inflatedProfile(png.profile, png.colours === 0 ? 1 : 3);
  return {
    kind: 'png',
    road: 'asItIs',
    picture: {
      ...{ width, height, samples: inPixel, bits: png.bits, filter: rowFilter(width, png.bits, inPixel), data: png.data, turn: 1 as const },
      ...(png.colours === 3 ? { palette: png.palette } : {}),
      ...(profile ? { profile } : {}),
    },
  };
}
