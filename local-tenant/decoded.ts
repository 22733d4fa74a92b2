// Addresses are typed by hand too: what is no percent-encoding is told apart from what is.

/** The text without its percent-encoding; undefined when a % stands for nothing. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
