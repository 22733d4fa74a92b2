// Makes the copy that is given out (TF 2 kap. 15 §): every picture is decoded, painted over and coded anew, every text that is masked is gone, and the
// original files are only read. What comes out is judged nowhere else: what is masked here is not in the file.

import { wordsOutside, type MaskReason, type PictureMask } from '../domain/masking.ts';
import { maskedRows } from '../domain/releaseRows.ts';
import type { ReadLine } from '../domain/readText.ts';
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
  for (const { name, bytes, size, masks, lines } of pictures) {
    const made = await maskedPieces({ bytes, size, masks }, decoder ? { decode: decoder.decode } : {});
    if ('refusal' in made) return { refusal: made.refusal, name };
    shown.push({ name, pieces: made.map(pieceFile) });
    painted.push({ pieces: withWords(made, wordsOutside(lines ?? [], masks)), reasons: masks.map(({ reason }) => reason) });
  }
  const input = { municipality, designation, madeAt, rows: maskedRows(rows, rowMasks), pictures: painted };
  const pdf = joined(await maskedDocument(input, assets, conformance));
  return { pdf, sha256: await digest.sha256(pdf), shown };
}

/** Each word on the piece it lies in whole, in pixels of the piece. */
function withWords(pieces: readonly Picture[], lines: readonly ReadLine[]): MaskedPiece[] {
  let top = 0;
  return pieces.map((picture) => {
    const above = top;
    top += picture.height;
    const inPiece = (line: ReadLine) => line.filter((word) => word.top >= above && word.top + word.height <= above + picture.height);
    const moved = lines.map((line) => inPiece(line).map((word) => ({ ...word, top: word.top - above }))).filter((line) => line.length > 0);
    return { picture, lines: moved };
  });
}

/** The masks of one picture. */
export const masksOf = (masks: readonly PictureMask[], file: string): PictureMask[] => masks.filter((mask) => mask.file === file);
