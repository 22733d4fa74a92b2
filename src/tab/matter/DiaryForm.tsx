// While the registrar has the matter: the number typed in by whoever was given it (R16), or what the registrar needs before there is one.

import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { diaryNumberRemark, exampleFor, longestNumber } from '../../domain/diaryNumber.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { focusFirstFault } from '../shared/focus.ts';
import { CollectiveNumber } from '../shared/CollectiveNumber.tsx';
import { useActing } from '../shared/useActing.tsx';
import { matterTexts } from '../texts/matter.ts';
import { StepFields, useStep, type StepProps } from './useStep.tsx';

const t = matterTexts.diary;

export function DiaryForm(props: StepProps) {
  const { diary } = props.matter.life;
  return !diary || diary.state === 'returned' ? <AskAgain {...props} /> : <NumberForm {...props} />;
}

/** Returned, or never asked for because a window closed half-way. Asking again says the same as before: what was missing has been written as a note, or stands in a new piece of evidence. */
function AskAgain(props: StepProps) {
  const { opened, registration, returned } = props.matter.life;
  const received = registration?.received ?? '';
  const step = useStep(props, {}, () => [{ kind: 'registration', choice: 'register', reason: registration?.reason ?? '', received }], t.askedAgain);
  return (
    <Card title={returned ? t.returned : t.unasked}>
      <StepFields step={step} label={t.askAgain}>
        {returned && <p className="said-text">{returned.reason}</p>}
        <p className="meta">{!returned ? t.unaskedText : opened.outside ? t.returnedOutside : t.returnedText}</p>
      </StepFields>
    </Card>
  );
}

function NumberForm({ matter, onMatter }: StepProps) {
  const { writeMatterNumber } = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const fault = number.trim() === '' ? t.missing : unsoundCharacter(number);
  const example = exampleFor(matter.diaryForm, matter.authorityCode);
  const remark = diaryNumberRemark(number, matter.diaryForm, matter.authorityCode);
  const said = tried && fault ? { validationMessage: fault } : remark ? ({ validationState: 'warning', validationMessage: remark } as const) : {};
  const save = async () => {
    setTried(true);
    if (fault) return focusFirstFault(place.current);
    const answer = await acting.run(() => writeMatterNumber(matter.designation, number));
    if (answer.outcome === 'done') onMatter(answer.matter, t.saved(number.trim()));
  };
  return (
    <Card title={t.waiting}>
      <div className="fields" ref={place}>
        <p>{t.waitingText}</p>
        <Field label={t.label} {...(example && !remark ? { hint: t.hint(example) } : {})} {...said}>
          <Input className="short" autoComplete="off" maxLength={longestNumber} value={number} onChange={(_event, { value }) => setNumber(value)} />
        </Field>
        <CollectiveNumber authority={matter.authorityCode} received={matter.life.registration?.received ?? ''} typed={number} onUse={setNumber} />
        {acting.said}
        <div className="actions">
          <Button disabledFocusable={acting.busy} onClick={() => void save()}>
            {t.save}
          </Button>
        </div>
      </div>
    </Card>
  );
}
