// A found account gets one plan: whoever comes second is told by whom the first is, before anything becomes two accounts.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveAs, settle } from '../../../tests/forger.ts';
import { openTab } from '../../../tests/openTab.ts';
import { demoPlanIds, itemsOf, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import type { PlanAnswers } from '../../domain/plan.ts';

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
  const answered = (await planOf(await tenant.desk(persona), demoPlanIds.waitingUnit)).answers;
  const { planId, answers: known } = await actions.newPlan({ forAccount: accountId });
  const { plannedAddress: _planned, ...rest } = answered;
  const answers: PlanAnswers = { ...rest, platform: known.platform!, address: known.address!, startedOn: '2026-03-01' };
  const saved = await actions.saveDraft(planId, answers, {}, '');
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return { planId, actions, send: async () => await actions.submit(planId, answers, {}, saved.etag) };
}

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

  it('the one that is sent second is refused, with the first named, until the first is laid down', async () => {
    const [first, second] = [await begin('handlaggare'), await begin('handlaggare2')];
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    expect(await second.send()).toEqual({ outcome: 'refused', why: 'planOnItsWay', plan: { planId: first.planId, applicant: 'Sara Holmberg', sent: true } });
    expect(itemsOf(tenant, 'PlanVersions', { planId: second.planId })).toEqual([]);
    await first.actions.withdraw(first.planId);
    await first.actions.layDown(first.planId);
    expect(await second.send()).toMatchObject({ outcome: 'done' });
  });

  it('the first may send again what was handed back, and its approval takes over the account', async () => {
    const [first, second] = [await begin('handlaggare'), await begin('handlaggare2')];
    expect(await first.send()).toMatchObject({ outcome: 'done' });
    await approveAs(await tenant.desk('verksamhetschef'), first.planId, 'unitManager');
    await approveAs(await tenant.desk('forvaltningschef'), first.planId, 'departmentHead');
    await settle(tenant, 'handlaggare', first.planId);
    expect((await first.actions.openAccount(accountId))?.planOnItsWay).toBeUndefined();
    expect(itemsOf(tenant, 'Accounts', { planId: first.planId })).toHaveLength(1);
    expect(await second.send()).toMatchObject({ outcome: 'refused', why: 'addressTaken' });
  });
});
