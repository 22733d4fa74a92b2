// One control a kind of answer. A new kind does not compile until it has its control here.

import { Checkbox, Combobox, Field, Input, Option, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { field as rowOf, type FieldKey, type Goal, type Kind, type PlanAnswers } from '../../domain/plan.ts';
import { characterCount, mostCharacters } from '../../domain/input.ts';
import type { Person } from '../../domain/person.ts';
import { platformNames } from '../../domain/platform.ts';
import { isDemanded, shortcomings, type Fault } from '../../domain/planCheck.ts';
import { planTexts } from '../texts/plan.ts';
import { useActions, type Choice } from './actions.ts';
import { AddressInput, MailInput } from './CheckedInput.tsx';
import { DayInput } from './DayInput.tsx';
import { controlId, faultOf } from './faults.ts';
import { dayOf } from './format.ts';
import { unmeasurable } from './goals.ts';
import { GoalsInput } from './GoalsInput.tsx';
import { NumberInput } from './NumberInput.tsx';
import { PeopleInput } from './PeopleInput.tsx';
import { useProfile } from './profile.tsx';
import { PurposeChoices } from './PurposeChoices.tsx';

/** Takes any field's answer; the caller knows which. */
export type SetAnswer = (key: FieldKey, value: PlanAnswers[FieldKey]) => void;
export type FieldInputProps = { name: FieldKey; planId: string; answers: PlanAnswers; set: SetAnswer; faults: readonly Fault[] };

export function FieldInput(props: FieldInputProps) {
  const { kind } = rowOf(props.name);
  return kind === 'goals' || kind === 'people' ? <RowsAnswer {...props} kind={kind} /> : <SingleAnswer {...props} kind={kind} />;
}

type RowsKind = Extract<Kind, 'goals' | 'people'>;

function useLabel(name: FieldKey): string {
  return rowOf(name).label.replace('{kommun}', useProfile().municipality);
}

/** A question with one control. */
function SingleAnswer({ name, kind, planId, answers, set, faults }: FieldInputProps & { kind: Exclude<Kind, RowsKind> }) {
  const row = rowOf(name);
  const { departments, authorities } = useProfile();
  const fault = faultOf(faults, name);
  const id = controlId(name);
  const text = (answers[name] as string | undefined) ?? '';
  const label = useLabel(name);
  const common: Common = {
    label,
    ...(isRequired(name, answers) ? { required: true } : {}),
    ...(row.hint ? { hint: row.hint } : {}),
    ...(fault ? { validationMessage: fault } : {}),
  };
  const onChange = (value: PlanAnswers[FieldKey]) => set(name, value);
  switch (kind) {
    case 'text':
      return <TextAnswer id={id} common={common} value={text} onChange={onChange} {...(name === 'unit' ? { department: answers.department ?? '' } : {})} />;
    case 'long':
      return <LongAnswer name={name} common={common} id={id} text={text} rows={row.required ? 3 : 2} set={set} />;
    case 'platform':
      return <PlatformAnswer id={id} common={common} short={row.short} value={text} onChange={onChange} />;
    case 'address':
      return (
        <AddressInput
          id={id}
          field={common}
          planId={planId}
          value={text}
          onChange={onChange}
          elsewhere={addressElsewhere(answers)}
          planned={answers.plannedAddress === true}
        />
      );
    case 'mail':
      return <MailInput id={id} field={common} value={text} onChange={onChange} />;
    case 'yesNo':
      return <Checkbox id={id} label={label} checked={answers[name] === true} onChange={(_event, { checked }) => onChange(checked === true)} />;
    case 'day':
      return <DayAnswer id={id} common={common} value={text} onChange={onChange} />;
    case 'choice':
      return <RadioAnswer id={id} common={common} choices={row.choices ?? []} value={text} onChange={onChange} />;
    case 'number':
      return <NumberInput id={id} field={common} value={(answers[name] as number | null | undefined) ?? null} onChange={onChange} />;
    case 'department':
      return <ChoiceOf id={id} common={common} choices={departments} value={text} onChange={onChange} />;
    case 'authority':
      return <ChoiceOf id={id} common={common} choices={authorities} value={text} onChange={onChange} />;
  }
}

/** A question whose answer is rows. */
function RowsAnswer({ name, kind, answers, set, faults }: FieldInputProps & { kind: RowsKind }) {
  const { hint, required, atLeast } = rowOf(name);
  return (
    <Rows name={name} label={useLabel(name)} hint={hint} required={required} fault={faultOf(faults, name)}>
      {kind === 'goals' ? (
        <GoalsInput goals={(answers[name] as readonly Goal[] | undefined) ?? []} onChange={(value) => set(name, value)} faults={faults} />
      ) : (
        <PeopleInput
          field={name as 'administrators' | 'operators'}
          atLeast={atLeast ?? 0}
          people={(answers[name] as readonly Person[] | undefined) ?? []}
          onChange={(value) => set(name, value)}
          faults={faults}
        />
      )}
    </Rows>
  );
}

/** Three answers are asked for only because of another one (gate G1 says the same). */
function isRequired(name: FieldKey, answers: PlanAnswers): boolean {
  if (name === 'address') return answers.plannedAddress !== true;
  if (name === 'unmeasurableReason') return unmeasurable(answers);
  return isDemanded(name, answers) || name === 'monitoringOther';
}

/** The address is somebody's, but not on the medium the plan is about (R44). */
function addressElsewhere(answers: PlanAnswers): string | undefined {
  return answers.address?.trim() ? shortcomings(answers).find(({ field }) => field === 'address')?.sentence : undefined;
}

type Common = { label: string; required?: boolean; hint?: string; validationMessage?: string };

type AnswerProps = { id: string; common: Common; value: string; onChange: (value: string) => void };

/** `department` is given where units are proposed: those of the chosen one. */
function TextAnswer({ id, common, value, onChange, department }: AnswerProps & { department?: string }) {
  const { units } = useProfile();
  const known = department === undefined ? undefined : `${id}-known`;
  return (
    <Field {...common}>
      <Input id={id} value={value} list={known} onChange={(_event, typed) => onChange(typed.value)} />
      {known && <Known id={known} words={units[department ?? ''] ?? []} />}
    </Field>
  );
}

function PlatformAnswer({ id, common, short, value, onChange }: AnswerProps & { short: string }) {
  return (
    <Field {...common}>
      <Combobox
        id={id}
        freeform
        value={value}
        selectedOptions={value ? [value] : []}
        expandIcon={{ 'aria-label': planTexts.plan.showChoices(short) }}
        onChange={(event) => onChange(event.target.value)}
        onOptionSelect={(_event, { optionText }) => onChange(optionText ?? value)}
      >
        {platformNames.map((platform) => (
          <Option key={platform}>{platform}</Option>
        ))}
      </Combobox>
    </Field>
  );
}

/** A day that has been: the calendar offers no other. */
function DayAnswer({ id, common, value, onChange }: { id: string; common: Common; value: string; onChange: (value: string) => void }) {
  const { now } = useActions();
  return <DayInput id={id} field={common} max={dayOf(now())} value={value} onChange={onChange} />;
}

function RadioAnswer({ id, common, choices, value, onChange }: AnswerProps & { choices: readonly string[] }) {
  return (
    <Field {...common}>
      <RadioGroup id={id} value={value} tabIndex={-1} onChange={(_event, data) => onChange(data.value)}>
        {choices.map((choice) => (
          <Radio key={choice} value={choice} label={choice} />
        ))}
      </RadioGroup>
    </Field>
  );
}

function LongAnswer({ name, common, id, text, rows, set }: { name: FieldKey; common: Common; id: string; text: string; rows: number; set: SetAnswer }) {
  const left = mostCharacters - characterCount(text);
  const near = left < 500 && !common.validationMessage;
  return (
    <Field
      {...common}
      {...(near
        ? {
            validationState: left < 0 ? ('error' as const) : ('none' as const),
            validationMessage: left < 0 ? planTexts.plan.over(-left) : planTexts.plan.left(left),
          }
        : {})}
    >
      {(control) => (
        <div className="stack close">
          {name === 'purpose' && <PurposeChoices text={text} onChange={(value) => set(name, value)} />}
          <Textarea {...control} id={id} className="long" rows={rows} resize="vertical" value={text} onChange={(_event, { value }) => set(name, value)} />
        </div>
      )}
    </Field>
  );
}

function ChoiceOf({ id, common, choices, value, onChange }: AnswerProps & { choices: readonly Choice[] }) {
  return (
    <Field {...common}>
      <Select id={id} value={value} onChange={(_event, data) => onChange(data.value)}>
        {(value === '' || !choices.some((choice) => choice.value === value)) && <option value={value}>{value || planTexts.plan.choose}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Proposals while typing; anything may be written. */
function Known({ id, words }: { id: string; words: readonly string[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}

/** A question whose answer is rows: label and hint stand over them, the fault between. */
function Rows({
  name,
  label,
  hint,
  required,
  fault,
  children,
}: {
  name: FieldKey;
  label: string;
  hint: string | undefined;
  required: true | undefined;
  fault: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <fieldset className="stack" id={controlId(name)} tabIndex={-1}>
      <legend className="stack tight">
        <span>
          {label}
          {required && (
            <span className="required" aria-hidden>
              {' *'}
            </span>
          )}
        </span>
        {hint && <span className="meta">{hint}</span>}
      </legend>
      {fault && <Field validationMessage={fault}>{() => <span />}</Field>}
      {children}
    </fieldset>
  );
}
