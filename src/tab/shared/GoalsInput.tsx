// Goals as rows (R34, R96): the sentence is required; with measure and target the goal can be followed up.

import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import type { Goal } from '../../domain/plan.ts';
import type { Fault, GoalPart } from '../../domain/planCheck.ts';
import { planTexts } from '../texts/plan.ts';
import { DayInput } from './DayInput.tsx';
import { controlId, faultOf } from './faults.ts';
import { useRows } from './rows.ts';

const noGoal: Goal = { text: '' };
const isEmpty = (goal: Goal) => [goal.text, goal.measure, goal.today, goal.target, goal.by].every((part) => !part?.trim());

export type GoalsInputProps = { goals: readonly Goal[]; onChange: (goals: Goal[]) => void; faults: readonly Fault[] };

export function GoalsInput({ goals, onChange, faults }: GoalsInputProps) {
  const { rows, add, change, remove } = useRows(goals, 1, noGoal, isEmpty, onChange);
  return (
    <div className="stack close">
      {rows.map(({ id, value }, place) => (
        <GoalRow
          key={id}
          place={place}
          goal={value}
          faults={faults}
          onChange={(goal) => change(id, goal)}
          {...(rows.length > 1 ? { onRemove: () => remove(id) } : {})}
        />
      ))}
      <div>
        <Button appearance="subtle" icon={<AddRegular />} onClick={add}>
          {planTexts.goals.add}
        </Button>
      </div>
    </div>
  );
}

type GoalRowProps = { place: number; goal: Goal; faults: readonly Fault[]; onChange: (goal: Goal) => void; onRemove?: () => void };

function GoalRow({ place, goal, faults, onChange, onRemove }: GoalRowProps) {
  const said = (part: GoalPart) => {
    const fault = faultOf(faults, 'goals', place, part) ?? (part === 'text' ? faultOf(faults, 'goals', place) : undefined);
    return fault ? { validationMessage: fault } : {};
  };
  /** An emptied part is left out: "not said" and "said nothing" are the same in the plan. */
  const set = (part: GoalPart, value: string) => {
    const { [part]: _former, ...rest } = goal;
    onChange(part === 'text' ? { ...goal, text: value } : value === '' ? ({ ...rest, text: goal.text } as Goal) : { ...goal, [part]: value });
  };
  const input = (part: Exclude<GoalPart, 'text' | 'by'>) => (
    <Field label={planTexts.goals[part]} {...said(part)}>
      <Input id={controlId('goals', place, part)} value={goal[part] ?? ''} onChange={(_event, { value }) => set(part, value)} />
    </Field>
  );
  return (
    <div className="goal" role="group" aria-label={planTexts.goals.goal(place + 1)}>
      <div className="goal-text">
        <Field className="grow" label={planTexts.goals.text} required {...said('text')}>
          <Textarea id={controlId('goals', place, 'text')} value={goal.text} rows={2} resize="vertical" onChange={(_event, { value }) => set('text', value)} />
        </Field>
        {onRemove && <Button appearance="subtle" icon={<DeleteRegular />} aria-label={planTexts.goals.remove(place + 1)} onClick={onRemove} />}
      </div>
      <div className="goal-line">
        {input('measure')}
        {input('today')}
        {input('target')}
        <DayInput
          id={controlId('goals', place, 'by')}
          field={{ label: planTexts.goals.by, ...said('by') }}
          value={goal.by ?? ''}
          onChange={(value) => set('by', value)}
        />
      </div>
    </div>
  );
}
