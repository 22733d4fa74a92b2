// The number (R16, R64): a form that does not look like the municipality's is remarked on and never stopped. Beside it the registrar's two other answers,
// each with its reason: more is needed, or it need not be entered.

import { Button, Field, Input } from '@fluentui/react-components';
import { ArrowUndoRegular, DocumentCheckmarkRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { diaryNumberRemark, exampleFor, longestNumber } from '../../domain/diaryNumber.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import { useActions } from '../shared/actions.ts';
import type { ArchiveEntry } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { CollectiveNumber } from '../shared/CollectiveNumber.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { dayAndTime } from '../shared/format.ts';
import { useActing } from '../shared/useActing.tsx';
import { archiveTexts } from '../texts/archive.ts';
import type { EntryProps } from './EntryPage.tsx';
import { focusSoon } from './focusSoon.ts';
import { ReasonForm } from './ReasonForm.tsx';

const t = archiveTexts.number;

export function NumberCard(props: EntryProps) {
  const [answering, setAnswering] = useState<'return' | 'notSecret'>();
  const waits = props.entry.diary?.state === 'waiting';
  const place = useRef<HTMLDivElement>(null);
  const back = () => {
    setAnswering(undefined);
    focusSoon(place, `[data-opens="${answering}"]`);
  };
  return (
    <Card title={t.card}>
      <div className="fields" ref={place}>
        <Standing entry={props.entry} />
        <NumberForm {...props} />
        {waits && !answering && (
          <div className="actions wrap" role="group" aria-label={t.other}>
            <Button data-opens="return" icon={<ArrowUndoRegular />} onClick={() => setAnswering('return')}>
              {archiveTexts.return.open}
            </Button>
            <Button data-opens="notSecret" appearance="subtle" onClick={() => setAnswering('notSecret')}>
              {archiveTexts.notSecret.open}
            </Button>
          </div>
        )}
        {waits && answering && <ReasonForm {...props} answer={answering} onBack={back} key={answering} />}
      </div>
    </Card>
  );
}

/** What has been said of it before. */
function Standing({ entry: { diary, returned } }: { entry: ArchiveEntry }) {
  const { now } = useActions();
  if (diary?.state === 'registered') return <p>{t.has(diary.number, diary.by, dayAndTime(diary.since, now()))}</p>;
  if (diary?.state === 'notSecret') return <p>{archiveTexts.notSecret.state(diary.by, dayAndTime(diary.since, now()))}</p>;
  return returned === undefined ? null : <p className="said-text">{archiveTexts.return.state(returned)}</p>;
}

function NumberForm({ entry, onEntry }: EntryProps) {
  const { writeNumber } = useActions();
  const { designation, authorityCode, form, diary } = entry;
  const has = diary?.state === 'registered' ? diary.number : '';
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const [number, setNumber] = useState(has);
  const [tried, setTried] = useState(false);
  const fault = number.trim() === '' ? t.missing : unsoundCharacter(number);
  const example = exampleFor(form, authorityCode);
  const remark = diaryNumberRemark(number, form, authorityCode);
  const said = tried && fault ? { validationMessage: fault } : remark ? ({ validationState: 'warning', validationMessage: remark } as const) : {};
  const save = async () => {
    setTried(true);
    if (fault) return focusFirstFault(place.current);
    const answer = await acting.run(() => writeNumber(designation, number));
    if (answer.outcome === 'done') onEntry(answer.entry, t.saved(number.trim()));
  };
  return (
    <div className="stack close" ref={place}>
      <div className="number-line">
        <Field label={t.label} required {...(example && !remark ? { hint: t.hint(example) } : {})} {...said}>
          <Input
            autoComplete="off"
            maxLength={longestNumber}
            value={number}
            onChange={(_event, { value }) => setNumber(value)}
            onKeyDown={({ key }) => key === 'Enter' && void save()}
          />
        </Field>
        <Button
          appearance={has ? 'secondary' : 'primary'}
          icon={<DocumentCheckmarkRegular />}
          disabledFocusable={acting.busy || (has !== '' && number.trim() === has)}
          onClick={() => void save()}
        >
          {has ? t.change : t.save}
        </Button>
      </div>
      {!has && <CollectiveNumber authority={authorityCode} received={entry.received} typed={number} onUse={setNumber} />}
      {acting.said}
    </div>
  );
}
