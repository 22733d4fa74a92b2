import { Link, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { href } from '../route.ts';
import { texts } from '../texts.ts';
import { failureSentence, WayOutButton, type Failure } from './Problem.tsx';

/** What went wrong with an act, near its button, with the way out when there is one. */
export function Failed({ failure }: { failure: Failure }) {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {failureSentence(failure)}
        {'refused' in failure && failure.refused.plan && (
          <>
            {' '}
            <Link inline href={href({ screen: 'plan', planId: failure.refused.plan.planId })}>
              {texts.openThatPlan}
            </Link>
          </>
        )}
      </MessageBarBody>
      {'thrown' in failure && (
        <MessageBarActions>
          <WayOutButton thrown={failure.thrown} retry={failure.again} small />
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
