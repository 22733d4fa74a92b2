// Windows in the window: the app's dialog, the consent question, a short notice.

import type { DialogEnd, DialogInfo } from './desk.ts';
import { el, icon } from './dom.ts';
import type { Host } from './host.ts';

/** Named sizes in pixels, as learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialog-sizing gives them (about 1280 wide). */
const widths: Record<string, number> = { small: 384, medium: 640, large: 896 };
const heights: Record<string, number> = { small: 240, medium: 480, large: 720 };

const pixels = (size: string | number, named: Record<string, number>): string => `${Number(size) || named[String(size)] || named['small']}px`;

export type AppDialog = {
  open(info: DialogInfo, end: DialogEnd): void;
  end(result: unknown): void;
  resize(size: { width?: string | number; height?: string | number }): void;
};

/** One dialog at a time, as in Teams. */
export function createAppDialog(host: Host): AppDialog {
  let shown: { element: HTMLDialogElement; frame: HTMLIFrameElement; end: DialogEnd } | undefined;

  function close(error: string | null, result: unknown): void {
    if (!shown) return;
    const { element, frame, end } = shown;
    shown = undefined;
    host.remove(frame.contentWindow);
    element.close();
    element.remove();
    end(error, result);
  }

  return {
    open({ url, title, width, height }, end) {
      if (shown) return end('A dialog is already open.', null);
      const frame = el('iframe', { name: 'dialog-frame', title, allow: 'clipboard-write' });
      const shut = el(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': 'Stäng', onclick: () => close('User cancelled/closed the task module.', null) },
        icon('close'),
      );
      const element = el('dialog', { class: 'app-dialog', 'aria-label': title }, el('header', {}, el('h2', {}, title), shut), frame);
      element.addEventListener('cancel', (event) => {
        event.preventDefault();
        close('User cancelled/closed the task module.', null);
      });
      document.body.append(element);
      shown = { element, frame, end };
      this.resize({ width, height });
      if (frame.contentWindow) host.add({ window: frame.contentWindow, context: 'task', subPageId: '' });
      element.showModal();
      frame.src = url;
      frame.focus();
    },
    end: (result) => close(null, result),
    resize({ width, height }) {
      if (!shown) return;
      if (width !== undefined) shown.element.style.setProperty('--width', pixels(width, widths));
      if (height !== undefined) shown.element.style.setProperty('--height', pixels(height, heights));
    },
  };
}

/** The question Entra asks when the app wants more than before. True when the person says yes. */
export function askConsent(appName: string, missing: readonly { name: string; text: string }[], mayConsent: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      element.close();
      element.remove();
      resolve(yes);
    };
    const rows = missing.map(({ name, text }) => el('li', {}, text, ' ', el('code', {}, name)));
    const element = el(
      'dialog',
      { class: 'question', 'aria-labelledby': 'consent-title' },
      el('h2', { id: 'consent-title' }, mayConsent ? 'Godkänn behörigheter' : 'En administratör behöver godkänna'),
      el('p', {}, `${appName} vill kunna:`),
      el('ul', {}, ...rows),
      el(
        'div',
        { class: 'row' },
        el('button', { type: 'button', onclick: () => answer(false) }, 'Avbryt'),
        mayConsent && el('button', { type: 'button', class: 'primary', onclick: () => answer(true) }, 'Godkänn'),
      ),
    );
    element.addEventListener('cancel', () => answer(false));
    document.body.append(element);
    element.showModal();
  });
}

/** A sentence at the bottom of the window, gone after a while; screen readers hear it. */
export function tell(sentence: string): void {
  const region = document.querySelector('#notices') ?? document.body.appendChild(el('div', { id: 'notices', role: 'status' }));
  const notice = el('p', {}, sentence);
  region.append(notice);
  setTimeout(() => notice.remove(), 6000);
}
