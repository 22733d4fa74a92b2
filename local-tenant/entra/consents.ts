// Who has consented to what. Kept in the journal, so that a reset of the tenant takes it along.

import type { Persona } from '../demo/people.ts';
import type { Store } from '../store/store.ts';
import { permissions } from './permissions.ts';

export type Consents = {
  /** Those of `wanted` that neither the municipality nor the person has consented to. */
  missing(person: Persona, wanted: readonly string[]): string[];
  grant(person: Persona, names: readonly string[]): void;
  /** Only an administrator may consent to permissions marked so, and to those an administrator has withdrawn (AADSTS90094 for others). */
  may(person: Persona, wanted: readonly string[]): boolean;
  /** An administrator takes permissions away from everybody; an empty list gives all of them back as they were. */
  withdraw(names: readonly string[]): void;
};

export function createConsents(store: Store): Consents {
  const granted = (person: Persona): readonly string[] => (store.state.kept.get(`consents ${person.oid}`) ?? []) as readonly string[];
  const withdrawn = (name: string): boolean => ((store.state.kept.get('withdrawn') ?? []) as readonly string[]).includes(name);
  const has = (person: Persona, name: string): boolean => permissions[name]?.grantedToAll === true || granted(person).includes(name);
  return {
    missing: (person, wanted) => wanted.filter((name) => withdrawn(name) || !has(person, name)),
    may: (person, wanted) => person.roles.includes('Administrator') || wanted.every((name) => permissions[name]?.adminOnly === false && !withdrawn(name)),
    withdraw: (names) => store.commit({ type: 'kept', key: 'withdrawn', value: [...names] }),
    grant(person, names) {
      if (names.length) store.commit({ type: 'kept', key: `consents ${person.oid}`, value: [...new Set([...granted(person), ...names])] });
    },
  };
}
