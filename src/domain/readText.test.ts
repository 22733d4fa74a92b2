import { describe, expect, test } from 'vitest';
import { leastConfidence, sureWords, type ReadWord } from './readText.ts';

const word = (text: string, confidence = 90, change: Partial<ReadWord> = {}): ReadWord => ({
  text,
  left: 10,
  top: 20,
  width: 30,
  height: 12,
  confidence,
  ...change,
});
const textsOf = (lines: readonly (readonly ReadWord[])[]) => lines.map((line) => line.map(({ text }) => text));

describe('the words that are kept', () => {
  test('are those that were read with confidence enough, and the others are counted', () => {
    const { lines, kept, dropped } = sureWords([[word('Hej', leastConfidence), word('DD', leastConfidence - 0.1)], [word('mn', 12)], [word('åäö')]]);
    expect(textsOf(lines)).toEqual([['Hej'], ['åäö']]);
    expect([kept, dropped]).toEqual([2, 2]);
  });
  test('have a place in the picture', () => {
    const { lines, dropped } = sureWords([[word('a', 90, { width: 0 }), word('b', 90, { height: -1 }), word('c', 90, { left: NaN }), word('d')]]);
    expect(textsOf(lines)).toEqual([['d']]);
    expect(dropped).toBe(3);
  });
  test('are without signs that nobody sees, but an emoji and a joined letter are whole', () => {
    const { lines } = sureWords([[word('\u200fשלום\u200e'), word('a\u0000b\ue000'), word('👩‍🚒'), word('می‌خواهم')]]);
    expect(textsOf(lines)).toEqual([['שלום', 'ab', '👩‍🚒', 'می‌خواهم']]);
  });
  test('are no blanks, which nobody has read either', () => {
    expect(sureWords([[word(' ', 95), word('\u200e', 95)], []])).toEqual({ lines: [], kept: 0, dropped: 0 });
  });
});
