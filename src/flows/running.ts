// The account after the approval: register, acknowledgement, start behind gate G3 and its exit (R33, R38, R41, R44, R49).

import { accountLabels, isPlanned, plannedKey, standsInTheWay } from '../domain/account.ts';
import { accountMailVerdict } from '../domain/accountMail.ts';
import { canonicalAddress, type CanonicalAddress } from '../domain/address.ts';
import type { Step } from '../domain/fact.ts';
import type { PlanAnswers } from '../domain/plan.ts';
import { isApproved } from '../domain/planLife.ts';
import { planTitle } from '../domain/planWords.ts';
import type { AccountRow, Item } from '../domain/rows.ts';
import { inSweden, isDay } from '../domain/swedish.ts';
import type { Ports } from '../ports.ts';
import { parties } from './parties.ts';
import { versionOf, type PlanFile } from './planFile.ts';

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
function accountRow(planId: string, answers: PlanAnswers): Partial<AccountRow> {
  const address = answers.address && !answers.plannedAddress ? canonicalAddress(answers.address) : undefined;
  const found = address && 'key' in address ? address : undefined;
  return {
    Title: planTitle(answers).slice(0, 255),
    platform: (answers.platform ?? '').slice(0, 255),
    address: (found?.url ?? answers.address ?? '').slice(0, 255),
    activeKey: found?.key ?? plannedKey(planId),
    authority: answers.authority ?? '',
    department: answers.department ?? '',
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
  const wanted = { ...accountRow(file.planId, versionOf(file, version).plan.answers), approvedVersion: version };
  const [there] = await register.where('Accounts', 'planId', file.planId);
  if (there) return await bringUp(ports, there, wanted, version);
  const startedOn = file.draft?.row.startedAfterwards ?? '';
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
  if (there.row.approvedVersion >= version) return;
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

/** A chief the applicant named must be confirmed by Information before the start. */
export function unconfirmed(file: PlanFile, version: number, step?: Step): boolean {
  const own = file.facts.filter(
    ({ fact, judgement }) =>
      fact?.kind === 'addressee' &&
      fact.version === version &&
      (step === undefined || fact.step === step) &&
      judgement.counts &&
      !fact.namedByDepartments &&
      fact.by.oid === file.applicant.oid,
  );
  return own.some(
    ({ stored }) => !file.facts.some(({ fact, judgement }) => fact?.kind === 'confirmation' && judgement.counts && fact.addresseeSha256 === stored.sha256),
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
  const set = { activeKey: address.key, address: address.url, accountMail, startedOn: input.startedOn, status: accountLabels.active };
  if (!(await setStarted(ports, file, account, set))) return { outcome: 'refused', why: 'wrongState' };
  const what = before ? 'startedBefore' : 'started';
  const version = before ? (file.life.newest?.version ?? 0) : file.life.approvedVersion;
  const told = before ? { reason: before.reason.trim().slice(0, 1000), ...(mailFault ? { lacks: mailFault } : {}) } : {};
  await ports.register.add('Events', {
    Title: what,
    eventKey: `${what}:${file.planId}:${version}`,
    planId: file.planId,
    what,
    detail: JSON.stringify({ version, startedOn: input.startedOn, ...told }),
  });
  return { outcome: 'done' };
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

/** False when the account was started by somebody else meanwhile. */
async function setStarted(ports: Ports, file: PlanFile, account: Item<AccountRow> | undefined, set: Partial<AccountRow>): Promise<boolean> {
  const { register } = ports;
  if (!account) return (await register.add('Accounts', { ...accountRow(file.planId, file.answers), approvedVersion: 0, ...set })) !== 'alreadyThere';
  if ((await register.change('Accounts', account.id, account.etag, set)) !== 'conflict') return true;
  // Somebody changed the row meanwhile. Unless it was started, what was read is out of date and nothing else.
  const now = (await register.where('Accounts', 'planId', file.planId)).find(({ id }) => id === account.id);
  return now !== undefined && now.row.startedOn === '' && (await register.change('Accounts', now.id, now.etag, set)) !== 'conflict';
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
