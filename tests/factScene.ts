// The persons, facts and tokens of the verification's tests: each fact as its signer's honest signing page stores it, and ways to change it.

import { createHash } from 'node:crypto';
import type { AddresseeFact, ConfirmationFact, DecisionFact, DelegationFact, EnteredFact, Fact } from '../src/domain/fact.ts';
import { nonceOf, signingText } from '../src/domain/factText.ts';
import type { ExaminedToken, Rules } from '../src/domain/tokenClaims.ts';
import type { Proved, Standing, StoredFact } from '../src/domain/verification.ts';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const clientId = '22222222-3333-4444-8555-666666666666';
export const signClientId = '99999999-3333-4444-8555-666666666666';
export const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
export const person = (n: number, name: string) => ({ oid: `a0000000-0000-4000-8000-00000000000${n}`, name, upn: `${n}@gislaved.example` });
export const [sara, amir, peter, annika, jonas, nils] = [
  person(1, 'Sara Holmberg'),
  person(2, 'Amir Lindqvist'),
  person(3, 'Peter Ålund'),
  person(4, 'Annika Strand'),
  person(5, 'Jonas Berggren'),
  person(9, 'Nils Ek'),
];
export const rolesOf: Record<string, string[]> = { [jonas.oid]: ['Information'], [nils.oid]: ['Administrator'] };

export const now = '2026-12-15T08:12:30.000Z';
export const seconds = Date.parse(now) / 1000;
export const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
export const rules: Rules = { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [] };
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
export const standing: Standing = {
  planId,
  version: 2,
  versionSha256: sha('version 2'),
  sentAt: '2026-12-09T23:30:00Z',
  applicantOid: sara.oid,
  chiefs: [
    { step: 'unitManager', oid: peter.oid, name: peter.name, from: '2026-01-01T00:00:00Z', until: '' },
    { step: 'departmentHead', oid: annika.oid, name: annika.name, from: '2026-01-01T00:00:00Z', until: '' },
  ],
  addressees: { unitManager: proved(addressee()), departmentHead: proved(addressee({ step: 'departmentHead', to: annika })) },
  former: {},
  delegations: [],
};
export const noAddressees: Standing = { ...standing, addressees: {} };

export type Change = { claims?: Record<string, unknown>; token?: Partial<ExaminedToken>; item?: Partial<StoredFact> };
/** The fact as its signer's honest signing page stores it, then changed. */
export function signed(fact: Fact, { claims = {}, token = {}, item = {} }: Change = {}): StoredFact {
  const text = signingText(fact);
  const honest = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: fact.by.oid,
    nonce: nonceOf(sha(text)),
    iat: seconds,
    auth_time: seconds - 20,
    roles: rolesOf[fact.by.oid],
  };
  return {
    id: 7,
    createdAt: now,
    createdBy: { oid: fact.by.oid, name: '' },
    fact: text,
    sha256: sha(text),
    token: { signatureHolds: true, keyIsTrusted: true, alg: 'RS256', kid: 'k', claims: { ...honest, ...claims }, ...token },
    ...item,
  };
}
export const unsigned = (fact: Fact, item: Partial<StoredFact> = {}) => signed(fact, { item: { token: 'none', ...item } });
export const stamped: Rules = { ...rules, level: [{ from: '', value: 'stamped' }] };

export function textOf(fact: Fact): Pick<StoredFact, 'fact' | 'sha256'> {
  return { fact: signingText(fact), sha256: sha(signingText(fact)) };
}
export function at(iso: string): Change {
  return { claims: { iat: Date.parse(iso) / 1000, auth_time: Date.parse(iso) / 1000 - 20 }, item: { createdAt: iso } };
}
