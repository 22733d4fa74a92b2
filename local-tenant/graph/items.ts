// List items and their versions. learn.microsoft.com/graph/api/resources/listitem, listitemversion

import { randomUUID } from 'node:crypto';
import type { TenantEvent } from '../store/events.ts';
import { may, right, rightsOf, userPrincipal } from '../store/rights.ts';
import type { FieldValue, Item, ItemVersion, List, Site } from '../store/state.ts';
import {
  accessDenied,
  created,
  GraphProblem,
  invalidRequest,
  json,
  metadata,
  noContent,
  notFound,
  ok,
  option,
  paged,
  selected,
  type Call,
  type Route,
} from './call.ts';
import { checkUnique, etag, fieldsOut, readFields, versionFields } from './fieldValues.ts';
import { expandedFields, queried } from './itemQuery.ts';
import { identity, listFor, listUrl, writer } from './lists.ts';
import { filePath } from './paths.ts';
import { demand } from './sites.ts';

/** ReadSecurity 2 hides other people's items from everyone without "Override list behaviors". */
export function visible(site: Site, list: List, oid: string): (item: Item) => boolean {
  const all = list.readSecurity !== 2 || (rightsOf(site, list, oid) & right.cancelCheckout) !== 0n;
  return (item) => all || item.createdBy === oid;
}

/** WriteSecurity 2 = only own items, 4 = none; passed by the same right. */
export function demandWrite(call: Call, site: Site, list: List, item: Item, wanted: 'editItems' | 'deleteItems'): void {
  demand(call, site, list, wanted);
  const open = list.writeSecurity === 1 || may(site, list, call.caller.oid, 'cancelCheckout');
  if (!open && !(list.writeSecurity === 2 && item.createdBy === call.caller.oid)) throw accessDenied();
}

export function itemFor(call: Call): { site: Site; list: List; item: Item } {
  const { site, list } = listFor(call);
  const item = list.items.get(Number(call.params['listItem-id']));
  if (!item || !visible(site, list, call.caller.oid)(item)) throw notFound('The specified item was not found');
  return { site, list, item };
}

/** Throws 412 when If-Match names another state. learn.microsoft.com/graph/api/listitem-update */
export function checkMatch(call: Call, item: Item): void {
  const wanted = call.headers.get('if-match');
  if (wanted !== null && wanted !== '*' && wanted !== etag(item)) throw new GraphProblem(412, 'notAllowed', "ETag does not match current item's value");
}

/** The user gets its number in the site with its first write. */
export function arrival(site: Site, oid: string): TenantEvent[] {
  if (userPrincipal(site, oid)) return [];
  return [{ type: 'siteUser', site: site.id, id: Math.max(...site.principals.keys(), 9) + 1, oid }];
}

export function itemOut(call: Call, site: Site, list: List, item: Item, fields: readonly string[] | true | undefined): Record<string, unknown> {
  const { state } = call.services.store;
  return {
    '@odata.etag': etag(item),
    id: String(item.id),
    eTag: etag(item),
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.changedAt,
    webUrl: item.file ? `${listUrl(site, list)}/${filePath(list, item).map(encodeURIComponent).join('/')}` : `${listUrl(site, list)}/${item.id}_.000`,
    createdBy: identity(state, item.createdBy),
    lastModifiedBy: identity(state, item.changedBy),
    parentReference: { id: list.id, siteId: site.id },
    contentType: contentType(item),
    ...(fields ? { fields: fieldsOut(site, list, item, fields === true ? undefined : fields) } : {}),
  };
}

function contentType(item: Item): { id: string; name: string } {
  if (!item.file) return { id: '0x0100', name: 'Item' };
  return item.file.content ? { id: '0x010100', name: 'Document' } : { id: '0x012000', name: 'Folder' };
}

const context = (list: List, rest: string) => metadata(`sites('${list.siteId}')/lists('${list.id}')/items${rest}`);
const whole = (call: Call, site: Site, list: List, item: Item, fields: readonly string[] | true | undefined) => ({
  ...context(list, '/$entity'),
  ...selected(itemOut(call, site, list, item, fields), withFields(option(call, 'select'))),
});
/** What was expanded stays, whatever $select says of the item's own properties. */
const withFields = (select: string | undefined) => (select === undefined ? undefined : `${select},fields`);

function addItem(call: Call): { site: Site; list: List; item: Item } {
  const { site, list } = listFor(call);
  demand(call, site, list, 'addItems');
  if (list.template === 'documentLibrary') throw invalidRequest('To add an item to a document library, upload a file or make a folder through its drive.');
  const fields = readFields(list, json(call)['fields'] ?? {});
  checkUnique(list, fields, undefined);
  const { store, clock } = call.services;
  const id = list.nextId;
  store.commit(...arrival(site, call.caller.oid), {
    type: 'item',
    list: list.id,
    id,
    uniqueId: randomUUID(),
    fields: present(fields),
    ...writer(call.caller, clock),
  });
  return { site, list, item: list.items.get(id) as Item };
}

const present = (fields: Record<string, FieldValue | null>) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

/** Writes columns of an item or a file; the eTag is checked first, so that a refused write changes nothing. */
export function changeFields(call: Call, site: Site, list: List, item: Item, body: unknown): void {
  demandWrite(call, site, list, item, 'editItems');
  checkMatch(call, item);
  const fields = readFields(list, body);
  checkUnique(list, fields, item.id);
  call.services.store.commit(...arrival(site, call.caller.oid), {
    type: 'itemChanged',
    list: list.id,
    id: item.id,
    fields,
    ...writer(call.caller, call.services.clock),
  });
}

function versionOut(call: Call, version: ItemVersion): Record<string, unknown> {
  const fields = expandedFields(call);
  return {
    id: version.label,
    lastModifiedDateTime: version.at,
    lastModifiedBy: identity(call.services.store.state, version.by),
    ...(fields ? { fields: versionFields(version.fields, version) } : {}),
  };
}

const at = '/sites/{site-id}/lists/{list-id}/items';
export const itemRoutes: readonly Route[] = [
  {
    on: `GET ${at}`,
    answer(call) {
      const { site, list } = listFor(call);
      const items = queried(call, site, list, [...list.items.values()].filter(visible(site, list, call.caller.oid)));
      const { rows, link } = paged(call, items, 200, 5_000);
      const fields = expandedFields(call);
      return ok({
        ...context(list, ''),
        ...link,
        value: rows.map((item) => selected(itemOut(call, site, list, item, fields), withFields(option(call, 'select')))),
      });
    },
  },
  {
    on: `POST ${at}`,
    answer(call) {
      const { site, list, item } = addItem(call);
      return { ...created(whole(call, site, list, item, true)), headers: { ETag: etag(item) } };
    },
  },
  {
    on: `GET ${at}/{listItem-id}`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      return { ...ok(whole(call, site, list, item, expandedFields(call))), headers: { ETag: etag(item) } };
    },
  },
  {
    on: `PATCH ${at}/{listItem-id}`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      changeFields(call, site, list, item, json(call)['fields']);
      return { ...ok(whole(call, site, list, item, true)), headers: { ETag: etag(item) } };
    },
  },
  {
    on: `DELETE ${at}/{listItem-id}`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      demandWrite(call, site, list, item, 'deleteItems');
      checkMatch(call, item);
      call.services.store.commit({ type: 'itemDeleted', list: list.id, id: item.id, ...writer(call.caller, call.services.clock) });
      return noContent;
    },
  },
  {
    on: `GET ${at}/{listItem-id}/fields`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      return ok({ ...context(list, `('${item.id}')/fields/$entity`), ...fieldsOut(site, list, item, option(call, 'select')?.split(',')) });
    },
  },
  {
    on: `PATCH ${at}/{listItem-id}/fields`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      changeFields(call, site, list, item, json(call));
      return { ...ok({ ...context(list, `('${item.id}')/fields/$entity`), ...fieldsOut(site, list, item) }), headers: { ETag: etag(item) } };
    },
  },
  {
    on: `GET ${at}/{listItem-id}/versions`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      demand(call, site, list, 'viewVersions');
      return ok({ ...context(list, `('${item.id}')/versions`), value: item.versions.map((version) => versionOut(call, version)).toReversed() });
    },
  },
  {
    on: `GET ${at}/{listItem-id}/versions/{listItemVersion-id}`,
    answer(call) {
      const { site, list, item } = itemFor(call);
      demand(call, site, list, 'viewVersions');
      const version = item.versions.find(({ label }) => label === call.params['listItemVersion-id']);
      if (!version) throw notFound('The specified version was not found');
      return ok({ ...context(list, `('${item.id}')/versions/$entity`), ...versionOut(call, version) });
    },
  },
];
