// What the screens of Begäran om allmän handling show and may ask for. A record that is opened may be secret: it is kept in memory only, and so are its masks.

import type { MaskReason } from '../../domain/masking.ts';
import type { WordRow } from '../../domain/matterWords.ts';
import type { ReleaseFound, ReleaseWish } from '../../flows/releaseSearch.ts';
import type { MadeCopy, Masking } from '../../flows/releasing.ts';
import type { Choice, Refused } from './actions.ts';

/**
 * 'record' is the PDF/A, 'text' the one with what was read in its pictures, 'closing' the record of a closed matter. Masks may lie on a 'picture'; a 'writing'
 * (text, e-mail, PDF) cannot be masked here and is in no copy.
 */
export type ReleaseFile = { name: string; size: number; kind: 'record' | 'picture' | 'writing' | 'text' | 'closing' };
/** What was given out or refused before, newest first. */
export type EarlierRelease = { at: string; sentence: string; meta?: string };

export type ReleaseView = {
  designation: string;
  /** Its name. */
  authority: string;
  isProtected: boolean;
  /** '' while it has none. */
  diaryNumber: string;
  /** The marking of secrecy that holds; `authority` made it. */
  marking?: { provision: string; on: string; authority: string };
  rows: readonly WordRow[];
  files: readonly ReleaseFile[];
  earlier: readonly EarlierRelease[];
};
/** `files` = what was handed to the browser. */
export type Released = { outcome: 'done'; view: ReleaseView; files: readonly string[] };
export type Refusal = { reasons: readonly MaskReason[]; informed: boolean; madeAt: string };

/** `told` gets the share of the pictures that is read, from 0 to 1. Aborted, the copy is made without text. */
export type CopyReading = { told: (share: number) => void; signal: AbortSignal };
export type ReleaseActions = {
  /** The authorities whose records I may give out; empty for everybody else. */
  releaseAuthorities(): Promise<readonly Choice[]>;
  searchForRelease(wish: ReleaseWish): Promise<ReleaseFound | 'notReleaser'>;
  /** Opening one that may be secret is written down. */
  openRelease(designation: string): Promise<ReleaseView | 'notReleaser' | 'noRight' | 'gone'>;
  /** A file of the record to read: nothing is given out by it. Of one that may be secret each reading is written down. */
  readOriginal(designation: string, name: string): Promise<{ outcome: 'read'; bytes: Uint8Array } | Refused>;
  /** The same, handed to the browser as a file. */
  fetchOriginal(designation: string, name: string): Promise<{ outcome: 'done' } | Refused>;
  giveOutOriginals(designation: string, names: readonly string[], madeAt: string): Promise<Released | Refused>;
  /** Makes the copy to be looked at, with the text of its pictures where `reading` is there. Nothing is stored and nothing given out. */
  makeCopy(designation: string, masking: Masking, reading?: CopyReading): Promise<{ outcome: 'made'; copy: MadeCopy } | Refused>;
  giveOutCopy(designation: string, copy: MadeCopy, informed: boolean): Promise<Released | Refused>;
  withhold(designation: string, refusal: Refusal): Promise<Released | Refused>;
};
