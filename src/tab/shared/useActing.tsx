// One act of a person's: shows that it is under way, and says what went wrong with a way out. What was typed stays where it is.

import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import type { Refused } from './actions.ts';
import { failureSentence, WayOutButton, type Failure } from './Problem.tsx';

/** Fetched when something fails: the first view does without it. What fails may be the connection, and then the words are said without its look. */
const Failed = lazy(() =>
  import('./Failed.tsx').then(
    (module) => ({ default: module.Failed }),
    () => ({ default: PlainlyFailed }),
  ),
);

/** `said` is the message to draw near the button (undefined when all is well). `run` answers what the act answered, or undefined when it failed. */
export function useActing(): {
  busy: boolean;
  said: ReactNode;
  run: <T extends { outcome: string }>(act: () => Promise<T>) => Promise<T | undefined>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const run = useCallback(async <T extends { outcome: string }>(act: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await act();
      if (isRefused(answer)) setFailure({ refused: answer });
      return answer;
    } catch (thrown) {
      setFailure({ thrown, again: () => void run(act) });
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(undefined), []);
  return { busy, run, clear, said: failure && <Said failure={failure} /> };
}

function isRefused(answer: { outcome: string }): answer is Refused {
  return answer.outcome === 'refused';
}

function PlainlyFailed({ failure }: { failure: Failure }) {
  return (
    <div className="row wrap" role="alert">
      <span className="attention">{failureSentence(failure)}</span>
      {'thrown' in failure && <WayOutButton thrown={failure.thrown} retry={failure.again} small />}
    </div>
  );
}

function Said({ failure }: { failure: Failure }) {
  return (
    <Suspense fallback={null}>
      <Failed failure={failure} />
    </Suspense>
  );
}
