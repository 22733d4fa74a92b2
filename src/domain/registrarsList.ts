// What waits for an authority's registrar, from the lists that everybody may read: designation, day, direction and how long, never content or persons.
// What is not registered the next working day is late: a limit of ours, after how registrars work. The law says as soon as it has come in (OSL 5 kap. 1 §).

import { diaryOf, diaryStates, directions, type Diary, type DiaryHands, type DiaryState } from './diary.ts';
import type { DiaryRow, Item, MatterRow } from './rows.ts';
import { inSweden } from './swedish.ts';
import { nextWorkingDay } from './workingDay.ts';

/** `told`: a number by somebody whom the lists alone do not show to be handling it: to be looked at. `since` ISO, days YYYY-MM-DD. */
export type WaitingEntry = {
  designation: string;
  authority: string;
  direction: string;
  day: string;
  since: string;
  isProtected: boolean;
  isLate: boolean;
  told?: { number: string; by: string };
};
export type SettledEntry = { designation: string; authority: string; state: Exclude<DiaryState, 'waiting'>; number: string; at: string; by: string };

/** A matter's row with its designation; `isProtected` = it lies in the protected library. */
export type ListedMatter = { designation: string; isProtected: boolean; item: Item<MatterRow> };
/** Who the registrars of an authority are and were. */
export type RegistrarsBy = (authority: string) => Omit<DiaryHands, 'handlers'>;

/** Waiting first come, first served; settled newest first. Only matters whose row is there: a row of an entry alone leads nowhere. */
export function registrarsList(
  matters: readonly ListedMatter[],
  entries: readonly Item<DiaryRow>[],
  registrars: RegistrarsBy,
  now: Date,
): { waiting: WaitingEntry[]; settled: SettledEntry[] } {
  const today = inSweden(now.toISOString()).day;
  const inOrder = entries.toSorted((a, b) => a.id - b.id);
  const waiting: WaitingEntry[] = [];
  const settled: SettledEntry[] = [];
  for (const { designation, isProtected, item } of matters) {
    const { authority } = item.row;
    const rows = inOrder.filter(({ row }) => row.designation === designation);
    // Whoever opened the matter handles it: the row's own stamp. Others who do are known only to those who may open its folder.
    const hands = { ...registrars(authority), handlers: [item.createdBy.oid] };
    const diary = stillAsked(rows, diaryOf(rows, designation, hands));
    if (!diary) continue;
    if (diary.state !== 'waiting') {
      settled.push({ designation, authority, state: diary.state, number: diary.number, at: diary.since, by: diary.by });
      continue;
    }
    const asked = rows.find(({ row }) => row.entryKey === diary.key);
    const told = rows.findLast((row) => row.row.state === 'registered' && row.id > (asked?.id ?? 0) && row.row.diaryNumber.trim() !== '');
    waiting.push({
      designation,
      authority,
      direction: asked?.row.direction ?? directions.received,
      day: asked?.row.recordDate ?? '',
      since: diary.since,
      isProtected,
      isLate: today >= nextWorkingDay(inSweden(diary.since).day),
      ...(told ? { told: { number: told.row.diaryNumber.trim(), by: told.createdBy.name } } : {}),
    });
  }
  return { waiting: waiting.toSorted((a, b) => (a.since < b.since ? -1 : 1)), settled: settled.toSorted((a, b) => (a.at > b.at ? -1 : 1)) };
}

/**
 * An entry may be asked for, or asked for again after it was returned, by somebody else than the one who opened the matter. Then it is shown as waiting:
 * what is missed is worse than what is shown in vain. What has a number, or needs none, nobody else opens again.
 */
function stillAsked(rows: readonly Item<DiaryRow>[], diary: Diary | undefined): Diary | undefined {
  if (diary && diary.state !== 'returned') return diary;
  const asked = rows.findLast(({ row }) => row.state === ('waiting' satisfies DiaryState));
  const last = rows.find(({ row }) => row.entryKey === diary?.key);
  if (!asked || (last && last.id > asked.id)) return diary;
  return { state: 'waiting', number: '', since: asked.createdAt, by: asked.createdBy.name, key: asked.row.entryKey };
}

/** What a row of what has been settled says. */
export const settledWords = ({ state, number }: Pick<SettledEntry, 'state' | 'number'>): string => (state === 'registered' ? number : diaryStates[state]);
