// A post to handle, from the first answers to the closed matter (R11 to R19, R60 to R84). The order is the guidelines': evidence before removal (G5), what
// may be secret to the registrar (G6), the sender told (G11). Every act may be repeated: what was done already is found done.

import type { EvidenceManifest } from '../domain/evidenceManifest.ts';
import { evidenceBase, isStorable, mostEvidenceFiles, outcomesFor, type MatterContent, type MatterFactOf } from '../domain/matter.ts';
import { isEvidenceSaved, isOpenStep, mustRegister, showsChildAbuse, takesEvidence, type MatterStep } from '../domain/matterLife.ts';
import { isSecretGround } from '../domain/removalGround.ts';
import { directions } from '../domain/diary.ts';
import { directionOf } from '../domain/diaryEntry.ts';
import { inSweden } from '../domain/swedish.ts';
import { secretStorageOf } from '../domain/settings.ts';
import { OutsideError } from '../outsideError.ts';
import type { EvidenceRecord } from '../ports.ts';
import {
  addFact,
  addUnless,
  designationOfItem,
  libraryAt,
  placeOf,
  places,
  readFolder,
  saysSame,
  writeFact,
  type MatterFolder,
  type MatterPorts,
} from './matterFolder.ts';
import { said, sayOfExit } from './registering.ts';

type Content<K extends MatterContent['kind']> = Extract<MatterContent, { kind: K }>;
export type Opening = Omit<Content<'opened'>, 'kind'>;

/**
 * Why an act is not taken: each has a Swedish sentence at the button. `noRight`: the library is not for me. `keptOutside`: the municipality keeps it
 * elsewhere. `keptHere`: it does so no longer. `moveFirst`: it may be secret and lies in the open library. `mustGo`: it shows child abuse. `unsound`: a text
 * that cannot be stored, or too much of it. `doneMeanwhile`: it has been answered otherwise, by somebody else or in another try.
 */
export type MatterRefusal =
  | 'noRight'
  | 'locked'
  | 'evidenceFirst'
  | 'mustRegister'
  | 'numberFirst'
  | 'tellFirst'
  | 'closedAlready'
  | 'keptOutside'
  | 'keptHere'
  | 'moveFirst'
  | 'mustGo'
  | 'unsound'
  | 'doneMeanwhile';
export type MatterAnswer = { outcome: 'done'; folder: MatterFolder } | { outcome: 'refused'; why: MatterRefusal };
const refused = (why: MatterRefusal): MatterAnswer => ({ outcome: 'refused', why });

/**
 * Opens the matter: first its row, which gives the designation and tells nothing; then its first fact, in the library that the answers demand.
 * `key` (UUID) is the screen's own: sent twice, the matter is opened once.
 */
export async function openMatter(ports: MatterPorts, key: string, opening: Opening): Promise<MatterAnswer> {
  const place = placeOf(opening);
  const isOutside = place !== places.open && secretStorageOf(await ports.register.all('Settings')) === 'outside';
  if (isOutside !== (place === places.outside)) return refused(isOutside ? 'keptOutside' : 'keptHere');
  const row = { Title: 'Nytt', clientKey: key, authority: opening.authority, place, handlerOid: ports.people.me().oid };
  const library = libraryAt(opening.authority, place);
  if (!(await ports.archive.mayOpen(library))) return refused('noRight');
  const added = await ports.register.add('Matters', row);
  const item = added === 'alreadyThere' ? (await ports.register.where('Matters', 'clientKey', key))[0] : added;
  if (!item) throw new OutsideError('unexpected', 'the row of the matter could not be read back');
  const there = await readFolder(ports, item);
  if (there === 'closed') return refused('noRight');
  const content: MatterContent = { kind: 'opened', ...opening };
  if (there) return { outcome: 'done', folder: await addFact(ports, there, content) };
  await writeFact(ports, { designation: designationOfItem(item), library }, 1, content);
  const folder = await readFolder(ports, item);
  if (!folder || folder === 'closed') throw new OutsideError('missing', 'the folder of the matter could not be read back');
  return { outcome: 'done', folder: await addFact(ports, folder, content) };
}

/** Which step an act belongs to: it may be done once that step is open. A note may always be made. */
const stepOfAct: Partial<Record<MatterContent['kind'], MatterStep>> = {
  keptOutside: 'receipt',
  post: 'post',
  evidence: 'evidence',
  evidenceExit: 'evidence',
  assessed: 'assess',
  acted: 'act',
  handedOver: 'answer',
  told: 'tell',
  registration: 'register',
  closed: 'close',
};

/** Answers that are given once: two windows may hold the same question, and the second must not undo what the first decided. */
const givenOnce: ReadonlySet<MatterContent['kind']> = new Set(['assessed', 'acted', 'registration']);

/** What may still be said of a closed matter: one comes back to a post when its answer has been read (R60). */
const afterClosing: ReadonlySet<MatterContent['kind']> = new Set(['note', 'revisit', 'revisited']);

/** All that is said of what is kept elsewhere: no word of the post itself has a place. */
const outsideKinds: ReadonlySet<MatterContent['kind']> = new Set(['keptOutside', 'registration', 'closed']);

const isDecided = (life: MatterFolder['life'], content: MatterContent): boolean =>
  givenOnce.has(content.kind) && life[content.kind as 'assessed' | 'acted' | 'registration'] !== undefined && !saysSame(life, content);

/** What is in the way of an act, or undefined. */
export function inTheWay({ life, item }: Pick<MatterFolder, 'life' | 'item'>, content: MatterContent): MatterRefusal | undefined {
  if (life.mustMove || findsSecrecy(item.row.place, content)) return 'moveFirst';
  if (life.closed) return afterClosing.has(content.kind) ? undefined : 'closedAlready';
  if (life.opened.outside && !outsideKinds.has(content.kind)) return 'keptOutside';
  if (content.kind === 'acted' && !outcomesFor(showsChildAbuse(life)).includes(content.outcome)) return 'mustGo';
  if (isDecided(life, content)) return 'doneMeanwhile';
  const step = stepOfAct[content.kind];
  if (!step || isOpenStep(life, step))
    return content.kind === 'registration' && content.choice === 'ordered' && mustRegister(life) ? 'mustRegister' : undefined;
  if (content.kind === 'closed') return life.registration ? (life.state === 'diary' ? 'numberFirst' : 'tellFirst') : 'locked';
  const needsEvidence = life.steps.some((line) => line.step === 'evidence') && !isEvidenceSaved(life);
  return needsEvidence ? 'evidenceFirst' : 'locked';
}

/** Secrecy is found while the matter lies in the open library: it is moved first, and the finding is written where it then lies. */
const findsSecrecy = (place: string, content: MatterContent): boolean =>
  place !== places.protected && content.kind === 'assessed' && isSecretGround(content.ground);

/** Does one act: refuses what comes before its time, now or when somebody else was first, adds the fact, and does what follows from it. */
export async function act(ports: MatterPorts, folder: MatterFolder, content: MatterContent): Promise<MatterAnswer> {
  if (!isStorable(content)) return refused('unsound');
  const after = await addUnless(ports, folder, content, inTheWay);
  if (typeof after === 'string') return refused(after);
  if (content.kind === 'evidenceExit') await sayOfExit(ports, after, content.why);
  if (content.kind !== 'registration' || content.choice !== 'register') return { outcome: 'done', folder: after };
  return { outcome: 'done', folder: await askForNumber(ports, after) };
}

/** The entry that the authority's registrar sees: nothing in it tells what the matter is about. One that was returned is asked for again. */
async function askForNumber(ports: MatterPorts, folder: MatterFolder): Promise<MatterFolder> {
  const { diary } = folder.life;
  return diary && diary.state !== 'returned' ? folder : await said(ports, folder, 'waiting', '');
}

/** Makes the entry that a window which closed half-way left unmade: it was decided, or could not be saved, and the registrar does not know. */
export async function completeRegistration(ports: MatterPorts, folder: MatterFolder): Promise<MatterFolder> {
  const { registration, diary, closed, exit } = folder.life;
  if (exit) await sayOfExit(ports, folder, exit.why);
  return registration?.choice === 'register' && !diary && !closed ? await askForNumber(ports, folder) : folder;
}

/** Everything that is saved of one piece of evidence: the PDF/A, its text and manifest, and the files as they came. */
export type MadeEvidence = { manifest: EvidenceManifest; files: readonly { name: string; bytes: Uint8Array; type: string }[] };

/** The files of a record under the names they shall have, the PDF/A last: when it is there, everything it names is. */
export function madeEvidence({ manifest, files, text, pdf }: EvidenceRecord): MadeEvidence {
  const utf8 = (content: string) => new TextEncoder().encode(content);
  const { designation: base, record } = manifest;
  const beside = [
    { name: `${base}.txt`, bytes: utf8(text), type: 'text/plain' },
    { name: `${base}.json`, bytes: utf8(`${JSON.stringify(manifest, null, 2)}\n`), type: 'application/json' },
  ];
  return { manifest, files: [...files, ...beside, { name: record.name, bytes: pdf, type: 'application/pdf' }] };
}

/** Makes the record under the name it shall have: pictures and PDF/A come from whoever holds them (a worker of the screen). */
export type MakeEvidence = (base: string, about: About, madeAt: string) => Promise<MadeEvidence>;
type About = readonly { label: string; value: string }[];

/**
 * Saves evidence (R18, R70): every file as it came, the manifest, the text and the PDF/A, each read back by its hash; the fact comes last. `madeAt`
 * (ISO) is the screen's own and the same at every try: then the bytes are the same too, and what was saved already is found saved. What a window that
 * was closed half-way left behind stays where it lies, and the next record gets the next name. A record of no
 * files, or of too many, is never saved: OutsideError 'unexpected'.
 */
export async function saveEvidence(ports: MatterPorts, folder: MatterFolder, about: About, madeAt: string, make: MakeEvidence): Promise<MatterAnswer> {
  const { life } = folder;
  if (life.closed) return refused('closedAlready');
  if (life.mustMove) return refused('moveFirst');
  if (life.opened.outside) return refused('keptOutside');
  if (!takesEvidence(life)) return refused('locked');
  if (life.evidence.some((earlier) => earlier.madeAt === madeAt)) return { outcome: 'done', folder };
  const made = await saveAsFirstFree(ports, folder, async (base) => await make(base, about, madeAt));
  const { manifest } = made;
  await describeRecord(ports, folder, { record: manifest.record, madeAt });
  const sizeOf = (name: string) => made.files.find((file) => file.name === name)?.bytes.length ?? 0;
  const record = { ...manifest.record, size: sizeOf(manifest.record.name) };
  const files = manifest.files.map(({ name, sha256, size }) => ({ name, sha256, size }));
  return { outcome: 'done', folder: await addFact(ports, folder, { kind: 'evidence', record, files, madeAt }) };
}

/** What the library calls a record of text that a machine has read. */
export const textRecordType = 'Maskinläst text';
/** The library's columns of a record: for SharePoint's views, the search and the delivery to the archive. */
export async function describeRecord(
  { archive }: Pick<MatterPorts, 'archive'>,
  { designation, library, life, item }: MatterFolder,
  { record, madeAt }: { record: { name: string; sha256: string }; madeAt: string },
  recordType = 'Bevis',
): Promise<void> {
  const columns = {
    authority: item.row.authority,
    direction: directions[directionOf(life.opened)],
    recordType,
    matter: designation,
    recordDate: inSweden(madeAt).day,
  };
  await archive.describe(library, `${designation}/${record.name}`, { ...columns, sha256: record.sha256, capturedAt: madeAt });
}

/** More names than anybody leaves half-way. */
const mostNames = 20;

/** Uploads under the first name where nothing else lies. Throws OutsideError 'conflict' when there is none. */
async function saveAsFirstFree(
  { archive }: MatterPorts,
  { designation, library, life }: MatterFolder,
  make: (base: string) => Promise<MadeEvidence>,
): Promise<MadeEvidence> {
  for (let earlier = life.evidence.length; earlier < life.evidence.length + mostNames; earlier++) {
    const made = await make(evidenceBase(designation, earlier));
    const { length } = made.manifest.files;
    if (length === 0 || length > mostEvidenceFiles) throw new OutsideError('unexpected', `a record of ${length} files is no evidence`);
    if (await allSaved(made)) return made;
  }
  throw new OutsideError('conflict', 'other files have all the names of this record');

  async function allSaved({ files }: MadeEvidence): Promise<boolean> {
    for (const { name, bytes, type } of files) {
      const { outcome } = await archive.put(library, `${designation}/${name}`, bytes, type);
      if (outcome === 'different') return false;
    }
    return true;
  }
}

/** The day a record came in (TF 2 kap. 9 §) or, of our own, was drawn up: when the post was published, else when it was seen. YYYY-MM-DD in Sweden. */
export function receivedDay(post: Pick<MatterFactOf<'post'>, 'posts' | 'seenAt'>): string {
  const published = post.posts
    .map(({ postedAt }) => postedAt)
    .filter(Boolean)
    .toSorted()[0];
  return inSweden(published ?? post.seenAt).day;
}
