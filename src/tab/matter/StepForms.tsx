// The step that is next, as a form. A removal may be filled in all at once (the short way) or one step at a time; either leaves the same facts behind.

import { Button, Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { longestText, type Outcome } from '../../domain/matter.ts';
import { isOpenStep } from '../../domain/matterLife.ts';
import { grounds } from '../../domain/removalGround.ts';
import { rebuttal } from '../../domain/removalHelp.ts';
import type { PartyChannel } from '../../domain/settings.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { catchFocus } from '../shared/focus.ts';
import { dayOf } from '../shared/format.ts';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';
import { Asked } from './AnswerForm.tsx';
import { PublicRemark, StepRemark } from './ContentRemark.tsx';
import { Proposal } from './Proposal.tsx';
import {
  ActInputs,
  AssessInputs,
  contentOfActing,
  contentOfAssessing,
  contentOfRegistering,
  newActing,
  newAssessing,
  newRegistering,
  RegisterInputs,
  type Assessing,
  type Acting,
} from './steps.tsx';
import { actFaults, assessFaults, mustWith, registerFaults, StepButtons, StepFields, useStep, type StepProps } from './useStep.tsx';
import { said } from './said.ts';

const containedBy = (ground: Assessing['ground']): string => (ground && ground !== 'none' ? grounds[ground].contained : 'sådant innehåll');

/** Assess, act and register in one: three answers and one button. */
export function ShortWay(props: StepProps & { onGuided: () => void; isNew: boolean }) {
  const { life, pageTerms } = props.matter;
  const { now } = useActions();
  const { matters } = useProfile();
  const [assessing, setAssessing] = useState(newAssessing);
  const [acting, setActing] = useState(() => newActing(now().toISOString()));
  const [registering, setRegistering] = useState(() => newRegistering(life));
  const must = mustWith(props.matter, assessing);
  const wanted = must ? { ...registering, choice: 'register' as const } : registering;
  const found = { ...assessFaults(assessing), ...actFaults(acting, life, now().getTime()), ...registerFaults(wanted, dayOf(now())) };
  const step = useStep(props, found, () => [
    contentOfAssessing(assessing),
    contentOfActing(acting, matters.disposalSupport),
    contentOfRegistering(wanted, life),
  ]);
  const faults = step.tried ? found : {};
  const part = { life, faults };
  return (
    <Card title={matterTexts.assess.card} aside={<OtherWay label={matterTexts.page.oneByOne} isNew={props.isNew} onPress={props.onGuided} />}>
      <StepFields step={step} label={matterTexts.register.save}>
        <AssessInputs {...part} pageTerms={pageTerms} onMove={props.onMove} value={assessing} put={(some) => setAssessing({ ...assessing, ...some })} />
        <ActInputs
          {...part}
          contained={containedBy(assessing.ground)}
          ground={assessing.ground}
          value={acting}
          put={(some) => setActing({ ...acting, ...some })}
        />
        <RegisterInputs faults={faults} must={must} value={wanted} put={(some) => setRegistering({ ...registering, ...some })} />
        <StepRemark {...props} texts={[assessing.law, acting.text, wanted.reason]} />
      </StepFields>
    </Card>
  );
}

/** The form that stood here had focus when `isNew`. */
function OtherWay({ label, isNew, onPress }: { label: string; isNew: boolean; onPress: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isNew) catchFocus(place.current?.querySelector('button'));
  }, [isNew]);
  return (
    <span ref={place}>
      <Button size="small" appearance="subtle" onClick={onPress}>
        {label}
      </Button>
    </span>
  );
}

export function AssessForm(props: StepProps & { onShort: () => void; isNew: boolean }) {
  const [value, setValue] = useState(newAssessing);
  const found = assessFaults(value);
  const step = useStep(props, found, () => [contentOfAssessing(value)]);
  return (
    <Card title={matterTexts.assess.alone} aside={<OtherWay label={matterTexts.page.allAtOnce} isNew={props.isNew} onPress={props.onShort} />}>
      <StepFields step={step} label={matterTexts.assess.save}>
        <AssessInputs
          life={props.matter.life}
          pageTerms={props.matter.pageTerms}
          faults={step.tried ? found : {}}
          onMove={props.onMove}
          value={value}
          put={(some) => setValue({ ...value, ...some })}
        />
        <StepRemark {...props} texts={[value.law]} />
      </StepFields>
    </Card>
  );
}

export function ActForm(props: StepProps) {
  const { now } = useActions();
  const { matters } = useProfile();
  const { life } = props.matter;
  const [value, setValue] = useState<Acting>(() => newActing(now().toISOString()));
  const found = actFaults(value, life, now().getTime());
  const step = useStep(props, found, () => [contentOfActing(value, matters.disposalSupport)]);
  return (
    <Card title={matterTexts.act.alone}>
      <StepFields step={step} label={matterTexts.act.save}>
        <ActInputs
          life={life}
          faults={step.tried ? found : {}}
          contained={containedBy(life.assessed?.ground ?? '')}
          ground={life.assessed?.ground ?? ''}
          value={value}
          put={(some) => setValue({ ...value, ...some })}
        />
        <StepRemark {...props} texts={[value.text]} />
      </StepFields>
    </Card>
  );
}

export function RegisterForm(props: StepProps) {
  const { now } = useActions();
  const [value, setValue] = useState(() => newRegistering(props.matter.life));
  const must = mustWith(props.matter);
  const wanted = must ? { ...value, choice: 'register' as const } : value;
  const found = registerFaults(wanted, dayOf(now()));
  const step = useStep(props, found, () => [contentOfRegistering(wanted, props.matter.life)]);
  return (
    <Card title={matterTexts.register.card}>
      <StepFields step={step} label={matterTexts.register.save}>
        <RegisterInputs faults={step.tried ? found : {}} must={must} value={wanted} put={(some) => setValue({ ...value, ...some })} />
      </StepFields>
    </Card>
  );
}

/** What was written to the sender, in the same medium where it goes (R63, R65, R67); after a removal also to those who saw it. */
export function TellForm(props: StepProps) {
  const t = matterTexts.tell;
  const { me, now } = useActions();
  const { municipality, matters } = useProfile();
  const { opened, handedOver, assessed, acted } = props.matter.life;
  const [value, setValue] = useState({ to: 'sender' as 'sender' | 'public', text: '', sameMedium: true, reason: '' });
  const [revisit, setRevisit] = useState(() => (opened.matter === 'question' ? dayOf(new Date(now().getTime() + revisitAfter)) : ''));
  const put = (part: Partial<typeof value>) => setValue({ ...value, ...part });
  const missingReason = !value.sameMedium && !value.reason.trim();
  const found = { ...(value.text.trim() ? {} : { text: matterTexts.faults.text }), ...(missingReason ? { reason: matterTexts.faults.otherMedium } : {}) };
  const step = useStep(props, found, () => [
    { kind: 'told', ...value, text: value.text.trim(), reason: value.reason.trim(), at: now().toISOString() },
    ...(revisit ? [{ kind: 'revisit', on: revisit } as const] : []),
  ]);
  const faults: { text?: string; reason?: string } = step.tried ? found : {};
  const firstName = me.name.split(' ')[0] ?? me.name;
  const proposal = proposalFor(opened.matter, value.to, {
    outcome: acted?.outcome,
    municipality,
    firstName,
    to: handedOver?.to ?? '',
    contact: handedOver?.contact ?? '',
    contained: containedBy(assessed?.ground ?? ''),
    parties: matters.parties,
  });
  return (
    <Card title={t.card}>
      <StepFields step={step} label={value.to === 'sender' ? t.save : t.savePublic} quiet={opened.matter === 'removal'}>
        <p className="quiet-rule">
          {opened.matter === 'politics' ? t.politics : handedOver?.how === 'forward' ? t.forwardFirst : opened.matter === 'removal' ? t.optional : t.followUp}
        </p>
        <Asked {...props} />
        {opened.matter === 'politics' && matters.parties.length === 0 && <p className="meta">{t.noParties}</p>}
        {opened.matter === 'removal' && (
          <Field label={t.to}>
            <RadioGroup layout="horizontal" value={value.to} onChange={(_event, { value: to }) => put({ to: to as typeof value.to })}>
              <Radio value="sender" label={t.toSender} />
              <Radio value="public" label={t.toPublic} />
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
        <DayInput field={{ label: t.revisit, hint: t.revisitHint }} min={dayOf(now())} value={revisit} onChange={setRevisit} />
      </StepFields>
    </Card>
  );
}

/** Proposed for a question: an answer may call for the next question (R60). Milliseconds; a default of ours. */
const revisitAfter = 7 * 24 * 3_600_000;

type Words = {
  outcome: Outcome | undefined;
  municipality: string;
  firstName: string;
  to: string;
  contact: string;
  contained: string;
  parties: readonly PartyChannel[];
};

function proposalFor(kind: string, to: 'sender' | 'public', { outcome, municipality, firstName, to: whom, contact, contained, parties }: Words): string {
  if (kind === 'politics')
    return matterTexts.answer.politics(
      firstName,
      municipality,
      parties.map(({ name, address }) => `${name}: ${address}`),
    );
  if (kind === 'question') return whom ? matterTexts.answer.proposal(whom, contact, firstName, municipality) : '';
  if (to === 'sender' && outcome === 'impossible') return rebuttal(municipality, contained, firstName);
  if (to === 'sender' || (outcome !== 'removed' && outcome !== 'hidden')) return '';
  return matterTexts.tell.notice(outcome === 'removed' ? 'tagit bort' : 'dolt', contained);
}

export function CloseForm(props: StepProps) {
  const step = useStep(props, {}, () => [{ kind: 'closed', reason: '' }]);
  return (
    <Card title={matterTexts.close.card}>
      <div className="stack close" ref={step.place}>
        <p>{matterTexts.close.text}</p>
        <StepButtons step={step} label={matterTexts.close.save} />
      </div>
    </Card>
  );
}

export const mayTellNow = ({ matter }: Pick<StepProps, 'matter'>): boolean =>
  matter.life.state !== 'closed' && matter.life.state !== 'tell' && isOpenStep(matter.life, 'tell') && matter.life.told.length === 0;
