// A matter that was thought to be open and may be secret after all (R14 to R16, R81): its whole folder goes from the authority's open library to the
// protected one. Graph moves no file between drives, so each is copied, read back by its hash and only then taken away for ever. Whoever is interrupted
// begins again at the same place: every step finds what was done, and at no moment there is no copy.
// https://learn.microsoft.com/graph/api/driveitem-move, https://learn.microsoft.com/graph/api/driveitem-permanentdelete

import { factFileName, kindIn, libraryOf, placeIn, readMatterFact, releases, type MovedFile, type Secrecy } from '../domain/matter.ts';
import type { Item, MatterRow } from '../domain/rows.ts';
import { functionsOf, secretStorageOf } from '../domain/settings.ts';
import { OutsideError } from '../outsideError.ts';
import type { StoredFile } from '../ports.ts';
import { addFact, designationOfItem, places, projected, readFolder, writeFact, type MatterFolder, type MatterPorts } from './matterFolder.ts';
import { describeClosings } from './closingRecord.ts';
import { describeRecord, textRecordType, type MatterAnswer } from './matters.ts';
import { sayOfMove } from './registering.ts';

/** How far it has come: files that are no longer in the open library, of all. */
export type MoveTold = (done: number, all: number) => void;

const placesOf = ({ authority }: MatterRow) => ({ from: libraryOf(authority, false), to: libraryOf(authority, true) });
const nameIn = (designation: string, { path }: Pick<StoredFile, 'path'>): string => path.slice(designation.length + 1);

/**
 * Says that it may be secret, where the matter lies, and to the registrar's list: whoever may move it finds it. What is protected already, or kept
 * elsewhere, stays as it is.
 */
export async function suspect(ports: MatterPorts, folder: MatterFolder, secrecy: Exclude<Secrecy, 'no'>): Promise<MatterFolder> {
  if (folder.item.row.place !== places.open) return folder;
  const after = await addFact(ports, folder, { kind: 'suspected', secrecy });
  await sayOfMove(ports, after, 'moveAsked');
  return after;
}

/** What lies in the open library of a matter that has been moved, or is being moved. 'closed': that library is not for me. */
export async function leftOpen({ archive }: Pick<MatterPorts, 'archive'>, { item, designation }: MatterFolder): Promise<readonly StoredFile[] | 'closed'> {
  const { from } = placesOf(item.row);
  return (await archive.mayOpen(from)) ? await archive.list(from, designation) : 'closed';
}

/**
 * May I move what this authority has? It takes the right to write in the protected library and to delete in the open one. Graph does not say what I may
 * delete, so it is judged by what provisioning gives: an utlämnare who is no registrar opens both libraries and deletes in neither.
 */
export async function mayMove({ archive, register, people }: MatterPorts, authority: string): Promise<boolean> {
  const { registrars, releasers } = functionsOf(await register.all('Settings'));
  const { oid } = people.me();
  const isIn = (members: readonly { oid: string }[] = []) => members.some((member) => member.oid === oid);
  if (isIn(releasers[authority]) && !isIn(registrars[authority]?.members)) return false;
  return (await archive.mayOpen(libraryOf(authority, true))) && (await archive.mayOpen(libraryOf(authority, false)));
}

/** More rounds than there can be people who write to one matter while it is moved. */
const mostRounds = 8;

/**
 * Moves the matter of this row. May be called at any time after `suspect`, by anybody with the right to both libraries, and again after it was interrupted.
 * Refuses where the protected library is not for me or the municipality keeps such matters elsewhere; throws OutsideError when the outside fails.
 */
export async function moveToProtected(ports: MatterPorts, first: Item<MatterRow>, told: MoveTold = () => undefined): Promise<MatterAnswer> {
  const { from, to } = placesOf(first.row);
  if (secretStorageOf(await ports.register.all('Settings')) === 'outside') return { outcome: 'refused', why: 'keptOutside' };
  if (!(await mayMove(ports, first.row.authority))) return { outcome: 'refused', why: 'noRight' };
  const designation = designationOfItem(first);
  let item = first;
  let taken = 0;
  for (let round = 0; round < mostRounds; round++) {
    const left = await ports.archive.list(from, designation);
    if (left.length === 0) return { outcome: 'done', folder: await ended(ports, item) };
    const copies = await copied(ports, designation, { from, to }, left);
    await witnessed(ports, designation, to, copies);
    item = await placed(ports, item);
    for (const { file, at } of copies) {
      await surelyThere(ports, to, at, file);
      await ports.archive.erase(from, file.path, file.quickXorHash);
      told(++taken, taken + left.length - copies.findIndex((one) => one.file === file) - 1);
    }
  }
  throw new OutsideError('conflict', 'others wrote to the open folder all the time');
}

type Copy = { file: StoredFile; at: string; moved: MovedFile };

/** Every file of the open folder in the protected one, read back by its hash. */
async function copied(
  { archive, digest }: MatterPorts,
  designation: string,
  { from, to }: { from: string; to: string },
  left: readonly StoredFile[],
): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const file of left) {
    const bytes = await archive.read(from, file.path);
    const at = await put(nameIn(designation, file), bytes, file);
    const { createdAt, createdBy, size } = file;
    copies.push({ file, at, moved: { name: nameIn(designation, { path: at }), sha256: await digest.sha256(bytes), size, createdAt, createdBy } });
  }
  return copies;

  /** Under its own name, or where other bytes have that, under the first that is free: two may have written the same place in the two libraries. */
  async function put(name: string, bytes: Uint8Array, file: StoredFile): Promise<string> {
    for (let n = 0; n <= mostRounds; n++) {
      const path = `${designation}/${n === 0 ? name : await otherName(name, n)}`;
      const answer = await archive.put(to, path, bytes, typeOf(name));
      if (answer.outcome === 'different') continue;
      if (answer.file.quickXorHash !== file.quickXorHash) throw new OutsideError('conflict', 'a file changed while it was copied');
      return path;
    }
    throw new OutsideError('conflict', 'other files have all the names of this one');
  }

  /** The n-th other name: a fact's next place, else the name with a number before it. */
  async function otherName(name: string, n: number): Promise<string> {
    const kind = kindIn(name);
    if (!kind) return `${n}-${name}`;
    const taken = (await archive.list(to, designation)).map((one) => placeIn(nameIn(designation, one)) ?? 0);
    return factFileName(Math.max(0, ...taken) + 1, kind);
  }
}

const types: Readonly<Record<string, string>> = { json: 'application/json', txt: 'text/plain', pdf: 'application/pdf' };
const typeOf = (name: string): string => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/**
 * Says in the protected folder which files were copied and whose they were, before any of them is taken away. What is said already is not said again.
 * The folder is not read as a matter here: until this is said its facts are another's copies and count for nothing.
 */
async function witnessed(ports: MatterPorts, designation: string, library: string, copies: readonly Copy[]): Promise<void> {
  for (let tries = 0; tries < mostRounds; tries++) {
    const there = await ports.archive.list(library, designation);
    const told = (await Promise.all(there.map((file) => movedIn(ports, designation, library, file)))).flat();
    const files = copies.map(({ moved }) => moved).filter(({ name, sha256 }) => !told.some((one) => one.name === name && one.sha256 === sha256));
    if (files.length === 0) return;
    const place = Math.max(0, ...there.map((file) => placeIn(nameIn(designation, file)) ?? 0)) + 1;
    await writeFact(ports, { designation, library }, place, { kind: 'moved', files });
  }
  throw new OutsideError('conflict', 'others wrote to the protected folder all the time');
}

/** What a fact of the folder says was moved; nothing of any other file, or of one that names another author than SharePoint saw. */
async function movedIn({ archive }: MatterPorts, designation: string, library: string, file: StoredFile): Promise<readonly MovedFile[]> {
  if (kindIn(nameIn(designation, file)) !== 'moved') return [];
  const fact = readMatterFact(new TextDecoder().decode(await archive.read(library, file.path)), designation);
  return fact?.kind === 'moved' && fact.by.oid === file.createdBy.oid ? fact.files : [];
}

/** The row leads to the protected folder: from here on everybody reads and writes there. */
async function placed({ register }: MatterPorts, item: Item<MatterRow>): Promise<Item<MatterRow>> {
  let now = item;
  for (let tries = 0; tries < mostRounds; tries++) {
    if (now.row.place === places.protected) return now;
    const changed = await register.change('Matters', now.id, now.etag, { place: places.protected });
    if (changed !== 'conflict') return changed;
    now = (await register.where('Matters', 'clientKey', item.row.clientKey)).find(({ id }) => id === item.id) ?? now;
  }
  throw new OutsideError('conflict', 'others changed the row all the time');
}

/** The copy is looked at once more, right before the first one goes. */
async function surelyThere({ archive }: MatterPorts, to: string, path: string, { quickXorHash }: StoredFile): Promise<void> {
  const copy = await archive.find(to, path);
  if (!copy || copy.quickXorHash !== quickXorHash) throw new OutsideError('conflict', 'the copy is not the file that was copied');
}

/** Nothing is left in the open library: the records get their columns, it is said in the folder, and to the registrar. */
async function ended(ports: MatterPorts, item: Item<MatterRow>): Promise<MatterFolder> {
  const { to } = placesOf(item.row);
  const moved = await readFolder(ports, item, to);
  const folder = moved && moved !== 'closed' ? await readFolder(ports, await placed(ports, item)) : moved;
  if (!folder || folder === 'closed') throw new OutsideError('missing', 'the moved folder could not be read back');
  if (folder.life.moved.length === 0) return folder;
  for (const evidence of folder.life.evidence) await describeRecord(ports, folder, evidence);
  for (const read of folder.life.read) await describeRecord(ports, folder, read, textRecordType);
  for (const { how, files, madeAt } of folder.life.facts.flatMap(({ fact }) => (fact.kind === 'released' && fact.how !== 'original' ? [fact] : [])))
    for (const record of files) await describeRecord(ports, folder, { record, madeAt }, releases[how]);
  await describeClosings(ports, folder);
  const files = folder.life.moved.reduce((sum, moved) => sum + moved.files.length, 0);
  const after = await addFact(ports, folder, { kind: 'emptied', files });
  await sayOfMove(ports, after, 'moved');
  return await projected(ports, after);
}
