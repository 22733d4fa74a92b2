import type { ReactNode } from 'react';

/** Label over value. `columns` 2 becomes 1 in a narrow place. */
export function Facts({ rows, columns = 1 }: { rows: readonly (readonly [label: string, value: ReactNode])[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? 'facts two-columns' : 'facts'}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
