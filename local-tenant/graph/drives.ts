// Drives: document libraries seen as file trees. learn.microsoft.com/graph/api/resources/drive

import { may } from '../store/rights.ts';
import type { Item, List, Site } from '../store/state.ts';
import { driveOwner, parts } from './address.ts';
import { accessDenied, metadata, notFound, ok, option, selected, type Call, type Route } from './call.ts';
import { identity, listFor, listOut, listsOf, listUrl } from './lists.ts';
import { childNamed, driveId, driveItemId, rootId } from './paths.ts';
import { admitSite, siteFor } from './sites.ts';

export type Library = { site: Site; list: List };
/** A place in a library: `item` undefined = the root. */
export type Place = Library & { item: Item | undefined };

/** The library of `drive-id`. Throws 404, or 403 when the person may not see what is in it. */
export function libraryFor(call: Call): Library {
  const key = call.params['drive-id'] ?? '';
  const owner = driveOwner(key);
  if (owner) return owner.list ? ofList(call, owner) : ofSite(call, owner.site);
  const { state } = call.services.store;
  const list = [...state.lists.values()].find((candidate) => candidate.template === 'documentLibrary' && driveId(candidate) === key);
  const site = list && state.sites.get(list.siteId);
  if (!list || !site) throw notFound();
  admitSite(call, site);
  if (!may(site, list, call.caller.oid, 'viewItems')) throw accessDenied();
  return { site, list };
}

function ofList(call: Call, { site, list }: { site: string; list: string }): Library {
  const found = listFor({ ...call, params: { 'site-id': site, 'list-id': list } });
  if (found.list.template !== 'documentLibrary') throw notFound('The list has no drive.');
  return found;
}

/** A site's own drive is the library it was made with. */
function ofSite(call: Call, key: string): Library {
  const site = siteFor({ ...call, params: { 'site-id': key } });
  const list = listsOf(call.services.store.state, site).find((candidate) => candidate.name === 'Shared Documents');
  if (!list) throw notFound();
  if (!may(site, list, call.caller.oid, 'viewItems')) throw accessDenied();
  return { site, list };
}

/** Goes from the root or an item down the names. Answers how far it came: `rest` names are not there. */
export function walk(call: Call): { library: Library; item: Item | undefined; rest: string[] } {
  const library = libraryFor(call);
  const { start, names } = parts(call.params['driveItem-id'] ?? '');
  let item =
    start === 'root' || start === rootId(library.list)
      ? undefined
      : [...library.list.items.values()].find((candidate) => driveItemId(library.list, candidate.uniqueId) === start);
  if (!item && start !== 'root' && start !== rootId(library.list)) throw notFound();
  for (let depth = 0; depth < names.length; depth++) {
    const next = childNamed(library.list, item?.id ?? 0, names[depth] ?? '');
    if (!next) return { library, item, rest: names.slice(depth) };
    item = next;
  }
  return { library, item, rest: [] };
}

export function placeFor(call: Call): Place {
  const { library, item, rest } = walk(call);
  if (rest.length) throw notFound();
  return { ...library, item };
}

/** A file or folder that is not the root. */
export function fileFor(call: Call): Library & { item: Item } {
  const { item, ...library } = placeFor(call);
  if (!item) throw notFound('The root has no such property.');
  return { ...library, item };
}

function driveOut(call: Call, { site, list }: Library): Record<string, unknown> {
  const { state } = call.services.store;
  return {
    id: driveId(list),
    name: list.displayName,
    description: list.description,
    driveType: 'documentLibrary',
    webUrl: listUrl(site, list),
    createdDateTime: list.createdAt,
    lastModifiedDateTime: list.changedAt,
    createdBy: identity(state, list.createdBy),
    owner: identity(state, list.createdBy),
  };
}

const one = (call: Call, library: Library) => ok({ ...metadata('drives/$entity'), ...selected(driveOut(call, library), option(call, 'select')) });

export const driveRoutes: readonly Route[] = [
  { on: 'GET /sites/{site-id}/drive', answer: (call) => one(call, ofSite(call, call.params['site-id'] ?? '')) },
  {
    on: 'GET /sites/{site-id}/drives',
    answer(call) {
      const site = siteFor(call);
      const libraries = listsOf(call.services.store.state, site).filter(
        (list) => list.template === 'documentLibrary' && may(site, list, call.caller.oid, 'viewItems'),
      );
      return ok({ ...metadata('drives'), value: libraries.map((list) => selected(driveOut(call, { site, list }), option(call, 'select'))) });
    },
  },
  {
    on: 'GET /sites/{site-id}/lists/{list-id}/drive',
    answer: (call) => one(call, ofList(call, { site: call.params['site-id'] ?? '', list: call.params['list-id'] ?? '' })),
  },
  { on: 'GET /drives/{drive-id}', answer: (call) => one(call, libraryFor(call)) },
  {
    on: 'GET /drives/{drive-id}/list',
    answer(call) {
      const { site, list } = libraryFor(call);
      return ok({ ...metadata('lists/$entity'), ...selected(listOut(call.services.store.state, site, list), option(call, 'select')) });
    },
  },
];
