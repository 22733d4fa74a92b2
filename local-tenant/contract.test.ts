import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedMaterial } from '../tests/sharedMaterial.ts';
import { faultsOf } from './contract.ts';
import type { Exchange } from './exchanges.ts';
import { readMetadata, type Metadata } from './metadata.ts';
import { makeList, oidOf, openTestTenant, siteIdOf, sitePath, type TestTenant } from './testTenant.ts';

let metadata: Metadata | undefined;
let tenant: TestTenant;
beforeAll(() => {
  const xml = sharedMaterial('contracts/graph/v1.0-cleanMetadata.xml');
  metadata = xml === undefined ? undefined : readMetadata(xml);
  tenant = openTestTenant();
});
afterAll(() => tenant.close());

/** Every route that answers with a resource, with the bodies the product sends. */
async function everything(): Promise<void> {
  const ask = (method: string, path: string, body?: unknown, scopes?: string[]) => tenant.ask('handlaggare', method, path, body, scopes ? { scopes } : {});
  const list = await makeList(tenant, 'Plans', [
    { name: 'planId', text: { maxLength: 255 }, indexed: true },
    { name: 'status', choice: { choices: ['a'], displayAs: 'dropDownMenu', allowTextEntry: false } },
    { name: 'hours', number: {} },
    { name: 'done', boolean: {} },
    { name: 'due', dateTime: { format: 'dateOnly' } },
  ]);
  const library = await makeList(tenant, 'Records', [], 'documentLibrary');
  const drive = `/drives/${String((await ask('GET', `${library}/drive`)).body['id'])}`;
  const site = await siteIdOf(tenant);
  await ask('GET', sitePath);
  await ask('GET', `/sites/${site}/lists?$select=id,name,displayName`);
  await ask('GET', `${list}/columns`);
  await tenant.ask('administrator', 'PATCH', list, { displayName: 'Planer' }, { scopes: ['Sites.Manage.All'] });
  await ask('POST', `${list}/items`, { fields: { Title: 'a', planId: 'x', hours: 2 } });
  await ask('PATCH', `${list}/items/1/fields`, { hours: 3 });
  for (const path of ['/items?$expand=fields($select=planId)', '/items/1?$expand=fields', '/items/1/versions?$expand=fields', '/items/delta?$expand=fields'])
    await ask('GET', `${list}${path}`);
  await ask('DELETE', `${list}/items/1`);
  await ask('PUT', `${drive}/root:/KFN/a.pdf:/content`, new TextEncoder().encode('%PDF'));
  for (const path of [
    '',
    '/root',
    '/root/children',
    '/root:/KFN:/children',
    '/root:/KFN/a.pdf',
    '/root:/KFN/a.pdf:/listItem?$expand=fields',
    '/root:/KFN/a.pdf:/versions',
    "/root/search(q='a')",
  ])
    await ask('GET', `${drive}${path}`);
  await ask('POST', `${drive}/root/children`, { name: 'BUN', folder: {}, '@microsoft.graph.conflictBehavior': 'fail' });
  await ask('POST', `${drive}/root:/b.pdf:/createUploadSession`, { item: { '@microsoft.graph.conflictBehavior': 'fail' } });
  await ask('POST', '/search/query', { requests: [{ entityTypes: ['driveItem'], query: { queryString: 'a' } }] }, ['Files.Read.All']);
  await messages(ask);
}

async function messages(ask: (method: string, path: string, body?: unknown) => Promise<{ body: Record<string, unknown> }>): Promise<void> {
  await ask('GET', '/me');
  await ask('GET', `/users?$filter=mail eq 'a@b.se'&$select=id,displayName,mail`);
  await ask('GET', `/users/${oidOf('verksamhetschef')}`);
  const members = ['handlaggare', 'verksamhetschef'].map((persona) => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: ['owner'],
    'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${oidOf(persona)}')`,
  }));
  const chat = await ask('POST', '/chats', { chatType: 'oneOnOne', members });
  const attachment = {
    id: '1',
    contentType: 'application/vnd.microsoft.card.adaptive',
    contentUrl: null,
    content: '{"type":"AdaptiveCard"}',
    name: null,
    thumbnailUrl: null,
    teamsAppId: 'x',
  };
  await ask('POST', `/chats/${encodeURIComponent(String(chat.body['id']))}/messages`, {
    body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
    attachments: [attachment],
  });
  await ask('POST', '/me/sendMail', {
    message: {
      subject: 'x',
      body: { contentType: 'HTML', content: 'x' },
      toRecipients: [{ emailAddress: { address: 'a@b.se' } }],
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentType: 'text/plain', contentBytes: 'YQ==' }],
    },
    saveToSentItems: false,
  });
  await ask('POST', `/users/${oidOf('verksamhetschef')}/teamwork/sendActivityNotification`, {
    topic: { source: 'text', value: 'x', webUrl: 'https://teams.microsoft.com/l/entity/x' },
    activityType: 'systemDefault',
    previewText: { content: 'x' },
    templateParameters: [{ name: 'systemDefaultText', value: 'x' }],
  });
}

test('every answer of the tenant fits Microsoft’s description', async ({ skip }) => {
  if (!metadata) return skip();
  const described = metadata;
  await everything();
  const exchanges = tenant.services.exchanges.all();
  expect(exchanges.filter(({ status }) => status >= 400).map(({ method, url, status }) => `${method} ${url} ${status}`)).toEqual([]);
  expect(exchanges.length).toBeGreaterThan(35);
  expect(exchanges.flatMap((exchange) => faultsOf(described, exchange))).toEqual([]);
});

test('an invented property, path, type or parameter is found', ({ skip }) => {
  if (!metadata) return skip();
  const described = metadata;
  const base: Exchange = { persona: '', time: '', frame: '', scopes: [], method: 'GET', url: 'https://graph.microsoft.com/v1.0/me', status: 200, headers: {} };
  const faults = (more: Partial<Exchange>) => faultsOf(described, { ...base, ...more });
  const graph = 'https://graph.microsoft.com/v1.0';
  expect(faults({ responseBody: { id: 'x', displayNam: 'y' } })).toEqual(['GET /me: answer.displayNam does not exist on microsoft.graph.user']);
  expect(faults({ responseBody: { id: 7 } })).toEqual(['GET /me: answer.id is not Edm.String']);
  expect(faults({ url: `${graph}/me/wishes`, responseBody: {} })).toEqual(['GET /me/wishes: microsoft.graph.user has no wishes']);
  expect(faults({ url: `${graph}/users?$select=id,nam`, responseBody: { value: [] } })).toEqual([
    'GET /users: $select names nam, which microsoft.graph.user does not have',
  ]);
  expect(faults({ method: 'POST', url: `${graph}/me/sendMail`, status: 202, requestBody: { message: { subjekt: 'x' }, save: true } })).toHaveLength(2);
  expect(faults({ method: 'POST', url: `${graph}/chats`, status: 201, requestBody: { chatType: 'pair' } })).toHaveLength(1);
  expect(faults({ status: 404, responseBody: { message: 'x' } })).toHaveLength(1);
});
