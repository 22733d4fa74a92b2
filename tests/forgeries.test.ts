// What each forger could do in a real tenant, and what the verification calls it: through the plan as the tab reads it and through `verify`.
// Tokens are the tenant issuer's own, rights are those that provision sets. Nothing here counts but the signature.
import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import { asRegistered, fetchLiveKeys, keySetText } from '../src/adapters/signatures/keys.ts';
import type { DecisionFact } from '../src/domain/fact.ts';
import { signingText } from '../src/domain/factText.ts';
import { trustOf } from '../src/domain/trust.ts';
import { submitPlan, withdrawPlan } from '../src/flows/planning.ts';
import { prepare } from '../src/tab/sign/preparation.ts';
import {
  approveAs,
  chiefOf,
  claimsFor,
  colleague,
  decisionOn,
  decisionRows,
  factOf,
  genuineToken,
  oidOf,
  ownKey,
  ownToken,
  plant,
  plantSigned,
  seen,
  setting,
  settle,
  throughForms,
} from './forger.ts';
import { demoPlanIds, listOf, openTenant, planOf, type OpenTenant } from './tenantDesk.ts';

const { started: approved, waitingHead: halfway, waitingUnit: asked } = demoPlanIds;

let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

it('the demonstration itself holds: nothing but genuine and open', async () => {
  expect(await seen(tenant, approved)).toMatchObject({ verdict: 'genuine', reasons: [], state: 'started' });
  expect(await seen(tenant, halfway)).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingHead' });
  expect(await seen(tenant, asked)).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingUnit' });
});

describe('a member of the site', () => {
  it.each(['Decisions', 'PlanVersions', 'Events', 'SigningKeys', 'Settings', 'Departments'] as const)(
    'changes nothing in %s: SharePoint refuses',
    async (list) => {
      const { ports } = await tenant.desk('handlaggare');
      const item = (await ports.register.all(list))[0]!;
      await expect(ports.register.change(list, item.id, item.etag, { Title: 'Ändrad' })).rejects.toMatchObject({
        kind: 'forbidden',
        trace: expect.stringContaining('403'),
      });
      expect(await throughForms(tenant, 'handlaggare', list, item.id, 'handlaggare')).toBe(403);
      const { access_token } = await tenant.token('handlaggare', { scopes: ['https://graph.microsoft.com/Sites.ReadWrite.All'] });
      const { siteId, id } = listOf(tenant, list);
      const gone = await fetch(`https://graph.microsoft.com/v1.0/sites/${siteId}/lists/${id}/items/${item.id}`, {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${access_token}` },
      });
      expect(gone.status).toBe(403);
      expect((await ports.register.all(list))[0]?.row).toEqual(item.row);
    },
  );

  it('adds no key to the register of trusted keys', async () => {
    const { ports } = await tenant.desk('handlaggare');
    const [row] = await asRegistered([(await ownKey('egen')).jwk]);
    await expect(ports.register.add('SigningKeys', { Title: 'egen', ...row!, firstSeen: '' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('edits once the permission level was reset to Edit, and is found out', async () => {
    await tenant.tamper({ list: 'Decisions', level: 'Edit' });
    const { ports } = await tenant.desk('handlaggare');
    const [row] = await ports.register.where('Decisions', 'planId', halfway).then((items) => items.filter((item) => item.row.kind === 'decision'));
    const fact = { ...(JSON.parse(row!.row.fact) as DecisionFact), comment: 'Jag godkänner allt framöver.' };
    const changed = await ports.register.change('Decisions', row!.id, row!.etag, {
      fact: signingText(fact),
      factSha256: await ports.digest.sha256(signingText(fact)),
    });
    expect(changed).not.toBe('conflict');
    // The text is another than the one that was signed, and the decision the event witnesses is nowhere.
    expect(await seen(tenant, halfway)).toMatchObject({
      verdict: 'forged',
      reasons: ['nonce'],
      state: 'waitingUnit',
      text: 'Förfalskad: signaturen hör till en annan text.',
    });
  });
});

describe('a site owner', () => {
  it('who changes a return into an approval', async () => {
    const chief = await tenant.desk('verksamhetschef');
    await signAs(
      chief,
      { kind: 'decision', planId: asked, version: 1, step: 'unitManager', decision: 'return', comment: 'Skriv om målen.' },
      await planOf(chief, asked),
    );
    const { ports } = await tenant.desk('administrator');
    const row = (await ports.register.where('Decisions', 'planId', asked)).at(-1)!;
    const fact = signingText({ ...(JSON.parse(row.row.fact) as DecisionFact), decision: 'approve' });
    await ports.register.change('Decisions', row.id, row.etag, { fact, factSha256: await ports.digest.sha256(fact) });
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['nonce'], state: 'waitingUnit' });
  });

  it('who changes the text of a version that both chiefs approved', async () => {
    const { ports } = await tenant.desk('administrator');
    const [item] = await ports.register.where('PlanVersions', 'planId', approved);
    const text = item!.row.text.replace('Fler ska känna till', 'Alla ska känna till');
    await ports.register.change('PlanVersions', item!.id, item!.etag, { text, sha256: await ports.digest.sha256(text) });
    const { file, ...line } = await seen(tenant, approved);
    expect(line).toMatchObject({ verdict: 'forged', state: 'waitingUnit', text: 'Förfalskad: beslutet gäller en annan plan eller en annan version.' });
    expect(line.reasons).toContain('versionHash');
    expect(file.life.approvedVersion).toBe(0);
  });

  it('who moves the author stamp of a decision to somebody else', async () => {
    const [row] = decisionRows(tenant, halfway);
    await tenant.tamper({ list: 'Decisions', item: row!.id, author: 'registrator' });
    expect(await seen(tenant, halfway)).toMatchObject({
      verdict: 'unknownKey',
      reasons: ['oid'],
      state: 'waitingUnit',
      text: 'Kan inte styrkas: SharePoint anger en annan person än den som signerade.',
    });
  });

  it('who gives an unsigned row the chief as author, by the road of forms', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const id = await plant(tenant, 'administrator', fact);
    expect(await throughForms(tenant, 'administrator', 'Decisions', id, 'verksamhetschef')).toBe(200);
    expect((await seen(tenant, asked)).file.rows.decisions.find((item) => item.id === id)?.createdBy.oid).toBe(oidOf('verksamhetschef'));
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      reasons: ['unsigned', 'level'],
      state: 'waitingUnit',
      text: 'Förfalskad: signatur saknas.',
    });
  });

  it('who deletes the last decision: its witness tells', async () => {
    await tenant.tamper({ list: 'Decisions', item: decisionRows(tenant, approved).at(-1)!.id, delete: true });
    const { file, ...line } = await seen(tenant, approved);
    expect(line).toMatchObject({ verdict: 'missing', state: 'waitingHead' });
    expect(file.life.missingDecisions).toHaveLength(1);
  });

  it('who deletes a decision in the middle: the next one names one that is not there', async () => {
    await tenant.tamper({ list: 'Decisions', item: decisionRows(tenant, approved)[0]!.id, delete: true });
    expect(await seen(tenant, approved)).toMatchObject({ verdict: 'forged', reasons: ['order'], state: 'waitingUnit' });
  });

  it('who registers an own key under Microsoft’s name: live keys come first', async () => {
    const [live] = await fetchLiveKeys(tenant.environment.tenantId);
    const own = await ownKey(live!.kid);
    const { ports } = await tenant.desk('administrator');
    await ports.register.add('SigningKeys', { Title: own.jwk.kid, ...(await asRegistered([own.jwk]))[0]!, firstSeen: '' });
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'verksamhetschef', fact, await ownToken(tenant, own, fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['signature'], state: 'waitingUnit' });
    expect(await seen(tenant, approved)).toMatchObject({ verdict: 'genuine', state: 'started' });
  });
});

/** What no list can prevent is told: see docs/security-model.md. */
describe('a site owner who registers an own key under an own name', () => {
  it('is believed only with the remark that the key is none of Microsoft’s', async () => {
    const own = await ownKey('egen');
    const { ports } = await tenant.desk('administrator');
    await ports.register.add('SigningKeys', { Title: 'egen', ...(await asRegistered([own.jwk]))[0]!, firstSeen: '' });
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const id = await plant(tenant, 'administrator', fact, await ownToken(tenant, own, fact));
    expect(await throughForms(tenant, 'administrator', 'Decisions', id, 'verksamhetschef')).toBe(200);
    expect(await seen(tenant, asked)).toMatchObject({
      state: 'waitingHead',
      text: 'Signaturen är kontrollerad mot kommunens nyckelregister. Nyckeln är inte en av dem som Microsoft använder nu.',
    });
  });
});

describe('a forger with tokens', () => {
  it('of another person', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plantSigned(tenant, 'registrator', fact);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      reasons: ['oid'],
      state: 'waitingUnit',
      text: 'Förfalskad: signaturen är gjord av en annan person.',
    });
  });

  it('who writes the own object id as approver', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') } });
    await plantSigned(tenant, 'registrator', fact);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      reasons: ['oid'],
      state: 'waitingUnit',
      text: 'Förfalskad: beslutet är fattat av någon som planen inte är ställd till.',
    });
  });

  it('who makes both decisions with an own RSA key, under Microsoft’s name, with an own key set beside them', async () => {
    const [live] = await fetchLiveKeys(tenant.environment.tenantId);
    const own = await ownKey(live!.kid);
    for (const step of ['unitManager', 'departmentHead'] as const) {
      const fact = decisionOn(tenant, (await seen(tenant, asked)).file, step);
      await plant(tenant, chiefOf[step], fact, await ownToken(tenant, own, fact), keySetText([own.jwk]));
    }
    const { newest: _newest, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({
      verdict: 'forged',
      reasons: ['signature'],
      state: 'waitingUnit',
      text: 'Förfalskad: signaturen är inte gjord med Microsofts nyckel.',
    });
  });

  it('who makes both decisions with an own RSA key under an own name: nobody knows that key', async () => {
    const own = await ownKey('egen-nyckel');
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'verksamhetschef', fact, await ownToken(tenant, own, fact), keySetText([own.jwk]));
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'unknownKey',
      reasons: ['signature'],
      state: 'waitingUnit',
      text: 'Kan inte styrkas: okänd nyckel.',
    });
  });

  it.each(['none', 'HS256'])('without a signature worth the name: alg %s', async (alg) => {
    const [live] = await fetchLiveKeys(tenant.environment.tenantId);
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg, kid: live!.kid })}.${part(await claimsFor(tenant, fact))}`;
    const publicKey = await exportSPKI((await importJWK(live as JWK, 'RS256')) as CryptoKey);
    await plant(tenant, 'verksamhetschef', fact, `${unsigned}.${alg === 'none' ? '' : createHmac('sha256', publicKey).update(unsigned).digest('base64url')}`);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      reasons: ['algorithm'],
      state: 'waitingUnit',
      text: 'Förfalskad: signaturen är gjord på ett sätt som inte godtas.',
    });
  });

  it('who plays the decision on an older version again', async () => {
    const chief = await tenant.desk('verksamhetschef');
    await approveAs(chief, asked, 'unitManager');
    const applicant = await tenant.desk('handlaggare2');
    await withdrawPlan(applicant.ports, await planOf(applicant, asked));
    const file = await planOf(applicant, asked);
    expect(
      await submitPlan(applicant.ports, applicant.trust, file, {
        planId: asked,
        answers: { ...file.answers, purpose: 'Något helt annat.' },
        chiefs: {},
        etag: file.draft!.etag,
      }),
    ).toEqual({ outcome: 'sent', version: 2 });
    expect((await settle(tenant, 'handlaggare2', asked)).life.state).toBe('waitingUnit');
    const old = decisionRows(tenant, asked)[0]!;
    const idToken = String(old.fields['idToken']);
    // As it was, only under another key: it speaks of version 1 and moves nothing.
    const { ports } = await tenant.desk('handlaggare2');
    await ports.register.add('Decisions', {
      Title: 'Beslut',
      kind: 'decision',
      planId: asked,
      factKey: 'igen',
      fact: String(old.fields['fact']),
      factSha256: String(old.fields['factSha256']),
      idToken,
      keySet: '',
    });
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'unknownKey', reasons: ['oid'], state: 'waitingUnit' });
    // With the version changed: the signature belongs to another text.
    const now = (await seen(tenant, asked)).file.life.newest!;
    await plant(tenant, 'handlaggare2', { ...factOf(old), version: 2, versionSha256: now.sha256 }, idToken);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      state: 'waitingUnit',
      newest: { reasons: ['nonce', 'oid'], text: 'Förfalskad: signaturen hör till en annan text.' },
    });
  });

  it('who plays the decision on another plan again', async () => {
    const old = decisionRows(tenant, halfway)[0]!;
    const { ports } = await tenant.desk('verksamhetschef');
    await ports.register.add('Decisions', {
      Title: 'Beslut',
      kind: 'decision',
      planId: asked,
      factKey: 'igen',
      fact: String(old.fields['fact']),
      factSha256: String(old.fields['factSha256']),
      idToken: String(old.fields['idToken']),
      keySet: '',
    });
    const { newest, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'forged', state: 'waitingUnit', text: 'Förfalskad: beslutet gäller en annan plan eller en annan version.' });
    expect(newest?.reasons).toContain('versionHash');
  });

  it('who waits with a genuine token and stores it later', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const idToken = await genuineToken(tenant, 'verksamhetschef', fact);
    tenant.later(11 * 60_000);
    await plant(tenant, 'verksamhetschef', fact, idToken);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'unknownKey',
      reasons: ['time'],
      state: 'waitingUnit',
      text: 'Kan inte styrkas: tiden stämmer inte.',
    });
  });
});

describe('a script in the tab that uses the chief’s session, without the chief’s act', () => {
  const plantSilently = async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'verksamhetschef', fact, await genuineToken(tenant, 'verksamhetschef', fact, false));
  };

  it('is told by the remark at the default setting', async () => {
    await plantSilently();
    const { newest, file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'open', state: 'waitingHead' });
    expect(newest?.text).toMatch(/inloggad, inte omlegitimerad/i);
    expect(file.facts.at(-1)?.judgement.remarks).toEqual(['silentSignIn']);
  });

  it('forges where a fresh sign-in is demanded', async () => {
    await setting(tenant, 'freshSignIn', true);
    await plantSilently();
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      reasons: ['level'],
      state: 'waitingUnit',
      text: 'Förfalskad: beslutet saknar den nya inloggning som kommunen kräver.',
    });
    // The chief's own act still counts.
    await approveAs(await tenant.desk('verksamhetschef'), asked, 'unitManager');
    expect((await seen(tenant, asked)).state).toBe('waitingHead');
  });

  it('forges where the signing page has an app registration of its own', async () => {
    await plantSilently();
    expect(await seen(tenant, asked, { signingClientId: '99999999-0000-4000-8000-000000000009' })).toMatchObject({
      verdict: 'forged',
      reasons: ['audience'],
      state: 'waitingUnit',
      text: 'Förfalskad: inloggningen gjordes inte i signeringsfönstret.',
    });
  });

  it('leaves a plan half-way where it was when the signing page gets a registration of its own', async () => {
    const own = '99999999-0000-4000-8000-000000000009';
    const since = tenant.services.clock.now().toISOString();
    const { file } = await seen(tenant, halfway, trustOf({ ...tenant.environment, signingClientId: own, signingSince: since }));
    expect(file.life.state).toBe('waitingHead');
    const me = { ...colleague('forvaltningschef'), roles: [] };
    const request = { kind: 'decision', planId: halfway, version: 1, step: 'departmentHead', decision: 'approve', comment: '' } as const;
    tenant.later(2_000);
    const ground = { me, clientId: own, now: tenant.services.clock.now(), municipality: file.municipality, rules: file.rules, file };
    expect(prepare(request, ground)).toMatchObject({ button: 'Godkänn och signera' });
  });
});
