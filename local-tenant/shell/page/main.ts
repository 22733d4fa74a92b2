// The shell: a page that behaves as Teams does to the tab, with chat, mail and activity beside it.
// The address says who (?persona=) and where (#/app/…, #/chatt/…, #/epost/…, #/aktivitet).

import type { Setup, ShellPerson, ShellState } from '../wire.ts';
import { createActivityPane, unreadActivities } from './activityPane.ts';
import { loadSetup, loadState } from './api.ts';
import { createChatPane, unreadChats } from './chatPane.ts';
import { isOfApp, readDeepLink } from './deepLinks.ts';
import type { Desk, Theme } from './desk.ts';
import { askConsent, createAppDialog, tell } from './dialogs.ts';
import { el, icon } from './dom.ts';
import { createHost } from './host.ts';
import { createMailPane, unreadMails } from './mailPane.ts';
import { createSeen, type Pane } from './pane.ts';
import '../../ground.css';
import './style.css';
import './tab.css';
import './panes.css';
import './dialogs.css';
import './phone.css';
import { appMark, createTabFrame } from './tabFrame.ts';
import { createTopBar, personLink } from './topBar.ts';

/** How often the page asks for news, in milliseconds. */
const pollEvery = 1500;

type Room = 'aktivitet' | 'chatt' | 'app' | 'epost';

function start(setup: Setup, person: ShellPerson): void {
  const query = new URLSearchParams(location.search);
  let theme = (query.get('theme') ?? localStorage.getItem('shell.theme') ?? 'default') as Theme;
  document.documentElement.dataset['theme'] = theme;
  let state: ShellState | undefined;
  const origins = [...new Set([setup.app.origin, setup.app.publicOrigin])];
  const app = { id: setup.app.id, entityId: setup.app.entityId, name: setup.app.name, origins };
  const go = (room: Room, inside = ''): void => void (location.hash = inside ? `#/${room}/${inside}` : `#/${room}`);

  const desk: Desk = {
    setup,
    person,
    app,
    theme: () => theme,
    reachable: (address) => (address.startsWith(`${setup.app.publicOrigin}/`) ? setup.app.origin + address.slice(setup.app.publicOrigin.length) : address),
    showTab(subPageId) {
      tab.open(subPageId);
      go('app', encodeURI(subPageId));
    },
    openDialog(info, end) {
      if (!isOfApp(info.url, app)) return end('The address is not on one of the app’s valid domains.', null);
      dialog.open({ ...info, url: desk.reachable(info.url) }, end);
    },
    endDialog: (result) => dialog.end(result),
    resizeDialog: (size) => dialog.resize(size),
    followDeepLink(address) {
      const link = readDeepLink(address, app);
      if (!link) return 'Only deep links can be opened so.';
      if (link.kind === 'refused') return link.reason;
      if (link.kind === 'tab') desk.showTab(link.subPageId);
      else if (link.kind === 'dialog') desk.openDialog(link, () => {});
      else openChat(link.users);
      return undefined;
    },
    followLink(address) {
      if (readDeepLink(address, app)) {
        const refusal = desk.followDeepLink(address);
        if (refusal) tell(`Länken kan inte öppnas: ${refusal}`);
      } else window.open(desk.reachable(address), '_blank', 'noopener');
    },
    askConsent: (missing, mayConsent) => askConsent(app.name, missing, mayConsent),
    tell,
  };
  const host = createHost(desk);
  const dialog = createAppDialog(host);
  const seen = createSeen(person.id);
  const tab = createTabFrame(desk, host);
  const panes: Record<Exclude<Room, 'app'>, Pane> = {
    aktivitet: createActivityPane(desk, seen),
    chatt: createChatPane(desk, seen),
    epost: createMailPane(desk, seen),
  };

  function openChat(users: readonly string[]): void {
    const wanted = setup.people.filter((one) => users.includes(one.upn)).map((one) => one.oid);
    const chat = state?.chats.find((one) => one.with.length === wanted.length && one.with.every((oid) => wanted.includes(oid)));
    if (chat) go('chatt', encodeURIComponent(chat.id));
    else tell('Det finns ingen chatt med den personen än.');
  }

  const rail = createRail();
  const topBar = createTopBar(
    setup,
    person,
    () => theme,
    (chosen) => {
      theme = chosen;
      localStorage.setItem('shell.theme', chosen);
      document.documentElement.dataset['theme'] = chosen;
      host.tellTheme(chosen);
      show();
    },
    () => location.reload(),
  );
  document.body.replaceChildren(topBar.element, rail.element, el('main', {}, tab.element, ...Object.values(panes).map((pane) => pane.element)));

  function show(): void {
    const [, room = 'app', inside = ''] = /^#\/(\w+)(?:\/(.*))?$/.exec(location.hash) ?? [];
    const here = (room in panes ? room : 'app') as Room;
    if (here === 'app') tab.show(decodeURIComponent(inside));
    tab.element.hidden = here !== 'app';
    for (const [name, pane] of Object.entries(panes)) {
      pane.element.hidden = name !== here;
      if (name === here && state) pane.render(state, decodeURIComponent(inside));
    }
    rail.mark(here);
    if (state) rail.count({ aktivitet: unreadActivities(state, seen), chatt: unreadChats(state, desk, seen), epost: unreadMails(state, seen) });
    document.title = `${{ app: app.name, chatt: 'Chatt', epost: 'E-post', aktivitet: 'Aktivitet' }[here]} | ${person.name}`;
  }
  window.addEventListener('hashchange', show);
  show();
  const link = query.get('link');
  if (link) {
    query.delete('link');
    history.replaceState(null, '', `/teams?${query}${location.hash}`);
    desk.followLink(link);
  }

  let known = '';
  async function poll(): Promise<void> {
    const fresh = await loadState(person.id).catch(() => undefined);
    if (fresh) {
      topBar.showTime(new Date(fresh.now));
      const { now: _now, ...rest } = fresh;
      const text = JSON.stringify(rest);
      state = fresh;
      if (text !== known) show();
      known = text;
    }
    setTimeout(() => void poll(), pollEvery);
  }
  void poll();
}

function createRail(): { element: HTMLElement; mark(room: Room): void; count(unread: Partial<Record<Room, number>>): void } {
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

const setup = await loadSetup();
const persona = new URLSearchParams(location.search).get('persona');
const person = setup.people.find((one) => one.id === persona);
if (person) start(setup, person);
else
  document.body.replaceChildren(
    el('main', { class: 'choose' }, el('h1', {}, 'Vem är du?'), el('nav', { 'aria-label': 'Personer' }, ...setup.people.map((one) => personLink(one, false)))),
  );
