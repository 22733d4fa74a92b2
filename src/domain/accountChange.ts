// "Byter ni inloggningsuppgifter eller administratör för kontot ska detta meddelas till informationsfunktionen" (R108, R109).
// What needs no new decision is changed by telling it: dated, kept for ever, and the register follows from what was told.

import { hindrances, type CheckContext, type Fault } from './planCheck.ts';
import { answerInWords, changesBetween, peopleChanged, type Change } from './planWords.ts';
import type { Person } from './person.ts';
import type { PlanAnswers } from './plan.ts';
import type { PlanEvent } from './planLife.ts';
import { settledAnswers } from './planText.ts';
import { day, listOf, membersOf, orAbsent, textOf, versionNumber, yesNo } from './shape.ts';
import { mayTellStart, type Start, type StartTellers } from './start.ts';
import { swedishDay } from './swedish.ts';

/** The questions of the plan that are changed by telling, in the order they are asked: of those that ask for no new decision, the ones about an account in use. */
export const reportedFields = ['administrators', 'operators', 'accountMail', 'address'] as const;
export type ReportedField = (typeof reportedFields)[number];
/** What holds for an account now. A member that nobody has answered is absent. */
export type AccountNow = Pick<PlanAnswers, ReportedField>;

/** As it lies in the event. `on` is the day it holds from (YYYY-MM-DD); only what was changed stands in `after`. Never a password. */
export type AccountChange = { version: number; on: string; before: AccountNow; after: AccountNow; credentials: boolean };
export type ToldChange = AccountChange & { event: PlanEvent };

export const accountChanged = 'accountChanged';
/** Most UTF-16 units of a told change: SharePoint's multi-line column holds about 63,999. */
const mostUnits = 60_000;

const people = listOf(membersOf({ oid: orAbsent(textOf(64)), name: textOf(10_000), upn: orAbsent(textOf(255)), contact: textOf(10_000) }), 100);
const answers = membersOf({
  administrators: orAbsent(people),
  operators: orAbsent(people),
  accountMail: orAbsent(textOf(255)),
  address: orAbsent(textOf(2_000)),
});
const isChange = membersOf({ version: versionNumber, on: day, before: answers, after: answers, credentials: yesNo });

/** What a change says, or undefined where the event is none: any member may write an event. */
export const readAccountChange = ({ what, detail }: PlanEvent): AccountChange | undefined =>
  what === accountChanged && isChange(detail) ? (detail as AccountChange) : undefined;

/** What differs between what somebody saw and what that person wants, settled as a plan's answers are; undefined when nothing does and the sign-in is the same. */
export function changeOf(version: number, on: string, seen: AccountNow, wanted: AccountNow, credentials: boolean): AccountChange | undefined {
  const keys = differences(seen, wanted);
  const [before, after] = [seen, wanted].map((side) => pickFields(settledAnswers(side), keys));
  return keys.length === 0 && !credentials ? undefined : { version, on, before: before ?? {}, after: after ?? {}, credentials };
}

/** The questions two states answer differently. */
export const differences = (one: AccountNow, other: AccountNow): ReportedField[] =>
  changesBetween(pick(one), pick(other)).map(({ key }) => key as ReportedField);

/** The questions a change is about, whether they were answered or emptied. */
export const changedFields = ({ before, after }: AccountChange): ReportedField[] => reportedFields.filter((key) => key in before || key in after);

const pickFields = (from: PlanAnswers, keys: readonly string[]): AccountNow =>
  Object.fromEntries(reportedFields.filter((key) => keys.includes(key) && from[key] !== undefined).map((key) => [key, from[key]]));

/** What keeps a change from being told, at its field. `platform` is the one the plan is approved for (R44). */
export function changeFaults(
  wanted: AccountNow,
  platform: string | undefined,
  context: CheckContext & { today: string },
  on: string,
): { on?: string; fields: Fault[] } {
  const asked: PlanAnswers = { ...wanted, ...(platform ? { platform } : {}) };
  const fields = hindrances(asked, context).filter(({ field }) => (reportedFields as readonly string[]).includes(field));
  const late = !day(on)
    ? 'Ange vilken dag ändringen gäller från.'
    : on > context.today
      ? 'Dagen ligger framåt i tiden. Anmäl ändringen när den har skett.'
      : undefined;
  return { fields, ...(late ? { on: late } : {}) };
}

export const isTooLongToTell = (change: AccountChange): boolean => JSON.stringify(change).length > mostUnits;

/** Who may tell: those who may tell its start, and the account's administrators as they were then. `at` in milliseconds; Infinity = now. */
export const mayTellChange = (tellers: StartTellers, oid: string, at: number, administrators: readonly Person[] = []): boolean =>
  mayTellStart(tellers, oid, at) || administrators.some((person) => person.oid === oid);

/** Answers that were approved: `sentAt` when they were written. */
export type ApprovedAnswers = { sentAt: string; answers: PlanAnswers };
/** The start that the register holds, and when it was told. */
export type ToldStart = Pick<Start, 'address' | 'accountMail'> & { at: string };

/**
 * What holds for the account now. An approved version says what it answers, from when it was sent, but an address that was only planned; the start
 * and what was told change that from when they were told. What somebody told who may not is passed over. `told` are the changes that count, oldest first.
 */
export function accountNow(
  approved: readonly ApprovedAnswers[],
  start: ToldStart | undefined,
  events: readonly PlanEvent[],
  tellers: StartTellers,
): { now: AccountNow; told: ToldChange[] } {
  const told: ToldChange[] = [];
  const asTold = (event: PlanEvent, now: AccountNow): AccountNow => {
    const change = readAccountChange(event);
    if (!change || !mayTellChange(tellers, event.by.oid, Date.parse(event.at), now.administrators)) return now;
    told.push({ ...change, event });
    return put(now, change.after, changedFields(change));
  };
  const steps = [
    ...approved.map(({ sentAt, answers: mine }) => ({ at: sentAt, id: 0, then: (now: AccountNow) => ({ ...now, ...saidBy(mine) }) })),
    ...(start
      ? [{ at: start.at, id: 0, then: (now: AccountNow) => ({ ...now, address: start.address, ...(start.accountMail && { accountMail: start.accountMail }) }) }]
      : []),
    ...events.filter(({ what }) => what === accountChanged).map((event) => ({ at: event.at, id: event.id, then: (now: AccountNow) => asTold(event, now) })),
  ];
  return { now: steps.toSorted((a, b) => a.at.localeCompare(b.at) || a.id - b.id).reduce<AccountNow>((so, { then }) => then(so), {}), told };
}

function saidBy(answers: PlanAnswers): AccountNow {
  const { address, ...rest } = pick(settledAnswers(answers));
  return { ...rest, ...(address && answers.plannedAddress !== true ? { address } : {}) };
}

const pick = (from: PlanAnswers): AccountNow => pickFields(from, reportedFields);
const put = (now: AccountNow, after: AccountNow, keys: readonly string[]): AccountNow => ({
  ...(Object.fromEntries(Object.entries(now).filter(([key]) => !keys.includes(key))) as AccountNow),
  ...after,
});

/** The change as rows of before and after, in words. */
export const changeRows = ({ before, after }: AccountChange): Change[] => changesBetween(before, after);

/** "Administratörer: Eva Lund i stället för Johan Modig." One sentence a field, and one when the sign-in was changed. */
export function changeInWords(change: AccountChange): string[] {
  const rows = changeRows(change).map(({ key, label }) => {
    if (key === 'administrators' || key === 'operators') return `${label}: ${comingAndGoing(change.before[key], change.after[key])}.`;
    const words = (side: AccountNow) => answerInWords(key, side);
    return `${label}: ${words(change.after) || 'ingen'}${words(change.before) ? ` i stället för ${words(change.before)}` : ''}.`;
  });
  return [`Gäller från den ${swedishDay(change.on)}.`, ...rows, ...(change.credentials ? ['Inloggningsuppgifterna är bytta.'] : [])];
}

function comingAndGoing(before: readonly Person[] | undefined, after: readonly Person[] | undefined): string {
  const { came, left } = peopleChanged(before, after);
  const names = (those: readonly Person[]) => those.map(({ name }) => name).join(', ');
  const said = [came.length ? `${names(came)} har kommit till` : '', left.length ? `${names(left)} har slutat` : ''].filter(Boolean);
  return said.join(', ') || 'nya kontaktuppgifter';
}
