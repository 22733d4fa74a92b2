import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPlanIds, itemsOf, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { startAccount } from '../../flows/running.ts';
import { planView } from './planViews.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
});
afterAll(async () => await tenant.close());

it.each([
  ['sent', demoPlanIds.waitingHead],
  ['approved and started', demoPlanIds.started],
  ['only written', demoPlanIds.draft],
])('a plan that is %s and whose row says another author tells of it as an alarm, in the form too', async (_state, planId) => {
  await tenant.reset('demo');
  const reader = await tenant.desk('registrator');
  const noticesNow = async () =>
    planView(await planOf(reader, planId), reader.person, reader.ports.clock.now(), { files: [], unfinished: [] }).notices.map(({ kind, sentence }) => [
      kind,
      sentence,
    ]);
  expect(await noticesNow()).toEqual([]);
  const [row] = itemsOf(tenant, 'ActivityPlans', { planId });
  await tenant.tamper({ list: 'ActivityPlans', item: row!.id, author: 'handlaggare2' });
  const told = await noticesNow();
  expect(told[0]).toEqual([
    'alarm',
    expect.stringMatching(/^SharePoint anger Amir Lindqvist som den som började på planen, men i planen står Sara Holmberg\. /),
  ]);
  expect(new Set(told.map(String)).size).toBe(told.length);
});

it('says what is so and what is still to be sent by different names: a plan whose account runs already has nothing unsent', async () => {
  await tenant.reset('demo');
  const desk = await tenant.desk('handlaggare');
  const { ports, person } = desk;
  const planId = demoPlanIds.waitingHead;
  const input = { startedOn: '2026-11-20', address: 'www.instagram.com/bokbussen.ny', accountMail: '' };
  expect(await startAccount(ports, desk.trust, await planOf(desk, planId), undefined, input, { reason: 'Av misstag.' })).toEqual({ outcome: 'done' });
  const noticesWith = async (unfinished: string[]) => planView(await planOf(desk, planId), person, ports.clock.now(), { files: [], unfinished }).notices;
  expect((await noticesWith([])).map(({ kind }) => kind)).toEqual(['remark']);
  expect((await noticesWith(['Kortet är inte skickat.'])).map(({ kind }) => kind)).toEqual(['remark', 'unsent']);
});
