// What sending means, said before it is done.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { steps } from '../../domain/fact.ts';
import type { ChosenChiefs, ProposedChiefs } from '../shared/actions.ts';
import { useFocusBack } from '../shared/focus.ts';
import { planTexts } from '../texts/plan.ts';

/** `running` = the account is in use already. */
export type SubmitDialogProps = {
  chiefs: ChosenChiefs;
  proposed: ProposedChiefs;
  running: boolean;
  busy: boolean;
  said: ReactNode;
  onSend: () => void;
  onClose: () => void;
};

export function SubmitDialog({ chiefs, proposed, running, busy, said, onSend, onClose }: SubmitDialogProps) {
  useFocusBack();
  const own = steps.filter((step) => chiefs[step] && !chiefs[step].namedByDepartments);
  const names = (some: typeof own) => [...new Set(some.map((step) => chiefs[step]?.to.name ?? ''))];
  const instead = names(own.filter((step) => proposed[step]));
  const alone = names(own.filter((step) => !proposed[step]));
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{planTexts.plan.submitTitle(chiefs.unitManager?.to.name ?? '')}</DialogTitle>
          <DialogContent className="stack">
            <p>{planTexts.plan.submitText}</p>
            {own.length > 0 && (
              <p>
                {instead.length > 0 && `${planTexts.plan.submitOtherChief(instead)} `}
                {alone.length > 0 && `${planTexts.plan.submitOwnChief(alone)} `}
                {running ? planTexts.plan.submitToSignRunning : planTexts.plan.submitToSign}
              </p>
            )}
            {said}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{planTexts.plan.notYet}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={onSend}>
              {planTexts.plan.send}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
