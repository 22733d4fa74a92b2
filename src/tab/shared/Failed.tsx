import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { OpenThatPlan } from './OpenThatPlan.tsx';
import { failureSentence, WayOutButton, type Failure } from './Problem.tsx';

/** What went wrong with an act, near its button, with the way out when there is one. */
export function Failed({ failure }: { failure: Failure }) {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {failureSentence(failure)}
        {'refused' in failure && failure.refused.plan && <OpenThatPlan plan={failure.refused.plan} />}
      </MessageBarBody>
      {'thrown' in failure && (
        <MessageBarActions>
          <WayOutButton thrown={failure.thrown} retry={failure.again} small />
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
