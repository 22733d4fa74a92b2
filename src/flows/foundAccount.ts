// An account that is in use before it has a plan (R33, R37): it stands in the register as *Plan saknas* from the day it is found.
// The plan is made afterwards, by the same two decisions; the approval then takes over this row (running.ts, recordAccount).

import { accountLabels } from '../domain/account.ts';
import { canonicalAddress, type RefusedAddress } from '../domain/address.ts';
import type { PlanAnswers } from '../domain/plan.ts';
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

/** A plan that somebody is making for a found account. `sent` = it has gone to the chiefs at least once, and is not laid down: no second one is needed. */
export type PlanOnItsWay = { planId: string; applicant: string; sent: boolean };

/**
 * The plan that is on its way for the account of an address, beside `planId`: the one that was sent first, else the one that was begun first. Two
 * that are approved would be two accounts, and only one of them has the address (R44).
 */
export async function planOnItsWay(ports: ReadingPorts, trust: Trust, key: string, planId: string): Promise<PlanOnItsWay | undefined> {
  const drafts = (await ports.register.all('ActivityPlans')).filter(({ row }) => row.planId !== planId && isFor(readAnswers(row.answers), key));
  const files = (await Promise.all(drafts.map(({ row }) => readPlanFile(ports, trust, row.planId)))).filter((file) => file !== undefined);
  const [first] = files.filter(isOnItsWay).toSorted((a, b) => begun(a).localeCompare(begun(b)));
  return first && { planId: first.planId, applicant: first.applicant.name, sent: first.versions.length > 0 };
}

const isOnItsWay = ({ life }: PlanFile) => life.approvedVersion === 0 && life.state !== 'laidDown';
/** Sorts sent plans before those that are only written. */
const begun = ({ versions, draft }: PlanFile) => (versions[0] ? `sent ${versions[0].at}` : `written ${draft?.createdAt}`);

function isFor({ address, plannedAddress }: PlanAnswers, key: string): boolean {
  const found = address && !plannedAddress ? canonicalAddress(address) : undefined;
  return found !== undefined && 'key' in found && found.key === key;
}

/** The plan that was sent before this one for the same found account. It stands in the way of `answers` until it is laid down. */
export async function planBefore(
  ports: ReadingPorts,
  trust: Trust,
  { planId, answers }: Pick<PlanFile, 'planId' | 'answers'>,
): Promise<PlanOnItsWay | undefined> {
  const found = answers.address && !answers.plannedAddress ? canonicalAddress(answers.address) : undefined;
  if (!found || !('key' in found) || !(await foundAccount(ports, found.key))) return undefined;
  const other = await planOnItsWay(ports, trust, found.key, planId);
  return other?.sent ? other : undefined;
}
