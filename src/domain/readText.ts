// Text that a machine has read in a picture (R18, R19): a help for searching and for screen readers, never evidence in itself. What was read with doubt is left out.

/** A word and its place in pixels, from the upper left corner of the picture as it is seen. `confidence` from 0 to 100. */
export type ReadWord = { text: string; left: number; top: number; width: number; height: number; confidence: number };
/** Words in the order they are read. */
export type ReadLine = readonly ReadWord[];

/** What reads, exactly enough to repeat it. `variant`: which of the model's forms. */
export type ReadingEngine = {
  name: string;
  version: string;
  model: { name: string; version: string; variant: string };
};

/** Below this a word is more often a shape in a photograph than a word. */
export const leastConfidence = 60;

// Controls and invisible signs that a reader adds for its own sake; joiners belong to emoji and to some scripts.
const unseen = /[^\P{C}\u200c\u200d]/gu;

/** The lines with the words that are sure enough and have a place. What is no word at all (a blank) is left out without being counted. */
export function sureWords(lines: readonly ReadLine[], least = leastConfidence): { lines: ReadLine[]; kept: number; dropped: number } {
  const cleaned = lines.map((line) => line.map((word) => ({ ...word, text: word.text.replace(unseen, '').trim() })).filter(({ text }) => text !== ''));
  const sure = cleaned.map((line) => line.filter((word) => word.confidence >= least && hasPlace(word))).filter((line) => line.length > 0);
  const count = (some: readonly ReadLine[]) => some.reduce((sum, line) => sum + line.length, 0);
  return { lines: sure, kept: count(sure), dropped: count(cleaned) - count(sure) };
}

const hasPlace = ({ left, top, width, height }: ReadWord): boolean => [left, top, width, height].every(Number.isFinite) && width > 0 && height > 0;
