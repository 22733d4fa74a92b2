// What a submitted plan is: the text that is stored once, hashed and signed (R31, R104, R105). The hash is always taken of this stored text.
// PERSISTED SHAPE, read for ever: a question that is added keeps `v`; a question that is removed or changes its kind needs a new `v` and a reader that lifts the former one.

import { canonicalJson, type Json } from './canonical.ts';
import { fieldKeys, planFields, type FieldKey, type Kind, type PlanAnswers } from './plan.ts';
import type { Colleague, Person } from './person.ts';
import { exactly, guid, listOf, membersOf, orAbsent, parseJson, textOf, versionNumber, yesNo, type Shape } from './shape.ts';

/** A version of a plan as it was sent. Who is to approve it is no part of it: that is a fact of its own. */
export type PlanVersion = { v: 1; planId: string; version: number; applicant: Colleague; answers: PlanAnswers };

const anyText = textOf(200_000);
const finite: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
const goal = membersOf({ text: anyText, measure: orAbsent(anyText), today: orAbsent(anyText), target: orAbsent(anyText), by: orAbsent(anyText) });
const person = membersOf({ oid: orAbsent(anyText), name: anyText, upn: orAbsent(anyText), contact: anyText });

/** Only the kind of an answer is checked here, never a demand: a limit or a choice of today must not make an old plan unreadable. */
const shapeOf: Record<Kind, Shape> = {
  text: anyText,
  long: anyText,
  platform: anyText,
  address: anyText,
  mail: anyText,
  choice: anyText,
  day: anyText,
  department: anyText,
  authority: anyText,
  yesNo,
  number: (value) => value === null || finite(value),
  goals: listOf(goal, 1_000),
  people: listOf(person, 1_000),
};

const answersShape = membersOf(Object.fromEntries(fieldKeys.map((key) => [key, orAbsent(shapeOf[planFields[key].kind])])));
const firstShape = membersOf({
  v: exactly(1),
  planId: guid,
  version: versionNumber,
  applicant: membersOf({ oid: guid, name: textOf(255), upn: textOf(255) }),
  answers: answersShape,
});

/** A reader for every `v` that was ever stored, each lifting to today's shape. */
const readers: Readonly<Record<number, (value: unknown) => PlanVersion | undefined>> = {
  1: (value) => (firstShape(value) ? (value as PlanVersion) : undefined),
};

/** The canonical text (RFC 8785) of a version, its answers settled. Throws on what `faults` refuses: lone surrogates, numbers that are none. */
export function planText(version: PlanVersion): string {
  return canonicalJson({ ...version, answers: settledAnswers(version.answers) } as unknown as Json);
}

/** Reads a stored text. undefined when it is no plan this program knows, or not in canonical form (then two readers could see two plans in it). */
export function readPlanText(text: string): PlanVersion | undefined {
  const value = parseJson(text);
  const v = (value as { v?: unknown } | null | undefined)?.v;
  const plan = typeof v === 'number' ? readers[v]?.(value) : undefined;
  return plan && canonicalJson(value as Json) === text ? plan : undefined;
}

/** The answers of a draft as it lies in the list, where any hand may have changed it: what is not an answer of its kind is left out. */
export function answersFrom(json: string): PlanAnswers {
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const found = value as Record<string, unknown>;
  return Object.fromEntries(
    fieldKeys.filter((key) => Object.hasOwn(found, key) && shapeOf[planFields[key].kind](found[key])).map((key) => [key, found[key]]),
  ) as PlanAnswers;
}

/** The same answers written in one way: trimmed, with plain line breaks (NFC), without empty rows and without answers nobody gave. */
export function settledAnswers(answers: PlanAnswers): PlanAnswers {
  const settled = fieldKeys.map((key): [FieldKey, unknown] => [key, settledAnswer(planFields[key].kind, answers[key])]);
  return Object.fromEntries(settled.filter(([, answer]) => answer !== undefined)) as PlanAnswers;
}

const settledText = (text: string) => text.replace(/\r\n?/g, '\n').trim().normalize('NFC');

function settledAnswer(kind: Kind, answer: unknown): unknown {
  if (typeof answer === 'string') return settledText(answer) || undefined;
  if (typeof answer === 'boolean') return answer || undefined;
  if (!Array.isArray(answer)) return answer ?? undefined;
  const rows = (answer as readonly Record<string, string | undefined>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .map(([part, text]) => [part, settledText(text ?? '')])
        .filter(([part, text]) => text !== '' || part === 'text' || part === 'name' || part === 'contact'),
    ),
  );
  const written = rows.filter((row) => Object.values(row).some((text) => text !== ''));
  return written.length ? written : undefined;
}

/** The rows of a people answer somebody has begun to fill in, with their places in the form. */
export const writtenPeople = (people: readonly Person[] = []): { person: Person; row: number }[] =>
  people.map((one, row) => ({ person: one, row })).filter(({ person: one }) => one.name.trim() !== '' || one.contact.trim() !== '');
