// What sending means, said before it is done.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ChosenChiefs } from '../shared/actions.ts';
import { texts } from '../texts.ts';

export type SubmitDialogProps = { chiefs: ChosenChiefs; busy: boolean; said: ReactNode; onSend: () => void; onClose: () => void };

export function SubmitDialog({ chiefs, busy, said, onSend, onClose }: SubmitDialogProps) {
  const others = Object.values(chiefs).filter((chief) => !chief.namedByDepartments);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.plan.submitTitle(chiefs.unitManager?.to.name ?? '')}</DialogTitle>
          <DialogContent className="stack">
            <p>{texts.plan.submitText}</p>
            {others.length > 0 && <p>{texts.plan.submitOtherChief([...new Set(others.map((chief) => chief.to.name))])}</p>}
            {said}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.plan.notYet}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={onSend}>
              {texts.plan.send}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
