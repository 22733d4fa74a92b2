// What the form asks of the domain: what is missing, what is wrong, what an answer says in words.

import { field as rowOf, type FieldKey, type PlanAnswers } from '../../domain/plan.ts';
import { noSuchDay, shortcomings, type Fault } from '../../domain/planCheck.ts';
import { answerInWords } from '../../domain/planWords.ts';
import { administratorLabels } from '../../domain/guidelines.ts';
import { unfinishedDays } from '../shared/DayInput.tsx';
import { controlId } from '../shared/faults.ts';
import { planTexts } from '../texts/plan.ts';

/** The questions that still need an answer before the plan can be sent. */
export function remaining(answers: PlanAnswers): readonly FieldKey[] {
  return [...new Set(shortcomings(answers).map(({ field }) => field))];
}

/** Somebody has answered. A tick that is not set is no answer. */
export function isAnswered(answers: PlanAnswers, key: FieldKey): boolean {
  return rowOf(key).kind === 'yesNo' ? answers[key] === true : answerInWords(key, answers) !== '';
}

/** What the summary calls the place of a fault: "Mål 2", "Administratör 2", else the question's short name. */
export function faultLabel({ field, row }: Fault): string {
  if (row === undefined) return rowOf(field).short;
  if (field === 'goals') return planTexts.goals.goal(row + 1);
  if (field === 'administrators')
    return ([administratorLabels.first, administratorLabels.second][row] ?? planTexts.people.administrator(row + 1)).replace(/:$/, '');
  return rowOf(field).short;
}

/** Goals whose day stands begun in the form. It is in no draft, and a plan is not sent that says less than its form shows. */
export function unfinishedGoals({ goals = [] }: PlanAnswers): readonly Fault[] {
  const unfinished = unfinishedDays();
  return goals.flatMap((_goal, row) => (unfinished.includes(controlId('goals', row, 'by')) ? [{ field: 'goals', row, part: 'by', sentence: noSuchDay }] : []));
}
