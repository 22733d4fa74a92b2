import { describe, expect, it } from 'vitest';
import { moved, type Extent } from './moves.ts';
import { piecesOf, spanOf } from './pieces.ts';

const extent: Extent = { rows: 100, columns: [0, 1, 4], first: -1, page: 10 };
const press = (from: [number, number], key: string, ctrlKey = false, more: Partial<Extent> = {}) => {
  const to = moved({ row: from[0], column: from[1] }, { key, ctrlKey }, { ...extent, ...more });
  return to && [to.row, to.column];
};

describe('keys in a grid', () => {
  it('arrows go one cell at a time, past columns that are not seen, and stop at the edges', () => {
    expect(press([5, 1], 'ArrowRight')).toEqual([5, 4]);
    expect(press([5, 4], 'ArrowRight')).toEqual([5, 4]);
    expect(press([5, 0], 'ArrowLeft')).toEqual([5, 0]);
    expect(press([99, 0], 'ArrowDown')).toEqual([99, 0]);
    expect(press([0, 4], 'ArrowUp')).toEqual([-1, 4]);
    expect(press([-1, 4], 'ArrowUp')).toEqual([-1, 4]);
    expect(press([0, 4], 'ArrowUp', false, { first: 0 })).toEqual([0, 4]);
  });
  it('Home and End go along the row, with Ctrl to the corners of the rows', () => {
    expect(press([5, 1], 'Home')).toEqual([5, 0]);
    expect(press([5, 1], 'End')).toEqual([5, 4]);
    expect(press([5, 1], 'Home', true)).toEqual([0, 0]);
    expect(press([5, 1], 'End', true)).toEqual([99, 4]);
  });
  it('pages go by what is on the screen, and never into the headers', () => {
    expect(press([5, 1], 'PageDown')).toEqual([15, 1]);
    expect(press([95, 1], 'PageDown')).toEqual([99, 1]);
    expect(press([5, 1], 'PageUp')).toEqual([0, 1]);
    expect(press([-1, 1], 'PageUp')).toEqual([-1, 1]);
  });
  it('other keys are left to the browser', () => {
    expect(press([5, 1], 'a')).toBeUndefined();
    expect(press([5, 1], 'Tab')).toBeUndefined();
  });
  it('a cell whose column has gone finds its way back', () => {
    expect(press([5, 3], 'ArrowLeft')).toEqual([5, 0]);
    expect(press([5, 3], 'ArrowRight')).toEqual([5, 0]);
  });
});

describe('rows in the page', () => {
  const rowsIn = (pieces: ReturnType<typeof piecesOf>) => pieces.flatMap((piece) => ('row' in piece ? [piece.row] : []));
  const heightOf = (pieces: ReturnType<typeof piecesOf>) => pieces.reduce((sum, piece) => sum + ('gap' in piece ? piece.gap : 1), 0);

  it('are those on the screen and some to spare, however far one has scrolled', () => {
    for (const top of [-400, 0, 47, 48, 12_345, 239_900, 500_000]) {
      const span = spanOf({ top, height: 900, rowHeight: 48 }, 5000);
      expect(span.to - span.from, `scrolled ${top}`).toBeLessThan(50);
      const first = Math.floor(Math.max(0, top) / 48);
      if (first < 5000) expect(span.from <= first && span.to >= Math.min(5000, Math.floor((top + 900) / 48))).toBe(true);
    }
  });
  it('with their gaps are as high as all rows, wherever the kept row is', () => {
    const span = { from: 40, to: 60 };
    for (const kept of [-1, 0, 3, 39, 40, 59, 60, 98, 99, 100]) {
      const pieces = piecesOf(100, span, kept);
      expect(heightOf(pieces), `kept ${kept}`).toBe(100);
      expect(rowsIn(pieces)).toEqual([...new Set(rowsIn(pieces))].toSorted((a, b) => a - b));
      if (kept >= 0 && kept < 100) expect(rowsIn(pieces)).toContain(kept);
    }
  });
  it('none, for a list that is empty or has become shorter than where one was', () => {
    expect(piecesOf(0, { from: 0, to: 24 }, 0)).toEqual([]);
    expect(heightOf(piecesOf(10, { from: 40, to: 60 }, 2))).toBe(10);
  });
});
