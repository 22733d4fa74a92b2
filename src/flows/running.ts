// The account after the approval: register, acknowledgement, start behind gate G3 and its exit (R33, R38, R41, R44, R49).

import { accountLabels, closedKey, isPlanned, plannedKey, standsInTheWay } from '../domain/account.ts';
import { accountMailVerdict } from '../domain/accountMail.ts';
import { addressIn, canonicalAddress, leadsElsewhere } from '../domain/address.ts';
import { addresseesOf } from '../domain/judgedFacts.ts';
import { steps, type Step } from '../domain/fact.ts';
import type { Colleague } from '../domain/person.ts';
import type { PlanAnswers } from '../domain/plan.ts';
import { isApproved } from '../domain/planLife.ts';
import { planTitle } from '../domain/planWords.ts';
import type { AccountRow, Item } from '../domain/rows.ts';
import { mayTellStart, startIn, startRefused, tellsStart, type Start, type StartRefused } from '../domain/start.ts';
import type { ChecklistKey } from '../domain/startChecklist.ts';
import { inSweden, isDay } from '../domain/swedish.ts';
import type { Trust } from '../domain/trust.ts';
import type { Ports } from '../ports.ts';
import { planBefore, type PlanOnItsWay } from './foundAccount.ts';
import { eventIn } from './judging.ts';
import { namesOf, versionOf, type PlanFile } from './planFile.ts';

/** `checked` = what is ticked in the list for the start; absent through the exit, where it is not asked. */
export type StartInput = { startedOn: string; address: string; accountMail: string; checked?: readonly ChecklistKey[] };
type MailFault = 'mailMissing' | 'personalMail';
/** `plan`: the one that was sent first for the found account at the address ('accountPromised'). */
export type StartRefusal = {
  outcome: 'refused';
  plan?: PlanOnItsWay;
  why:
    | 'notApproved'
    | 'copyNotSent'
    | 'unconfirmed'
    | 'startedEarlier'
    | 'addressMissing'
    | 'addressTaken'
    | 'accountPromised'
    | 'otherMedium'
    | MailFault
    | 'badDay'
    | 'notYours'
    | 'reasonMissing'
    | 'wrongState'
    | 'startedMeanwhile';
};

/** The account that stands in the way of this plan's, where the address is taken. The register is asked, the plan is not. */
export async function holderOf(ports: Pick<Ports, 'register'>, key: string, planId: string): Promise<Item<AccountRow> | undefined> {
  return (await ports.register.where('Accounts', 'activeKey', key)).find(({ row }) => standsInTheWay(row, planId));
}

/** The row of a plan's account as its answers say. Until there is an address the plan itself is the key. */
function accountRow({ planId, municipality }: PlanFile, answers: PlanAnswers): Partial<AccountRow> {
  const found = answers.plannedAddress ? undefined : addressIn(answers);
  return {
    Title: planTitle(answers).slice(0, 255),
    platform: (answers.platform ?? '').slice(0, 255),
    address: (found?.url ?? answers.address ?? '').slice(0, 255),
    activeKey: found?.key ?? plannedKey(planId),
    authority: answers.authority ?? '',
    // People read the register in SharePoint too: the department's name, not its code.
    department: (namesOf(municipality)[answers.department ?? ''] ?? answers.department ?? '').slice(0, 255),
    unit: (answers.unit ?? '').slice(0, 255),
    planId,
    administrators: JSON.stringify(answers.administrators ?? []),
    accountMail: answers.accountMail ?? '',
  };
}

/**
 * Makes the account of an approved version, or brings it up to it. Exactly once: its key is unique, and so is its plan. An account that was found
 * before it had a plan gets this plan; where the address belongs to another plan's account, the new one stands without address until its start.
 */
export async function recordAccount(ports: Ports, file: PlanFile, version: number): Promise<void> {
  const { register } = ports;
  const { answers } = versionOf(file, version).plan;
  const wanted = { ...accountRow(file, answers), approvedVersion: version };
  const there = await accountOf(ports, file);
  if (there) return await bringUp(ports, there, wanted, version);
  const startedOn = answers.startedOn ?? '';
  const status = accountLabels[startedOn ? 'active' : 'approved'];
  if ((await register.add('Accounts', { ...wanted, status, startedOn })) !== 'alreadyThere') return;
  const [holder] = await register.where('Accounts', 'activeKey', wanted.activeKey ?? '');
  if (!holder || holder.row.planId === file.planId) return;
  if (standsInTheWay(holder.row, file.planId)) {
    await register.add('Accounts', { ...wanted, activeKey: plannedKey(file.planId), address: '', status, startedOn });
    return;
  }
  const { activeKey: _key, address: _address, ...adopted } = wanted;
  const since = holder.row.startedOn || startedOn;
  await register.change('Accounts', holder.id, holder.etag, { ...adopted, startedOn: since, status: accountLabels[since ? 'active' : 'approved'] });
}

/** Administrators, mail and address of an account in use follow from everything that was told (reporting.ts, recordChanges). */
async function bringUp(ports: Ports, there: Item<AccountRow>, wanted: Partial<AccountRow>, version: number): Promise<void> {
  if (there.row.approvedVersion === version) return;
  const { activeKey = '', address = '', administrators: _kept, accountMail: _mail, ...rest } = wanted;
  const moves = isPlanned(there.row) && !isPlanned({ activeKey }) && (await ports.register.where('Accounts', 'activeKey', activeKey)).length === 0;
  await ports.register.change('Accounts', there.id, there.etag, { ...rest, ...(moves ? { activeKey, address } : {}) });
}

/** Gate G3: why the account of a plan cannot be started yet. */
export function closedGate(file: PlanFile): 'notApproved' | 'copyNotSent' | 'unconfirmed' | undefined {
  const { newest, approvedVersion } = file.life;
  const life = file.life.versions.find(({ version }) => version === approvedVersion) ?? newest;
  if (!life || !isApproved(life.state)) return 'notApproved';
  if (unconfirmed(file, life.version)) return 'unconfirmed';
  return life.state === 'approved' ? 'copyNotSent' : undefined;
}

/** A chief the applicant named must be confirmed by Information before the start. One who has been replaced since needs nothing. */
export function unconfirmed(file: PlanFile, version: number, step?: Step): boolean {
  const asked = addresseesOf(file.facts, version);
  const own = steps
    .flatMap((one) => asked[one] ?? [])
    .filter(({ fact }) => (step === undefined || fact.step === step) && !fact.namedByDepartments && fact.by.oid === file.applicant.oid);
  return own.some(
    ({ sha256 }) => !file.facts.some(({ fact, judgement }) => fact?.kind === 'confirmation' && judgement.counts && fact.addresseeSha256 === sha256),
  );
}

/** May this person tell the start of the plan's account now? */
export const mayStart = (file: PlanFile, { oid }: Pick<Colleague, 'oid'>): boolean =>
  mayTellStart({ applicantOid: file.applicant.oid, information: file.information }, oid, Infinity);

/**
 * Starts the account, or uses the gate's exit with a reason: a true statement is never stopped, it is shown as *avvikelse*, and so is what the
 * account lacks. Before the approval there is no account in the register yet; the exit makes it.
 */
export async function startAccount(
  ports: Ports,
  trust: Trust,
  file: PlanFile,
  account: Item<AccountRow> | undefined,
  input: StartInput,
  before?: { reason: string },
): Promise<{ outcome: 'done' } | StartRefusal> {
  if (!mayStart(file, ports.people.me())) return refusedFor('notYours');
  if (account && account.row.startedOn !== '') return refusedFor('wrongState');
  const closed = before ? (before.reason.trim() ? undefined : 'reasonMissing') : (closedGate(file) ?? tooEarly(file, input.startedOn));
  if (closed) return refusedFor(closed);
  if (!account && !before) return refusedFor('wrongState');
  const checked = await checkStart(ports, trust, file, input);
  if ('outcome' in checked) return checked;
  const { mailFault, ...start } = checked;
  if (mailFault && !before) return refusedFor(mailFault);
  const told = before ? { reason: before.reason.trim().slice(0, 1000), ...(mailFault ? { lacks: mailFault } : {}) } : { checked: input.checked ?? [] };
  // What was said stands first: the register follows from it, now or when somebody opens the plan next.
  const event = await tellStart(ports, file, before ? 'startedBefore' : 'started', start, told);
  const recorded = (await wasToldMeanwhile(ports, file, event)) ? 'wrongState' : await recordStart(ports, file, start);
  if (recorded === 'recorded') return { outcome: 'done' };
  await refuseStart(ports, file, event, recorded);
  // What was told stands in the history: that is not the same as an account that was started when one came.
  return refusedFor(recorded === 'wrongState' ? 'startedMeanwhile' : recorded);
}

/** Did somebody who may tell a start after `file` was read, and before this event? Then that one stands: two would say two things of one start. */
async function wasToldMeanwhile({ register }: Pick<Ports, 'register'>, file: PlanFile, event: number): Promise<boolean> {
  const seen = new Set(file.rows.events.map(({ id }) => id));
  const tellers = { applicantOid: file.applicant.oid, information: file.information };
  return (await register.where('Events', 'planId', file.planId))
    .map(({ row, ...stamped }) => eventIn({ ...stamped, ...row }))
    .filter(({ id, what }) => id < event && !seen.has(id) && tellsStart(what))
    .some(({ detail, by, at }) => startIn(detail) !== undefined && mayTellStart(tellers, by.oid, Date.parse(at)));
}

/** What was told and could not be recorded counts no more, or the plan would show an account started that the register does not hold. */
export async function refuseStart(ports: Ports, { planId }: PlanFile, event: number, why: StartRefused): Promise<void> {
  const detail = JSON.stringify({ version: 0, start: event, why });
  await ports.register.add('Events', { Title: startRefused, eventKey: `${startRefused}:${planId}:${event}`, planId, what: startRefused, detail });
}

/**
 * Writes what is told as an event. Until the register holds the start it may be told again, corrected, and the last telling is the one that is
 * recorded: what was told first may be an address that another account has taken meanwhile, and nobody can take an event back. The same told
 * again is no new event, and a key that somebody else took, or that an earlier telling has, is passed over. Answers the event's id.
 */
async function tellStart(ports: Ports, file: PlanFile, what: 'started' | 'startedBefore', start: Start, told: Record<string, unknown>): Promise<number> {
  const version = (what === 'started' ? file.life.approvedVersion : file.life.newest?.version) ?? 0;
  const detail = JSON.stringify({ version, ...start, ...told });
  const same = sameStart(file.life.start, start) ? file.rows.events.findLast(({ row }) => row.what === what && row.detail === detail) : undefined;
  if (same) return same.id;
  for (let nth = 1; ; nth++) {
    const eventKey = `${what}:${file.planId}:${version}${nth === 1 ? '' : `:${nth}`}`;
    const added = await ports.register.add('Events', { Title: what, eventKey, planId: file.planId, what, detail });
    if (added !== 'alreadyThere') return added.id;
    const [there] = await ports.register.where('Events', 'eventKey', eventKey);
    const isNew = !file.rows.events.some(({ id }) => id === there?.id);
    if (isNew && there?.createdBy.oid === ports.people.me().oid && there.row.detail === detail) return there.id;
  }
}

const sameStart = (one: Start | undefined, other: Start): boolean =>
  one?.startedOn === other.startedOn && one.key === other.key && one.address === other.address && one.accountMail === other.accountMail;

/**
 * Brings the register up to a start. Done twice it changes nothing. 'addressTaken' when another plan's account has taken the address meanwhile,
 * 'wrongState' when another start was recorded first.
 */
export async function recordStart(ports: Ports, file: PlanFile, start: Start): Promise<'recorded' | StartRefused> {
  const { register } = ports;
  const { key, address, accountMail, startedOn } = start;
  const found = canonicalAddress(address);
  if (!('key' in found) || leadsElsewhere(plannedPlatform(file), found)) return 'otherMedium';
  const set = { activeKey: key, address, accountMail, startedOn, status: accountLabels.active };
  for (let turn = 0; turn < 2; turn++) {
    const rows = await register.where('Accounts', 'planId', file.planId);
    const account = accountAmong(rows, key);
    if (account && account.row.startedOn !== '') {
      if (account.row.activeKey !== key) return 'wrongState';
      await closeUnused(ports, rows, account.id);
      return 'recorded';
    }
    const holder = (await register.where('Accounts', 'activeKey', key)).find(({ id }) => id !== account?.id);
    if (holder && standsInTheWay(holder.row, file.planId)) return 'addressTaken';
    const known = account?.row ?? { ...accountRow(file, file.answers), approvedVersion: 0 };
    if (holder) {
      const adopted = { ...known, ...set, startedOn: holder.row.startedOn || startedOn };
      if ((await register.change('Accounts', holder.id, holder.etag, adopted)) === 'conflict') continue;
      await closeUnused(ports, rows, holder.id);
      return 'recorded';
    }
    // Before the approval there is no account in the register: this makes it.
    const done = account ? await register.change('Accounts', account.id, account.etag, set) : await register.add('Accounts', { ...known, ...set });
    if (typeof done !== 'string') return 'recorded';
  }
  return 'wrongState';
}

/**
 * An account that was found without a plan, and that this plan turns out to be about, has taken over: the row that waited for its start is closed
 * and names no plan. Nobody may delete a row.
 */
async function closeUnused(ports: Ports, rows: readonly Item<AccountRow>[], used: number): Promise<void> {
  for (const { id, etag, row } of rows)
    if (id !== used && row.startedOn === '')
      await ports.register.change('Accounts', id, etag, { planId: '', activeKey: closedKey(id, row.activeKey), status: accountLabels.closed });
}

/** The plan's account: of several rows that name the plan the one that was told to be started, else the oldest. */
export async function accountOf(ports: Pick<Ports, 'register'>, { planId, life }: Pick<PlanFile, 'planId' | 'life'>): Promise<Item<AccountRow> | undefined> {
  return accountAmong(await ports.register.where('Accounts', 'planId', planId), life.start?.key);
}

/** Of the rows that name one plan. `key` = that of the start that counts. */
export function accountAmong(rows: readonly Item<AccountRow>[], key: string | undefined): Item<AccountRow> | undefined {
  return rows.find(({ row }) => row.activeKey === key) ?? rows.toSorted((a, b) => a.id - b.id)[0];
}

/** A day before the first approval is a start before the approval, whenever it is told: that belongs to the exit. A later version makes nothing early. */
function tooEarly(file: PlanFile, startedOn: string): 'startedEarlier' | undefined {
  const approved = file.life.versions.find(({ state }) => isApproved(state))?.steps.departmentHead.counted;
  return approved && isDay(startedOn) && startedOn < inSweden(approved.at).day ? 'startedEarlier' : undefined;
}

const refusedFor = (why: StartRefusal['why']): StartRefusal => ({ outcome: 'refused', why });

type Checked = Start & { mailFault?: MailFault };

async function checkStart(ports: Ports, trust: Trust, file: PlanFile, input: StartInput): Promise<Checked | StartRefusal> {
  if (!isDay(input.startedOn) || input.startedOn > inSweden(ports.clock.now().toISOString()).day) return refusedFor('badDay');
  const address = canonicalAddress(input.address);
  if (!('key' in address)) return refusedFor('addressMissing');
  // Also through the exit: an account on another medium is not the one this plan is about, and has a plan of its own.
  if (leadsElsewhere(plannedPlatform(file), address)) return refusedFor('otherMedium');
  if (await holderOf(ports, address.key, file.planId)) return refusedFor('addressTaken');
  // A found account is that of the plan that was sent first, however the other one comes to it.
  const first = await planBefore(ports, trust, address.key, file.planId);
  if (first?.sent) return { ...refusedFor('accountPromised'), plan: first };
  const accountMail = input.accountMail.trim().slice(0, 255);
  const mail = accountMail ? accountMailVerdict(accountMail, await ports.people.byMail(accountMail)) : { verdict: 'notAnAddress' as const };
  const mailFault = mail.verdict === 'notAnAddress' ? 'mailMissing' : mail.verdict === 'personal' ? 'personalMail' : undefined;
  const start = { startedOn: input.startedOn, key: address.key, address: address.url.slice(0, 255), accountMail };
  return { ...start, ...(mailFault ? { mailFault } : {}) };
}

/** The medium the plan is approved for; before the approval the one that was sent last, or is being written. */
function plannedPlatform(file: PlanFile): string {
  const version = file.versions.find((one) => one.version === file.life.approvedVersion) ?? file.versions.at(-1);
  return (version?.plan.answers ?? file.answers).platform ?? '';
}

/** Information's one click on the copy (R32). The start waits for the copy being sent, not for this. */
export async function acknowledgeCopy(ports: Ports, file: PlanFile): Promise<{ outcome: 'done' } | { outcome: 'refused'; why: 'wrongState' | 'notYours' }> {
  if (!ports.people.me().roles.includes('Information')) return { outcome: 'refused', why: 'notYours' };
  const version = file.life.approvedVersion;
  if (version === 0 || !file.events.some((event) => event.what === 'copySent' && event.version === version)) return { outcome: 'refused', why: 'wrongState' };
  await ports.register.add('Events', {
    Title: 'copyAcknowledged',
    eventKey: `copyAcknowledged:${file.planId}:${version}`,
    planId: file.planId,
    what: 'copyAcknowledged',
    detail: JSON.stringify({ version }),
  });
  return { outcome: 'done' };
}
