// What stands in the way of a plan. Two questions: can this answer be kept at all (faults, asked while writing), and is the plan complete (gate G1, asked when it is sent).
// Every sentence says what is wrong and what to do; the field, the summary and the screen reader say the same words.

import { accountMailVerdict, type MailOwner } from './accountMail.ts';
import { canonicalAddress, leadsElsewhere } from './address.ts';
import { mostCharacters, mostPlanUnits, overlong, unsoundCharacter } from './input.ts';
import { samePerson, type Person } from './person.ts';
import { field, fieldKeys, type FieldKey, type Goal, type PlanAnswers } from './plan.ts';
import { settledAnswers, writtenPeople } from './planText.ts';
import { isMeasurable } from './planWords.ts';
import { platformName, platformOf } from './platform.ts';
import { isDay, swedishNumber } from './swedish.ts';

export type GoalPart = 'text' | 'measure' | 'today' | 'target' | 'by';
export type PersonPart = 'name' | 'contact';
/** Where and what. `row` counts from 0 among the rows of the form (goals, people), empty rows included. */
export type Fault = { field: FieldKey; row?: number; part?: GoalPart | PersonPart; sentence: string };

/** `mailOwner` is the directory's answer about the account's e-mail address. `exampleAddress` is the municipality's own. */
export type CheckContext = { mailOwner?: MailOwner | undefined | 'notAsked'; exampleAddress?: string; /** YYYY-MM-DD in Sweden. */ today?: string };

const goalParts = ['text', 'measure', 'today', 'target', 'by'] as const;
const partOrder: readonly (GoalPart | PersonPart)[] = ['name', 'contact', ...goalParts];
/** What a plan's head may take of the stored text beside the answers: ids, the applicant's name and address. */
const headUnits = 1_000;

/** What cannot be kept or shown safely, whenever it is written. In the order of the form, one a place. */
export function faults(answers: PlanAnswers, context: CheckContext = {}): Fault[] {
  const found = fieldKeys.flatMap((key) => faultsOf(key, answers, context));
  return inFormOrder([...found, ...tooLongAltogether(answers)]);
}

/** What is missing when the plan is to be sent (gate G1, R91 to R101; R34; R41). In the order of the form. */
export function shortcomings(answers: PlanAnswers, context: CheckContext = {}): Fault[] {
  const found = fieldKeys.flatMap((key) => missingAnswer(key, answers));
  return inFormOrder([
    ...found,
    ...missingAddress(answers, context),
    ...plannedThoughStarted(answers),
    ...anotherPlatform(answers, context),
    ...unmeasurable(answers),
    ...incompletePeople(answers),
    ...incompleteGoals(answers),
    ...otherTimes(answers),
    ...personalMail(answers, context),
  ]);
}

/** Everything that keeps a plan from being sent, one sentence a place: faults first. */
export function hindrances(answers: PlanAnswers, context: CheckContext = {}): Fault[] {
  return inFormOrder([...faults(answers, context), ...shortcomings(answers, context)]);
}

/** An absent key means that nobody has looked; an `undefined` that is there means that the directory knows no such address. */
const mailUnasked = (context: CheckContext): undefined | 'notAsked' => ('mailOwner' in context ? undefined : 'notAsked');

function faultsOf(key: FieldKey, answers: PlanAnswers, context: CheckContext): Fault[] {
  const { kind, atMost, choices } = field(key);
  const answer = answers[key];
  if (answer === undefined || answer === null || typeof answer === 'boolean') return [];
  if (typeof answer === 'number') return numberFault(key, answer, atMost);
  if (typeof answer === 'string') {
    const sentence =
      textFault(answer) ??
      contentFault(key, answer, context) ??
      (kind === 'choice' && answer && !choices?.includes(answer) ? 'Välj ett av svaren.' : undefined);
    return sentence ? [{ field: key, sentence }] : [];
  }
  const rows = answer as readonly (Goal | Person)[];
  return rows.flatMap((row, index) => rowFaults(key, row, index));
}

const textFault = (text: string) => unsoundCharacter(text) ?? overlong(text, mostCharacters);

function contentFault(key: FieldKey, answer: string, context: CheckContext): string | undefined {
  if (answer.trim() === '') return undefined;
  if (field(key).kind === 'day') return dayFault(answer.trim(), context.today);
  if (key === 'address') {
    const account = canonicalAddress(answer, context.exampleAddress);
    return 'refusal' in account ? account.sentence : undefined;
  }
  if (key !== 'accountMail') return undefined;
  const mail = accountMailVerdict(answer, 'notAsked');
  return mail.verdict === 'notAnAddress' ? mail.sentence : undefined;
}

function dayFault(day: string, today: string | undefined): string | undefined {
  if (!isDay(day)) return noSuchDay;
  return today !== undefined && day > today ? 'Dagen ligger framåt i tiden. Ange den dag då kontot startade.' : undefined;
}

/** Said of an answer that should be a day and is none. */
export const noSuchDay = 'Skriv ett datum som finns, i formen åååå-mm-dd, till exempel 2027-06-30.';

function rowFaults(key: FieldKey, row: Goal | Person, index: number): Fault[] {
  const parts: readonly (GoalPart | PersonPart)[] = field(key).kind === 'goals' ? goalParts : ['name', 'contact'];
  return parts.flatMap((part): Fault[] => {
    const text = (row as Partial<Record<GoalPart | PersonPart, string>>)[part] ?? '';
    const sentence = textFault(text) ?? (part === 'by' && text.trim() !== '' && !isDay(text.trim()) ? noSuchDay : undefined);
    return sentence ? [{ field: key, row: index, part, sentence }] : [];
  });
}

function numberFault(key: FieldKey, answer: number, atMost: number | undefined): Fault[] {
  if (Number.isFinite(answer) && answer >= 0 && (atMost === undefined || answer <= atMost)) return [];
  return [{ field: key, sentence: atMost === undefined ? 'Skriv ett tal som är 0 eller större.' : `Skriv ett tal mellan 0 och ${swedishNumber(atMost)}.` }];
}

/** A draft that passes the limit of a plan is not sent to the list either: there it would be refused, or cut. */
export const isTooLong = (answers: PlanAnswers): boolean => unitsOf(answers) > mostPlanUnits;

const unitsOf = (answers: PlanAnswers): number => JSON.stringify(settledAnswers(answers)).length + headUnits;

/** Named at the longest answer: that is where there is something to shorten. */
function tooLongAltogether(answers: PlanAnswers): Fault[] {
  const settled = settledAnswers(answers);
  const units = unitsOf(answers);
  if (units <= mostPlanUnits) return [];
  const longest = fieldKeys.toSorted((a, b) => (JSON.stringify(settled[b]) ?? '').length - (JSON.stringify(settled[a]) ?? '').length)[0]!;
  const many = `${swedishNumber(units - mostPlanUnits)} tecken`;
  return [{ field: longest, sentence: `Planen är för lång för att sparas: alla svar tillsammans är ${many} för mycket. Korta texterna.` }];
}

/** Must the question be answered before the plan is sent? What is asked of plans made afterwards is asked where the draft holds that question. */
export const isDemanded = (key: FieldKey, answers: PlanAnswers): boolean =>
  field(key).required === true || (field(key).onlyAfterwards === true && answers[key] !== undefined);

/** Is the question put in this plan at all? Some are put to plans made afterwards only. */
export const isPut = (key: FieldKey, answers: PlanAnswers): boolean => !field(key).onlyAfterwards || answers[key] !== undefined;

function missingAnswer(key: FieldKey, answers: PlanAnswers): Fault[] {
  const { missing, short, kind, atLeast = 1 } = field(key);
  if (!isDemanded(key, answers)) return [];
  const answer = settledAnswers(answers)[key];
  const count =
    kind === 'people'
      ? differentPeople(answers[key] as readonly Person[] | undefined).length
      : Array.isArray(answer)
        ? answer.length
        : answer === undefined
          ? 0
          : 1;
  // Two rows with one person in them have a sentence of their own.
  if (count >= atLeast || (kind === 'people' && twice(answers[key] as readonly Person[] | undefined).length > 0)) return [];
  return [{ field: key, sentence: missing ?? `Fyll i ${short.toLocaleLowerCase('sv')}.` }];
}

function missingAddress(answers: PlanAnswers, { exampleAddress }: CheckContext): Fault[] {
  const nothing = canonicalAddress('', exampleAddress);
  return answers.address?.trim() || answers.plannedAddress === true || !('refusal' in nothing) ? [] : [{ field: 'address', sentence: nothing.sentence }];
}

/** R38: an account that has a start day is there, and so is its address. */
const plannedThoughStarted = ({ plannedAddress, startedOn }: PlanAnswers): Fault[] =>
  plannedAddress === true && startedOn !== undefined
    ? [{ field: 'plannedAddress', sentence: 'Planen gäller ett konto som redan är startat. Ta bort krysset och skriv kontots adress.' }]
    : [];

/** R44: the address leads to the medium the plan is about. */
function anotherPlatform(answers: PlanAnswers, { exampleAddress }: CheckContext): Fault[] {
  const planned = platformOf(answers.platform ?? '');
  const account = answers.address?.trim() ? canonicalAddress(answers.address, exampleAddress) : undefined;
  if (!planned || !account || 'refusal' in account || !leadsElsewhere(answers.platform ?? '', account)) return [];
  const there = account.platform === 'other' ? 'en annan webbplats' : platformName(account.platform);
  return [{ field: 'address', sentence: `Adressen går till ${there}, men planen gäller ${platformName(planned)}. Ändra det ena eller det andra.` }];
}

function unmeasurable(answers: PlanAnswers): Fault[] {
  const goals = (settledAnswers(answers).goals ?? []) as readonly Goal[];
  if (goals.length === 0 || goals.some(isMeasurable) || answers.unmeasurableReason?.trim()) return [];
  return [{ field: 'goals', sentence: 'Skriv minst ett mål som går att mäta, eller förklara varför det inte går.' }];
}

function incompleteGoals({ goals = [] }: PlanAnswers): Fault[] {
  const begun = (goal: Goal) => goalParts.some((part) => goal[part]?.trim());
  return goals.flatMap((goal, row): Fault[] =>
    begun(goal) && !goal.text.trim() ? [{ field: 'goals', row, part: 'text', sentence: 'Skriv vad målet är.' }] : [],
  );
}

function incompletePeople(answers: PlanAnswers): Fault[] {
  return (['administrators', 'operators'] as const).flatMap((key) => [
    ...writtenPeople(answers[key]).flatMap(({ person, row }): Fault[] => {
      if (!person.name.trim()) return [{ field: key, row, part: 'name', sentence: 'Skriv personens namn.' }];
      return person.contact.trim()
        ? []
        : [{ field: key, row, part: 'contact', sentence: `Skriv hur ${person.name.trim()} nås, till exempel telefon eller e-post.` }];
    }),
    ...twice(answers[key]).map((row): Fault => ({ field: key, row, part: 'name', sentence: 'Du har angett samma person två gånger. Välj en annan person.' })),
  ]);
}

/** Rows that repeat somebody from a row above. */
function twice(people: readonly Person[] | undefined): number[] {
  const written = writtenPeople(people).filter(({ person }) => person.name.trim() !== '');
  return written.filter(({ person }, index) => written.slice(0, index).some((earlier) => samePerson(earlier.person, person))).map(({ row }) => row);
}

function differentPeople(people: readonly Person[] | undefined): Person[] {
  const again = new Set(twice(people));
  return writtenPeople(people)
    .filter(({ person, row }) => person.name.trim() !== '' && !again.has(row))
    .map(({ person }) => person);
}

function otherTimes(answers: PlanAnswers): Fault[] {
  if (answers.monitoringTimes !== 'Även andra tider' || answers.monitoringOther?.trim()) return [];
  return [{ field: 'monitoringOther', sentence: 'Skriv vilka andra tider kontot ska bevakas.' }];
}

function personalMail(answers: PlanAnswers, context: CheckContext): Fault[] {
  if (!answers.accountMail?.trim()) return [];
  const mail = accountMailVerdict(answers.accountMail, context.mailOwner ?? mailUnasked(context));
  return mail.verdict === 'personal' ? [{ field: 'accountMail', sentence: mail.sentence }] : [];
}

/** One sentence a place, in the order of the form. Of two at one place the first stays: what cannot be kept comes before what is missing. */
function inFormOrder(found: readonly Fault[]): Fault[] {
  const place = ({ field: key, row, part }: Fault) => [key, row, part].join('|');
  const order = ({ field: key, row = -1, part }: Fault) => fieldKeys.indexOf(key) * 1e6 + (row + 1) * 10 + (part ? partOrder.indexOf(part) : 0);
  const first = new Map<string, Fault>();
  for (const fault of found) if (!first.has(place(fault))) first.set(place(fault), fault);
  return [...first.values()].toSorted((a, b) => order(a) - order(b));
}
