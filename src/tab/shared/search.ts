// Search without regard to case and accents, save that å, ä and ö are letters of their own: "idé" is found by "ide", "öst" never by "ost".

/** Folds a text once; searching in folded texts is then a plain comparison. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\0-\x7fåäö]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** The words asked for, folded. */
export const wordsOf = (asked: string): string[] => folded(asked).split(/\s+/).filter(Boolean);

/** Every word of what is asked stands somewhere in the row. */
export function matches(asked: string, row: readonly string[]): boolean {
  const text = folded(row.join(' '));
  return wordsOf(asked).every((word) => text.includes(word));
}
