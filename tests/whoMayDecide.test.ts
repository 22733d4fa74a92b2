// Who may decide, in a real tenant's rights: what is written without the right, and the roads that are honest, through the plan as the tab reads it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import type { AddresseeFact, DelegationFact, EnteredFact } from '../src/domain/fact.ts';
import { signingText } from '../src/domain/factText.ts';
import { planText } from '../src/domain/planText.ts';
import type { PlanFile } from '../src/flows/planFile.ts';
import { beginChange, submitPlan, withdrawPlan } from '../src/flows/planning.ts';
import { saveScan, type SavedScan } from '../src/flows/recording.ts';
import { historyOf } from '../src/tab/actions/planHistory.ts';
import { planView } from '../src/tab/actions/planViews.ts';
import { approveAs, colleague, decisionOn, genuineToken, oidOf, plant, plantSigned, seen, setting, settle } from './forger.ts';
import { demoPlanIds, itemsOf, openTenant, planOf, type OpenTenant } from './tenantDesk.ts';

const { started: approved, waitingUnit: asked } = demoPlanIds;

let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

describe('a decision that is no decision', () => {
  const paper = (file: PlanFile, by: string): EnteredFact => {
    const { delegationSha256: _none, ...head } = decisionOn(tenant, file, 'unitManager', { by: { oid: oidOf(by) } });
    return {
      ...head,
      kind: 'paper',
      signedBy: colleague('verksamhetschef'),
      signedOn: head.time.slice(0, 10),
      fileSha256: 'a'.repeat(64),
      fileName: 'BUN/2026/plan.pdf',
    };
  };

  it('on paper, signed by nobody', async () => {
    await plant(tenant, 'registrator', paper((await seen(tenant, asked)).file, 'information'));
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['unsigned'], state: 'waitingUnit', text: 'Förfalskad: signatur saknas.' });
  });

  it('on paper, entered by somebody who is not Information', async () => {
    const fact = paper((await seen(tenant, asked)).file, 'registrator');
    await plantSigned(tenant, 'registrator', fact);
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'forged', reasons: ['role'], state: 'waitingUnit' });
  });

  it('below the level in force', async () => {
    await setting(tenant, 'signatureLevel', 'paper');
    const fact = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager');
    await plantSigned(tenant, 'verksamhetschef', fact);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'forged',
      reasons: ['level'],
      state: 'waitingUnit',
      text: 'Förfalskad: beslutet är svagare än den nivå som kommunen kräver.',
    });
    // What was decided before the level was raised holds.
    expect(await seen(tenant, approved)).toMatchObject({ verdict: 'genuine', state: 'started' });
  });
});

describe('who may decide', () => {
  const delegation = (by: string): DelegationFact => {
    const now = tenant.services.clock.now().toISOString();
    return {
      v: 1,
      alg: 'sha256',
      kind: 'delegation',
      planId: null,
      version: null,
      versionSha256: null,
      by: { oid: oidOf(by) },
      time: now,
      previous: null,
      for: colleague('verksamhetschef'),
      to: colleague('registrator'),
      from: now.slice(0, 10),
      until: '2099-12-31',
      reference: 'Beslut',
    };
  };

  it('is not the one of a delegation nobody signed', async () => {
    const { ports } = await tenant.desk('registrator');
    const fact = delegation('verksamhetschef');
    await plant(tenant, 'registrator', fact);
    const leaning = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', {
      by: { oid: oidOf('registrator') },
      delegationSha256: await ports.digest.sha256(signingText(fact)),
    });
    await plantSigned(tenant, 'registrator', leaning);
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'forged', state: 'waitingUnit' });
    expect(line.reasons.toSorted()).toEqual(['delegation', 'unsigned']);
    expect(file.facts.filter(({ judgement }) => !judgement.counts).map(({ judgement }) => judgement.text)).toEqual([
      'Förfalskad: ingen behörig har signerat ersättaren.',
      'Förfalskad: ingen behörig har signerat ersättaren.',
    ]);
  });

  it('is not the one whom a colleague appointed', async () => {
    const fact = delegation('registrator');
    await plantSigned(tenant, 'registrator', fact);
    const { file } = await seen(tenant, asked);
    expect(file.facts.at(-1)).toMatchObject({ fact: { kind: 'delegation' }, judgement: { verdict: 'forged', reasons: ['role'], counts: false } });
  });

  it.each([
    ['by nobody', false, ['unsigned']],
    ['by somebody without the role', true, ['role']],
  ])('is not changed by a re-addressing signed %s', async (_how, signed, reasons) => {
    const {
      comment: _c,
      decision: _d,
      delegationSha256: _x,
      ...head
    } = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') } });
    const fact: AddresseeFact = { ...head, kind: 'addressee', to: colleague('registrator'), reason: 'Det är jag nu.', namedByDepartments: false };
    await plant(tenant, 'registrator', fact, signed ? await genuineToken(tenant, 'registrator', fact) : '');
    const own = decisionOn(tenant, (await seen(tenant, asked)).file, 'unitManager', { by: { oid: oidOf('registrator') } });
    await plantSigned(tenant, 'registrator', own);
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
    await ports.register.add('PlanVersions', {
      Title: 'Version 2',
      versionKey: `${approved}:2`,
      planId: approved,
      planVersion: 2,
      text,
      sha256: await ports.digest.sha256(text),
    });
    const after = await seen(tenant, approved);
    expect(after).toMatchObject({
      verdict: 'forged',
      reasons: ['oid'],
      state: 'started',
      newest: { kind: 'version' },
      text: 'Förfalskad: versionen är inte skickad av den som söker.',
    });
    expect(after.file.life.newest?.version).toBe(1);
  });

  it('that a colleague adds in the own name takes over nothing: whose plan it is stands fast', async () => {
    const { ports, person } = await tenant.desk('handlaggare2');
    const { file } = await seen(tenant, approved);
    const me = { oid: person.oid, name: person.name, upn: person.upn };
    const text = planText({ v: 1, planId: approved, version: 2, applicant: me, answers: { ...file.answers, purpose: 'Mitt eget.' } });
    const sha256 = await ports.digest.sha256(text);
    await ports.register.add('PlanVersions', { Title: 'Version 2', versionKey: `${approved}:2`, planId: approved, planVersion: 2, text, sha256 });
    const after = await seen(tenant, approved);
    expect(after).toMatchObject({ verdict: 'forged', state: 'started', newest: { kind: 'version' } });
    expect(after.file.applicant.oid).toBe(oidOf('handlaggare'));
    expect(after.file.life.newest?.version).toBe(1);
  });

  it('that moves the plan to another department leaves the approved one as it was decided', async () => {
    const applicant = await tenant.desk('handlaggare');
    const elsewhere = itemsOf(tenant, 'Departments', { kind: 'department' }).find(({ fields }) => fields['chiefOid'] !== oidOf('forvaltningschef'));
    await beginChange(applicant.ports, await planOf(applicant, approved));
    const file = await planOf(applicant, approved);
    const answers = {
      ...file.answers,
      department: String(elsewhere?.fields['code']),
      authority: String(elsewhere?.fields['parent']),
      unit: 'Kommunikationsenheten',
    };
    const chief = { to: colleague('registrator'), namedByDepartments: false, reason: 'Verksamheten saknar chef.' };
    const draft = { planId: approved, answers, chiefs: { unitManager: chief, departmentHead: chief }, etag: file.draft?.etag ?? '' };
    expect(await submitPlan(applicant.ports, applicant.trust, file, draft)).toEqual({ outcome: 'sent', version: 2 });
    const after = await seen(tenant, approved);
    expect(after).toMatchObject({ verdict: 'open', state: 'waitingUnit' });
    expect(after.file.life.approvedVersion).toBe(1);
    expect(after.file.facts.filter(({ fact }) => fact?.version === 1).map(({ judgement }) => judgement.verdict)).not.toContain('forged');
  });

  it('that a site owner planted under the applicant’s own stamp gets nothing approved: both chiefs are asked anew', async () => {
    const { ports } = await tenant.desk('administrator');
    const { file } = await seen(tenant, approved);
    const text = planText({ v: 1, planId: approved, version: 2, applicant: file.applicant, answers: { ...file.answers, purpose: 'Reklam för min firma.' } });
    const made = await ports.register.add('PlanVersions', {
      Title: 'Version 2',
      versionKey: `${approved}:2`,
      planId: approved,
      planVersion: 2,
      text,
      sha256: await ports.digest.sha256(text),
    });
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
    await signAs(
      chief,
      { kind: 'delegation', for: colleague('verksamhetschef'), to: colleague('registrator'), from: now, until: now, reference: '' },
      await planOf(chief, asked),
    );
    const standIn = await tenant.desk('registrator');
    const [one, other] = [await planOf(chief, asked), await planOf(standIn, asked)];
    await approveAs(chief, asked, 'unitManager', one);
    await signAs(standIn, { kind: 'decision', planId: asked, version: 1, step: 'unitManager', decision: 'return', comment: 'Vänta.' }, other);
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingHead' });
    expect(file.life.newest?.steps.unitManager).toMatchObject({
      counted: { by: { oid: oidOf('verksamhetschef') } },
      late: [{ by: { oid: oidOf('registrator') } }],
    });
  });

  it('a chief who signs while the step is given to somebody else comes late: no alarm, and the new one decides', async () => {
    const chief = await planOf(await tenant.desk('verksamhetschef'), asked);
    const fact = decisionOn(tenant, chief, 'unitManager');
    const idToken = await genuineToken(tenant, 'verksamhetschef', fact);
    tenant.later(5_000);
    const information = await tenant.desk('information');
    const to = colleague('registrator');
    await signAs(information, { kind: 'addressee', planId: asked, version: 1, step: 'unitManager', to, reason: 'Ledig.' }, await planOf(information, asked));
    await plant(tenant, 'verksamhetschef', fact, idToken);
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingUnit', newest: { verdict: 'genuine', reasons: [] } });
    expect(line.text).toBe('Microsoft 365-signaturen är kontrollerad. Kom efter att en annan godkännare hade angetts, och räknas inte.');
    expect(file.life.newest?.steps.unitManager).toMatchObject({ late: [{ by: { oid: oidOf('verksamhetschef') } }], notCounted: [] });
    const { person } = await tenant.desk('handlaggare2');
    const view = planView(file, person, tenant.services.clock.now(), { files: [], unfinished: [] });
    expect(view.notices).toEqual([]);
    expect(view.stations[0]).toMatchObject({ state: 'open', person: { name: to.name }, remarks: [{ kind: 'late', name: colleague('verksamhetschef').name }] });
    expect(historyOf(file).find(({ kind }) => kind === 'approved')?.meta).toBe('Kom efter att en annan godkännare hade angetts och räknas inte.');
    await approveAs(await tenant.desk('registrator'), asked, 'unitManager');
    expect((await seen(tenant, asked)).state).toBe('waitingHead');
  });

  it('a chief who signs after that was no longer asked: it counts for nothing, and is not called a forgery', async () => {
    const fact = decisionOn(tenant, await planOf(await tenant.desk('verksamhetschef'), asked), 'unitManager');
    const information = await tenant.desk('information');
    const request = { kind: 'addressee', planId: asked, version: 1, step: 'unitManager', to: colleague('registrator'), reason: 'Ledig.' } as const;
    await signAs(information, request, await planOf(information, asked));
    tenant.later(5_000);
    await plantSigned(tenant, 'verksamhetschef', fact);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'idle',
      reasons: ['oid'],
      state: 'waitingUnit',
      text: 'Räknas inte: en annan godkännare hade angetts innan beslutet fattades.',
    });
  });

  it('a stand-in whom the chief appointed decides, and the record says so', async () => {
    const chief = await tenant.desk('verksamhetschef');
    const now = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(
      chief,
      { kind: 'delegation', for: colleague('verksamhetschef'), to: colleague('registrator'), from: now, until: now, reference: '' },
      await planOf(chief, asked),
    );
    await approveAs(await tenant.desk('registrator'), asked, 'unitManager');
    await approveAs(await tenant.desk('forvaltningschef'), asked, 'departmentHead');
    await settle(tenant, 'forvaltningschef', asked);
    const { file, ...line } = await seen(tenant, asked);
    expect(line).toMatchObject({ verdict: 'genuine', reasons: [], state: 'copySent' });
    expect(file.facts.find(({ fact }) => fact?.kind === 'decision')?.judgement).toMatchObject({
      remarks: ['standIn'],
      text: expect.stringMatching(/beslutat av ersättare/i),
    });
  });

  it('a stand-in whom an Administrator entered with reference decides; outside its days nobody does', async () => {
    const administrator = await tenant.desk('administrator');
    const now = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(
      administrator,
      { kind: 'delegation', for: colleague('verksamhetschef'), to: colleague('registrator'), from: now, until: now, reference: 'Delegationsbeslut 2026-11' },
      await planOf(administrator, asked),
    );
    const standIn = await tenant.desk('registrator');
    const fact = decisionOn(tenant, await planOf(standIn, asked), 'unitManager', {
      by: { oid: oidOf('registrator') },
      delegationSha256: String(itemsOf(tenant, 'Decisions', { kind: 'delegation' }).at(-1)?.fields['factSha256']),
    });
    tenant.later(48 * 3_600_000);
    await plantSigned(tenant, 'registrator', fact);
    expect(await seen(tenant, asked)).toMatchObject({
      verdict: 'idle',
      reasons: ['delegation'],
      state: 'waitingUnit',
      newest: { kind: 'decision', text: 'Räknas inte: ersättaren var inte utsedd den dagen.' },
    });
    tenant.later(-48 * 3_600_000);
    await approveAs(await tenant.desk('registrator'), asked, 'unitManager');
    expect((await seen(tenant, asked)).state).toBe('waitingHead');
  });

  it('Information enters a decision made on paper, and asks another chief', async () => {
    const information = await tenant.desk('information');
    const bytes = new TextEncoder().encode('%PDF-1.4 en inskannad sida');
    const { outcome, ...scan } = (await saveScan(information.ports, await planOf(information, asked), {
      kind: 'paper',
      version: 1,
      step: 'unitManager',
      bytes,
    })) as SavedScan;
    expect(outcome).toBe('saved');
    const signedOn = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(
      information,
      {
        kind: 'paper',
        planId: asked,
        version: 1,
        step: 'unitManager',
        decision: 'approve',
        comment: '',
        signedBy: colleague('verksamhetschef'),
        signedOn,
        ...scan,
      },
      await planOf(information, asked),
    );
    expect(await seen(tenant, asked)).toMatchObject({ verdict: 'open', reasons: [], state: 'waitingHead' });
    await signAs(
      information,
      { kind: 'addressee', planId: asked, version: 1, step: 'departmentHead', to: colleague('registrator'), reason: 'Tillförordnad förvaltningschef.' },
      await planOf(information, asked),
    );
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
