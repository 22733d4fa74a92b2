// An account that is in use before it has a plan (R33, R37): it stands in the register as *Plan saknas* from the day it is found.
// The plan is made afterwards, by the same two decisions; the approval then takes over this row (running.ts, recordAccount).

import { accountLabels } from '../domain/account.ts';
import { canonicalAddress, type RefusedAddress } from '../domain/address.ts';
import { platformName } from '../domain/platform.ts';
import type { Ports } from '../ports.ts';
import { namesOf, type Municipality } from './planFile.ts';

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
