// A picture with parts of it painted over: decoded to plain pixels, painted, and coded anew. Not one byte of the file stands in what comes out: no
// metadata, no colour profile, no thumbnail and no coefficient of a JPEG that was reckoned from what is hidden.

import { isInPicture, maskColour, type MaskArea } from '../../domain/masking.ts';
import type { PictureRefusal } from '../../domain/picture.ts';
import { codedRow, flattened } from './flatten.ts';
import type { Picture } from './picture.ts';
import type { Means } from './pieces.ts';
import { isFlattenedHere, rowsOnPage } from './pieces.ts';
import { isPng, readPng, type Png } from './png.ts';
import { BrokenRows, rowsOf, seeLastRow, type Row } from './rows.ts';
import { seePicture } from './see.ts';
import { stripsOf } from './strips.ts';

/** Why no copy is made. `otherSize`: the masks were drawn on a picture of another size, or lie outside it. */
export type MaskingRefusal = PictureRefusal | 'otherSize';
/** `size` is the size on which the masks were drawn. */
export type ToMask = { bytes: Uint8Array; size: { width: number; height: number }; masks: readonly MaskArea[] };

/** What stands on pages, from above, in three bytes a pixel. A picture that no script can read needs `decode`, and is refused without it: `needsBrowser`. */
export async function maskedPieces({ bytes, size, masks }: ToMask, { decode }: Pick<Means, 'decode'> = {}): Promise<readonly Picture[] | { refusal: MaskingRefusal }> {
  const seen = seePicture(bytes);
  if ('refusal' in seen) return seen;
  const png = isPng(bytes) ? readPng(bytes) : undefined;
  try {
    const pixels = png && isReadHere(png) && !(png.hasOwnColours && decode) ? { width: png.width, height: png.height, rows: colourRows(png) } : undefined;
    if (!pixels && !decode) return { refusal: 'needsBrowser' };
    if (!pixels && png) await seeLastRow(png);
    const decoded = pixels ?? (await drawn(decode, bytes, seen.kind));
    if (!decoded) return { refusal: 'truncated' };
    const { width, height, rows } = decoded;
    if (width !== size.width || height !== size.height || !masks.every((mask) => isInPicture(mask, size))) return { refusal: 'otherSize' };
    const cloth = { width, height, samples: 3 as const, bits: 8 };
    return await stripsOf(painted(rows, masks), cloth, rowsOnPage(cloth));
  } catch (failure) {
    if (failure instanceof BrokenRows) return { refusal: failure.refusal };
    throw failure;
  }
}

/** Plain rows of red, green and blue. */
type Rows = AsyncIterable<readonly Uint8Array[]>;

async function drawn(decode: Means['decode'], bytes: Uint8Array, kind: Parameters<NonNullable<Means['decode']>>[1]) {
  const pixels = await decode?.(bytes, kind);
  return pixels && { width: pixels.width, height: pixels.height, rows: rowsInBands(pixels.bands, 3 * pixels.width) };
}

async function* rowsInBands(bands: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array[]> {
  for await (const band of bands) yield Array.from({ length: band.length / length }, (_, row) => band.slice(row * length, (row + 1) * length));
}

async function* painted(rows: Rows, masks: readonly MaskArea[]): AsyncGenerator<Row[]> {
  const stripes = masks.map((mask) => ({ ...mask, stripe: Uint8Array.from({ length: 3 * mask.width }, (_, at) => maskColour[at % 3] ?? 0) }));
  let y = 0;
  for await (const batch of rows) {
    yield batch.map((plain) => {
      for (const { left, top, height, stripe } of stripes) if (y >= top && y < top + height) plain.set(stripe, 3 * left);
      y++;
      return codedRow(plain, 3);
    });
  }
}

/** Grey, colour and palettes of up to eight bits, and alpha of eight. */
const isReadHere = (png: Png): boolean => isFlattenedHere(png) || (!png.isInterlaced && !png.isTransparent && png.bits <= 8 && png.colours <= 3);

async function* colourRows(png: Png): AsyncGenerator<Uint8Array[]> {
  const inColour = png.colours === 2 || png.colours === 6;
  const rows = isFlattenedHere(png) ? flattened(rowsOf(png), inColour ? 3 : 1) : rowsOf(png);
  for await (const batch of rows) yield batch.map(({ plain }) => (inColour ? plain.slice() : fromSamples(plain, png)));
}

/** One sample a pixel as three bytes: by the palette, or stretched to eight bits (PNG third edition, 13.12). */
function fromSamples(plain: Uint8Array, { width, bits, colours, palette }: Png): Uint8Array {
  const most = (1 << bits) - 1;
  const row = new Uint8Array(3 * width);
  for (let x = 0; x < width; x++) {
    const at = x * bits;
    const sample = ((plain[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & most;
    const grey = Math.round((sample * 255) / most);
    row.set(colours === 3 ? palette.subarray(3 * sample, 3 * sample + 3) : [grey, grey, grey], 3 * x);
  }
  return row;
}
