// Dated changes of an account that is in the register (R108, R109): what is told stands first, then the register follows and informationsfunktionen is told.

import { accountLabels, closedKey, isClosed, standsInTheWay } from '../domain/account.ts';
import {
  accountChanged,
  accountNow,
  changeFaults,
  changeOf,
  isTooLongToTell,
  mayTellChange,
  type AccountNow,
  type ApprovedAnswers,
  type ToldChange,
} from '../domain/accountChange.ts';
import { canonicalAddress } from '../domain/address.ts';
import type { Fault } from '../domain/planCheck.ts';
import { isApproved } from '../domain/planLife.ts';
import type { AccountRow } from '../domain/rows.ts';
import { inSweden } from '../domain/swedish.ts';
import type { Ports } from '../ports.ts';
import { versionOf, type PlanFile } from './planFile.ts';
import { accountOf, holderOf } from './running.ts';

/** `on` is YYYY-MM-DD. `key` is made when the form is opened: the same change sent twice is told once. */
export type ChangeInput = { key: string; on: string; wanted: AccountNow; credentials: boolean };
export type ChangeRefusal =
  | { outcome: 'refused'; why: 'notYours' | 'wrongState' | 'nothingChanged' | 'tooLong' | 'addressTaken' }
  | { outcome: 'faults'; on?: string; fields: readonly Fault[] };

/** What holds for the plan's account now, and the changes that brought it there. */
export function accountToday(file: PlanFile): { now: AccountNow; told: ToldChange[] } {
  const approved = file.life.versions
    .filter(({ state }) => isApproved(state))
    .map(({ version }): ApprovedAnswers => {
      const read = versionOf(file, version);
      return { sentAt: read.at, answers: read.plan.answers };
    });
  return accountNow(approved, file.events, tellersOf(file));
}

const tellersOf = ({ applicant, information }: PlanFile) => ({ applicantOid: applicant.oid, information });

/** May this person tell a change of the plan's account? Only an account of an approved plan is told changes of. */
export const mayReport = (file: PlanFile, oid: string): boolean =>
  file.life.approvedVersion > 0 && mayTellChange(tellersOf(file), oid, Infinity, accountToday(file).now.administrators);

/** Writes the change as an event and brings the register up to it. The notice to informationsfunktionen is an effect (effects.ts). */
export async function reportChange(ports: Ports, file: PlanFile, input: ChangeInput): Promise<{ outcome: 'done' } | ChangeRefusal> {
  const refused = (why: 'notYours' | 'wrongState' | 'nothingChanged' | 'tooLong' | 'addressTaken') => ({ outcome: 'refused', why }) as const;
  if (!mayReport(file, ports.people.me().oid)) return refused('notYours');
  const account = await accountOf(ports, file);
  if (!account || isClosed(account.row)) return refused('wrongState');
  const { now } = accountToday(file);
  const change = changeOf(file.life.approvedVersion, input.on, now, input.wanted, input.credentials);
  if (!change) return refused('nothingChanged');
  const faults = await faultsOf(ports, file, input, change.after);
  if (faults) return faults;
  const moved = change.after.address ? canonicalAddress(change.after.address) : undefined;
  if (moved && 'key' in moved && (await holderOf(ports, moved.key, file.planId))) return refused('addressTaken');
  if (isTooLongToTell(change)) return refused('tooLong');
  await ports.register.add('Events', {
    Title: accountChanged,
    eventKey: `${accountChanged}:${file.planId}:${input.key}`,
    planId: file.planId,
    what: accountChanged,
    detail: JSON.stringify(change),
  });
  return { outcome: 'done' };
}

/** Only what is changed must be right: what stands since before is nobody's fault now. The administrators are two whatever is changed (R97). */
async function faultsOf(ports: Ports, file: PlanFile, { on, wanted }: ChangeInput, after: AccountNow): Promise<ChangeRefusal | undefined> {
  const today = inSweden(ports.clock.now().toISOString()).day;
  const mail = after.accountMail?.trim();
  const context = { today, ...(mail ? { mailOwner: await ports.people.byMail(mail) } : {}) };
  const { platform } = versionOf(file, file.life.approvedVersion).plan.answers;
  const found = changeFaults(wanted, platform, context, on);
  const fields = found.fields.filter(({ field }) => field === 'administrators' || field in after);
  return found.on || fields.length ? { outcome: 'faults', fields, ...(found.on ? { on: found.on } : {}) } : undefined;
}

/** Brings the register up to what holds. Done twice it changes nothing; an address that another account has taken meanwhile is left as it was. */
export async function recordChanges(ports: Ports, file: PlanFile): Promise<void> {
  if (file.life.approvedVersion === 0) return;
  const { now, told } = accountToday(file);
  const account = await accountOf(ports, file);
  if (!account || isClosed(account.row)) return;
  const row: Partial<AccountRow> = {
    administrators: JSON.stringify(now.administrators ?? []),
    accountMail: (now.accountMail ?? '').slice(0, 255),
    ...(await addressOf(ports, file, now, told)),
  };
  const differs = Object.entries(row).some(([column, value]) => account.row[column as keyof AccountRow] !== value);
  if (differs) await ports.register.change('Accounts', account.id, account.etag, row);
}

/** An account that was found without a plan, and turns out to be this one at its new address, gives way: its row is closed. Nobody may delete a row. */
async function addressOf(ports: Ports, file: PlanFile, now: AccountNow, told: readonly ToldChange[]): Promise<Partial<AccountRow>> {
  const address = now.address && told.some(({ after }) => after.address) ? canonicalAddress(now.address) : undefined;
  if (!address || !('key' in address)) return {};
  const holders = (await ports.register.where('Accounts', 'activeKey', address.key)).filter(({ row }) => row.planId !== file.planId);
  if (holders.some(({ row }) => standsInTheWay(row, file.planId))) return {};
  for (const { id, etag, row } of holders)
    await ports.register.change('Accounts', id, etag, { activeKey: closedKey(id, row.activeKey), status: accountLabels.closed });
  return { activeKey: address.key, address: address.url.slice(0, 255) };
}
