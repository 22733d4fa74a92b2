// A comment that is being written is kept while the page lives, also when one steps back to read the plan again.

const comments = new Map<string, string>();

/** `key` = plan and version. */
export function keepComment(key: string, text: string): void {
  comments.set(key, text);
}

export function keptComment(key: string): string {
  return comments.get(key) ?? '';
}
