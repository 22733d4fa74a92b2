// Files and folders. learn.microsoft.com/graph/api/resources/driveitem; each route's page has the method's name.

import { randomUUID } from 'node:crypto';
import type { TenantEvent } from '../store/events.ts';
import type { Item, List } from '../store/state.ts';
import {
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
  type Answer,
  type Call,
  type Route,
} from './call.ts';
import { driveItemEtag, driveItemOut } from './driveItem.ts';
import { fileFor, placeFor, walk, type Place } from './drives.ts';
import { etag, fieldsOut } from './fieldValues.ts';
import { expandedFields } from './itemQuery.ts';
import { arrival, changeFields, demandWrite, itemFor, itemOut } from './items.ts';
import { identity, writer } from './lists.ts';
import { childNamed, childrenOf, nameFault } from './paths.ts';
import { freeName, readConflict, saveFile, type Target } from './saveFile.ts';
import { demand } from './sites.ts';

const whole = (call: Call, place: Place) => ({ ...metadata('driveItem'), ...selected(driveItemOut(call, place), option(call, 'select')) });

/** Where a body that is sent here shall be saved. */
export function targetFor(call: Call): Target {
  const { library, item, rest } = walk(call);
  if (rest.length) return { library, parent: item, names: rest, replaces: undefined };
  if (!item) throw invalidRequest('The root cannot be written.');
  return { library, parent: item.file?.parent ? library.list.items.get(item.file.parent) : undefined, names: [], replaces: item };
}

export function checkFileMatch(call: Call, item: Item | undefined): void {
  const wanted = call.headers.get('if-match');
  if (item && wanted !== null && wanted !== '*' && wanted !== driveItemEtag(item) && wanted !== etag(item))
    throw new GraphProblem(412, 'resourceModified', "ETag does not match current item's value");
}

/** learn.microsoft.com/graph/api/driveitem-put-content : 4 MB is the smallest limit that page has had. */
const mostInOne = 4 * 1024 * 1024;

function putContent(call: Call): Answer {
  if (call.bytes.length > mostInOne) throw new GraphProblem(413, 'invalidRequest', 'The request is too large. Use an upload session.');
  const target = targetFor(call);
  checkFileMatch(call, target.replaces);
  const conflict = readConflict(call.url.searchParams.get('@microsoft.graph.conflictBehavior'), 'replace');
  const { made, item } = saveFile(call.services, call.caller, target, call.bytes, conflict);
  return { status: made ? 201 : 200, body: whole(call, { ...target.library, item }) };
}

function makeFolder(call: Call): Answer {
  const { site, list, item: parent } = placeFor(call);
  const body = json(call);
  const name = body['name'];
  if (typeof name !== 'string' || typeof body['folder'] !== 'object') throw invalidRequest("A folder needs 'name' and 'folder'");
  const fault = nameFault(name);
  if (fault) throw invalidRequest(fault);
  demand(call, site, list, 'addItems');
  const conflict = readConflict(body['@microsoft.graph.conflictBehavior'], 'fail');
  const there = childNamed(list, parent?.id ?? 0, name);
  if (there && conflict === 'replace') return ok(whole(call, { site, list, item: there }));
  if (there && conflict === 'fail') throw new GraphProblem(409, 'nameAlreadyExists', 'Name already exists');
  const { store, clock } = call.services;
  const id = list.nextId;
  const file = { name: there ? freeName({ site, list }, parent?.id ?? 0, name) : name, parent: parent?.id ?? 0 };
  store.commit(...arrival(site, call.caller.oid), { type: 'item', list: list.id, id, uniqueId: randomUUID(), fields: {}, file, ...writer(call.caller, clock) });
  return created(whole(call, { site, list, item: list.items.get(id) }));
}

function rename(call: Call): Answer {
  const { site, list, item } = fileFor(call);
  demandWrite(call, site, list, item, 'editItems');
  checkFileMatch(call, item);
  const { name, ...others } = json(call);
  if (typeof name !== 'string' || Object.keys(others).length) throw new GraphProblem(400, 'notSupported', 'Only the name can be changed here.');
  const fault = nameFault(name);
  if (fault) throw invalidRequest(fault);
  const there = childNamed(list, item.file?.parent ?? 0, name);
  if (there && there !== item) throw new GraphProblem(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent.');
  call.services.store.commit({ type: 'itemChanged', list: list.id, id: item.id, fields: {}, file: { name }, ...writer(call.caller, call.services.clock) });
  return ok(whole(call, { site, list, item }));
}

/** learn.microsoft.com/graph/api/driveitem-permanentdelete : past the recycle bin, versions and all. */
const removeForEver = (call: Call): Answer => remove(call, true);

function remove(call: Call, permanent = false): Answer {
  const { site, list, item } = fileFor(call);
  demandWrite(call, site, list, item, 'deleteItems');
  checkFileMatch(call, item);
  const stamps = writer(call.caller, call.services.clock);
  call.services.store.commit(
    ...withDescendants(list, item).map((gone): TenantEvent => ({ type: 'itemDeleted', list: list.id, id: gone.id, permanent, ...stamps })),
  );
  return noContent;
}

const withDescendants = (list: List, item: Item): Item[] => [...childrenOf(list, item.id).flatMap((child) => withDescendants(list, child)), item];

const at = '/drives/{drive-id}/items/{driveItem-id}';
export const fileRoutes: readonly Route[] = [
  {
    on: `GET ${at}`,
    answer(call) {
      const place = placeFor(call);
      return { ...ok(whole(call, place)), ...(place.item ? { headers: { ETag: driveItemEtag(place.item) } } : {}) };
    },
  },
  { on: `PATCH ${at}`, answer: rename },
  { on: `DELETE ${at}`, answer: (call) => remove(call) },
  { on: `POST ${at}/permanentDelete`, answer: removeForEver },
  {
    on: `GET ${at}/children`,
    answer(call) {
      const { site, list, item: parent } = placeFor(call);
      const { rows, link } = paged(call, childrenOf(list, parent?.id ?? 0), 200, 5_000);
      return ok({
        ...metadata('Collection(driveItem)'),
        ...link,
        value: rows.map((item) => selected(driveItemOut(call, { site, list, item }), option(call, 'select'))),
      });
    },
  },
  { on: `POST ${at}/children`, answer: makeFolder },
  {
    on: `GET ${at}/content`,
    answer(call) {
      const place = fileFor(call);
      const address = driveItemOut(call, place)['@microsoft.graph.downloadUrl'];
      if (typeof address !== 'string') throw notFound('A folder has no content.');
      return { status: 302, headers: { Location: address } };
    },
  },
  { on: `PUT ${at}/content`, answer: putContent },
  {
    on: `GET ${at}/listItem`,
    answer(call) {
      const { site, list, item } = fileFor(call);
      return ok({ ...metadata('listItem'), ...itemOut(call, site, list, item, expandedFields(call)) });
    },
  },
  {
    on: `GET ${at}/listItem/fields`,
    answer(call) {
      const { site, list, item } = fileFor(call);
      return ok({ ...metadata('fieldValueSet'), ...fieldsOut(site, list, item, option(call, 'select')?.split(',')) });
    },
  },
  {
    on: `PATCH ${at}/listItem/fields`,
    answer(call) {
      const { site, list, item } = fileFor(call);
      changeFields(call, site, list, item, json(call));
      return ok({ ...metadata('fieldValueSet'), ...fieldsOut(site, list, item) });
    },
  },
  {
    on: `GET ${at}/versions`,
    answer(call) {
      const { site, list, item } = fileFor(call);
      demand(call, site, list, 'viewVersions');
      const { state } = call.services.store;
      const value = item.versions.toReversed().map(({ label, at: time, by, content }) => ({
        id: label,
        lastModifiedDateTime: time,
        lastModifiedBy: identity(state, by),
        ...(content ? { size: content.size } : {}),
      }));
      return ok({ ...metadata('Collection(driveItemVersion)'), value });
    },
  },
  {
    on: 'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/driveItem',
    answer: (call) => ok(whole(call, driveItemOfList(call))),
  },
];

function driveItemOfList(call: Call): Place {
  const { site, list, item } = itemFor(call);
  if (!item.file) throw notFound('The item has no file.');
  return { site, list, item };
}
