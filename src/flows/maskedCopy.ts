// Makes the copy that is given out (TF 2 kap. 15 §): every picture is decoded, painted over and coded anew, every text that is masked is gone, and the
// original files are only read. What comes out is judged nowhere else: what is masked here is not in the file.

import { wordsOutside, type MaskReason, type PictureMask } from '../domain/masking.ts';
import { maskedRows } from '../domain/releaseRows.ts';
import { sureWords, type ReadLine } from '../domain/readText.ts';
import { joined } from '../pdf/bytes.ts';
import { maskedDocument, type MaskedPiece } from '../pdf/maskedDocument.ts';
import type { Conformance } from '../pdf/metadata.ts';
import { maskedPieces } from '../pdf/pictures/masked.ts';
import type { Picture } from '../pdf/pictures/picture.ts';
import { pieceFile } from '../pdf/pictures/pieceFile.ts';
import type { MaskedAbout, MaskedAnswer, MaskedPicture, PictureDecoder, PictureToMask, Ports } from '../ports.ts';

/** The file, or why it cannot be made and for which picture (its name in the matter's folder). Nothing is written anywhere. */
export async function maskedCopy(
  { assets, digest, decoder }: Pick<Ports, 'assets' | 'digest'> & { decoder?: PictureDecoder },
  { municipality, designation, madeAt, rows, rowMasks }: MaskedAbout,
  pictures: readonly PictureToMask[],
  conformance: Conformance = 'A',
): Promise<MaskedAnswer> {
  const painted: { pieces: MaskedPiece[]; reasons: MaskReason[] }[] = [];
  const shown: MaskedPicture[] = [];
  for (const { name, bytes, size, masks, read } of pictures) {
    const made = await maskedPieces({ bytes, size, masks }, decoder ? { decode: decoder.decode } : {});
    if ('refusal' in made) return { refusal: made.refusal, name };
    const pieces = withWords(made, read ?? [], masks);
    shown.push({ name, pieces: made.map(pieceFile), lines: pieces.flatMap(({ lines }) => lines.map(inWords)) });
    painted.push({ pieces, reasons: masks.map(({ reason }) => reason) });
  }
  const input = { municipality, designation, madeAt, rows: maskedRows(rows, rowMasks), pictures: painted };
  const pdf = joined(await maskedDocument(input, assets, conformance));
  return { pdf, sha256: await digest.sha256(pdf), shown };
}

/**
 * What was read of each piece, without the words that a mask touches. They were read when the masks lay there, but a reader guesses: from the half of a
 * word that shows it may tell the other half.
 */
function withWords(pieces: readonly Picture[], read: NonNullable<PictureToMask['read']>, masks: PictureToMask['masks']): MaskedPiece[] {
  let above = 0;
  return pieces.map((picture, place) => {
    const here = masks.map((mask) => ({ ...mask, top: mask.top - above }));
    above += picture.height;
    return { picture, lines: wordsOutside(sureWords(read[place] ?? []).lines, here) };
  });
}

const inWords = (line: ReadLine): string => line.map(({ text }) => text).join(' ');

/** The masks of one picture. */
export const masksOf = (masks: readonly PictureMask[], file: string): PictureMask[] => masks.filter((mask) => mask.file === file);
