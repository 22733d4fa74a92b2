// First visit only: after 300 ms a skeleton in the geometry of the rows that will come. Faster answers never flash.

import { useEffect, useState } from 'react';
import { texts } from '../texts.ts';

export function Waiting({ rows = 4 }: { rows?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status" aria-busy="true">
      {shown && <span className="unseen">{texts.frame.loading}</span>}
      {shown &&
        Array.from({ length: rows }, (_, row) => (
          <div className="skeleton-row" key={row} aria-hidden>
            <span className="bone square" />
            <span className="stack tight">
              <span className="bone" />
              <span className="bone thin" />
            </span>
            <span className="bone" />
            <span className="bone" />
          </div>
        ))}
    </div>
  );
}
