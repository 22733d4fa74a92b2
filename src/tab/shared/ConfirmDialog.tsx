// For acts whose consequence cannot stand beside the button. Never asked after a page that already said it.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFocusBack } from './focus.ts';

export type ConfirmDialogProps = {
  title: string;
  text: string;
  act: string;
  cancel: string;
  /** The act goes on: it is shown until it is over, and cannot be left. */
  busy: boolean;
  said: ReactNode;
  onAct: () => void;
  onClose: () => void;
  /** What gets focus afterwards when the button that opened the question is gone (a CSS selector). */
  otherwise?: string;
};

export function ConfirmDialog({ title, text, act, cancel, busy, said, onAct, onClose, otherwise }: ConfirmDialogProps) {
  useFocusBack(otherwise);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && !busy && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="stack">
            <p>{text}</p>
            {said}
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={busy} onClick={onClose}>
              {cancel}
            </Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={onAct}>
              {act}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
