// The outside in the product's own words. Adapters implement these; flows use nothing else.
// Every method may throw OutsideError (its `kind` says what to do); refusals are values.

import type { EvidenceManifest } from './domain/evidenceManifest.ts';
import type { MaskArea, MaskReason, RowMask } from './domain/masking.ts';
import type { PictureTextManifest } from './domain/pictureTextManifest.ts';
import type { WordRow } from './domain/matterWords.ts';
import type { Colleague } from './domain/person.ts';
import type { BesidePicture, PictureKind, PictureRefusal, PlainPixels, Turn } from './domain/picture.ts';
import type { ReadingEngine, ReadLine } from './domain/readText.ts';
import type { ReadMail, WritingContent, WritingKind, WritingRefusal } from './domain/writing.ts';
import type { FormerItem, Item, ListName, Lists } from './domain/rows.ts';
import type { ExaminedToken } from './domain/tokenClaims.ts';

export type Clock = { now(): Date };
export type Ids = { uuid(): string };
/** SHA-256 in lower-case hex of UTF-8 text or bytes. */
export type Digest = { sha256(data: string | Uint8Array): Promise<string> };

/** The lists. `where` filters on one indexed column. Everything is read back from the server before it is answered. */
export type Register = {
  all<L extends ListName>(list: L): Promise<Item<Lists[L]>[]>;
  where<L extends ListName>(list: L, column: keyof Lists[L] & string, value: string): Promise<Item<Lists[L]>[]>;
  /** 'alreadyThere' when a unique column holds the value: the caller re-reads and decides. Safe to repeat. */
  add<L extends ListName>(list: L, row: Partial<Lists[L]>): Promise<Item<Lists[L]> | 'alreadyThere'>;
  /** 'conflict' when the item has changed since `etag` was read (412). */
  change<L extends ListName>(list: L, id: number, etag: string, row: Partial<Lists[L]>): Promise<Item<Lists[L]> | 'conflict'>;
  history<L extends ListName>(list: L, id: number): Promise<FormerItem<Lists[L]>[]>;
};

/** What has changed in a list since `token`, all of it where there is none. `removed` = ids that are gone. 'resync' when the token is too old (410). */
export type Changes<L extends ListName> = { items: Item<Lists[L]>[]; removed: number[]; token: string };
export type Deltas = { since<L extends ListName>(list: L, token: string | undefined): Promise<Changes<L> | 'resync'> };

/** A list as it was read last. `shape` tells which columns were read: a copy of another shape is no copy. */
export type ListCopy<L extends ListName> = { shape: string; token: string; items: Item<Lists[L]>[] };
/** What is kept of the lists on this computer for one person. Whatever fails here is answered as if nothing were kept. */
export type Copies = {
  read<L extends ListName>(list: L): Promise<ListCopy<L> | undefined>;
  /** `anew` = what was kept before is put away first. */
  write<L extends ListName>(list: L, shape: string, changes: Changes<L>, anew: boolean): Promise<void>;
};

export type StoredFile = { path: string; size: number; quickXorHash: string; webUrl: string; createdAt: string; createdBy: { oid: string; name: string } };
/** Libraries. Files are never overwritten. */
export type Archive = {
  /** Uploads and reads the hash back. 'same' = was there with equal bytes; 'different' = the first stays, the caller writes a deviation. */
  put(library: string, path: string, bytes: Uint8Array, type: string): Promise<{ outcome: 'saved' | 'same' | 'different'; file: StoredFile }>;
  find(library: string, path: string): Promise<StoredFile | undefined>;
  read(library: string, path: string): Promise<Uint8Array>;
  /** The files of a folder, by name; none where the folder is not there. Folders in it are left out. */
  list(library: string, folder: string): Promise<StoredFile[]>;
  /** May I see this library? False where it is not there for me: the site says no more. */
  mayOpen(library: string): Promise<boolean>;
  /** Library columns of a file (authority, recordType, sha256 …). */
  describe(library: string, path: string, columns: Record<string, string | number | boolean>): Promise<void>;
  /**
   * Takes a file away for ever, with its versions and past the recycle bins: nobody gets it back. One that is not there is gone already.
   * 'conflict' when its bytes have another hash than `quickXorHash`: somebody has changed it since it was read. What is written between that look and the
   * deletion goes too: permanentDelete takes no If-Match. Files of the product are never written twice.
   */
  erase(library: string, path: string, quickXorHash: string): Promise<void>;
};

export type Mail = { to: readonly string[]; subject: string; html: string; attachments: readonly { name: string; type: string; bytes: Uint8Array }[] };
export type Messages = {
  /** The one-on-one chat with a colleague (made when absent), or a group chat when several. Answers the chat's id. */
  chatWith(colleagues: readonly Colleague[], topic?: string): Promise<string>;
  /** Sends an Adaptive Card (an object) with a fallback sentence. */
  card(chatId: string, card: object, sentence: string): Promise<void>;
  mail(mail: Mail): Promise<void>;
  /** A bonus where the app is installed; false when it could not be sent. Never throws for that. */
  notify(oid: string, type: string, parameters: Record<string, string>, sentence: string, subPageId: string): Promise<boolean>;
};

export type DirectoryEntry = Colleague & { givenName: string; surname: string; mail: string };
export type People = {
  me(): Colleague & { roles: readonly string[] };
  search(text: string): Promise<DirectoryEntry[]>;
  byMail(address: string): Promise<DirectoryEntry | undefined>;
};

export type Signatures = {
  /** Examines a compact JWS against the trusted keys (live discovery and SigningKeys), never against a key set stored beside it. Malformed = undefined. */
  examine(idToken: string): Promise<ExaminedToken | undefined>;
};

/** Fonts and other binary parts of records, loaded when first needed. */
export type Assets = { font(weight: 400 | 700, script: 'latin' | 'latin-ext'): Promise<Uint8Array> };

/** Draws what PDF cannot hold as it came. undefined = it cannot be drawn. Only a browser has one: a command refuses such pictures. */
export type PictureDecoder = { decode(bytes: Uint8Array, kind: PictureKind): Promise<PlainPixels | undefined> };
/** Reads what a camera wrote beside the picture. Bytes that say nothing, or cannot be read, are no error. */
export type BesideReader = (bytes: Uint8Array) => Promise<BesidePicture>;

/** Takes an e-mail apart. undefined: it cannot be read within the limits. */
export type MailReader = (bytes: Uint8Array) => Promise<ReadMail | undefined>;

/** A picture on the desk, judged and ready for a record. `width` and `height` as it is seen. `pieces`: how many stand of it on pages. */
export type PictureOnDesk = {
  id: string;
  kind: PictureKind;
  width: number;
  height: number;
  size: number;
  sha256: string;
  pieces: number;
  beside: BesidePicture;
};
/** A text, an e-mail or a PDF on the desk, judged and ready for a record. Size in bytes. */
export type WritingOnDesk = { id: string; kind: WritingKind; size: number; sha256: string; content: WritingContent };
export type FileOnDesk = PictureOnDesk | WritingOnDesk;
/** A piece of a picture as a file of its own (PNG or JPEG), and how it is turned to stand upright. */
export type PieceFile = { bytes: Uint8Array; turn: Turn };
/** The record whose pictures were read, as far as the second file names it: `files` are its pictures, in its order. */
export type ReadRecord = Pick<EvidenceManifest, 'designation' | 'record'> & { files: readonly { name: string; sha256: string }[] };
/** What was read of one picture on the desk: the lines of each piece, doubtful words included. */
export type ReadOnDesk = { id: string; pieces: readonly (readonly ReadLine[])[] };
/** `madeAt` is ISO 8601 in UTC. `earlier`: how many of the name lie in the library already. */
export type TextAbout = { first: ReadRecord; engine: ReadingEngine; madeAt: string; municipality: string; earlier?: number };
/** What is saved beside the first record, under `name` with the endings pdf, txt and json. */
export type TextRecord = { name: string; pdf: Uint8Array<ArrayBuffer>; text: string; manifest: PictureTextManifest };
/** These are not the pictures of the record, by their checksums. */
export type OtherPictures = { refusal: 'otherPictures' };
/** `designation` is neutral and names every file; `about` are rows with a label each; `madeAt` is ISO 8601 in UTC. */
export type EvidenceAbout = { municipality: string; designation: string; about: readonly { label: string; value: string }[]; madeAt: string };
/** What is saved: the PDF/A, its text for the search, the manifest, and every file as it came. */
export type EvidenceRecord = {
  pdf: Uint8Array<ArrayBuffer>;
  text: string;
  manifest: EvidenceManifest;
  files: readonly { name: string; bytes: Uint8Array; type: string }[];
};
/**
 * A picture of a record as it came, and the size on which its masks were drawn. `read`: the lines of each piece of the masked picture (MaskedPicture), in
 * pixels of the piece, doubtful words included; nothing where it was not read.
 */
export type PictureToMask = {
  name: string;
  bytes: Uint8Array;
  size: { width: number; height: number };
  masks: readonly (MaskArea & { reason: MaskReason })[];
  read?: readonly (readonly ReadLine[])[];
};
/** `rows` are the texts of the matter, unmasked: what `rowMasks` name is left out of the copy. */
export type MaskedAbout = { municipality: string; designation: string; madeAt: string; rows: readonly WordRow[]; rowMasks: readonly RowMask[] };
/**
 * A picture of the copy as it stands there, from above, as PNG files, and the lines of its text layer: what somebody looks at before it is given out.
 */
export type MaskedPicture = { name: string; pieces: readonly Uint8Array<ArrayBuffer>[]; lines: readonly string[] };
/** `otherSize`: a mask was drawn on a picture of another size. `name` is the picture's. */
export type MaskedAnswer =
  | { pdf: Uint8Array<ArrayBuffer>; sha256: string; shown: readonly MaskedPicture[] }
  | { refusal: PictureRefusal | 'otherSize'; name: string };
/**
 * Where pictures and other files lie while a matter is written: in memory alone, nothing is stored. What lies there may be lost with the desk's own process;
 * `has` tells, and the picture is then taken again.
 */
export type PictureDesk = {
  /** Judges by content. `called` = what the file was called where it came from; `onPart` hears how much of it is done, from 0 to 1. */
  take(called: string, bytes: Uint8Array, onPart?: (part: number) => void): Promise<FileOnDesk | { refusal: PictureRefusal | WritingRefusal }>;
  has(id: string): boolean;
  drop(id: string): void;
  /** The files stand in the order of `ids`. An id that is not on the desk is an OutsideError of kind 'missing'. */
  record(about: EvidenceAbout, ids: readonly string[]): Promise<EvidenceRecord>;
  /** The piece of a picture at `place` (from 0), for whoever reads it. 'missing' as above. */
  piece(id: string, place: number): Promise<PieceFile>;
  /** The second file of a record: its pictures, in its order, with what was read in them. */
  textRecord(about: TextAbout, read: readonly ReadOnDesk[]): Promise<TextRecord | OtherPictures>;
  /** A copy with masks burnt into pixels and text. Nothing of it stays on the desk. */
  masked(about: MaskedAbout, pictures: readonly PictureToMask[]): Promise<MaskedAnswer>;
  close(): void;
};
/**
 * Reads text in pictures. Nothing of it is fetched before the first picture.
 * OutsideError: 'offline' when the reader does not come or does not start in time, 'unexpected' when a picture cannot be read.
 */
export type PictureReader = {
  engine: ReadingEngine;
  /**
   * The lines of a PNG or JPEG, in pixels of the picture as it is seen when turned by `turn`; what the file itself says of its turn is not heeded.
   * `told` gets the share that is done, from 0 to 1. 'stopped' = stop() came first.
   */
  read(picture: { bytes: Uint8Array; turn: Turn }, told?: (share: number) => void): Promise<readonly ReadLine[] | 'stopped'>;
  /** Ends what is being read and gives its memory back. The next picture starts a reader anew. */
  stop(): void;
};

export type Ports = {
  clock: Clock;
  ids: Ids;
  digest: Digest;
  register: Register;
  archive: Archive;
  messages: Messages;
  people: People;
  signatures: Signatures;
  assets: Assets;
};
