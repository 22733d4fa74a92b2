// What the registrar says of a matter (R16, R64, R82; OSL 5 kap.): its number, that more is needed, that nothing in it is secret, and the marking of secrecy.
// Reasons and provisions lie in the matter's folder; the list of entries, which everybody reads, gets a row that tells how it stands and nothing more.
// Every act may be repeated: what was said already is found said.

import { directions, markingEnded, type DiaryState, type MoveState } from '../domain/diary.ts';
import { directionOf } from '../domain/diaryEntry.ts';
import { longestNumber } from '../domain/diaryNumber.ts';
import { unsoundCharacter } from '../domain/input.ts';
import { longestReason, type EvidenceExit, type MatterContent } from '../domain/matter.ts';
import { mayBeSecret } from '../domain/matterLife.ts';
import { movesIn, type MoveEntry } from '../domain/matterMoves.ts';
import type { DiaryRow } from '../domain/rows.ts';
import { functionsOf, registrarHistory } from '../domain/settings.ts';
import { inSweden, isDay } from '../domain/swedish.ts';
import { OutsideError } from '../outsideError.ts';
import { addFact, places, projected, readFolder, type MatterFolder, type MatterPorts } from './matterFolder.ts';

/** Why an act is not taken: each has a Swedish sentence at the button. */
export type RegisteringRefusal =
  | 'notRegistrar'
  | 'notHandling'
  | 'numberMissing'
  | 'reasonMissing'
  | 'provisionMissing'
  | 'unsound'
  | 'textTooLong'
  | 'notWaiting'
  | 'notProtected'
  | 'noMarking'
  | 'markingFirst'
  | 'notMoved'
  | 'moveFirst'
  | 'badDay';
export type RegisteringAnswer = { outcome: 'done'; folder: MatterFolder } | { outcome: 'refused'; why: RegisteringRefusal };
const refused = (why: RegisteringRefusal): RegisteringAnswer => ({ outcome: 'refused', why });

/** Codes of the authorities whose registrar I am, as the settings name them now. */
export async function myAuthorities({ register, people }: Pick<MatterPorts, 'register' | 'people'>): Promise<string[]> {
  const { registrars } = functionsOf(await register.all('Settings'));
  const { oid } = people.me();
  return Object.entries(registrars).flatMap(([code, { members }]) => (members.some((member) => member.oid === oid) ? [code] : []));
}

const isRegistrarOf = async (ports: MatterPorts, { item }: MatterFolder): Promise<boolean> => (await myAuthorities(ports)).includes(item.row.authority);

/** The number, as it was written (R16). By the authority's registrar or by whoever handles the matter; a later one stands in place of an earlier. */
export async function enterNumber(ports: MatterPorts, folder: MatterFolder, written: string): Promise<RegisteringAnswer> {
  const number = written.trim();
  const wrong = number === '' ? 'numberMissing' : wrongText(number, longestNumber);
  if (wrong) return refused(wrong);
  const { oid } = ports.people.me();
  const handles = folder.life.facts.some(({ createdBy }) => createdBy.oid === oid);
  if (!handles && !(await isRegistrarOf(ports, folder))) return refused('notHandling');
  return done(await said(ports, folder, 'registered', number));
}

/** More is needed before it can be entered: whoever handles the matter is told what, and asks for the number again. */
export async function returnEntry(ports: MatterPorts, folder: MatterFolder, reason: string): Promise<RegisteringAnswer> {
  return await answerWaiting(ports, folder, 'returned', reason);
}

/** Exit of gate G6, a deviation with name, time and reason: nothing in it is secret and it need not be entered (OSL 5 kap. 1 §). */
export async function declareNotSecret(ports: MatterPorts, folder: MatterFolder, reason: string): Promise<RegisteringAnswer> {
  return await answerWaiting(ports, folder, 'notSecret', reason);
}

async function answerWaiting(ports: MatterPorts, folder: MatterFolder, state: 'returned' | 'notSecret', reason: string): Promise<RegisteringAnswer> {
  const wrong = reason.trim() === '' ? 'reasonMissing' : wrongText(reason, longestReason);
  if (wrong) return refused(wrong);
  if (!(await isRegistrarOf(ports, folder))) return refused('notRegistrar');
  const now = folder.life.diary?.state;
  if (now === state) return done(await projected(ports, folder));
  if (now !== 'waiting') return refused('notWaiting');
  if (folder.life.mustMove) return refused('moveFirst');
  // A marking that stands says that something may be secret (OSL 5 kap. 5 §): both cannot be true.
  if (state === 'notSecret' && folder.life.marking) return refused('markingFirst');
  const content: MatterContent = { kind: state, reason: reason.trim() };
  return done(await said(ports, await addFact(ports, folder, content), state, ''));
}

/** Marks that information in it may be secret (OSL 5 kap. 5 §): a warning to whoever is asked for it, never a decision. */
export async function markSecrecy(
  ports: MatterPorts,
  folder: MatterFolder,
  marking: { provision: string; on: string; authority: string },
): Promise<RegisteringAnswer> {
  if (!mayBeSecret(folder.life)) return refused('notProtected');
  const provision = marking.provision.trim();
  const wrong = provision === '' ? 'provisionMissing' : (wrongText(provision, 255) ?? wrongDay(ports, marking.on));
  if (wrong) return refused(wrong);
  if (!(await isRegistrarOf(ports, folder))) return refused('notRegistrar');
  if (folder.life.mustMove) return refused('moveFirst');
  return done(await addFact(ports, folder, { kind: 'marking', provision, on: marking.on, authority: marking.authority }));
}

/** Takes the marking away, with day and name: it shall not stand when it holds no more. */
export async function endMarking(ports: MatterPorts, folder: MatterFolder, { on, reason }: { on: string; reason: string }): Promise<RegisteringAnswer> {
  const wrong = wrongText(reason, longestReason) ?? wrongDay(ports, on);
  if (wrong) return refused(wrong);
  if (!(await isRegistrarOf(ports, folder))) return refused('notRegistrar');
  if (folder.life.mustMove) return refused('moveFirst');
  const { marking, markingEnded: ended } = folder.life;
  if (!marking && !ended) return refused('noMarking');
  const after = marking ? await addFact(ports, folder, { kind: 'markingEnded', on, reason: reason.trim() }) : folder;
  const times = after.life.facts.filter(({ fact }) => fact.kind === 'markingEnded').length;
  await ports.register.add('DiaryEntries', { ...rowOf(after, markingEnded, ''), entryKey: `${entryIdOf(after)}:marking:${times}`, recordDate: on });
  return done(after);
}

const done = (folder: MatterFolder): RegisteringAnswer => ({ outcome: 'done', folder });

function wrongText(text: string, most: number): RegisteringRefusal | undefined {
  if (text.length > most) return 'textTooLong';
  return unsoundCharacter(text) ? 'unsound' : undefined;
}

/** A day that exists, today or before. */
function wrongDay({ clock }: MatterPorts, day: string): RegisteringRefusal | undefined {
  return isDay(day) && day <= inSweden(clock.now().toISOString()).day ? undefined : 'badDay';
}

const entryIdOf = ({ designation }: Pick<MatterFolder, 'designation'>): string => `${designation}:diary`;

function rowOf(folder: MatterFolder, state: string, diaryNumber: string): Omit<DiaryRow, 'entryKey'> {
  const { designation, item, life } = folder;
  return {
    Title: designation,
    entryId: entryIdOf(folder),
    designation,
    authority: item.row.authority,
    direction: directions[directionOf(life.opened)],
    recordDate: life.registration?.received ?? '',
    state,
    diaryNumber,
  };
}

/** As many people as can say something of one entry at once, and a good deal more. */
const mostTries = 8;

/** Adds a row to the entry unless the last one that counts says the same. */
export async function said(ports: MatterPorts, folder: MatterFolder, state: DiaryState, number: string): Promise<MatterFolder> {
  const { diary } = folder.life;
  if (diary?.state === state && diary.number === number) return await projected(ports, folder);
  await addRow(ports, folder, state, number);
  const read = await readFolder(ports, folder.item);
  if (!read || read === 'closed') throw new OutsideError('missing', 'the folder of the matter could not be read back');
  return await projected(ports, read);
}

/** Tells the registrar's list how the move stands, unless the last row of the move says the same. It tells nothing of why. */
export async function sayOfMove(ports: MatterPorts, folder: MatterFolder, state: MoveState): Promise<void> {
  if ((await moveSaid(ports, folder))?.state !== state) await addRow(ports, folder, state, '');
}

/** Tells the lists what could not be saved, once for each exit. It tells nothing of why. */
export async function sayOfExit(ports: MatterPorts, folder: MatterFolder, why: EvidenceExit): Promise<void> {
  const rows = await ports.register.where('DiaryEntries', 'designation', folder.designation);
  if (!rows.some(({ row }) => row.state === why)) await addRow(ports, folder, why, '');
}

/** How the move of one matter stands in the registrar's list: the same rows count here as there. undefined = nothing is said of a move. */
export async function moveSaid({ register }: Pick<MatterPorts, 'register'>, { designation, item }: MatterFolder): Promise<MoveEntry | undefined> {
  const [rows, settings] = await Promise.all([register.where('DiaryEntries', 'designation', designation), register.all('Settings')]);
  const setting = settings.find(({ row }) => row.key === 'functions');
  const former = setting ? registrarHistory(await register.history('Settings', setting.id), item.row.authority) : [];
  const registrars = functionsOf(settings).registrars[item.row.authority]?.members.map(({ oid }) => oid) ?? [];
  return movesIn([{ designation, isProtected: item.row.place === places.protected, item }], rows, () => ({ registrars, former }))[0];
}

/** The registrar has gone through where the matter may have been read before it was moved. */
export async function seeMove(ports: MatterPorts, folder: MatterFolder): Promise<RegisteringAnswer> {
  if (folder.life.moved.length === 0) return refused('notMoved');
  if (!(await isRegistrarOf(ports, folder))) return refused('notRegistrar');
  await sayOfMove(ports, folder, 'moveSeen');
  return done(folder);
}

/** Each row has a key of its own place: of two people who write at once both stand. */
async function addRow(ports: MatterPorts, folder: MatterFolder, state: DiaryState | MoveState | EvidenceExit, number: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const keys = (await ports.register.where('DiaryEntries', 'designation', folder.designation)).map(({ row }) => row.entryKey);
    let place = keys.length;
    while (keys.includes(`${entryIdOf(folder)}:${place}`)) place++;
    const entryKey = place === 0 ? entryIdOf(folder) : `${entryIdOf(folder)}:${place}`;
    if ((await ports.register.add('DiaryEntries', { ...rowOf(folder, state, number), entryKey })) !== 'alreadyThere') return;
  }
  throw new OutsideError('conflict', 'others wrote to the entry all the time');
}
