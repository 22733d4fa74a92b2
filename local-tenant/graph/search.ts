// Searching a drive and searching everywhere; only what the person may read is found.
// learn.microsoft.com/graph/api/driveitem-search, learn.microsoft.com/graph/api/search-query. Found at once: the real index lags.

import type { Services } from '../services.ts';
import { may } from '../store/rights.ts';
import type { Item, List } from '../store/state.ts';
import { GraphProblem, json, metadata, ok, option, paged, selected, type Call, type Route } from './call.ts';
import { driveItemOut } from './driveItem.ts';
import { placeFor } from './drives.ts';
import { itemOut, visible } from './items.ts';
import { filePath } from './paths.ts';

/** Every word sought stands in the name, a column or the text of the item. */
function meets(services: Services, item: Item, sought: string): boolean {
  const text = [item.file?.name ?? '', ...Object.values(item.fields).map(String), contentText(services, item)].join('\n').toLowerCase();
  const words = sought.toLowerCase().replace(/["*]/g, ' ').split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => text.includes(word));
}

function contentText({ store }: Services, item: Item): string {
  const content = item.file?.content;
  return content && /^text\/|json$/.test(content.mimeType) ? new TextDecoder().decode(store.blobs.read(content.sha256)) : '';
}

const below = (list: List, item: Item, folder: Item | undefined): boolean =>
  !folder ||
  filePath(list, item)
    .join('/')
    .startsWith(`${filePath(list, folder).join('/')}/`);

type SearchRequest = { entityTypes?: string[]; query?: { queryString?: string }; from?: number; size?: number };

function hitsOf(call: Call, request: SearchRequest): Record<string, unknown> {
  const types = request.entityTypes ?? [];
  if (!types.length || types.some((type) => type !== 'listItem' && type !== 'driveItem'))
    throw new GraphProblem(400, 'BadRequest', 'Only the entity types listItem and driveItem are supported.');
  const sought = request.query?.queryString ?? '';
  const { services } = call;
  const found: { id: string; resource: Record<string, unknown> }[] = [];
  for (const list of services.store.state.lists.values()) {
    const site = services.store.state.sites.get(list.siteId);
    const library = list.template === 'documentLibrary';
    if (!site || !types.includes(library ? 'driveItem' : 'listItem') || !may(site, list, call.caller.oid, 'viewItems')) continue;
    for (const item of [...list.items.values()].filter(visible(site, list, call.caller.oid))) {
      if (!meets(services, item, sought)) continue;
      const resource = library
        ? { '@odata.type': '#microsoft.graph.driveItem', ...driveItemOut(call, { site, list, item }) }
        : { '@odata.type': '#microsoft.graph.listItem', ...itemOut(call, site, list, item, undefined) };
      found.push({ id: item.uniqueId, resource });
    }
  }
  const from = request.from ?? 0;
  const page = found.slice(from, from + (request.size ?? 25));
  const hits = page.map(({ id, resource }, i) => ({ hitId: id, rank: from + i + 1, summary: '', resource }));
  return { searchTerms: sought.split(/\s+/), hitsContainers: [{ hits, total: found.length, moreResultsAvailable: found.length > from + page.length }] };
}

export const searchRoutes: readonly Route[] = [
  {
    on: "GET /drives/{drive-id}/items/{driveItem-id}/search(q='{q}')",
    answer(call) {
      const { site, list, item: folder } = placeFor(call);
      const sought = (call.params['q'] ?? '').replaceAll("''", "'");
      const found = [...list.items.values()].filter((item) => below(list, item, folder) && meets(call.services, item, sought));
      const { rows, link } = paged(call, found, 200, 200);
      return ok({
        ...metadata('Collection(driveItem)'),
        ...link,
        value: rows.map((item) => selected(driveItemOut(call, { site, list, item }), option(call, 'select'))),
      });
    },
  },
  {
    on: 'POST /search/query',
    answer(call) {
      const { requests } = json(call) as { requests?: SearchRequest[] };
      if (!Array.isArray(requests) || requests.length !== 1) throw new GraphProblem(400, 'BadRequest', 'Exactly one search request is supported.');
      return ok({ ...metadata('Collection(microsoft.graph.searchResponse)'), value: requests.map((request) => hitsOf(call, request)) });
    },
  },
];
