// Text over a picture that shows it: each word covers its own place, each line is a paragraph of its own, and all of them belong to one section after the picture.

import type { ReadLine, ReadWord } from '../domain/readText.ts';
import { pdfText } from './bytes.ts';
import type { ReadText } from './document.ts';
import type { HiddenPiece, HiddenWord, Place } from './slice.ts';
import { elementIn } from './structure.ts';

/** What separates two words that stand close is still a space, this wide in parts of the line's height. */
const narrowestSpace = 0.05;

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** `scale` is points a pixel; the picture stands at the place's left edge and at the slice's upper one. Lines without words have no piece. */
export function hiddenPieces({ title, lines }: ReadText, scale: number, place: Place): HiddenPiece[] {
  const filled = lines.filter((line) => line.length > 0);
  if (filled.length === 0) return [];
  const section = elementIn(place.parent, 'Sect', `/T${pdfText(title)}`);
  return filled.flatMap((line): HiddenPiece[] => {
    const words = wordsOf(line, scale, place);
    return words.length === 0 ? [] : [{ kind: 'hidden', words, element: elementIn(section, 'P') }];
  });
}

/** All words of a line are as high as the line, so that they stand on one baseline; the spaces between them are text too. */
function wordsOf(line: ReadLine, scale: number, { x, typefaces }: Place): HiddenWord[] {
  const top = Math.min(...line.map((word) => word.top));
  const height = Math.max(...line.map((word) => word.top + word.height)) - top;
  const at = (left: number, width: number, text: string): HiddenWord => ({
    x: x + scale * left,
    y: scale * top,
    width: scale * width,
    height: scale * height,
    glyphs: asSeen(text).flatMap((part) => typefaces.hiddenOf(part)),
  });
  return line
    .flatMap((word, index) => {
      const next = line[index + 1];
      const space = next && gapBetween(word, next, narrowestSpace * height);
      return [at(word.left, word.width, word.text), ...(space ? [at(space.left, space.width, ' ')] : [])];
    })
    .filter(({ glyphs }) => glyphs.length > 0);
}

/** From left to right as it is seen, which is how programs expect a page's text: they turn what is read from the right back again, character by character. */
const asSeen = (text: string): string[] => (rightToLeft.test(text) ? [...text].reverse() : [text]);

/** Where the space after a word is: before the next one, which stands to the left where one reads from the right. */
function gapBetween(word: ReadWord, next: ReadWord, least: number): { left: number; width: number } {
  const [end, nextEnd] = [word.left + word.width, next.left + next.width];
  if (nextEnd <= word.left) return { left: nextEnd, width: Math.max(least, word.left - nextEnd) };
  return { left: end, width: Math.max(least, next.left - end) };
}
