import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPlanIds, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { historyOf } from './planHistory.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
});
afterAll(async () => await tenant.close());

it.each([
  ['started', 'started', 'startade kontot'],
  ['startedBefore', 'deviation', 'anmälde att kontot startades före godkännandet'],
  ['laidDown', 'laidDown', 'lade ner planen'],
] as const)('an event %s from somebody who may not do that is told, and told not to count', async (what, kind, did) => {
  const planId = demoPlanIds.waitingHead;
  const { ports, person } = await tenant.desk('handlaggare2');
  const detail = JSON.stringify({ version: 1, startedOn: '2026-11-23', key: 'facebook:annan', address: 'https://www.facebook.com/annan', accountMail: '' });
  await ports.register.add('Events', { Title: what, eventKey: `${what}:${planId}:1`, planId, what, detail });
  const entry = historyOf(await planOf(await tenant.desk('registrator'), planId)).find((one) => one.kind === kind);
  expect(entry).toMatchObject({ sentence: `${person.name} ${did}`, meta: 'Räknas inte: den som skrev det får inte göra det här för planen.' });
});
