// The page as the tenant answers it, over lists made through Graph and views made through SharePoint's REST interface.

import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeList, openTestTenant, type TestTenant } from '../../testTenant.ts';
import { siteRoutes } from './routes.ts';

let tenant: TestTenant;
let app: Hono;
let accounts: string;
const guid = (list: string) => `web/lists(guid'${list.split('/').at(-1) ?? ''}')`;

beforeEach(async () => {
  tenant = openTestTenant();
  app = siteRoutes(tenant.services);
  accounts = await makeList(tenant, 'Accounts', [
    { name: 'status', text: {}, indexed: true },
    { name: 'unit', text: {} },
    { name: 'secret', text: {}, hidden: true },
  ]);
});
afterEach(() => tenant.close());

async function add(fields: object, list = accounts): Promise<number> {
  const made = await tenant.ask('handlaggare', 'POST', `${list}/items`, { fields });
  expect(made.status).toBe(201);
  return Number(made.body['id']);
}

async function addView(view: object, fields: readonly string[], list = accounts): Promise<void> {
  const made = await tenant.rest('administrator', 'POST', `${guid(list)}/views`, view);
  expect(made.status).toBe(201);
  for (const field of fields)
    await tenant.rest('administrator', 'POST', `${guid(list)}/views(guid'${String(made.body['Id'])}')/viewfields/addviewfield('${field}')`);
}

type Page = { status: number; text: string; headers: Headers };
async function open(path: string, persona = 'information'): Promise<Page> {
  const answer = await app.request(`/sharepoint${path}${path.includes('?') ? '&' : '?'}persona=${persona}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}
/** The texts of the row headings, in order. */
const rows = ({ text }: Page) => [...text.matchAll(/<th scope="row">(.*?)<\/th>/gs)].map(([, inside = '']) => inside.replaceAll(/<[^>]*>/g, '').trim());
const merge = async (path: string, body: object) =>
  await tenant.rest('administrator', 'POST', path, body, { headers: { 'x-http-method': 'MERGE', 'if-match': '*' } });

describe('a list', () => {
  test('shows exactly the rows of the view, in its order and groups', async () => {
    for (const [Title, status, unit] of [
      ['Älgen', 'Aktivt', 'Skola'],
      ['Zebran', 'Avslutat', 'Skola'],
      ['Apan', 'Aktivt', 'Bibliotek'],
      ['Åsnan', 'Plan saknas', ''],
    ])
      await add({ Title, status, unit });
    await addView(
      {
        Title: 'Per enhet',
        ViewQuery:
          '<GroupBy Collapse="FALSE"><FieldRef Name="unit"/></GroupBy><Where><Neq><FieldRef Name="status"/><Value Type="Text">Avslutat</Value></Neq></Where><OrderBy><FieldRef Name="Title"/></OrderBy>',
      },
      ['LinkTitle', 'status'],
    );
    const page = await open('/Accounts?vy=Per+enhet');
    expect(rows(page)).toEqual(['Åsnan', 'Apan', 'Älgen']);
    expect([...page.text.matchAll(/unit: <b>(.*?)<\/b>/g)].map((match) => match[1])).toEqual(['Utan värde', 'Bibliotek', 'Skola']);
    expect(page.text).toContain('3 objekt');
    expect(rows(await open('/Accounts?vy=Per+enhet&grupp=Bibliotek'))).toEqual(['Åsnan', 'Älgen']);
    expect(rows(await open('/Accounts?vy=Per+enhet&sortera=Title-'))).toEqual(['Åsnan', 'Apan', 'Älgen']);
    expect(rows(await open('/Accounts'))).toEqual(['Älgen', 'Zebran', 'Apan', 'Åsnan']);
    expect(rows(await open('/Accounts?sortera=Title-'))).toEqual(['Älgen', 'Åsnan', 'Zebran', 'Apan']);
    expect((await open('/Accounts?vy=Finns+inte')).status).toBe(404);
  });

  test('comes page by page, as many rows as the view allows', async () => {
    for (let number = 1; number <= 7; number++) await add({ Title: `Rad ${number}` });
    await addView({ Title: 'Tre', RowLimit: 3, ViewQuery: '<OrderBy><FieldRef Name="ID" Ascending="FALSE"/></OrderBy>' }, ['LinkTitle']);
    expect(rows(await open('/Accounts?vy=Tre'))).toEqual(['Rad 7', 'Rad 6', 'Rad 5']);
    const last = await open('/Accounts?vy=Tre&sida=3');
    expect(rows(last)).toEqual(['Rad 1']);
    expect(last.text).toContain('7 objekt, sida 3 av 3');
    expect(last.text).not.toContain('Nästa sida');
  });

  test('shows script text as text: in cells, groups, the panel and its versions', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&';
    const item = await add({ Title: hostile, unit: hostile });
    await tenant.ask('handlaggare', 'PATCH', `${accounts}/items/${item}/fields`, { status: hostile });
    await addView({ Title: hostile, ViewQuery: '<GroupBy Collapse="FALSE"><FieldRef Name="unit"/></GroupBy>' }, ['LinkTitle', 'status', 'unit']);
    await merge(`${guid(accounts)}/fields/getbyinternalnameortitle('status')`, { CustomFormatter: '{"elmType":"span","txtContent":"@currentField"}' });
    const page = await open(`/Accounts?vy=${encodeURIComponent(hostile)}&objekt=${item}&grupp=%3Cscript%3E`);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<script|<img|onerror=alert\(2\)>[^&]*</i);
    expect(page.text.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(6);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src|unsafe/);
  });

  test('says aloud when a view or a formatting cannot be shown as SharePoint would', async () => {
    await add({ Title: 'En' });
    await addView({ Title: 'Mina', ViewQuery: '<Where><Eq><FieldRef Name="Author"/><Value Type="Integer"><UserID/></Value></Eq></Where>' }, ['LinkTitle']);
    const view = await open('/Accounts?vy=Mina');
    expect(view).toMatchObject({ status: 501, text: expect.stringContaining('&lt;UserID&gt;') });
    expect(rows(view)).toEqual([]);
    await merge(`${guid(accounts)}/fields/getbyinternalnameortitle('Title')`, { CustomFormatter: '{"elmType":"a","txtContent":"x"}' });
    expect((await open('/Accounts')).status).toBe(501);
  });
});

describe('an item', () => {
  test('shows its columns and every version, but hidden columns never', async () => {
    const item = await add({ Title: 'Biblioteket', status: 'Godkänd' });
    await tenant.ask('administrator', 'PATCH', accounts, { displayName: 'Konton' }, { scopes: ['Sites.Manage.All'] });
    await merge(guid(accounts), { EnableVersioning: true });
    await tenant.ask('information', 'PATCH', `${accounts}/items/${item}/fields`, { status: 'Aktivt', secret: 'dolt' });
    const { text } = await open(`/Accounts?objekt=${item}`);
    expect(text).toContain('<h1>Konton</h1>');
    expect([...text.matchAll(/<b>Version (.*?)<\/b>/g)].map((match) => match[1])).toEqual(['2.0', '1.0']);
    expect(text).toContain('Godkänd');
    expect(text).toContain('av Jonas Berggren');
    expect(text).not.toContain('dolt');
    expect((await open('/Accounts?objekt=999')).status).toBe(404);
  });
});

describe('a library', () => {
  let library: string;
  const put = async (path: string, content: string) =>
    await tenant.ask('handlaggare', 'PUT', `${library}/drive/root:/${path}:/content`, new TextEncoder().encode(content), {
      headers: { 'content-type': 'application/pdf' },
    });
  beforeEach(async () => {
    library = await makeList(tenant, 'Records', [], 'documentLibrary');
    await put('KFN/2026/plan.pdf', 'ett');
    await put('KFN/2026/plan.pdf', 'två');
    await put('rot.pdf', 'rot');
  });
  const itemOf = (page: Page, name: string) =>
    /id="objekt-(\d+)"/.exec(
      page.text
        .slice(0, page.text.indexOf(`>${name}<`))
        .split('<tr')
        .at(-1) ?? '',
    )?.[1] ?? '';

  test('opens folder by folder, folders first, and shows all files at once where the view says so', async () => {
    const root = await open('/Records');
    expect(rows(root)).toEqual(['KFN', 'rot.pdf']);
    const first = await open(`/Records?mapp=${itemOf(root, 'KFN')}`);
    expect(rows(first)).toEqual(['2026']);
    const second = await open(`/Records?mapp=${itemOf(first, '2026')}`);
    expect(rows(second)).toEqual(['plan.pdf']);
    expect(second.text).toMatch(/<li aria-current="location">2026<\/li>/);
    await addView({ Title: 'Alla filer', Scope: 1, ViewQuery: '<OrderBy><FieldRef Name="FileLeafRef"/></OrderBy>' }, ['LinkFilename'], library);
    expect(rows(await open('/Records?vy=Alla+filer'))).toEqual(['plan.pdf', 'rot.pdf']);
    expect((await open('/Records?mapp=999')).status).toBe(404);
  });

  test('gives a file and its former versions as downloads, never as pages', async () => {
    await addView({ Title: 'Alla filer', Scope: 1 }, ['LinkFilename'], library);
    const item = itemOf(await open('/Records?vy=Alla+filer'), 'plan.pdf');
    const now = await open(`/Records/fil/${item}`);
    expect(now).toMatchObject({ status: 200, text: 'två' });
    expect(now.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''plan.pdf");
    expect(now.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await open(`/Records/fil/${item}?version=1.0`)).text).toBe('ett');
    expect((await open(`/Records/fil/${item}?version=9.0`)).status).toBe(404);
  });

  test('that a person may not see is not there: not in the navigation, the contents, its own address or its files', async () => {
    await merge(guid(library), { Title: 'Skyddat KFN' });
    await addView({ Title: 'Alla filer', Scope: 1 }, ['LinkFilename'], library);
    const item = itemOf(await open('/Records?vy=Alla+filer'), 'plan.pdf');
    await tenant.rest('administrator', 'POST', `${guid(library)}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=true)`);
    for (const path of ['', '/Accounts', '/Records', `/Records?objekt=${item}`, `/Records/fil/${item}`, `/Records/fil/${item}?version=1.0`]) {
      const seen = await open(path, 'handlaggare');
      expect(seen.text, path).not.toMatch(/Skyddat|plan\.pdf|två|ett\b(?=$)/);
      expect(seen.status).toBe(path.startsWith('/Records/fil') ? 404 : path.startsWith('/Records') ? 403 : 200);
    }
    const { text: unknown } = await open('/FinnsInte', 'handlaggare');
    expect((await open('/Records', 'handlaggare')).text.replaceAll('Records', 'FinnsInte')).toBe(unknown);
    expect((await open('', 'administrator')).text).toContain('Skyddat KFN');
  });
});

test('items of others are not shown where the list lets people read their own only', async () => {
  await add({ Title: 'Saras' });
  await tenant.ask('information', 'POST', `${accounts}/items`, { fields: { Title: 'Jonas' } });
  await merge(guid(accounts), { ReadSecurity: 2 });
  expect(rows(await open('/Accounts'))).toEqual(['Jonas']);
  expect((await open('/Accounts?objekt=1')).text).not.toContain('Saras');
  expect(rows(await open('/Accounts', 'administrator'))).toEqual(['Saras', 'Jonas']);
});

test('without a person the page asks who looks, and shows nothing else', async () => {
  await add({ Title: 'Hemligt' });
  for (const path of ['/sharepoint', '/sharepoint/Accounts', '/sharepoint/Accounts?persona=ingen']) {
    const text = await (await app.request(path)).text();
    expect(text).toContain('Vem är du?');
    expect(text).not.toMatch(/Hemligt|Accounts/);
  }
});

test('a view over 5,000 items that needs a column without index is refused as SharePoint refuses it', async () => {
  const [list] = [...tenant.services.store.state.lists.values()].filter(({ name }) => name === 'Accounts');
  const at = '2026-11-23T08:00:00Z';
  const by = tenant.services.people[0]?.oid ?? '';
  tenant.services.store.commit(
    ...Array.from({ length: 5_001 }, (_, index) => ({
      type: 'item' as const,
      list: list?.id ?? '',
      id: index + 1,
      uniqueId: `u${index}`,
      fields: { Title: `Rad ${index + 1}` },
      by,
      at,
    })),
  );
  await addView({ Title: 'Nyast', ViewQuery: '<OrderBy><FieldRef Name="ID" Ascending="FALSE"/></OrderBy>', RowLimit: 2 }, ['LinkTitle']);
  await addView({ Title: 'Efter namn', ViewQuery: '<OrderBy><FieldRef Name="Title"/></OrderBy>' }, ['LinkTitle']);
  expect(rows(await open('/Accounts?vy=Nyast'))).toEqual(['Rad 5001', 'Rad 5000']);
  const refused = await open('/Accounts?vy=Efter+namn');
  expect(refused.text).toContain('Listan har fler än 5 000 objekt, och kolumnen Rubrik är inte indexerad.');
  expect(rows(refused)).toEqual([]);
});
