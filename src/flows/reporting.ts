// Dated changes of an account that is in the register (R108, R109): what is told stands first, then the register follows and informationsfunktionen is told.

import { accountLabels, closedKey, isClosed, isPlanned, standsInTheWay } from '../domain/account.ts';
import {
  accountChanged,
  changedFields,
  differences,
  readAccountChange,
  type AccountChange,
  type ToldStart,
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
import { startIn, tellsStart } from '../domain/start.ts';
import { inSweden } from '../domain/swedish.ts';
import type { Ports } from '../ports.ts';
import { versionOf, type PlanFile } from './planFile.ts';
import { accountOf, holderOf } from './running.ts';

/** `on` is YYYY-MM-DD. `seen` is what held when the form was opened, `key` was made then: the same change sent twice is told once. */
export type ChangeInput = { key: string; on: string; seen: AccountNow; wanted: AccountNow; credentials: boolean };
type Why = 'notYours' | 'wrongState' | 'nothingChanged' | 'tooLong' | 'addressTaken';
export type ChangeRefusal = { outcome: 'refused'; why: Why } | { outcome: 'faults'; on?: string; fields: readonly Fault[] };

/** What holds for the plan's account now, and the changes that brought it there. `row` is the register's: it tells which of several told starts was recorded. */
export function accountToday(file: PlanFile, row: StartedRow | undefined): { now: AccountNow; told: ToldChange[] } {
  const approved = file.life.versions
    .filter(({ state }) => isApproved(state))
    .map(({ version }): ApprovedAnswers => {
      const read = versionOf(file, version);
      return { sentAt: read.at, answers: read.plan.answers };
    });
  return accountNow(approved, row && recordedStart(file, row), file.events, tellersOf(file));
}
type StartedRow = Pick<AccountRow, 'activeKey' | 'accountMail' | 'startedOn'>;

/**
 * A start may be told again until the register holds one, and whoever comes late is told so; its event stays. The one that was recorded is the one
 * the row shows. Where a change has been told since, the row shows that, and the change says the same here.
 */
function recordedStart(file: PlanFile, row: StartedRow): ToldStart | undefined {
  if (row.startedOn === '') return undefined;
  const idle = new Set(file.life.idleEvents.map(({ id }) => id));
  const starts = file.events.flatMap((event) => {
    const start = tellsStart(event.what) && !idle.has(event.id) ? startIn(event.detail) : undefined;
    return start ? [{ ...start, at: event.at }] : [];
  });
  const sameKey = starts.filter(({ key }) => key === row.activeKey);
  return (
    sameKey.find(({ accountMail }) => accountMail === row.accountMail) ??
    sameKey[0] ??
    starts.find(({ accountMail }) => accountMail === row.accountMail) ??
    starts.at(-1)
  );
}

const tellersOf = ({ applicant, information }: PlanFile) => ({ applicantOid: applicant.oid, information });

/** May this person tell a change of the plan's account? Only an account of an approved plan is told changes of. */
export const mayReport = (file: PlanFile, oid: string): boolean =>
  file.life.approvedVersion > 0 && mayTellChange(tellersOf(file), oid, Infinity, accountToday(file, undefined).now.administrators);

/** Writes the change as an event. The register and the notice to informationsfunktionen follow from it (recordChanges, effects.ts). */
export async function reportChange(ports: Ports, file: PlanFile, input: ChangeInput): Promise<{ outcome: 'done' } | ChangeRefusal> {
  const refused = (why: Why) => ({ outcome: 'refused', why }) as const;
  if (!mayReport(file, ports.people.me().oid)) return refused('notYours');
  const account = await accountOf(ports, file);
  if (!account || isClosed(account.row)) return refused('wrongState');
  const { now } = accountToday(file, account.row);
  const earlier = toldFrom(ports, file, input.key);
  const seen = earlier.length ? now : input.seen;
  const change = changeOf(file.life.approvedVersion, input.on, seen, input.wanted, input.credentials && earlier.every(({ credentials }) => !credentials));
  // Sent before, with the answer lost, it stands; what was corrected since is told besides.
  if (!change) return earlier.length ? { outcome: 'done' } : refused('nothingChanged');
  // Somebody else has told a change of the same questions meanwhile.
  if (differences(now, seen).some((key) => changedFields(change).includes(key))) return refused('wrongState');
  const why = await whyRefused(ports, file, input, change);
  if (why) return why;
  const eventKey = `${accountChanged}:${file.planId}:${input.key}${earlier.length ? `:${earlier.length + 1}` : ''}`;
  const detail = JSON.stringify(change);
  const added = await ports.register.add('Events', { Title: accountChanged, eventKey, planId: file.planId, what: accountChanged, detail });
  if (added !== 'alreadyThere') return { outcome: 'done' };
  const [there] = await ports.register.where('Events', 'eventKey', eventKey);
  return there?.row.detail === detail && there.createdBy.oid === ports.people.me().oid ? { outcome: 'done' } : refused('wrongState');
}

/** What this person has told from the same opened form already: an answer may have been lost. */
function toldFrom(ports: Ports, file: PlanFile, key: string): AccountChange[] {
  const mine = file.rows.events.filter(
    ({ row, createdBy }) => row.eventKey.startsWith(`${accountChanged}:${file.planId}:${key}`) && createdBy.oid === ports.people.me().oid,
  );
  return file.events.filter(({ id }) => mine.some((item) => item.id === id)).flatMap((event) => readAccountChange(event) ?? []);
}

async function whyRefused(ports: Ports, file: PlanFile, input: ChangeInput, change: AccountChange): Promise<ChangeRefusal | undefined> {
  const faults = await faultsOf(ports, file, input, change);
  if (faults) return faults;
  const moved = change.after.address ? canonicalAddress(change.after.address) : undefined;
  if (moved && 'key' in moved && (await holderOf(ports, moved.key, file.planId))) return { outcome: 'refused', why: 'addressTaken' };
  return isTooLongToTell(change) ? { outcome: 'refused', why: 'tooLong' } : undefined;
}

/** Only what is changed must be right: what stands since before is nobody's fault now. The administrators are two whatever is changed (R97). */
async function faultsOf(ports: Ports, file: PlanFile, { on, wanted }: ChangeInput, change: AccountChange): Promise<ChangeRefusal | undefined> {
  const today = inSweden(ports.clock.now().toISOString()).day;
  const mail = change.after.accountMail?.trim();
  const context = { today, ...(mail ? { mailOwner: await ports.people.byMail(mail) } : {}) };
  const { platform } = versionOf(file, file.life.approvedVersion).plan.answers;
  const found = changeFaults(wanted, platform, context, on);
  const fields = found.fields.filter(({ field }) => field === 'administrators' || (changedFields(change) as string[]).includes(field));
  return found.on || fields.length ? { outcome: 'faults', fields, ...(found.on ? { on: found.on } : {}) } : undefined;
}

/** Brings the register up to what holds. Done twice it changes nothing; an address that another account has taken meanwhile is left as it was. */
export async function recordChanges(ports: Ports, file: PlanFile): Promise<void> {
  if (file.life.approvedVersion === 0) return;
  const account = await accountOf(ports, file);
  if (!account || isClosed(account.row)) return;
  const { now } = accountToday(file, account.row);
  const row: Partial<AccountRow> = {
    administrators: JSON.stringify(now.administrators ?? []),
    accountMail: (now.accountMail ?? '').slice(0, 255),
    ...(isPlanned(account.row) && account.row.startedOn === '' ? {} : await addressOf(ports, file, now)),
  };
  const differs = Object.entries(row).some(([column, value]) => account.row[column as keyof AccountRow] !== value);
  if (differs) await ports.register.change('Accounts', account.id, account.etag, row);
}

/** An account that was found without a plan, and turns out to be this one at its new address, gives way: its row is closed. Nobody may delete a row. */
async function addressOf(ports: Ports, file: PlanFile, now: AccountNow): Promise<Partial<AccountRow>> {
  const address = now.address ? canonicalAddress(now.address) : undefined;
  if (!address || !('key' in address)) return {};
  const holders = (await ports.register.where('Accounts', 'activeKey', address.key)).filter(({ row }) => row.planId !== file.planId);
  if (holders.some(({ row }) => standsInTheWay(row, file.planId))) return {};
  for (const { id, etag, row } of holders)
    await ports.register.change('Accounts', id, etag, { activeKey: closedKey(id, row.activeKey), status: accountLabels.closed });
  return { activeKey: address.key, address: address.url.slice(0, 255) };
}
