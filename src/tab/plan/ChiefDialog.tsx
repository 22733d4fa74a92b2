// Names another chief than Departments does. The reason is required and is seen by the chiefs and by informationsfunktionen.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Step } from '../../domain/fact.ts';
import { longestComment } from '../../domain/input.ts';
import type { Colleague } from '../../domain/person.ts';
import { Chosen } from '../shared/Chosen.tsx';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';

export type ChiefDialogProps = { step: Step; onName: (to: Colleague, reason: string) => void; onClose: () => void };

export function ChiefDialog({ step, onName, onClose }: ChiefDialogProps) {
  const [to, setTo] = useState<Colleague>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const use = () => {
    setTried(true);
    if (to && reason.trim()) onName(to, reason.trim());
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{planTexts.chiefs.title(texts.chief[step])}</DialogTitle>
          <DialogContent className="stack">
            <Field label={planTexts.chiefs.who} required {...(tried && !to ? { validationMessage: planTexts.chiefs.whoMissing } : {})}>
              {to ? (
                <Chosen name={to.name} note={to.upn} onEdit={() => setTo(undefined)} />
              ) : (
                <PersonPicker label={planTexts.chiefs.who} onPick={({ oid, name, upn }) => setTo({ oid, name, upn })} />
              )}
            </Field>
            <Field
              label={planTexts.chiefs.why}
              required
              hint={planTexts.chiefs.whyHint}
              {...(tried && !reason.trim() ? { validationMessage: planTexts.chiefs.whyMissing } : {})}
            >
              <Textarea rows={3} maxLength={longestComment} value={reason} onChange={(_event, { value }) => setReason(value)} />
            </Field>
            <p className="meta">{planTexts.chiefs.consequence}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{planTexts.chiefs.cancel}</Button>
            <Button appearance="primary" onClick={use}>
              {planTexts.chiefs.use}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
