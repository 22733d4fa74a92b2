// The page's addresses: /sharepoint?persona=… and /sharepoint/<list>?persona=…&vy=…. Everything that is chosen stands in the address.

export type Place = {
  persona: string;
  /** The list's name; undefined = the site's contents. */
  list?: string;
  /** The view's title; undefined = the one the list opens with. */
  view?: string;
  /** Id of the item whose panel is open. */
  item?: number;
  /** Id of the folder one stands in. */
  folder?: number;
  /** The reader's own order, over the view's. */
  sort?: { column: string; descending: boolean };
  page?: number;
  /** Groups that are the other way than the view opens them. */
  turned?: readonly string[];
};

export function addressOf(place: Place): string {
  const query = new URLSearchParams({ persona: place.persona });
  if (place.view) query.set('vy', place.view);
  if (place.folder) query.set('mapp', String(place.folder));
  if (place.sort) query.set('sortera', `${place.sort.column}${place.sort.descending ? '-' : ''}`);
  if (place.page && place.page > 1) query.set('sida', String(place.page));
  for (const group of place.turned ?? []) query.append('grupp', group);
  if (place.item) query.set('objekt', String(place.item));
  return `/sharepoint${place.list === undefined ? '' : `/${encodeURIComponent(place.list)}`}?${query}`;
}

export const fileAddress = (persona: string, list: string, item: number, version?: string): string =>
  `/sharepoint/${encodeURIComponent(list)}/fil/${item}?${new URLSearchParams({ persona, ...(version ? { version } : {}) })}`;

/** The place of a list's address. */
export function readPlace(persona: string, list: string, query: URLSearchParams): Place {
  const number = (name: string) => (/^\d{1,9}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : 0);
  const [, column, descending] = /^(\w+)(-?)$/.exec(query.get('sortera') ?? '') ?? [];
  const view = query.get('vy');
  const turned = query.getAll('grupp');
  return {
    persona,
    list,
    ...(view ? { view } : {}),
    ...(number('objekt') ? { item: number('objekt') } : {}),
    ...(number('mapp') ? { folder: number('mapp') } : {}),
    ...(column ? { sort: { column, descending: descending === '-' } } : {}),
    ...(number('sida') ? { page: number('sida') } : {}),
    ...(turned.length ? { turned } : {}),
  };
}

/** The same place without some of what is chosen. */
export function without(place: Place, ...keys: readonly Exclude<keyof Place, 'persona'>[]): Place {
  const rest: Place = { ...place };
  for (const key of keys) delete rest[key];
  return rest;
}
