// "Glöm inte att återbesöka och följa upp" (R60): the day that was said, and what was found there. Also of a matter that is closed.

import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { unsoundCharacter } from '../../domain/input.ts';
import { longestText } from '../../domain/matter.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { dayOf, longDay } from '../shared/format.ts';
import { matterTexts } from '../texts/matter.ts';
import { said } from './said.ts';
import { StepFields, useStep, type StepProps } from './useStep.tsx';

const t = matterTexts.revisit;

export function Revisit(props: StepProps) {
  const { now } = useActions();
  const { revisitOn } = props.matter.life;
  const [text, setText] = useState('');
  const fault = unsoundCharacter(text);
  const step = useStep(props, fault ? { text: fault } : {}, () => [{ kind: 'revisited', text: text.trim() }]);
  if (revisitOn === undefined) return null;
  const isDue = revisitOn <= dayOf(now());
  return (
    <Card title={t.card}>
      <StepFields step={step} label={t.save} quiet>
        <p>{isDue ? t.due(longDay(revisitOn)) : t.later(longDay(revisitOn))}</p>
        <Field label={t.text} {...said(step.tried ? fault : undefined)}>
          <Textarea rows={2} maxLength={longestText} value={text} onChange={(_event, { value }) => setText(value)} />
        </Field>
      </StepFields>
    </Card>
  );
}
