// What was done on another page is said on the page one comes to: the words lie here between the two. `place` names what they are about.

const waiting = new Map<string, string>();

export function leaveWords(place: string, sentence: string): void {
  waiting.set(place, sentence);
}

/** Stays until it is said: a page drawn twice must find it twice. */
export function wordsFor(place: string): string | undefined {
  return waiting.get(place);
}

export function forgetWords(place: string): void {
  waiting.delete(place);
}
