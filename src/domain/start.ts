// The start of an account as it is told (R38, R44): by whom, and what a telling holds. One rule for the fold of a plan and for the register.

import { canonicalAddress } from './address.ts';
import { mayAct, type Party } from './approval.ts';
import { inForce, type History } from './history.ts';
import { day, membersOf, textOf } from './shape.ts';

/** What was told of a start: the day (YYYY-MM-DD), and the account as it then was. `key` is the address's own (CanonicalAddress). */
export type Start = { startedOn: string; key: string; address: string; accountMail: string };

/** `information`: object ids of informationsfunktionen's members, as the settings named them over time. */
export type StartTellers = { applicantOid: string; information: History<readonly string[]> };

/**
 * Which parties of the plan this person was at `at` (milliseconds; Infinity = now), when it comes to telling a start. An event carries no role, only its
 * author, so informationsfunktionen is whom the settings named then.
 */
export function startParties({ applicantOid, information }: StartTellers, oid: string, at: number): Party[] {
  const isInformation = (inForce(information, at) ?? []).includes(oid);
  return [...(oid === applicantOid ? (['applicant'] as const) : []), ...(isInformation ? (['information'] as const) : [])];
}

/**
 * May this person tell the start at `at`? Whoever the table of states lets start. Only its parties are asked for here: through the exit of gate G3 a
 * start is told in other states too, and when it was told too early is the fold's to say (planLife.ts).
 */
export const mayTellStart = (tellers: StartTellers, oid: string, at: number): boolean => mayAct('copySent', 'start', startParties(tellers, oid, at));

/** Is it an event that tells a start: in its order, or through the exit of gate G3? */
export const tellsStart = (what: string): boolean => what === 'started' || what === 'startedBefore';

const isStart = membersOf({ startedOn: day, key: textOf(255, 1), address: textOf(255), accountMail: textOf(255) });

/** A told start that the register could not take, and why: written by whoever told it, or by the next who may. `start` is the event's id. */
export const startRefused = 'startRefused';
export type StartRefused = 'addressTaken' | 'otherMedium' | 'wrongState';
/** The event that was refused by this one (its id), or undefined: any hand may write an event, and another kind or an unreadable detail refuses nothing (R38, R44). */
export const refusedStart = ({ what, detail }: { what: string; detail: Readonly<Record<string, unknown>> }): number | undefined =>
  what === startRefused && typeof detail['start'] === 'number' ? detail['start'] : undefined;

/** The start that an event's detail tells, or undefined: any hand may write one, and a key that is not the address's own would hide another account. */
export function startIn(detail: Readonly<Record<string, unknown>>): Start | undefined {
  const { startedOn, key, address, accountMail } = detail;
  const told = { startedOn, key, address, accountMail };
  if (!isStart(told)) return undefined;
  const found = canonicalAddress((told as Start).address);
  return 'key' in found && found.key === key ? (told as Start) : undefined;
}
