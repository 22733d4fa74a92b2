// Who a plan names. Bilaga I asks for "namn och kontaktuppgifter"; a person may be found in the directory or written by hand (R97).

import { folded } from './swedish.ts';

/** Someone with an account in the municipality's directory. `oid` is the Entra object id and never changes. */
export type Colleague = { oid: string; name: string; upn: string };

/** A person in a plan. `oid` and `upn` exist only when the person was picked from the directory. */
export type Person = { oid?: string; name: string; upn?: string; contact: string };

/** Same object id, else same folded name and contact. Two rows that are the same person count once (gate G1). */
export function samePerson(a: Person, b: Person): boolean {
  if (a.oid && b.oid) return a.oid === b.oid;
  return folded(a.name) === folded(b.name) && folded(a.contact) === folded(b.contact);
}
