// What each forger could do in a real tenant, and what the verification calls it: through the plan as the tab reads it and through `verify`.
// Tokens are the tenant issuer's own, rights are those that provision sets. Nothing here counts but the signature.

import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import { asRegistered, fetchLiveKeys, keySetText } from '../src/adapters/signatures/keys.ts';
import type { AddresseeFact, DecisionFact, DelegationFact, EnteredFact } from '../src/domain/fact.ts';
import { signingText } from '../src/domain/factText.ts';
import { planText } from '../src/domain/planText.ts';
import type { PlanFile } from '../src/flows/planFile.ts';
import { submitPlan, withdrawPlan } from '../src/flows/planning.ts';
import { saveScan, type SavedScan } from '../src/flows/recording.ts';
import { approveAs, chiefOf, claimsFor, colleague, decisionOn, decisionRows, factOf, genuineToken, oidOf, ownKey, ownToken, plant, seen, setting, settle, throughForms } from './forger.ts';
import { demoPlanIds, itemsOf, listOf, openTenant, planOf, type OpenTenant } from './tenantDesk.ts';

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
  it.each(['Decisions', 'PlanVersions', 'Events', 'SigningKeys', 'Settings', 'Departments'] as const)('changes nothing in %s: SharePoint refuses', async (list) => {
    const { ports } = await tenant.desk('handlaggare');
    const item = (await ports.register.all(list))[0]!;
    await expect(ports.register.change(list, item.id, item.etag, { Title: 'Ändrad' })).rejects.toMatchObject({ kind: 'forbidden', trace: expect.stringContaining('403') });
    expect(await throughForms(tenant, 'handlaggare', list, item.id, 'handlaggare')).toBe(403);
    const { access_token } = await tenant.token('handlaggare', { scopes: ['https://graph.microsoft.com/Sites.ReadWrite.All'] });
    const { siteId, id } = listOf(tenant, list);
    const gone = await fetch(`https://graph.microsoft.com/v1.0/sites/${siteId}/lists/${id}/items/${item.id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${access_token}` } });
    expect(gone.status).toBe(403);
    expect((await ports.register.all(list))[0]?.row).toEqual(item.row);
  });

  it('adds no key to the register of trusted keys', async () => {
    const { ports } = await tenant.desk('handlaggare');
    const [row] = await asRegistered([(await ownKey('egen')).jwk]);
    await expect(ports.register.add('SigningKeys', { Title: 'egen', ...row!, firstSeen: '', lastSeen: '' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('edits once the permission level was reset to Edit, and is found out', async () => {
    await tenant.tamper({ list: 'Decisions', level: 'Edit' });
    const { ports } = await tenant.desk('handlaggare');
    const [row] = await ports.register.where('Decisions', 'planId', halfway).then((items) => items.filter((item) => item.row.kind === 'decision'));
    const fact = { ...(JSON.parse(row!.row.fact) as DecisionFact), comment: 'Jag godkänner allt framöver.' };
    const changed = await ports.register.change('Decisions', row!.id, row!.etag, { fact: signingText(fact), factSha256: await ports.digest.sha256(signingText(fact)) });
    expect(changed).not.toBe('conflict');
    // The text is another than the one that was signed, and the decision the event witnesses is nowhere.
    expect(await seen(tenant, halfway)).toMatchObject({ verdict: 'forged', reasons: ['nonce'], state: 'waitingUnit', text: 'Förfalskad: signaturen hör till en annan text.' });
  });
});

describe('a site owner', () => {
  it('who changes a return into an approval', async () => {
    const chief = await tenant.desk('verksamhetschef');
    await signAs(chief, { kind: 'decision', planId: asked, version: 1, step: 'unitManager', decision: 'return', comment: 'Skriv om målen.' }, await planOf(chief, asked));
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
    expect(await seen(tenant, halfway)).toMatchObject({ verdict: 'unknownKey', reasons: ['oid'], state: 'waitingUnit', text: 'Kan inte styrkas: SharePoint anger en annan person än den som signerade.' });
  });

  it('who gives an unsigned row the chief as author, by the road of forms', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const id = await plant(tenant, 'administrator', fact);
    expect(await throughForms(tenant, 'administrator', 'Decisions', id, 'verksamhetschef')).toBe(200);
    expect((await seen(tenant, asked)).file.rows.decisions.find((item) => item.id === id)?.createdBy.oid).toBe(oidOf('verksamhetschef'));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['unsigned', 'level'], state: 'waitingUnit', text: 'Förfalskad: signatur saknas.' });
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
    await ports.register.add('SigningKeys', { Title: own.jwk.kid, ...(await asRegistered([own.jwk]))[0]!, firstSeen: '', lastSeen: '' });
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'verksamhetschef', fact, await ownToken(tenant, own, fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['signature'], state: 'waitingUnit' });
    expect(await seen(tenant, approved)).toMatchObject({ verdict: 'genuine', state: 'started' });
  });
});

describe('a forger with tokens', () => {
  it('of another person', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'registrator', fact, await genuineToken(tenant, 'registrator', fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['oid'], state: 'waitingUnit', text: 'Förfalskad: signaturen är gjord av en annan person.' });
  });

  it('who writes the own object id as approver', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') } });
    await plant(tenant, 'registrator', fact, await genuineToken(tenant, 'registrator', fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['oid'], state: 'waitingUnit', text: 'Förfalskad: beslutet är fattat av någon som planen inte är ställd till.' });
  });

  it('who makes both decisions with an own RSA key, under Microsoft’s name, with an own key set beside them', async () => {
    const [live] = await fetchLiveKeys(tenant.environment.tenantId);
    const own = await ownKey(live!.kid);
    for (const step of ['unitManager', 'departmentHead'] as const) {
      const fact = decisionOn(tenant, (await seen(tenant, asked)).file, step);
      await plant(tenant, chiefOf[step], fact, await ownToken(tenant, own, fact), keySetText([own.jwk]));
    }
    const { newest: _newest, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'forged', reasons: ['signature'], state: 'waitingUnit', text: 'Förfalskad: signaturen är inte gjord med Microsofts nyckel.' });
  });

  it('who makes both decisions with an own RSA key under an own name: nobody knows that key', async () => {
    const own = await ownKey('egen-nyckel');
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'verksamhetschef', fact, await ownToken(tenant, own, fact), keySetText([own.jwk]));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'unknownKey', reasons: ['signature'], state: 'waitingUnit', text: 'Kan inte styrkas: okänd nyckel.' });
  });

  it.each(['none', 'HS256'])('without a signature worth the name: alg %s', async (alg) => {
    const [live] = await fetchLiveKeys(tenant.environment.tenantId);
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg, kid: live!.kid })}.${part(await claimsFor(tenant, fact))}`;
    const publicKey = await exportSPKI((await importJWK(live as JWK, 'RS256')) as CryptoKey);
    await plant(tenant, 'verksamhetschef', fact, `${unsigned}.${alg === 'none' ? '' : createHmac('sha256', publicKey).update(unsigned).digest('base64url')}`);
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['algorithm'], state: 'waitingUnit', text: 'Förfalskad: signaturen är gjord på ett sätt som inte godtas.' });
  });

  it('who plays the decision on an older version again', async () => {
    const chief = await tenant.desk('verksamhetschef');
    await approveAs(chief, asked, 'unitManager');
    const applicant = await tenant.desk('handlaggare2');
    await withdrawPlan(applicant.ports, await planOf(applicant, asked));
    const file = await planOf(applicant, asked);
    expect(await submitPlan(applicant.ports, file, { planId: asked, answers: { ...file.answers, purpose: 'Något helt annat.' }, chiefs: {}, etag: file.draft!.etag })).toEqual({ outcome: 'sent', version: 2 });
    expect((await settle(tenant, 'handlaggare2', asked)).life.state).toBe('waitingUnit');
    const old = decisionRows(tenant, asked)[0]!;
    const idToken = String(old.fields['idToken']);
    // As it was, only under another key: it speaks of version 1 and moves nothing.
    const { ports } = await tenant.desk('handlaggare2');
    await ports.register.add('Decisions', { Title: 'Beslut', kind: 'decision', planId: asked, factKey: 'igen', fact: String(old.fields['fact']), factSha256: String(old.fields['factSha256']), idToken, keySet: '' });
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'unknownKey', reasons: ['oid'], state: 'waitingUnit' });
    // With the version changed: the signature belongs to another text.
    const now = (await seen(tenant, asked)).file.life.newest!;
    await plant(tenant, 'handlaggare2', { ...factOf(old), version: 2, versionSha256: now.sha256 }, idToken);
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', state: 'waitingUnit', newest: { reasons: ['nonce', 'oid'], text: 'Förfalskad: signaturen hör till en annan text.' } });
  });

  it('who plays the decision on another plan again', async () => {
    const old = decisionRows(tenant, halfway)[0]!;
    const { ports } = await tenant.desk('verksamhetschef');
    await ports.register.add('Decisions', { Title: 'Beslut', kind: 'decision', planId: asked, factKey: 'igen', fact: String(old.fields['fact']), factSha256: String(old.fields['factSha256']), idToken: String(old.fields['idToken']), keySet: '' });
    const { newest, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'forged', state: 'waitingUnit', text: 'Förfalskad: beslutet gäller en annan plan eller en annan version.' });
    expect(newest?.reasons).toContain('versionHash');
  });

  it('who waits with a genuine token and stores it later', async () => {
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    const idToken = await genuineToken(tenant, 'verksamhetschef', fact);
    tenant.later(11 * 60_000);
    await plant(tenant, 'verksamhetschef', fact, idToken);
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'unknownKey', reasons: ['time'], state: 'waitingUnit', text: 'Kan inte styrkas: tiden stämmer inte.' });
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
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['level'], state: 'waitingUnit', text: 'Förfalskad: beslutet saknar den nya inloggning som kommunen kräver.' });
    // The chief's own act still counts.
    await approveAs(await tenant.desk('verksamhetschef'), asked, 'unitManager');
    expect((await seen(tenant, asked)).state).toBe('waitingHead');
  });

  it('forges where the signing page has an app registration of its own', async () => {
    await plantSilently();
    expect(await seen(tenant, asked, { signingClientId: '99999999-0000-4000-8000-000000000009' })).toMatchObject({ verdict: 'forged', reasons: ['audience'], state: 'waitingUnit', text: 'Förfalskad: inloggningen gjordes inte i signeringsfönstret.' });
  });
});

describe('a decision that is no decision', () => {
  const paper = (file: PlanFile, by: string): EnteredFact => {
    const { delegationSha256: _none, ...head } = decisionOn(tenant, file, 'unitManager', { by: { oid: oidOf(by) } });
    return { ...head, kind: 'paper', signedBy: colleague('verksamhetschef'), signedOn: head.time.slice(0, 10), fileSha256: 'a'.repeat(64), fileName: 'BUN/2026/plan.pdf' };
  };

  it('on paper, signed by nobody', async () => {
    await plant(tenant, 'registrator', paper((await seen(tenant, asked)).file, 'information'));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['unsigned'], state: 'waitingUnit', text: 'Förfalskad: signatur saknas.' });
  });

  it('on paper, entered by somebody who is not Information', async () => {
    const fact = paper((await seen(tenant, asked)).file, 'registrator');
    await plant(tenant, 'registrator', fact, await genuineToken(tenant, 'registrator', fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['role'], state: 'waitingUnit' });
  });

  it('below the level in force', async () => {
    await setting(tenant, 'signatureLevel', 'paper');
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plant(tenant, 'verksamhetschef', fact, await genuineToken(tenant, 'verksamhetschef', fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['level'], state: 'waitingUnit', text: 'Förfalskad: beslutet är svagare än den nivå som kommunen kräver.' });
    // What was decided before the level was raised holds.
    expect(await seen(tenant, approved)).toMatchObject({ verdict: 'genuine', state: 'started' });
  });
});

describe('who may decide', () => {
  const delegation = (by: string): DelegationFact => {
    const now = tenant.services.clock.now().toISOString();
    return { v: 1, alg: 'sha256', kind: 'delegation', planId: null, version: null, versionSha256: null, by: { oid: oidOf(by) }, time: now, previous: null, for: colleague('verksamhetschef'), to: colleague('registrator'), from: now.slice(0, 10), until: '2099-12-31', reference: 'Beslut' };
  };

  it('is not the one of a delegation nobody signed', async () => {
    const { ports } = await tenant.desk('registrator');
    const fact = delegation('verksamhetschef');
    await plant(tenant, 'registrator', fact);
    const leaning = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') }, delegationSha256: await ports.digest.sha256(signingText(fact)) });
    await plant(tenant, 'registrator', leaning, await genuineToken(tenant, 'registrator', leaning));
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'forged', state: 'waitingUnit' });
    expect(line.reasons.toSorted()).toEqual(['delegation', 'unsigned']);
    expect(file.facts.filter(({ judgement }) => !judgement.counts).map(({ judgement }) => judgement.text)).toEqual(['Förfalskad: ingen behörig har signerat ersättaren.', 'Förfalskad: ingen behörig har signerat ersättaren.']);
  });

  it('is not the one whom a colleague appointed', async () => {
    const fact = delegation('registrator');
    await plant(tenant, 'registrator', fact, await genuineToken(tenant, 'registrator', fact));
    const { file } = await seen(tenant, asked);
    expect(file.facts.at(-1)).toMatchObject({ fact: { kind: 'delegation' }, judgement: { verdict: 'forged', reasons: ['role'], counts: false } });
  });

  it.each([
    ['by nobody', false, ['unsigned']],
    ['by somebody without the role', true, ['role']],
  ])('is not changed by a re-addressing signed %s', async (_how, signed, reasons) => {
    const { comment: _c, decision: _d, delegationSha256: _x, ...head } = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') } });
    const fact: AddresseeFact = { ...head, kind: 'addressee', to: colleague('registrator'), reason: 'Det är jag nu.', namedByDepartments: false };
    await plant(tenant, 'registrator', fact, signed ? await genuineToken(tenant, 'registrator', fact) : '');
    const own = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') } });
    await plant(tenant, 'registrator', own, await genuineToken(tenant, 'registrator', own));
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'forged', reasons: [...reasons, 'oid'], state: 'waitingUnit' });
    expect(file.facts.at(-2)?.judgement.reasons).toEqual(reasons);
  });
});

describe('a version', () => {
  it('that somebody else wrote in the applicant’s name is no version', async () => {
    const { ports } = await tenant.desk('registrator');
    const { file } = await seen(tenant, approved);
    const text = planText({ v: 1, planId: approved, version: 2, applicant: file.applicant, answers: { ...file.answers, purpose: 'Reklam för min firma.' } });
    await ports.register.add('PlanVersions', { Title: 'Version 2', versionKey: `${approved}:2`, planId: approved, planVersion: 2, text, sha256: await ports.digest.sha256(text) });
    const after = await seen(tenant, approved);
    expect(after).toMatchObject({ verdict: 'forged', reasons: ['oid'], state: 'started', newest: { kind: 'version' }, text: 'Förfalskad: versionen är inte skickad av den som söker.' });
    expect(after.file.life.newest?.version).toBe(1);
  });

  it('that a site owner planted under the applicant’s own stamp gets nothing approved: both chiefs are asked anew', async () => {
    const { ports } = await tenant.desk('administrator');
    const { file } = await seen(tenant, approved);
    const text = planText({ v: 1, planId: approved, version: 2, applicant: file.applicant, answers: { ...file.answers, purpose: 'Reklam för min firma.' } });
    const made = await ports.register.add('PlanVersions', { Title: 'Version 2', versionKey: `${approved}:2`, planId: approved, planVersion: 2, text, sha256: await ports.digest.sha256(text) });
    await tenant.tamper({ list: 'PlanVersions', item: made === 'alreadyThere' ? 0 : made.id, author: 'handlaggare' });
    const after = await seen(tenant, approved);
    expect(after.state).toBe('waitingUnit');
    expect(after.file.life.approvedVersion).toBe(1);
    expect(after.file.life.newest?.steps.unitManager.counted).toBeUndefined();
  });
});

describe('the honest roads', () => {
  it('two who decide at once are a fork, not an alarm: the lower item counts', async () => {
    const chief = await tenant.desk('verksamhetschef');
    const now = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(chief, { kind: 'delegation', for: colleague('verksamhetschef'), to: colleague('registrator'), from: now, until: now, reference: '' }, await planOf(chief, asked));
    const standIn = await tenant.desk('registrator');
    const [one, other] = [await planOf(chief, asked), await planOf(standIn, asked)];
    await approveAs(chief, asked, 'unitManager', one);
    await signAs(standIn, { kind: 'decision', planId: asked, version: 1, step: 'unitManager', decision: 'return', comment: 'Vänta.' }, other);
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingHead' });
    expect(file.life.newest?.steps.unitManager).toMatchObject({ counted: { by: { oid: oidOf('verksamhetschef') } }, late: [{ by: { oid: oidOf('registrator') } }] });
  });

  it('a stand-in whom the chief appointed decides, and the record says so', async () => {
    const chief = await tenant.desk('verksamhetschef');
    const now = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(chief, { kind: 'delegation', for: colleague('verksamhetschef'), to: colleague('registrator'), from: now, until: now, reference: '' }, await planOf(chief, asked));
    await approveAs(await tenant.desk('registrator'), asked, 'unitManager');
    await approveAs(await tenant.desk('forvaltningschef'), asked, 'departmentHead');
    await settle(tenant, 'forvaltningschef', asked);
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'genuine', reasons: [], state: 'copySent' });
    expect(file.facts.find(({ fact }) => fact?.kind === 'decision')?.judgement).toMatchObject({ remarks: ['standIn'], text: expect.stringMatching(/beslutat av ersättare/i) });
  });

  it('a stand-in whom an Administrator entered with reference decides; outside its days nobody does', async () => {
    const administrator = await tenant.desk('administrator');
    const now = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(administrator, { kind: 'delegation', for: colleague('verksamhetschef'), to: colleague('registrator'), from: now, until: now, reference: 'Delegationsbeslut 2026-11' }, await planOf(administrator, asked));
    const standIn = await tenant.desk('registrator');
    const fact = decisionOn(tenant, await planOf(standIn, asked), 'unitManager', { by: { oid: oidOf('registrator') }, delegationSha256: String(itemsOf(tenant, 'Decisions', { kind: 'delegation' }).at(-1)?.fields['factSha256']) });
    tenant.later(48 * 3_600_000);
    await plant(tenant, 'registrator', fact, await genuineToken(tenant, 'registrator', fact));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['delegation'], state: 'waitingUnit', newest: { kind: 'decision', text: 'Förfalskad: ersättaren var inte utsedd den dagen.' } });
    tenant.later(-48 * 3_600_000);
    await approveAs(await tenant.desk('registrator'), asked, 'unitManager');
    expect((await seen(tenant, asked)).state).toBe('waitingHead');
  });

  it('Information enters a decision made on paper, and asks another chief', async () => {
    const information = await tenant.desk('information');
    const bytes = new TextEncoder().encode('%PDF-1.4 en inskannad sida');
    const { outcome, ...scan } = (await saveScan(information.ports, await planOf(information, asked), { version: 1, step: 'unitManager', bytes })) as SavedScan;
    expect(outcome).toBe('saved');
    const signedOn = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(information, { kind: 'paper', planId: asked, version: 1, step: 'unitManager', decision: 'approve', comment: '', signedBy: colleague('verksamhetschef'), signedOn, ...scan }, await planOf(information, asked));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingHead' });
    await signAs(information, { kind: 'addressee', planId: asked, version: 1, step: 'departmentHead', to: colleague('registrator'), reason: 'Tillförordnad förvaltningschef.' }, await planOf(information, asked));
    await approveAs(await tenant.desk('registrator'), asked, 'departmentHead');
    await settle(tenant, 'registrator', asked);
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'genuine', reasons: [], state: 'copySent' });
  });

  it('a stamped decision counts where the municipality asks for no more, and keeps counting when it asks for more', async () => {
    await setting(tenant, 'signatureLevel', 'stamped');
    await plant(tenant, 'verksamhetschef', decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager'));
    const { newest, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingHead' });
    expect(newest).toMatchObject({ verdict: 'genuine', text: 'Stämplad av SharePoint: namn och tid, utan signatur.' });
    tenant.later(2_000);
    await setting(tenant, 'signatureLevel', 'signed');
    expect((await seen(tenant, asked)).state).toBe('waitingHead');
    await plant(tenant, 'forvaltningschef', decisionOn(tenant, (await seen(tenant, asked)).file, 'departmentHead'));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['unsigned', 'level'], state: 'waitingHead' });
  });

  it('an applicant who withdraws while the chief signs makes no forger of the chief', async () => {
    const chief = await tenant.desk('verksamhetschef');
    const before = await planOf(chief, asked);
    const applicant = await tenant.desk('handlaggare2');
    await withdrawPlan(applicant.ports, await planOf(applicant, asked));
    tenant.later(2_000);
    await approveAs(chief, asked, 'unitManager', before);
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'genuine', reasons: [], state: 'withdrawn' });
  });
});
