// The account after the approval: register, acknowledgement, start behind gate G3 and its exit (R33, R38, R41, R44, R49).

import { accountMailVerdict } from '../domain/accountMail.ts';
import { canonicalAddress } from '../domain/address.ts';
import type { Step } from '../domain/fact.ts';
import { isApproved } from '../domain/planLife.ts';
import { planTitle } from '../domain/planWords.ts';
import type { AccountRow, Item } from '../domain/rows.ts';
import { isDay } from '../domain/swedish.ts';
import type { Ports } from '../ports.ts';
import { parties } from './parties.ts';
import type { PlanFile, ReadVersion } from './planFile.ts';

export const accountStatus = { planMissing: 'Plan saknas', approved: 'Godkänd', copySent: 'Kopia skickad', started: 'Aktivt', closed: 'Avslutat' } as const;

export type StartInput = { startedOn: string; address: string; accountMail: string };
export type StartRefusal = {
  outcome: 'refused';
  why:
    | 'notApproved'
    | 'copyNotSent'
    | 'addressMissing'
    | 'addressTaken'
    | 'mailMissing'
    | 'personalMail'
    | 'notYours'
    | 'reasonMissing'
    | 'wrongState'
    | 'unconfirmed';
};

/** The row of a version's account. Until there is an address the plan itself is the key. */
export function accountRow(version: ReadVersion): Partial<AccountRow> {
  const { answers, planId } = version.plan;
  const address = answers.address && !answers.plannedAddress ? canonicalAddress(answers.address) : undefined;
  const found = address && 'key' in address ? address : undefined;
  return {
    Title: planTitle(answers).slice(0, 255),
    platform: (answers.platform ?? '').slice(0, 255),
    address: (found?.url ?? answers.address ?? '').slice(0, 255),
    activeKey: found?.key ?? `planned:${planId}`,
    authority: answers.authority ?? '',
    department: answers.department ?? '',
    unit: (answers.unit ?? '').slice(0, 255),
    planId,
    approvedVersion: version.version,
    administrators: JSON.stringify(answers.administrators ?? []),
    accountMail: answers.accountMail ?? '',
  };
}

/** Makes the account, or brings it up to the newest approved version. Exactly once: its key is unique, and so is its plan. */
export async function recordAccount(ports: Ports, version: ReadVersion): Promise<void> {
  const wanted = accountRow(version);
  const [there] = await ports.register.where('Accounts', 'planId', version.plan.planId);
  if (there) {
    const { activeKey, address, administrators: _kept, accountMail: _mail, ...rest } = wanted;
    const planned = there.row.activeKey.startsWith('planned:') ? { activeKey: activeKey ?? there.row.activeKey, address: address ?? '' } : {};
    if (there.row.approvedVersion < version.version) await ports.register.change('Accounts', there.id, there.etag, { ...rest, ...planned });
    return;
  }
  const made = await ports.register.add('Accounts', { ...wanted, status: accountStatus.approved, startedOn: '' });
  if (made !== 'alreadyThere') return;
  // The address stands in the register already: an account that was found before it had a plan gets this plan.
  const [holder] = await ports.register.where('Accounts', 'activeKey', wanted.activeKey ?? '');
  if (holder && holder.row.planId === '')
    await ports.register.change('Accounts', holder.id, holder.etag, {
      planId: version.plan.planId,
      approvedVersion: version.version,
      administrators: wanted.administrators ?? '',
    });
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

/** Starts the account, or uses the gate's exit with a reason: a true statement is never stopped, it is shown as *avvikelse*. */
export async function startAccount(
  ports: Ports,
  file: PlanFile,
  account: Item<AccountRow>,
  input: StartInput,
  before?: { reason: string },
): Promise<{ outcome: 'done' } | StartRefusal> {
  const mine = parties(file, ports.people.me());
  if (!mine.includes('applicant') && !mine.includes('information')) return { outcome: 'refused', why: 'notYours' };
  if (account.row.startedOn !== '') return { outcome: 'refused', why: 'wrongState' };
  const gate = closedGate(file);
  if (before ? !before.reason.trim() : false) return { outcome: 'refused', why: 'reasonMissing' };
  if (!before && gate) return { outcome: 'refused', why: gate };
  if (!isDay(input.startedOn)) return { outcome: 'refused', why: 'wrongState' };
  const address = canonicalAddress(input.address);
  if (!('key' in address)) return { outcome: 'refused', why: 'addressMissing' };
  const holders = await ports.register.where('Accounts', 'activeKey', address.key);
  if (holders.some(({ id }) => id !== account.id)) return { outcome: 'refused', why: 'addressTaken' };
  if (!input.accountMail.trim()) return { outcome: 'refused', why: 'mailMissing' };
  const accountMail = input.accountMail.trim();
  const mail = accountMailVerdict(accountMail, await ports.people.byMail(accountMail));
  if (mail.verdict === 'notAnAddress') return { outcome: 'refused', why: 'mailMissing' };
  if (mail.verdict === 'personal') return { outcome: 'refused', why: 'personalMail' };
  const set = { activeKey: address.key, address: address.url, accountMail, startedOn: input.startedOn, status: accountStatus.started };
  if ((await ports.register.change('Accounts', account.id, account.etag, set)) === 'conflict') {
    // Somebody changed the row meanwhile. Unless it was started, what was read is out of date and nothing else.
    const now = (await ports.register.where('Accounts', 'planId', file.planId)).find(({ id }) => id === account.id);
    if (!now || now.row.startedOn !== '' || (await ports.register.change('Accounts', now.id, now.etag, set)) === 'conflict')
      return { outcome: 'refused', why: 'wrongState' };
  }
  const what = before ? 'startedBefore' : 'started';
  const version = before ? (file.life.newest?.version ?? 0) : file.life.approvedVersion;
  await ports.register.add('Events', {
    Title: what,
    eventKey: `${what}:${file.planId}:${version}`,
    planId: file.planId,
    what,
    detail: JSON.stringify({ version, startedOn: input.startedOn, ...(before ? { reason: before.reason.trim().slice(0, 1000) } : {}) }),
  });
  return { outcome: 'done' };
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
