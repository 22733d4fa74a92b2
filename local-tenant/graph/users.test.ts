import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../demo/people.ts';
import { oidOf, openTestTenant, tokenOf, type TestTenant } from '../testTenant.ts';

let tenant: TestTenant;
beforeEach(() => {
  tenant = openTestTenant();
});
afterEach(() => tenant.close());

const names = (body: Record<string, unknown>) => (body['value'] as { displayName: string }[]).map(({ displayName }) => displayName);

test('another person shows names and addresses and nothing else', async () => {
  const other = await tenant.ask('handlaggare', 'GET', `/users/${oidOf('verksamhetschef')}?$select=id,displayName,jobTitle,accountEnabled,mail`);
  expect(
    Object.keys(other.body)
      .filter((name) => !name.startsWith('@'))
      .toSorted(),
  ).toEqual(['displayName', 'id', 'mail']);
  const me = await tenant.ask('handlaggare', 'GET', '/me');
  expect(me.body).toMatchObject({ id: oidOf('handlaggare'), jobTitle: people[0]?.title });
  const all = await tenant.ask('handlaggare', 'GET', `/users/${oidOf('verksamhetschef')}?$select=accountEnabled`, undefined, { scopes: ['User.Read.All'] });
  expect(all.body['accountEnabled']).toBe(true);
  expect((await tenant.ask('handlaggare', 'GET', `/users/${oidOf('verksamhetschef')}`, undefined, { scopes: ['User.Read'] })).status).toBe(403);
  expect((await tenant.ask('handlaggare', 'GET', '/me/manager')).status).toBe(403);
});

test('searching people needs the header, and finds words of the name', async () => {
  const search = (text: string, headers = {}) => tenant.ask('handlaggare', 'GET', `/users?$search=${encodeURIComponent(text)}`, undefined, { headers });
  expect((await search('"displayName:ann"')).status).toBe(400);
  const eventual = { consistencylevel: 'eventual' };
  expect(names((await search('"displayName:strand" OR "mail:strand"', eventual)).body)).toEqual(['Annika Strand']);
  expect(names((await search('"displayName:ann str"', eventual)).body)).toEqual(['Annika Strand']);
  expect((await search('displayName:ann', eventual)).status).toBe(400);
});

test('a person is found by address, and what cannot be filtered is refused', async () => {
  const filter = (text: string) => tenant.ask('handlaggare', 'GET', `/users?$filter=${encodeURIComponent(text)}`);
  expect(names((await filter(`mail eq '${people[3]?.mail}'`)).body)).toEqual(['Annika Strand']);
  expect(names((await filter(`userPrincipalName eq '${people[3]?.upn}'`)).body)).toEqual(['Annika Strand']);
  expect((await filter("contains(displayName,'a')")).status).toBe(400);
  expect((await filter("department eq 'x'")).status).toBe(400);
});

test('a call without a token, with a foreign one or with SharePoint’s is answered 401', async () => {
  const ask = (authorization?: string) => tenant.fetch(new Request('https://graph.microsoft.com/v1.0/me', authorization ? { headers: { authorization } } : {}));
  for (const token of [undefined, 'Bearer nonsense', `Bearer ${tokenOf('handlaggare', ['User.Read'], 'sharepoint')}`]) {
    const answer = await ask(token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('authorization_uri=');
  }
});

test('an address Graph does not know and a verb it does not take are refused', async () => {
  expect((await tenant.ask('handlaggare', 'GET', '/me/wishes')).status).toBe(400);
  expect((await tenant.ask('handlaggare', 'DELETE', '/me')).status).toBe(405);
});
