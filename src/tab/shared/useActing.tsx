// One act of a person's: shows that it is under way, and says what went wrong with a way out. What was typed stays where it is.

import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useCallback, useState, type ReactNode } from 'react';
import { texts } from '../texts.ts';
import type { Refused } from './actions.ts';
import { problemSentence, WayOutButton } from './Problem.tsx';

type Failure = { thrown: unknown; again: () => void } | { refused: Refused };

/** `said` is the message to draw near the button (undefined when all is well). `run` answers what the act answered, or undefined when it failed. */
export function useActing(): { busy: boolean; said: ReactNode; run: <T extends { outcome: string }>(act: () => Promise<T>) => Promise<T | undefined>; clear: () => void } {
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
  return { busy, run, clear, said: failure && <Failed failure={failure} /> };
}

function isRefused(answer: { outcome: string }): answer is Refused {
  return answer.outcome === 'refused';
}

function Failed({ failure }: { failure: Failure }) {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{'refused' in failure ? texts.refused[failure.refused.why] : problemSentence(failure.thrown)}</MessageBarBody>
      {'thrown' in failure && (
        <MessageBarActions>
          <WayOutButton thrown={failure.thrown} retry={failure.again} small />
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
