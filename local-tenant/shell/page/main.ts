// The shell: a page that behaves as Teams does to the tab, with chat, mail and activity beside it.
// The address says who (?persona=) and where (#/app/…, #/chatt/…, #/epost/…, #/aktivitet).

import { decoded } from '../../decoded.ts';
import type { Setup, ShellPerson, ShellState } from '../wire.ts';
import { createActivityPane, unreadActivities } from './activityPane.ts';
import { loadSetup, loadState } from './api.ts';
import { createChatPane, unreadChats } from './chatPane.ts';
import { isOfApp, readDeepLink } from './deepLinks.ts';
import type { Desk, Theme } from './desk.ts';
import { askConsent, createAppDialog, tell, type AppDialog } from './dialogs.ts';
import { el } from './dom.ts';
import { createHost } from './host.ts';
import { createMailPane, unreadMails } from './mailPane.ts';
import { createSeen } from './pane.ts';
import { createRail, type Room } from './rail.ts';
import '../../ground.css';
import './style.css';
import './tab.css';
import './panes.css';
import './dialogs.css';
import './phone.css';
import { createTabFrame, type TabFrame } from './tabFrame.ts';
import { createTopBar, personLink } from './topBar.ts';

/** How often the page asks for news, in milliseconds. */
const pollEvery = 1500;

const go = (room: Room, inside = ''): void => void (location.hash = inside ? `#/${room}/${inside}` : `#/${room}`);
/** Where the address says one is. */
const place = (): { room: Room; inside: string } => {
  const [, room = 'app', inside = ''] = /^#\/(\w+)(?:\/(.*))?$/.exec(location.hash) ?? [];
  return { room: (room in titles ? room : 'app') as Room, inside: decoded(inside) ?? inside };
};
const titles: Readonly<Record<Room, string | undefined>> = { app: undefined, chatt: 'Chatt', epost: 'E-post', aktivitet: 'Aktivitet' };

function start(setup: Setup, person: ShellPerson): void {
  let theme = (new URLSearchParams(location.search).get('theme') ?? localStorage.getItem('shell.theme') ?? 'default') as Theme;
  let state: ShellState | undefined;
  document.documentElement.dataset['theme'] = theme;
  const desk = deskOf(setup, person, () => theme, { tab: () => tab, dialog: () => dialog, openChat: (users) => openChat(setup, state, users) });
  const host = createHost(desk);
  const dialog = createAppDialog(host);
  const seen = createSeen(person.id);
  const tab = createTabFrame(desk, host);
  const panes = { aktivitet: createActivityPane(desk, seen), chatt: createChatPane(desk, seen), epost: createMailPane(desk, seen) };
  const rail = createRail();
  const setTheme = (chosen: Theme) => {
    theme = chosen;
    localStorage.setItem('shell.theme', chosen);
    document.documentElement.dataset['theme'] = chosen;
    host.tellTheme(chosen);
    show();
  };
  const topBar = createTopBar(
    setup,
    person,
    () => theme,
    setTheme,
    () => location.reload(),
  );
  document.body.replaceChildren(topBar.element, rail.element, el('main', {}, tab.element, ...Object.values(panes).map((pane) => pane.element)));

  function show(): void {
    const { room, inside } = place();
    if (room === 'app') tab.show(inside);
    tab.element.hidden = room !== 'app';
    for (const [name, pane] of Object.entries(panes)) {
      pane.element.hidden = name !== room;
      if (name === room && state) pane.render(state, inside);
    }
    rail.mark(room);
    if (state) rail.count({ aktivitet: unreadActivities(state, seen), chatt: unreadChats(state, desk, seen), epost: unreadMails(state, seen) });
    document.title = `${titles[room] ?? desk.app.name} | ${person.name}`;
  }
  window.addEventListener('hashchange', show);
  show();
  followLinkInHand(desk);
  askForNews(person, (fresh, isNews) => {
    // The panes say how long ago something came: the time they reckon with is the newest one, also when they are drawn without news.
    state = fresh;
    topBar.showTime(new Date(fresh.now));
    if (isNews) show();
  });
}

/** What the desk reaches for when it is used: parts that are made from the desk themselves. */
type Parts = { tab(): TabFrame; dialog(): AppDialog; openChat(users: readonly string[]): void };

function deskOf(setup: Setup, person: ShellPerson, theme: () => Theme, parts: Parts): Desk {
  const origins = [...new Set([setup.app.origin, setup.app.publicOrigin])];
  const app = { id: setup.app.id, entityId: setup.app.entityId, name: setup.app.name, origins };
  const desk: Desk = {
    setup,
    person,
    app,
    theme,
    reachable: (address) => (address.startsWith(`${setup.app.publicOrigin}/`) ? setup.app.origin + address.slice(setup.app.publicOrigin.length) : address),
    showTab(subPageId) {
      parts.tab().open(subPageId);
      go('app', encodeURI(subPageId));
    },
    openDialog(info, end) {
      if (!isOfApp(info.url, app)) return end('The address is not on one of the app’s valid domains.', null);
      parts.dialog().open({ ...info, url: desk.reachable(info.url) }, end);
    },
    endDialog: (result) => parts.dialog().end(result),
    resizeDialog: (size) => parts.dialog().resize(size),
    followDeepLink(address) {
      const link = readDeepLink(address, app);
      if (!link) return 'Only deep links can be opened so.';
      if (link.kind === 'refused') return link.reason;
      if (link.kind === 'tab') desk.showTab(link.subPageId);
      else if (link.kind === 'dialog') desk.openDialog(link, () => {});
      else parts.openChat(link.users);
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
  return desk;
}

function openChat(setup: Setup, state: ShellState | undefined, users: readonly string[]): void {
  const wanted = setup.people.filter((one) => users.includes(one.upn)).map((one) => one.oid);
  const chat = state?.chats.find((one) => one.with.length === wanted.length && one.with.every((oid) => wanted.includes(oid)));
  if (chat) go('chatt', encodeURIComponent(chat.id));
  else tell('Det finns ingen chatt med den personen än.');
}

/** A link one came with (?link=…) is followed once. */
function followLinkInHand(desk: Desk): void {
  const query = new URLSearchParams(location.search);
  const link = query.get('link');
  if (!link) return;
  query.delete('link');
  history.replaceState(null, '', `/teams?${query}${location.hash}`);
  desk.followLink(link);
}

/** Asks again and again. `isNews`: something else than the time has changed, or the day has: what came today then came yesterday. */
function askForNews(person: ShellPerson, onAnswer: (fresh: ShellState, isNews: boolean) => void): void {
  let known = '';
  async function poll(): Promise<void> {
    const fresh = await loadState(person.id).catch(() => undefined);
    if (fresh) {
      const text = JSON.stringify({ ...fresh, now: new Date(fresh.now).toDateString() });
      const isNews = text !== known;
      known = text;
      onAnswer(fresh, isNews);
    }
    setTimeout(() => void poll(), pollEvery);
  }
  void poll();
}

const setup = await loadSetup();
const persona = new URLSearchParams(location.search).get('persona');
const person = setup.people.find((one) => one.id === persona);
if (person) start(setup, person);
else
  document.body.replaceChildren(
    el('main', { class: 'choose' }, el('h1', {}, 'Vem är du?'), el('nav', { 'aria-label': 'Personer' }, ...setup.people.map((one) => personLink(one, false)))),
  );
