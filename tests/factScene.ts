// What stands when the verification's tests judge, and how a fact lies in the list: as its signer's honest signing page stores it, and ways to change it.

import type { Fact } from '../src/domain/fact.ts';
import { nonceOf, signingText } from '../src/domain/factText.ts';
import type { ExaminedToken, Rules } from '../src/domain/tokenClaims.ts';
import type { Standing, StoredFact } from '../src/domain/verification.ts';
import { annika, clientId, now, peter, planId, rolesOf, sara, seconds, sha, tenantId } from './factPeople.ts';
import { addressee, proved } from './facts.ts';

export const rules: Rules = { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [] };
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
