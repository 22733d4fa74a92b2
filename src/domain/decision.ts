// The facts that decide a step of a version (R31, R104, R105): built here and nowhere else, whether they are then signed or stamped.

import type { DecisionFact, EnteredFact, Step } from './fact.ts';
import { previousHash, type VersionLife } from './planLife.ts';

/** The step of a version that is decided, and by whom. `version` is the version as it stands: the decision names the one before it. */
export type Decided = { planId: string; version: VersionLife; step: Step; decision: 'approve' | 'return'; oid: string };

const headOf = ({ planId, version, step, oid }: Decided, time: string) =>
  ({
    v: 1,
    alg: 'sha256',
    planId,
    version: version.version,
    versionSha256: version.sha256,
    by: { oid },
    time,
    previous: previousHash(version, step),
    step,
  }) as const;

/** A chief's own decision. `time` is ISO, UTC; `delegationSha256` is of the delegation a stand-in leans on, null for the one who is asked. */
export function decisionFact(decided: Decided, comment: string, time: string, delegationSha256: string | null): DecisionFact {
  return { ...headOf(decided, time), kind: 'decision', decision: decided.decision, comment, delegationSha256 };
}

/** What Information attests when it enters a decision made on paper or with an external signature. */
export type Attested = Pick<EnteredFact, 'kind' | 'signedBy' | 'signedOn' | 'fileSha256' | 'fileName'>;

export function enteredFact(decided: Decided, comment: string, time: string, { kind, signedBy, signedOn, fileSha256, fileName }: Attested): EnteredFact {
  return { ...headOf(decided, time), kind, decision: decided.decision, comment, signedBy, signedOn, fileSha256, fileName };
}
