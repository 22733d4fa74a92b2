// What was written to the sender, in the same medium where it goes (R62, R63, R65, R67); after a removal also to those who saw it.

import { Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { longestText } from '../../domain/matter.ts';
import { isAnswered, isOpenStep, type MatterLife } from '../../domain/matterLife.ts';
import { noticeAsJudged, replyAsJudged } from '../../domain/removalHelp.ts';
import type { PartyChannel } from '../../domain/settings.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { dayOf } from '../shared/format.ts';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';
import { HandedOn } from './AnswerForm.tsx';
import { PublicRemark } from './ContentRemark.tsx';
import { Proposal } from './Proposal.tsx';
import { answeringFaults, type AnsweringFaults } from './faults.ts';
import { said } from './said.ts';
import { StepFields, useStep, type StepProps } from './useStep.tsx';

const t = matterTexts.tell;
const answerTexts = matterTexts.answer;

/** `isNote`: the sender is told that somebody looks for the answer. The question stays open until the answer is written in (R62). */
type Telling = { to: 'sender' | 'public'; isNote: boolean; text: string; sameMedium: boolean; reason: string };
const newTelling: Telling = { to: 'sender', isNote: false, text: '', sameMedium: true, reason: '' };

export function TellForm(props: StepProps) {
  const { me, now } = useActions();
  const { municipality, matters } = useProfile();
  const { life } = props.matter;
  const { opened, handedOver } = life;
  const [value, setValue] = useState(newTelling);
  const [revisit, setRevisit] = useState(() => (opened.matter === 'question' ? dayOf(new Date(now().getTime() + revisitAfter)) : ''));
  const put = (part: Partial<Telling>) => setValue({ ...value, ...part });
  const found = answeringFaults({ ...value, revisit: value.isNote ? '' : revisit }, dayOf(now()));
  const { isNote, ...telling } = value;
  const step = useStep(props, found, () => [
    { kind: 'told', ...telling, text: value.text.trim(), reason: value.reason.trim(), at: now().toISOString(), ...(isNote ? { interim: true } : {}) },
    ...(revisit && !isNote ? [{ kind: 'revisit', on: revisit } as const] : []),
  ]);
  const faults: AnsweringFaults = step.tried ? found : {};
  const firstName = me.name.split(' ')[0] ?? me.name;
  const proposal = proposalFor(life, value, { municipality, firstName, parties: matters.parties });
  return (
    <Card title={t.card}>
      <StepFields step={step} label={isNote ? answerTexts.saveNote : value.to === 'sender' ? t.save : t.savePublic} quiet={opened.matter === 'removal'}>
        <p className="quiet-rule">{ruleOf(life)}</p>
        {handedOver && !isAnswered(life) && <HandedOn {...props} handed={handedOver} />}
        {opened.matter === 'politics' && matters.parties.length === 0 && <p className="meta">{t.noParties}</p>}
        {opened.matter === 'removal' && (
          <Field label={t.to}>
            <RadioGroup layout="horizontal" value={value.to} onChange={(_event, { value: to }) => put({ to: to as Telling['to'] })}>
              <Radio value="sender" label={t.toSender} />
              <Radio value="public" label={t.toPublic} />
            </RadioGroup>
          </Field>
        )}
        {handedOver?.how === 'answer' && (
          <Field label={answerTexts.what} {...(isNote ? { hint: answerTexts.noteHint } : {})}>
            <RadioGroup value={isNote ? 'note' : 'answer'} onChange={(_event, { value: what }) => put({ isNote: what === 'note' })}>
              <Radio value="answer" label={answerTexts.theAnswer} />
              <Radio value="note" label={answerTexts.note} />
            </RadioGroup>
          </Field>
        )}
        {proposal && <Proposal text={proposal} onUse={(text) => put({ text })} />}
        <Field label={t.text} required {...said(faults.text)}>
          <Textarea className="long" rows={3} maxLength={longestText} value={value.text} onChange={(_event, { value: text }) => put({ text })} />
        </Field>
        <PublicRemark text={value.text} />
        <Checkbox label={t.where} checked={value.sameMedium} onChange={(_event, { checked }) => put({ sameMedium: checked === true })} />
        {!value.sameMedium && (
          <Field label={t.reason} required {...said(faults.reason)}>
            <Input maxLength={1_000} value={value.reason} onChange={(_event, { value: reason }) => put({ reason })} />
          </Field>
        )}
        {!isNote && (
          <DayInput field={{ label: t.revisit, hint: t.revisitHint, ...said(faults.revisit) }} min={dayOf(now())} value={revisit} onChange={setRevisit} />
        )}
      </StepFields>
    </Card>
  );
}

function ruleOf({ opened: { matter }, handedOver }: MatterLife): string {
  if (matter === 'politics') return t.politics;
  if (handedOver?.how === 'forward') return t.forwardFirst;
  return matter === 'removal' ? t.optional : t.followUp;
}

/** Proposed for a question: an answer may call for the next question (R60). Milliseconds; a default of ours. */
const revisitAfter = 7 * 24 * 3_600_000;

type Signing = { municipality: string; firstName: string; parties: readonly PartyChannel[] };

function proposalFor({ opened, handedOver, acted, assessed }: MatterLife, { to, isNote }: Telling, { municipality, firstName, parties }: Signing): string {
  const ground = assessed?.ground ?? '';
  switch (opened.matter) {
    case 'politics':
      return answerTexts.politics(
        firstName,
        municipality,
        parties.map(({ name, address }) => `${name}: ${address}`),
      );
    case 'question':
      if (handedOver?.how === 'forward') return answerTexts.proposal(handedOver.to, handedOver.contact, firstName, municipality);
      return isNote ? answerTexts.noteProposal(firstName, municipality) : answerTexts.answerProposal(firstName, municipality);
    case 'removal':
      if (to === 'sender') return acted?.outcome === 'impossible' ? replyAsJudged(ground, municipality, firstName) : '';
      return acted?.outcome === 'removed' || acted?.outcome === 'hidden' ? noticeAsJudged(ground, acted.outcome) : '';
  }
}

export const mayTellNow = ({ matter }: Pick<StepProps, 'matter'>): boolean =>
  matter.life.state !== 'closed' && matter.life.state !== 'tell' && isOpenStep(matter.life, 'tell') && matter.life.told.length === 0;
