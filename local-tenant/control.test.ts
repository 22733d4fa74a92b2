import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Exchange } from './exchanges.ts';
import { makeList, oidOf, openTestTenant, type TestTenant } from './testTenant.ts';

let tenant: TestTenant;
let list: string;
beforeEach(async () => {
  tenant = openTestTenant();
  list = await makeList(tenant, 'Decisions', [{ name: 'fact', text: { allowMultipleLines: true } }]);
});
afterEach(() => tenant.close());

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const init: RequestInit = { method, headers: { 'content-type': 'application/json', ...headers } };
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await tenant.fetch(new Request(`http://localhost:4280/_tenant/${path}`, init));
  return { status: answer.status, text: await answer.text() };
}
const fault = (kind: string, more: object = {}) => control('POST', 'faults', { match: { method: 'POST', path: '/items' }, kind, times: 1, ...more });
const add = (title: string) => tenant.ask('handlaggare', 'POST', `${list}/items`, { fields: { Title: title } });
const count = async () => ((await tenant.ask('handlaggare', 'GET', `${list}/items`)).body['value'] as unknown[]).length;

test('pages from elsewhere and names that only resolve here get nothing', async () => {
  expect((await control('GET', 'faults', undefined, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await control('GET', 'faults', undefined, { host: 'evil.example:4280' })).status).toBe(403);
  expect((await control('GET', 'faults', undefined, { origin: 'http://localhost:4280', host: 'localhost:4280' })).status).toBe(200);
});

test('throttling is told with Retry-After, and Microsoft’s client obeys it', async () => {
  await fault('429', { retryAfter: 1 });
  const made = (await tenant
    .client('handlaggare')
    .api(`${list}/items`)
    .post({ fields: { Title: 'Till slut' } })) as { id: string };
  expect(made.id).toBe('1');
  expect(tenant.services.exchanges.all().filter(({ method, url }) => method === 'POST' && url.endsWith('/items'))).toHaveLength(1);
});

test('504 after the commit and a dropped answer leave the item there; a dropped request does not', async () => {
  await fault('504-after-commit');
  expect((await add('Ett')).status).toBe(504);
  await fault('drop-answer');
  await expect(add('Två')).rejects.toMatchObject({ message: 'fetch failed' });
  await fault('drop');
  await expect(add('Tre')).rejects.toMatchObject({ message: 'fetch failed' });
  await fault('503');
  expect((await add('Fyra')).status).toBe(503);
  expect(await count()).toBe(2);
});

test('a token that was revoked is refused with 401, and the request is not carried out', async () => {
  await fault('401');
  const refused = await add('Ett');
  expect([refused.status, refused.body]).toMatchObject([401, { error: { code: 'InvalidAuthenticationToken' } }]);
  expect(await count()).toBe(0);
});

test('a held request waits until the faults are cleared', async () => {
  await fault('hold');
  let answered = false;
  const held = add('Väntar').then((answer) => {
    answered = true;
    return answer;
  });
  expect(await count()).toBe(0);
  expect(answered).toBe(false);
  await control('DELETE', 'faults');
  expect((await held).status).toBe(201);
});

test('a fault counts down and meets only its method and path', async () => {
  await fault('503', { times: 2 });
  expect(await count()).toBe(0);
  expect([(await add('a')).status, (await add('b')).status, (await add('c')).status]).toEqual([503, 503, 201]);
  expect((await control('POST', 'faults', { kind: 'fire' })).status).toBe(400);
  expect((await control('POST', 'faults', { kind: '503', match: { path: '(' } })).status).toBe(400);
});

test('a site owner’s tampering leaves no version, takes over stamps, deletes and lowers the guard', async () => {
  await add('Beslut');
  const item = `${list}/items/1`;
  expect((await control('POST', 'tamper', { list: 'Decisions', item: 1, set: { fact: 'förvanskat' } })).status).toBe(204);
  const changed = await tenant.ask('handlaggare', 'GET', `${item}?$expand=fields`);
  expect(changed.body['fields']).toMatchObject({ fact: 'förvanskat', _UIVersionString: '1.0' });
  expect(changed.body['lastModifiedBy']).toMatchObject({ user: { id: oidOf('handlaggare') } });
  await control('POST', 'tamper', { list: 'Decisions', item: 1, author: 'forvaltningschef' });
  expect((await tenant.ask('handlaggare', 'GET', item)).body['createdBy']).toMatchObject({ user: { id: oidOf('forvaltningschef') } });

  await tenant.rest('administrator', 'POST', `web/lists/getbytitle('Decisions')/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  expect((await tenant.ask('handlaggare', 'GET', item)).status).toBe(403);
  expect((await control('POST', 'tamper', { list: 'Decisions', level: 'Edit' })).status).toBe(204);
  expect((await tenant.ask('handlaggare', 'PATCH', `${item}/fields`, { Title: 'x' })).status).toBe(200);

  await control('POST', 'tamper', { list: 'Decisions', item: 1, delete: true });
  expect(await count()).toBe(0);
  expect((await control('POST', 'tamper', { list: 'Decisions', item: 1, delete: true })).status).toBe(400);
  expect((await control('POST', 'tamper', { list: 'Nope', level: 'Edit' })).status).toBe(400);
  expect((await control('POST', 'tamper', { list: 'Decisions', item: 1 })).status).toBe(400);
});

test('the clock moves what is stamped', async () => {
  await control('POST', 'clock', { now: '2027-06-30T08:00:00Z' });
  expect((await add('Sommar')).body['createdDateTime']).toBe('2027-06-30T08:00:00Z');
  expect((await control('POST', 'clock', { now: 'snart' })).status).toBe(400);
});

test('a snapshot is kept by name and a reset goes back to it', async () => {
  await add('Före');
  expect((await control('POST', 'snapshot', { name: 'empty' })).status).toBe(201);
  await add('Efter');
  expect((await control('POST', 'reset', { scenario: 'empty' })).status).toBe(200);
  expect(await count()).toBe(1);
  expect((await control('POST', 'reset', { scenario: 'nothing' })).status).toBe(404);
  expect((await control('POST', 'snapshot', { name: '../x' })).status).toBe(400);
});

test('every exchange is recorded with who, from where and what, and never with a token', async () => {
  await tenant.fetch(
    new Request(`https://graph.microsoft.com/v1.0${list}/items`, {
      method: 'POST',
      body: JSON.stringify({ fields: { Title: 'Spår' } }),
      headers: {
        authorization: `Bearer ${Buffer.from('handlaggare graph Sites.Selected').toString('base64')}`,
        'content-type': 'application/json',
        referer: 'https://socialamedier.gislaved.example/sign.html',
        prefer: 'x',
      },
    }),
  );
  const { text } = await control('GET', 'exchanges');
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Exchange;
  expect(last).toMatchObject({
    persona: 'handlaggare',
    frame: '/sign.html',
    scopes: ['Sites.Selected'],
    openedBy: 'Sites.Selected',
    method: 'POST',
    status: 201,
    requestBody: { fields: { Title: 'Spår' } },
    responseBody: { id: '1' },
    headers: { prefer: 'x' },
  });
  expect(last.url).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/sites\//);
  expect(text).not.toContain(Buffer.from('handlaggare graph Sites.Selected').toString('base64'));
  await control('DELETE', 'exchanges');
  expect((await control('GET', 'exchanges')).text).toBe('');
});
