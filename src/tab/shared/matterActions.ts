// What the screens of posts to handle show and may ask for. What is read here may be secret: it is kept in memory only, and never in an address.

import type { WarningKind } from '../../domain/contentWarning.ts';
import type { LeftFiles } from '../../domain/leftFiles.ts';
import type { MatterContent, MatterKind, Secrecy } from '../../domain/matter.ts';
import type { MatterLife } from '../../domain/matterLife.ts';
import type { DiaryNumberForm } from '../../domain/settings.ts';
import type { MakeEvidence, Opening } from '../../flows/matters.ts';
import type { AskedAgain } from '../../flows/asking.ts';
import type { PageTerms } from '../../flows/pageTerms.ts';
import type { Refused } from './actions.ts';

/** A row that everybody may see: nothing of content or persons. `mayOpen` = its library is for me. */
export type MatterLine = {
  designation: string;
  kind: string;
  status: string;
  /** Its name. */
  authority: string;
  department: string;
  isProtected: boolean;
  mayOpen: boolean;
  posts: number;
  seenAt: string;
  /** '' until it has an outcome. */
  actedAt: string;
  openedAt: string;
  closedAt: string;
  mine: boolean;
  isClosed: boolean;
  /** It may have to go, and has no outcome after 24 hours. */
  isLate: boolean;
};

/** An account that a post may stand on. `authority` and `department` as the register has them: a code and a name. `mine` = I am one of its administrators. */
export type MatterAccount = { id: number; name: string; platform: string; address: string; authority: string; department: string; mine: boolean };

/**
 * May the matter be kept by me, where its answers demand? Where not, `registrar` says whom to ring. 'outside' = the municipality keeps what may be
 * secret elsewhere (secretStorage).
 */
export type Keeping = { may: true } | { may: false; registrar: { mailbox: string; telephone: string } } | { may: false; outside: true };

/** 'file': text, e-mail or PDF as it came. 'text': what a machine has read in the pictures. 'copy': a copy that was given out. */
export type MatterFileLink = { name: string; size: number; savedAt: string; what: 'record' | 'picture' | 'file' | 'text' | 'copy' };
export type MatterView = {
  designation: string;
  isProtected: boolean;
  /** Its name and its code. */
  authority: string;
  authorityCode: string;
  life: MatterLife;
  files: readonly MatterFileLink[];
  /** What lies in the folder and no fact names. */
  left: LeftFiles;
  /** It lies where it must not, or its move was interrupted: `left` files are still in the open library. */
  move?: { state: 'asked'; keeping: Keeping } | { state: 'unfinished'; left: number };
  /** How the municipality writes its diary numbers. */
  diaryForm: DiaryNumberForm;
  /** Where the account's own rules are published; absent while nobody has said, or for a post outside our accounts. */
  pageTerms?: PageTerms;
  /** Closed, and what stands of it is not saved yet. */
  lacksRecord?: true;
};
/** `untold`: who could not be told of it now. */
export type MatterDone = { outcome: 'done'; matter: MatterView; untold?: 'registrar' | 'asked' };

export type { MakeEvidence, MatterContent, MatterKind, Opening, Secrecy };

export type MatterActions = {
  listMatters(): Promise<readonly MatterLine[]>;
  matterAccounts(): Promise<readonly MatterAccount[]>;
  mayKeep(authority: string, answers: { secrecy: Secrecy; childAbuse: boolean }): Promise<Keeping>;
  /** `key` (UUID) is the form's own: sent twice, the matter is opened once. */
  beginMatter(key: string, opening: Opening): Promise<MatterDone | Refused>;
  /** 'closed' = it is there, and not for me. Opening one that may be secret is written down. */
  openMatter(designation: string): Promise<MatterView | 'closed' | undefined>;
  /** Of a row of mine of which nothing was saved. */
  putAway(designation: string): Promise<{ outcome: 'done' } | Refused>;
  /** One after the other; what was done already is found done. */
  actOnMatter(designation: string, contents: readonly MatterContent[]): Promise<MatterDone | Refused>;
  /** Answers anew, once it is saved, that it may be secret: nothing else is done before it has been moved. */
  suspectMatter(designation: string, secrecy: 'unknown' | 'yes'): Promise<MatterDone | Refused>;
  /** Moves all of it to the protected library, or goes on where that was interrupted. `told` hears how many files of how many are moved. */
  moveMatter(designation: string, told: (done: number, all: number) => void): Promise<MatterDone | Refused>;
  /** The number that the registrar has given, typed in by whoever handles the matter. */
  writeMatterNumber(designation: string, number: string): Promise<MatterDone | Refused>;
  /** `madeAt` (ISO) is the form's own, and the same when it is tried again. */
  saveEvidence(designation: string, madeAt: string, make: MakeEvidence): Promise<MatterDone | Refused>;
  /** One more card to whoever was asked for the answer. */
  remindAsked(designation: string): Promise<AskedAgain | Refused>;
  /** Where an account's own rules are published; '' = nowhere any more. */
  tellPageTerms(accountId: number, address: string): Promise<{ outcome: 'done'; terms?: PageTerms } | Refused>;
  openMatterFile(designation: string, name: string): Promise<{ outcome: 'done' } | Refused>;
  /** What a text holds that may need care, each kind once. Nothing of it leaves the window. */
  contentWarnings(text: string): Promise<readonly WarningKind[]>;
  /** A new key for a form. */
  newKey(): string;
};

/** Reading goes on in the background, whatever page is shown; what has been read stands among the matter's files. */
export type TextReading = { state: 'reading'; percent: number } | { state: 'failed'; thrown: unknown };
export type TextReadingActions = {
  /** Reads the pictures of the matter's evidence that nothing has read. Asked for twice it is done once. */
  readTexts(designation: string): void;
  /** How it goes in this window; undefined when nothing is being read. */
  textReading(designation: string): TextReading | undefined;
  /** Answers the way to stop listening. */
  onTextReading(listener: () => void): () => void;
};
