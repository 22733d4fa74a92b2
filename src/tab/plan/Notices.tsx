// What is said over a plan whether it is read or written: what was found in it, and that the account started before it was approved.

import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { PlanView } from '../shared/actions.ts';
import { longDay } from '../shared/format.ts';
import { planTexts } from '../texts/plan.ts';

export function Notices({ plan }: { plan: PlanView }) {
  return (
    <>
      {plan.notices.map(({ kind, sentence }) => (
        <MessageBar key={sentence} intent={kind === 'alarm' ? 'error' : 'info'} layout="multiline">
          <MessageBarBody>{sentence}</MessageBarBody>
        </MessageBar>
      ))}
      {plan.startedAfterwards && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{planTexts.plan.retrospective(longDay(plan.startedAfterwards))}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
