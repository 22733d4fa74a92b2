import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailboxes } from '../demo/people.ts';
import { ids, makeList, oidOf, openTestTenant, siteIdOf, sitePath, upnOf, type TestTenant } from '../testTenant.ts';

let tenant: TestTenant;
let decisions: string;
let guid: string;
beforeEach(async () => {
  tenant = openTestTenant();
  decisions = await makeList(tenant, 'Decisions', [{ name: 'fact', text: { allowMultipleLines: true } }]);
  guid = decisions.split('/').at(-1) ?? '';
});
afterEach(() => tenant.close());

const status = async (answer: Promise<{ status: number }>) => (await answer).status;
const graph = (persona: string, method: string, path: string, body?: unknown) => tenant.ask(persona, method, path, body);
const list = () => `web/lists(guid'${guid}')`;
/** viewListItems, addListItems, openItems, viewVersions, viewFormPages, open, viewPages, browseUserInfo; useClientIntegration, useRemoteApis. */
const addAndView = { High: '48', Low: String(0x1 | 0x2 | 0x20 | 0x40 | 0x1000 | 0x10000 | 0x20000 | 0x8000000) };

async function appendOnly(): Promise<void> {
  const level = await tenant.rest('administrator', 'POST', 'web/roledefinitions', {
    Name: 'Lägga till och läsa',
    Description: '',
    BasePermissions: addAndView,
    Order: 100,
  });
  const members = (await tenant.rest('administrator', 'GET', 'web/associatedmembergroup')).body['Id'];
  expect(await status(tenant.rest('administrator', 'POST', `${list()}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`))).toBe(200);
  expect(
    await status(
      tenant.rest('administrator', 'POST', `${list()}/roleassignments/addroleassignment(principalid=${String(members)},roledefid=${String(level.body['Id'])})`),
    ),
  ).toBe(200);
}

test('members may edit and delete until provision changes it, and then only add and read', async () => {
  const made = await graph('handlaggare', 'POST', `${decisions}/items`, { fields: { Title: 'Före' } });
  const item = `${decisions}/items/${String(made.body['id'])}`;
  expect(await status(graph('handlaggare2', 'PATCH', `${item}/fields`, { Title: 'Ändrad av en annan' }))).toBe(200);
  await appendOnly();
  expect(await status(graph('handlaggare', 'POST', `${decisions}/items`, { fields: { Title: 'Efter' } }))).toBe(201);
  expect(await status(graph('handlaggare', 'GET', `${decisions}/items`))).toBe(200);
  expect(await status(graph('handlaggare', 'PATCH', `${item}/fields`, { Title: 'x' }))).toBe(403);
  expect(await status(graph('handlaggare', 'DELETE', item))).toBe(403);
  expect(await status(graph('administrator', 'PATCH', `${item}/fields`, { Title: 'Ägaren kan' }))).toBe(200);
});

test('a list without any right for a person is left out of the lists and answers 403', async () => {
  await tenant.rest('administrator', 'POST', `${list()}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  const lists = await graph('handlaggare', 'GET', `${sitePath}:/lists`);
  expect((lists.body['value'] as { name: string }[]).map(({ name }) => name)).not.toContain('Decisions');
  expect(await status(graph('handlaggare', 'GET', `${decisions}/items`))).toBe(403);
  expect(await status(graph('handlaggare', 'POST', `${decisions}/items`, { fields: { Title: 'x' } }))).toBe(403);
});

test('a group made by provision opens a library for its members alone', async () => {
  const group = await tenant.rest('administrator', 'POST', 'web/sitegroups', { Title: 'Inläggshanterare KFN', Description: '' });
  const id = String(group.body['Id']);
  expect(group.status).toBe(201);
  expect(await status(tenant.rest('administrator', 'POST', `web/sitegroups(${id})/users`, { LoginName: `i:0#.f|membership|${upnOf('handlaggare')}` }))).toBe(
    201,
  );
  await tenant.rest('administrator', 'POST', `${list()}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
  await tenant.rest('administrator', 'POST', `${list()}/roleassignments/addroleassignment(principalid=${id},roledefid=1073741827)`);
  expect(await status(graph('handlaggare', 'GET', `${decisions}/items`))).toBe(200);
  expect(await status(graph('handlaggare2', 'GET', `${decisions}/items`))).toBe(403);
  const named = await tenant.rest('administrator', 'GET', `web/sitegroups/getbyname(${encodeURIComponent("'Inläggshanterare KFN'")})/users`);
  expect((named.body['value'] as { UserPrincipalName: string }[]).map(({ UserPrincipalName }) => UserPrincipalName)).toEqual([upnOf('handlaggare')]);
});

test('who breaks the inheritance without copying keeps Full Control; assignments can be read and taken away', async () => {
  await appendOnly();
  const read = await tenant.rest('administrator', 'GET', `${list()}/roleassignments?$expand=RoleDefinitionBindings,Member`);
  const rows = read.body['value'] as { PrincipalId: number; RoleDefinitionBindings: { Name: string; RoleTypeKind: number }[]; Member: { Title: string } }[];
  expect(rows.map((row) => [row.Member.Title, row.RoleDefinitionBindings.map(({ Name }) => Name)])).toEqual([
    ['Nils Ek', ['Full Control']],
    ['Sociala medier Members', ['Lägga till och läsa']],
  ]);
  const keeper = String(rows[0]?.PrincipalId);
  expect(
    await status(
      tenant.rest('administrator', 'POST', `${list()}/roleassignments/getbyprincipalid(${keeper})`, undefined, { headers: { 'x-http-method': 'DELETE' } }),
    ),
  ).toBe(200);
  const unique = await tenant.rest('administrator', 'GET', `${list()}?$select=HasUniqueRoleAssignments`);
  expect(unique.body).toEqual({ HasUniqueRoleAssignments: true });
});

test('permissions need Full Control in the token and in the person', async () => {
  expect(await status(tenant.rest('administrator', 'POST', `${list()}/breakroleinheritance(true,true)`, undefined, { scopes: ['AllSites.Manage'] }))).toBe(403);
  expect(await status(tenant.rest('handlaggare', 'POST', `${list()}/breakroleinheritance(true,true)`))).toBe(403);
  expect(await status(tenant.rest('handlaggare', 'POST', 'web/roledefinitions', { Name: 'x', BasePermissions: addAndView }))).toBe(403);
  const graphToken = await tenant.fetch(
    new Request(`https://${ids.sharePointHost}${ids.sitePath}/_api/web`, {
      headers: { accept: 'application/json', authorization: `Bearer ${Buffer.from('administrator graph AllSites.FullControl').toString('base64')}` },
    }),
  );
  expect(graphToken.status).toBe(401);
});

test('settings, views and column formatting are kept', async () => {
  const merge = { headers: { 'x-http-method': 'MERGE', 'if-match': '*' }, scopes: ['AllSites.Manage'] };
  expect(await status(tenant.rest('administrator', 'POST', list(), { EnableVersioning: true, MajorVersionLimit: 50_000 }, merge))).toBe(204);
  expect((await tenant.rest('administrator', 'GET', `web/lists/getbytitle('Decisions')?$select=EnableVersioning,MajorVersionLimit`)).body).toEqual({
    EnableVersioning: true,
    MajorVersionLimit: 50_000,
  });
  expect(await status(tenant.rest('administrator', 'POST', list(), { Versionning: true }, merge))).toBe(400);
  const view = await tenant.rest(
    'administrator',
    'POST',
    `${list()}/views`,
    {
      Title: 'Att göra',
      ViewQuery: '<Where><IsNull><FieldRef Name="fact"/></IsNull></Where>',
      RowLimit: 100,
      PersonalView: false,
      CustomFormatter: '{"schema":"x"}',
    },
    { scopes: ['AllSites.Manage'] },
  );
  expect(view.status).toBe(201);
  expect(
    await status(tenant.rest('administrator', 'POST', `${list()}/views/getbytitle(${encodeURIComponent("'Att göra'")})/viewfields/addviewfield('fact')`)),
  ).toBe(200);
  expect(
    await status(tenant.rest('administrator', 'POST', `${list()}/views/getbytitle(${encodeURIComponent("'Att göra'")})/viewfields/addviewfield('nope')`)),
  ).toBe(404);
  expect((await tenant.rest('administrator', 'GET', `${list()}/views(guid'${String(view.body['Id'])}')/viewfields`)).body['Items']).toEqual(['fact']);
  expect(
    await status(tenant.rest('administrator', 'POST', `${list()}/fields/getbyinternalnameortitle('fact')`, { CustomFormatter: '{"elmType":"div"}' }, merge)),
  ).toBe(204);
  expect((await tenant.rest('administrator', 'GET', `${list()}/fields/getbyinternalnameortitle('fact')?$select=CustomFormatter`)).body).toEqual({
    CustomFormatter: '{"elmType":"div"}',
  });
});

test('whoever may edit an item can forge its author, without a new version; whoever may only add cannot', async () => {
  const made = await graph('handlaggare', 'POST', `${decisions}/items`, { fields: { Title: 'Beslut' } });
  const item = `${list()}/items(${String(made.body['id'])})/ValidateUpdateListItem`;
  const forged = JSON.stringify([{ Key: `i:0#.f|membership|${upnOf('forvaltningschef')}` }]);
  const formValues = ['Author', 'Editor'].map((FieldName) => ({ FieldName, FieldValue: forged }));
  expect(await status(tenant.rest('handlaggare2', 'POST', item, { formValues, bNewDocumentUpdate: true }, { scopes: ['AllSites.Write'] }))).toBe(200);
  const read = await graph('handlaggare', 'GET', `${decisions}/items/${String(made.body['id'])}`);
  expect(read.body).toMatchObject({ createdBy: { user: { id: oidOf('forvaltningschef') } }, lastModifiedBy: { user: { id: oidOf('forvaltningschef') } } });
  await appendOnly();
  expect(await status(tenant.rest('handlaggare2', 'POST', item, { formValues }, { scopes: ['AllSites.Write'] }))).toBe(403);
});

test('WriteSecurity 2 lets people change their own items only, and owners all', async () => {
  const made = await graph('handlaggare', 'POST', `${decisions}/items`, { fields: { Title: 'Min' } });
  const fields = `${decisions}/items/${String(made.body['id'])}/fields`;
  await tenant.rest('administrator', 'POST', list(), { WriteSecurity: 2 }, { headers: { 'x-http-method': 'MERGE' } });
  expect(await status(graph('handlaggare2', 'PATCH', fields, { Title: 'x' }))).toBe(403);
  expect(await status(graph('handlaggare', 'PATCH', fields, { Title: 'Min egen' }))).toBe(200);
  expect(await status(graph('administrator', 'PATCH', fields, { Title: 'Ägarens' }))).toBe(200);
});

test('Sites.Selected opens the granted site and no other, and makes no lists', async () => {
  expect(await status(graph('handlaggare', 'GET', sitePath))).toBe(200);
  expect(await status(graph('handlaggare', 'GET', '/sites/root'))).toBe(403);
  expect(await status(tenant.ask('handlaggare', 'POST', `/sites/${await siteIdOf(tenant)}/lists`, { displayName: 'x' }))).toBe(403);
  expect(await status(tenant.ask('handlaggare', 'GET', sitePath, undefined, { scopes: ['User.Read'] }))).toBe(403);
});

test('ensureuser gives a person its number in the site', async () => {
  const [mailbox] = mailboxes;
  const user = await tenant.rest('administrator', 'POST', 'web/ensureuser', { logonName: `i:0#.f|membership|${mailbox?.upn}` });
  expect(user.body).toMatchObject({ Title: mailbox?.name, PrincipalType: 1 });
  const again = await tenant.rest('administrator', 'POST', 'web/ensureuser', { logonName: mailbox?.upn });
  expect(again.body['Id']).toBe(user.body['Id']);
});
