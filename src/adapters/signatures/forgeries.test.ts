// Forgeries of a whole plan, with real RSA keys: what each forger could do, and what the verification calls it.

import { createHash, createHmac } from 'node:crypto';
import { SignJWT, calculateJwkThumbprint, exportJWK, exportSPKI, generateKeyPair, type CryptoKey } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AddresseeFact, DecisionFact, Fact } from '../../domain/fact.ts';
import { nonceOf, signingText } from '../../domain/factText.ts';
import { decidingFacts, judgeFacts } from '../../domain/judgedFacts.ts';
import { planLife } from '../../domain/planLife.ts';
import type { Rules } from '../../domain/tokenClaims.ts';
import type { StoredFact } from '../../domain/verification.ts';
import { publicKeys, type PublicKey, type RegisteredKey } from './keys.ts';
import { signatures } from './signatures.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const clientId = '22222222-3333-4444-8555-666666666666';
const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
const person = (n: number) => ({ oid: `a0000000-0000-4000-8000-00000000000${n}`, name: `Person ${n}`, upn: '' });
const [applicant, colleague, manager, head] = [person(1), person(2), person(3), person(4)];
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const time = '2026-12-15T08:12:30.000Z';
const iat = Date.parse(time) / 1000;

type Signer = { privateKey: CryptoKey; key: PublicKey; pem: string };
let microsoft: Signer;
let forger: Signer;
async function signer(kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const [key] = publicKeys({ keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig' }] });
  return { privateKey, key: key!, pem: await exportSPKI(publicKey) };
}
beforeAll(async () => {
  microsoft = await signer('ms-1');
  forger = await signer('ms-1');
});

const ofVersion = (version: number, previous: string | null = null) =>
  ({ v: 1, alg: 'sha256', planId, version, versionSha256: sha(`version ${version}`), time, previous }) as const;
const addressee = (version: number, step: 'unitManager' | 'departmentHead'): AddresseeFact => ({
  ...ofVersion(version),
  kind: 'addressee',
  by: { oid: applicant.oid },
  step,
  to: step === 'unitManager' ? manager : head,
  reason: '',
  namedByDepartments: true,
});
const decision = (version: number, step: 'unitManager' | 'departmentHead', previous: string | null = null): DecisionFact => ({
  ...ofVersion(version, previous),
  kind: 'decision',
  by: { oid: step === 'unitManager' ? manager.oid : head.oid },
  step,
  decision: 'approve',
  comment: '',
  delegationSha256: null,
});
const first = decision(2, 'unitManager');
const second = decision(2, 'departmentHead', sha(signingText(first)));

const claimsFor = (fact: Fact, oid = fact.by.oid) => ({
  iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
  aud: clientId,
  tid: tenantId,
  oid,
  nonce: nonceOf(sha(signingText(fact))),
  iat,
  auth_time: iat - 30,
});
const idToken = async (by: Signer, claims: Record<string, unknown>) =>
  await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: by.key.kid }).sign(by.privateKey);

type Row = { fact: Fact; idToken: string; author?: string; createdAt?: string };
const asked: Row[] = [
  { fact: addressee(2, 'unitManager'), idToken: '' },
  { fact: addressee(2, 'departmentHead'), idToken: '' },
];
const honest = async (): Promise<Row[]> => [
  ...asked,
  { fact: first, idToken: await idToken(microsoft, claimsFor(first)) },
  { fact: second, idToken: await idToken(microsoft, claimsFor(second)) },
];

async function verify(
  rows: readonly Row[],
  { rules = {}, live, registered = [] }: { rules?: Partial<Rules>; live?: PublicKey[]; registered?: RegisteredKey[] } = {},
) {
  const port = signatures({ live: async () => live ?? [microsoft.key], registered: async () => registered });
  const stored = await Promise.all(
    rows.map(async (row, index): Promise<StoredFact> => {
      const fact = signingText(row.fact);
      const token = row.idToken === '' ? 'none' : ((await port.examine(row.idToken)) ?? 'unreadable');
      return { id: index + 1, createdAt: row.createdAt ?? time, createdBy: { oid: row.author ?? row.fact.by.oid, name: '' }, fact, sha256: sha(fact), token };
    }),
  );
  const chiefs = [
    { step: 'unitManager', ...manager, from: '', until: '' },
    { step: 'departmentHead', ...head, from: '', until: '' },
  ] as const;
  const versions = [1, 2].map((version) => ({
    id: version,
    version,
    text: `version ${version}`,
    sha256: sha(`version ${version}`),
    at: '2026-12-14T08:00:00Z',
    by: applicant,
    chiefs,
  }));
  const judged = judgeFacts(
    stored,
    { planId, applicantOid: applicant.oid, versions },
    { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [], ...rules },
  );
  const life = planLife({ applicantOid: applicant.oid, chiefOids: [], versions, decisions: decidingFacts(judged), events: [] });
  return { state: life.state, found: judged.map(({ judgement }) => (judgement.reasons.length ? judgement.reasons.join(' ') : judgement.verdict)), judged };
}

describe('an approved plan', () => {
  it('is approved when both chiefs signed, each what stands there', async () => {
    expect(await verify(await honest())).toMatchObject({ state: 'approved', found: ['genuine', 'genuine', 'genuine', 'genuine'] });
  });

  it('stays approved when Microsoft has changed keys and the register holds the former one', async () => {
    const registered = [{ kid: 'ms-1', thumbprint: await calculateJwkThumbprint(microsoft.key), jwk: JSON.stringify(microsoft.key) }];
    expect(await verify(await honest(), { live: [], registered })).toMatchObject({ state: 'approved' });
    expect(await verify(await honest(), { live: [] })).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'signature', 'signature'] });
  });
});

describe('a forger', () => {
  it('with an own RSA key under Microsoft’s key name, both decisions and an own key set beside them', async () => {
    const rows = [
      ...asked,
      { fact: first, idToken: await idToken(forger, claimsFor(first)) },
      { fact: second, idToken: await idToken(forger, claimsFor(second)) },
    ];
    const seen = await verify(rows);
    expect(seen).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'signature', 'signature'] });
    expect(seen.judged[2]?.judgement.text).toBe('Förfalskad: signaturen är inte gjord med Microsofts nyckel.');
  });

  it('with an own RSA key under an own name', async () => {
    const own = { ...forger, key: { ...forger.key, kid: 'own' } };
    const seen = await verify([...asked, { fact: first, idToken: await idToken(own, claimsFor(first)) }]);
    expect(seen).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'signature'] });
    expect(seen.judged[2]?.judgement).toMatchObject({ verdict: 'unknownKey', text: 'Kan inte styrkas: okänd nyckel.' });
  });

  it('who wrote the own key into the register under Microsoft’s key name', async () => {
    const registered = [{ kid: 'ms-1', thumbprint: await calculateJwkThumbprint(forger.key), jwk: JSON.stringify(forger.key) }];
    expect(await verify([...asked, { fact: first, idToken: await idToken(forger, claimsFor(first)) }], { registered })).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'signature'],
    });
  });

  it('with the token of another person of the municipality', async () => {
    const rows = [...asked, { fact: first, idToken: await idToken(microsoft, claimsFor(first, colleague.oid)) }];
    expect(await verify(rows)).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'oid'] });
  });

  it('who writes an own object id as approver and signs that', async () => {
    const own = { ...first, by: { oid: colleague.oid } };
    expect(await verify([...asked, { fact: own, idToken: await idToken(microsoft, claimsFor(own)) }])).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'oid'],
    });
  });

  it('who plays an older version’s decision again, as it was or with the version changed', async () => {
    const old = decision(1, 'unitManager');
    const token = await idToken(microsoft, claimsFor(old));
    expect(await verify([...asked, { fact: addressee(1, 'unitManager'), idToken: '' }, { fact: old, idToken: token }])).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'genuine', 'genuine'],
    });
    expect(await verify([...asked, { fact: first, idToken: token }])).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'nonce'] });
    expect(await verify([...asked, { fact: { ...old, version: 2 }, idToken: token }])).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'nonce versionHash'],
    });
  });

  it('who plays another plan’s decision again', async () => {
    const other: DecisionFact = { ...first, planId: planId.replace('0b54', '0b55') };
    expect(await verify([...asked, { fact: other, idToken: await idToken(microsoft, claimsFor(other)) }])).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'versionHash'],
    });
  });

  it('with alg none, and with HS256 over the public key', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = `${part({ alg: 'none', kid: 'ms-1' })}.${part(claimsFor(first))}.`;
    const text = `${part({ alg: 'HS256', kid: 'ms-1' })}.${part(claimsFor(first))}`;
    const hmac = `${text}.${createHmac('sha256', microsoft.pem).update(text).digest('base64url')}`;
    for (const token of [none, hmac])
      expect(await verify([...asked, { fact: first, idToken: token }])).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'algorithm'] });
  });

  it('with a silent token: forged where fresh sign-in or an own registration is demanded, else with a remark', async () => {
    const silent = [...asked, { fact: first, idToken: await idToken(microsoft, { ...claimsFor(first), auth_time: iat - 3600 }) }];
    expect(await verify(silent, { rules: { freshSignIn: [{ from: '', value: true }] } })).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'level'],
    });
    expect(await verify(silent, { rules: { audience: [{ from: '', value: planId }] } })).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'audience'],
    });
    const seen = await verify(silent);
    expect(seen.state).toBe('waitingHead');
    expect(seen.judged[2]?.judgement).toMatchObject({
      verdict: 'genuine',
      remarks: ['silentSignIn'],
      text: 'Microsoft 365-signaturen är kontrollerad. Inloggad, inte omlegitimerad.',
    });
  });

  it('who stores a genuine token later, or changes the author stamp: it cannot be proved', async () => {
    const token = await idToken(microsoft, claimsFor(first));
    expect(await verify([...asked, { fact: first, idToken: token, createdAt: '2026-12-15T08:40:00Z' }])).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'time'],
    });
    expect(await verify([...asked, { fact: first, idToken: token, author: applicant.oid }])).toMatchObject({
      state: 'waitingUnit',
      found: ['genuine', 'genuine', 'oid'],
    });
  });

  it('who writes a decision without any signature, with the chief’s author stamp', async () => {
    expect(await verify([...asked, { fact: first, idToken: '' }])).toMatchObject({ state: 'waitingUnit', found: ['genuine', 'genuine', 'unsigned level'] });
  });

  it('who changes one letter of the stored token', async () => {
    const token = await idToken(microsoft, claimsFor(first));
    const changed = token.replace(/\.[^.]/, (start) => `.${start[1] === 'e' ? 'f' : 'e'}`);
    expect((await verify([...asked, { fact: first, idToken: changed }])).state).toBe('waitingUnit');
  });
});

it('two deciders at once are a fork, not an alarm: the lower item counts and both are genuine', async () => {
  const twice = { ...first, comment: 'Även jag.' };
  const rows = [
    ...asked,
    { fact: first, idToken: await idToken(microsoft, claimsFor(first)) },
    { fact: twice, idToken: await idToken(microsoft, claimsFor(twice)) },
  ];
  expect(await verify(rows)).toMatchObject({ state: 'waitingHead', found: ['genuine', 'genuine', 'genuine', 'genuine'] });
});
