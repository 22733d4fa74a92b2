// What sending means, said before it is done.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ChosenChiefs } from '../shared/actions.ts';
import { planTexts } from '../texts/plan.ts';

export type SubmitDialogProps = { chiefs: ChosenChiefs; busy: boolean; said: ReactNode; onSend: () => void; onClose: () => void };

export function SubmitDialog({ chiefs, busy, said, onSend, onClose }: SubmitDialogProps) {
  const others = Object.values(chiefs).filter((chief) => !chief.namedByDepartments);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{planTexts.plan.submitTitle(chiefs.unitManager?.to.name ?? '')}</DialogTitle>
          <DialogContent className="stack">
            <p>{planTexts.plan.submitText}</p>
            {others.length > 0 && <p>{planTexts.plan.submitOtherChief([...new Set(others.map((chief) => chief.to.name))])}</p>}
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
