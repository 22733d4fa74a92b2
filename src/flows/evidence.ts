// From pictures to a record (R18, R19, R70): each file is judged and kept as it came, and all of them stand in one PDF/A with their checksums.

import { evidenceFileName, type EvidenceFile } from '../domain/evidenceManifest.ts';
import { pictureKinds, type PictureKind, type PictureRefusal, type Turn } from '../domain/picture.ts';
import { evidenceAsText, evidenceDocument } from '../pdf/evidenceDocument.ts';
import type { Conformance } from '../pdf/metadata.ts';
import { joined } from '../pdf/bytes.ts';
import { piecesOf } from '../pdf/pictures/pieces.ts';
import type { Picture } from '../pdf/pictures/picture.ts';
import type { EvidenceAbout, EvidenceRecord, PictureDecoder, Ports } from '../ports.ts';

/** `called` = what the file was called where it came from. `turn` = how its camera was held. */
export type PictureFile = { called: string; bytes: Uint8Array; turn: Turn };
/** A picture that can be drawn, with what stands of it on pages. It gets its name with the record. `isDecoded`: a browser made plain pixels of it. */
export type TakenPicture = {
  called: string;
  bytes: Uint8Array;
  kind: PictureKind;
  width: number;
  height: number;
  sha256: string;
  isDecoded: boolean;
  pieces: readonly Picture[];
};

/** Judges a file by its content and makes it ready for a record. Nothing is written anywhere. Without a decoder some kinds are refused: `needsBrowser`. */
export async function takePicture(
  { digest, decoder }: Pick<Ports, 'digest'> & { decoder?: PictureDecoder },
  { called, bytes, turn }: PictureFile,
  onPart?: (part: number) => void,
): Promise<TakenPicture | { refusal: PictureRefusal }> {
  const made = await piecesOf(bytes, turn, { ...(decoder ? { decode: decoder.decode } : {}), ...(onPart ? { onPart } : {}) });
  if ('refusal' in made) return made;
  if ('decode' in made) return { refusal: 'needsBrowser' };
  return { called, bytes, sha256: await digest.sha256(bytes), ...made };
}

/** Makes the record, with the pictures in the order they are given; the caller saves it together with the files. */
export async function evidenceRecord(
  { digest, assets }: Pick<Ports, 'digest' | 'assets'>,
  about: EvidenceAbout,
  taken: readonly TakenPicture[],
  conformance: Conformance = 'A',
): Promise<EvidenceRecord> {
  const shown = taken.map((picture, place) => ({ ...picture, file: fileOf(picture, about.designation, place) }));
  const input = { ...about, files: shown };
  const pdf = joined(await evidenceDocument(input, assets, conformance));
  const record = { name: `${about.designation}.pdf`, sha256: await digest.sha256(pdf) };
  return {
    pdf,
    text: evidenceAsText(input),
    manifest: { v: 1, kind: 'evidence', designation: about.designation, madeAt: about.madeAt, record, files: shown.map(({ file }) => file) },
    files: shown.map(({ file, bytes }) => ({ name: file.name, bytes, type: pictureKinds[file.kind].mime })),
  };
}

const fileOf = ({ called, bytes, sha256, kind, width, height }: TakenPicture, designation: string, place: number): EvidenceFile => ({
  name: evidenceFileName(designation, place, kind),
  called,
  sha256,
  size: bytes.length,
  kind,
  width,
  height,
});
