// Which parties of a plan the signed-in person is (R31). Delegations and addressees come from facts, never from columns.

import type { Party } from '../domain/approval.ts';
import type { Step } from '../domain/fact.ts';
import { addresseesOf, delegationsOf } from '../domain/judgedFacts.ts';
import type { Colleague } from '../domain/person.ts';
import { holdsOn } from '../domain/standIn.ts';
import { inSweden } from '../domain/swedish.ts';
import type { PlanFile } from './planFile.ts';

type Person = Colleague & { roles: readonly string[] };

/** A chief of a draft is whoever Departments or the draft names; of a sent version whoever an addressee fact names. */
export function parties(file: PlanFile, person: Person): Party[] {
  const found: Party[] = [];
  if (person.oid === file.applicant.oid) found.push('applicant');
  const version = file.life.newest?.version ?? 0;
  const asked = addresseesOf(file.facts, version);
  for (const step of ['unitManager', 'departmentHead'] as const) {
    const oid = asked[step]?.fact.to.oid ?? file.chiefs[step]?.to.oid ?? file.named.find((chief) => chief.step === step && chief.until === '')?.oid;
    if (oid === person.oid) found.push(step);
  }
  if (person.roles.includes('Information')) found.push('information');
  if (person.roles.includes('Administrator')) found.push('administrator');
  return found;
}

/** May this person decide the step on `now` (ISO), and as whose stand-in? `delegation` is the fact's hash, null when asked directly. */
export function deciderOf(file: PlanFile, step: Step, person: Colleague, now: string): { delegation: string | null; insteadOf?: Colleague } | undefined {
  const to = addresseesOf(file.facts, file.life.newest?.version ?? 0)[step]?.fact.to;
  if (!to) return undefined;
  if (to.oid === person.oid) return { delegation: null };
  const { day } = inSweden(now);
  const standIn = delegationsOf(file.facts).find(({ fact }) => fact.for.oid === to.oid && fact.to.oid === person.oid && holdsOn(fact, day));
  return standIn ? { delegation: standIn.sha256, insteadOf: to } : undefined;
}
