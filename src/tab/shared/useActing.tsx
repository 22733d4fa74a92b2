// One act of a person's: shows that it is under way, and says what went wrong with a way out. What was typed stays where it is.

import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { texts } from '../texts.ts';
import type { Refused } from './actions.ts';
import { failureSentence, WayOutButton, type Failure } from './Problem.tsx';

/** Fetched when something fails: the first view does without it. What fails may be the connection, and then the words are said without its look. */
const Failed = lazy(() =>
  import('./Failed.tsx').then(
    (module) => ({ default: module.Failed }),
    () => ({ default: PlainlyFailed }),
  ),
);

const soonEnough = 4_000;

/**
 * `said` is what to draw near the button, always: it is empty when all is well. `run` answers what the act answered. When it fails nothing is answered
 * until the act is done again by the way out: what follows it is then the same as if it had gone well at once.
 * `typed` = the person has written something that the act was to save.
 */
export function useActing({ typed = false }: { typed?: boolean } = {}): {
  busy: boolean;
  said: ReactNode;
  run: <T extends { outcome: string }>(act: () => Promise<T>) => Promise<T>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const run = useCallback(async <T extends { outcome: string }>(act: () => Promise<T>): Promise<T> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await act();
      if (isRefused(answer)) setFailure({ refused: answer });
      setBusy(false);
      return answer;
    } catch (thrown) {
      setBusy(false);
      return await new Promise<T>((resolve) => setFailure({ thrown, again: () => resolve(run(act)), typed }));
    }
  }, []);
  const clear = useCallback(() => setFailure(undefined), []);
  useFormerWords(failure !== undefined && 'thrown' in failure && typed, clear);
  return { busy, run, clear, said: <Said busy={busy} failure={failure} /> };
}

/** What was to be done again holds the words of then: once something is changed, it is the form's own button that saves what stands there now. */
function useFormerWords(isOffered: boolean, clear: () => void): void {
  useEffect(() => {
    if (!isOffered) return undefined;
    document.addEventListener('input', clear);
    document.addEventListener('change', clear);
    return () => {
      document.removeEventListener('input', clear);
      document.removeEventListener('change', clear);
    };
  }, [isOffered, clear]);
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

function Said({ busy, failure }: { busy: boolean; failure: Failure | undefined }) {
  const slow = useSlowness(busy);
  return (
    <>
      <div role="status" className="meta">
        {slow && texts.frame.slow}
      </div>
      {failure && (
        <Suspense fallback={null}>
          <Failed failure={failure} />
        </Suspense>
      )}
    </>
  );
}

/** True when an act has taken longer than people wait without wondering. */
function useSlowness(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), soonEnough);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}
