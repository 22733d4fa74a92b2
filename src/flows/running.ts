// The account after the approval: register, acknowledgement, start behind gate G3 and its exit (R33, R38, R41, R44, R49).

import { accountLabels, isPlanned, plannedKey, standsInTheWay } from '../domain/account.ts';
import { accountMailVerdict } from '../domain/accountMail.ts';
import { canonicalAddress, type CanonicalAddress } from '../domain/address.ts';
import { addresseesOf } from '../domain/judgedFacts.ts';
import { membersOf, textOf } from '../domain/shape.ts';
import { steps, type Step } from '../domain/fact.ts';
import type { PlanAnswers } from '../domain/plan.ts';
import { isApproved } from '../domain/planLife.ts';
import { planTitle } from '../domain/planWords.ts';
import type { AccountRow, Item } from '../domain/rows.ts';
import { inSweden, isDay } from '../domain/swedish.ts';
import type { Ports } from '../ports.ts';
import { parties } from './parties.ts';
import { namesOf, versionOf, type PlanFile } from './planFile.ts';

export type StartInput = { startedOn: string; address: string; accountMail: string };
type MailFault = 'mailMissing' | 'personalMail';
export type StartRefusal = {
  outcome: 'refused';
  why:
    | 'notApproved'
    | 'copyNotSent'
    | 'unconfirmed'
    | 'startedEarlier'
    | 'addressMissing'
    | 'addressTaken'
    | MailFault
    | 'badDay'
    | 'notYours'
    | 'reasonMissing'
    | 'wrongState';
};

/** The account that stands in the way of this plan's, where the address is taken. The register is asked, the plan is not. */
export async function holderOf(ports: Pick<Ports, 'register'>, key: string, planId: string): Promise<Item<AccountRow> | undefined> {
  return (await ports.register.where('Accounts', 'activeKey', key)).find(({ row }) => standsInTheWay(row, planId));
}

/** The row of a plan's account as its answers say. Until there is an address the plan itself is the key. */
function accountRow({ planId, municipality }: PlanFile, answers: PlanAnswers): Partial<AccountRow> {
  const address = answers.address && !answers.plannedAddress ? canonicalAddress(answers.address) : undefined;
  const found = address && 'key' in address ? address : undefined;
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

/** Administrators and mail are dated changes of the account's own (R108, R109): a new version does not overwrite them. */
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

/**
 * Starts the account, or uses the gate's exit with a reason: a true statement is never stopped, it is shown as *avvikelse*, and so is what the
 * account lacks. Before the approval there is no account in the register yet; the exit makes it.
 */
export async function startAccount(
  ports: Ports,
  file: PlanFile,
  account: Item<AccountRow> | undefined,
  input: StartInput,
  before?: { reason: string },
): Promise<{ outcome: 'done' } | StartRefusal> {
  const closed = before ? (before.reason.trim() ? undefined : 'reasonMissing') : (closedGate(file) ?? tooEarly(file, input.startedOn));
  const mine = parties(file, ports.people.me());
  if (!mine.includes('applicant') && !mine.includes('information')) return { outcome: 'refused', why: 'notYours' };
  if (account && account.row.startedOn !== '') return { outcome: 'refused', why: 'wrongState' };
  if (closed) return { outcome: 'refused', why: closed };
  if (!account && !before) return { outcome: 'refused', why: 'wrongState' };
  const checked = await checkStart(ports, file.planId, input);
  if (typeof checked === 'string') return { outcome: 'refused', why: checked };
  const { address, accountMail, mailFault } = checked;
  if (mailFault && !before) return { outcome: 'refused', why: mailFault };
  const what = before ? 'startedBefore' : 'started';
  const version = before ? (file.life.newest?.version ?? 0) : file.life.approvedVersion;
  const told = before ? { reason: before.reason.trim().slice(0, 1000), ...(mailFault ? { lacks: mailFault } : {}) } : {};
  const start: Start = { startedOn: input.startedOn, key: address.key, address: address.url, accountMail };
  // What was said stands first: the register follows from it, now or when somebody opens the plan next.
  await ports.register.add('Events', {
    Title: what,
    eventKey: `${what}:${file.planId}:${version}`,
    planId: file.planId,
    what,
    detail: JSON.stringify({ version, ...start, ...told }),
  });
  return (await recordStart(ports, file, start)) ? { outcome: 'done' } : { outcome: 'refused', why: 'wrongState' };
}

/** What was told of a start: the day, and the account as it then was. */
export type Start = { startedOn: string; key: string; address: string; accountMail: string };

/** The start that was told of the plan's account, if any. Any hand may write an event: what is no start is passed over. */
export function toldStart(file: PlanFile): Start | undefined {
  for (const { what, detail } of file.events) {
    if (what !== 'started' && what !== 'startedBefore') continue;
    const { startedOn, key, address, accountMail } = detail;
    if (isStart({ startedOn, key, address, accountMail })) return { startedOn, key, address, accountMail } as Start;
  }
  return undefined;
}

const isStart = membersOf({ startedOn: textOf(10, 10), key: textOf(255, 1), address: textOf(255), accountMail: textOf(255) });

/** Brings the register up to a start. Done twice it changes nothing; false when another account has taken the address meanwhile. */
export async function recordStart(ports: Ports, file: PlanFile, { startedOn, key, address, accountMail }: Start): Promise<boolean> {
  const { register } = ports;
  const set = { activeKey: key, address, accountMail, startedOn, status: accountLabels.active };
  for (let turn = 0; turn < 2; turn++) {
    const account = await accountOf(ports, file);
    if (account && account.row.startedOn !== '') return true;
    const holders = await register.where('Accounts', 'activeKey', key);
    if (holders.some(({ id }) => id !== account?.id)) return false;
    // Before the approval there is no account in the register: this makes it.
    const done = account
      ? (await register.change('Accounts', account.id, account.etag, set)) !== 'conflict'
      : (await register.add('Accounts', { ...accountRow(file, file.answers), approvedVersion: 0, ...set })) !== 'alreadyThere';
    if (done) return true;
  }
  return false;
}

/** The plan's account: of several rows that name the plan, the oldest. */
export async function accountOf(ports: Pick<Ports, 'register'>, file: Pick<PlanFile, 'planId'>): Promise<Item<AccountRow> | undefined> {
  return (await ports.register.where('Accounts', 'planId', file.planId)).toSorted((a, b) => a.id - b.id)[0];
}

/** A day before the approval is a start before the approval, whenever it is told: that belongs to the exit. */
function tooEarly(file: PlanFile, startedOn: string): 'startedEarlier' | undefined {
  const approved = file.life.versions.find(({ version }) => version === file.life.approvedVersion)?.steps.departmentHead.counted;
  return approved && isDay(startedOn) && startedOn < inSweden(approved.at).day ? 'startedEarlier' : undefined;
}

type Checked = { address: CanonicalAddress; accountMail: string; mailFault?: MailFault };

async function checkStart(ports: Ports, planId: string, input: StartInput): Promise<Checked | 'badDay' | 'addressMissing' | 'addressTaken'> {
  if (!isDay(input.startedOn) || input.startedOn > inSweden(ports.clock.now().toISOString()).day) return 'badDay';
  const address = canonicalAddress(input.address);
  if (!('key' in address)) return 'addressMissing';
  const holders = await ports.register.where('Accounts', 'activeKey', address.key);
  if (holders.some(({ row }) => row.planId !== planId)) return 'addressTaken';
  const accountMail = input.accountMail.trim().slice(0, 255);
  const mail = accountMail ? accountMailVerdict(accountMail, await ports.people.byMail(accountMail)) : { verdict: 'notAnAddress' as const };
  const mailFault = mail.verdict === 'notAnAddress' ? 'mailMissing' : mail.verdict === 'personal' ? 'personalMail' : undefined;
  return { address, accountMail, ...(mailFault ? { mailFault } : {}) };
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
