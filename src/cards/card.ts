// A letter as an Adaptive Card 1.4 (https://adaptivecards.io/explorer). No bot listens, so a card only opens addresses: no inputs, no Submit, no Execute.
// Teams reads Markdown in texts and {{DATE()}} and {{TIME()}} functions: what people have written is made inert here, and only here.

import { visibleLine } from '../domain/input.ts';
import type { Letter } from './letter.ts';

export type TextBlock = {
  type: 'TextBlock';
  text: string;
  wrap: true;
  size?: 'Large' | 'Small';
  weight?: 'Bolder';
  isSubtle?: true;
  spacing?: 'None' | 'Small' | 'Medium';
  separator?: true;
};
export type FactSet = { type: 'FactSet'; facts: readonly { title: string; value: string }[]; spacing?: 'Medium' };
export type OpenUrl = { type: 'Action.OpenUrl'; title: string; url: string; style?: 'positive' };
export type Card = {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.4';
  lang: 'sv';
  fallbackText: string;
  body: readonly (TextBlock | FactSet)[];
  actions: readonly OpenUrl[];
};

/** The card of a letter, under 20 kB for every letter of this folder. */
export function asCard(letter: Letter): Card {
  const [first = '', ...more] = letter.sentences;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    lang: 'sv',
    fallbackText: `${inert(asSentence(letter))} ${letter.buttons[0]?.href ?? ''}`.trim(),
    body: [
      { ...text(letter.title), isSubtle: true },
      { ...text(letter.lead), size: 'Large', weight: 'Bolder', spacing: 'None' },
      { ...text([first, ...more].join(' ')), spacing: 'Small' },
      ...(letter.quote ? [{ ...text(`”${letter.quote}”`), spacing: 'Medium', separator: true } as const] : []),
      ...(letter.facts.length
        ? [{ type: 'FactSet', facts: letter.facts.map(({ label, value }) => ({ title: inert(label), value: inert(value) })), spacing: 'Medium' } as const]
        : []),
      ...(letter.reminders ?? []).map((reminder) => ({ ...text(reminder), isSubtle: true, spacing: 'Small' }) as const),
      ...(letter.note ? [{ ...text(letter.note), size: 'Small', isSubtle: true } as const] : []),
    ],
    actions: letter.buttons.map(
      ({ text: title, href }, index) =>
        ({ type: 'Action.OpenUrl', title, url: href, ...(index === 0 && letter.buttons.length > 1 ? { style: 'positive' } : {}) }) as const,
    ),
  };
}

/** The sentence beside a card: what a chat list and a notification show. Plain text. */
export const asSentence = ({ title, lead, sentences }: Letter): string => `${title}: ${lead}. ${sentences[0] ?? ''}`.trim();

const text = (words: string): TextBlock => ({ type: 'TextBlock', text: inert(words), wrap: true });

/** Seen by no one, and enough to part two signs that together would mean something: phones do not read backslashes before signs as Teams on the desk does. */
const gap = '\u200b';

/** Text that a card shows as it is: no link, emphasis, list, mention, entity or date function survives, and nothing hidden. */
export function inert(words: string): string {
  return visibleLine(words)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=[([:])/g, `]${gap}`)
    .replace(/<(?=[a-z/!?])/gi, `<${gap}`)
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, `&${gap}`)
    .replace(/\{(?=\{)/g, `{${gap}`)
    .replace(/~(?=~)/g, `~${gap}`)
    .replace(/^(?=[#>+-]|\d{1,9}[.)])/, gap);
}
