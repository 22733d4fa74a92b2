// A text as it is read, not as it is coded: what nobody sees is left out, and spaces, lines, digits and letters that look alike are one (Unicode Standard
// Annex 15 and 44). It is searched instead of the text itself, by patterns that would not find a number with something invisible in it.

/** `at` and `after`: where each UTF-16 unit of `text` begins and ends in the text as it was given. */
export type Folded = { text: string; at: (unit: number) => number; after: (unit: number) => number };

/** Format characters (zero width, joiners, soft hyphens, directions), and what makes a picture of a digit. */
const unseen = /[\p{Cf}\ufe0f\u20e3]/u;
const space = /\p{Zs}/u;
/** Hyphens, which stand inside words and numbers. Full width and small ones are compatible with the hyphen itself. */
const hyphen = /[\u2010\u2011\ufe63\uff0d]/;
/** Lines that stand between words: a pattern may tell them from a hyphen. */
const line = /[\u2012-\u2015\u2212\ufe58]/;
/** Full width, small and mathematical forms. Raised digits and fractions are left: 10⁵ is not 105. */
const styled = /[\uff01-\uff5e\ufe50-\ufe6b\u{1d400}-\u{1d7ff}\u{1fbf0}-\u{1fbf9}]/u;

/** Time is linear in the length of the text. */
export function folded(given: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let place = 0;
  for (const character of given) {
    const plain = plainOf(character);
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(place);
      ends.push(place + character.length);
    }
    text += plain;
    place += character.length;
  }
  return { text, at: (unit) => starts[unit] ?? given.length, after: (unit) => ends[unit] ?? given.length };
}

function plainOf(character: string): string {
  if (character >= ' ' && character <= '~') return character;
  if (unseen.test(character)) return '';
  if (space.test(character)) return ' ';
  if (hyphen.test(character)) return '-';
  if (line.test(character)) return '\u2013';
  return styled.test(character) ? character.normalize('NFKC') : character;
}
