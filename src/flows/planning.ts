// The applicant's acts on a plan: write, send, take back, lay down, begin the next version (R30, R31, R38).
// Nothing a person typed is lost: a conflict answers what the other one saved, and the caller keeps its own.

import { chiefTitles } from '../domain/guidelines.ts';
import { unsoundCharacter } from '../domain/input.ts';
import { reportedFields, type AccountNow } from '../domain/accountChange.ts';
import { mayAct, stateLabels, type PlanState } from '../domain/approval.ts';
import { addressIn } from '../domain/address.ts';
import { canonicalJson, type Json } from '../domain/canonical.ts';
import { field, type PlanAnswers } from '../domain/plan.ts';
import { hindrances, isTooLong, type Fault } from '../domain/planCheck.ts';
import { planText } from '../domain/planText.ts';
import { answerColumns, planTitle } from '../domain/planWords.ts';
import { isApproved } from '../domain/planLife.ts';
import { proposedChiefs } from '../domain/organisation.ts';
import { inSweden } from '../domain/swedish.ts';
import { profileOf } from '../domain/settings.ts';
import { steps } from '../domain/fact.ts';
import type { Colleague } from '../domain/person.ts';
import type { Item, PlanRow } from '../domain/rows.ts';
import type { Trust } from '../domain/trust.ts';
import type { Ports } from '../ports.ts';
import { planBefore, type PlanOnItsWay } from './foundAccount.ts';
import { accountToday } from './reporting.ts';
import { parties } from './parties.ts';
import { accountOf, holderOf } from './running.ts';
import { namesOf, readAnswers, readChiefs, type ChosenChiefs, type Municipality, type PlanFile } from './planFile.ts';

/** `plan`: the one that is in the way, where that is why ('planOnItsWay'). */
export type Refused = {
  outcome: 'refused';
  why: 'wrongState' | 'notYours' | 'tooLong' | 'shortcomings' | 'addressTaken' | 'planOnItsWay' | 'gone';
  faults?: readonly Fault[];
  plan?: PlanOnItsWay;
};
export type Theirs = { answers: PlanAnswers; chiefs: ChosenChiefs; etag: string; by: string; at: string };
export type Saved = { outcome: 'saved'; item: Item<PlanRow> };
export type Conflict = { outcome: 'conflict'; theirs: Theirs };
export type Draft = {
  planId: string;
  answers: PlanAnswers;
  chiefs: ChosenChiefs;
  etag: string;
};

/** Saves the working draft. An empty etag makes the plan; a stale one answers what the other person saved. */
export async function saveDraft(ports: Ports, municipality: Municipality, draft: Draft): Promise<Saved | Conflict | Refused> {
  if (isTooLong(draft.answers)) return { outcome: 'refused', why: 'tooLong' };
  const row = draftColumns(draft, municipality);
  if (draft.etag === '') {
    const me = ports.people.me();
    const made = await ports.register.add('ActivityPlans', {
      ...row,
      planId: draft.planId,
      status: stateLabels.draft,
      planVersion: 1,
      applicantOid: me.oid,
      applicantName: me.name,
      applicantUpn: me.upn,
    });
    if (made !== 'alreadyThere') return { outcome: 'saved', item: made };
  }
  const [now] = await ports.register.where('ActivityPlans', 'planId', draft.planId);
  if (!now) return { outcome: 'refused', why: 'gone' };
  if (sameDraft(now.row, draft)) return { outcome: 'saved', item: now };
  if (draft.etag !== now.etag) return conflictWith(now);
  const changed = await ports.register.change('ActivityPlans', now.id, draft.etag, row);
  if (changed !== 'conflict') return { outcome: 'saved', item: changed };
  const [after] = await ports.register.where('ActivityPlans', 'planId', draft.planId);
  if (after && sameDraft(after.row, draft)) return { outcome: 'saved', item: after };
  return after ? conflictWith(after) : { outcome: 'refused', why: 'gone' };
}

function conflictWith(item: Item<PlanRow>): Conflict {
  return {
    outcome: 'conflict',
    theirs: { answers: readAnswers(item.row.answers), chiefs: readChiefs(item.row.chiefs), etag: item.etag, by: item.changedBy.name, at: item.changedAt },
  };
}

const jsonOf = (value: unknown) => canonicalJson(value as Json);
const sameDraft = (row: PlanRow, draft: Draft) => row.answers === jsonOf(draft.answers) && row.chiefs === jsonOf(draft.chiefs);

/** The draft's JSON, and the answers in words for SharePoint's own views (a projection nothing is decided from). */
function draftColumns(draft: Draft, municipality: Municipality): Partial<PlanRow> {
  // A draft may hold a character no column can store; its JSON carries it escaped, so nothing typed is lost.
  const words = Object.entries(answerColumns(draft.answers, namesOf(municipality))).map(([key, value]) => [
    key,
    typeof value === 'string' && unsoundCharacter(value) ? null : value,
  ]);
  return {
    ...Object.fromEntries(words),
    Title: planTitle(draft.answers),
    answers: jsonOf(draft.answers),
    chiefs: jsonOf(draft.chiefs),
  };
}

/**
 * Sends the draft as the next version: append-only, its text is what both chiefs sign. Answers the number of the version, or why not.
 * What must follow (addressees, the card) are effects; an own choice of chief is signed by the applicant afterwards.
 */
export async function submitPlan(ports: Ports, trust: Trust, file: PlanFile, draft: Draft): Promise<{ outcome: 'sent'; version: number } | Refused> {
  const me = ports.people.me();
  if (!mayAct(file.life.state, 'submit', parties(file, me)) && !isNextVersion(file))
    return { outcome: 'refused', why: file.applicant.oid === me.oid ? 'wrongState' : 'notYours' };
  if (file.applicant.oid !== me.oid) return { outcome: 'refused', why: 'notYours' };
  const mailOwner = draft.answers.accountMail ? await ports.people.byMail(draft.answers.accountMail) : 'notAsked';
  const found = [
    ...hindrances(draft.answers, { mailOwner, today: inSweden(ports.clock.now().toISOString()).day, ...exampleOf(file.municipality) }),
    ...chiefFaults(chosenOr(file, draft, me), me.oid),
  ];
  if (found.length) return { outcome: 'refused', why: 'shortcomings', faults: found };
  return (await addressRefusal(ports, trust, file.planId, draft.answers)) ?? (await addVersion(ports, file, draft.answers, me));
}

/**
 * Append-only: the next free number. A number that somebody else has taken with a version of theirs is passed over, so that nobody stands in
 * the applicant's way; one that the applicant has taken in another window is an answer.
 */
async function addVersion(ports: Ports, file: PlanFile, answers: PlanAnswers, me: Colleague): Promise<{ outcome: 'sent'; version: number } | Refused> {
  for (let version = (file.versions.at(-1)?.version ?? 0) + 1; ; version++) {
    const text = planText({ v: 1, planId: file.planId, version, applicant: { oid: me.oid, name: me.name, upn: me.upn }, answers });
    const sha256 = await ports.digest.sha256(text);
    const row = {
      Title: `${planTitle(answers).slice(0, 200)}, version ${version}`,
      versionKey: `${file.planId}:${version}`,
      planId: file.planId,
      planVersion: version,
      text,
      sha256,
    };
    if ((await ports.register.add('PlanVersions', row)) !== 'alreadyThere') return { outcome: 'sent', version };
    const [there] = await ports.register.where('PlanVersions', 'versionKey', row.versionKey);
    if (there?.row.text === text && there.createdBy.oid === me.oid) return { outcome: 'sent', version };
    if (!there || there.createdBy.oid === me.oid) return { outcome: 'refused', why: 'wrongState' };
  }
}

/** An approved plan whose next version is being written: the draft aims at a version that is not sent. */
export function isNextVersion(file: PlanFile): boolean {
  const { state, newest } = file.life;
  return isApproved(state) && file.draft !== undefined && file.draft.row.planVersion > (newest?.version ?? 0);
}

/** Opens the next version of an approved plan: the draft begins with the answers of the version in force. */
export async function beginChange(ports: Ports, file: PlanFile): Promise<{ outcome: 'done' } | Refused> {
  const mine = parties(file, ports.people.me());
  const newest = file.versions.at(-1);
  if (!mayAct(file.life.state, 'change', mine)) return { outcome: 'refused', why: refusal(file.life.state, 'change') };
  if (!newest || !file.draft) return { outcome: 'refused', why: 'gone' };
  if (isNextVersion(file)) return { outcome: 'done' };
  // The next version begins from what holds now: what has been told since (R108, R109) is not asked about again.
  const answers = nextAnswers(newest.plan.answers, accountToday(file, (await accountOf(ports, file))?.row).now, file.life.start !== undefined);
  const set = { answers: jsonOf(answers), planVersion: newest.version + 1 };
  const changed = await ports.register.change('ActivityPlans', file.draft.id, file.draft.etag, set);
  return changed === 'conflict' ? { outcome: 'refused', why: 'wrongState' } : { outcome: 'done' };
}

/** An account that is started has its address; what was told to be gone is gone. */
function nextAnswers(answers: PlanAnswers, now: AccountNow, isStarted: boolean): PlanAnswers {
  const kept = Object.fromEntries(
    Object.entries(answers).filter(([key]) => !(reportedFields as readonly string[]).includes(key) && !(isStarted && key === 'plannedAddress')),
  );
  return { ...kept, ...(isStarted || !answers.address ? {} : { address: answers.address }), ...now };
}

/** Who will be asked: the draft's own choice, else whom Departments names. */
function chosenOr(file: PlanFile, draft: Pick<Draft, 'answers' | 'chiefs'>, me: Colleague): ChosenChiefs {
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

/** Both steps need somebody, another one than Departments names needs a reason, and nobody is both applicant and only approver (R31). */
function chiefFaults(chosen: ChosenChiefs, applicantOid: string): Fault[] {
  return steps.flatMap((step): Fault[] => {
    const one = chosen[step];
    const fault = (sentence: string): Fault[] => [{ field: 'department', sentence }];
    if (!one) return fault(`Ange vem som ska godkänna som ${chiefTitles[step]}. Ingen är angiven för förvaltningen.`);
    if (step === 'departmentHead' && one.to.oid === applicantOid) return fault('Du kan inte själv godkänna som förvaltningschef. Ange den som är din chef.');
    return one.namedByDepartments || one.reason.trim() ? [] : fault(`Skriv varför någon annan ska godkänna som ${chiefTitles[step]}.`);
  });
}

/** The municipality's own address stands in the sentences that ask for one. */
function exampleOf(municipality: Municipality): { exampleAddress?: string } {
  const { exampleAddress } = profileOf(municipality.settings);
  return exampleAddress ? { exampleAddress } : {};
}

const there = `Adressen står redan i förteckningen, så kontot finns. Ta bort krysset ”${field('plannedAddress').label}”`;

/** An address that stands in the register is not planned, whatever is ticked. */
export async function plannedThoughThere({ register }: Pick<Ports, 'register'>, answers: PlanAnswers): Promise<Fault | undefined> {
  const address = answers.plannedAddress ? addressIn(answers) : undefined;
  if (!address || (await register.where('Accounts', 'activeKey', address.key)).length === 0) return undefined;
  return { field: 'address', sentence: there };
}

/** Why a plan cannot be sent for its address: another account has it, it is ticked as planned though it is there, or another plan was sent first for an account that was found without one. */
async function addressRefusal(ports: Ports, trust: Trust, planId: string, answers: PlanAnswers): Promise<Refused | undefined> {
  const address = addressIn(answers);
  if (!address) return undefined;
  if (await holderOf(ports, address.key, planId)) return { outcome: 'refused', why: 'addressTaken' };
  const planned = await plannedThoughThere(ports, answers);
  if (planned) return { outcome: 'refused', why: 'shortcomings', faults: [planned] };
  const first = await planBefore(ports, trust, address.key, planId);
  return first?.sent ? { outcome: 'refused', why: 'planOnItsWay', plan: first } : undefined;
}

/** Writes one dated act of a plan. The same act of a person on the same version is one event; somebody else's event does not stand in its way. */
async function note(ports: Ports, file: PlanFile, what: string, version: number): Promise<void> {
  const me = ports.people.me().oid;
  const key = `${what}:${file.planId}:${version}`;
  const add = async (eventKey: string) =>
    await ports.register.add('Events', { Title: what, eventKey, planId: file.planId, what, detail: JSON.stringify({ version }) });
  if ((await add(key)) !== 'alreadyThere') return;
  const [there] = await ports.register.where('Events', 'eventKey', key);
  if (there?.createdBy.oid !== me) await add(`${key}:${me}`);
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

function refusal(state: PlanState, wanted: 'withdraw' | 'layDown' | 'change'): 'wrongState' | 'notYours' {
  return mayAct(state, wanted, ['applicant', 'unitManager', 'departmentHead', 'information', 'administrator']) ? 'notYours' : 'wrongState';
}

/** A new plan with the answers of another, for another platform (R91): what belongs to the account itself is left empty. */
export function copyForAnotherPlatform(answers: PlanAnswers): PlanAnswers {
  const { platform: _platform, address: _address, plannedAddress: _planned, accountMail: _mail, startedOn: _started, ...kept } = answers;
  return kept;
}
