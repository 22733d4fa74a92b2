// What lies as JSON beside the text that a machine has read in the pictures of a record (R18, R19): which record, which reader, and how much was left out.
// The record itself is never touched: this is a second file that names it by its checksum. PERSISTED SHAPE: a new shape gets a new `v`; former ones are read for ever.

import type { EvidenceManifest } from './evidenceManifest.ts';
import type { ReadingEngine } from './readText.ts';

/** `words` stand in the file, `dropped` were read with too little confidence. */
export type ReadFile = { name: string; sha256: string; words: number; dropped: number };

export type PictureTextManifest = {
  v: 1;
  kind: 'pictureText';
  designation: string;
  madeAt: string;
  /** The record whose pictures were read. */
  of: EvidenceManifest['record'];
  /** The PDF/A with the pictures and their text. */
  record: { name: string; sha256: string };
  engine: ReadingEngine;
  leastConfidence: number;
  files: readonly ReadFile[];
};

/** The name of the file with the text, without its ending; `earlier` = how many of that name lie there already, of windows that closed half-way. */
export const pictureTextName = (designation: string, earlier = 0): string => `${designation}_text${earlier === 0 ? '' : `-${earlier + 1}`}`;
