// A plan in words: the same for the decision page, the card, the list, the PDF and "Ändrat sedan version n".
// What must be approved again after a change is derived from the field table, and so is the sentence that says it (R104, R105, R108, R109).

import { canonicalJson, type Json } from './canonical.ts';
import { samePerson, type Person } from './person.ts';
import { field, fieldKeys, planFields, type FieldKey, type Goal, type PlanAnswers } from './plan.ts';
import { settledAnswers } from './planText.ts';
import { isDay, listed, swedishDay, swedishNumber } from './swedish.ts';

/** Names of stored codes (departments, authorities). A code without a name is shown as it is. */
export type Names = Readonly<Record<string, string>>;
/** 'short' for cards and list columns: persons without how they are reached, goals in one line each. */
export type Length = 'full' | 'short';

/** What is shown where nobody has answered. */
export const noAnswer = 'Inget svar';

/** An answer in words, rows (people, goals) on lines of their own; empty when nobody has answered. A tick that is not set is "Nej". */
export function answerInWords(key: FieldKey, answers: PlanAnswers, names: Names = {}, length: Length = 'full'): string {
  const answer = settledAnswers(answers)[key];
  if (planFields[key].kind === 'yesNo') return answer === true ? 'Ja' : 'Nej';
  if (answer === undefined || answer === null) return '';
  switch (planFields[key].kind) {
    case 'number':
      return swedishNumber(answer as number);
    case 'day':
      return isDay(answer as string) ? swedishDay(answer as string) : (answer as string);
    case 'department':
    case 'authority':
      return names[answer as string] ?? (answer as string);
    case 'goals':
      return (answer as readonly Goal[]).map((goal) => goalInWords(goal, length)).join('\n');
    case 'people':
      return (answer as readonly Person[])
        .map((person) => (length === 'short' || !person.contact ? person.name : `${person.name}, ${person.contact}`))
        .join('\n');
    default:
      return answer as string;
  }
}

function goalInWords({ text, measure, today, target, by }: Goal, length: Length): string {
  const day = by ? `senast ${swedishDay(by)}` : '';
  if (length === 'short')
    return [text, target && !text.includes(target) ? `(${[target, day].filter(Boolean).join(' ')})` : day && `(${day})`].filter(Boolean).join(' ');
  const parts = [
    measure && `Mäts med: ${measure}.`,
    today && `I dag: ${today}.`,
    target && `Mål: ${target}${day ? ` ${day}` : ''}.`,
    !target && day && `${day.charAt(0).toUpperCase()}${day.slice(1)}.`,
  ];
  return [/[.!?…]$/.test(text) ? text : `${text}.`, ...parts].filter(Boolean).join(' ');
}

/** A goal can be measured when it says what is measured and how far (R34). */
export const isMeasurable = ({ measure, target }: Goal): boolean => Boolean(measure?.trim() && target?.trim());

/** "Bokbussen på Instagram": what people call the plan. Fits in a column of 255. */
export function planTitle(answers: PlanAnswers): string {
  const unit = answers.unit?.trim().replace(/\s+/g, ' ') ?? '';
  const platform = answers.platform?.trim().replace(/\s+/g, ' ') ?? '';
  if (unit && platform) return `${cutUnits(unit, 170)} på ${cutUnits(platform, 70)}`;
  return cutUnits(unit || platform, 240) || 'Aktivitetsplan utan namn';
}

/** At most `most` characters, the last one "…" when something was cut. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** One answer that differs. `before` and `after` are words, "Inget svar" where there is none. */
export type Change = { key: FieldKey; label: string; before: string; after: string };

/** What differs between two versions, in the order of the form. */
export function changesBetween(before: PlanAnswers, after: PlanAnswers, names: Names = {}): Change[] {
  const [old, now] = [settledAnswers(before), settledAnswers(after)];
  const changed = fieldKeys.filter((key) => stored(old[key]) !== stored(now[key]));
  return changed
    .map((key) => {
      const words = [old, now].map((answers) => answerInWords(key, answers, names) || noAnswer);
      // The same words for another person, or for another code: then what tells them apart is shown.
      const [left, right] = words[0] === words[1] ? [old, now].map((answers) => identity(key, answers, names)) : words;
      return { key, label: field(key).short, before: left ?? '', after: right ?? '' };
    })
    .filter((change) => change.before !== change.after);
}

const stored = (answer: unknown) => (answer === undefined ? '' : canonicalJson(answer as Json));

function identity(key: FieldKey, answers: PlanAnswers, names: Names): string {
  const answer = answers[key];
  if (planFields[key].kind === 'people')
    return (answer as readonly Person[]).map(({ name, contact, upn }) => [name, contact, upn ?? 'inte i katalogen'].join(', ')).join('\n');
  return typeof answer === 'string' && names[answer] ? `${names[answer]} (${answer})` : answerInWords(key, answers, names);
}

/** Whether the chiefs must approve again. */
export const asksAgain = (changes: readonly Pick<Change, 'key'>[]): boolean => changes.some(({ key }) => field(key).asksAgain !== false);

/** What a change means, in one sentence of two: "Ändras medium, … behöver planen godkännas på nytt. Byte av adress, … räcker det att anmäla." */
export function consequence(): string {
  const rows = fieldKeys.map(field);
  const again = [...new Set(rows.map((row) => row.asksAgain).filter((noun) => noun !== false))];
  const reported = [...new Set(rows.map((row) => row.reportedAs).filter((noun) => noun !== undefined))];
  return `Ändras ${listed(again, 'eller')} behöver planen godkännas på nytt. Byte av ${listed(reported, 'eller')} räcker det att anmäla.`;
}

/** Who came and who left among the administrators or operators: for the notice to informationsfunktionen (R109). */
export function peopleChanged(before: readonly Person[] = [], after: readonly Person[] = []): { came: Person[]; left: Person[] } {
  return {
    came: after.filter((person) => !before.some((other) => samePerson(person, other))),
    left: before.filter((person) => !after.some((other) => samePerson(person, other))),
  };
}

/** SharePoint's single-line column. */
const mostInColumn = 255;

/** The answers as the list's own columns show them: a projection for SharePoint's views, cut where a column is short. `null` empties a column. */
export function answerColumns(answers: PlanAnswers, names: Names = {}): Record<FieldKey, string | number | boolean | null> {
  const settled = settledAnswers(answers);
  const entries = fieldKeys.map((key): [FieldKey, string | number | boolean | null] => {
    const { kind } = planFields[key];
    if (kind === 'number') return [key, (settled[key] as number | undefined) ?? null];
    if (kind === 'yesNo') return [key, settled[key] === true];
    const words = answerInWords(key, answers, names);
    if (words === '') return [key, null];
    return [key, kind === 'long' || kind === 'goals' || kind === 'people' ? words : cutUnits(words, mostInColumn)];
  });
  return Object.fromEntries(entries) as Record<FieldKey, string | number | boolean | null>;
}

/** SharePoint counts UTF-16 units; half an emoji is not stored. */
function cutUnits(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
