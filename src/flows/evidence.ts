// From files to a record (R18, R19, R70): each is judged and kept as it came, and all of them stand in one PDF/A with their checksums.

import { evidenceFileName, isPictureEntry, type EvidenceManifest, type PictureEntry, type WritingEntry } from '../domain/evidenceManifest.ts';
import { pictureKinds, type PictureKind, type PictureRefusal, type Turn } from '../domain/picture.ts';
import { writingKinds, type WritingRefusal } from '../domain/writing.ts';
import { evidenceAsText, evidenceDocument, type ShownFile } from '../pdf/evidenceDocument.ts';
import type { Conformance } from '../pdf/metadata.ts';
import { OutsideError } from '../outsideError.ts';
import { joined } from '../pdf/bytes.ts';
import { piecesOf } from '../pdf/pictures/pieces.ts';
import type { Picture } from '../pdf/pictures/picture.ts';
import type { EvidenceAbout, EvidenceRecord, MailReader, PictureDecoder, Ports } from '../ports.ts';
import { isWriting, takeWriting, type TakenWriting } from './writings.ts';

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

export type TakenFile = TakenPicture | TakenWriting;
export const isTakenPicture = (taken: TakenFile): taken is TakenPicture => 'pieces' in taken;

/** Judges any file that may be evidence. A picture is one by its content; the others by their content and what they are called. */
export async function takeFile(
  ports: Pick<Ports, 'digest'> & { decoder?: PictureDecoder; readMail: MailReader },
  file: PictureFile,
  onPart?: (part: number) => void,
): Promise<TakenFile | { refusal: PictureRefusal | WritingRefusal }> {
  return isWriting(file.called, file.bytes) ? await takeWriting(ports, file) : await takePicture(ports, file, onPart);
}

/** Makes the record, with the files in the order they are given; the caller saves it together with the files. Of no files there is none: OutsideError 'unexpected'. */
export async function evidenceRecord(
  { digest, assets }: Pick<Ports, 'digest' | 'assets'>,
  about: EvidenceAbout,
  taken: readonly TakenFile[],
  conformance: Conformance = 'A',
): Promise<EvidenceRecord> {
  if (taken.length === 0) throw new OutsideError('unexpected', 'a record of no files is no evidence');
  const shown = taken.map((file, place) => shownFile(file, about.designation, place));
  const input = { ...about, files: shown };
  const pdf = joined(await evidenceDocument(input, assets, conformance));
  const record = { name: `${about.designation}.pdf`, sha256: await digest.sha256(pdf) };
  return {
    pdf,
    text: evidenceAsText(input),
    manifest: manifestOf(about, record, shown),
    files: shown.map(({ file }, place) => ({ name: file.name, bytes: taken[place]!.bytes, type: { ...pictureKinds, ...writingKinds }[file.kind].mime })),
  };
}

function manifestOf({ designation, madeAt }: EvidenceAbout, record: EvidenceManifest['record'], shown: readonly ShownFile[]): EvidenceManifest {
  const files = shown.map(({ file }) => file);
  const head = { kind: 'evidence', designation, madeAt, record } as const;
  return files.every(isPictureEntry) ? { v: 1, ...head, files } : { v: 2, ...head, files };
}

function shownFile(taken: TakenFile, designation: string, place: number): ShownFile {
  const { called, bytes, sha256, kind } = taken;
  const file = { name: evidenceFileName(designation, place, kind), called, sha256, size: bytes.length };
  if (isTakenPicture(taken)) {
    const { pieces, isDecoded, width, height } = taken;
    return { file: { ...file, kind: taken.kind, width, height } satisfies PictureEntry, pieces, isDecoded };
  }
  const { content } = taken;
  const attachments = content.kind === 'mail' && content.attachments.length > 0 ? { attachments: content.attachments } : {};
  return { file: { ...file, kind: taken.kind, ...attachments } satisfies WritingEntry, content };
}
