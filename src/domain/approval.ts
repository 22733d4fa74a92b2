// Godkännande (Bilaga I, R31, R38, R104, R105): which acts a plan allows in which state, and by whom.
// The table is the whole truth about states and who acts in them; the fold in planLife.ts computes the state from facts. Who is which party is said by
// flows/parties.ts, and by start.ts for whoever tells a start.

import type { Step } from './fact.ts';

/** State of a plan's version. The keys are also the keys of pills and texts. */
export type PlanState = 'draft' | 'waitingUnit' | 'waitingHead' | 'returned' | 'withdrawn' | 'laidDown' | 'approved' | 'copySent' | 'started';
export type PlanAct = 'submit' | 'approve' | 'return' | 'withdraw' | 'layDown' | 'remind' | 'readdress' | 'sendCopy' | 'start' | 'change';
/** Who acts, seen from the plan. A stand-in acts as the chief he or she stands in for. `anyone` = an effect whoever opens the plan completes. */
export type Party = 'applicant' | 'unitManager' | 'departmentHead' | 'information' | 'administrator' | 'anyone';

type Row = { by: readonly Party[]; to: PlanState };

const chiefs = ['unitManager', 'departmentHead'] as const;
const layDown: Row = { by: ['applicant', ...chiefs], to: 'laidDown' };

/** state x act -> by whom, to what. An act that is not in the row of a state is refused there. */
export const stateTable: Readonly<Record<PlanState, Partial<Record<PlanAct, Row>>>> = {
  draft: { submit: { by: ['applicant'], to: 'waitingUnit' }, layDown },
  waitingUnit: {
    approve: { by: ['unitManager'], to: 'waitingHead' },
    return: { by: ['unitManager'], to: 'returned' },
    withdraw: { by: ['applicant'], to: 'withdrawn' },
    remind: { by: ['applicant'], to: 'waitingUnit' },
    readdress: { by: ['information', 'administrator'], to: 'waitingUnit' },
  },
  waitingHead: {
    approve: { by: ['departmentHead'], to: 'approved' },
    return: { by: ['departmentHead'], to: 'returned' },
    withdraw: { by: ['applicant'], to: 'withdrawn' },
    remind: { by: ['applicant'], to: 'waitingHead' },
    readdress: { by: ['information', 'administrator'], to: 'waitingHead' },
  },
  returned: { submit: { by: ['applicant'], to: 'waitingUnit' }, layDown },
  withdrawn: { submit: { by: ['applicant'], to: 'waitingUnit' }, layDown },
  laidDown: {},
  approved: { sendCopy: { by: ['anyone'], to: 'copySent' }, change: { by: ['applicant', 'information'], to: 'draft' } },
  copySent: { start: { by: ['applicant', 'information'], to: 'started' }, change: { by: ['applicant', 'information'], to: 'draft' } },
  started: { change: { by: ['applicant', 'information'], to: 'draft' } },
};

export type ActRefusal = { refused: 'wrongState' | 'wrongParty' };

/** The state after `act` by someone who is all of `parties`, or why not. */
export function stateAfter(state: PlanState, act: PlanAct, parties: readonly Party[]): PlanState | ActRefusal {
  const row = stateTable[state][act];
  if (!row) return { refused: 'wrongState' };
  return row.by.some((party) => party === 'anyone' || parties.includes(party)) ? row.to : { refused: 'wrongParty' };
}

/** May someone who is all of `parties` do `act` in `state`? */
export function mayAct(state: PlanState, act: PlanAct, parties: readonly Party[]): boolean {
  return typeof stateAfter(state, act, parties) === 'string';
}

/** The step that has the plan in a waiting state. */
export const stepOf: Partial<Record<PlanState, Step>> = { waitingUnit: 'unitManager', waitingHead: 'departmentHead' };

/** Swedish labels, as stored in the status column (a projection people read). */
export const stateLabels: Readonly<Record<PlanState, string>> = {
  draft: 'Utkast',
  waitingUnit: 'Väntar på verksamhetens chef',
  waitingHead: 'Väntar på förvaltningschefen',
  returned: 'Återlämnad',
  withdrawn: 'Tillbakadragen',
  laidDown: 'Nedlagd',
  approved: 'Godkänd',
  copySent: 'Kopia skickad',
  started: 'Startat',
};
