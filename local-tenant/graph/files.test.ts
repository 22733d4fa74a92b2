import { FileUpload, LargeFileUploadTask } from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { quickXorHash } from '../store/hash.ts';
import { makeList, oidOf, openTestTenant, type TestTenant } from '../testTenant.ts';

let tenant: TestTenant;
let library: string;
let root: string;
beforeEach(async () => {
  tenant = openTestTenant();
  library = await makeList(tenant, 'Records', [{ name: 'sha256', text: {} }], 'documentLibrary');
  root = `/drives/${String((await tenant.ask('handlaggare', 'GET', `${library}/drive`)).body['id'])}/root`;
});
afterEach(() => tenant.close());

const pattern = Uint8Array.from({ length: 251 }, (_, i) => i);
const bytes = (length: number) => new Uint8Array(Buffer.alloc(length, pattern));
const put = (path: string, content: Uint8Array, conflict = 'fail', persona = 'handlaggare') =>
  tenant.ask(persona, 'PUT', `${root}:/${path.split('/').map(encodeURIComponent).join('/')}:/content?@microsoft.graph.conflictBehavior=${conflict}`, content, {
    headers: { 'content-type': 'application/pdf' },
  });
const codeOf = (body: Record<string, unknown>) => (body['error'] as { code: string }).code;

test('a small file is put by its path, with Swedish letters, and read back by hash and by bytes', async () => {
  const content = bytes(10_000);
  const made = await put('KFN/2026/plan_åäö 1.pdf', content);
  expect(made.status).toBe(201);
  const read = await tenant.ask('handlaggare', 'GET', `${root}:/${encodeURIComponent('KFN')}/2026/${encodeURIComponent('plan_åäö 1.pdf')}:`);
  expect(read.body).toMatchObject({
    name: 'plan_åäö 1.pdf',
    size: 10_000,
    file: { mimeType: 'application/pdf', hashes: { quickXorHash: quickXorHash(content) } },
    createdBy: { user: { id: oidOf('handlaggare') } },
  });
  expect(read.body['webUrl']).toBe('https://gislavedskommun.sharepoint.com/sites/socialamedier/Records/KFN/2026/plan_%C3%A5%C3%A4%C3%B6%201.pdf');
  const address = String(read.body['@microsoft.graph.downloadUrl']);
  const open = await tenant.fetch(new Request(address));
  expect(Buffer.from(await open.arrayBuffer()).equals(content)).toBe(true);
  expect((await tenant.fetch(new Request(address, { headers: { authorization: 'Bearer x' } }))).status).toBe(401);
  expect((await tenant.fetch(new Request(address.replace(/.(?=&ApiVersion)/, '_')))).status).toBe(401);
  const children = await tenant.ask('handlaggare', 'GET', `${root}:/KFN:/children`);
  expect((children.body['value'] as { name: string }[]).map(({ name }) => name)).toEqual(['2026']);
});

test('a conflict fails, replaces as a new version, or gives another name, as was asked', async () => {
  await put('a.pdf', bytes(10));
  const failed = await put('A.pdf', bytes(11));
  expect([failed.status, codeOf(failed.body)]).toEqual([409, 'nameAlreadyExists']);
  expect((await put('a.pdf', bytes(12), 'replace')).status).toBe(200);
  expect((await put('a.pdf', bytes(13), 'rename')).body['name']).toBe('a 1.pdf');
  const versions = await tenant.ask('handlaggare', 'GET', `${root}:/a.pdf:/versions`);
  expect((versions.body['value'] as { id: string; size: number }[]).map(({ id, size }) => [id, size])).toEqual([
    ['2.0', 12],
    ['1.0', 10],
  ]);
});

test('names that SharePoint does not take are refused, and a file over 4 MB is sent to an upload session', async () => {
  for (const name of ['a|b.pdf', ' a.pdf', 'a.pdf.', 'a"b.pdf', '~$a.docx']) expect((await put(name, bytes(1))).status, name).toBe(400);
  expect((await put('big.pdf', bytes(4 * 1024 * 1024 + 1))).status).toBe(413);
});

test('columns of a file are written through its list item', async () => {
  await put('a.pdf', bytes(10));
  expect((await tenant.ask('handlaggare', 'PATCH', `${root}:/a.pdf:/listItem/fields`, { sha256: 'abc' })).status).toBe(200);
  const read = await tenant.ask('handlaggare', 'GET', `${root}:/a.pdf:/listItem?$expand=fields`);
  expect(read.body['fields']).toMatchObject({ sha256: 'abc', FileLeafRef: 'a.pdf' });
  expect(quickXorHash(bytes(10))).toBe(
    ((await tenant.ask('handlaggare', 'GET', `${root}:/a.pdf`)).body['file'] as { hashes: { quickXorHash: string } }).hashes.quickXorHash,
  );
});

test('Microsoft’s own upload task sends a large file in pieces', async () => {
  const content = bytes(12_000_000);
  const client = tenant.client('handlaggare');
  const session = await LargeFileUploadTask.createUploadSession(client, `https://graph.microsoft.com/v1.0${root}:/KFN/stor.pdf:/createUploadSession`, {
    item: { '@microsoft.graph.conflictBehavior': 'fail' },
  });
  const task = new LargeFileUploadTask(client, new FileUpload(new Blob([content]), 'stor.pdf', content.length), session, { rangeSize: 5 * 1024 * 1024 });
  const { responseBody } = (await task.upload()) as { responseBody: { file: { hashes: { quickXorHash: string } } } };
  expect(responseBody.file.hashes.quickXorHash).toBe(quickXorHash(content));
  const ranges = tenant.services.exchanges.all().flatMap(({ headers }) => headers['content-range'] ?? []);
  expect(ranges).toEqual(['bytes 0-5242879/12000000', 'bytes 5242880-10485759/12000000', 'bytes 10485760-11999999/12000000']);
});

test('an upload session refuses what the real one refuses', async () => {
  await put('a.pdf', bytes(10));
  const open = async (name: string) =>
    String((await tenant.ask('handlaggare', 'POST', `${root}:/${name}:/createUploadSession`, { item: {} })).body['uploadUrl']);
  const send = async (url: string, from: number, length: number, total: number, headers = {}) => {
    const answer = await tenant.fetch(
      new Request(url, { method: 'PUT', body: bytes(length), headers: { 'content-range': `bytes ${from}-${from + length - 1}/${total}`, ...headers } }),
    );
    return answer.status;
  };
  const unit = 327_680;
  const url = await open('b.pdf');
  expect(url).toMatch(/^https:\/\/gislavedskommun\.sharepoint\.com\/up\//);
  expect(await send(url, 0, unit, unit + 5, { authorization: 'Bearer x' })).toBe(401);
  expect(await send(url, 0, unit - 1, unit + 5)).toBe(400);
  expect(await send(url, 0, unit, unit + 5)).toBe(202);
  expect(await send(url, 0, unit, unit + 5)).toBe(416);
  expect(await send(url, unit, 5, unit + 6)).toBe(400);
  expect(await (await tenant.fetch(new Request(url))).json()).toMatchObject({ nextExpectedRanges: [`${unit}-`] });
  expect(await send(url, unit, 5, unit + 5)).toBe(201);
  expect(await send(url, unit, 5, unit + 5)).toBe(404);
  const conflicting = await open('a.pdf');
  expect(await send(conflicting, 0, 5, 5)).toBe(409);
  expect((await tenant.fetch(new Request(conflicting, { method: 'DELETE' }))).status).toBe(204);
  expect((await tenant.fetch(new Request(conflicting))).status).toBe(404);
});

test('folders are made, renamed and removed with everything in them', async () => {
  const folder = (body: object) => tenant.ask('handlaggare', 'POST', `${root}/children`, body);
  expect((await folder({ name: 'BUN', folder: {} })).status).toBe(201);
  expect((await folder({ name: 'bun', folder: {} })).status).toBe(409);
  await put('BUN/2026/a.pdf', bytes(3));
  expect((await tenant.ask('handlaggare', 'PATCH', `${root}:/BUN`, { name: 'KFN' })).status).toBe(200);
  expect((await tenant.ask('handlaggare', 'GET', `${root}:/KFN/2026/a.pdf`)).status).toBe(200);
  expect((await tenant.ask('handlaggare', 'DELETE', `${root}:/KFN`)).status).toBe(204);
  expect((await tenant.ask('handlaggare', 'GET', `${root}:/KFN/2026/a.pdf`)).status).toBe(404);
});

test('what is deleted lies in the recycle bin with its versions; what is deleted permanently is nowhere', async () => {
  const bin = () => [...tenant.services.store.state.lists.values()].flatMap((list) => [...list.recycled.values()].map(({ file }) => file?.name));
  const idOf = async (name: string) => String((await tenant.ask('handlaggare', 'GET', `${root}:/${name}`)).body['id']);
  await put('a.pdf', bytes(3));
  await put('b.pdf', bytes(3));
  const items = root.replace('/root', '/items');
  const b = await idOf('b.pdf');
  expect((await tenant.ask('handlaggare', 'DELETE', `${items}/${await idOf('a.pdf')}`)).status).toBe(204);
  expect((await tenant.ask('handlaggare', 'POST', `${items}/${b}/permanentDelete`)).status).toBe(204);
  expect(bin()).toEqual(['a.pdf']);
  expect((await tenant.ask('handlaggare', 'POST', `${items}/${b}/permanentDelete`)).status).toBe(404);
  expect((await tenant.ask('handlaggare', 'GET', `${items}/${b}/versions`)).status).toBe(404);
});

test('search finds names, columns and text, and only for those who may read', async () => {
  await put('plan_1.pdf', bytes(3));
  await tenant.ask('handlaggare', 'PATCH', `${root}:/plan_1.pdf:/listItem/fields`, { sha256: 'biblioteket' });
  await put('plan_1.txt', new TextEncoder().encode('Aktivitetsplan för biblioteket'));
  const names = async (persona: string, scopes: string[]) => {
    const answer = await tenant.ask(
      persona,
      'POST',
      '/search/query',
      { requests: [{ entityTypes: ['driveItem'], query: { queryString: 'biblioteket' } }] },
      { scopes },
    );
    const [first] = answer.body['value'] as { hitsContainers: { hits: { resource: { name: string } }[] }[] }[];
    return first?.hitsContainers[0]?.hits.map(({ resource }) => resource.name);
  };
  expect(await names('handlaggare', ['Files.Read.All'])).toEqual(['plan_1.pdf', 'plan_1.txt']);
  const drive = await tenant.ask('handlaggare', 'GET', `${root}/search(q='biblioteket')?$select=name`);
  expect((drive.body['value'] as { name: string }[]).map(({ name }) => name)).toEqual(['plan_1.pdf', 'plan_1.txt']);
  await tenant.rest('administrator', 'POST', `web/lists/getbytitle('Records')/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  expect(await names('handlaggare', ['Files.Read.All'])).toEqual([]);
  expect((await tenant.ask('handlaggare', 'POST', '/search/query', { requests: [] })).status).toBe(403);
});

test('the same file is reached by site, list and drive', async () => {
  await put('a.pdf', bytes(3));
  const site = library.split('/lists/')[0];
  const byList = await tenant.ask('handlaggare', 'GET', `${library}/drive/root:/a.pdf`);
  const byId = await tenant.ask('handlaggare', 'GET', `${root.replace('/root', '')}/items/${String(byList.body['id'])}`);
  const item = await tenant.ask('handlaggare', 'GET', `${library}/items/1/driveItem?$select=id,name`);
  expect(byId.body['name']).toBe('a.pdf');
  expect(item.body).toMatchObject({ id: byList.body['id'], name: 'a.pdf' });
  expect((await tenant.ask('handlaggare', 'GET', `${site}/drive/root/children`)).body['value']).toEqual([]);
});
