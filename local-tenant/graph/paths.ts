// Where files and folders of a library stand: names, keys and lookups.

import { createHash } from 'node:crypto';
import type { Item, List } from '../store/state.ts';

/** The names from the library's root down to the file or folder. */
export function filePath(list: List, item: Item): string[] {
  const place = item.file;
  if (!place) return [];
  const parent = place.parent === 0 ? undefined : list.items.get(place.parent);
  return [...(parent ? filePath(list, parent) : []), place.name];
}

/** What lies in a folder (0 = the root), by name. */
export function childrenOf(list: List, parent: number): Item[] {
  return [...list.items.values()]
    .filter((item) => item.file?.parent === parent)
    .toSorted((a, b) => (a.file?.name ?? '').localeCompare(b.file?.name ?? '', 'sv'));
}

/** SharePoint's names ignore case. */
export function childNamed(list: List, parent: number, name: string): Item | undefined {
  const wanted = name.toLowerCase();
  for (const item of list.items.values()) if (item.file?.parent === parent && item.file.name.toLowerCase() === wanted) return item;
  return undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 01 and 32 characters, as drive items are called. */
export function driveItemId(list: List, uniqueId: string): string {
  const hash = createHash('sha256').update(`${list.id} ${uniqueId}`).digest();
  return `01${[...hash].map((byte) => alphabet[byte & 31]).join('')}`;
}

export const rootId = (list: List) => driveItemId(list, 'root');
/** b! and what stands for site and library. */
export const driveId = (list: List) => `b!${createHash('sha256').update(`${list.siteId} ${list.id}`).digest('base64url')}`;

/** Why a name cannot be given, or undefined. support.microsoft.com "Restrictions and limitations in OneDrive and SharePoint" */
export function nameFault(name: string): string | undefined {
  if (name === '' || name.length > 255) return 'The name has to be 1 to 255 characters long.';
  if (
    /["*:<>?/\\|]/.test(name) ||
    /^[ ]|[ .]$/.test(name) ||
    name.startsWith('~$') ||
    /^(con|prn|aux|nul|com\d|lpt\d|\.lock|desktop\.ini)$/i.test(name) ||
    name.includes('_vti_')
  )
    return 'The provided name cannot contain the characters " * : < > ? / \\ | or begin or end so.';
  return undefined;
}
