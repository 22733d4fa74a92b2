// What may stand in a text at all, whatever it says: a text is stored in SharePoint (XML underneath), hashed, signed, printed as PDF/A and shown to a deciding chief.
// A character that cannot be stored, or that shows something else than what is signed, is named and refused; nothing is silently removed from what somebody wrote.

import { swedishNumber } from './swedish.ts';

/** Most characters (as people count them) in one answer. */
export const mostCharacters = 10_000;
/** Most UTF-16 units of a plan's canonical text: SharePoint's multi-line column holds about 63,999. */
export const mostPlanUnits = 60_000;
/** Longest comment, reason or reference that is signed: UTF-16 units, as `length` and a form's `maxLength` count. */
export const longestComment = 1_000;

const controls = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u;
// Embeddings, overrides and isolates (Unicode UAX #9): the text on the screen is then not the text that is signed. The plain marks (200E, 200F) stay allowed.
const turning = /[\u202a-\u202e\u2066-\u2069]/u;
const turningNames: Record<string, string> = {
  '\u202a': 'LEFT-TO-RIGHT EMBEDDING',
  '\u202b': 'RIGHT-TO-LEFT EMBEDDING',
  '\u202c': 'POP DIRECTIONAL FORMATTING',
  '\u202d': 'LEFT-TO-RIGHT OVERRIDE',
  '\u202e': 'RIGHT-TO-LEFT OVERRIDE',
  '\u2066': 'LEFT-TO-RIGHT ISOLATE',
  '\u2067': 'RIGHT-TO-LEFT ISOLATE',
  '\u2068': 'FIRST STRONG ISOLATE',
  '\u2069': 'POP DIRECTIONAL ISOLATE',
};
const loneSurrogate = /[\ud800-\udfff]/u;

const codePoint = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
/** The word before the place, so that the writer finds it: the character itself cannot be seen. */
const place = (text: string, index: number) => {
  const before = /[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u
    .exec(text.slice(Math.max(0, index - 100), index))?.[0]
    .replace(/[^\p{L}\p{N} .,-]/gu, '')
    .trim();
  return before ? `efter ”${before.slice(-30)}”` : 'i början av texten';
};

/** The sentence about the first character that cannot be stored or that hides something; undefined when the text is sound. Line breaks and tabs are. */
export function unsoundCharacter(text: string): string | undefined {
  const control = controls.exec(text);
  if (control)
    return `Texten innehåller ett dolt tecken som inte går att spara (${codePoint(control[0])}) ${place(text, control.index)}. Ta bort det eller skriv om stycket.`;
  const turn = turning.exec(text);
  if (turn)
    return `Texten innehåller ett dolt tecken som vänder läsriktningen (${codePoint(turn[0])} ${turningNames[turn[0]]}) ${place(text, turn.index)}. Ta bort det eller skriv om stycket.`;
  const half = loneSurrogate.exec(text);
  if (half)
    return `Texten innehåller ett halvt tecken (${codePoint(half[0])}) ${place(text, half.index)}, till exempel en avklippt emoji. Ta bort det eller skriv om stycket.`;
  return undefined;
}

/** Characters as people count them (code points, an emoji of one code point is one). */
export const characterCount = (text: string): number => [...text].length;

/** The sentence about a text longer than `most` characters; undefined when it fits. */
export function overlong(text: string, most: number): string | undefined {
  if (text.length <= most) return undefined;
  const count = characterCount(text);
  return count <= most ? undefined : `Texten är ${swedishNumber(count)} tecken. Högst ${swedishNumber(most)} får plats. Korta den.`;
}

/** A text as it may be quoted in a card, a mail or a subject: in one line, without characters that hide, turn what is read, or are halves. */
export const visibleLine = (text: string): string =>
  text
    .replace(/[^\P{Cc}\s]|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
