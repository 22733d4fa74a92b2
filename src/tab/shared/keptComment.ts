// What a chief writes when handing a plan back is kept as long as it may be decided: over a step back, a reload and a signing window that takes the
// person away. Once it is decided, by whom and in whatever window, or the version is gone, it is no longer kept.
// Keyed as the unsaved plans are (localCopies.ts), by tenant and person. Where storage is denied it is kept as long as the page lives.

import { useEffect } from 'react';
import { useActions, type Me, type PlanView } from './actions.ts';
import { quietly } from './localCopies.ts';

const memory = new Map<string, string>();
const ofPlan = (me: Me, planId: string) => `sociala-medier:comment:${me.tenantId}:${me.oid}:${planId}:`;
const keyOf = (me: Me, planId: string, version: number) => `${ofPlan(me, planId)}${version}`;

export function keepComment(me: Me, planId: string, version: number, text: string): void {
  const key = keyOf(me, planId, version);
  memory.set(key, text);
  quietly(() => localStorage.setItem(key, text));
}

export function keptComment(me: Me, planId: string, version: number): string {
  const key = keyOf(me, planId, version);
  return memory.get(key) ?? quietly(() => localStorage.getItem(key)) ?? '';
}

/** Puts away what was written about the plan, but for the version one may decide now (0 = none). */
export function dropComments(me: Me, planId: string, version = 0): void {
  const isOld = (key: string) => key.startsWith(ofPlan(me, planId)) && key !== keyOf(me, planId, version);
  for (const key of [...memory.keys()].filter(isOld)) memory.delete(key);
  quietly(() => {
    for (const key of Object.keys(localStorage).filter(isOld)) localStorage.removeItem(key);
  });
}

/** Whoever sees the plan and has nothing to decide in it keeps no comment about it. */
export function useCommentWhileMine({ planId, version, stations }: PlanView): void {
  const { me } = useActions();
  const mine = stations.some((station) => station.state === 'open' && station.mine);
  useEffect(() => dropComments(me, planId, mine ? version : 0), [me, planId, version, mine]);
}
