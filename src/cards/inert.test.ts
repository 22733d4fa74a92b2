import { describe, expect, it } from 'vitest';
import { formatText } from 'adaptivecards/lib/text-formatters.js';
import { inert } from './card.ts';
import { asMail, escaped } from './mail.ts';

/** What a reader sees: a backslash before a sign is the sign itself (CommonMark), and a space without width is nothing. */
const shown = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u200b', '');
/** What is left that Markdown, or a card, would read as more than text. */
const active = (text: string) =>
  text
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .match(/[*`]|\][([:]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~~|<[a-z/!?]|&(?:#|[a-z][a-z0-9]*;)|\{\{|^(?:[#>+-]|\d{1,9}[.)])/iu);

const writings = [
  '[Klicka här](javascript:alert(1))',
  '![bild](https://evil.example/x.png)',
  '[a]: javascript:alert(1)',
  '**viktigt** och *lutat* och ***båda***',
  '__fet__ och _lutad_ och norrkopings_kommun_',
  '`kod` och ```mer```',
  '~~struket~~ ~~~',
  '# Rubrik',
  '> citat',
  '- punkt',
  '+ punkt',
  '12. punkt',
  '3) punkt',
  '<script>alert(1)</script>',
  '<at>Annika Strand</at> <!-- x --> </b>',
  '&lt;script&gt; &#60; &amp;',
  '{{DATE(2026-01-01T00:00:00Z, LONG)}}',
  '{{TIME(2026-01-01T00:00:00Z)}} {{{DATE(2026-01-01T00:00:00Z)}}}',
  '\\[x](y) \\\\ \\*a\\*',
  '${secret} {{name}}',
];

describe('what people have written, on a card', () => {
  it.each(writings)('%j is text and nothing else, and reads as it was written', (writing) => {
    expect(active(inert(writing))).toBeNull();
    expect(shown(inert(writing))).toBe(writing);
  });

  it.each(writings)('%j calls none of the card’s own functions', (writing) => {
    expect(formatText('sv', inert(writing))).toBe(inert(writing));
  });

  it.each([
    'Kultur & fritid',
    'Vi svarar kl. 8–16, även lördagar (1 < 2).',
    'norrkopings_kommun',
    'a-b + c = 5 %',
    'https://www.gislaved.se/a_b',
    '😀 räksmörgås é',
    'AT&T och R&D',
  ])('%j needs nothing', (writing) => {
    expect(inert(writing)).toBe(writing);
  });

  it.each(writings)('%j is no link, list, tag or mention for a client that knows no backslashes either', (writing) => {
    expect(inert(writing)).not.toMatch(/\[[^\]]*\]\(|^\s*(?:[-+*]|\d+[.)])\s|<[a-z/]/i);
  });

  it('shows in one line, without what hides or turns', () => {
    expect(inert(' a\n\n- b\t\u0000c\u202ed\ud83d ')).toBe('a - b cd');
    expect(inert('👩‍👩‍👧')).toBe('👩‍👩‍👧');
  });

  it('is caught by this test when it is not made inert', () => {
    for (const writing of writings.slice(0, 18)) expect(active(writing)).not.toBeNull();
    expect(formatText('sv', '{{DATE(2026-01-01T00:00:00Z, LONG)}}')).not.toContain('DATE');
  });
});

describe('what people have written, in a mail', () => {
  const letter = {
    title: 'Titel',
    lead: '<b>x</b>\r\nBcc: a@b.se',
    sentences: ['"a" & \'b\''],
    facts: [{ label: 'Syfte', value: '<img src=x onerror=alert(1)>' }],
    quote: '</blockquote><script>',
    buttons: [
      { text: 'Öppna', href: 'https://x.example/?a="><script>' },
      { text: 'Nej', href: 'javascript:alert(1)' },
    ],
  };
  const { subject, html } = asMail(letter);

  it('is escaped wherever it stands', () => {
    expect(html.match(/<[a-z/][^>]*>/gi)!.every((tag) => /^<\/?(html|body|h1|h2|p|table|tr|th|td|blockquote|a)\b/.test(tag))).toBe(true);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>|href="javascript/);
    expect(html).toContain('&quot;a&quot; &amp; &#39;b&#39;');
    expect(escaped('a\u0000b\u202ec')).toBe('abc');
  });

  it('never breaks the subject line', () => expect(subject).toBe('Titel: <b>x</b> Bcc: a@b.se'));

  it('only web addresses become links', () => expect(html.match(/<a /g)).toHaveLength(1));
});
