// What people wrote, made safe to print. Nothing is dropped: what cannot be shown, or would show something else than it says, stands as its number.

// Controls, half characters, non-characters, the byte order mark, and the marks that turn the reading direction (Unicode UAX #9).
// A PDF may not map a glyph to U+0000, U+FEFF or U+FFFE (ISO 19005-2, 6.2.11.7.2), and XML 1.0 has no form for most of the others.
const unsafe = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const narrowUnbreakable = /[\u2007\u202f]/gu;
const otherSpaces = /[\u1680\u2000-\u2006\u2008\u200a\u205f\u3000]/gu;

const numbered = (character: string): string => `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`;

/**
 * The text with \n as its only line end, tabs as four spaces, letters and their accents as one character (Unicode NFC), and every unsafe character as "[U+202E]".
 * Safe to print, and safe in XML once & < > are escaped.
 */
export function safeText(text: string): string {
  const lines = text.replace(lineEnds, '\n').replaceAll('\t', '    ').replace(narrowUnbreakable, '\u00a0').replace(otherSpaces, ' ');
  return lines.replace(unsafe, numbered).normalize('NFC');
}

/** The text on one line, for titles and bookmarks. */
export const onOneLine = (text: string): string =>
  safeText(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim();

// What people see as one character: two regional letters are a flag; a base carries its marks, skin tone and tags; a joiner ties emoji together.
const cluster = /\p{Regional_Indicator}{2}|[^](?:\p{Mark}|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic})*/gu;

/** The text cut into what people see as single characters. */
export const clustersOf = (text: string): string[] => text.match(cluster) ?? [];
