// The rail: the rooms of the shell, which one is open, and how much is unread in each.

import { el, icon } from './dom.ts';
import { appMark } from './tabFrame.ts';

export type Room = 'aktivitet' | 'chatt' | 'app' | 'epost';
export type Rail = { element: HTMLElement; mark(room: Room): void; count(unread: Partial<Record<Room, number>>): void };

export function createRail(): Rail {
  const names: Record<Room, string> = { aktivitet: 'Aktivitet', chatt: 'Chatt', app: 'Sociala medier', epost: 'E-post' };
  const leading: Record<Room, Element> = { aktivitet: icon('activity'), chatt: icon('chat'), app: appMark(), epost: icon('mail') };
  const badges = new Map<Room, HTMLElement>();
  const links = (Object.keys(names) as Room[]).map((room) => {
    const badge = el('span', { class: 'badge', hidden: true });
    badges.set(room, badge);
    return [
      room,
      el(
        'a',
        { href: `#/${room}`, class: 'rail-link' },
        el('span', { class: 'rail-icon' }, leading[room], badge),
        el('span', { class: 'rail-name' }, names[room]),
      ),
    ] as const;
  });
  // The tab keeps its place while one looks elsewhere.
  let tabPlace = '#/app';
  return {
    element: el('nav', { class: 'rail', 'aria-label': 'Appar' }, ...links.map(([, link]) => link)),
    mark(here) {
      if (here === 'app') tabPlace = location.hash || '#/app';
      for (const [room, link] of links) {
        if (room === 'app') link.setAttribute('href', tabPlace);
        if (room === here) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
    count(unread) {
      for (const [room, badge] of badges) {
        const count = unread[room] ?? 0;
        badge.hidden = count === 0;
        badge.textContent = String(count);
        badge.setAttribute('aria-label', `${count} olästa`);
      }
    },
  };
}
