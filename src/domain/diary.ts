// What is to be entered in the authority's diary, and what became of it (R12, R16, R64, R82; OSL 5 kap. 1–2 §§). The list holds what everybody may read:
// designation, direction, day and number. Sender and matter lie in the matter's own library. Entries are only added; the newest that counts says how it is.

import type { DiaryRow, Item } from './rows.ts';

/**
 * `waiting`: the registrar has it. `registered`: it has a number. `returned`: the registrar needs more (why stands in the matter). `notSecret`: the
 * registrar found nothing secret and it is not to be entered: the exit of gate G6.
 */
export const diaryStates = {
  waiting: 'Väntar på diarienummer',
  registered: 'Diariefört',
  returned: 'Återlämnat av registratorn',
  notSecret: 'Registratorn: inte sekretess',
} as const;
export type DiaryState = keyof typeof diaryStates;
export const directions = { received: 'Inkommen', drawnUp: 'Upprättad', dispatched: 'Utgående' } as const;
export type Direction = keyof typeof directions;

export type Diary = { state: DiaryState; number: string; since: string; by: string };

/** Who may say what of an entry: the authority's registrars all of it, whoever handles the matter that it waits and what number it was given. */
export type DiaryHands = { registrars: readonly string[]; handlers: readonly string[] };

function counts({ createdBy, row }: Item<DiaryRow>, { registrars, handlers }: DiaryHands): boolean {
  if (registrars.includes(createdBy.oid)) return true;
  return handlers.includes(createdBy.oid) && (row.state === 'waiting' || (row.state === 'registered' && row.diaryNumber.trim() !== ''));
}

/** How a matter's entry stands, or undefined where none was made. Anybody in the site may add a row: others' say nothing. */
export function diaryOf(items: readonly Item<DiaryRow>[], designation: string, hands: DiaryHands): Diary | undefined {
  const counted = items.filter((item) => item.row.designation === designation && Object.hasOwn(diaryStates, item.row.state) && counts(item, hands));
  const last = counted.toSorted((a, b) => a.id - b.id).at(-1);
  if (!last) return undefined;
  return { state: last.row.state as DiaryState, number: last.row.diaryNumber.trim(), since: last.createdAt, by: last.createdBy.name };
}
