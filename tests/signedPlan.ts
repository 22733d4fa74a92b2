// A plan with real signatures: keys of our own play Microsoft's, everything else is as the signing page makes it.

import { createHash } from 'node:crypto';
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import type { AddresseeFact, DecisionFact, EnteredFact, Fact, Step } from '../src/domain/fact.ts';
import { nonceOf, signingText } from '../src/domain/factText.ts';
import type { PlanAnswers } from '../src/domain/plan.ts';
import { planText } from '../src/domain/planText.ts';
import type { KeyRegister, PlanRecord, RecordedFact } from '../src/domain/record.ts';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const clientId = '22222222-3333-4444-8555-666666666666';
export const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
const person = (n: number, name: string) => ({ oid: `a0000000-0000-4000-8000-00000000000${n}`, name, upn: `person${n}@gislaved.example` });
export const people = {
  applicant: person(1, 'Sara Holmberg'),
  colleague: person(2, 'Amir Lindqvist'),
  unitManager: person(3, 'Peter Ålund'),
  departmentHead: person(4, 'Annika Strand'),
};

export const time = '2026-12-15T08:12:30.000Z';
export const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const answers: PlanAnswers = {
  platform: 'Instagram',
  unit: 'Bokbussen',
  purpose: 'Sprida information om bokbussens turer.',
  goals: [{ text: '200 följare', measure: 'Antal följare', target: '200' }],
};
export const versionText = planText({ v: 1, planId, version: 1, applicant: people.applicant, answers });

export type SigningKey = { kid: string; privateKey: CryptoKey; jwk: { kty: 'RSA'; kid: string; n: string; e: string } };
export async function signingKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const { n, e } = await exportJWK(publicKey);
  return { kid, privateKey, jwk: { kty: 'RSA', kid, n: n!, e: e! } };
}

const head = { v: 1, alg: 'sha256', planId, version: 1, versionSha256: sha(versionText), time, previous: null } as const;
export const addressee = (step: Step, more: Partial<AddresseeFact> = {}): AddresseeFact => ({
  ...head,
  kind: 'addressee',
  by: { oid: people.applicant.oid },
  step,
  to: people[step],
  reason: '',
  namedByDepartments: true,
  ...more,
});
export const decision = (step: Step, more: Partial<DecisionFact> = {}): DecisionFact => ({
  ...head,
  kind: 'decision',
  by: { oid: people[step].oid },
  step,
  decision: 'approve',
  comment: '',
  delegationSha256: null,
  ...more,
});

export async function idTokenFor(fact: Fact, key: SigningKey, claims: Record<string, unknown> = {}): Promise<string> {
  const iat = Date.parse(time) / 1000;
  const name = Object.values(people).find(({ oid }) => oid === fact.by.oid)?.name;
  const honest = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: fact.by.oid,
    name,
    nonce: nonceOf(sha(signingText(fact))),
    iat,
    auth_time: iat - 30,
  };
  return await new SignJWT({ ...honest, ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid }).sign(key.privateKey);
}

export const recorded = (id: number, fact: Fact, idToken = '', by = fact.by.oid): RecordedFact => ({
  id,
  createdAt: time,
  createdBy: { oid: by, name: 'enligt SharePoint' },
  fact: signingText(fact),
  idToken,
  keySet: '',
});

/** The record of a plan both chiefs approved, signed with `key`. */
export async function approvedRecord(key: SigningKey): Promise<PlanRecord> {
  const first = decision('unitManager');
  const second = decision('departmentHead', { previous: sha(signingText(first)) });
  return {
    v: 1,
    kind: 'planRecord',
    planId,
    title: 'Bokbussen på Instagram',
    madeAt: '2026-12-15T09:00:00.000Z',
    tenantId,
    versions: [
      {
        version: 1,
        text: versionText,
        sha256: sha(versionText),
        chiefs: (['unitManager', 'departmentHead'] as const).map((step) => ({ step, oid: people[step].oid, name: people[step].name, from: '', until: '' })),
        createdAt: '2026-12-14T08:00:00Z',
        createdBy: { oid: people.applicant.oid, name: people.applicant.name },
      },
    ],
    facts: [
      recorded(1, addressee('unitManager')),
      recorded(2, addressee('departmentHead')),
      recorded(3, first, await idTokenFor(first, key)),
      recorded(4, second, await idTokenFor(second, key)),
    ],
    events: [first, second].map((fact) => ({
      createdAt: time,
      createdBy: { oid: fact.by.oid, name: '' },
      eventKey: `decided:${sha(signingText(fact))}`,
      what: 'decided',
      detail: JSON.stringify({ version: 1, factSha256: sha(signingText(fact)) }),
    })),
    level: [],
    freshSignIn: [],
  };
}

/** The same plan, where the colleague entered the unit manager's decision on paper and the head has not decided. */
export async function paperRecord(key: SigningKey, more: Partial<EnteredFact> = {}): Promise<PlanRecord> {
  const { delegationSha256: _none, ...head } = decision('unitManager', { by: { oid: people.colleague.oid } });
  const scan = { signedBy: people.unitManager, signedOn: '2026-12-14', fileName: 'KFN/2026/beslut.pdf', fileSha256: sha('scan') };
  const paper: EnteredFact = { ...head, kind: 'paper', ...scan, ...more };
  const whole = await approvedRecord(key);
  return { ...whole, facts: [...whole.facts.slice(0, 2), recorded(3, paper, await idTokenFor(paper, key, { roles: ['Information'] }))], events: [] };
}

export async function keyRegister(...keys: SigningKey[]): Promise<KeyRegister> {
  const rows = keys.map(async ({ kid, jwk }) => ({
    kid,
    thumbprint: await calculateJwkThumbprint(jwk),
    jwk: JSON.stringify(jwk),
    firstSeen: '',
  }));
  return { v: 1, kind: 'keyRegister', madeAt: '2026-12-31T08:00:00.000Z', tenantId, audience: [{ from: '', value: clientId }], keys: await Promise.all(rows) };
}
