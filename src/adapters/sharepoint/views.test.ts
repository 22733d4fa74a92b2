// What the provision job made of the table of views, read back from the tenant as SharePoint serves it.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../../jobs/run.ts';
import { listOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { columnFormats, libraryViews, recordViews, views, type View } from '../../domain/views.ts';
import { listAt, siteRest, type Rest } from './rest.ts';
import { sameQuery, sharePointViews } from './views.ts';

let tenant: OpenTenant;
let rest: Rest;
beforeAll(async () => {
  tenant = await openTenant();
  const { sharePointOrigin, site } = tenant.environment;
  const [, path = ''] = site.split(':');
  rest = siteRest(
    sharePointOrigin + path,
    async () => (await tenant.token('administrator', { scopes: [`${sharePointOrigin}/AllSites.FullControl`] })).access_token,
  );
});
beforeEach(async () => await tenant.reset('empty'));
afterAll(async () => await tenant.close());

type Served = { Id: string; Title: string; ViewQuery: string; CustomFormatter: string | null; DefaultView: boolean; Scope: number };
const idOf = (list: string) => listOf(tenant, list).id;
const served = async (list: string) => (await rest.ask<{ value: Served[] }>('GET', `${listAt(idOf(list))}/views`)).value;
const fieldsOf = async (list: string, view: Served) =>
  (await rest.ask<{ Items: string[] }>('GET', `${listAt(idOf(list))}/views(guid'${view.Id}')/viewfields`)).Items;

/** Runs the job and answers what it printed. */
async function provision(): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text: string | Uint8Array) => lines.push(String(text)) > 0;
  try {
    expect(await main(['provision', '--port', String(tenant.port)])).toBe(0);
  } finally {
    process.stdout.write = write;
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const wanted: [string, readonly View[]][] = [...Object.entries(views), ['Records', [...libraryViews, ...recordViews]], ['Protected-KFN', libraryViews]];

describe('the views that provision applies', () => {
  it.each(wanted)('of %s are served as the table has them, the first one first', async (list, rows) => {
    const found = await served(list);
    for (const row of rows) {
      const view = found.find(({ Title }) => Title === row.title);
      expect(view, row.title).toMatchObject({ ViewQuery: row.query, Scope: row.allFolders ? 1 : 0, DefaultView: row.opensFirst === true });
      expect(await fieldsOf(list, view as Served)).toEqual(row.fields);
      expect(JSON.parse(view?.CustomFormatter ?? 'null')).toEqual(row.format ?? null);
    }
    expect(found.filter(({ DefaultView }) => DefaultView)).toHaveLength(1);
  });

  it('come with the formatting of their columns', async () => {
    const all = Object.entries(columnFormats).flatMap(([list, columns]) => Object.entries(columns).map(([column, format]) => ({ list, column, format })));
    expect(all.length).toBeGreaterThan(2);
    for (const { list, column, format } of all) {
      const field = await rest.ask<{ CustomFormatter: string }>('GET', `${listAt(idOf(list))}/fields/getbyinternalnameortitle('${column}')`);
      expect(JSON.parse(field.CustomFormatter)).toEqual(format);
    }
  });

  it('are left alone by a second run, which writes nothing at all and says so', async () => {
    const before = tenant.services.store.state.seq;
    const lines = await provision();
    expect(lines.at(-1)).toEqual({ changes: 0 });
    expect(tenant.services.store.state.seq).toBe(before);
  });

  it('are set right again when someone has changed them, and a view of someone’s own stays', async () => {
    const { Id } = (await served('Accounts')).find(({ Title }) => Title === 'Plan saknas') as Served;
    const address = `${listAt(idOf('Accounts'))}/views(guid'${Id}')`;
    await rest.merge(address, { ViewQuery: '<OrderBy><FieldRef Name="ID"/></OrderBy>', CustomFormatter: '{"additionalRowClass":"x"}' });
    await rest.ask('POST', `${address}/viewfields/addviewfield('startedOn')`);
    await rest.ask('POST', `${listAt(idOf('Accounts'))}/views`, { Title: 'Min egen', ViewQuery: '', PersonalView: false, DefaultView: true });
    expect((await provision()).filter((line) => line['changed'] === true)).toEqual([
      { view: 'Accounts/Alla aktiva konton', changed: true },
      { view: 'Accounts/Plan saknas', changed: true },
    ]);
    const row = views.Accounts.find(({ title }) => title === 'Plan saknas');
    const after = (await served('Accounts')).find((view) => view.Id === Id) as Served;
    expect(after).toMatchObject({ ViewQuery: row?.query, CustomFormatter: null });
    expect(await fieldsOf('Accounts', after)).toEqual(row?.fields);
    expect(await served('Accounts')).toContainEqual(expect.objectContaining({ Title: 'Min egen', DefaultView: false }));
  });

  it('need no write when only the formatting’s blanks differ', async () => {
    const format = columnFormats.Accounts?.status ?? {};
    await rest.merge(`${listAt(idOf('Accounts'))}/fields/getbyinternalnameortitle('status')`, { CustomFormatter: JSON.stringify(format, null, 2) });
    expect(await sharePointViews(rest).formatColumn(idOf('Accounts'), 'status', format)).toBe(false);
    expect(await sharePointViews(rest).formatColumn(idOf('Accounts'), 'status', { elmType: 'span' })).toBe(true);
  });
});

it('a query is the same with other blanks, and another with another column', () => {
  expect(sameQuery('<OrderBy><FieldRef Name="ID"/></OrderBy>', '<OrderBy>\n  <FieldRef Name="ID" />\n</OrderBy>')).toBe(true);
  expect(sameQuery('<OrderBy><FieldRef Name="ID"/></OrderBy>', '<OrderBy><FieldRef Name="Title"/></OrderBy>')).toBe(false);
});
