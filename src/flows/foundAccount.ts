// An account that is in use before it has a plan (R33, R37): it stands in the register as *Plan saknas* from the day it is found.
// The plan is made afterwards, by the same two decisions; the approval then takes over this row (running.ts, recordAccount).

import { accountLabels } from '../domain/account.ts';
import { addressIn, canonicalAddress, type RefusedAddress } from '../domain/address.ts';
import type { PlanAnswers } from '../domain/plan.ts';
import { readPlanText } from '../domain/planText.ts';
import { platformName } from '../domain/platform.ts';
import type { AccountRow, Item } from '../domain/rows.ts';
import type { Trust } from '../domain/trust.ts';
import type { Ports } from '../ports.ts';
import { namesOf, readAnswers, readPlanFile, type Municipality, type PlanFile, type ReadingPorts } from './planFile.ts';

/** `address` as it was found. `department` and `authority` are codes of Departments, '' where nobody knows yet who is responsible. */
export type FoundAccount = { name: string; address: string; department: string; authority: string; unit: string };
export type FoundOutcome =
  | { outcome: 'added' | 'alreadyThere'; key: string }
  | { outcome: 'refused'; why: 'notYours' }
  | ({ outcome: 'refused' } & RefusedAddress);

/** Puts a found account in the register, once: its address is its key. Only informationsfunktionen keeps the register (R33). */
export async function recordFoundAccount(ports: Pick<Ports, 'register' | 'people'>, municipality: Municipality, found: FoundAccount): Promise<FoundOutcome> {
  if (!ports.people.me().roles.includes('Information')) return { outcome: 'refused', why: 'notYours' };
  const address = canonicalAddress(found.address);
  if (!('key' in address)) return { outcome: 'refused', ...address };
  const added = await ports.register.add('Accounts', {
    Title: found.name.trim().slice(0, 255),
    platform: platformName(address.platform),
    address: address.url.slice(0, 255),
    activeKey: address.key,
    authority: found.authority,
    department: (namesOf(municipality)[found.department] ?? found.department).slice(0, 255),
    unit: found.unit.trim().slice(0, 255),
    planId: '',
    approvedVersion: 0,
    administrators: '[]',
    accountMail: '',
    startedOn: '',
    status: accountLabels.planMissing,
  });
  return { outcome: added === 'alreadyThere' ? 'alreadyThere' : 'added', key: address.key };
}

/** A found account that still waits for its plan, by the key of its address. */
export async function foundAccount({ register }: Pick<Ports, 'register'>, key: string): Promise<Item<AccountRow> | undefined> {
  return (await register.where('Accounts', 'activeKey', key)).find(({ row }) => row.planId === '');
}

/** A plan that somebody is making for a found account. `sent` = it has gone to the chiefs at least once. */
export type PlanOnItsWay = { planId: string; applicant: string; sent: boolean };

/** The plan that comes first for the found account of an address: the one that was sent first, else the one that was begun first. */
export async function planOnItsWay(ports: ReadingPorts, trust: Trust, key: string): Promise<PlanOnItsWay | undefined> {
  return (await plansFor(ports, trust, key, ''))[0]?.shown;
}

/**
 * The plan that comes before `planId` for the found account of an address. One that is sent stands in the way of `planId` until it is laid down: two
 * that are approved would be two accounts, and only one of them has the address (R44). One that is only begun is worth knowing of. Of two that were
 * both sent, as when the account was found afterwards, only the later one waits.
 */
export async function planBefore(ports: ReadingPorts, trust: Trust, key: string, planId: string): Promise<PlanOnItsWay | undefined> {
  if (!(await foundAccount(ports, key))) return undefined;
  const [first, second] = await plansFor(ports, trust, key, planId);
  const isFirst = first?.shown.planId === planId;
  return isFirst ? (first.shown.sent ? undefined : second?.shown) : first?.shown;
}

/** `sent`: the item in PlanVersions, whose ids follow the order of sending; `begun`: that in ActivityPlans. */
type Queued = { shown: PlanOnItsWay; sent: number | undefined; begun: number };

/** The plans on their way for the account of an address, in the order they stand. `planId` is among them also when it is approved. */
async function plansFor(ports: ReadingPorts, trust: Trust, key: string, planId: string): Promise<Queued[]> {
  const { register } = ports;
  const [drafts, versions] = await Promise.all([register.all('ActivityPlans'), register.all('PlanVersions')]);
  const named = [
    ...drafts.filter(({ row }) => isAbout(readAnswers(row.answers), key)),
    ...versions.filter(({ row }) => isAbout(readPlanText(row.text)?.answers ?? {}, key)),
  ];
  const files = await Promise.all([...new Set(named.map(({ row }) => row.planId))].map((id) => readPlanFile(ports, trust, id)));
  return files
    .filter((file) => file !== undefined)
    .filter((file) => (file.planId === planId || isOnItsWay(file)) && isAbout(file.versions.at(-1)?.plan.answers ?? file.answers, key))
    .map((file) => queued(file, key))
    .toSorted(asTheyStand);
}

const isOnItsWay = ({ life }: PlanFile) => life.approvedVersion === 0 && life.state !== 'laidDown';
/** An address that stands in the register is not planned, whatever was ticked before it did. */
const isAbout = (answers: PlanAnswers, key: string) => addressIn(answers)?.key === key;

/** A plan stands where its sent text first named the address without naming another one since. Its draft, which any hand may change, says so only until then. */
function queued({ planId, applicant, versions, draft }: PlanFile, key: string): Queued {
  const since = versions[versions.findLastIndex(({ plan }) => !isAbout(plan.answers, key)) + 1];
  return { shown: { planId, applicant: applicant.name, sent: since !== undefined }, sent: since?.id, begun: draft?.id ?? 0 };
}

function asTheyStand(one: Queued, other: Queued): number {
  if (one.sent !== undefined && other.sent !== undefined) return one.sent - other.sent;
  if (one.sent !== undefined) return -1;
  return other.sent === undefined ? one.begun - other.begun : 1;
}
