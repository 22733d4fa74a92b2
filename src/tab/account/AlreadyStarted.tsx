// The exit of the gate before the start (G3): an account that was started before its plan was approved is told with its reason, and shows as a deviation.

import { Button, Field, Textarea } from '@fluentui/react-components';
import { longestComment } from '../../domain/input.ts';
import { useActions, type AccountView, type RefusalReason } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';
import { StartInputs, useStartForm, type Started } from './startForm.tsx';

/** Why a start came too late: nothing was told yet, or it was, and another one was recorded first. */
export type LostWhy = Extract<RefusalReason, 'wrongState' | 'startedMeanwhile'>;
export const isLost = (why: RefusalReason): why is LostWhy => why === 'wrongState' || why === 'startedMeanwhile';

/** `onLost` = the account is started already. Without it that is said at the button. */
export type AlreadyStartedProps = {
  planId: string;
  known: Started;
  onDone: (account: AccountView) => void;
  onLost?: (why: LostWhy) => void;
  onCancel: () => void;
};

export function AlreadyStarted({ planId, known, onDone, onLost, onCancel }: AlreadyStartedProps) {
  const { startedBefore } = useActions();
  const acting = useActing({ typed: true });
  const form = useStartForm(known, true);
  const save = async () => {
    if (!form.isComplete()) return;
    const { checked: _notAsked, ...told } = form.input;
    const answer = await acting.run(() => startedBefore(planId, told));
    if (answer?.outcome === 'done') onDone(answer.account);
    else if (onLost && answer?.outcome === 'refused' && isLost(answer.why)) onLost(answer.why);
    else if (answer?.outcome === 'refused' && form.refuse(answer.why)) acting.clear();
  };
  return (
    <Card title={texts.account.alreadyTitle}>
      <div className="fields" ref={form.place}>
        <StartInputs planId={planId} form={form} />
        <Field label={texts.account.alreadyReason} required hint={texts.account.alreadyNote} {...form.said('reason')}>
          <Textarea rows={3} maxLength={longestComment} value={form.input.reason} onChange={(_event, { value }) => form.put({ reason: value })} />
        </Field>
        {acting.said}
        <div className="actions">
          <Button onClick={onCancel}>{texts.account.cancel}</Button>
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void save()}>
            {texts.account.alreadySave}
          </Button>
        </div>
      </div>
    </Card>
  );
}
