// Plays a site owner with direct access: changes items without a new version, moves author stamps, deletes, resets permission levels.
// That owners can do all this is why decisions are signed.

import type { Services } from './services.ts';
import type { TenantEvent } from './store/events.ts';
import { stamp } from './store/foundation.ts';
import type { Fields, FieldValue, List, Site } from './store/state.ts';

/** `list` is the internal name. `set` writes columns, `author` is a persona's id or an object id, `level` a permission level's name for Members. */
export type Tampering =
  | { list: string; item: number; set?: Record<string, FieldValue | null>; author?: string; delete?: true }
  | { list: string; level: string };

/** Reads the control API's JSON; a sentence when it is no tampering. */
export function readTampering(json: unknown): Tampering | string {
  const given = (json ?? {}) as Partial<Record<'list' | 'item' | 'set' | 'author' | 'delete' | 'level', unknown>>;
  if (typeof given.list !== 'string') return 'list must be a list’s internal name';
  if (given.level !== undefined) return typeof given.level === 'string' ? { list: given.list, level: given.level } : 'level must be a name';
  if (!/^\d+$/.test(String(given.item))) return 'item must be an item’s id';
  if (given.set === undefined && given.author === undefined && given.delete !== true) return 'one of set, author, delete: true or level is needed';
  return {
    list: given.list,
    item: Number(given.item),
    ...(typeof given.set === 'object' && given.set !== null ? { set: given.set as Record<string, FieldValue | null> } : {}),
    ...(typeof given.author === 'string' ? { author: given.author } : {}),
    ...(given.delete === true ? { delete: true as const } : {}),
  };
}

/** Does it; a sentence when it cannot be done. */
export function tamper(services: Services, wish: Tampering): string | undefined {
  const list = [...services.store.state.lists.values()].find(({ name }) => name === wish.list);
  if (!list) return `there is no list ${wish.list}`;
  const change = 'level' in wish ? resetLevel(services.store.state.sites.get(list.siteId) as Site, list, wish.level) : changeItem(services, list, wish);
  if (typeof change === 'string') return change;
  services.store.commit(...change);
  return undefined;
}

function changeItem(services: Services, list: List, wish: Extract<Tampering, { item: number }>): TenantEvent[] | string {
  const item = list.items.get(wish.item);
  if (!item) return `there is no item ${wish.item} in ${list.name}`;
  const owner = services.people.find(({ siteOwner }) => siteOwner)?.oid ?? item.changedBy;
  const at = stamp(services.clock.now());
  if (wish.delete) return [{ type: 'itemDeleted', list: list.id, id: item.id, by: owner, at }];
  const author = wish.author === undefined ? undefined : (services.people.find(({ id, oid }) => id === wish.author || oid === wish.author)?.oid ?? 'unknown');
  if (author === 'unknown') return `there is no person ${wish.author}`;
  // A forged author hides the forger: both stamps become the other person's, as ValidateUpdateListItem allows.
  return [
    {
      type: 'itemChanged',
      list: list.id,
      id: item.id,
      fields: wish.set ?? ({} as Fields),
      quiet: true,
      by: author ?? item.changedBy,
      at: author ? at : item.changedAt,
      ...(author ? { createdBy: author } : {}),
    },
  ];
}

/** Everybody in Members gets the level on the list, whatever provision had set. */
function resetLevel(site: Site, list: List, name: string): TenantEvent[] | string {
  const level = [...site.levels.values()].find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!level) return `there is no permission level ${name}`;
  const group = site.groups.members;
  const broken: TenantEvent[] = list.assignments ? [] : [{ type: 'inheritance', list: list.id, broken: true, copy: true }];
  const held = [...((list.assignments ?? site.assignments).get(group) ?? [])];
  const change = (of: number, assigned: boolean): TenantEvent => ({ type: 'assignment', site: site.id, list: list.id, principal: group, level: of, assigned });
  return [...broken, ...held.filter((id) => id !== level.id).map((id) => change(id, false)), change(level.id, true)];
}
