// The applicant's acts on a plan: write, send, take back, lay down, remind, begin the next version (R30, R31, R38).
// Nothing a person typed is lost: a conflict answers what the other one saved, and the caller keeps its own.

import { mayAct, stateLabels, type PlanState } from '../domain/approval.ts';
import { canonicalAddress } from '../domain/address.ts';
import { accountMailVerdict } from '../domain/accountMail.ts';
import { canonicalJson, type Json } from '../domain/canonical.ts';
import { fieldKeys, planFields, type PlanAnswers } from '../domain/plan.ts';
import { faults, shortcomings, type Shortcoming } from '../domain/planCheck.ts';
import { answerInWords, planText } from '../domain/planText.ts';
import { planTitle } from '../domain/planTitle.ts';
import { unsoundCharacter } from '../domain/input.ts';
import { isApproved, openStep } from '../domain/planLife.ts';
import { proposedChiefs } from '../domain/organisation.ts';
import { steps } from '../domain/fact.ts';
import type { Colleague } from '../domain/person.ts';
import type { Item, PlanRow } from '../domain/rows.ts';
import type { Ports } from '../ports.ts';
import { parties } from './parties.ts';
import { readAnswers, readChiefs, type ChosenChiefs, type Municipality, type PlanFile } from './planFile.ts';

export type Refused = { outcome: 'refused'; why: 'wrongState' | 'notYours' | 'shortcomings' | 'addressTaken' | 'personalMail' | 'samePerson' | 'remindedThisWeek' | 'gone'; shortcomings?: readonly Shortcoming[] };
export type Theirs = { answers: PlanAnswers; chiefs: ChosenChiefs; etag: string; by: string; at: string };
export type Saved = { outcome: 'saved'; item: Item<PlanRow> };
export type Conflict = { outcome: 'conflict'; theirs: Theirs };
export type Draft = { planId: string; answers: PlanAnswers; chiefs: ChosenChiefs; etag: string; startedAfterwards?: string };

/** Saves the working draft. An empty etag makes the plan; a stale one answers what the other person saved. */
export async function saveDraft(ports: Ports, municipality: Municipality, draft: Draft): Promise<Saved | Conflict | Refused> {
  const row = draftColumns(draft, municipality);
  if (draft.etag === '') {
    const me = ports.people.me();
    const made = await ports.register.add('ActivityPlans', { ...row, planId: draft.planId, status: stateLabels.draft, version: 1, applicantOid: me.oid, applicantName: me.name, applicantUpn: me.upn });
    if (made !== 'alreadyThere') return { outcome: 'saved', item: made };
  }
  const [now] = await ports.register.where('ActivityPlans', 'planId', draft.planId);
  if (!now) return { outcome: 'refused', why: 'gone' };
  if (sameDraft(now.row, draft)) return { outcome: 'saved', item: now };
  if (draft.etag !== now.etag) return conflictWith(now);
  const changed = await ports.register.change('ActivityPlans', now.id, draft.etag, row);
  if (changed !== 'conflict') return { outcome: 'saved', item: changed };
  const [after] = await ports.register.where('ActivityPlans', 'planId', draft.planId);
  return after ? conflictWith(after) : { outcome: 'refused', why: 'gone' };
}

function conflictWith(item: Item<PlanRow>): Conflict {
  return { outcome: 'conflict', theirs: { answers: readAnswers(item.row.answers), chiefs: readChiefs(item.row.chiefs), etag: item.etag, by: item.changedBy.name, at: item.changedAt } };
}

const jsonOf = (value: unknown) => canonicalJson(value as Json);
const sameDraft = (row: PlanRow, draft: Draft) => row.answers === jsonOf(draft.answers) && row.chiefs === jsonOf(draft.chiefs);

/** What can be stored in SharePoint's XML: a draft may hold anything a person typed, its JSON carries it escaped; the columns are for reading only. */
const readable = (text: string, most: number) => (unsoundCharacter(text) ? '' : text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The draft's JSON, and the answers in words for SharePoint's own views (a projection nothing is decided from). */
function draftColumns(draft: Draft, municipality: Municipality): Partial<PlanRow> {
  const columns: Record<string, unknown> = {};
  for (const key of fieldKeys) {
    const { kind } = planFields[key];
    const value = draft.answers[key];
    if (kind === 'yesNo') columns[key] = value === true;
    else if (kind === 'number') columns[key] = typeof value === 'number' ? value : null;
    else columns[key] = readable(answerInWords(key, draft.answers, namesOf(municipality)), kind === 'long' || kind === 'goals' || kind === 'people' ? 60_000 : 255);
  }
  return { ...columns, Title: readable(planTitle(draft.answers), 255), answers: jsonOf(draft.answers), chiefs: jsonOf(draft.chiefs), startedAfterwards: draft.startedAfterwards ?? '' };
}

/** Swedish names of departments and authorities, for texts. */
export function namesOf(municipality: Municipality): Readonly<Record<string, string>> {
  return Object.fromEntries(municipality.departments.map(({ row }) => [row.code, row.Title]));
}

/**
 * Sends the draft as the next version: append-only, its text is what both chiefs sign. Answers the number of the version, or why not.
 * What must follow (addressees, the card) are effects; an own choice of chief is signed by the applicant afterwards.
 */
export async function submitPlan(ports: Ports, file: PlanFile, draft: Draft): Promise<{ outcome: 'sent'; version: number } | Refused> {
  const me = ports.people.me();
  if (!mayAct(file.life.state, 'submit', parties(file, me)) && !isNextVersion(file)) return { outcome: 'refused', why: file.applicant.oid === me.oid ? 'wrongState' : 'notYours' };
  if (file.applicant.oid !== me.oid) return { outcome: 'refused', why: 'notYours' };
  const missing = [...faults(draft.answers), ...shortcomings(draft.answers, { chiefs: chosenOr(file, draft, me) })];
  if (missing.length) return { outcome: 'refused', why: 'shortcomings', shortcomings: missing };
  const checked = await outsideChecks(ports, file.planId, draft.answers);
  if (checked) return { outcome: 'refused', why: checked };
  const version = (file.versions.at(-1)?.version ?? 0) + 1;
  const text = planText({ v: 1, planId: file.planId, version, applicant: { oid: me.oid, name: me.name, upn: me.upn }, answers: draft.answers });
  const sha256 = await ports.digest.sha256(text);
  const row = { Title: `${planTitle(draft.answers).slice(0, 200)}, version ${version}`, versionKey: `${file.planId}:${version}`, planId: file.planId, version, text, sha256 };
  const made = await ports.register.add('PlanVersions', row);
  if (made === 'alreadyThere') {
    const [there] = await ports.register.where('PlanVersions', 'versionKey', row.versionKey);
    if (there?.row.text !== text) return { outcome: 'refused', why: 'wrongState' };
  }
  return { outcome: 'sent', version };
}

/** An approved plan whose next version is being written: the draft aims at a version that is not sent. */
export function isNextVersion(file: PlanFile): boolean {
  const { state, newest } = file.life;
  return isApproved(state) && file.draft !== undefined && file.draft.row.version > (newest?.version ?? 0);
}

/** Opens the next version of an approved plan: the draft begins with the answers of the version in force. */
export async function beginChange(ports: Ports, file: PlanFile): Promise<{ outcome: 'done' } | Refused> {
  const mine = parties(file, ports.people.me());
  const newest = file.versions.at(-1);
  if (!mayAct(file.life.state, 'change', mine)) return { outcome: 'refused', why: refusal(file.life.state, 'change') };
  if (!newest || !file.draft) return { outcome: 'refused', why: 'gone' };
  if (isNextVersion(file)) return { outcome: 'done' };
  await ports.register.change('ActivityPlans', file.draft.id, file.draft.etag, { answers: jsonOf(newest.plan.answers), version: newest.version + 1 });
  return { outcome: 'done' };
}

/** Who will be asked: the draft's own choice, else whom Departments names. */
export function chosenOr(file: PlanFile, draft: Pick<Draft, 'answers' | 'chiefs'>, me: Colleague): ChosenChiefs {
  const proposed = proposedChiefs(file.municipality.departments, draft.answers, file.applicant.oid || me.oid);
  const chosen: ChosenChiefs = {};
  for (const step of steps) {
    const own = draft.chiefs[step];
    const named = proposed[step];
    if (own && own.to.oid !== named?.to.oid) chosen[step] = { ...own, namedByDepartments: false };
    else if (named) chosen[step] = { to: named.to, namedByDepartments: true, reason: '' };
  }
  return chosen;
}

/** What only the register and the directory know: the address is taken, the mailbox is somebody's own (R41). */
async function outsideChecks(ports: Ports, planId: string, answers: PlanAnswers): Promise<'addressTaken' | 'personalMail' | undefined> {
  if (answers.address) {
    const address = canonicalAddress(answers.address);
    if ('key' in address) {
      const holders = await ports.register.where('Accounts', 'activeKey', address.key);
      if (holders.some(({ row }) => row.planId !== planId && row.planId !== '')) return 'addressTaken';
    }
  }
  if (answers.accountMail) {
    const verdict = accountMailVerdict(answers.accountMail, await ports.people.byMail(answers.accountMail));
    if (verdict.verdict === 'refused') return 'personalMail';
  }
  return undefined;
}

/** Writes one dated act of a plan. The same act on the same version is one event. */
async function note(ports: Ports, file: PlanFile, what: string, version: number, suffix = '', detail: Record<string, unknown> = {}): Promise<void> {
  const key = `${what}:${file.planId}:${version}${suffix}`;
  await ports.register.add('Events', { Title: what, eventKey: key, planId: file.planId, what, detail: JSON.stringify({ version, ...detail }) });
}

export async function withdrawPlan(ports: Ports, file: PlanFile): Promise<{ outcome: 'done' } | Refused> {
  return await act(ports, file, 'withdraw', 'withdrawn');
}

export async function layDownPlan(ports: Ports, file: PlanFile): Promise<{ outcome: 'done' } | Refused> {
  return await act(ports, file, 'layDown', 'laidDown');
}

async function act(ports: Ports, file: PlanFile, wanted: 'withdraw' | 'layDown', what: string): Promise<{ outcome: 'done' } | Refused> {
  const mine = parties(file, ports.people.me());
  if (!mayAct(file.life.state, wanted, mine)) return { outcome: 'refused', why: refusal(file.life.state, wanted) };
  await note(ports, file, what, file.life.newest?.version ?? 0);
  return { outcome: 'done' };
}

function refusal(state: PlanState, wanted: 'withdraw' | 'layDown' | 'remind' | 'change'): 'wrongState' | 'notYours' {
  return mayAct(state, wanted, ['applicant', 'unitManager', 'departmentHead', 'information', 'administrator']) ? 'notYours' : 'wrongState';
}

export const reminderInterval = 7 * 24 * 3_600_000;

/** When the applicant may remind again (milliseconds), or undefined when nothing stands in the way. */
export function remindFrom(file: PlanFile, now: number): number | undefined {
  const version = file.life.newest?.version;
  const last = file.events.filter((event) => event.what === 'reminded' && event.version === version).map((event) => Date.parse(event.at));
  const from = Math.max(0, ...last) + reminderInterval;
  return last.length && from > now ? from : undefined;
}

/** *Påminn*, once a week. The card itself is sent by the caller; the event makes the week count. */
export async function noteReminder(ports: Ports, file: PlanFile): Promise<{ outcome: 'done' } | Refused> {
  const mine = parties(file, ports.people.me());
  if (!mayAct(file.life.state, 'remind', mine) || !openStep(file.life.newest)) return { outcome: 'refused', why: refusal(file.life.state, 'remind') };
  const now = ports.clock.now();
  if (remindFrom(file, now.getTime())) return { outcome: 'refused', why: 'remindedThisWeek' };
  await note(ports, file, 'reminded', file.life.newest?.version ?? 0, `:${now.toISOString().slice(0, 10)}`);
  return { outcome: 'done' };
}

/** A new plan with the answers of another, for another platform (R91): what belongs to the account itself is left empty. */
export function copyForAnotherPlatform(answers: PlanAnswers): PlanAnswers {
  const { platform: _platform, address: _address, plannedAddress: _planned, accountMail: _mail, ...kept } = answers;
  return kept;
}
