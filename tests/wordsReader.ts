// A reader of text in pictures that finds the same words in every picture, for tests that have no browser: what is done with them is the product's.

import type { PictureReader } from '../src/ports.ts';

/** Each word stands beside the one before, at full confidence. */
export const wordsReader = (words: string): PictureReader => ({
  engine: { name: 'tesseract.js', version: '7.0.0', model: { name: '@tesseract.js-data/swe', version: '1.0.0', variant: '4.0.0_best_int' } },
  read: async () =>
    await Promise.resolve([
      words
        .split(' ')
        .filter(Boolean)
        .map((text, place) => ({ text, left: place, top: 0, width: 1, height: 4, confidence: 95 })),
    ]),
  stop: () => {},
});
