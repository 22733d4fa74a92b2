// What the registrar's screens show and may ask for. An opened entry may be secret: it is kept in memory only. The list holds what everybody may see.

import type { Diary } from '../../domain/diary.ts';
import type { EntryAttachment, EntryRow } from '../../domain/diaryEntry.ts';
import type { LintRemark } from '../../domain/diaryLint.ts';
import type { SettledEntry, WaitingEntry } from '../../domain/registrarsList.ts';
import type { MatterFile } from '../../domain/matter.ts';
import type { ExitEntry } from '../../domain/matterExits.ts';
import type { MatterEvent } from '../../domain/matterHistory.ts';
import type { MoveEntry } from '../../domain/matterMoves.ts';
import type { DiaryNumberForm } from '../../domain/settings.ts';
import type { Refused } from './actions.ts';

/** `authority` is its name. */
export type WaitingLine = WaitingEntry;
export type SettledLine = SettledEntry;
/** Moved, or to be moved, and not gone through yet. */
export type MoveLine = MoveEntry;
/** What could not be saved here before it was handled (exits of gate G5). */
export type ExitLine = ExitEntry;
/**
 * `authorities` = names of those whose registrar I am: none for everybody else. `deviations` are theirs. `notSecret`, and then `deviations` too: of every authority, for
 * informationsfunktionen alone.
 */
export type ArchiveDesk = {
  authorities: readonly string[];
  waiting: readonly WaitingLine[];
  settled: readonly SettledLine[];
  moves: readonly MoveLine[];
  deviations: readonly ExitLine[];
  notSecret?: readonly SettledLine[];
};

/** What was moved to the protected library, and which mails with attachments had been sent before. `emptiedAt` is absent until nothing is left. */
export type ArchiveMove = {
  by: string;
  at: string;
  files: readonly MatterFile[];
  emptiedAt?: string;
  mails: readonly { to: string; at: string; attached: number }[];
  /** Who has gone through where it may have been read, and when. */
  seen?: { by: string; at: string };
};

export type ArchiveEntry = {
  designation: string;
  /** Its name and its code. */
  authority: string;
  authorityCode: string;
  isProtected: boolean;
  /** Kept elsewhere: the receipt is all there is of it. */
  isOutside?: true;
  /** The day it came in or was drawn up, YYYY-MM-DD; '' while it is not known. */
  received: string;
  /** Empty while it has not been asked for. */
  rows: readonly EntryRow[];
  remarks: readonly LintRemark[];
  attachments: readonly EntryAttachment[];
  diary?: Diary;
  move?: ArchiveMove;
  /** What was asked for when it was returned and what has been said since, in order; empty where it never was. */
  asked: readonly MatterEvent[];
  /** What was needed when it was last returned. */
  returned?: string;
  marking?: { provision: string; on: string; by: string };
  markingEnded?: { on: string; by: string };
  /** Provisions that the indicators point to: a person decides. */
  candidates: readonly string[];
  form: DiaryNumberForm;
};
export type EntryDone = { outcome: 'done'; entry: ArchiveEntry };

export type ArchiveActions = {
  archiveDesk(): Promise<ArchiveDesk>;
  /** What waits for me as registrar; empty for everybody else. */
  entriesToRegister(): Promise<readonly WaitingLine[]>;
  /** Opening one that may be secret is written down. 'notYours' = another authority's; 'closed' = its library is not for me. */
  openEntry(designation: string): Promise<ArchiveEntry | 'notYours' | 'closed' | undefined>;
  writeNumber(designation: string, number: string): Promise<EntryDone | Refused>;
  returnEntry(designation: string, reason: string): Promise<EntryDone | Refused>;
  declareNotSecret(designation: string, reason: string): Promise<EntryDone | Refused>;
  /** The registrar has gone through where a moved matter may still be read. */
  goneThrough(designation: string): Promise<EntryDone | Refused>;
  /** `on` is YYYY-MM-DD. */
  markSecrecy(designation: string, marking: { provision: string; on: string }): Promise<EntryDone | Refused>;
  endMarking(designation: string, ending: { on: string; reason: string }): Promise<EntryDone | Refused>;
  /** One file by its name, or the draft as text and every file, one by one. */
  fetchEntryFiles(designation: string, name?: string): Promise<{ outcome: 'done' } | Refused>;
};
