// A list to the left and what is chosen to the right; on a phone one of them at a time.

import type { ShellState } from '../wire.ts';
import { el, icon } from './dom.ts';

export type Pane = {
  element: HTMLElement;
  /** Shows the state; called when it has changed. `chosen` is what the address names, if anything. */
  render(state: ShellState, chosen: string): void;
};

export type Row = { id: string; leading: HTMLElement; title: string; line: string; time: string; unread: boolean };

type Sides = { list: HTMLElement; main: HTMLElement; element: HTMLElement };

/** `room` is the part of the address that names the pane, e.g. #/chatt. */
export function twoSides(room: string, title: string, name: string): Sides {
  const list = el('div', { class: 'rows' });
  const main = el('div', { class: 'reading' });
  const back = el('a', { class: 'quiet back', href: `#/${room}`, 'aria-label': `Till listan: ${title}` }, icon('back'));
  const element = el(
    'section',
    { class: `pane pane-two pane-${name}`, 'aria-label': title },
    el('div', { class: 'side' }, el('h1', {}, title), list),
    el('div', { class: 'main' }, back, main),
  );
  return { list, main, element };
}

export function showRows(room: string, list: HTMLElement, rows: readonly Row[], chosen: string, empty: string): void {
  const links = rows.map((row) =>
    el(
      'a',
      {
        class: row.unread ? 'entry unread' : 'entry',
        'data-row': row.id,
        href: `#/${room}/${encodeURIComponent(row.id)}`,
        'aria-current': row.id === chosen ? 'true' : undefined,
      },
      row.leading,
      el('span', { class: 'entry-text' }, el('b', {}, row.title), el('span', {}, row.line)),
      el('time', {}, row.time),
      row.unread && el('span', { class: 'dot', role: 'img', 'aria-label': 'Oläst' }),
    ),
  );
  redraw(list, links.length ? links : [el('p', { class: 'nothing' }, empty)]);
}

/** Draws a list's rows anew. Whoever stood on one of them stands on it still, or on the one that has come in its place. */
export function redraw(list: HTMLElement, rows: readonly HTMLElement[]): void {
  const place = [...list.children].findIndex((row) => row === document.activeElement);
  const key = list.children[place]?.getAttribute('data-row');
  list.replaceChildren(...rows);
  if (place >= 0) (rows.find((row) => row.dataset['row'] === key) ?? rows[Math.min(place, rows.length - 1)])?.focus({ preventScroll: true });
}

/** What the person has looked at, kept in this browser: the time of the newest thing seen, for each thing. */
export function createSeen(persona: string): { isNew(key: string, at: string): boolean; look(key: string, at: string): void } {
  const name = `shell.seen.${persona}`;
  const seen = JSON.parse(localStorage.getItem(name) ?? '{}') as Record<string, string>;
  return {
    isNew: (key, at) => at > (seen[key] ?? ''),
    look(key, at) {
      if (at <= (seen[key] ?? '')) return;
      seen[key] = at;
      localStorage.setItem(name, JSON.stringify(seen));
    },
  };
}
export type Seen = ReturnType<typeof createSeen>;
