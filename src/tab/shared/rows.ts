import { useRef, useState } from 'react';

/** A row of a repeatable answer with a key that stays while rows come and go. */
export type Row<T> = { id: number; value: T };

/**
 * Rows on the screen: the answer's own, and empty ones to write in. A row's place is its place in the answer, so faults find it.
 * Empty rows at the end are not put into the answer: an untouched form is an untouched answer.
 */
export function useRows<T>(start: readonly T[], atLeast: number, empty: T, isEmpty: (value: T) => boolean, onChange: (values: T[]) => void) {
  const next = useRef(0);
  const row = (value: T): Row<T> => {
    next.current += 1;
    return { id: next.current, value };
  };
  const [rows, setRows] = useState<readonly Row<T>[]>(() => [...start, ...Array.from({ length: Math.max(0, atLeast - start.length) }, () => empty)].map(row));

  const put = (changed: readonly Row<T>[]) => {
    setRows(changed);
    const values = changed.map(({ value }) => value);
    onChange(values.slice(0, values.findLastIndex((value) => !isEmpty(value)) + 1));
  };
  return {
    rows,
    add: () => setRows([...rows, row(empty)]),
    change: (id: number, value: T) => put(rows.map((each) => (each.id === id ? { id, value } : each))),
    remove: (id: number) => {
      const left = rows.filter((each) => each.id !== id);
      put(left.length >= Math.max(1, atLeast) ? left : [...left, row(empty)]);
    },
  };
}
