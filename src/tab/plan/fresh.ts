// A plan gets its id before it is saved for the first time: the address is then the same from the first key on.
// Between the two pages the new plan lies here.

import type { PlanView } from '../shared/actions.ts';

const waiting = new Map<string, PlanView>();

export function leaveFresh(plan: PlanView): void {
  waiting.set(plan.planId, plan);
}

/** Stays until it is known to be saved: a page drawn twice must find it twice. */
export function takeFresh(planId: string): PlanView | undefined {
  return waiting.get(planId);
}

export function forgetFresh(planId: string): void {
  waiting.delete(planId);
}
