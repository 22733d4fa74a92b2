// What stands in the list Decisions: addressees, decisions, delegations and confirmations (R31, R104, R105).
// Facts are only added. Their canonical text is what is hashed and signed, so every shape below is kept for ever: a new shape gets a new `v`.

import type { Colleague } from './person.ts';

/** The two approvals of Bilaga I, in this order (R31, R104, R105). */
export type Step = 'unitManager' | 'departmentHead';
export const steps = ['unitManager', 'departmentHead'] as const satisfies readonly Step[];

/**
 * Common head. `time` is the signer's clock (ISO, UTC) and is only shown: the token's `iat` is the time that counts.
 * `previous` is the hash of the decision that counted last for the plan version, null for the first and for facts that are no decisions.
 * `planId`, `version` and `versionSha256` are null for a delegation, which holds for every plan.
 */
export type FactHead = {
  v: 1;
  alg: 'sha256';
  planId: string | null;
  version: number | null;
  versionSha256: string | null;
  by: { oid: string };
  time: string;
  previous: string | null;
};

/** Who is to decide a step. Unsigned when Departments names the same person, else signed by the one who names (applicant, Information, Administrator). */
export type AddresseeFact = FactHead & { kind: 'addressee'; step: Step; to: Colleague; reason: string; namedByDepartments: boolean };

/** A decision. `comment` is required for a return and at most 1,000 characters. `delegationSha256` names the delegation a stand-in leans on. */
export type DecisionFact = FactHead & { kind: 'decision'; step: Step; decision: 'approve' | 'return'; comment: string; delegationSha256: string | null };

/** A stand-in: `to` may decide for `for` from `from` to `until` (YYYY-MM-DD, both days included). Signed by `for` or by an Administrator with `reference`. `until` before `from` = called off before it began. */
export type DelegationFact = FactHead & { kind: 'delegation'; for: Colleague; to: Colleague; from: string; until: string; reference: string };

/** Information confirms an addressee the applicant named: only then is "angiven av sökanden" no longer shown. */
export type ConfirmationFact = FactHead & { kind: 'confirmation'; step: Step; addresseeSha256: string };

/** A decision on paper, or signed with an external service, entered by Information. The nonce covers the scan through `fileSha256`. */
export type EnteredFact = FactHead & {
  kind: 'paper' | 'external';
  step: Step;
  decision: 'approve' | 'return';
  comment: string;
  signedBy: Colleague;
  signedOn: string;
  fileSha256: string;
  fileName: string;
};

export type Fact = AddresseeFact | DecisionFact | DelegationFact | ConfirmationFact | EnteredFact;
export type FactKind = Fact['kind'];

/** The levels of a decision, weakest first. A decision weaker than the level in force when it was made never counts. */
export const levels = ['stamped', 'signed', 'external', 'paper'] as const;
export type Level = (typeof levels)[number];
