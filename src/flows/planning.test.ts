import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { colleague, settle } from '../../tests/forger.ts';
import { demoPlanIds, itemsOf, listOf, openTenant, planOf, type OpenTenant } from '../../tests/tenantDesk.ts';
import { planText } from '../domain/planText.ts';
import { factRow } from '../domain/factText.ts';
import type { PlanFile } from './planFile.ts';
import { beginChange, layDownPlan, saveDraft, submitPlan, withdrawPlan, type Draft } from './planning.ts';

const { draft, returned, started, waitingHead, waitingUnit } = demoPlanIds;
let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

const asDraft = (file: PlanFile, answers = file.answers): Draft => ({ planId: file.planId, answers, chiefs: {}, etag: file.draft?.etag ?? '' });
const versionsOf = (planId: string) => itemsOf(tenant, 'PlanVersions', { planId });

describe('a draft', () => {
  it('saved twice in the same words is one item', async () => {
    const desk = await tenant.desk('handlaggare');
    const { municipality } = await planOf(desk, draft);
    const planId = '6d0c9b1e-6a34-4a3f-9d55-0c2f4a8e2001';
    const written: Draft = { planId, answers: { platform: 'Facebook', unit: 'Musikskolan' }, chiefs: {}, etag: '' };
    for (let time = 0; time < 2; time++)
      expect(await saveDraft(desk.ports, municipality, written)).toMatchObject({
        outcome: 'saved',
        item: { row: { status: 'Utkast', Title: expect.stringContaining('Musikskolan') } },
      });
    expect(itemsOf(tenant, 'ActivityPlans', { planId })).toHaveLength(1);
  });

  it('that somebody else has changed meanwhile answers their words and keeps them', async () => {
    const [mine, theirs] = [await tenant.desk('handlaggare'), await tenant.desk('information')];
    const file = await planOf(mine, draft);
    const other = { ...asDraft(file), answers: { ...file.answers, purpose: 'Deras text.' } };
    expect(await saveDraft(theirs.ports, file.municipality, other)).toMatchObject({ outcome: 'saved' });
    expect(await saveDraft(mine.ports, file.municipality, { ...asDraft(file), answers: { ...file.answers, purpose: 'Min text.' } })).toMatchObject({
      outcome: 'conflict',
      theirs: { answers: { purpose: 'Deras text.' }, by: colleague('information').name },
    });
    expect((await planOf(mine, draft)).answers.purpose).toBe('Deras text.');
    // The same words are no conflict, whoever wrote them.
    expect(await saveDraft(mine.ports, file.municipality, { ...other, etag: file.draft?.etag ?? '' })).toMatchObject({ outcome: 'saved' });
  });

  it.each(['504-after-commit', 'drop-answer'] as const)('that was saved although its answer was lost (%s) is nobody else’s work', async (kind) => {
    const desk = await tenant.desk('handlaggare');
    const file = await planOf(desk, draft);
    const written = { ...asDraft(file), answers: { ...file.answers, purpose: 'Ny text, och inget svar på mycket annat.' } };
    await tenant.fault({ match: { method: 'PATCH', path: `${listOf(tenant, 'ActivityPlans').id}/items` }, kind });
    const first = await saveDraft(desk.ports, file.municipality, written).catch(({ kind: why }: { kind: string }) => why);
    expect(first === 'offline' || (first as { outcome: string }).outcome === 'saved').toBe(true);
    expect(await saveDraft(desk.ports, file.municipality, written)).toMatchObject({ outcome: 'saved' });
    expect((await planOf(desk, draft)).answers.purpose).toContain('Ny text');
  });

  it('too long for a plan is not sent to the list, and says why', async () => {
    const desk = await tenant.desk('handlaggare');
    const file = await planOf(desk, draft);
    const long = Object.fromEntries((['purpose', 'audience', 'audienceUse', 'other'] as const).map((key) => [key, 'x'.repeat(15_000)]));
    expect(await saveDraft(desk.ports, file.municipality, { ...asDraft(file), answers: { ...file.answers, ...long } })).toEqual({
      outcome: 'refused',
      why: 'tooLong',
    });
    expect((await planOf(desk, draft)).answers).toEqual(file.answers);
  });
});

describe('sending', () => {
  it('writes one version however often it is pressed, and never changes one', async () => {
    const desk = await tenant.desk('handlaggare');
    const file = await planOf(desk, returned);
    const before = versionsOf(returned).map(({ fields }) => fields['text']);
    for (let time = 0; time < 2; time++) expect(await submitPlan(desk.ports, desk.trust, file, asDraft(file))).toEqual({ outcome: 'sent', version: 2 });
    expect(
      versionsOf(returned)
        .map(({ fields }) => fields['text'])
        .slice(0, 1),
    ).toEqual(before);
    expect(versionsOf(returned)).toHaveLength(2);
    // Another text for a number that is sent already, from a window that does not know.
    expect(await submitPlan(desk.ports, desk.trust, file, asDraft(file, { ...file.answers, purpose: 'En annan text.' }))).toEqual({
      outcome: 'refused',
      why: 'wrongState',
    });
    expect(versionsOf(returned)).toHaveLength(2);
  });

  it('is refused with a sentence at every field that lacks something', async () => {
    const desk = await tenant.desk('handlaggare');
    const file = await planOf(desk, draft);
    const sent = await submitPlan(desk.ports, desk.trust, file, asDraft(file));
    expect(sent).toMatchObject({ outcome: 'refused', why: 'shortcomings' });
    const faults = 'faults' in sent ? (sent.faults ?? []) : [];
    expect(faults.map(({ field }) => field)).toEqual(expect.arrayContaining(['audience', 'administrators', 'goals']));
    expect(faults.every(({ sentence }) => sentence.endsWith('.'))).toBe(true);
    expect(versionsOf(draft)).toEqual([]);
  });

  it('is refused when nobody is named to approve, or another chief without a reason', async () => {
    const desk = await tenant.desk('handlaggare');
    const file = await planOf(desk, returned);
    const nobody = asDraft(file, { ...file.answers, department: 'socialforvaltningen', authority: 'SN', unit: 'Stöd och omsorg' });
    const refused = await submitPlan(desk.ports, desk.trust, file, nobody);
    expect('faults' in refused && refused.faults?.map(({ sentence }) => sentence)).toEqual([
      'Ange vem som ska godkänna som verksamhetens chef. Ingen är angiven för förvaltningen.',
      'Ange vem som ska godkänna som förvaltningschef. Ingen är angiven för förvaltningen.',
    ]);
    const own = { ...asDraft(file), chiefs: { unitManager: { to: colleague('registrator'), namedByDepartments: false, reason: ' ' } } };
    expect(await submitPlan(desk.ports, desk.trust, file, own)).toMatchObject({
      why: 'shortcomings',
      faults: [{ sentence: 'Skriv varför någon annan ska godkänna som verksamhetens chef.' }],
    });
    const self = { ...asDraft(file), chiefs: { departmentHead: { to: colleague('handlaggare'), namedByDepartments: false, reason: 'Jag vet bäst.' } } };
    expect(await submitPlan(desk.ports, desk.trust, file, self)).toMatchObject({
      why: 'shortcomings',
      faults: [{ sentence: expect.stringContaining('Du kan inte själv godkänna') }],
    });
  });

  it('is refused for an address that another plan’s account holds, and to everybody but the applicant', async () => {
    const desk = await tenant.desk('handlaggare');
    const file = await planOf(desk, returned);
    const address = (await planOf(desk, started)).answers.address ?? '';
    expect(
      await submitPlan(desk.ports, desk.trust, file, asDraft(file, { ...file.answers, platform: 'Facebook', address, plannedAddress: false })),
    ).toMatchObject({
      outcome: 'refused',
      why: 'addressTaken',
    });
    const other = await tenant.desk('handlaggare2');
    expect(await submitPlan(other.ports, other.trust, await planOf(other, returned), asDraft(file))).toEqual({ outcome: 'refused', why: 'notYours' });
    expect(await submitPlan(desk.ports, desk.trust, await planOf(desk, waitingHead), asDraft(await planOf(desk, waitingHead)))).toEqual({
      outcome: 'refused',
      why: 'wrongState',
    });
  });

  it('is not stopped by somebody who took the number of the version before, or the key of who is asked', async () => {
    const forger = await tenant.desk('registrator');
    const file = await planOf(forger, returned);
    const text = planText({ v: 1, planId: returned, version: 2, applicant: file.applicant, answers: {} });
    await forger.ports.register.add('PlanVersions', { Title: 'I vägen', versionKey: `${returned}:2`, planId: returned, planVersion: 2, text, sha256: '' });
    const desk = await tenant.desk('handlaggare');
    expect(await submitPlan(desk.ports, desk.trust, await planOf(desk, returned), asDraft(await planOf(desk, returned)))).toEqual({
      outcome: 'sent',
      version: 3,
    });
    const sent = await planOf(desk, returned);
    const version = sent.versions.at(-1)!;
    const head = {
      v: 1,
      alg: 'sha256',
      planId: returned,
      version: 3,
      versionSha256: 'a'.repeat(64),
      by: { oid: sent.applicant.oid },
      time: new Date(version.at).toISOString(),
      previous: null,
    } as const;
    await forger.ports.register.add(
      'Decisions',
      factRow({ ...head, kind: 'addressee', step: 'unitManager', to: colleague('registrator'), reason: '', namedByDepartments: true }, ''),
    );
    const settled = await settle(tenant, 'handlaggare', returned);
    expect(settled.life).toMatchObject({ state: 'waitingUnit', newest: { version: 3 } });
    expect(settled.facts.filter(({ fact, judgement }) => fact?.kind === 'addressee' && fact.version === 3 && judgement.counts)).toHaveLength(2);
  });
});

describe('while a plan waits', () => {
  it('the applicant takes it back, even where somebody put an event in the way; it is sent again or laid down', async () => {
    const forger = await tenant.desk('registrator');
    await forger.ports.register.add('Events', {
      Title: 'i vägen',
      eventKey: `withdrawn:${waitingUnit}:1`,
      planId: waitingUnit,
      what: 'withdrawn',
      detail: '{"version":1}',
    });
    const desk = await tenant.desk('handlaggare2');
    expect((await planOf(desk, waitingUnit)).life.state).toBe('waitingUnit');
    expect(await withdrawPlan(forger.ports, await planOf(forger, waitingUnit))).toEqual({ outcome: 'refused', why: 'notYours' });
    expect(await withdrawPlan(desk.ports, await planOf(desk, waitingUnit))).toEqual({ outcome: 'done' });
    const file = await planOf(desk, waitingUnit);
    expect(file.life.state).toBe('withdrawn');
    expect(await layDownPlan(desk.ports, file)).toEqual({ outcome: 'done' });
    expect((await planOf(desk, waitingUnit)).life.state).toBe('laidDown');
    expect(await submitPlan(desk.ports, desk.trust, await planOf(desk, waitingUnit), asDraft(file))).toEqual({ outcome: 'refused', why: 'wrongState' });
  });
});

describe('a change of an approved plan', () => {
  it('begins with the answers in force, and the account stays approved while the next version waits', async () => {
    const desk = await tenant.desk('handlaggare');
    const stranger = await tenant.desk('handlaggare2');
    expect(await beginChange(stranger.ports, await planOf(stranger, started))).toEqual({ outcome: 'refused', why: 'notYours' });
    for (let time = 0; time < 2; time++) expect(await beginChange(desk.ports, await planOf(desk, started))).toEqual({ outcome: 'done' });
    const file = await planOf(desk, started);
    expect(file.draft?.row.planVersion).toBe(2);
    expect(await submitPlan(desk.ports, desk.trust, file, asDraft(file, { ...file.answers, audience: 'Alla över 12 år.' }))).toEqual({
      outcome: 'sent',
      version: 2,
    });
    expect((await settle(tenant, 'handlaggare', started)).life).toMatchObject({ state: 'waitingUnit', approvedVersion: 1 });
    expect(itemsOf(tenant, 'Accounts', { planId: started })[0]?.fields).toMatchObject({ status: 'Aktivt', approvedVersion: 1 });
  });
});
