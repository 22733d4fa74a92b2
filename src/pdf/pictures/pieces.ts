// From a file to what stands on pages: whole, in strips, or not at all. Every row of a PNG has been read before it is answered; of a JPEG only that its segments are whole.

import { flattened } from './flatten.ts';
import type { PictureKind, PictureRefusal, Turn } from '../../domain/picture.ts';
import { shownSize, tallest, type DecodeReason, type Picture } from './picture.ts';
import { isPng, readPng, samplesOf, type Png } from './png.ts';
import { BrokenRows, rowsOf, type Row } from './rows.ts';
import { seePicture } from './see.ts';
import { stripsOf } from './strips.ts';

/** Pixels as they are seen, all pieces together. */
export type Pieces = { kind: PictureKind; width: number; height: number; pieces: readonly Picture[] };
export type PiecesRefused = { refusal: PictureRefusal } | { decode: DecodeReason };

/** A strip's proportion: as wide and as high as the text on a page. */
const ofPage = 1.5;

/** `decode`: somebody must make plain pixels of it first (in a browser); `turn` is what EXIF says. */
export async function piecesOf(bytes: Uint8Array, turn: Turn = 1): Promise<Pieces | PiecesRefused> {
  const seen = seePicture(bytes, turn);
  if ('refusal' in seen) return seen;
  const png = isPng(bytes) ? readPng(bytes) : undefined;
  try {
    if (seen.road === 'asItIs') return { kind: seen.kind, ...(png ? await plainPieces(png, seen.picture) : whole(seen.picture)) };
    return png && isFlattenedHere(png) ? { kind: 'png', ...(await flattenedPieces(png)) } : { decode: seen.why };
  } catch (failure) {
    if (failure instanceof BrokenRows) return { refusal: 'truncated' };
    throw failure;
  }
}

type Cut = Omit<Pieces, 'kind'>;

const whole = (picture: Picture): Cut => ({ ...shownSize(picture), pieces: [picture] });

/** Alpha of 8 bits in every pixel. Other transparency (one colour, a palette's) is rare and a browser's matter. */
const isFlattenedHere = ({ colours, bits, isInterlaced }: Png): boolean => (colours === 4 || colours === 6) && bits === 8 && !isInterlaced;

const rowsOnPage = ({ width, height }: { width: number; height: number }): number => (height > tallest * width ? Math.floor(ofPage * width) : height);

/** One piece keeps the file's own bytes, once every row of it has been seen to be there. */
async function plainPieces(png: Png, picture: Picture): Promise<Cut> {
  const most = rowsOnPage(png);
  if (most < png.height) return { width: png.width, height: png.height, pieces: await stripsOf(rowsOf(png), picture, most) };
  await readThrough(rowsOf(png));
  return whole(picture);
}

async function flattenedPieces(png: Png): Promise<Cut> {
  const samples = (samplesOf(png) - 1) as 1 | 3;
  const cloth = { width: png.width, height: png.height, samples, bits: 8 };
  return { width: png.width, height: png.height, pieces: await stripsOf(flattened(rowsOf(png), samples), cloth, rowsOnPage(png)) };
}

async function readThrough(rows: AsyncIterable<readonly Row[]>): Promise<void> {
  for await (const _batch of rows);
}
