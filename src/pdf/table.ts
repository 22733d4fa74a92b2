// Tables: labels with values, and rows under column headings. A long row may go on on the next page, and the headings then stand there again.

import type { Column, Fact } from './document.ts';
import { baselineOf, spaceOf, textLines, together, withoutLoneLines } from './slice.ts';
import type { Place, Slice } from './slice.ts';
import { elementIn, scopeOf } from './structure.ts';
import type { Element } from './structure.ts';
import { blockGap, columnGap, hairline, labelShare, rowPadding, styles } from './style.ts';
import type { TextStyle } from './style.ts';

type Cell = { text: string; style: TextStyle; element: Element };
type Span = { x: number; width: number };

/** Rows up to this many lines are not cut. */
const linesKeptTogether = 6;

/** Columns beside each other, with a gap between them. */
function spansOf(shares: readonly number[], { x, width }: Place): Span[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const free = width - columnGap * (shares.length - 1);
  let at = x;
  return shares.map((share) => {
    const span = { x: at, width: (free * share) / whole };
    at += span.width + columnGap;
    return span;
  });
}

/** A row as slices: slice n has line n of every cell. All cells of a row have the same leading. A rule closes the row, unless it is the last of a list of facts. */
function rowSlices(cells: readonly Cell[], spans: readonly Span[], place: Place, isClosed = true): Slice[] {
  const columns = cells.map((cell, index) => ({
    ...cell,
    x: spans[index]?.x ?? 0,
    lines: textLines(cell.text.trim(), cell.style, spans[index]?.width ?? 0, place.typefaces),
  }));
  const count = Math.max(...columns.map(({ lines }) => lines.length));
  const leading = Math.max(...cells.map(({ style }) => style.leading));
  const slices: Slice[] = Array.from({ length: count }, (_, line) => ({
    height: leading,
    before: 0,
    keepsNext: false,
    pieces: columns.flatMap(({ x, lines, style, element }) => {
      const glyphs = lines[line];
      return glyphs?.length ? [{ kind: 'text' as const, x, baseline: baselineOf({ ...style, leading }), style, glyphs, element }] : [];
    }),
  }));
  const rule: Slice = {
    height: rowPadding,
    before: 0,
    keepsNext: false,
    pieces: isClosed ? [{ kind: 'rule', x: place.x, top: rowPadding, width: place.width, colour: hairline }] : [],
  };
  const all = [spaceOf(rowPadding, true), ...(count > linesKeptTogether ? withoutLoneLines(slices) : together(slices)), rule];
  return count > linesKeptTogether ? all.map((slice, index) => (index === all.length - 2 ? { ...slice, keepsNext: true } : slice)) : together(all);
}

const withSpaceBefore = (slices: readonly Slice[]): Slice[] => slices.map((slice, index) => (index === 0 ? { ...slice, before: blockGap } : slice));

/** Labels to the left name the rows. */
export function factSlices(facts: readonly Fact[], place: Place): Slice[] {
  const body = elementIn(elementIn(place.parent, 'Table'), 'TBody');
  const spans = spansOf([labelShare, 1 - labelShare], place);
  return withSpaceBefore(
    facts.flatMap(({ label, value }, index) => {
      const row = elementIn(body, 'TR');
      const cells = [
        { text: label, style: styles.label, element: elementIn(row, 'TH', scopeOf('Row')) },
        { text: value, style: styles.value, element: elementIn(row, 'TD') },
      ];
      return rowSlices(cells, spans, place, index < facts.length - 1);
    }),
  );
}

/** Column headings name the columns, the first cell names the row. */
export function tableSlices(columns: readonly Column[], rows: readonly (readonly string[])[], place: Place): Slice[] {
  const table = elementIn(place.parent, 'Table');
  const spans = spansOf(
    columns.map(({ share }) => share),
    place,
  );
  const head = elementIn(elementIn(table, 'THead'), 'TR');
  const headings = columns.map(({ heading }) => ({ text: heading, style: styles.columnHeading, element: elementIn(head, 'TH', scopeOf('Column')) }));
  const headSlices = together(rowSlices(headings, spans, place), true);
  const body = elementIn(table, 'TBody');
  const bodySlices = rows.flatMap((texts) => {
    const row = elementIn(body, 'TR');
    const cells = columns.map((_, index) => ({
      text: texts[index] ?? '',
      style: styles.value,
      element: index === 0 ? elementIn(row, 'TH', scopeOf('Row')) : elementIn(row, 'TD'),
    }));
    return rowSlices(cells, spans, place).map((slice) => ({ ...slice, repeated: headSlices }));
  });
  return withSpaceBefore([...headSlices, ...bodySlices]);
}
