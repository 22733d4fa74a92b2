import { Button, Field, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { unsoundCharacter } from '../../domain/input.ts';
import { longestReason } from '../../domain/matter.ts';
import { useActions } from '../shared/actions.ts';
import { focusFirstFault } from '../shared/focus.ts';
import { useActing } from '../shared/useActing.tsx';
import { archiveTexts } from '../texts/archive.ts';
import type { EntryProps } from './EntryPage.tsx';

const returning = archiveTexts.return;
const notSecret = archiveTexts.notSecret;

/** Why it is returned, or why it need not be entered. The reason lies in the matter's folder; the lists say only how it stands. */
export function ReasonForm({ entry, onEntry, answer, onBack }: EntryProps & { answer: 'return' | 'notSecret'; onBack: () => void }) {
  const t = answer === 'return' ? returning : notSecret;
  const { returnEntry, declareNotSecret } = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const fault = reason.trim() === '' ? t.missing : unsoundCharacter(reason);
  // The button that was pressed gave its place to the form.
  useEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  const save = async () => {
    setTried(true);
    if (fault) return focusFirstFault(place.current);
    const act = answer === 'return' ? returnEntry : declareNotSecret;
    const done = await acting.run(() => act(entry.designation, reason));
    if (done.outcome === 'done') onEntry(done.entry, t.saved);
  };
  return (
    <div className="proposal" ref={place}>
      <Field
        label={t.label}
        required
        hint={answer === 'notSecret' && entry.isProtected ? notSecret.secretHint : t.hint}
        {...(tried && fault ? { validationMessage: fault } : {})}
      >
        <Textarea className="long" rows={3} maxLength={longestReason} value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      {acting.said}
      <div className="actions wrap">
        <Button appearance="subtle" disabledFocusable={acting.busy} onClick={onBack}>
          {archiveTexts.return.cancel}
        </Button>
        <Button disabledFocusable={acting.busy} onClick={() => void save()}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}
