// First visit only: after 300 ms a skeleton in the geometry of the rows that will come. Faster answers never flash.

import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { texts } from '../texts.ts';

export function Waiting({ rows = 4 }: { rows?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return <div className="skeleton" aria-busy="true" />;
  return (
    <Skeleton className="skeleton" aria-label={texts.frame.loading} aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <div className="skeleton-row" key={row}>
          <SkeletonItem shape="square" size={28} />
          <div className="stack tight">
            <SkeletonItem size={16} />
            <SkeletonItem size={8} />
          </div>
          <SkeletonItem size={16} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  );
}
