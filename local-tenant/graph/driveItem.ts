// A file or folder as Graph shows it. learn.microsoft.com/graph/api/resources/driveitem

import type { Item, List, Site } from '../store/state.ts';
import type { Call } from './call.ts';
import { downloadUrl } from './downloads.ts';
import type { Place } from './drives.ts';
import { identity, listUrl } from './lists.ts';
import { childrenOf, driveId, driveItemId, filePath, rootId } from './paths.ts';

export const driveItemEtag = (item: Item) => `"{${item.uniqueId.toUpperCase()}},${item.counter}"`;

export function driveItemOut(call: Call, { site, list, item }: Place): Record<string, unknown> {
  return item?.file ? { ...common(call, site, list, item), ...facets(call, site, list, item) } : rootOut(site, list);
}

function rootOut(site: Site, list: List): Record<string, unknown> {
  return {
    id: rootId(list),
    name: 'root',
    webUrl: listUrl(site, list),
    createdDateTime: list.createdAt,
    lastModifiedDateTime: list.changedAt,
    size: sizeOf(list, 0),
    parentReference: { driveType: 'documentLibrary', driveId: driveId(list), siteId: site.id },
    fileSystemInfo: { createdDateTime: list.createdAt, lastModifiedDateTime: list.changedAt },
    folder: { childCount: childrenOf(list, 0).length },
    root: {},
  };
}

function common(call: Call, site: Site, list: List, item: Item): Record<string, unknown> {
  const { state } = call.services.store;
  const path = filePath(list, item);
  const parent = list.items.get(item.file?.parent ?? 0);
  return {
    id: driveItemId(list, item.uniqueId),
    name: item.file?.name,
    eTag: driveItemEtag(item),
    cTag: `"c:{${item.uniqueId.toUpperCase()}},${item.counter}"`,
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.changedAt,
    webUrl: `${listUrl(site, list)}/${path.map(encodeURIComponent).join('/')}`,
    createdBy: identity(state, item.createdBy),
    lastModifiedBy: identity(state, item.changedBy),
    parentReference: {
      driveType: 'documentLibrary',
      driveId: driveId(list),
      id: parent ? driveItemId(list, parent.uniqueId) : rootId(list),
      name: parent?.file?.name ?? list.name,
      path: ['', 'drives', driveId(list), 'root:', ...path.slice(0, -1)].join('/'),
      siteId: site.id,
    },
    fileSystemInfo: { createdDateTime: item.createdAt, lastModifiedDateTime: item.changedAt },
  };
}

/** SharePoint gives quickXorHash and no other hash. The download address needs no token and lives an hour. */
function facets(call: Call, site: Site, list: List, item: Item): Record<string, unknown> {
  const content = item.file?.content;
  if (!content) return { folder: { childCount: childrenOf(list, item.id).length }, size: sizeOf(list, item.id) };
  return {
    '@microsoft.graph.downloadUrl': downloadUrl(site, item, call.services.clock.now()),
    size: content.size,
    file: { mimeType: content.mimeType, hashes: { quickXorHash: content.quickXorHash } },
  };
}

function sizeOf(list: List, folder: number): number {
  return childrenOf(list, folder).reduce((sum, item) => sum + (item.file?.content?.size ?? sizeOf(list, item.id)), 0);
}
