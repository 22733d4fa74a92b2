import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { texts } from '../texts.ts';
import type { Refused } from './actions.ts';
import { problemSentence, WayOutButton } from './Problem.tsx';

export type Failure = { thrown: unknown; again: () => void } | { refused: Refused };

/** What went wrong with an act, near its button, with the way out when there is one. */
export function Failed({ failure }: { failure: Failure }) {
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
