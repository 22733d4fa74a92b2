// Activity: the notifications sent to the person.

import type { ShellState } from '../wire.ts';
import type { Desk } from './desk.ts';
import { avatar, el, shortTime } from './dom.ts';
import { redraw, type Pane, type Seen } from './pane.ts';

export function unreadActivities(state: ShellState, seen: Seen): number {
  return state.notifications.filter((one) => seen.isNew(one.id, one.at)).length;
}

export function createActivityPane(desk: Desk, seen: Seen): Pane {
  const rows = el('div', { class: 'rows' });
  const element = el('section', { class: 'pane pane-activity', 'aria-label': 'Aktivitet' }, el('h1', {}, 'Aktivitet'), rows);
  return {
    element,
    render(state) {
      const now = new Date(state.now);
      const entries = state.notifications
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((one) => {
          const isNew = seen.isNew(one.id, one.at);
          const open = (): void => {
            seen.look(one.id, one.at);
            if (one.webUrl) desk.followLink(one.webUrl);
            else desk.showTab('');
          };
          return el(
            'button',
            { type: 'button', class: isNew ? 'entry unread' : 'entry', 'data-row': one.id, onclick: open },
            avatar(state.names[one.from] ?? ''),
            el('span', { class: 'entry-text' }, el('b', {}, one.text), el('span', {}, one.preview)),
            el('time', {}, shortTime(one.at, now)),
            isNew && el('span', { class: 'dot', role: 'img', 'aria-label': 'Oläst' }),
          );
        });
      redraw(rows, entries.length ? entries : [el('p', { class: 'nothing' }, 'Inga aviseringar än.')]);
    },
  };
}
