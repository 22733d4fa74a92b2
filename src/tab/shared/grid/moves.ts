// Where a key leads in a grid (WAI-ARIA grid pattern, www.w3.org/WAI/ARIA/apg/patterns/grid). Row -1 is the row of column headers.

export type Place = { row: number; column: number };

/** `rows` = number of rows, `columns` = those that can be seen now, `first` = -1 when the headers can be seen, `page` = rows on the screen. */
export type Extent = { rows: number; columns: readonly number[]; first: -1 | 0; page: number };

type Pressed = { key: string; ctrlKey: boolean };

/** The place a key leads to, undefined for a key that leads nowhere: those are left to the browser. */
export function moved(from: Place, { key, ctrlKey }: Pressed, { rows, columns, first, page }: Extent): Place | undefined {
  const row = (to: number) => ({ row: Math.max(first, Math.min(rows - 1, to)), column: from.column });
  const at = columns.indexOf(from.column);
  const column = (to: number) => ({ row: from.row, column: columns[Math.max(0, Math.min(columns.length - 1, to))] ?? from.column });
  switch (key) {
    case 'ArrowDown':
      return row(from.row + 1);
    case 'ArrowUp':
      return row(from.row - 1);
    case 'PageDown':
      return row(from.row + page);
    case 'PageUp':
      return row(Math.max(Math.min(from.row, 0), from.row - page));
    case 'ArrowRight':
      return column(at + 1);
    case 'ArrowLeft':
      return column(Math.max(0, at) - 1);
    case 'Home':
      return ctrlKey ? { ...row(0), column: columns[0] ?? 0 } : column(0);
    case 'End':
      return ctrlKey ? { ...row(rows - 1), column: columns.at(-1) ?? 0 } : column(columns.length - 1);
    default:
      return undefined;
  }
}
