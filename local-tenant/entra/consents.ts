// Who has consented to what. Kept in the journal, so that a reset of the tenant takes it along.

import type { Persona } from '../demo/people.ts';
import type { Store } from '../store/store.ts';
import { permissions } from './permissions.ts';

export type Consents = {
  /** Those of `wanted` that neither the municipality nor the person has consented to. */
  missing(person: Persona, wanted: readonly string[]): string[];
  grant(person: Persona, names: readonly string[]): void;
};

/** Only an administrator may consent to permissions marked so (AADSTS90094 for others). */
export function mayConsent(person: Persona, wanted: readonly string[]): boolean {
  return person.roles.includes('Administrator') || wanted.every((name) => permissions[name]?.adminOnly === false);
}

export function createConsents(store: Store): Consents {
  const granted = (person: Persona): readonly string[] => (store.state.kept.get(`consents ${person.oid}`) ?? []) as readonly string[];
  return {
    missing: (person, wanted) => wanted.filter((name) => !permissions[name]?.grantedToAll && !granted(person).includes(name)),
    grant(person, names) {
      if (names.length) store.commit({ type: 'kept', key: `consents ${person.oid}`, value: [...new Set([...granted(person), ...names])] });
    },
  };
}
