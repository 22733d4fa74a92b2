// Who looks, and what of the site that person may see.

import type { Services } from '../../services.ts';
import type { Persona } from '../../demo/people.ts';
import { visible } from '../../graph/items.ts';
import { siteId } from '../../store/foundation.ts';
import { may } from '../../store/rights.ts';
import type { Item, List, Site } from '../../store/state.ts';

export type Reader = { services: Services; site: Site; person: Persona };

export function readerOf(services: Services, persona: string | undefined): Reader | undefined {
  const person = services.people.find(({ id }) => id === persona);
  const site = services.store.state.sites.get(siteId(services.ids.sharePointHost, services.ids.sitePath));
  return person && site && { services, site, person };
}

export const swedishOrder = new Intl.Collator('sv').compare;
export const isLibrary = (list: List): boolean => list.template === 'documentLibrary';

/** The lists and libraries whose items the person may see, by title. */
export function listsFor({ services, site, person }: Reader): List[] {
  return [...services.store.state.lists.values()]
    .filter((list) => list.siteId === site.id && may(site, list, person.oid, 'viewItems'))
    .toSorted((a, b) => swedishOrder(a.displayName, b.displayName));
}

/** A list by the name in its address. It is the same to whoever may not see it whether it is there. */
export const listNamed = (reader: Reader, name: string): List | undefined => listsFor(reader).find((list) => list.name === name);

export function itemsFor({ site, person }: Reader, list: List): Item[] {
  return [...list.items.values()].filter(visible(site, list, person.oid));
}

export const itemFor = (reader: Reader, list: List, id: number): Item | undefined => itemsFor(reader, list).find((item) => item.id === id);
export const maySeeVersions = ({ site, person }: Reader, list: List): boolean => may(site, list, person.oid, 'viewVersions');
export const mayOpenFiles = ({ site, person }: Reader, list: List): boolean => may(site, list, person.oid, 'openItems');

export const nameOf = ({ services }: Reader, oid: string): string => services.store.state.users.get(oid)?.displayName ?? '';
