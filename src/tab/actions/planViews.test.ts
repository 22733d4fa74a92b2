import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPlanIds, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { startAccount } from '../../flows/running.ts';
import { planView } from './planViews.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
});
afterAll(async () => await tenant.close());

it('says what is so and what is still to be sent by different names: a plan whose account runs already has nothing unsent', async () => {
  const desk = await tenant.desk('handlaggare');
  const { ports, person } = desk;
  const planId = demoPlanIds.waitingHead;
  const input = { startedOn: '2026-11-20', address: 'www.instagram.com/bokbussen.ny', accountMail: '' };
  expect(await startAccount(ports, await planOf(desk, planId), undefined, input, { reason: 'Av misstag.' })).toEqual({ outcome: 'done' });
  const noticesWith = async (unfinished: string[]) => planView(await planOf(desk, planId), person, ports.clock.now(), { files: [], unfinished }).notices;
  expect((await noticesWith([])).map(({ kind }) => kind)).toEqual(['remark']);
  expect((await noticesWith(['Kortet är inte skickat.'])).map(({ kind }) => kind)).toEqual(['remark', 'unsent']);
});
