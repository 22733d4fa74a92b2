// What is there before anyone has done anything: the people, the root site and the product's site with its groups and its library "Documents".

import { createHash, randomUUID } from 'node:crypto';
import { mailboxes } from '../demo/people.ts';
import type { Services } from '../services.ts';
import type { TenantEvent } from './events.ts';
import { builtInLevels, levelId } from './rights.ts';
import { firstView, libraryColumns } from './columns.ts';

/** Lays the foundation when the tenant is empty; otherwise does nothing. */
export function layFoundation(services: Pick<Services, 'store' | 'ids' | 'people' | 'clock'>): void {
  const { store, ids, people, clock } = services;
  if (store.state.users.size > 0) return;
  const at = stamp(clock.now());
  const owner = people.find((person) => person.siteOwner);
  const users: TenantEvent[] = people.map((person) => ({
    type: 'user',
    user: {
      oid: person.oid,
      displayName: `${person.givenName} ${person.surname}`,
      givenName: person.givenName,
      surname: person.surname,
      upn: person.upn,
      mail: person.mail,
      jobTitle: person.title,
    },
  }));
  const shared: TenantEvent[] = mailboxes.map(({ oid, name, upn }) => ({
    type: 'user',
    user: { oid, displayName: name, givenName: '', surname: '', upn, mail: upn, jobTitle: '' },
  }));
  const site = siteId(ids.sharePointHost, ids.sitePath);
  const administrators = owner ? [owner.oid] : [];
  store.commit(
    ...users,
    ...shared,
    { type: 'site', id: siteId(ids.sharePointHost, '/'), host: ids.sharePointHost, path: '/', title: 'Kommunikationswebbplats', at, administrators: [] },
    { type: 'site', id: site, host: ids.sharePointHost, path: ids.sitePath, title: 'Sociala medier', at, administrators, appRole: 'write' },
    ...builtInLevels.map((level): TenantEvent => ({
      type: 'level',
      site,
      id: level.id,
      name: level.name,
      description: '',
      mask: String(level.mask),
      builtIn: true,
    })),
    ...groups(site, 'Sociala medier'),
    ...people.flatMap((person, index) => membership(site, index + 10, person.oid, person.siteOwner === true)),
    ...documents(site, owner?.oid ?? people[0]?.oid ?? '', at),
  );
}

/** Seconds, as SharePoint stamps. */
export const stamp = (now: Date): string => now.toISOString().replace(/\.\d+Z$/, 'Z');

/** host,siteCollection,web as Graph writes a site's id. The same on every machine, so that addresses in notes keep working. */
export const siteId = (host: string, path: string): string => `${host},${guidFrom(`site ${host}${path}`)},${guidFrom(`web ${host}${path}`)}`;

function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function groups(site: string, title: string): TenantEvent[] {
  const rows = [
    { id: 3, title: `${title} Owners`, role: 'owners', level: levelId.fullControl },
    { id: 4, title: `${title} Visitors`, role: 'visitors', level: levelId.read },
    { id: 5, title: `${title} Members`, role: 'members', level: levelId.edit },
  ] as const;
  return rows.flatMap(({ id, level, ...group }): TenantEvent[] => [
    { type: 'siteGroup', site, id, description: '', ...group },
    { type: 'assignment', site, principal: id, level, assigned: true },
  ]);
}

/** Everyone is in Members as in a team site whose group holds the staff. */
function membership(site: string, id: number, oid: string, owns: boolean): TenantEvent[] {
  return [
    { type: 'siteUser', site, id, oid },
    { type: 'membership', site, group: owns ? 3 : 5, principal: id, member: true },
  ];
}

function documents(site: string, by: string, at: string): TenantEvent[] {
  const list = randomUUID();
  return [
    { type: 'list', id: list, site, name: 'Shared Documents', displayName: 'Documents', description: '', template: 'documentLibrary', by, at },
    ...libraryColumns().map((column): TenantEvent => ({ type: 'column', list, column })),
    { type: 'view', list, view: firstView('documentLibrary') },
  ];
}
