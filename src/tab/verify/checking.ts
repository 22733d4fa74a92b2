// A record checked without the tenant: hashes recomputed, signatures examined against the key register the reader brought, facts judged as everywhere else.
// What the record says about itself (its tenant, its registrations) is believed only where no key register says otherwise, and then nothing is genuine.

import { stateLabels } from '../../domain/approval.ts';
import { isDeciding, whoDecided } from '../../domain/decision.ts';
import type { Judgement } from '../../domain/finding.ts';
import type { History } from '../../domain/history.ts';
import type { FactInContext } from '../../domain/judgedFacts.ts';
import type { KeyRegister, PlanRecord } from '../../domain/record.ts';
import type { Rules } from '../../domain/tokenClaims.ts';
import type { StoredFact } from '../../domain/verification.ts';
import { eventIn, examined, judged, readVersions } from '../../flows/judging.ts';
import type { Digest, Signatures } from '../../ports.ts';

export type CheckedFact = {
  id: number;
  kind: 'decision' | 'naming' | 'unreadable';
  fact: FactInContext['fact'];
  name: string;
  /** Of a decision on paper or with an external signature: when it was signed, and who entered it. */
  entered?: { signedOn: string; by: string };
  at: string;
  judgement: Judgement;
};
/**
 * `state` is missing where there is nothing to prove it by: whether a decision counts hangs on its signature. It is what the decisions make, so it
 * goes no further than approved.
 */
export type CheckedVersion = { version: number; sha256: string; applicant: string; sentAt: string; state: string | undefined; facts: readonly CheckedFact[] };
export type CheckedRecord = {
  title: string;
  planId: string;
  madeAt: string;
  /** A key register was brought, and it is of the record's own tenant. */
  anchor: 'none' | 'ofAnotherTenant' | 'here';
  versions: readonly CheckedVersion[];
  delegations: readonly CheckedFact[];
  /** Rows that are no fact of a known shape. */
  unreadable: readonly CheckedFact[];
  /** Versions whose text is no plan, or is not what its applicant sent. */
  strangeVersions: readonly number[];
  /** Decisions that an event witnesses and the record does not hold. */
  missing: number;
};

export type Checker = { digest: Digest; /** Examines against these keys and nothing else. */ examiner(keys: KeyRegister['keys']): Signatures };

/**
 * Verdicts on every row of a record, and the state they make of each version (R104, R105, R106). Without `register` no signature is proved, and none is
 * genuine. Total on what a record may hold: what cannot be read is listed, never thrown.
 */
export async function checkRecord(record: PlanRecord, register: KeyRegister | undefined, checker: Checker): Promise<CheckedRecord> {
  const examining = { digest: checker.digest, signatures: checker.examiner(register?.keys ?? []) };
  const stored = await Promise.all(record.facts.map((row) => examined(examining, row)));
  const { versions, strange } = await readVersions(
    checker.digest,
    record.planId,
    undefined,
    record.versions.map((row) => ({ ...row, id: row.version })),
  );
  // The witnesses alone, which can only tell that something is missing: any other event is somebody's word, and would be told here as if it were proved.
  const events = record.events.map((row, id) => eventIn({ ...row, id })).filter(({ what }) => what === 'decided');
  const chiefsOf = (version: number) => record.versions.find((one) => one.version === version)?.chiefs ?? [];
  const applicantOid = versions.at(-1)?.by.oid ?? '';
  const { facts: found, life } = judged(
    { planId: record.planId, applicantOid, versions: versions.map((one) => ({ ...one, chiefs: chiefsOf(one.version) })), facts: stored, events },
    rulesOf(record, register, stored),
  );
  const facts = found.map(checkedFact);
  const anchor = !register ? 'none' : register.tenantId === record.tenantId ? 'here' : 'ofAnotherTenant';
  return {
    title: record.title,
    planId: record.planId,
    madeAt: record.madeAt,
    anchor,
    versions: life.versions.map(({ version, sha256, state }) => {
      const sent = versions.find((one) => one.version === version);
      return {
        version,
        sha256,
        applicant: sent?.by.name ?? '',
        sentAt: sent?.at ?? '',
        state: anchor === 'here' ? stateLabels[state] : undefined,
        facts: facts.filter(({ fact }) => fact?.version === version),
      };
    }),
    delegations: facts.filter(({ fact }) => fact?.kind === 'delegation'),
    unreadable: facts.filter(({ kind }) => kind === 'unreadable'),
    strangeVersions: strange.map(({ version }) => version),
    missing: life.missingDecisions.length,
  };
}

/** Without a key register nothing says which registration signs: then each token is taken at its own word, and none is genuine. */
function rulesOf(record: PlanRecord, register: KeyRegister | undefined, stored: readonly StoredFact[]): Rules {
  const own: History<string> = stored.flatMap(({ token }) => {
    if (typeof token === 'string') return [];
    const { iat, aud } = token.claims;
    return typeof iat === 'number' && iat > 0 && iat < 8.64e12 && typeof aud === 'string' ? [{ from: new Date(iat * 1000).toISOString(), value: aud }] : [];
  });
  return { tenantId: register?.tenantId ?? record.tenantId, audience: register?.audience ?? own, level: record.level, freshSignIn: record.freshSignIn };
}

function checkedFact({ stored, fact, judgement }: FactInContext): CheckedFact {
  const kind = !fact ? 'unreadable' : isDeciding(fact) ? 'decision' : 'naming';
  const by = authorOf(stored);
  return {
    id: stored.id,
    kind,
    fact,
    name: isDeciding(fact) ? whoDecided({ fact, by }).person.name : by.name,
    ...(fact?.kind === 'paper' || fact?.kind === 'external' ? { entered: { signedOn: fact.signedOn, by: by.name } } : {}),
    at: stored.createdAt,
    judgement,
  };
}

/** Who wrote a fact, by the name Microsoft signed where there is one; else by the one SharePoint stamped. */
function authorOf(stored: StoredFact): { oid: string; name: string } {
  const signed = typeof stored.token === 'string' ? undefined : stored.token.claims['name'];
  return { oid: stored.createdBy.oid, name: typeof signed === 'string' && signed ? signed : stored.createdBy.name };
}
