// What a chief writes when handing a plan back is kept until it is decided: over a step back, a reload and a signing window that takes the person away.
// Keyed as the unsaved plans are (localCopies.ts), by tenant and person. Where storage is denied it is kept as long as the page lives.

import type { Me } from '../shared/actions.ts';
import { quietly } from '../shared/localCopies.ts';

const memory = new Map<string, string>();
const keyOf = (me: Me, planId: string, version: number) => `sociala-medier:comment:${me.tenantId}:${me.oid}:${planId}:${version}`;

export function keepComment(me: Me, planId: string, version: number, text: string): void {
  const key = keyOf(me, planId, version);
  memory.set(key, text);
  quietly(() => localStorage.setItem(key, text));
}

export function keptComment(me: Me, planId: string, version: number): string {
  const key = keyOf(me, planId, version);
  return memory.get(key) ?? quietly(() => localStorage.getItem(key)) ?? '';
}

export function dropComment(me: Me, planId: string, version: number): void {
  const key = keyOf(me, planId, version);
  memory.delete(key);
  quietly(() => localStorage.removeItem(key));
}
