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
