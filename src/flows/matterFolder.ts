// A matter as it lies in its library: the row that everybody may read, and the folder that only its authority's few may. Read here, and added to here.
// Every fact is a file of its own that is never written over: two people who act at once get a place each, and what is read back is what counts.

import { designationOf, isDesignation } from '../domain/designation.ts';
import { diaryOf, diarySaid, type DiaryHands } from '../domain/diary.ts';
import {
  factFileName,
  isProtected,
  libraryOf,
  matterKinds,
  outcomes,
  placeIn,
  readMatterFact,
  type FactName,
  type MatterContent,
  type MatterFact,
} from '../domain/matter.ts';
import { answerOn, matterLife, stateLabel, type MatterLife, type StoredMatterFact } from '../domain/matterLife.ts';
import type { DiaryRow, Item, MatterRow } from '../domain/rows.ts';
import { functionsOf, registrarHistory } from '../domain/settings.ts';
import { inSweden } from '../domain/swedish.ts';
import { OutsideError } from '../outsideError.ts';
import type { Ports, StoredFile } from '../ports.ts';

export type MatterPorts = Pick<Ports, 'register' | 'archive' | 'clock' | 'people' | 'digest'>;

/** The two libraries of an authority, as the row names them for people, and what is kept elsewhere: its receipt lies in the open one. */
export const places = { open: 'Bevis', protected: 'Skyddat', outside: 'Annan plats' } as const;

export type MatterFolder = { item: Item<MatterRow>; designation: string; library: string; life: MatterLife; files: readonly StoredFile[] };
/** 'closed': it is there, and its library is not for me. */
export type ReadMatter = MatterFolder | 'closed' | undefined;

export const designationOfItem = ({ id, createdAt }: Pick<Item<MatterRow>, 'id' | 'createdAt'>): string =>
  designationOf(inSweden(createdAt).day.slice(0, 4), id);
export const libraryAt = (authority: string, place: string): string => libraryOf(authority, place === places.protected);

/** The matter, what of it may be read and by whom it is entered. undefined = no such matter. */
export async function readMatter(ports: MatterPorts, designation: string): Promise<ReadMatter> {
  if (!isDesignation(designation)) return undefined;
  const item = (await ports.register.all('Matters')).find((one) => designationOfItem(one) === designation);
  if (!item) return undefined;
  return await readFolder(ports, item);
}

/** `library`: where the row says, or the other one while a matter is being moved. */
export async function readFolder(
  ports: MatterPorts,
  item: Item<MatterRow>,
  library: string = libraryAt(item.row.authority, item.row.place),
): Promise<ReadMatter> {
  if (!(await ports.archive.mayOpen(library))) return 'closed';
  const designation = designationOfItem(item);
  const files = await ports.archive.list(library, designation);
  const facts = (await Promise.all(files.map((file) => readFact(ports, library, designation, file)))).flatMap((fact) => fact ?? []);
  const rows = await diaryRows(ports, item, designation, facts);
  const life = matterLife(facts, diaryOf(...rows), diarySaid(...rows));
  return life && { item, designation, library, life, files };
}

async function diaryRows(
  { register }: MatterPorts,
  { row }: Item<MatterRow>,
  designation: string,
  facts: readonly StoredMatterFact[],
): Promise<[readonly Item<DiaryRow>[], string, DiaryHands]> {
  const [entries, settings] = await Promise.all([register.where('DiaryEntries', 'designation', designation), register.all('Settings')]);
  const registrars = functionsOf(settings).registrars[row.authority]?.members.map(({ oid }) => oid) ?? [];
  const hands = { registrars, handlers: facts.map(({ createdBy }) => createdBy.oid) };
  const others = entries.some(({ createdBy: { oid } }) => !hands.registrars.includes(oid) && !hands.handlers.includes(oid));
  // Who was registrar before is asked only where somebody who is none now has said something.
  const setting = others && settings.find((item) => item.row.key === 'functions');
  const former = setting ? registrarHistory(await register.history('Settings', setting.id), row.authority) : [];
  return [entries, designation, { ...hands, former }];
}

async function readFact({ archive, digest }: MatterPorts, library: string, designation: string, file: StoredFile): Promise<StoredMatterFact | undefined> {
  const name = file.path.slice(designation.length + 1);
  const place = placeIn(name);
  if (place === undefined) return undefined;
  const bytes = await archive.read(library, file.path);
  const fact = readMatterFact(new TextDecoder().decode(bytes), designation);
  return fact && { place, createdAt: file.createdAt, createdBy: file.createdBy, fact, file: { name, sha256: await digest.sha256(bytes) } };
}

/** As much as two people who act at once can need, and a good deal more. */
const mostTries = 8;

/**
 * Adds a fact and reads the folder again. What says the same as the last of its kind is not added once more: whoever lost the answer may try again.
 * Throws OutsideError 'conflict' when others are always first.
 */
export async function addFact(ports: MatterPorts, folder: MatterFolder, content: MatterContent): Promise<MatterFolder> {
  return await addUnless<never>(ports, folder, content, () => undefined);
}

/** The same, unless something is in the way: asked of the folder as it is before every try, since somebody else may have been first. */
export async function addUnless<Way extends string>(
  ports: MatterPorts,
  folder: MatterFolder,
  content: MatterContent,
  inTheWay: (now: MatterFolder, content: MatterContent) => Way | undefined,
): Promise<MatterFolder | Way> {
  let now = folder;
  for (let tries = 0; tries < mostTries; tries++) {
    const way = inTheWay(now, content);
    if (way) return way;
    if (saysSame(now.life, content)) return await projected(ports, now);
    const place = Math.max(0, ...now.files.map(({ path }) => placeIn(path.slice(now.designation.length + 1)) ?? 0)) + 1;
    const outcome = await writeFact(ports, now, place, content);
    const read = await readFolder(ports, now.item, now.library);
    // It lay here a moment ago: somebody has moved it meanwhile.
    if (!read || read === 'closed') throw new OutsideError('conflict', 'the folder of the matter could not be read back where it lay');
    now = read;
    if (outcome !== 'different') return await projected(ports, now);
  }
  throw new OutsideError('conflict', 'others wrote to the matter all the time');
}

/** Writes the fact as the file of its place. Author and time come from the ports. */
export async function writeFact(
  { archive, clock, people }: MatterPorts,
  { designation, library }: Pick<MatterFolder, 'designation' | 'library'>,
  place: number,
  content: MatterContent,
): Promise<'saved' | 'same' | 'different'> {
  const { oid, name } = people.me();
  const fact = { v: 1, designation, at: clock.now().toISOString(), by: { oid, name }, ...content } as MatterFact;
  const bytes = new TextEncoder().encode(JSON.stringify(fact));
  return (await archive.put(library, `${designation}/${factFileName(place, content.kind)}`, bytes, 'application/json')).outcome;
}

const headKeys = ['v', 'designation', 'at', 'by'];
const contentOf = (fact: object): string =>
  JSON.stringify(
    Object.entries(fact)
      .filter(([key]) => !headKeys.includes(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** What takes back what another kind said: of these only the last one says how it is. */
const takingTurns: Partial<Record<FactName, readonly FactName[]>> = {
  marking: ['marking', 'markingEnded'],
  markingEnded: ['marking', 'markingEnded'],
  revisit: ['revisit', 'revisited'],
  revisited: ['revisit', 'revisited'],
  // What may be secret after all is open again, and is closed anew.
  closed: ['closed', 'suspected'],
};

/** Does the last fact of its kind say the same? */
export function saysSame({ facts }: MatterLife, content: MatterContent): boolean {
  // A record is read once, whoever read it.
  if (content.kind === 'read') return facts.some(({ fact }) => fact.kind === 'read' && fact.of === content.of);
  const kinds = takingTurns[content.kind] ?? [content.kind];
  const last = facts.findLast(({ fact }) => kinds.includes(fact.kind));
  return last !== undefined && contentOf(last.fact) === contentOf(content);
}

/** The row as the facts say it: for SharePoint's views and the lists of the tab. It tells nothing of content or persons. */
function rowOf({ life, designation, item }: MatterFolder): Partial<MatterRow> {
  const { opened, post, acted, closed } = life;
  return {
    Title: designation,
    department: opened.department,
    kind: matterKinds[opened.matter].list,
    status: stateLabel(life),
    posts: post?.posts.length ?? item.row.posts,
    outcome: acted ? outcomes[acted.outcome].label : '',
    seenAt: post?.seenAt ?? '',
    actedAt: acted?.at ?? '',
    dueOn: answerOn(life),
    revisitOn: life.revisitOn ?? '',
    closedAt: closed?.at ?? '',
  };
}

/** The row brought in line with the facts. That somebody else does it at the same time, or that it fails, changes no fact: whoever writes next mends it. */
export async function projected(ports: MatterPorts, folder: MatterFolder): Promise<MatterFolder> {
  const wanted = rowOf(folder);
  const row = folder.item.row as Record<string, unknown>;
  if (Object.entries(wanted).every(([key, value]) => (row[key] ?? '') === value)) return folder;
  const changed = await ports.register.change('Matters', folder.item.id, folder.item.etag, wanted).catch(() => 'conflict' as const);
  return changed === 'conflict' ? folder : { ...folder, item: changed };
}

/** Where everything of the matter is written from the first byte. */
export const placeOf = (opened: Pick<MatterLife['opened'], 'secrecy' | 'childAbuse' | 'outside'>): string =>
  opened.outside ? places.outside : isProtected(opened.secrecy) || opened.childAbuse ? places.protected : places.open;
