import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../../jobs/demo.ts';
import { approveAs, colleague, settle } from '../../tests/forger.ts';
import { dayThere, demoPlanIds, itemsOf, listOf, openTenant, planOf, type OpenTenant } from '../../tests/tenantDesk.ts';
import { beginChange, submitPlan } from './planning.ts';
import { recordPath } from './recording.ts';
import { acknowledgeCopy, closedGate, holderOf, recordAccount, startAccount, type StartInput } from './running.ts';

const { returned, started, waitingHead } = demoPlanIds;
let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

const input = (): StartInput => ({ startedOn: dayThere(tenant), address: 'www.instagram.com/bokbussen.ny', accountMail: 'biblioteken.some@gislaved.example' });
const eventsOf = (planId: string, what: string) => itemsOf(tenant, 'Events', { planId, what });

async function start(planId: string, more: Partial<StartInput> = {}, before?: { reason: string }, as = 'handlaggare') {
  const desk = await tenant.desk(as);
  const [account] = await desk.ports.register.where('Accounts', 'planId', planId);
  return await startAccount(desk.ports, desk.trust, await planOf(desk, planId), account, { ...input(), ...more }, before);
}

/** The head approves; what must follow is left to be done. */
const approve = async (planId = waitingHead) => await approveAs(await tenant.desk('forvaltningschef'), planId, 'departmentHead');

/** An account that was found before its plan was decided. */
async function accountFor(planId: string): Promise<void> {
  const { ports } = await tenant.desk('information');
  await ports.register.add('Accounts', {
    Title: 'Hittat konto',
    activeKey: `planned:${planId}`,
    planId,
    status: 'Plan saknas',
    approvedVersion: 0,
    startedOn: '',
  });
}

describe('the gate before the start (G3)', () => {
  it('is closed until both chiefs have approved and the copy is sent, each with its own word', async () => {
    await accountFor(waitingHead);
    expect(await start(waitingHead)).toEqual({ outcome: 'refused', why: 'notApproved' });
    await approve();
    expect(await start(waitingHead)).toEqual({ outcome: 'refused', why: 'copyNotSent' });
    await settle(tenant, 'forvaltningschef', waitingHead);
    expect(await start(waitingHead)).toEqual({ outcome: 'done' });
    const file = await planOf(await tenant.desk('handlaggare'), waitingHead);
    expect(file.life).toMatchObject({ state: 'started', startedBefore: false });
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([
      { fields: { status: 'Aktivt', activeKey: 'instagram:bokbussen.ny', startedOn: dayThere(tenant) } },
    ]);
    expect(await start(waitingHead)).toEqual({ outcome: 'refused', why: 'wrongState' });
    expect(eventsOf(waitingHead, 'started')).toHaveLength(1);
  });

  it('has one exit: a start that has been made is told with its reason and shown for ever', async () => {
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toEqual([]);
    expect(await start(waitingHead, {}, { reason: '  ' })).toEqual({ outcome: 'refused', why: 'reasonMissing' });
    expect(await start(waitingHead, {}, { reason: 'Kontot startades av misstag i våras.' })).toEqual({ outcome: 'done' });
    expect(JSON.parse(String(eventsOf(waitingHead, 'startedBefore')[0]?.fields['detail']))).toEqual({
      version: 1,
      startedOn: dayThere(tenant),
      key: 'instagram:bokbussen.ny',
      address: 'https://www.instagram.com/bokbussen.ny',
      accountMail: 'biblioteken.some@gislaved.example',
      reason: 'Kontot startades av misstag i våras.',
    });
    await approve();
    const { life } = await settle(tenant, 'forvaltningschef', waitingHead);
    expect(life).toMatchObject({ state: 'started', startedBefore: true });
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })[0]?.fields['status']).toBe('Aktivt');
  });

  it('is completed by whoever opens the plan next when the line broke after it was told', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    await tenant.fault({ match: { method: 'PATCH', path: `${listOf(tenant, 'Accounts').id}/items` }, kind: 'drop' });
    await expect(start(waitingHead)).rejects.toMatchObject({ kind: 'offline' });
    expect(eventsOf(waitingHead, 'started')).toHaveLength(1);
    expect((await settle(tenant, 'information', waitingHead)).life.state).toBe('started');
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([
      { fields: { status: 'Aktivt', activeKey: 'instagram:bokbussen.ny', startedOn: dayThere(tenant) } },
    ]);
  });

  it('is completed also where no account stood in the register yet', async () => {
    await tenant.fault({ match: { method: 'POST', path: `${listOf(tenant, 'Accounts').id}/items` }, kind: 'drop', times: 2 });
    await expect(start(waitingHead, {}, { reason: 'Av misstag.' })).rejects.toMatchObject({ kind: 'offline' });
    expect(eventsOf(waitingHead, 'startedBefore')).toHaveLength(1);
    // What cannot be repaired now keeps the plan open all the same.
    expect((await settle(tenant, 'information', waitingHead)).life.startedBefore).toBe(true);
    await tenant.reset('demo');
    await tenant.fault({ match: { method: 'POST', path: `${listOf(tenant, 'Accounts').id}/items` }, kind: 'drop' });
    await expect(start(waitingHead, {}, { reason: 'Av misstag.' })).rejects.toMatchObject({ kind: 'offline' });
    await settle(tenant, 'information', waitingHead);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { status: 'Aktivt', startedOn: dayThere(tenant) } }]);
  });

  it('is told once: an exit whose answer was lost is told again without a second event', async () => {
    await tenant.fault({ match: { method: 'POST', path: `${listOf(tenant, 'Events').id}/items` }, kind: 'drop-answer', times: 9 });
    await expect(start(waitingHead, {}, { reason: 'Av misstag.' })).rejects.toMatchObject({ kind: 'offline' });
    // It was written all the same; only the answer was lost, and the register waits.
    expect(eventsOf(waitingHead, 'startedBefore')).toHaveLength(1);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toEqual([]);
    tenant.services.faults.clear();
    expect(await start(waitingHead, {}, { reason: 'Av misstag.' })).toEqual({ outcome: 'done' });
    expect(await start(waitingHead, {}, { reason: 'Av misstag.' })).toEqual({ outcome: 'refused', why: 'wrongState' });
    expect(eventsOf(waitingHead, 'startedBefore')).toHaveLength(1);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toHaveLength(1);
  });

  it('counts from nobody else: what a colleague tells is shown, and opens nothing', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const told = { version: 1, startedOn: dayThere(tenant), key: 'instagram:annan', address: 'https://www.instagram.com/annan', accountMail: '' };
    for (const as of ['handlaggare2', 'verksamhetschef']) {
      const { ports } = await tenant.desk(as);
      for (const what of ['started', 'startedBefore'])
        await ports.register.add('Events', {
          Title: what,
          eventKey: `${what}:${waitingHead}:1:${as}`,
          planId: waitingHead,
          what,
          detail: JSON.stringify(told),
        });
    }
    const { life } = await settle(tenant, 'information', waitingHead);
    expect(life).toMatchObject({ state: 'copySent', startedBefore: false });
    expect(life.idleEvents.map(({ why }) => why)).toEqual(Array(4).fill('notTheirs'));
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { status: 'Kopia skickad', activeKey: `planned:${waitingHead}` } }]);
  });

  it('is not kept from being told by whoever takes its key', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const { ports } = await tenant.desk('handlaggare2');
    await ports.register.add('Events', { Title: 'x', eventKey: `started:${waitingHead}:1`, planId: waitingHead, what: 'started', detail: '{}' });
    expect(await start(waitingHead)).toEqual({ outcome: 'done' });
    expect((await planOf(await tenant.desk('handlaggare'), waitingHead)).life).toMatchObject({ state: 'started', start: { key: 'instagram:bokbussen.ny' } });
  });

  it('is recorded as it was told last, when the first telling never reached the register', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    await tenant.fault({ match: { method: 'PATCH', path: `${listOf(tenant, 'Accounts').id}/items` }, kind: 'drop', times: 2 });
    await expect(start(waitingHead, { address: 'www.instagram.com/bokbusen' })).rejects.toMatchObject({ kind: 'offline' });
    await expect(start(waitingHead)).rejects.toMatchObject({ kind: 'offline' });
    expect(eventsOf(waitingHead, 'started')).toHaveLength(2);
    await settle(tenant, 'information', waitingHead);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { activeKey: 'instagram:bokbussen.ny' } }]);
  });

  it('measures early and late by the first approval: a second version makes nothing early', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const approvedOn = dayThere(tenant);
    tenant.later(3 * 24 * 3_600_000);
    const applicant = await tenant.desk('handlaggare');
    await beginChange(applicant.ports, await planOf(applicant, waitingHead));
    const file = await planOf(applicant, waitingHead);
    const answers = { ...file.answers, purpose: 'Ett nytt syfte med kontot.' };
    expect(await submitPlan(applicant.ports, applicant.trust, file, { planId: waitingHead, answers, chiefs: {}, etag: '' })).toEqual({
      outcome: 'sent',
      version: 2,
    });
    await settle(tenant, 'handlaggare', waitingHead);
    await approveAs(await tenant.desk('verksamhetschef'), waitingHead, 'unitManager');
    await settle(tenant, 'verksamhetschef', waitingHead);
    await approve();
    expect((await settle(tenant, 'forvaltningschef', waitingHead)).life).toMatchObject({ state: 'copySent', approvedVersion: 2 });
    expect(await start(waitingHead, { startedOn: dayThere(tenant, -20) })).toEqual({ outcome: 'refused', why: 'startedEarlier' });
    expect(await start(waitingHead, { startedOn: approvedOn })).toEqual({ outcome: 'done' });
  });

  it('does not wait for a chief whom the applicant named and Information replaced', async () => {
    const applicant = await tenant.desk('handlaggare');
    const file = await planOf(applicant, returned);
    const chiefs = { unitManager: { to: colleague('registrator'), namedByDepartments: false, reason: 'Bibliotekschefen är föräldraledig.' } };
    await applicant.ports.register.change('ActivityPlans', file.draft!.id, file.draft!.etag, { chiefs: JSON.stringify(chiefs) });
    await submitPlan(applicant.ports, applicant.trust, await planOf(applicant, returned), { planId: returned, answers: file.answers, chiefs, etag: '' });
    const naming = { kind: 'addressee', planId: returned, version: 2, step: 'unitManager', reason: 'Rätt chef är tillbaka.' } as const;
    await signAs(applicant, { ...naming, to: colleague('registrator') }, await planOf(applicant, returned));
    await settle(tenant, 'handlaggare', returned);
    const information = await tenant.desk('information');
    await signAs(information, { ...naming, to: colleague('verksamhetschef') }, await planOf(information, returned));
    await approveAs(await tenant.desk('verksamhetschef'), returned, 'unitManager');
    await settle(tenant, 'verksamhetschef', returned);
    await approve(returned);
    await settle(tenant, 'forvaltningschef', returned);
    expect(closedGate(await planOf(information, returned))).toBeUndefined();
  });

  it('waits for Information when the applicant has named a chief', async () => {
    const applicant = await tenant.desk('handlaggare');
    const file = await planOf(applicant, returned);
    const chiefs = { unitManager: { to: colleague('registrator'), namedByDepartments: false, reason: 'Bibliotekschefen är föräldraledig.' } };
    await applicant.ports.register.change('ActivityPlans', file.draft!.id, file.draft!.etag, { chiefs: JSON.stringify(chiefs) });
    expect(
      await submitPlan(applicant.ports, applicant.trust, await planOf(applicant, returned), { planId: returned, answers: file.answers, chiefs, etag: '' }),
    ).toEqual({
      outcome: 'sent',
      version: 2,
    });
    // Nobody is asked as unit manager before the applicant has signed the choice.
    expect((await settle(tenant, 'handlaggare', returned)).facts.filter(({ fact }) => fact?.kind === 'addressee' && fact.version === 2)).toMatchObject([
      { fact: { step: 'departmentHead' } },
    ]);
    await signAs(
      applicant,
      { kind: 'addressee', planId: returned, version: 2, step: 'unitManager', to: colleague('registrator'), reason: 'Bibliotekschefen är föräldraledig.' },
      await planOf(applicant, returned),
    );
    await settle(tenant, 'handlaggare', returned);
    await approveAs(await tenant.desk('registrator'), returned, 'unitManager');
    await approve(returned);
    expect((await settle(tenant, 'forvaltningschef', returned)).life.state).toBe('copySent');
    expect(await start(returned)).toEqual({ outcome: 'refused', why: 'unconfirmed' });
    const information = await tenant.desk('information');
    await signAs(information, { kind: 'confirmation', planId: returned, version: 2, step: 'unitManager' }, await planOf(information, returned));
    expect(closedGate(await planOf(information, returned))).toBeUndefined();
    expect(await start(returned, { address: 'www.facebook.com/lasklubben.ny' })).toEqual({ outcome: 'done' });
  });
});

describe('what an account needs before the start (G4)', () => {
  it.each([
    ['a real address', { address: 'kommer senare' }, 'addressMissing'],
    ['an address on the plan’s own medium', { address: 'www.facebook.com/bokbussen.ny' }, 'otherMedium'],
    ['an address no other account has', { address: 'www.instagram.com/annan.plan' }, 'addressTaken'],
    ['a mail address', { accountMail: ' ' }, 'mailMissing'],
    ['a whole mail address', { accountMail: 'biblioteken' }, 'mailMissing'],
    ['a mail address that is nobody’s own', { accountMail: ' sara.holmberg@gislaved.example ' }, 'personalMail'],
    ['a mail address that does not read as a name', { accountMail: 'eva.nilsson@gislaved.example' }, 'personalMail'],
    ['a day', { startedOn: 'i går' }, 'badDay'],
    ['a day that has been', { startedOn: '2199-01-01' }, 'badDay'],
    ['a day after the approval', { startedOn: '2020-01-01' }, 'startedEarlier'],
  ] as const)('is %s', async (_what, more, why) => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const { ports } = await tenant.desk('information');
    await ports.register.add('Accounts', { Title: 'Annans', activeKey: 'instagram:annan.plan', planId: started, status: 'Aktivt', approvedVersion: 1 });
    expect(await start(waitingHead, more)).toEqual({ outcome: 'refused', why });
    expect(eventsOf(waitingHead, 'started')).toEqual([]);
  });

  it('is someone whose account it is', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    expect(await start(waitingHead, {}, undefined, 'handlaggare2')).toEqual({ outcome: 'refused', why: 'notYours' });
    expect(await start(waitingHead, {}, undefined, 'information')).toEqual({ outcome: 'done' });
  });
});

describe('the copy to Information (R32)', () => {
  it('is acknowledged by Information alone, once it is sent, and once', async () => {
    const acknowledge = async (as: string) => {
      const desk = await tenant.desk(as);
      return await acknowledgeCopy(desk.ports, await planOf(desk, waitingHead));
    };
    await approve();
    expect(await acknowledge('information')).toEqual({ outcome: 'refused', why: 'wrongState' });
    await settle(tenant, 'forvaltningschef', waitingHead);
    expect(await acknowledge('administrator')).toEqual({ outcome: 'refused', why: 'notYours' });
    for (let time = 0; time < 2; time++) expect(await acknowledge('information')).toEqual({ outcome: 'done' });
    expect(eventsOf(waitingHead, 'copyAcknowledged')).toHaveLength(1);
  });
});

describe('the account of an approved plan', () => {
  it('is the one that was found before it had a plan, when the address is the same', async () => {
    const { ports } = await tenant.desk('information');
    await ports.register.add('Accounts', {
      Title: 'Hittat',
      activeKey: 'instagram:bokbussen.demo',
      planId: '',
      status: 'Plan saknas',
      approvedVersion: 0,
      startedOn: '2024-01-01',
    });
    const applicant = await tenant.desk('handlaggare');
    const file = await planOf(applicant, waitingHead);
    const read = file.versions[0]!;
    const version = {
      ...read,
      plan: { ...read.plan, answers: { ...read.plan.answers, platform: 'Instagram', address: 'www.instagram.com/bokbussen.demo', plannedAddress: false } },
    };
    for (let time = 0; time < 2; time++) await recordAccount(applicant.ports, { ...file, versions: [version] }, 1);
    expect(itemsOf(tenant, 'Accounts', { activeKey: 'instagram:bokbussen.demo' })).toMatchObject([
      { fields: { planId: waitingHead, approvedVersion: 1, startedOn: '2024-01-01', status: 'Aktivt' } },
    ]);
  });

  it('takes over one that was found without a plan when it is started there: one rule for what is taken', async () => {
    const { ports } = await tenant.desk('information');
    const found = { Title: 'Hittat', activeKey: 'instagram:bokbussen.ny', planId: '', status: 'Plan saknas', approvedVersion: 0, startedOn: '' };
    await ports.register.add('Accounts', found);
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const [waiting] = itemsOf(tenant, 'Accounts', { planId: waitingHead });
    expect(await holderOf(ports, found.activeKey, waitingHead)).toBeUndefined();
    // The line breaks between the two rows: whoever opens the plan next closes the one that only waited.
    await tenant.fault({ match: { method: 'PATCH', path: `${listOf(tenant, 'Accounts').id}/items/${waiting!.id}/` }, kind: 'drop' });
    await expect(start(waitingHead)).rejects.toMatchObject({ kind: 'offline' });
    for (let time = 0; time < 2; time++) await settle(tenant, 'information', waitingHead);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([
      { fields: { activeKey: 'instagram:bokbussen.ny', status: 'Aktivt', startedOn: dayThere(tenant), approvedVersion: 1, unit: waiting!.fields['unit'] } },
    ]);
    expect(itemsOf(tenant, 'Accounts', { activeKey: `closed:${waiting!.id}:planned:${waitingHead}` })).toMatchObject([{ fields: { status: 'Avslutat' } }]);
  });

  it('is told to be taken when it was taken between the telling and the register, and then told again', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    await tenant.fault({ match: { method: 'PATCH', path: `${listOf(tenant, 'Accounts').id}/items` }, kind: 'drop' });
    await expect(start(waitingHead)).rejects.toMatchObject({ kind: 'offline' });
    const { ports } = await tenant.desk('information');
    await ports.register.add('Accounts', { Title: 'Annans', activeKey: 'instagram:bokbussen.ny', planId: started, status: 'Aktivt', approvedVersion: 1 });
    await settle(tenant, 'information', waitingHead);
    expect(await start(waitingHead)).toEqual({ outcome: 'refused', why: 'addressTaken' });
    expect(await start(waitingHead, { address: 'www.instagram.com/bokbussen.ratt' })).toEqual({ outcome: 'done' });
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { activeKey: 'instagram:bokbussen.ratt', status: 'Aktivt' } }]);
  });

  it('stands without address when another plan’s account has it, and asks for one before the start', async () => {
    const taken = String(itemsOf(tenant, 'Accounts', { planId: started })[0]?.fields['address']);
    const applicant = await tenant.desk('handlaggare');
    const file = await planOf(applicant, waitingHead);
    const read = file.versions[0]!;
    const version = { ...read, plan: { ...read.plan, answers: { ...read.plan.answers, address: taken, plannedAddress: false } } };
    for (let time = 0; time < 2; time++) await recordAccount(applicant.ports, { ...file, versions: [version] }, 1);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { activeKey: `planned:${waitingHead}`, approvedVersion: 1 } }]);
    expect(itemsOf(tenant, 'Accounts', { planId: started })).toHaveLength(1);
  });
});

describe('the record of an approved plan (R22)', () => {
  it('never replaces a file that stands in its place: the first stays, and the plan’s history tells', async () => {
    await approve();
    const desk = await tenant.desk('forvaltningschef');
    const path = `${recordPath(await planOf(desk, waitingHead), 1)}.pdf`;
    const first = new TextEncoder().encode('%PDF-1.7 någon annans fil');
    expect(await desk.ports.archive.put('Records', path, first, 'application/pdf')).toMatchObject({ outcome: 'saved' });
    expect((await settle(tenant, 'forvaltningschef', waitingHead)).life.state).toBe('copySent');
    expect(await desk.ports.archive.read('Records', path)).toEqual(first);
    const named = (ending: string) => itemsOf(tenant, 'Records').find(({ file }) => file?.name === path.replace(/^.*\//, '').replace(/pdf$/, ending));
    expect(named('pdf')?.fields['sha256']).toBeUndefined();
    expect(named('json')?.fields).toMatchObject({ planId: waitingHead, recordType: 'Aktivitetsplan', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(eventsOf(waitingHead, 'deviation').map(({ fields }) => JSON.parse(String(fields['detail'])) as unknown)).toEqual([{ version: 1, path }]);
    await settle(tenant, 'information', waitingHead);
    expect(eventsOf(waitingHead, 'deviation')).toHaveLength(1);
  });
});
