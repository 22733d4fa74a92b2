// Nothing typed may be lost: a copy of every unsaved plan stays here until the server has it, in memory and, where the browser allows it, in localStorage.
// Keyed by tenant and person, so that another person at the same computer never meets it. Denied or full storage breaks nothing: the copy is then in memory only.

import type { PlanAnswers } from '../../domain/plan.ts';
import type { ChosenChiefs, Me } from './actions.ts';

export type Content = { answers: PlanAnswers; chiefs: ChosenChiefs };
/**
 * `etag` is the one the text was written on; '' = the plan has never been saved. `at` is ISO. `unanswered` = texts that were sent to be saved and whose
 * answer never came: where the server has one of them, it is one's own.
 */
export type LocalCopy = Content & { planId: string; etag: string; at: string; unanswered?: readonly Content[] };
/** 'draft' = not saved yet. 'aside' = put away when the other person's text was chosen. */
export type CopyKind = 'draft' | 'aside';

const memory = new Map<string, string>();
const prefix = (me: Me, kind: CopyKind) => `sociala-medier:${kind}:${me.tenantId}:${me.oid}:`;

export function keepCopy(me: Me, kind: CopyKind, copy: LocalCopy): void {
  const key = prefix(me, kind) + copy.planId;
  const text = JSON.stringify(copy);
  memory.set(key, text);
  quietly(() => localStorage.setItem(key, text));
}

export function readCopy(me: Me, kind: CopyKind, planId: string): LocalCopy | undefined {
  const key = prefix(me, kind) + planId;
  return parse(memory.get(key) ?? quietly(() => localStorage.getItem(key)));
}

export function dropCopy(me: Me, kind: CopyKind, planId: string): void {
  const key = prefix(me, kind) + planId;
  memory.delete(key);
  quietly(() => localStorage.removeItem(key));
}

/** My plans that the server has never seen, newest first. */
export function neverSaved(me: Me): readonly LocalCopy[] {
  const start = prefix(me, 'draft');
  const keys = new Set([...memory.keys(), ...(quietly(() => Object.keys(localStorage)) ?? [])]);
  return [...keys]
    .filter((key) => key.startsWith(start))
    .map((key) => readCopy(me, 'draft', key.slice(start.length)))
    .filter((copy) => copy !== undefined)
    .filter((copy) => copy.etag === '')
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

function parse(text: string | null | undefined): LocalCopy | undefined {
  if (!text) return undefined;
  const copy = quietly(() => JSON.parse(text) as LocalCopy);
  return copy && typeof copy.planId === 'string' && typeof copy.answers === 'object' && typeof copy.etag === 'string' ? copy : undefined;
}

/** What the browser's storage answers, or undefined where it is denied (a frame of another site) or full. */
export function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
