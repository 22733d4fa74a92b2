// What has changed in a list since a token. learn.microsoft.com/graph/api/listitem-delta
// A token names the tenant's epoch, how far the reader has come, and where its round began.

import type { Item, List } from '../store/state.ts';
import { GraphProblem, graphBase, metadata, ok, option, type Call, type Route } from './call.ts';
import { expandedFields } from './itemQuery.ts';
import { itemOut, visible } from './items.ts';
import { listFor } from './lists.ts';

type Reach = { cursor: number; start: number };
type Change = { seq: number; item: Item } | { seq: number; deleted: number };

const pageSize = 200;

function readReach(call: Call, token: string | null): Reach {
  const { state } = call.services.store;
  if (token === null) return { cursor: 0, start: state.seq };
  if (token === 'latest') return { cursor: state.seq, start: state.seq };
  const [epoch, cursor, start] = Buffer.from(token, 'base64url').toString().split(';');
  const resync = call.services.faults.meet(call.method, call.url.pathname, ['resync']) !== undefined;
  if (resync || epoch !== state.epoch || !(Number(cursor) <= state.seq)) {
    const anew = new URL(call.url);
    anew.searchParams.delete('token');
    throw new GraphProblem(410, 'resyncChangesApplyDifferences', 'Resync required. Replace any local items with the server’s version.', {
      headers: { Location: anew.href },
    });
  }
  return { cursor: Number(cursor), start: Number(start) };
}

function changesSince(call: Call, list: List, { cursor, start }: Reach): Change[] {
  const { site } = listFor(call);
  const see = visible(site, list, call.caller.oid);
  const changed: Change[] = [...list.items.values()].flatMap((item) => (item.seq > cursor && see(item) ? [{ seq: item.seq, item }] : []));
  const deleted: Change[] = [...list.deleted].flatMap(([id, { seq }]) => (seq > Math.max(cursor, start) ? [{ seq, deleted: id }] : []));
  return [...changed, ...deleted].toSorted((a, b) => a.seq - b.seq);
}

export const deltaRoutes: readonly Route[] = [
  {
    on: 'GET /sites/{site-id}/lists/{list-id}/items/delta',
    answer(call) {
      const { site, list } = listFor(call);
      const { state } = call.services.store;
      const reach = readReach(call, call.url.searchParams.get('token'));
      const changes = changesSince(call, list, reach);
      const size = Number(option(call, 'top') ?? pageSize);
      const page = changes.slice(0, size);
      const more = changes.length > size;
      const next = new URL(`${graphBase}/sites/${site.id}/lists/${list.id}/items/delta`);
      for (const [name, value] of call.url.searchParams) if (name !== 'token') next.searchParams.set(name, value);
      const [cursor, start] = more ? [page.at(-1)?.seq ?? 0, reach.start] : [state.seq, state.seq];
      next.searchParams.set('token', Buffer.from(`${state.epoch};${cursor};${start}`).toString('base64url'));
      const fields = expandedFields(call);
      return ok({
        ...metadata('Collection(listItem)'),
        [more ? '@odata.nextLink' : '@odata.deltaLink']: next.href,
        value: page.map((change) =>
          'item' in change
            ? itemOut(call, site, list, change.item, fields)
            : { id: String(change.deleted), parentReference: { id: list.id, siteId: site.id }, deleted: { state: 'deleted' } },
        ),
      });
    },
  },
];
