const fold = (text: string) => text.toLocaleLowerCase('sv').normalize('NFC');

/** Every word of what is asked stands somewhere in the row. å, ä and ö are letters of their own. */
export function matches(asked: string, row: readonly string[]): boolean {
  const words = fold(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = fold(row.join(' '));
  return words.every((word) => text.includes(word));
}
