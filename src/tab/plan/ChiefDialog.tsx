// Names another chief than Departments does. The reason is required and is seen by the chiefs and by informationsfunktionen.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Step } from '../../domain/fact.ts';
import { longestComment } from '../../domain/input.ts';
import type { Colleague } from '../../domain/person.ts';
import { Chosen } from '../shared/Chosen.tsx';
import { useFocusBack } from '../shared/focus.ts';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { planTexts } from '../texts/plan.ts';

const forAnother = planTexts.chiefs.instead;
const forTheFirst = planTexts.chiefs.first;

/** `instead` = somebody stands in Inställningar, and another one is to decide. */
export type ChiefDialogProps = { step: Step; instead: boolean; onName: (to: Colleague, reason: string) => void; onClose: () => void };

export function ChiefDialog({ step, instead, onName, onClose }: ChiefDialogProps) {
  useFocusBack();
  const words = instead ? forAnother : forTheFirst;
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
          <DialogTitle>{words[step]}</DialogTitle>
          <DialogContent className="stack">
            <Field label={planTexts.chiefs.who} required {...(tried && !to ? { validationMessage: planTexts.chiefs.whoMissing } : {})}>
              {to ? (
                <Chosen name={to.name} note={to.upn} onEdit={() => setTo(undefined)} />
              ) : (
                <PersonPicker label={planTexts.chiefs.who} onPick={({ oid, name, upn }) => setTo({ oid, name, upn })} />
              )}
            </Field>
            <Field label={words.why} required hint={planTexts.chiefs.whyHint} {...(tried && !reason.trim() ? { validationMessage: words.whyMissing } : {})}>
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
