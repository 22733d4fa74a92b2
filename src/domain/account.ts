// An account in the register (R32, R38, R44): what its own row and its plan's facts say of its state. The status column is a projection of this.

import { isApproved, type PlanLife } from './planLife.ts';
import type { AccountRow } from './rows.ts';

export type AccountState = 'planMissing' | 'approved' | 'copySent' | 'active' | 'closed';

/** Swedish labels, as stored in the status column (a projection people read). */
export const accountLabels: Readonly<Record<AccountState, string>> = {
  planMissing: 'Plan saknas',
  approved: 'Godkänd',
  copySent: 'Kopia skickad',
  active: 'Aktivt',
  closed: 'Avslutat',
};

/** `life` of the account's plan, undefined where it has none. An account that is in use is active whatever its plan says: the plan is then late. */
export function accountState(row: Pick<AccountRow, 'activeKey' | 'startedOn'>, life: PlanLife | undefined): AccountState {
  if (isClosed(row)) return 'closed';
  const approved = life?.versions.find(({ version }) => version === life.approvedVersion);
  if (life && (row.startedOn !== '' || approved?.state === 'started')) return 'active';
  if (!approved || !isApproved(approved.state)) return 'planMissing';
  return approved.state === 'approved' ? 'approved' : 'copySent';
}

/** A closed account gives its address free: its key then begins with `closed:`. */
export const isClosed = (row: Pick<AccountRow, 'activeKey'>): boolean => row.activeKey.startsWith('closed:');
/** `id` of the item keeps the key unique. */
export const closedKey = (id: number, activeKey: string): string => `closed:${id}:${activeKey}`;

/** The key of an account that has no address yet, or none that is its own: the plan itself. */
export const plannedKey = (planId: string): string => `planned:${planId}`;
export const isPlanned = (row: Pick<AccountRow, 'activeKey'>): boolean => row.activeKey.startsWith('planned:');

/** One address, one account (R44): does an account that is not closed stand in the way of this plan's? One without a plan waits for its plan. */
export const standsInTheWay = (row: Pick<AccountRow, 'activeKey' | 'planId'>, planId: string): boolean =>
  !isClosed(row) && row.planId !== '' && row.planId !== planId;
