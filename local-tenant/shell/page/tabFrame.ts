// The app's tab: its head with name and buttons, the frame, and what is shown while it loads or when it fails.

import type { Desk } from './desk.ts';
import { el, icon } from './dom.ts';
import type { Host } from './host.ts';

/** A tab must say that it is ready within this time (manifest showLoadingIndicator), in milliseconds. */
const patience = 30_000;

export type TabFrame = {
  element: HTMLElement;
  /** Makes sure that the tab is there with this sub page; leaves it alone when it was opened with it. */
  show(subPageId: string): void;
  /** Loads the tab anew with the sub page, as a deep link does in Teams. */
  open(subPageId: string): void;
};

export function createTabFrame(desk: Desk, host: Host): TabFrame {
  let frame: HTMLIFrameElement | undefined;
  let subPage = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cover = el('div', { class: 'cover' });
  const stage = el('div', { class: 'stage' }, cover);
  const address = (): string => `${desk.app.origins[0]}/index.html${subPage ? `#/${subPage}` : '#/'}`;
  const { head, browser } = createHead(desk.app.name, () => load());

  function covered(...content: (Node | string)[]): void {
    cover.replaceChildren(...content);
    cover.hidden = false;
  }
  function failed(reason: string): void {
    clearTimeout(timer);
    covered(
      el('h2', {}, 'Appen kunde inte läsas in'),
      el('p', {}, reason),
      el('button', { type: 'button', class: 'primary', onclick: () => load() }, 'Försök igen'),
    );
  }
  function load(): void {
    clearTimeout(timer);
    if (frame) host.remove(frame.contentWindow);
    frame?.remove();
    frame = el('iframe', { name: 'embedded-page-container', title: desk.app.name, allow: 'clipboard-write' });
    covered(el('span', { class: 'spinner', role: 'progressbar', 'aria-label': 'Läser in' }));
    stage.append(frame);
    const uncover = (): void => {
      cover.hidden = true;
    };
    const ready = (): void => {
      clearTimeout(timer);
      uncover();
    };
    if (frame.contentWindow)
      host.add({ window: frame.contentWindow, context: 'content', subPageId: subPage, onLoaded: uncover, onReady: ready, onFailed: failed });
    timer = setTimeout(() => failed('Appen svarade inte i tid.'), patience);
    frame.src = address();
    browser.href = address();
  }

  function open(subPageId: string): void {
    subPage = subPageId;
    load();
  }

  return {
    element: el('section', { class: 'pane pane-app', 'aria-label': desk.app.name }, head, stage),
    show(subPageId) {
      if (!frame || subPageId !== subPage) open(subPageId);
    },
    open,
  };
}

/** `browser` leads to the tab's own address, which the frame sets when it loads. */
function createHead(name: string, reload: () => void): { head: HTMLElement; browser: HTMLAnchorElement } {
  const quiet = (label: string) => ({ class: 'quiet', 'aria-label': label, title: label });
  const browser = el('a', { ...quiet('Öppna i webbläsaren'), target: '_blank', rel: 'noopener' }, icon('open'));
  const head = el(
    'header',
    { class: 'app-head' },
    appMark(),
    el('h1', {}, name),
    el('span', { class: 'app-tab', 'aria-current': 'page' }, 'Start'),
    el('span', { class: 'grow' }),
    el('button', { ...quiet('Läs in fliken igen'), type: 'button', onclick: reload }, icon('reload')),
    browser,
  );
  return { head, browser };
}

/** Stands in for the icon of the app package. */
export function appMark(): HTMLElement {
  return el('span', { class: 'app-mark', 'aria-hidden': 'true' }, icon('chat'));
}
