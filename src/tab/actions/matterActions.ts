// What the screens may ask for about posts to handle, carried out by flows. Folders are read anew for every act: others may have gone on meanwhile.

import { placeIn, type MatterContent } from '../../domain/matter.ts';
import { aboutPost } from '../../domain/matterWords.ts';
import { personReached, type MatterLife } from '../../domain/matterLife.ts';
import { leftFiles, type LyingFile } from '../../domain/leftFiles.ts';
import { isLateRow } from '../../domain/matterTasks.ts';
import { isPicture, savedFiles, textsOf } from '../../domain/readEvidence.ts';
import type { Item, MatterRow } from '../../domain/rows.ts';
import { diaryNumberFormOf, functionsOf, secretStorageOf } from '../../domain/settings.ts';
import { designationOfItem, libraryAt, placeOf, places, readMatter, type MatterFolder } from '../../flows/matterFolder.ts';
import { closingRecordName, closings, lacksClosingRecord, saveClosingRecord } from '../../flows/closingRecord.ts';
import { leftOpen, mayMove, moveToProtected, suspect } from '../../flows/moving.ts';
import { act, completeRegistration, openMatter, saveEvidence, type MatterAnswer } from '../../flows/matters.ts';
import { putAway } from '../../flows/puttingAway.ts';
import { readMunicipality, type Municipality } from '../../flows/planFile.ts';
import { enterNumber, type RegisteringAnswer } from '../../flows/registering.ts';
import { readPageTerms, tellPageTerms } from '../../flows/pageTerms.ts';
import { noteOpening, readAttachment } from '../../flows/registrarsDesk.ts';
import { isOutsideError } from '../../outsideError.ts';
import type { StoredFile } from '../../ports.ts';
import type { Refused } from '../shared/actions.ts';
import type { Keeping, MatterAccount, MatterActions, MatterDone, MatterFileLink, MatterLine, MatterView } from '../shared/matterActions.ts';
import { peopleIn } from './accountViews.ts';
import type { Session } from './session.ts';

export function matterActions(session: Session): MatterActions {
  const { ports } = session;
  return {
    newKey: () => ports.ids.uuid(),
    contentWarnings: async (text) => [...new Set((await session.contentWarnings(text)).map(({ kind }) => kind))],
    listMatters: () => listMatters(session),
    matterAccounts: () => matterAccounts(session),
    async mayKeep(authority, answers) {
      const place = placeOf({ ...answers });
      return await keepingOf(await readMunicipality(ports), authority, place, async () => await ports.archive.mayOpen(libraryAt(authority, place)));
    },
    beginMatter: (key, opening) => inTurn(session, key, () => openMatter(ports, key, opening)),
    async openMatter(designation) {
      const folder = await readMatter(ports, designation);
      if (!folder || folder === 'closed') return folder;
      const municipality = await readMunicipality(ports);
      await noteOpening(ports, folder.item);
      // That the registrar cannot be asked now keeps nobody from reading: the page says that nobody has been asked.
      const complete = await withClosingRecord(session, await completeRegistration(ports, folder).catch(outsideAs(folder)));
      tellLater(session, complete);
      return await viewOf(session, complete, municipality);
    },
    putAway: (designation) =>
      session.inTurn(`matter:${designation}`, async () => {
        const answer = await putAway(ports, designation);
        if (answer.outcome === 'done') session.changed.tell();
        return answer;
      }),
    actOnMatter: (designation, contents) => onMatter(session, designation, (folder) => actInOrder(session, folder, contents)),
    suspectMatter: (designation, secrecy) =>
      onMatter(session, designation, async (folder) => ({ outcome: 'done', folder: await suspect(ports, folder, secrecy) })),
    moveMatter: (designation, told) => onMatter(session, designation, async ({ item }) => await moveToProtected(ports, item, told)),
    writeMatterNumber: (designation, number) => onMatter(session, designation, async (folder) => await enterNumber(ports, folder, number)),
    saveEvidence: (designation, madeAt, make) =>
      onMatter(session, designation, async (folder) => {
        const about = aboutPost(folder.life, nameOf(await readMunicipality(ports), folder.item.row.authority));
        return await saveEvidence(ports, folder, about, madeAt, make);
      }),
    async remindAsked(designation) {
      const folder = await readMatter(ports, designation);
      if (!folder || folder === 'closed') return { outcome: 'refused', why: folder ? 'noRight' : 'gone' };
      return await (await asking()).remindAsked(ports, folder);
    },
    tellPageTerms: (accountId, address) => tellPageTerms(ports, accountId, address),
    async openMatterFile(designation, name) {
      const folder = await readMatter(ports, designation);
      if (!folder || folder === 'closed') return { outcome: 'refused', why: folder ? 'noRight' : 'gone' };
      const saved = savedFiles(folder.life).find((file) => file.name === name);
      if (!saved) await noteOpening(ports, folder.item, name);
      const bytes = saved ? await readAttachment(ports, folder, saved) : await ports.archive.read(folder.library, `${designation}/${name}`);
      session.offerFile(name, bytes);
      return { outcome: 'done' };
    },
  };
}

const nameOf = ({ departments }: Municipality, code: string): string => departments.find(({ row }) => row.code === code)?.row.Title ?? code;

async function actInOrder({ ports }: Session, folder: MatterFolder, contents: readonly MatterContent[]): Promise<MatterAnswer> {
  let answer: MatterAnswer = { outcome: 'done', folder };
  for (const content of contents) {
    if (answer.outcome !== 'done') return answer;
    answer = await act(ports, answer.folder, content);
  }
  return answer;
}

/** That the record of a closed matter cannot be saved now undoes no closing: the page says that it is missing, and whoever opens it tries again. */
async function withClosingRecord({ ports }: Session, folder: MatterFolder): Promise<MatterFolder> {
  try {
    return await saveClosingRecord(ports, folder);
  } catch (thrown) {
    if (!isOutsideError(thrown)) throw thrown;
    return folder;
  }
}

async function onMatter(
  session: Session,
  designation: string,
  does: (folder: MatterFolder) => Promise<MatterAnswer | RegisteringAnswer>,
): Promise<MatterDone | Refused> {
  return await inTurn(session, designation, async () => {
    const folder = await readMatter(session.ports, designation);
    if (folder && folder !== 'closed') return await does(folder);
    return { outcome: 'refused', why: folder ? 'noRight' : 'gone' };
  });
}

async function inTurn(session: Session, name: string, does: () => Promise<MatterAnswer | RegisteringAnswer | Refused>): Promise<MatterDone | Refused> {
  return await session.inTurn(`matter:${name}`, async () => {
    const answer = await does();
    if (answer.outcome === 'refused') return answer;
    session.changed.tell();
    const folder = await withClosingRecord(session, answer.folder);
    const matter = await viewOf(session, folder, await readMunicipality(session.ports));
    const untold = await untoldOf(session, folder);
    return { outcome: 'done', matter, ...(untold ? { untold } : {}) };
  });
}

/**
 * Tells the registrar of a matter that waits for its number, and whoever was asked for an answer, after every act until they have been told. Answers who
 * could not be told now, the registrar first: the act is done all the same.
 */
async function untoldOf({ ports, links }: Session, matter: MatterFolder): Promise<MatterDone['untold']> {
  const { life } = matter;
  const registrar =
    life.diary?.state !== 'waiting' || (await unlessOutside(async () => !(await (await handingOver()).tellRegistrar(ports, links, matter)).unsent));
  const asked = !personReached(life) || (await unlessOutside(async () => await (await asking()).tellAsked(ports, matter)));
  return registrar ? (asked ? undefined : 'asked') : 'registrar';
}

/** A window that was closed right after an act may have told nobody: its handler tells by opening the matter again. The page does not wait for it. */
function tellLater(session: Session, folder: MatterFolder): void {
  const { oid } = session.ports.people.me();
  if (!folder.life.facts.some(({ createdBy }) => createdBy.oid === oid)) return;
  void session.inTurn(`matter:${folder.designation}`, async () => await untoldOf(session, folder));
}

/** The value in place of what the world outside did not give; a bug of our own is thrown on. */
const outsideAs =
  <T>(otherwise: T) =>
  (thrown: unknown): T => {
    if (!isOutsideError(thrown)) throw thrown;
    return otherwise;
  };

/** Letters are fetched when there is somebody to tell. */
const handingOver = () => import('../../flows/handingOver.ts');
const asking = () => import('../../flows/asking.ts');

/** False when the world outside failed. */
const unlessOutside = async (does: () => Promise<boolean>): Promise<boolean> => await does().catch(outsideAs(false));

/** Whom it is kept by where I may not. `may`: the right that the act takes. */
async function keepingOf({ settings }: Municipality, authority: string, place: string, may: () => Promise<boolean>): Promise<Keeping> {
  if (place === places.protected && secretStorageOf(settings) === 'outside') return { may: false, outside: true };
  if (await may()) return { may: true };
  const { mailbox = '', telephone = '' } = functionsOf(settings).registrars[authority] ?? {};
  return { may: false, registrar: { mailbox, telephone } };
}

/** What is to be done about where it lies; nothing for most matters, and then nothing is asked. */
async function moveOf(session: Session, folder: MatterFolder, municipality: Municipality): Promise<Pick<MatterView, 'move'>> {
  const { life, item } = folder;
  const { authority } = item.row;
  const may = async () => await mayMove(session.ports, authority);
  if (life.mustMove) return { move: { state: 'asked', keeping: await keepingOf(municipality, authority, places.protected, may) } };
  if (life.moved.length === 0) return {};
  const left = await leftOpen(session.ports, folder);
  return left !== 'closed' && (left.length > 0 || !life.emptied) && (await may()) ? { move: { state: 'unfinished', left: left.length } } : {};
}

async function viewOf(session: Session, folder: MatterFolder, municipality: Municipality): Promise<MatterView> {
  const { designation, life, files, item } = folder;
  const terms = life.opened.account && !life.closed ? await readPageTerms(session.ports, life.opened.account.id) : undefined;
  return {
    designation,
    life,
    ...(await moveOf(session, folder, municipality)),
    isProtected: item.row.place === places.protected,
    authority: nameOf(municipality, item.row.authority),
    authorityCode: item.row.authority,
    diaryForm: diaryNumberFormOf(municipality.settings),
    ...(terms ? { pageTerms: terms } : {}),
    ...(lacksClosingRecord(folder) ? { lacksRecord: true } : {}),
    ...filesOf(life, files, designation),
  };
}

/** What the facts name, and each record of a closing. What else lies there is nobody's evidence, and it is said which try it comes from. */
function filesOf(life: MatterLife, stored: readonly StoredFile[], designation: string): Pick<MatterView, 'files' | 'left'> {
  const { evidence, read, facts } = life;
  const named: MatterFileLink[] = evidence.flatMap(({ record, files, madeAt }) => [
    { name: record.name, size: record.size, savedAt: madeAt, what: 'record' as const },
    ...files.map((file) => ({ name: file.name, size: file.size, savedAt: madeAt, what: isPicture(file) ? ('picture' as const) : ('file' as const) })),
    ...textsOf(life, record).map(({ name, size }) => ({ name, size, savedAt: madeAt, what: 'text' as const })),
  ]);
  const copies = facts.flatMap(({ fact }) =>
    fact.kind === 'released' && fact.how !== 'original' ? fact.files.map((file) => ({ ...file, at: fact.madeAt })) : [],
  );
  const closingNames = (ending: 'pdf' | 'txt') => Array.from({ length: closings(life) }, (_, before) => closingRecordName(designation, ending, before + 1));
  const lying = lyingIn(life, stored, designation);
  const records = lying
    .filter(({ name }) => closingNames('pdf').includes(name))
    .map(({ name, size, at }) => ({ name, size, savedAt: at, what: 'record' as const }));
  const files = [...named, ...records, ...copies.map(({ name, size, at }) => ({ name, size, savedAt: at, what: 'copy' as const }))];
  const besides = [...[...evidence, ...read].flatMap(({ record }) => beside(record.name)), ...closingNames('txt')];
  const known = new Set([...files.map(({ name }) => name), ...savedFiles(life).map(({ name }) => name), ...besides]);
  return { files, left: leftFiles(life, designation, lying, known) };
}

/** The folder's files that are no facts. Of a file that was moved, the stamps it had before: the copy has those of whoever moved it. */
function lyingIn({ moved }: MatterLife, stored: readonly StoredFile[], designation: string): LyingFile[] {
  const before = new Map(moved.flatMap(({ files }) => files.map((file) => [file.name, file] as const)));
  return stored.flatMap(({ path, size, quickXorHash, createdAt, createdBy }) => {
    const name = path.slice(designation.length + 1);
    const stamps = before.get(name) ?? { createdAt, createdBy };
    return placeIn(name) === undefined ? [{ name, size, hash: quickXorHash, at: stamps.createdAt, by: stamps.createdBy.name }] : [];
  });
}

/** The manifest and the text lie beside each record. */
const beside = (record: string): string[] => ['.json', '.txt'].map((ending) => record.replace(/\.pdf$/, ending));

async function listMatters({ ports, me }: Session): Promise<MatterLine[]> {
  const [items, municipality] = await Promise.all([ports.register.all('Matters'), readMunicipality(ports)]);
  const libraries = new Map<string, Promise<boolean>>();
  const mayOpen = (library: string) => {
    const known = libraries.get(library) ?? ports.archive.mayOpen(library);
    libraries.set(library, known);
    return known;
  };
  const lines = items.map(async (item) =>
    lineOf(item, me.oid, nameOf(municipality, item.row.authority), await mayOpen(libraryAt(item.row.authority, item.row.place)), ports.clock.now()),
  );
  return (await Promise.all(lines)).toSorted((a, b) => b.openedAt.localeCompare(a.openedAt));
}

function lineOf(item: Item<MatterRow>, oid: string, authority: string, mayOpen: boolean, now: Date): MatterLine {
  const { row } = item;
  return {
    designation: designationOfItem(item),
    kind: row.kind,
    status: row.status,
    authority,
    department: row.department,
    isProtected: row.place === places.protected,
    mayOpen,
    posts: row.posts,
    seenAt: row.seenAt,
    actedAt: row.actedAt,
    openedAt: item.createdAt,
    mine: row.handlerOid === oid,
    closedAt: row.closedAt,
    isClosed: row.closedAt !== '',
    isLate: isLateRow(row, now),
  };
}

/** Accounts that may have posts today: every one that is not closed. Mine first, then by name. */
async function matterAccounts({ ports, me }: Session): Promise<MatterAccount[]> {
  const items = await ports.register.all('Accounts');
  const open = items.filter(({ row }) => !row.activeKey.startsWith('closed:'));
  const accounts = open.map(({ id, row }) => ({
    id,
    name: row.Title,
    platform: row.platform,
    address: row.address,
    authority: row.authority,
    department: row.department,
    mine: peopleIn(row).some(({ oid }) => oid === me.oid),
  }));
  return accounts.toSorted((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'sv'));
}
