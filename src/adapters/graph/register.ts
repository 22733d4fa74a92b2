// The port Register on SharePoint lists through Graph. https://learn.microsoft.com/graph/api/resources/listitem

import type { Client } from '@microsoft/microsoft-graph-client';
import { lists, uniqueColumn, type Column } from '../../domain/lists.ts';
import type { FormerItem, Item, ListName, Lists } from '../../domain/rows.ts';
import { OutsideError } from '../../outsideError.ts';
import type { Register } from '../../ports.ts';
import { inDomainWords, repeatable, statusOf } from './client.ts';
import type { Site } from './site.ts';

type GraphIdentity = { user?: { id?: string; displayName?: string } };
export type GraphItem = {
  id: string;
  eTag?: string;
  '@odata.etag'?: string;
  createdDateTime: string;
  lastModifiedDateTime: string;
  createdBy?: GraphIdentity;
  lastModifiedBy?: GraphIdentity;
  fields?: Record<string, unknown>;
};
type GraphPage = { value: GraphItem[]; '@odata.nextLink'?: string };

const pageSize = 500;

/** The client, and where a list's items lie. */
type Access = { client: Client; path(list: ListName, rest?: string): Promise<string> };

export function graphRegister(client: Client, site: () => Promise<Site>): Register {
  const access: Access = { client, path: async (list, rest = '') => `${(await site()).list(list)}/items${rest}` };
  return {
    all: (list) => inDomainWords(readAll(access, list)),
    where: (list, column, value) => inDomainWords(where(access, list, column, value)),
    add: (list, row) => inDomainWords(add(access, list, row)),
    change: (list, id, etag, row) => inDomainWords(change(access, list, id, etag, row)),
    history: (list, id) => inDomainWords(history(access, list, id)),
  };
}

async function readAll<L extends ListName>(site: Access, list: L, filter?: string): Promise<Item<Lists[L]>[]> {
  const request = site.client
    .api(await site.path(list))
    .expand(`fields($select=${columnsOf(list).join(',')})`)
    .top(pageSize);
  return (await everyItem(site.client, (filter ? request.filter(filter) : request).get())).map((item) => itemOf(list, item));
}

async function readOne<L extends ListName>(site: Access, list: L, id: number | string): Promise<Item<Lists[L]>> {
  return itemOf(
    list,
    (await site.client
      .api(await site.path(list, `/${id}`))
      .expand(`fields($select=${columnsOf(list).join(',')})`)
      .get()) as GraphItem,
  );
}

async function where<L extends ListName>(site: Access, list: L, column: keyof Lists[L] & string, value: string): Promise<Item<Lists[L]>[]> {
  return await readAll(site, list, `fields/${column} eq ${literal(value)}`);
}

/** Any refusal after which the unique value is found means that it is already there (SharePoint's own status for it is not documented). */
async function add<L extends ListName>(site: Access, list: L, row: Partial<Lists[L]>): Promise<Item<Lists[L]> | 'alreadyThere'> {
  const key: string = uniqueColumn[list];
  try {
    const made = (await site.client
      .api(await site.path(list))
      .middlewareOptions(repeatable)
      .post({ fields: row })) as GraphItem;
    return await readOne(site, list, made.id);
  } catch (thrown) {
    const status = statusOf(thrown);
    const taken = status >= 400 && status < 500 && ![401, 403, 404, 429].includes(status);
    if (taken && (await where(site, list, key as keyof Lists[L] & string, String(row[key as keyof Lists[L]] ?? ''))).length > 0) return 'alreadyThere';
    throw thrown;
  }
}

/** A 412 after a lost answer may be our own write: the item is read again and counts as saved when it says what we wrote. */
async function change<L extends ListName>(site: Access, list: L, id: number, etag: string, row: Partial<Lists[L]>): Promise<Item<Lists[L]> | 'conflict'> {
  try {
    await site.client
      .api(await site.path(list, `/${id}/fields`))
      .header('If-Match', etag)
      .patch(row);
  } catch (thrown) {
    if (statusOf(thrown) !== 412) throw thrown;
    const now = await readOne(site, list, id);
    const wanted = rowOf(list, row as Record<string, unknown>);
    return Object.keys(row).every((column) => now.row[column as keyof Lists[L]] === wanted[column as keyof Lists[L]]) ? now : 'conflict';
  }
  return await readOne(site, list, id);
}

async function history<L extends ListName>(site: Access, list: L, id: number): Promise<FormerItem<Lists[L]>[]> {
  const request = site.client.api(await site.path(list, `/${id}/versions`)).expand('fields');
  return (await everyItem(site.client, request.get())).map((version) => ({
    at: version.lastModifiedDateTime,
    by: who(version.lastModifiedBy),
    row: rowOf(list, version.fields ?? {}),
  }));
}

/** The items of a page and of those that follow it. */
async function everyItem(client: Client, first: Promise<unknown>): Promise<GraphItem[]> {
  const found: GraphItem[] = [];
  for (let page = (await first) as GraphPage; ; page = (await client.api(page['@odata.nextLink']).get()) as GraphPage) {
    found.push(...page.value);
    if (!page['@odata.nextLink']) return found;
  }
}

/** An OData string. The graph client puts queries into the address as they are, so the value is encoded here. */
const literal = (value: string) => `'${encodeURIComponent(value.replaceAll("'", "''"))}'`;

/** What is read of an item: every column of the list's row. */
export const columnsOf = (list: ListName) => ['Title', ...Object.keys(lists[list].columns)];
const who = (identity: GraphIdentity | undefined) => ({ oid: identity?.user?.id ?? '', name: identity?.user?.displayName ?? '' });

export function itemOf<L extends ListName>(list: L, item: GraphItem): Item<Lists[L]> {
  const etag = item['@odata.etag'] ?? item.eTag;
  if (!etag || !item.fields) throw new OutsideError('unexpected', `the list ${list} answered an item without fields`);
  return {
    id: Number(item.id),
    etag,
    createdAt: item.createdDateTime,
    createdBy: who(item.createdBy),
    changedAt: item.lastModifiedDateTime,
    changedBy: who(item.lastModifiedBy),
    row: rowOf(list, item.fields),
  };
}

/** Empty columns are simply absent in Graph's answer: they become '' , 0 or false by their kind. */
function rowOf<L extends ListName>(list: L, fields: Record<string, unknown>): Lists[L] {
  const row: Record<string, unknown> = { Title: text(fields['Title']) };
  for (const [name, column] of Object.entries(lists[list].columns as Record<string, Column>)) {
    const value = fields[name];
    if (column.kind === 'number') row[name] = typeof value === 'number' ? value : Number(value ?? 0);
    else if (column.kind === 'yesNo') row[name] = value === true;
    else row[name] = text(value);
  }
  return row as Lists[L];
}

const text = (value: unknown) => (typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value));
