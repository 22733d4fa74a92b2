// From a file to what stands on pages: whole, in strips, or not at all. Every row of a PNG has been read before it is answered; of other kinds that their parts are whole.

import { codedRow, flattened } from './flatten.ts';
import type { PictureKind, PictureRefusal, PlainPixels, Turn } from '../../domain/picture.ts';
import { shownSize, tallest, type DecodeReason, type Picture } from './picture.ts';
import { isPng, readPng, samplesOf, type Png } from './png.ts';
import { inflatedProfile } from './profile.ts';
import { BrokenRows, rowsOf, seeLastRow, type Row } from './rows.ts';
import { seePicture } from './see.ts';
import { stripsOf } from './strips.ts';

/** Pixels as they are seen, all pieces together. `isDecoded`: a browser made plain pixels of it. */
export type Pieces = { kind: PictureKind; width: number; height: number; isDecoded: boolean; pieces: readonly Picture[] };
export type PiecesRefused = { refusal: PictureRefusal } | { decode: DecodeReason };

/** What a browser can lend: `decode` answers undefined where the picture cannot be drawn. `onPart` hears how much of the rows is read, from 0 to 1. */
export type Means = { decode?: (bytes: Uint8Array, kind: PictureKind) => Promise<PlainPixels | undefined>; onPart?: (part: number) => void };

/** A strip's proportion: as wide and as high as the text on a page. */
const ofPage = 1.5;

/** `decode` in the answer: somebody must make plain pixels of it first, and nobody was given who can; `turn` is what EXIF says. */
export async function piecesOf(bytes: Uint8Array, turn: Turn = 1, { decode, onPart = () => undefined }: Means = {}): Promise<Pieces | PiecesRefused> {
  const seen = seePicture(bytes, turn);
  if ('refusal' in seen) return seen;
  const { kind } = seen;
  const png = isPng(bytes) ? readPng(bytes) : undefined;
  try {
    if (seen.road === 'asItIs') return { kind, isDecoded: false, ...(png ? await plainPieces(png, seen.picture, onPart) : whole(seen.picture)) };
    // Alpha over colours of the picture's own is mixed by the browser; where there is none, in those colours, and they are told.
    if (png && isFlattenedHere(png) && !(png.hasOwnColours && decode)) return { kind, isDecoded: false, ...(await flattenedPieces(png, onPart)) };
    if (!decode) return { decode: seen.why };
    if (png) await seeLastRow(png);
    const pixels = await decode(bytes, kind);
    return pixels ? { kind, isDecoded: true, ...(await decodedPieces(pixels, onPart)) } : { refusal: 'truncated' };
  } catch (failure) {
    if (failure instanceof BrokenRows) return { refusal: failure.refusal };
    throw failure;
  }
}

type Cut = Omit<Pieces, 'kind' | 'isDecoded'>;
type OnPart = (part: number) => void;

const whole = (picture: Picture): Cut => ({ ...shownSize(picture), pieces: [picture] });

/** Alpha of 8 bits in every pixel. Other transparency (one colour, a palette's) is rare and a browser's matter. */
export const isFlattenedHere = ({ colours, bits, isInterlaced }: Png): boolean => (colours === 4 || colours === 6) && bits === 8 && !isInterlaced;

/** Rows of a strip: all of them where the picture goes whole on a page. */
export const rowsOnPage = ({ width, height }: { width: number; height: number }): number => (height > tallest * width ? Math.floor(ofPage * width) : height);

/** One piece keeps the file's own bytes, once every row of it has been seen to be there. */
async function plainPieces(png: Png, picture: Picture, onPart: OnPart): Promise<Cut> {
  const rows = told(rowsOf(png), png.height, onPart);
  const most = rowsOnPage(png);
  if (most < png.height) return { width: png.width, height: png.height, pieces: await stripsOf(rows, picture, most) };
  for await (const _batch of rows);
  return whole(picture);
}

async function flattenedPieces(png: Png, onPart: OnPart): Promise<Cut> {
  const samples = (samplesOf(png) - 1) as 1 | 3;
  const profile = png.profile && inflatedProfile(png.profile, samples);
  const cloth = { width: png.width, height: png.height, samples, bits: 8, ...(profile ? { profile } : {}) };
  return { width: png.width, height: png.height, pieces: await stripsOf(told(flattened(rowsOf(png), samples), png.height, onPart), cloth, rowsOnPage(png)) };
}

async function decodedPieces({ width, height, bands }: PlainPixels, onPart: OnPart): Promise<Cut> {
  const cloth = { width, height, samples: 3 as const, bits: 8 };
  return { width, height, pieces: await stripsOf(told(rowsIn(bands, 3 * width), height, onPart), cloth, rowsOnPage(cloth)) };
}

/** A few rows at a time, so that what is coded does not wait for what is not. */
async function* rowsIn(bands: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Row[]> {
  const together = Math.max(1, Math.ceil(200_000 / length));
  for await (const band of bands) {
    for (let at = 0; at < band.length; at += together * length) {
      const few = band.subarray(at, at + together * length);
      yield Array.from({ length: few.length / length }, (_, row) => codedRow(few.subarray(row * length, (row + 1) * length), 3));
    }
  }
}

async function* told(rows: AsyncIterable<readonly Row[]>, height: number, onPart: OnPart): AsyncGenerator<readonly Row[]> {
  let done = 0;
  for await (const batch of rows) {
    yield batch;
    done += batch.length;
    onPart(done / height);
  }
}
