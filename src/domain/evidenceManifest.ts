// What lies beside a record of evidence as JSON (R18, R70): every file with its checksum, so that anyone can tell later that nothing was changed.
// PERSISTED SHAPE: a new shape gets a new `v`; former ones are read for ever.

import { pictureKinds, type PictureKind } from './picture.ts';
import { writingKinds, type MailAttachment, type WritingKind } from './writing.ts';

/** A file as it came, bit by bit. `name` is what it is called in the record, `called` what it was called where it came from. Sizes in bytes and pixels. */
type AsItCame = { name: string; called: string; sha256: string; size: number };
export type PictureEntry = AsItCame & { kind: PictureKind; width: number; height: number };
/** `attachments` of a mail lie in its own file. */
export type WritingEntry = AsItCame & { kind: WritingKind; attachments?: readonly MailAttachment[] };
export type EvidenceFile = PictureEntry | WritingEntry;

/** `record`: the PDF/A that shows the files. */
type Shown<V extends number, File> = {
  v: V;
  kind: 'evidence';
  designation: string;
  madeAt: string;
  record: { name: string; sha256: string };
  files: readonly File[];
};
/** 1: pictures alone. 2: with text, e-mail or PDF among the files. */
export type EvidenceManifest = Shown<1, PictureEntry> | Shown<2, EvidenceFile>;

export const isPictureEntry = (file: EvidenceFile): file is PictureEntry => !(file.kind in writingKinds);

/** What files of a kind are called in a record, and their ending. */
const names: Readonly<Record<PictureKind | WritingKind, readonly [word: string, ending: string]>> = {
  png: ['bild', 'png'],
  jpeg: ['bild', 'jpg'],
  webp: ['bild', 'webp'],
  gif: ['bild', 'gif'],
  text: ['text', writingKinds.text.ending],
  mail: ['e-post', writingKinds.mail.ending],
  pdf: ['pdf', writingKinds.pdf.ending],
};

/** The name of the file at `place` (from 0): what it was called says nothing, and may say too much. */
export const evidenceFileName = (designation: string, place: number, kind: PictureKind | WritingKind): string =>
  `${designation}_${names[kind][0]}-${place + 1}.${names[kind][1]}`;

/** What the record's own name of a file says it is. Nothing for a file that is no picture. */
export const pictureKindByName = (name: string): PictureKind | undefined =>
  (Object.keys(pictureKinds) as PictureKind[]).find((kind) => new RegExp(`_${names[kind][0]}-\\d+\\.${names[kind][1]}$`).test(name));
