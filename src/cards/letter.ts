// What a colleague is told when something has happened to a plan (R31, R32, R106, R109): one letter, sent as a card in a chat or as a mail.
// A letter is plain text; the card and the mail each make it inert in their own way. It names colleagues and shows what the field table allows on cards, nothing else.

import { field, fieldKeys, type FieldKey, type Kind, type PlanAnswers } from '../domain/plan.ts';
import { answerInWords, cut, planTitle, type Names } from '../domain/planWords.ts';

export type LetterFact = { label: string; value: string };
export type Button = { text: string; href: string };
export type Letter = {
  /** What it is about: "Godkänn aktivitetsplan". */
  title: string;
  /** Which plan: "Bokbussen på Instagram". */
  lead: string;
  /** What has happened and whose turn it is. The first one is the notification. */
  sentences: readonly string[];
  facts: readonly LetterFact[];
  /** Somebody's own words: the comment of a return. */
  quote?: string;
  /** Paragraphs from the guidelines to be reminded of. */
  reminders?: readonly string[];
  /** Small print. */
  note?: string;
  /** The first one is the act that is asked for. */
  buttons: readonly Button[];
};

/** A card's two roads to the decision: the dialog (or the tab, as the municipality has chosen) and the tab. Made in link.ts. */
export type DecisionLinks = { decide: string; tab: string };

/** The plan a letter is about. */
export type PlanInLetter = { answers: PlanAnswers; version: number; names?: Names };

const mostInFact = 300;
const mostInQuote = 600;

/** One line of at most `most` characters. */
export const oneLine = (text: string, most = mostInFact): string => cut(text.replace(/\s+/g, ' ').trim(), most);

/** What stands between the rows of an answer when they share a line. Other answers are running text. */
const between: Partial<Record<Kind, string>> = { people: ', ', goals: '; ' };

/** Somebody's comment, cut where a card ends. */
export const quoted = (text: string): string => oneLine(text, mostInQuote);

/** The facts of a plan: exactly the questions whose row says so, whose account it is first. Persons by name only. */
export function planFacts({ answers, names }: PlanInLetter): LetterFact[] {
  const shown = fieldKeys.filter((key) => field(key).onCard).toSorted((a, b) => Number(b === 'unit') - Number(a === 'unit'));
  const words = (key: FieldKey) => answerInWords(key, answers, names, 'short').replace(/\n/g, between[field(key).kind] ?? ' ');
  return shown.map((key) => ({ label: field(key).short, value: oneLine(words(key)) })).filter(({ value }) => value !== '');
}

export const leadOf = ({ answers }: PlanInLetter): string => planTitle(answers);
