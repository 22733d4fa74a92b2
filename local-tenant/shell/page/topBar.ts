// The bar at the top: which clock, which theme, who.

import type { Setup, ShellPerson } from '../wire.ts';
import { setClock } from './api.ts';
import type { Theme } from './desk.ts';
import { avatar, el, icon } from './dom.ts';

const themes: Record<Theme, string> = { default: 'Ljust', dark: 'Mörkt', contrast: 'Hög kontrast' };

export type TopBar = { element: HTMLElement; showTime(now: Date): void };

/** `onClock` is called when the tenant's clock has been set. */
export function createTopBar(setup: Setup, person: ShellPerson, theme: () => Theme, onTheme: (theme: Theme) => void, onClock: () => void): TopBar {
  const time = el('time', {});
  const clockMenu = createClockMenu(onClock);
  const themeMenu = createThemeMenu(theme, onTheme);
  const people = setup.people.map((one) => personLink(one, one.id === person.id));
  const personMenu = el('nav', { id: 'person-menu', popover: 'auto', class: 'menu', 'aria-label': 'Byt person' }, el('h2', {}, 'Byt person'), ...people);
  const element = el(
    'header',
    { class: 'top-bar' },
    el('span', { class: 'top-name' }, 'Lokal Teams'),
    el('span', { class: 'grow' }),
    el('button', { type: 'button', class: 'top-button', popovertarget: 'clock-menu' }, icon('clock'), el('span', { class: 'unseen' }, 'Klocka'), time),
    el('button', { type: 'button', class: 'top-button', popovertarget: 'theme-menu', 'aria-label': 'Utseende' }, icon('theme')),
    el(
      'button',
      { type: 'button', class: 'top-button', popovertarget: 'person-menu' },
      el('span', { class: 'unseen' }, 'Byt person'),
      el('span', { class: 'person-name' }, person.name),
      avatar(person.name),
    ),
    clockMenu.element,
    themeMenu,
    personMenu,
  );
  return {
    element,
    showTime(now) {
      clockMenu.showTime(now);
      const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
      time.textContent = now.toLocaleString('sv-SE', {
        timeZone: 'Europe/Stockholm',
        ...(matchMedia('(width <= 640px)').matches ? {} : { weekday: 'short' }),
        ...date,
        hour: '2-digit',
        minute: '2-digit',
      });
    },
  };
}

/** Sets the tenant's clock. It opens with the time that was shown last. */
function createClockMenu(onClock: () => void): { element: HTMLElement; showTime(now: Date): void } {
  let shown = new Date();
  const field = el('input', { type: 'datetime-local', id: 'clock-time' });
  const element = el('div', { id: 'clock-menu', popover: 'auto', class: 'menu', role: 'group', 'aria-label': 'Klocka' });
  const set = async (now: string | null): Promise<void> => {
    await setClock(now);
    element.hidePopover();
    onClock();
  };
  element.append(
    el('h2', {}, 'Klockan här'),
    el('label', { for: 'clock-time' }, 'Datum och tid'),
    field,
    el(
      'div',
      { class: 'row' },
      el('button', { type: 'button', onclick: () => void set(null) }, 'Använd verklig tid'),
      el('button', { type: 'button', class: 'primary', onclick: () => field.value && void set(new Date(field.value).toISOString()) }, 'Ställ klockan'),
    ),
  );
  element.addEventListener('toggle', () => {
    field.value = new Date(shown.getTime() - shown.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
  return {
    element,
    showTime(now) {
      shown = now;
    },
  };
}

function createThemeMenu(theme: () => Theme, onTheme: (theme: Theme) => void): HTMLElement {
  const element = el('div', { id: 'theme-menu', popover: 'auto', class: 'menu', role: 'group', 'aria-label': 'Utseende' });
  const choices = Object.entries(themes).map(([key, name]) => {
    const choice = el('button', { type: 'button', class: 'choice', 'aria-pressed': String(theme() === key) }, name);
    choice.addEventListener('click', () => {
      onTheme(key as Theme);
      for (const other of choices) other.setAttribute('aria-pressed', String(other === choice));
      element.hidePopover();
    });
    return choice;
  });
  element.append(el('h2', {}, 'Utseende'), ...choices);
  return element;
}

/** A link to the same page as someone else; a link in hand goes along. */
export function personLink(person: ShellPerson, current: boolean): HTMLAnchorElement {
  const query = new URLSearchParams(location.search);
  query.set('persona', person.id);
  return el(
    'a',
    { class: 'person', href: `/teams?${query}`, 'aria-current': current ? 'true' : undefined },
    avatar(person.name),
    el('span', {}, el('b', {}, person.name), el('span', {}, person.title)),
  );
}
