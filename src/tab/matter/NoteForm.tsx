import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { longestText } from '../../domain/matter.ts';
import { Card } from '../shared/Card.tsx';
import { matterTexts } from '../texts/matter.ts';
import { StepRemark } from './ContentRemark.tsx';
import { StepFields, useStep, type StepProps } from './useStep.tsx';

/** Something that has come to be known; also after the matter is closed. */
export function NoteForm(props: StepProps) {
  const t = matterTexts.note;
  const [text, setText] = useState('');
  const found = text.trim() ? {} : { text: matterTexts.faults.text };
  const own: StepProps = {
    ...props,
    onMatter(matter, sentence) {
      setText('');
      props.onMatter(matter, sentence);
    },
  };
  const step = useStep(own, found, () => [{ kind: 'note', text: text.trim() }]);
  return (
    <Card title={t.card}>
      <StepFields step={step} label={t.save} quiet>
        <Field
          label={t.text}
          hint={props.matter.isProtected ? t.protected : t.open}
          {...(step.tried && found.text && text !== '' ? { validationMessage: found.text } : {})}
        >
          <Textarea className="long" rows={2} maxLength={longestText} value={text} onChange={(_event, { value }) => setText(value)} />
        </Field>
        <StepRemark {...props} texts={[text]} />
      </StepFields>
    </Card>
  );
}
