// What was done on another page is said on the account's: the words lie here between the two.

const waiting = new Map<number, string>();

export function leaveWords(accountId: number, sentence: string): void {
  waiting.set(accountId, sentence);
}

/** Stays until it is said: a page drawn twice must find it twice. */
export function wordsFor(accountId: number): string | undefined {
  return waiting.get(accountId);
}

export function forgetWords(accountId: number): void {
  waiting.delete(accountId);
}
