import { beforeAll, describe, expect, test } from 'vitest';
import { sourceSans } from '../../tests/sourceSans.ts';
import { blockSlices } from './blocks.ts';
import type { Block } from './document.ts';
import { fontsFor } from './fonts.ts';
import { linesOf } from './lines.ts';
import { pagesOf } from './paging.ts';
import type { PlacedSlice } from './paging.ts';
import { rootElement } from './structure.ts';
import { page } from './style.ts';
import { kernBetween, typefacesOf, widthOf } from './typeface.ts';
import type { Glyph, Typefaces } from './typeface.ts';

let typefaces: Typefaces;
beforeAll(async () => {
  typefaces = typefacesOf(await fontsFor(['ł'], sourceSans));
});

const glyphs = (text: string) => typefaces.glyphsOf(text, 400);
const textOf = (row: readonly Glyph[]) => row.map(({ text }) => text).join('');
const broken = (text: string, width: number) => linesOf(glyphs(text), width).map(textOf);
const laidOut = (blocks: readonly Block[]) => pagesOf(blockSlices(blocks, { typefaces, parent: rootElement(), x: page.left, width: page.right - page.left }));
const textsOn = (placed: readonly PlacedSlice[]) =>
  placed.flatMap(({ slice }) => slice.pieces.flatMap((piece) => (piece.kind === 'text' ? [textOf(piece.glyphs).trim()] : [])));

describe('glyphs', () => {
  test('of every letter come from a font, of other characters from the stand-in', () => {
    expect(glyphs('Åał').map(({ face }) => face.kind)).toEqual(['font', 'font', 'font']);
    expect(glyphs('😀م→').map(({ face, width }) => [face.kind, width])).toEqual([
      ['box', 600],
      ['box', 600],
      ['box', 600],
    ]);
  });

  test('of invisible characters take no room and are still there', () => {
    const [, soft] = glyphs('a\u00adb');
    expect([soft?.text, soft?.width, soft?.code === 0]).toEqual(['\u00ad', 0, false]);
  });

  test('of an emoji that is also a sign are the sign and its selector', () => {
    expect(glyphs('™\ufe0f').map(({ face, text }) => [face.kind, text])).toEqual([
      ['font', '™'],
      ['box', '\ufe0f'],
    ]);
  });

  test('stand nearer each other where the letters leave room', () => {
    const [capital, small] = glyphs('To') as [Glyph, Glyph];
    expect(kernBetween(capital, small)).toBeLessThan(-40);
    expect(widthOf([capital, small])).toBeCloseTo(capital.width + small.width + kernBetween(capital, small), 6);
    const [first, second] = glyphs('nn') as [Glyph, Glyph];
    expect(kernBetween(first, second)).toBe(0);
  });
});

describe('lines', () => {
  test('end after a space and lose nothing', () => {
    const text = 'Vi vill visa var bokbussen stannar och vad som finns ombord.';
    const lines = broken(text, 8000);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(widthOf(glyphs(line.trimEnd()))).toBeLessThanOrEqual(8000);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/ $/);
  });

  test('cut a word that is longer than a line, in an address after a sign', () => {
    expect(broken('x'.repeat(100), 8000).join('')).toBe('x'.repeat(100));
    expect(broken('www.gislaved.se/uppleva-och-gora/bibliotek', 12_000)[0]).toMatch(/[./-]$/);
  });

  test('do not end inside a telephone number with a hyphen, or at a space that does not break', () => {
    expect(broken('Ring 0371-81000', 6500)).toEqual(['Ring ', '0371-81000']);
    expect(broken('aaaa 1\u00a0000', 4000)).toEqual(['aaaa ', '1\u00a0000']);
  });

  test('are one, and empty, for an empty text', () => {
    expect(broken('', 1000)).toEqual(['']);
  });
});

describe('pages', () => {
  const paragraph = (lines: number): Block => ({ kind: 'paragraph', text: Array.from({ length: lines }, (_, line) => `Rad ${line + 1}`).join('\n') });
  const sentences = (count: number): Block => ({
    kind: 'paragraph',
    text: 'Det här är en mening som är ganska lång för att fylla en rad och lite till. '.repeat(count),
  });

  test('never end with a heading, whatever stands above it', () => {
    for (let lines = 30; lines < 60; lines++) {
      const pages = laidOut([paragraph(lines), { kind: 'heading', level: 2, text: 'Rubrik' }, { kind: 'heading', level: 3, text: 'Fråga' }, sentences(5)]);
      for (const texts of pages.map(textsOn)) expect(texts.at(-1)).not.toMatch(/Rubrik|Fråga/);
    }
  });

  test('leave no line of a paragraph alone', () => {
    for (let lines = 30; lines < 60; lines++) {
      const pages = laidOut([paragraph(lines), sentences(6)]).map((placed) => textsOn(placed).filter((text) => !text.startsWith('Rad ')));
      for (const texts of pages) expect(texts.length).not.toBe(1);
    }
  });

  test('keep everything between the margins, in order and without loss', () => {
    const pages = laidOut([paragraph(200), sentences(40)]);
    const texts = pages.flatMap(textsOn);
    expect(texts.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, line) => `Rad ${line + 1}`));
    for (const { slice, top } of pages.flat()) {
      expect(top).toBeGreaterThanOrEqual(page.top);
      expect(top + slice.height).toBeLessThanOrEqual(page.bottom + 1e-6);
    }
  });

  test('repeat the headings of a table that goes on, also inside a row, and read them once', () => {
    const rows = [...Array.from({ length: 50 }, (_, row) => [`Namn ${row}`, 'Kontakt']), ['Långt', 'ord '.repeat(1500)], ['Sist', 'slut']];
    const pages = laidOut([
      {
        kind: 'table',
        columns: [
          { heading: 'Namn', share: 1 },
          { heading: 'Kontaktuppgifter', share: 2 },
        ],
        rows,
      },
    ]);
    expect(pages.length).toBeGreaterThan(3);
    for (const placed of pages) expect(textsOn(placed).slice(0, 2)).toEqual(['Namn', 'Kontaktuppgifter']);
    expect(pages.flat().filter(({ slice, again }) => !again && textsOn([{ slice, top: 0, again }]).includes('Kontaktuppgifter'))).toHaveLength(1);
  });

  test('do not cut a short row or a short box', () => {
    for (let lines = 30; lines < 60; lines++) {
      const pages = laidOut([
        paragraph(lines),
        { kind: 'panel', blocks: [sentences(4), { kind: 'facts', facts: [{ label: 'Namn', value: 'Ett\nTvå\nTre' }] }] },
      ]);
      expect(pages.filter((placed) => placed.some(({ slice }) => slice.panel))).toHaveLength(1);
    }
  });

  test('cut a box that is longer than a page', () => {
    const pages = laidOut([{ kind: 'panel', blocks: [sentences(120)] }]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((placed) => placed.every(({ slice }) => slice.panel))).toBe(true);
  });
});
