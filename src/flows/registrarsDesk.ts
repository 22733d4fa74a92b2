// What the registrar sees and opens. The list is made of rows that tell nothing; whoever opens a protected matter is written down first, with name and time,
// once an hour, and only then anything of it is read.

import { diaryEntry, type DiaryEntry, type EntryAttachment } from '../domain/diaryEntry.ts';
import { lintEntry, lintGround, type LintRemark } from '../domain/diaryLint.ts';
import { isDesignation } from '../domain/designation.ts';
import { exitsIn, type ExitEntry } from '../domain/matterExits.ts';
import { movesIn, type MoveEntry } from '../domain/matterMoves.ts';
import { registrarsList, type ListedMatter, type SettledEntry, type WaitingEntry } from '../domain/registrarsList.ts';
import { functionsOf, registrarHistory } from '../domain/settings.ts';
import type { Item, MatterRow } from '../domain/rows.ts';
import { OutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';
import { designationOfItem, libraryAt, places, readFolder, type MatterFolder, type MatterPorts } from './matterFolder.ts';
import { myAuthorities } from './registering.ts';

/** `authorities` = codes of those whose registrar I am; empty for everybody else. */
export type RegistrarsDesk = {
  authorities: readonly string[];
  waiting: readonly WaitingEntry[];
  settled: readonly SettledEntry[];
  moves: readonly MoveEntry[];
  /** What could not be saved here before it was handled. */
  deviations: readonly ExitEntry[];
};

/** What waits in my authorities and what has been registered there, told by rows alone. */
export async function registrarsDesk(ports: Pick<MatterPorts, 'register' | 'people' | 'clock'>): Promise<RegistrarsDesk> {
  const { register, clock } = ports;
  const authorities = await myAuthorities(ports);
  if (authorities.length === 0) return { authorities, waiting: [], settled: [], moves: [], deviations: [] };
  const [matters, entries, settings] = await Promise.all([register.all('Matters'), register.all('DiaryEntries'), register.all('Settings')]);
  const setting = settings.find(({ row }) => row.key === 'functions');
  const states = setting ? await register.history('Settings', setting.id) : [];
  const { registrars } = functionsOf(settings);
  const mine = listedOf(matters.filter(({ row }) => authorities.includes(row.authority)));
  const byAuthority = (code: string) => ({ registrars: registrars[code]?.members.map(({ oid }) => oid) ?? [], former: registrarHistory(states, code) });
  const moves = movesIn(mine, entries, byAuthority).filter(({ state }) => state !== 'moveSeen');
  return { authorities, ...registrarsList(mine, entries, byAuthority, clock.now()), moves, deviations: exitsIn(mine, entries) };
}

/** Exits of gate G6 in every authority, newest first: what a registrar found not to be secret. Told by rows alone, for informationsfunktionen. */
export async function notSecretDeviations({ register, clock }: Pick<MatterPorts, 'register' | 'clock'>): Promise<readonly SettledEntry[]> {
  const [matters, entries, settings] = await Promise.all([register.all('Matters'), register.all('DiaryEntries'), register.all('Settings')]);
  const setting = settings.find(({ row }) => row.key === 'functions');
  const states = setting ? await register.history('Settings', setting.id) : [];
  const { registrars } = functionsOf(settings);
  const byAuthority = (code: string) => ({ registrars: registrars[code]?.members.map(({ oid }) => oid) ?? [], former: registrarHistory(states, code) });
  return registrarsList(listedOf(matters), entries, byAuthority, clock.now()).settled.filter(({ state }) => state === 'notSecret');
}

const listedOf = (matters: readonly Item<MatterRow>[]): ListedMatter[] =>
  matters.map((item) => ({ designation: designationOfItem(item), isProtected: item.row.place !== places.open, item }));

/** Exits of gate G5 in every authority, newest first. Told by rows alone, for informationsfunktionen. */
export async function evidenceDeviations({ register }: Pick<MatterPorts, 'register'>): Promise<readonly ExitEntry[]> {
  const [matters, entries] = await Promise.all([register.all('Matters'), register.all('DiaryEntries')]);
  return exitsIn(listedOf(matters), entries);
}

/** Ids are for the events of files. */
export type DeskPorts = MatterPorts & Pick<Ports, 'ids'>;

export type OpenedEntry = { folder: MatterFolder; authority: string; entry: DiaryEntry | undefined; remarks: readonly LintRemark[] };

/** 'notYours': the matter is another authority's. 'closed': its library is not for me, whatever the settings say. undefined = no such matter. */
export async function openEntry(ports: DeskPorts, designation: string): Promise<OpenedEntry | 'notYours' | 'closed' | undefined> {
  const item = await listed(ports, designation);
  if (!item) return undefined;
  if (!(await myAuthorities(ports)).includes(item.row.authority)) return 'notYours';
  if (!(await ports.archive.mayOpen(libraryAt(item.row.authority, item.row.place)))) return 'closed';
  await noteOpening(ports, item);
  const folder = await readFolder(ports, item);
  return folder === 'closed' || !folder ? folder : await asEntry(ports, folder);
}

/** The entry as the facts of the folder make it. */
export async function asEntry({ register }: Pick<MatterPorts, 'register'>, folder: MatterFolder): Promise<OpenedEntry> {
  const authority = await authorityName({ register }, folder.item.row.authority);
  const entry = diaryEntry(folder.life, folder.designation, authority);
  return { folder, authority, entry, remarks: entry ? lintEntry(entry, lintGround(folder.life)) : [] };
}

/** The name of a nämnd; its code where Departments has no name. */
export async function authorityName({ register }: Pick<MatterPorts, 'register'>, code: string): Promise<string> {
  const rows = await register.all('Departments');
  return rows.find(({ row }) => row.kind === 'authority' && row.code === code)?.row.Title ?? code;
}

async function listed({ register }: Pick<MatterPorts, 'register'>, designation: string): Promise<Item<MatterRow> | undefined> {
  if (!isDesignation(designation)) return undefined;
  return (await register.all('Matters')).find((item) => designationOfItem(item) === designation);
}

/**
 * Writes down that I open a protected matter, once an hour, or a file of it, every time. The event tells who and when, never what. Does nothing for
 * others. Throws OutsideError when it cannot be written: then nothing is to be opened.
 */
export async function noteOpening(
  { register, people, clock, ids }: Pick<Ports, 'register' | 'people' | 'clock' | 'ids'>,
  item: Item<MatterRow>,
  file?: string,
): Promise<void> {
  if (item.row.place !== places.protected) return;
  const designation = designationOfItem(item);
  const { oid } = people.me();
  const key = `opened:${designation}:${file === undefined ? `${oid}:${clock.now().toISOString().slice(0, 13)}` : ids.uuid()}`;
  const detail = JSON.stringify({ matter: designation, ...(file === undefined ? {} : { file }) });
  for (let n = 1; ; n++) {
    const eventKey = n === 1 ? key : `${key}:${n}`;
    const event = { Title: designation, eventKey, planId: designation, what: 'protectedOpened', detail };
    if ((await register.add('Events', event)) !== 'alreadyThere') return;
    const [there] = await register.where('Events', 'eventKey', eventKey);
    // Anybody may add an event under a key that should be mine: that is not to have written me down.
    if (!there || there.createdBy.oid === oid) return;
  }
}

/** An attachment as it lies in the library, held against the checksum it was saved with. Throws OutsideError 'conflict' where other bytes stand there. */
export async function readAttachment(ports: DeskPorts, folder: MatterFolder, { name, sha256 }: Pick<EntryAttachment, 'name' | 'sha256'>): Promise<Uint8Array> {
  await noteOpening(ports, folder.item, name);
  const bytes = await ports.archive.read(folder.library, `${folder.designation}/${name}`);
  if ((await ports.digest.sha256(bytes)) !== sha256) throw new OutsideError('conflict', `${name} is not the file that was saved`);
  return bytes;
}
