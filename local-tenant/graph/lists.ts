// Lists and libraries. learn.microsoft.com/graph/api/resources/list

import { randomUUID } from 'node:crypto';
import type { Caller } from '../services.ts';
import { firstView, libraryColumns, listColumns } from '../store/columns.ts';
import type { TenantEvent } from '../store/events.ts';
import { stamp } from '../store/foundation.ts';
import { may } from '../store/rights.ts';
import type { Column, List, Site, TenantState } from '../store/state.ts';
import { accessDenied, created, GraphProblem, invalidRequest, json, metadata, notFound, ok, option, paged, selected, type Call, type Route } from './call.ts';
import { readColumn } from './columnDefinition.ts';
import { demand, siteFor, siteUrl } from './sites.ts';

/** The list of `list-id` (id or title) in its site. Throws 404, or 403 when the person may not see its items. */
export function listFor(call: Call): { site: Site; list: List } {
  const site = siteFor(call);
  const key = (call.params['list-id'] ?? '').toLowerCase();
  const list = listsOf(call.services.store.state, site).find((candidate) => candidate.id === key || candidate.displayName.toLowerCase() === key);
  if (!list) throw notFound('The specified list was not found');
  if (!may(site, list, call.caller.oid, 'viewItems')) throw accessDenied();
  return { site, list };
}

export const listsOf = (state: TenantState, site: Site): List[] => [...state.lists.values()].filter((list) => list.siteId === site.id);

export const listUrl = (site: Site, list: List) => `${siteUrl(site)}${list.template === 'documentLibrary' ? '' : '/Lists'}/${encodeURIComponent(list.name)}`;

/** What stamps say of a person. learn.microsoft.com/graph/api/resources/identityset */
export function identity(state: TenantState, oid: string): Record<string, unknown> {
  const user = state.users.get(oid);
  return { user: { id: oid, displayName: user?.displayName ?? '', email: user?.mail ?? '' } };
}

export function listOut(state: TenantState, site: Site, list: List): Record<string, unknown> {
  const changed = Date.parse(list.changedAt) / 1000;
  return {
    '@odata.etag': `"${list.id},${changed}"`,
    id: list.id,
    name: list.name,
    displayName: list.displayName,
    description: list.description,
    webUrl: listUrl(site, list),
    createdDateTime: list.createdAt,
    lastModifiedDateTime: list.changedAt,
    eTag: `"${list.id},${changed}"`,
    createdBy: identity(state, list.createdBy),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: false, template: list.template },
  };
}

/** The address segment SharePoint makes of a title. */
function nameFrom(title: string, taken: readonly string[]): string {
  const name = title.replace(/["*:<>?/\\|#%&{}~]/g, '').trim();
  for (let n = 0; ; n++) {
    const candidate = n ? `${name}${n}` : name;
    if (!taken.includes(candidate.toLowerCase())) return candidate;
  }
}

function makeList(call: Call): List {
  const site = siteFor(call);
  demand(call, site, undefined, 'manageLists');
  const body = json(call);
  const { store, clock } = call.services;
  // microsoftgraph/microsoft-graph-docs#3799
  if ('name' in body) throw invalidRequest("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'");
  const title = body['displayName'];
  const template = (body['list'] as { template?: unknown } | undefined)?.template ?? 'genericList';
  if (typeof title !== 'string' || !title.trim()) throw invalidRequest("'displayName' is required");
  if (template !== 'genericList' && template !== 'documentLibrary') throw invalidRequest(`The list template '${String(template)}' is not supported`);
  const there = listsOf(store.state, site);
  if (there.some((list) => list.displayName.toLowerCase() === title.toLowerCase()))
    throw new GraphProblem(409, 'nameAlreadyExists', 'The specified name is already in use.');
  const id = randomUUID();
  const columns: Column[] = [...(template === 'documentLibrary' ? libraryColumns() : listColumns())];
  for (const column of (body['columns'] as unknown[] | undefined) ?? []) columns.push(readColumn(column, columns));
  const list: TenantEvent = {
    type: 'list',
    id,
    site: site.id,
    name: nameFrom(
      title,
      there.map((other) => other.name.toLowerCase()),
    ),
    displayName: title,
    description: String(body['description'] ?? ''),
    template,
    ...writer(call.caller, clock),
  };
  store.commit(list, ...columns.map((column): TenantEvent => ({ type: 'column', list: id, column })), { type: 'view', list: id, view: firstView(template) });
  return store.state.lists.get(id) as List;
}

/** The stamps of a write: the person of the token and the tenant's time, never anything the client sent. */
export const writer = (caller: Caller, clock: { now(): Date }) => ({ by: caller.oid, at: stamp(clock.now()) });

function changeList(call: Call): List {
  const { site, list } = listFor(call);
  demand(call, site, list, 'manageLists');
  const set: { displayName?: string; description?: string } = {};
  for (const [name, value] of Object.entries(json(call))) {
    if ((name !== 'displayName' && name !== 'description') || typeof value !== 'string') throw invalidRequest(`The property '${name}' cannot be changed`);
    set[name] = value;
  }
  const { store, clock } = call.services;
  if (listsOf(store.state, site).some((other) => other !== list && other.displayName.toLowerCase() === set.displayName?.toLowerCase()))
    throw new GraphProblem(409, 'nameAlreadyExists', 'The specified name is already in use.');
  store.commit({ type: 'listChanged', list: list.id, at: stamp(clock.now()), set });
  return list;
}

export const listRoutes: readonly Route[] = [
  {
    on: 'GET /sites/{site-id}/lists',
    answer(call) {
      const site = siteFor(call);
      const { state } = call.services.store;
      const seen = listsOf(state, site).filter((list) => may(site, list, call.caller.oid, 'viewItems'));
      const { rows, link } = paged(call, seen, 200, 5_000);
      return ok({ ...metadata(`sites('${site.id}')/lists`), ...link, value: rows.map((list) => selected(listOut(state, site, list), option(call, 'select'))) });
    },
  },
  { on: 'POST /sites/{site-id}/lists', answer: (call) => created(whole(call, makeList(call))) },
  {
    on: 'GET /sites/{site-id}/lists/{list-id}',
    answer(call) {
      const { site, list } = listFor(call);
      return ok({ ...metadata(`sites('${site.id}')/lists/$entity`), ...selected(listOut(call.services.store.state, site, list), option(call, 'select')) });
    },
  },
  { on: 'PATCH /sites/{site-id}/lists/{list-id}', answer: (call) => ok(whole(call, changeList(call))) },
];

function whole(call: Call, list: List): Record<string, unknown> {
  const { state } = call.services.store;
  const site = state.sites.get(list.siteId) as Site;
  return { ...metadata(`sites('${site.id}')/lists/$entity`), ...listOut(state, site, list) };
}
