// From pictures to a record (R18, R19, R70): each file is judged and kept as it came, and all of them stand in one PDF/A with their checksums.

import { evidenceFileName, type EvidenceFile, type EvidenceManifest } from '../domain/evidenceManifest.ts';
import type { PictureRefusal, Turn } from '../domain/picture.ts';
import { evidenceAsText, evidenceDocument, type EvidenceDocumentInput } from '../pdf/evidenceDocument.ts';
import type { Conformance } from '../pdf/metadata.ts';
import { joined } from '../pdf/bytes.ts';
import { piecesOf } from '../pdf/pictures/pieces.ts';
import type { Picture } from '../pdf/pictures/picture.ts';
import type { Ports } from '../ports.ts';

/** `called` = what the file was called where it came from. `turn` = how its camera was held. */
export type PictureFile = { called: string; bytes: Uint8Array; turn: Turn };
/** A picture that can be drawn, with what stands of it on pages. */
export type TakenPicture = { file: EvidenceFile; bytes: Uint8Array; pieces: readonly Picture[] };

/** Judges a file by its content and makes it ready for the record. Nothing is written anywhere. `place` counts from 0. */
export async function takePicture(
  { digest }: Pick<Ports, 'digest'>,
  { called, bytes, turn }: PictureFile,
  designation: string,
  place: number,
): Promise<TakenPicture | { refusal: PictureRefusal }> {
  const made = await piecesOf(bytes, turn);
  if ('refusal' in made) return made;
  if ('decode' in made) return { refusal: 'needsBrowser' };
  const { kind, width, height, pieces } = made;
  const name = evidenceFileName(designation, place, kind);
  return { file: { name, called, sha256: await digest.sha256(bytes), size: bytes.length, kind, width, height }, bytes, pieces };
}

/** What is saved beside the files themselves. */
export type EvidenceRecord = { pdf: Uint8Array<ArrayBuffer>; text: string; manifest: EvidenceManifest };

/** Makes the record; the caller saves it together with the files. */
export async function evidenceRecord(
  { digest, assets }: Pick<Ports, 'digest' | 'assets'>,
  about: Omit<EvidenceDocumentInput, 'files'>,
  taken: readonly TakenPicture[],
  conformance: Conformance = 'A',
): Promise<EvidenceRecord> {
  const input = { ...about, files: taken };
  const pdf = joined(await evidenceDocument(input, assets, conformance));
  const record = { name: `${about.designation}.pdf`, sha256: await digest.sha256(pdf) };
  const files = taken.map(({ file }) => file);
  return { pdf, text: evidenceAsText(input), manifest: { v: 1, kind: 'evidence', designation: about.designation, madeAt: about.madeAt, record, files } };
}
