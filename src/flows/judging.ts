// From what is stored to what is judged: texts hashed anew, signatures examined, versions recognised, facts judged, and what has become of the plan.
// The lists go this way, and so does the record that lies beside a plan's PDF: the same rows give the same verdicts.

import type { History, NamedChief } from '../domain/history.ts';
import { withFinding } from '../domain/finding.ts';
import { decidingFacts, judgeFacts, type FactInContext, type PlanContext } from '../domain/judgedFacts.ts';
import { planLife, type PlanEvent, type PlanLife, type StoredVersion } from '../domain/planLife.ts';
import { readPlanText, type PlanVersion } from '../domain/planText.ts';
import { parseJson } from '../domain/shape.ts';
import type { Rules } from '../domain/tokenClaims.ts';
import type { StoredFact } from '../domain/verification.ts';
import type { Digest, Signatures } from '../ports.ts';

export type Examining = { digest: Digest; signatures: Signatures };
/** Who wrote a row and when, as the server stamped it. */
export type Stamped = { id: number; createdAt: string; createdBy: { oid: string; name: string } };
export type VersionText = Stamped & { version: number; text: string };
export type ReadVersion = StoredVersion & { plan: PlanVersion };

/**
 * The versions of the plan, lowest number first. `strange` are rows that are none, or that another than the applicant wrote: everybody may add to
 * the list, and nobody takes over a plan by it. The applicant is whoever began the plan; where that is not known (undefined, or '' as SharePoint's
 * stamp of an account it no longer knows is read), whoever sent its first version. Of one number the version that was written first stands.
 */
export async function readVersions(
  digest: Digest,
  planId: string,
  applicantOid: string | undefined,
  rows: readonly VersionText[],
): Promise<{ versions: ReadVersion[]; strange: VersionText[] }> {
  const versions: ReadVersion[] = [];
  const strange: VersionText[] = [];
  for (const row of rows.toSorted((a, b) => a.version - b.version || a.id - b.id)) {
    const { id, version, text, createdAt: at, createdBy: by } = row;
    const plan = readPlanText(text);
    const applicant = applicantOid || (versions[0]?.by.oid ?? by.oid);
    const holds =
      plan?.planId === planId && plan.version === version && plan.applicant.oid === by.oid && by.oid === applicant && versions.at(-1)?.version !== version;
    if (holds) versions.push({ id, version, text, sha256: await digest.sha256(text), at, by, plan });
    else strange.push(row);
  }
  return { versions, strange };
}

/** A fact with what its token says. `idToken` is empty for an unsigned one. */
export async function examined({ digest, signatures }: Examining, row: Stamped & { fact: string; idToken: string }): Promise<StoredFact> {
  const { id, createdAt, createdBy, fact, idToken } = row;
  const token = idToken === '' ? 'none' : ((await signatures.examine(idToken)) ?? 'unreadable');
  return { id, createdAt, createdBy, fact, sha256: await digest.sha256(fact), token };
}

/** An event as it lies in the list. What any hand may have written in its detail is left out unless it is an object. */
export function eventIn({ id, createdAt, createdBy, what, detail: json }: Stamped & { what: string; detail: string }): PlanEvent {
  const value = parseJson(json);
  const detail = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { id, what, version: Number(detail['version'] ?? 0), at: createdAt, by: createdBy, detail };
}

export type PlanRows = PlanContext & {
  versions: readonly (StoredVersion & { chiefs: readonly NamedChief[] })[];
  facts: readonly StoredFact[];
  events: readonly PlanEvent[];
  /** Object ids of those a draft names as chiefs. */
  draftedChiefs?: readonly string[];
  /** Object ids of informationsfunktionen's members over time. A record does not hold them, and none of their acts. */
  information?: History<readonly string[]>;
  inUse?: boolean;
};

/**
 * The facts of a plan with their verdicts, and what they make of it. That a decision does not follow on the one before it shows first among all of them, so
 * that finding is added last, and here alone: the tab, the job `verify` and the page that checks a record say the same.
 */
export function judged(plan: PlanRows, rules: Rules): { facts: FactInContext[]; life: PlanLife } {
  const facts = judgeFacts(plan.facts, plan, rules);
  const asked = facts.flatMap(({ fact, judgement }) => (fact?.kind === 'addressee' && judgement.counts ? [fact.to.oid] : []));
  const named = plan.versions.flatMap(({ chiefs }) => chiefs.map(({ oid }) => oid));
  const chiefOids = [...named, ...asked, ...(plan.draftedChiefs ?? [])];
  const { applicantOid, versions, events, information = [], inUse = false } = plan;
  const life = planLife({ applicantOid, chiefOids, versions, decisions: decidingFacts(facts), events, information, inUse });
  const outOfOrder = new Set(life.versions.flatMap(({ steps }) => Object.values(steps).flatMap((step) => step.outOfOrder.map(({ id }) => id))));
  return { facts: facts.map((found) => (outOfOrder.has(found.stored.id) ? { ...found, judgement: withFinding(found.judgement, 'order') } : found)), life };
}
