// The facts that decide a step of a version (R31, R104, R105): built here and nowhere else, whether they are then signed or stamped.
// And who it was that decided, which is not always who wrote the row.

import type { DecisionFact, DelegationFact, EnteredFact, Fact, Step } from './fact.ts';
import type { Colleague } from './person.ts';
import { inSweden, isDay } from './swedish.ts';
import { previousHash, type DecidingFact, type JudgedFact, type VersionLife } from './planLife.ts';

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

/**
 * A chief's decision on paper or in a signed file, entered by `decided.oid`, a member of Information. `time` is ISO, UTC; of what is attested `signedOn` is
 * the Swedish day of the signature (YYYY-MM-DD), `fileName` the path in the library of records and `fileSha256` of the file's bytes.
 */
export function enteredFact(decided: Decided, comment: string, time: string, { kind, signedBy, signedOn, fileSha256, fileName }: Attested): EnteredFact {
  return { ...headOf(decided, time), kind, decision: decided.decision, comment, signedBy, signedOn, fileSha256, fileName };
}

/**
 * Why the day of a signature on paper or in a file cannot be right, or undefined: nobody signs a version before it was sent, nor ahead of the day when it
 * is entered. `sentAt` is when the version was sent ('' = not known) and `enteredAt` when the decision is entered (ISO, UTC); days are Swedish, and both ends are allowed.
 */
export function signingDayFault(signedOn: string, sentAt: string, enteredAt: string): 'signedEarlier' | 'signedLater' | undefined {
  if (!isDay(signedOn) || signedOn > inSweden(enteredAt).day) return 'signedLater';
  return sentAt !== '' && signedOn < inSweden(sentAt).day ? 'signedEarlier' : undefined;
}

/** Is this a fact that decides a step: a chief's own, or one that Information entered for a chief? */
export const isDeciding = (fact: Fact | undefined): fact is DecidingFact => fact?.kind === 'decision' || fact?.kind === 'paper' || fact?.kind === 'external';

/** `delegation` is there when the person stood in for somebody. */
export type Decider = { person: Colleague; delegation?: DelegationFact };

/** Who decided: whoever signed the paper or the file, never who entered it; else the author, as the server stamped it (without an address). */
export function whoDecided({ fact, by, delegation }: Pick<JudgedFact<DecidingFact>, 'fact' | 'by' | 'delegation'>): Decider {
  const person = fact.kind === 'decision' ? { oid: by.oid, name: by.name, upn: '' } : fact.signedBy;
  return { person, ...(delegation ? { delegation } : {}) };
}
