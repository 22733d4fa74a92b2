import type { ReactNode } from 'react';
import { Card } from './Card.tsx';
import { Problem } from './Problem.tsx';
import type { Loaded } from './useAsync.ts';
import { Waiting } from './Waiting.tsx';

/** Draws the three states of something that is read: skeleton, failure with its way out, or the thing. */
export function Loading<T>({ loaded, children, rows }: { loaded: Loaded<T> & { reload: () => void }; children: (value: T) => ReactNode; rows?: number }) {
  if (loaded.state === 'here') return children(loaded.value);
  return <Card flush>{loaded.state === 'failed' ? <Problem thrown={loaded.thrown} retry={loaded.reload} /> : <Waiting {...(rows ? { rows } : {})} />}</Card>;
}
