// A question or an errand that is somebody else's: who knows the answer (R62), or who takes it over (R64), and reminding the one who was asked.

import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { longestName } from '../../domain/matter.ts';
import { askedPerson, type MatterLife } from '../../domain/matterLife.ts';
import type { Colleague } from '../../domain/person.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Chosen } from '../shared/Chosen.tsx';
import { CopyText } from '../shared/CopyText.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { dayOf, longDay } from '../shared/format.ts';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { useActing } from '../shared/useActing.tsx';
import { matterTexts } from '../texts/matter.ts';
import { handingFaults, type HandingFaults } from './faults.ts';
import { said } from './said.ts';
import { StepFields, useStep, type StepProps } from './useStep.tsx';

const t = matterTexts.answer;
const byHand = matterTexts.answer.byHand;
type Answering = { how: 'answer' | 'forward'; to: string; person?: Colleague; contact: string; dueOn: string };

export function AnswerForm(props: StepProps) {
  const { now } = useActions();
  const [value, setValue] = useState<Answering>({ how: 'answer', to: '', contact: '', dueOn: '' });
  const put = (part: Partial<Answering>) => setValue({ ...value, ...part });
  const isForward = value.how === 'forward';
  const found = handingFaults(value, dayOf(now()));
  const step = useStep(props, found, () => [
    { kind: 'handedOver', ...value, to: value.to.trim(), contact: isForward ? value.contact.trim() : '', dueOn: isForward ? '' : value.dueOn },
  ]);
  const faults: HandingFaults = step.tried ? found : {};
  return (
    <Card title={t.card}>
      <StepFields step={step} label={t.save}>
        <Field label={t.how} {...(isForward ? { hint: t.registers } : {})}>
          <RadioGroup value={value.how} onChange={(_event, { value: how }) => put({ how: how as Answering['how'] })}>
            <Radio value="answer" label={t.ask} />
            <Radio value="forward" label={t.forward} />
          </RadioGroup>
        </Field>
        <Whom value={value} fault={faults.to} onWhom={({ person: _former, ...rest }, whom) => setValue({ ...rest, ...whom })} />
        {isForward ? (
          <Field label={t.contact} hint={t.contactHint} required {...said(faults.contact)}>
            <Input maxLength={longestName} value={value.contact} onChange={(_event, { value: contact }) => put({ contact })} />
          </Field>
        ) : (
          <DayInput field={{ label: t.dueOn, ...said(faults.dueOn) }} min={dayOf(now())} value={value.dueOn} onChange={(dueOn) => put({ dueOn })} />
        )}
        {value.to && (
          <div className="proposal">
            <ByHand {...props} handed={value} />
          </div>
        )}
      </StepFields>
    </Card>
  );
}

type WhomProps = { value: Answering; fault: string | undefined; onWhom: (value: Answering, whom: { to: string; person?: Colleague }) => void };

/** A colleague from the directory, or any name: a department, a function mailbox, somebody elsewhere. */
function Whom({ value, fault, onWhom }: WhomProps) {
  return (
    <Field label={t.to} hint={t.toHint} required {...said(fault)}>
      {value.to ? (
        <Chosen name={value.to} note={value.person?.upn ?? ''} onEdit={() => onWhom(value, { to: '' })} />
      ) : (
        <PersonPicker
          label={t.to}
          onPick={({ oid, name, upn }) => onWhom(value, { to: name, person: { oid, name, upn } })}
          onWrite={(name) => onWhom(value, { to: name.slice(0, longestName) })}
        />
      )}
    </Field>
  );
}

/** What the product sends, and what goes by hand: a card tells that somebody asks, never what. What may be secret goes by neither mail nor chat. */
function ByHand({ matter: { life, isProtected, files }, handed }: Pick<StepProps, 'matter'> & { handed: Pick<Answering, 'how' | 'to' | 'person'> }) {
  const { me } = useActions();
  const { how, to, person } = handed;
  return (
    <>
      <p>{person && person.oid !== me.oid ? t.card1(person.name, how) : t.nothingSent(to)}</p>
      <p>{isProtected ? t.secretByHand : [byHand[how], ...(files.length > 0 ? [t.files] : [])].join(' ')}</p>
      {!isProtected && <CopyText text={life.post?.text ?? ''} label={t.copyQuestion} />}
    </>
  );
}

/** Who has been asked, until when, with *Påminn*; or who has taken it over. */
export function HandedOn({ matter, handed }: Pick<StepProps, 'matter'> & { handed: NonNullable<MatterLife['handedOver']> }) {
  const { me, remindAsked } = useActions();
  const acting = useActing();
  const [sent, setSent] = useState(false);
  const person = askedPerson(matter.life);
  const remind = async () => setSent((await acting.run(() => remindAsked(matter.designation))).outcome === 'done');
  return (
    <div className="proposal">
      <div className="row between wrap">
        <p>{handed.how === 'forward' ? t.forwarded(handed.to) : t.asked(handed.to, handed.dueOn && longDay(handed.dueOn))}</p>
        {person && person.oid !== me.oid && (
          <Button size="small" icon={<AlertRegular />} disabledFocusable={acting.busy || sent} onClick={() => void remind()}>
            {t.remind(person.name)}
          </Button>
        )}
      </div>
      <ByHand matter={matter} handed={handed} />
      <p role="status" className="meta">
        {sent && person && t.reminded(person.name)}
      </p>
      {acting.said}
    </div>
  );
}
