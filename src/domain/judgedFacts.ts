// All facts of a plan judged together (R31, R104, R105): a decision counts only from whoever was asked for its step when it was written, or stood in for
// that chief by a delegation in force then.
// Whatever order the rows come in, the result is the same: item ids decide, and they are the server's.

import { isDeciding } from './decision.ts';
import type { AddresseeFact, DelegationFact, Fact, Step } from './fact.ts';
import { readFact } from './factText.ts';
import type { Judgement } from './finding.ts';
import type { NamedChief } from './history.ts';
import type { DecidingFact, JudgedFact } from './planLife.ts';
import { pairOf } from './standIn.ts';
import type { Rules } from './tokenClaims.ts';
import { judge, type FormerAddressee, type Proved, type Standing, type StoredFact } from './verification.ts';

/** `fact` is missing when the stored text is none. */
export type FactInContext = { stored: StoredFact; fact?: Fact; judgement: Judgement };

/**
 * What the facts of a plan are judged against. `sha256` of a version is recomputed from its stored text, `at` is
 * when it was sent by the server's stamp; `chiefs` are those Departments named for
 * that version's department and unit: a later version may move to another department, and takes nothing away from an earlier one.
 */
export type PlanContext = {
  planId: string;
  applicantOid: string;
  versions: readonly { version: number; sha256: string; at: string; chiefs: readonly NamedChief[] }[];
  /** SHA-256 by file name, of scans the caller has read; '' = it is not there. */
  files?: Readonly<Record<string, string>>;
};

/** Judges the rows of Decisions of one plan together with every delegation (those name no plan). */
export function judgeFacts(rows: readonly StoredFact[], plan: PlanContext, rules: Rules): FactInContext[] {
  const ordered = rows.toSorted((a, b) => a.id - b.id).map((stored) => ({ stored, fact: readFact(stored.fact) }));
  const inForce = new Map<number, Partial<Record<Step, Proved<AddresseeFact>>>>();
  const former = new Map<number, Partial<Record<Step, readonly FormerAddressee[]>>>();
  const standingOf = (fact: Fact | undefined, delegations: readonly NumberedDelegation[], id: number): Standing => {
    const version = plan.versions.find((known) => known.version === fact?.version);
    const file = fact && 'fileName' in fact ? plan.files?.[fact.fileName] : undefined;
    return {
      planId: plan.planId,
      version: version?.version ?? 0,
      versionSha256: version?.sha256 ?? '',
      sentAt: version?.at ?? '',
      applicantOid: plan.applicantOid,
      chiefs: version?.chiefs ?? [],
      addressees: inForce.get(version?.version ?? 0) ?? {},
      former: former.get(version?.version ?? 0) ?? {},
      delegations: inForceAt(delegations, id),
      ...(file === undefined ? {} : { fileSha256: file }),
    };
  };

  const delegations: NumberedDelegation[] = [];
  for (const { stored, fact } of ordered) {
    if (fact?.kind === 'delegation' && judge(stored, standingOf(fact, [], stored.id), rules).counts)
      delegations.push({ id: stored.id, fact, sha256: stored.sha256 });
  }
  return ordered.map(({ stored, fact }) => {
    const judgement = judge(stored, standingOf(fact, delegations, stored.id), rules);
    if (fact?.kind === 'addressee' && judgement.counts) {
      const version = fact.version ?? 0;
      const [asked, before] = [inForce.get(version), former.get(version)];
      const replaced = asked?.[fact.step]?.fact.to;
      if (replaced) former.set(version, { ...before, [fact.step]: [...(before?.[fact.step] ?? []), { oid: replaced.oid, until: stored.createdAt }] });
      inForce.set(version, { ...asked, [fact.step]: { fact, sha256: stored.sha256 } });
    }
    return { stored, ...(fact ? { fact } : {}), judgement };
  });
}

/** The addressee in force now for each step of a version. */
export function addresseesOf(facts: readonly FactInContext[], version: number): Partial<Record<Step, Proved<AddresseeFact>>> {
  const found: Partial<Record<Step, Proved<AddresseeFact>>> = {};
  for (const { fact, stored, judgement } of facts)
    if (fact?.kind === 'addressee' && fact.version === version && judgement.counts) found[fact.step] = { fact, sha256: stored.sha256 };
  return found;
}

type NumberedDelegation = Proved<DelegationFact> & { id: number };

/**
 * Those that nothing had replaced when the item `id` was written: a later one of the same two persons from the same day replaces the earlier, and
 * so it is ended. One that lies after the item still carries it: the decision names its hash, so it was there.
 */
function inForceAt(delegations: readonly NumberedDelegation[], id: number): NumberedDelegation[] {
  return delegations.filter((one) => !delegations.some((later) => one.id < later.id && later.id < id && pairOf(later.fact) === pairOf(one.fact)));
}

/** The stand-ins that count now. */
export function delegationsOf(facts: readonly FactInContext[]): Proved<DelegationFact>[] {
  const counted = facts.flatMap(({ fact, stored, judgement }) =>
    fact?.kind === 'delegation' && judgement.counts ? [{ id: stored.id, fact, sha256: stored.sha256 }] : [],
  );
  return inForceAt(counted, Infinity);
}

/** The deciding facts as the fold from facts to state takes them. */
export function decidingFacts(facts: readonly FactInContext[]): JudgedFact<DecidingFact>[] {
  const delegations = new Map(facts.flatMap(({ fact, stored }) => (fact?.kind === 'delegation' ? [[stored.sha256, fact]] : [])));
  return facts.flatMap(({ fact, stored, judgement }) => {
    if (!isDeciding(fact)) return [];
    const { level, counts: genuine, late, delegationSha256 = '' } = judgement;
    const delegation = delegations.get(delegationSha256);
    const { id, createdAt: at, createdBy: by, sha256 } = stored;
    return [{ id, at, by, sha256, fact, level, genuine, ...(late ? { late } : {}), ...(delegation ? { delegation } : {}) }];
  });
}
