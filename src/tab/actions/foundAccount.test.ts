// A found account gets one plan: whoever comes second is told by whom the first is, before anything becomes two accounts.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../../../jobs/demo.ts';
import { approveAs, settle } from '../../../tests/forger.ts';
import { openTab } from '../../../tests/openTab.ts';
import { demoPlanIds, itemsOf, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import type { PlanAnswers } from '../../domain/plan.ts';
import { recordFoundAccount } from '../../flows/foundAccount.ts';
import { readMunicipality } from '../../flows/planFile.ts';
import { OutsideError } from '../../outsideError.ts';
import { failureSentence } from '../shared/Problem.tsx';

let tenant: OpenTenant;
let accountId: number;
let address: string;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('demo');
  const [account] = itemsOf(tenant, 'Accounts', { status: 'Plan saknas', platform: 'Facebook' });
  accountId = account!.id;
  address = String(account!.fields['address']);
});
afterAll(async () => await tenant.close());

/** Begins a plan in efterhand as the account's page does, with the other questions answered as in a plan of the demonstration. */
async function begin(persona: string) {
  const { actions } = await openTab(tenant, persona);
  return await write(persona, (await actions.newPlan({ forAccount: accountId })).answers);
}

/** A plan in efterhand for an account, sent as often as it is asked for. */
async function write(persona: string, known: Pick<PlanAnswers, 'platform' | 'address'>) {
  const { actions } = await openTab(tenant, persona);
  const answered = (await planOf(await tenant.desk(persona), demoPlanIds.waitingUnit)).answers;
  const { planId } = await actions.newPlan();
  const { plannedAddress: _planned, ...rest } = answered;
  const answers: PlanAnswers = { ...rest, platform: known.platform!, address: known.address!, startedOn: '2026-03-01' };
  const saved = await actions.saveDraft(planId, answers, {}, '');
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  const send = async (more: Partial<PlanAnswers> = {}) =>
    await actions.submit(planId, { ...answers, ...more }, {}, (await actions.openPlan(planId))?.etag ?? '');
  return { planId, actions, answers, send };
}

async function handBack(planId: string): Promise<void> {
  const desk = await tenant.desk('verksamhetschef');
  const file = await planOf(desk, planId);
  const { version } = file.life.newest!;
  await signAs(desk, { kind: 'decision', planId, version, step: 'unitManager', decision: 'return', comment: 'Skriv om målen.' }, file);
  await settle(tenant, 'verksamhetschef', planId);
}

async function approveBoth(planId: string): Promise<void> {
  await approveAs(await tenant.desk('verksamhetschef'), planId, 'unitManager');
  await approveAs(await tenant.desk('forvaltningschef'), planId, 'departmentHead');
  await settle(tenant, 'handlaggare', planId);
}

/** Any member may change the row of a draft. */
async function rewriteDraft(planId: string, answers: PlanAnswers): Promise<void> {
  const { ports } = await tenant.desk('registrator');
  const [item] = await ports.register.where('ActivityPlans', 'planId', planId);
  expect(await ports.register.change('ActivityPlans', item!.id, item!.etag, { answers: JSON.stringify(answers) })).not.toBe('conflict');
}

const other = { platform: 'Facebook', address: 'https://www.facebook.com/hittat.senare.demo' };

describe('two plans for one found account', () => {
  it('the account’s page says that one is on its way, by whom, and leads to it', async () => {
    const first = await begin('handlaggare');
    const { actions } = await openTab(tenant, 'handlaggare2');
    const begun = { planId: first.planId, applicant: 'Sara Holmberg', sent: false };
    expect((await actions.openAccount(accountId))?.planOnItsWay).toEqual(begun);
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    expect((await actions.openAccount(accountId))?.planOnItsWay).toEqual({ ...begun, sent: true });
    expect(await actions.checkAddress(address, '')).toMatchObject({ outcome: 'free', plan: { ...begun, sent: true } });
    expect(await first.actions.checkAddress(address, first.planId)).toEqual({
      outcome: 'free',
      address,
      key: expect.any(String),
      found: expect.any(String),
    });
  });

  it('the account’s page opens without the hint when the plans cannot be read just now', async () => {
    await begin('handlaggare');
    const { ports } = await tenant.desk('handlaggare2');
    const register: typeof ports.register = {
      ...ports.register,
      async all(list) {
        if (list === 'ActivityPlans') throw new OutsideError('throttled', 'GET lists: 503');
        return await ports.register.all(list);
      },
    };
    const { actions } = await openTab(tenant, 'handlaggare2', { register });
    const account = await actions.openAccount(accountId);
    expect(account).toMatchObject({ id: accountId, state: 'planMissing' });
    expect(account).not.toHaveProperty('planOnItsWay');
  });

  it('the one that is sent second is refused, with the first named, until the first is laid down', async () => {
    const [first, second] = [await begin('handlaggare'), await begin('handlaggare2')];
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    const answer = await second.send();
    if (answer.outcome !== 'refused') throw new Error(answer.outcome);
    expect(answer).toEqual({ outcome: 'refused', why: 'planOnItsWay', plan: { planId: first.planId, applicant: 'Sara Holmberg', sent: true } });
    expect(itemsOf(tenant, 'PlanVersions', { planId: second.planId })).toEqual([]);
    // Whoever applied may be gone: then others can lay it down.
    expect(failureSentence({ refused: answer })).toBe(
      'Sara Holmberg har redan skickat en plan för kontot. Den här är sparad men inte skickad. Lägg ner den om den andra ska gälla. ' +
        'Är Sara Holmberg inte kvar kan cheferna för den planen lämna tillbaka den och lägga ner den. Fråga informationsfunktionen om du behöver hjälp.',
    );
    await first.actions.withdraw(first.planId);
    await first.actions.layDown(first.planId);
    expect(await second.send()).toMatchObject({ outcome: 'done' });
  });

  it('the one that was sent first may send again what was handed back, and only the other one waits', async () => {
    // Nobody knew of the account when both were sent.
    const [first, second] = [await write('handlaggare', other), await write('handlaggare2', other)];
    for (const plan of [first, second]) expect(await plan.send()).toMatchObject({ outcome: 'done' });
    const { ports } = await tenant.desk('information');
    const found = { name: 'Hittat', address: other.address, department: '', authority: '', unit: '' };
    expect(await recordFoundAccount(ports, await readMunicipality(ports), found)).toMatchObject({ outcome: 'added' });
    for (const { planId } of [first, second]) await handBack(planId);
    const refused = { outcome: 'refused', why: 'planOnItsWay', plan: { planId: first.planId, applicant: 'Sara Holmberg', sent: true } };
    expect(await second.send()).toEqual(refused);
    expect(await first.actions.checkAddress(other.address, first.planId)).not.toHaveProperty('plan');
    expect(await first.send()).toMatchObject({ outcome: 'done', plan: { state: 'waitingUnit', version: 2 } });
    expect(await second.send()).toEqual(refused);
    await approveBoth(first.planId);
    expect(itemsOf(tenant, 'Accounts', { planId: first.planId })).toMatchObject([{ fields: { activeKey: 'facebook:hittatsenaredemo' } }]);
    expect(await second.send()).toMatchObject({ outcome: 'refused', why: 'addressTaken' });
  });

  it('the sent text says which account a plan is for, not its draft, which any member may change', async () => {
    const [first, second] = [await begin('handlaggare'), await begin('handlaggare2')];
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    await rewriteDraft(first.planId, { ...first.answers, ...other });
    expect(await second.send()).toMatchObject({ outcome: 'refused', why: 'planOnItsWay' });
    const stranger = await write('handlaggare2', other);
    expect(await stranger.send()).toMatchObject({ outcome: 'done' });
    await first.actions.withdraw(first.planId);
    await first.actions.layDown(first.planId);
    await rewriteDraft(stranger.planId, second.answers);
    expect(await second.send()).toMatchObject({ outcome: 'done' });
  });

  it('a start told of the second does not take the account while the first waits, and does when the first is laid down', async () => {
    const [first, second] = [await begin('handlaggare'), await begin('handlaggare2')];
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    const told = { startedOn: '2026-03-01', address, accountMail: 'ny.some@gislaved.example', reason: 'Kontot fanns redan.' };
    expect(await second.actions.startedBefore(second.planId, told)).toEqual({
      outcome: 'refused',
      why: 'accountPromised',
      plan: { planId: first.planId, applicant: 'Sara Holmberg', sent: true },
    });
    expect(itemsOf(tenant, 'Accounts', { planId: second.planId })).toEqual([]);
    expect(itemsOf(tenant, 'Events', { planId: second.planId })).toEqual([]);
    await first.actions.withdraw(first.planId);
    await first.actions.layDown(first.planId);
    expect(await second.actions.startedBefore(second.planId, told)).toMatchObject({ outcome: 'done', account: { id: accountId } });
  });

  it('an address that stands in the register is not planned: the field says so, and so does sending', async () => {
    const first = await begin('handlaggare');
    const sentence = 'Adressen står redan i förteckningen, så kontot finns. Ta bort krysset ”Kontot finns inte än. Adressen är planerad.”';
    expect(await first.actions.checkAddress(address, first.planId, true)).toEqual({ outcome: 'refused', sentence });
    // Not a plan made afterwards: one that names a start day is refused for that already.
    const fromNow = { plannedAddress: true, ...({ startedOn: undefined } as object) };
    expect(await first.send(fromNow)).toMatchObject({ outcome: 'refused', why: 'shortcomings', faults: [{ field: 'address', sentence }] });
    expect(await first.send({ plannedAddress: true })).toMatchObject({ outcome: 'refused', faults: [{ field: 'plannedAddress' }] });
    expect(await first.actions.checkAddress(address, first.planId)).toMatchObject({ outcome: 'free' });
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    expect(await first.actions.checkAddress(other.address, first.planId, true)).toMatchObject({ outcome: 'free' });
  });

  it('the approval takes over the account, and the second is then refused for its address', async () => {
    const [first, second] = [await begin('handlaggare'), await begin('handlaggare2')];
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    await approveBoth(first.planId);
    expect((await first.actions.openAccount(accountId))?.planOnItsWay).toBeUndefined();
    expect(itemsOf(tenant, 'Accounts', { planId: first.planId })).toHaveLength(1);
    expect(await second.send()).toMatchObject({ outcome: 'refused', why: 'addressTaken' });
  });
});
