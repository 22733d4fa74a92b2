// What lies beside a record of evidence as JSON (R18, R70): every file with its checksum, so that anyone can tell later that nothing was changed.
// PERSISTED SHAPE: a new shape gets a new `v`; former ones are read for ever.

import type { PictureKind } from './picture.ts';

/** A file as it came, bit by bit. `name` is what it is called in the record, `called` what it was called where it came from. Sizes in bytes and pixels. */
export type EvidenceFile = { name: string; called: string; sha256: string; size: number; kind: PictureKind; width: number; height: number };

export type EvidenceManifest = {
  v: 1;
  kind: 'evidence';
  designation: string;
  madeAt: string;
  /** The PDF/A that shows the files. */
  record: { name: string; sha256: string };
  files: readonly EvidenceFile[];
};

/** Endings of the kinds, as files of the record are named. */
const endings: Readonly<Record<PictureKind, string>> = { png: 'png', jpeg: 'jpg', webp: 'webp', gif: 'gif' };

/** The name of the file at `place` (from 0): what it was called says nothing, and may say too much. */
export const evidenceFileName = (designation: string, place: number, kind: PictureKind): string => `${designation}_bild-${place + 1}.${endings[kind]}`;
