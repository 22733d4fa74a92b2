// The facts of the verification's tests, as honest windows write them, each with what a test changes.

import type { AddresseeFact, ConfirmationFact, DecisionFact, DelegationFact, EnteredFact, Fact } from '../src/domain/fact.ts';
import { signingText } from '../src/domain/factText.ts';
import type { Proved } from '../src/domain/verification.ts';
import { amir, jonas, now, peter, planId, sara, sha } from './factPeople.ts';

export const head = { v: 1, alg: 'sha256', planId, version: 2, versionSha256: sha('version 2'), time: now, previous: null } as const;

export const decision = (more: Partial<DecisionFact> = {}): DecisionFact => ({
  ...head,
  kind: 'decision',
  by: { oid: peter.oid },
  step: 'unitManager',
  decision: 'approve',
  comment: '',
  delegationSha256: null,
  ...more,
});
export const addressee = (more: Partial<AddresseeFact> = {}): AddresseeFact => ({
  ...head,
  kind: 'addressee',
  by: { oid: sara.oid },
  step: 'unitManager',
  to: peter,
  reason: '',
  namedByDepartments: true,
  ...more,
});
export const delegation = (more: Partial<DelegationFact> = {}): DelegationFact => ({
  ...head,
  planId: null,
  version: null,
  versionSha256: null,
  kind: 'delegation',
  by: { oid: peter.oid },
  for: peter,
  to: amir,
  from: '2026-12-10',
  until: '2026-12-20',
  reference: '',
  ...more,
});
export const confirmation = (more: Partial<ConfirmationFact> = {}): ConfirmationFact => ({
  ...head,
  kind: 'confirmation',
  by: { oid: jonas.oid },
  step: 'unitManager',
  addresseeSha256: proved(addressee()).sha256,
  ...more,
});
export const paper = (more: Partial<EnteredFact> = {}): EnteredFact => ({
  ...head,
  kind: 'paper',
  by: { oid: jonas.oid },
  step: 'unitManager',
  decision: 'approve',
  comment: '',
  signedBy: peter,
  signedOn: '2026-12-14',
  fileSha256: sha('scan'),
  fileName: 'bilaga.pdf',
  ...more,
});

export function proved<F extends Fact>(fact: F): Proved<F> {
  return { fact, sha256: sha(signingText(fact)) };
}
