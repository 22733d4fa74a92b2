// Diary numbers as they are written (R16, R64). Every nämnd and every system has its own form, so none is demanded: what does not look like the
// municipality's own is said to the writer, who may save it all the same, and what was written is stored as it was written.

import type { DiaryNumberForm } from './settings.ts';

/** Longest number that is kept, in UTF-16 units. */
export const longestNumber = 100;

/** `body` is the authority's code in it, '' where there is none. `class` = a code of the records plan. */
export type DiaryNumber = { body: string; year: string; sequence: string; class: string };

/**
 * The forms that Swedish authorities use: KS.2017.1, KS.2012.79 041, KS 2024/567, KS/2017:267, KS/2019/0001/0009, KS-2014/742.912, 2016-000003, 2010/64,
 * KSKF/2017:638, 2012-KS0289/003, with or without "Dnr" before.
 */
const anyForm =
  /^(?:dnr:?\s*)?(?:(?<body>[A-ZÅÄÖ]{2,6})[ ./-]?)?(?<year>(?:19|20)\d{2})[-./: ]?(?<body2>[A-ZÅÄÖ]{2,6})?(?<sequence>\d{1,7})(?:[ ./-](?<class>\d{3,4}))?$/iu;

/** The parts of a number in any of the known forms; undefined for other texts, which may be numbers too. */
export function readDiaryNumber(text: string): DiaryNumber | undefined {
  const found = anyForm.exec(text.trim())?.groups;
  if (!found) return undefined;
  return { body: (found['body'] ?? found['body2'] ?? '').toUpperCase(), year: found['year']!, sequence: found['sequence']!, class: found['class'] ?? '' };
}

/** The example in the form of one authority's own diary: each has its own, and the municipality's example names one of them. '' where none is set. */
export function exampleFor({ example, bodies }: Pick<DiaryNumberForm, 'example' | 'bodies'>, authority: string): string {
  const body = readDiaryNumber(example)?.body ?? '';
  const isOurs = bodies.some((one) => one.toUpperCase() === body) && bodies.some((one) => one.toUpperCase() === authority.toUpperCase());
  return isOurs ? example.replace(new RegExp(body, 'iu'), authority) : example;
}

/**
 * What to ask the writer to look at, or undefined. Never a stop. `authority` is the code of the nämnd whose diary it is. Where the municipality has set no
 * form, any known one looks right.
 */
export function diaryNumberRemark(text: string, form: DiaryNumberForm, authority: string): string | undefined {
  const number = text.trim();
  if (number === '') return undefined;
  const read = readDiaryNumber(number);
  if (!(form.pattern ? fits(number, form.pattern) : read)) {
    const own = exampleFor(form, authority);
    const example = own ? ` (till exempel ${own})` : '';
    return `Diarienumret ser inte ut som vanligt${example}. Kontrollera det. Du kan spara ändå.`;
  }
  if (read && read.body !== authority.toUpperCase() && form.bodies.some((body) => body.toUpperCase() === read.body))
    return `Numret hör till ${read.body}, men inlägget till ${authority}. Kontrollera det. Du kan spara ändå.`;
  return undefined;
}

/** A pattern that is none fits everything: a fault in the settings is no fault of the writer's. */
function fits(number: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(number.slice(0, longestNumber));
  } catch {
    return true;
  }
}
