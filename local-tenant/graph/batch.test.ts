import { BatchResponseContent, type BatchResponseBody } from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeList, openTestTenant, type TestTenant } from '../testTenant.ts';

let tenant: TestTenant;
beforeEach(() => {
  tenant = openTestTenant();
});
afterEach(() => tenant.close());

test('a batch is answered step by step, as Microsoft’s client reads it; what depends on a failure is not made', async () => {
  const list = await makeList(tenant, 'Plans');
  const post = (title: string) => ({
    method: 'POST',
    url: `${list}/items`,
    headers: { 'Content-Type': 'application/json' },
    body: { fields: { Title: title } },
  });
  const requests = [
    { id: '1', ...post('Ett') },
    { id: '2', method: 'GET', url: '/users/nobody', dependsOn: ['1'] },
    { id: '3', ...post('Två'), dependsOn: ['2'] },
  ];
  const answer = new BatchResponseContent((await tenant.client('handlaggare').api('/$batch').post({ requests })) as BatchResponseBody);
  expect(['1', '2', '3'].map((id) => answer.getResponseById(id).status)).toEqual([201, 404, 424]);
  expect((await tenant.ask('handlaggare', 'GET', `${list}/items`)).body['value']).toHaveLength(1);
});

test('more than twenty steps, doubled ids and unknown predecessors are refused', async () => {
  const batch = (requests: object[]) => tenant.ask('handlaggare', 'POST', '/$batch', { requests });
  const step = (id: string, more = {}) => ({ id, method: 'GET', url: '/me', ...more });
  expect((await batch(Array.from({ length: 20 }, (_, i) => step(String(i))))).status).toBe(200);
  expect((await batch(Array.from({ length: 21 }, (_, i) => step(String(i))))).status).toBe(400);
  expect((await batch([step('1'), step('1')])).status).toBe(400);
  expect((await batch([step('1', { dependsOn: ['2'] })])).status).toBe(400);
});
