import { PageIterator } from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TenantEvent } from '../store/events.ts';
import { makeList, oidOf, openTestTenant, sitePath, siteIdOf, type TestTenant } from '../testTenant.ts';

let tenant: TestTenant;
let plans: string;
beforeEach(async () => {
  tenant = openTestTenant();
  plans = await makeList(tenant, 'ActivityPlans', [
    { name: 'planId', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'status', choice: { choices: ['Utkast', 'Godkänd'] }, indexed: true },
    { name: 'note', text: { allowMultipleLines: true, textType: 'plain' } },
    { name: 'hours', number: {} },
    { name: 'done', boolean: {} },
    { name: 'due', dateTime: { format: 'dateOnly' } },
    { name: 'secret', text: {}, hidden: true },
  ]);
});
afterEach(() => tenant.close());

const add = (fields: object, persona = 'handlaggare') => tenant.ask(persona, 'POST', `${plans}/items`, { fields });
const fieldsOf = (body: Record<string, unknown>) => body['fields'] as Record<string, unknown>;
const valuesOf = (body: Record<string, unknown>) => body['value'] as Record<string, unknown>[];
const errorOf = (body: Record<string, unknown>) => body['error'] as { code: string; message: string; innerError?: { code?: string } };

test('the server stamps who wrote, and a client that sends a stamp is refused', async () => {
  const made = await add({ Title: 'Biblioteket på Instagram', planId: 'a' });
  expect(made.status).toBe(201);
  expect(made.body['createdBy']).toMatchObject({ user: { id: oidOf('handlaggare'), displayName: 'Sara Holmberg' } });
  for (const forged of ['AuthorLookupId', 'EditorLookupId', 'Created', 'Modified']) {
    expect((await add({ Title: 'x', planId: 'b', [forged]: '7' })).status, forged).toBe(400);
  }
});

test('an empty column is absent from the answer, and unknown or ill-typed columns are refused', async () => {
  const made = await add({ Title: 'En plan', planId: 'a', note: '', hours: 2.5 });
  expect(fieldsOf(made.body)).not.toHaveProperty('note');
  expect(fieldsOf(made.body)).toMatchObject({ Title: 'En plan', hours: 2.5, _UIVersionString: '1.0' });
  for (const wrong of [
    { nope: 'x' },
    { hours: '2,5' },
    { done: 'ja' },
    { Title: 7 },
    { Title: 'x'.repeat(256) },
    { note: 'x'.repeat(64_000) },
    { due: 'i morgon' },
  ])
    expect((await add({ planId: 'b', ...wrong })).status, JSON.stringify(wrong)).toBe(400);
});

test('a date without a time is told as midnight in Sweden, in UTC', async () => {
  const summer = await add({ planId: 'a', due: '2026-06-30' });
  const winter = await add({ planId: 'b', due: '2026-12-31T12:00:00Z' });
  expect(fieldsOf(summer.body)['due']).toBe('2026-06-29T22:00:00Z');
  expect(fieldsOf(winter.body)['due']).toBe('2026-12-30T23:00:00Z');
});

test('a hidden column comes only when it is named', async () => {
  await add({ planId: 'a', secret: 'gömd' });
  const all = await tenant.ask('handlaggare', 'GET', `${plans}/items?$expand=fields`);
  const named = await tenant.ask('handlaggare', 'GET', `${plans}/items?$expand=fields($select=secret)`);
  expect(fieldsOf(valuesOf(all.body)[0] ?? {})).not.toHaveProperty('secret');
  expect(fieldsOf(valuesOf(named.body)[0] ?? {})).toMatchObject({ secret: 'gömd' });
});

test('fields come only when they are expanded', async () => {
  await add({ planId: 'a' });
  expect(valuesOf((await tenant.ask('handlaggare', 'GET', `${plans}/items`)).body)[0]).not.toHaveProperty('fields');
});

test('a second item with a unique value is refused with 409 and nothing is written', async () => {
  await add({ planId: 'facebook:Gislaved' });
  const again = await add({ planId: 'facebook:gislaved' });
  expect(again.status).toBe(409);
  expect(errorOf(again.body).code).toBe('nameAlreadyExists');
  expect(valuesOf((await tenant.ask('handlaggare', 'GET', `${plans}/items`)).body)).toHaveLength(1);
});

test('If-Match of an older state is answered with 412 and changes nothing', async () => {
  const made = await add({ planId: 'a', hours: 1 });
  const item = `${plans}/items/${String(made.body['id'])}`;
  const etag = String(made.body['eTag']);
  const first = await tenant.ask('handlaggare', 'PATCH', `${item}/fields`, { hours: 2 }, { headers: { 'if-match': etag } });
  const second = await tenant.ask('handlaggare2', 'PATCH', `${item}/fields`, { hours: 3 }, { headers: { 'if-match': etag } });
  expect([first.status, second.status]).toEqual([200, 412]);
  expect(first.headers.get('etag')).not.toBe(etag);
  expect(fieldsOf((await tenant.ask('handlaggare', 'GET', `${item}?$expand=fields`)).body)['hours']).toBe(2);
});

test('versions tell who wrote what, newest first, once versioning is on', async () => {
  const made = await add({ planId: 'a', hours: 1 });
  const list = [...tenant.services.store.state.lists.values()].find(({ name }) => name === 'ActivityPlans');
  const item = `${plans}/items/${String(made.body['id'])}`;
  await tenant.ask('handlaggare', 'PATCH', `${item}/fields`, { hours: 2 });
  expect(valuesOf((await tenant.ask('handlaggare', 'GET', `${item}/versions`)).body).map(({ id }) => id)).toEqual(['1.0']);
  tenant.services.store.commit({ type: 'listChanged', list: list?.id ?? '', at: '2026-11-23T08:00:00Z', set: { versioning: true } });
  await tenant.ask('information', 'PATCH', `${item}/fields`, { hours: 3 });
  const versions = valuesOf((await tenant.ask('handlaggare', 'GET', `${item}/versions?$expand=fields`)).body);
  expect(versions.map(({ id }) => id)).toEqual(['2.0', '1.0']);
  expect(versions.map((version) => fieldsOf(version)['hours'])).toEqual([3, 2]);
  expect(versions[0]?.['lastModifiedBy']).toMatchObject({ user: { id: oidOf('information') } });
});

test('what SharePoint cannot filter is refused, and the refusal names the header that allows it', async () => {
  await add({ planId: 'a', hours: 4, status: 'Utkast' });
  const filter = (text: string, headers = {}) => tenant.ask('handlaggare', 'GET', `${plans}/items?$filter=${encodeURIComponent(text)}`, undefined, { headers });
  expect(valuesOf((await filter("fields/status eq 'utkast'")).body)).toHaveLength(1);
  expect(valuesOf((await filter("startswith(fields/planId, 'A')")).body)).toHaveLength(1);
  const refused = await filter('fields/hours gt 3');
  expect(refused.status).toBe(400);
  expect(errorOf(refused.body).message).toContain('HonorNonIndexedQueriesWarningMayFailRandomly');
  expect((await filter('fields/hours gt 3', { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' })).status).toBe(200);
  for (const wrong of [
    "contains(fields/status,'kast')",
    "fields/status in ('a')",
    "fields/nope eq 'x'",
    "fields/status eq 'x' and fields/planId eq 'a'",
    'fields/status eq',
    "createdDateTime gt '2026-01-01'",
  ])
    expect((await filter(wrong)).status, wrong).toBe(400);
  expect((await tenant.ask('handlaggare', 'GET', `${plans}/items?$skip=1`)).status).toBe(400);
});

test('a list of more than 5,000 items can be filtered on an indexed column alone, and is paged by the client', async () => {
  const list = [...tenant.services.store.state.lists.values()].find(({ name }) => name === 'ActivityPlans')?.id ?? '';
  const items = Array.from({ length: 5_001 }, (_, i): TenantEvent => ({
    type: 'item',
    list,
    id: i + 1,
    uniqueId: `u${i}`,
    fields: { planId: `p${i}`, hours: i % 7, status: 'Utkast' },
    by: oidOf('handlaggare'),
    at: '2026-11-23T08:00:00Z',
  }));
  tenant.services.store.commit(...items);
  const headers = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
  const refused = await tenant.ask('handlaggare', 'GET', `${plans}/items?$filter=fields/hours eq 3`, undefined, { headers });
  expect([refused.status, errorOf(refused.body).code, errorOf(refused.body).innerError?.code]).toEqual([422, 'notSupported', 'tooManyResources']);
  expect(valuesOf((await tenant.ask('handlaggare', 'GET', `${plans}/items?$filter=fields/planId eq 'p4711'`)).body)).toHaveLength(1);

  const client = tenant.client('handlaggare');
  const first = await client.api(`${plans}/items`).expand('fields($select=planId)').top(999).get();
  expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/sites\//);
  const seen: string[] = [];
  await new PageIterator(client, first, (item: { id: string }) => seen.push(item.id) > 0).iterate();
  expect(new Set(seen).size).toBe(5_001);
});

test('delta tells what was made, changed and deleted since its token, and a reset asks for a fresh start', async () => {
  const one = await add({ planId: 'a' });
  const two = await add({ planId: 'b' });
  const all = await tenant.ask('handlaggare', 'GET', `${plans}/items/delta?$expand=fields`);
  expect(valuesOf(all.body)).toHaveLength(2);
  const link = String(all.body['@odata.deltaLink']);
  expect(valuesOf((await tenant.ask('handlaggare', 'GET', link)).body)).toEqual([]);
  await tenant.ask('handlaggare', 'PATCH', `${plans}/items/${String(one.body['id'])}/fields`, { hours: 9 });
  await tenant.ask('handlaggare', 'DELETE', `${plans}/items/${String(two.body['id'])}`);
  const since = valuesOf((await tenant.ask('handlaggare', 'GET', link)).body);
  expect(since.map(({ id, deleted }) => [id, deleted])).toEqual([
    [one.body['id'], undefined],
    [two.body['id'], { state: 'deleted' }],
  ]);
  tenant.services.store.snapshot('now');
  tenant.services.store.restore('now');
  const gone = await tenant.ask('handlaggare', 'GET', link);
  expect(gone.status).toBe(410);
  expect((await tenant.ask('handlaggare', 'GET', String(gone.headers.get('location')))).status).toBe(200);
});

test('delta in small pages tells every item once, and also what is deleted between two pages', async () => {
  for (const planId of ['a', 'b', 'c']) await add({ planId });
  const first = await tenant.ask('handlaggare', 'GET', `${plans}/items/delta?$top=2`);
  await tenant.ask('handlaggare', 'DELETE', `${plans}/items/1`);
  const second = await tenant.ask('handlaggare', 'GET', String(first.body['@odata.nextLink']));
  expect([...valuesOf(first.body), ...valuesOf(second.body)].map(({ id, deleted }) => `${String(id)}${deleted ? ' deleted' : ''}`)).toEqual([
    '1',
    '2',
    '3',
    '1 deleted',
  ]);
  expect(second.body).toHaveProperty(['@odata.deltaLink']);
});

test('a list is found by its id and its title; its name comes from the first title and never changes', async () => {
  const site = await siteIdOf(tenant);
  await tenant.ask('administrator', 'PATCH', plans, { displayName: 'Aktivitetsplaner' }, { scopes: ['Sites.Manage.All'] });
  const byTitle = await tenant.ask('handlaggare', 'GET', `/sites/${site}/lists/Aktivitetsplaner`);
  expect(byTitle.body).toMatchObject({ name: 'ActivityPlans', displayName: 'Aktivitetsplaner' });
  const named = await tenant.ask('administrator', 'POST', `/sites/${site}/lists`, { name: 'X', displayName: 'Y' }, { scopes: ['Sites.Manage.All'] });
  expect(errorOf(named.body).message).toContain("Cannot define a 'name' for a list");
  expect((await tenant.ask('handlaggare', 'GET', `${sitePath}:/lists`)).status).toBe(200);
});

test('a column that cannot be indexed cannot be unique, and a unique column must be indexed', async () => {
  const post = (column: object) => tenant.ask('administrator', 'POST', `${plans}/columns`, column, { scopes: ['Sites.Manage.All'] });
  expect((await post({ name: 'k1', text: {}, enforceUniqueValues: true })).status).toBe(400);
  expect((await post({ name: 'k2', text: { allowMultipleLines: true }, indexed: true })).status).toBe(400);
  expect((await post({ name: 'Author', text: {} })).status).toBe(409);
  expect((await post({ name: 'k3', text: {}, number: {} })).status).toBe(400);
  expect((await post({ name: 'k4', text: {}, indexed: true, enforceUniqueValues: true })).status).toBe(201);
});
