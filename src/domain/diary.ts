// What is to be entered in the authority's diary, and what became of it (R12, R16, R64, R82; OSL 5 kap. 1–2 §§). The list holds what everybody may read:
// designation, direction, day and number. Sender and matter lie in the matter's own library. Entries are only added; the newest that counts says how it is.

import { inForce, type History } from './history.ts';
import type { EvidenceExit } from './matter.ts';
import type { DiaryRow, Item } from './rows.ts';

/**
 * `waiting`: the registrar has it. `registered`: it has a number. `returned`: the registrar needs more (why stands in the matter). `notSecret`: the
 * registrar found that it is not to be entered, because nothing in it is secret or nothing else demands it: the exit of gate G6.
 */
export const diaryStates = {
  waiting: 'Väntar på diarienummer',
  registered: 'Diariefört',
  returned: 'Återlämnat av registratorn',
  notSecret: 'Behöver inte diarieföras',
} as const;
export type DiaryState = keyof typeof diaryStates;
export const directions = { received: 'Inkommen', drawnUp: 'Upprättad', dispatched: 'Utgående' } as const;
export type Direction = keyof typeof directions;

/** `key` names the row that says it. */
export type Diary = { state: DiaryState; number: string; since: string; by: string; key: string };

/** What a row says besides the states: the marking of secrecy has ended. It changes no state. */
export const markingEnded = 'markingEnded';
/**
 * What else a row says, and no state is changed by it: the matter is to be moved to the protected library, it has been, and the registrar has gone through
 * where it may have been read before.
 */
export const moveStates = {
  moveAsked: 'Ska flyttas till skyddat bibliotek',
  moved: 'Flyttat till skyddat bibliotek',
  moveSeen: 'Flytten är genomgången',
} as const;
export type MoveState = keyof typeof moveStates;
/** What the evidence lacks (exits of gate G5): a deviation from the first. It changes no state, and tells neither where nor why. */
export const exitStates = {
  removedBefore: 'Borta innan det sparades',
  savedElsewhere: 'Sparat på annat håll',
  senderUnknown: 'Okänd avsändare',
} as const satisfies Record<EvidenceExit, string>;
/** Every word that a row's `state` may be, as people read it. */
export const diaryWords: Readonly<Record<DiaryState | MoveState | EvidenceExit | typeof markingEnded, string>> = {
  ...diaryStates,
  ...moveStates,
  ...exitStates,
  [markingEnded]: 'Sekretessmarkeringen har upphört',
};

/**
 * Who may say what of an entry: the authority's registrars all of it, whoever handles the matter that it waits and what number it was given.
 * `former` = who the registrars were and when: what one of them entered stands when somebody else has taken over.
 */
export type DiaryHands = { registrars: readonly string[]; handlers: readonly string[]; former?: History<readonly string[]> };

function counts({ createdBy, createdAt, row }: Item<DiaryRow>, { registrars, handlers, former = [] }: DiaryHands): boolean {
  if (registrars.includes(createdBy.oid) || inForce(former, Date.parse(createdAt))?.includes(createdBy.oid)) return true;
  return handlers.includes(createdBy.oid) && (row.state === 'waiting' || (row.state === 'registered' && row.diaryNumber.trim() !== ''));
}

/** How a matter's entry stands, or undefined where none was made. Anybody in the site may add a row: others' say nothing. */
export function diaryOf(items: readonly Item<DiaryRow>[], designation: string, hands: DiaryHands): Diary | undefined {
  const counted = items.filter((item) => item.row.designation === designation && Object.hasOwn(diaryStates, item.row.state) && counts(item, hands));
  const last = counted.toSorted((a, b) => a.id - b.id).at(-1);
  if (!last) return undefined;
  return { state: last.row.state as DiaryState, number: last.row.diaryNumber.trim(), since: last.createdAt, by: last.createdBy.name, key: last.row.entryKey };
}

/** What a row that counts says, whatever was said after it. `at` is SharePoint's stamp (ISO), `number` '' but where it was registered. */
export type DiarySaid = { state: DiaryState | MoveState; number: string; at: string; by: string; key: string };

/** Everything that has been said of a matter's entry and of its move, in order, by those whose rows count. */
export const diarySaid = (items: readonly Item<DiaryRow>[], designation: string, hands: DiaryHands): DiarySaid[] =>
  items
    .filter(({ row }) => row.designation === designation && (Object.hasOwn(diaryStates, row.state) || Object.hasOwn(moveStates, row.state)))
    .filter((item) => counts(item, hands))
    .toSorted((a, b) => a.id - b.id)
    .map(({ row, createdAt, createdBy }) => ({
      state: row.state as DiarySaid['state'],
      number: row.diaryNumber.trim(),
      at: createdAt,
      by: createdBy.name,
      key: row.entryKey,
    }));
