// A plan in which every answer can be told from every other: what a form, a card, a list or a PDF has lost on the way is then seen by its mark.

import { field, fieldKeys, type FieldKey, type Kind, type PlanAnswers } from '../src/domain/plan.ts';

/** The mark of a question: what is looked for where the answer should stand. */
export function markOf(key: FieldKey): string {
  const place = fieldKeys.indexOf(key);
  return field(key).kind === 'number' ? `${place + 100},25` : `svar${place}x`;
}

const answerFor: Record<Kind, (mark: string, key: FieldKey) => unknown> = {
  text: (mark) => mark,
  long: (mark) => mark,
  platform: (mark) => mark,
  address: (mark) => mark,
  mail: (mark) => mark,
  department: (mark) => mark,
  authority: (mark) => mark,
  choice: (mark) => mark,
  day: (mark) => mark,
  yesNo: () => true,
  number: (mark) => Number(mark.replace(',', '.')),
  goals: (mark) => [{ text: mark }],
  people: (mark) => [{ name: mark, contact: 'kontakt' }],
};

/** Marks do not obey the choices and limits of the form: the plan is complete, not right. */
export const markedAnswers = Object.fromEntries(fieldKeys.map((key) => [key, answerFor[field(key).kind](markOf(key), key)])) as PlanAnswers;

/** The questions that can be looked for: a tick has no words of its own. */
export const markedKeys = fieldKeys.filter((key) => field(key).kind !== 'yesNo');
