// A long list as an ARIA grid: one stop for Tab, arrows between cells, columns that sort, and only the rows near the screen in the page.

import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { memo, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { moved, type Place } from './moves.ts';
import { piecesOf } from './pieces.ts';
import { scrollerOf, useSpan } from './useSpan.ts';
import './grid.css';

/** `Cell` draws one row's cell. The first column names the row. */
export type Column<T, Key extends string> = { key: Key; title: string; Cell: (row: { row: T }) => ReactNode };

export type GridProps<T, Key extends string> = {
  label: string;
  /** What the widths and the hidden columns of its style sheet hang on. */
  className: string;
  /** The same array each time, or every row is drawn again. */
  columns: readonly Column<T, Key>[];
  rows: readonly T[];
  idOf: (row: T) => string | number;
  sort: { key: Key; descending: boolean };
  onSort: (key: Key) => void;
  /** Enter in a cell. */
  onOpen: (row: T) => void;
};

const usualHeight = 48;

export function Grid<T, Key extends string>(props: GridProps<T, Key>) {
  const { label, className, columns, rows, idOf, sort, onSort } = props;
  const grid = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { span, rowHeight } = useSpan(body, rows.length, usualHeight);
  const pageSize = () => (body.current ? Math.max(1, Math.floor(scrollerOf(body.current).clientHeight / rowHeight) - 3) : 1);
  const { at, ...listeners } = useStop(props, grid, pageSize);
  return (
    <div
      className={`grid ${className}`}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      ref={grid}
      tabIndex={-1}
      {...listeners}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row">
          {columns.map(({ key, title }, column) => (
            <Header
              key={key}
              title={title}
              column={column}
              order={sort.key === key ? (sort.descending ? 'descending' : 'ascending') : undefined}
              isStop={at.row === -1 && at.column === column}
              onSort={() => onSort(key)}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body}>
        {piecesOf(rows.length, span, at.row).map((piece) => {
          if ('gap' in piece) return <div key={`gap before ${piece.before}`} aria-hidden style={{ height: piece.gap * rowHeight }} />;
          const row = rows[piece.row]!;
          return <Row key={idOf(row)} row={row} index={piece.row} columns={columns} stop={piece.row === at.row ? at.column : -1} />;
        })}
      </div>
    </div>
  );
}

/** What Tab comes to, and where focus is: the row by its id, so that it is the same one after a sort or a filter. */
type Stop = { id: string | number | undefined; place: Place };

/** The one cell that Tab comes to (`at`), and how focus and keys move it. `pageSize` = how many rows PageUp and PageDown pass. */
function useStop<T, Key extends string>({ columns, rows, idOf, onOpen }: GridProps<T, Key>, grid: RefObject<HTMLDivElement | null>, pageSize: () => number) {
  const [stop, setStop] = useState<Stop>({ id: undefined, place: { row: 0, column: 0 } });
  const found = stop.id === undefined ? -1 : rows.findIndex((row) => idOf(row) === stop.id);
  const at: Place = { row: found >= 0 ? found : Math.min(stop.place.row, rows.length - 1), column: stop.place.column };
  const cellAt = (place: Place) => grid.current?.querySelector<HTMLElement>(`[data-place="${place.row} ${place.column}"]`);
  const isSeen = (place: Place) => (cellAt(place)?.getClientRects().length ?? 0) > 0;
  const stopAt = (place: Place) => {
    const row = rows[place.row];
    setStop({ id: row && idOf(row), place });
  };
  const { enter, leave } = useKeptFocus(() => cellAt(at));

  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target);
    enter();
    if (place && (place.row !== at.row || place.column !== at.column)) stopAt(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target as Element);
    if (!from || event.altKey || event.metaKey || event.shiftKey) return;
    const row = rows[from.row];
    if (event.key === 'Enter' && row && (event.target as Element).hasAttribute('data-place')) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const seen = columns.map((_, column) => column).filter((column) => isSeen({ row: from.row, column }));
    const first = isSeen({ row: -1, column: from.column }) ? -1 : 0;
    const to = moved(from, event, { rows: rows.length, columns: seen, first, page: pageSize() });
    if (!to) return;
    event.preventDefault();
    // The row may not be in the page yet.
    flushSync(() => stopAt(to));
    cellAt(to)?.focus({ preventScroll: true });
    cellAt(to)?.scrollIntoView({ block: 'nearest' });
  };
  return { at, onFocus, onBlur: leave, onKeyDown };
}

function placeOf(target: Element): Place | undefined {
  const [row, column] = (target.closest('[data-place]')?.getAttribute('data-place') ?? '').split(' ').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** When the cell that had focus is gone (its row was filtered away or read anew), the cell that has its place gets it. */
function useKeptFocus(cell: () => HTMLElement | null | undefined): { enter: () => void; leave: () => void } {
  const inside = useRef(false);
  useLayoutEffect(() => {
    if (inside.current && (document.activeElement === document.body || document.activeElement === null)) cell()?.focus({ preventScroll: true });
  });
  return {
    enter: () => {
      inside.current = true;
    },
    leave: () => {
      inside.current = false;
    },
  };
}

type HeaderProps = { title: string; column: number; order: 'ascending' | 'descending' | undefined; isStop: boolean; onSort: () => void };

function Header({ title, column, order, isStop, onSort }: HeaderProps) {
  return (
    <div role="columnheader" aria-colindex={column + 1} aria-sort={order ?? 'none'} className="grid-cell">
      <button type="button" className="grid-sort" tabIndex={isStop ? 0 : -1} data-place={`-1 ${column}`} onClick={onSort}>
        {title}
        {order === 'ascending' && <ArrowUpRegular aria-hidden />}
        {order === 'descending' && <ArrowDownRegular aria-hidden />}
      </button>
    </div>
  );
}

type RowProps<T, Key extends string> = { row: T; index: number; columns: readonly Column<T, Key>[]; stop: number };

const Row = memo(function Row<T, Key extends string>({ row, index, columns, stop }: RowProps<T, Key>) {
  return (
    <div role="row" aria-rowindex={index + 2} className="grid-row">
      {columns.map(({ key, Cell }, column) => (
        <div
          key={key}
          role={column === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={column + 1}
          className="grid-cell"
          tabIndex={stop === column ? 0 : -1}
          data-place={`${index} ${column}`}
        >
          <Cell row={row} />
        </div>
      ))}
    </div>
  );
}) as <T, Key extends string>(props: RowProps<T, Key>) => ReactNode;
