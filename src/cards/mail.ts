// A letter as a mail, for function mailboxes and for those whose chat cannot be opened. Everything people have written is escaped; nothing is fetched from anywhere.

import { visibleLine } from '../domain/input.ts';
import { cut } from '../domain/planWords.ts';
import type { Letter } from './letter.ts';

export type LetterMail = { subject: string; html: string };

/** Subject in one line and a plain HTML body: heading, what has happened, facts, links. */
export function asMail(letter: Letter): LetterMail {
  const paragraph = (words: string) => `<p>${escaped(words)}</p>`;
  const facts = letter.facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:2px 16px 2px 0">${escaped(label)}</th><td style="padding:2px 0">${escaped(value)}</td></tr>`,
  );
  const [heading, ...reminders] = letter.reminders ?? [];
  const parts = [
    `<h1 style="font-size:18px">${escaped(letter.title)}: ${escaped(letter.lead)}</h1>`,
    ...letter.sentences.map(paragraph),
    letter.quote ? `<blockquote>${escaped(letter.quote)}</blockquote>` : '',
    facts.length ? `<table>${facts.join('')}</table>` : '',
    ...letter.buttons.map(({ text, href }) => linkTo(text, href)),
    letter.note ? paragraph(letter.note) : '',
    heading ? `<h2 style="font-size:15px">${escaped(heading)}</h2>${reminders.map(paragraph).join('')}` : '',
  ];
  return {
    subject: cut(visibleLine(`${letter.title}: ${letter.lead}`), 200),
    html: `<html lang="sv"><body style="font-family:Segoe UI,sans-serif;font-size:14px">${parts.join('')}</body></html>`,
  };
}

/** Only web addresses become links. */
const linkTo = (text: string, href: string) => (/^https?:\/\//.test(href) ? `<p><a href="${escaped(href)}">${escaped(text)}</a></p>` : '');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, in content and in quoted attributes alike. */
export const escaped = (words: string): string => visibleLine(words).replace(/[&<>"']/g, (character) => entities[character]!);
