// E-mail: the person's own mailbox and the shared ones the person opens.

import type { ShellMail, ShellState } from '../wire.ts';
import type { Desk } from './desk.ts';
import { avatar, el, icon, longTime, shortTime } from './dom.ts';
import { showRows, twoSides, type Pane, type Seen } from './pane.ts';

export function unreadMails(state: ShellState, seen: Seen): number {
  return state.mails.filter((mail) => seen.isNew(mail.id, mail.at)).length;
}

export function createMailPane(desk: Desk, seen: Seen): Pane {
  const { element, list, main } = twoSides('epost', 'E-post', 'mail');
  let drawn = '';
  return {
    element,
    render(state, chosen) {
      const now = new Date(state.now);
      const mail = state.mails.find((one) => one.id === chosen);
      if (mail) seen.look(mail.id, mail.at);
      element.classList.toggle('has-chosen', mail !== undefined);
      const rows = state.mails
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((one) => ({
          id: one.id,
          leading: avatar(one.from),
          title: one.from,
          line: one.own ? one.subject : `${one.subject} · ${one.mailbox}`,
          time: shortTime(one.at, now),
          unread: seen.isNew(one.id, one.at),
        }));
      showRows('epost', list, rows, chosen, 'Ingen e-post än.');
      const drawing = `${desk.theme()} ${mail?.id}`;
      if (drawing === drawn) return;
      drawn = drawing;
      main.replaceChildren(
        ...(mail
          ? letter(mail, desk)
          : [el('p', { class: 'nothing' }, rows.length ? 'Välj ett brev.' : 'Här syns e-post till dig och till funktionsbrevlådor du öppnar.')]),
      );
    },
  };
}

function letter(mail: ShellMail, desk: Desk): HTMLElement[] {
  const files = mail.attachments.map((file) =>
    el('a', { class: 'file', href: file.address, download: file.name }, icon('file'), el('span', {}, file.name, el('small', {}, size(file.size)))),
  );
  return [
    el(
      'header',
      { class: 'letter-head' },
      el('h2', {}, mail.subject),
      el(
        'div',
        { class: 'from' },
        avatar(mail.from),
        el(
          'div',
          {},
          el('b', {}, mail.from),
          el('span', {}, `Till ${mail.to.join(', ')}`),
          mail.cc.length > 0 && el('span', {}, `Kopia ${mail.cc.join(', ')}`),
        ),
        el('time', {}, longTime(mail.at)),
      ),
    ),
    ...(files.length ? [el('div', { class: 'files', 'aria-label': 'Bilagor' }, ...files)] : []),
    mail.html ? letterFrame(mail.content, desk) : el('pre', { class: 'letter-text' }, mail.content),
  ];
}

/** The letter's HTML in a frame that runs no script; its links are followed by this page. */
function letterFrame(html: string, desk: Desk): HTMLIFrameElement {
  const frame = el('iframe', { class: 'letter', title: 'Brevets text', sandbox: 'allow-same-origin' });
  frame.srcdoc = `<!doctype html><html lang="sv"><meta charset="utf-8"><style>body{margin:0;font:14px/20px 'Segoe UI',system-ui,sans-serif;color:#242424;background:#fff;overflow-wrap:break-word}a{color:#4f52b2}</style><body>${html}</body></html>`;
  frame.addEventListener('load', () => {
    const inside = frame.contentDocument;
    if (!inside) return;
    frame.style.height = `${inside.documentElement.scrollHeight + 16}px`;
    inside.addEventListener('click', (event) => {
      const link = (event.target as Element | null)?.closest('a[href]');
      event.preventDefault();
      if (link) desk.followLink(link.getAttribute('href') ?? '');
    });
  });
  return frame;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toLocaleString('sv-SE', { maximumFractionDigits: 1 })} MB`;
}
