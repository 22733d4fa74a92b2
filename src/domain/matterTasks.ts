// What of the posts to handle is mine to do, and how long posts have waited, told by rows alone: they tell nothing of content or persons, and every folder
// need not be opened for it.

import { matterKinds } from './matter.ts';
import { lateAfterHours, matterMustMove, matterSteps, waitsForRegistrar } from './matterLife.ts';
import type { MatterRow } from './rows.ts';

/**
 * `since` is when the post was seen (ISO). `answerOn` and `revisitOn` = the days of an answer and of a revisit, '' = none. `isLate`: removals over 24
 * hours, and days that have passed. `isProtected`: it lies in the protected library.
 */
export type MatterTask = {
  designation: string;
  status: string;
  group: 'first' | 'week' | 'later';
  since: string;
  answerOn: string;
  revisitOn: string;
  isLate: boolean;
  isProtected: boolean;
};

/** A row with its designation; `isProtected` = it lies in the protected library. */
type Handled = {
  designation: string;
  isProtected: boolean;
  row: Pick<MatterRow, 'kind' | 'status' | 'handlerOid' | 'seenAt' | 'actedAt' | 'dueOn' | 'revisitOn' | 'closedAt'>;
};
type Clocked = Pick<MatterRow, 'kind' | 'seenAt' | 'actedAt' | 'closedAt'>;

export const toRevisit = 'Ska återbesökas';

/** A removal whose clock runs (R17, R69): it has been seen, and has no outcome yet. */
const isRunning = ({ kind, seenAt, actedAt, closedAt }: Clocked): boolean =>
  kind === matterKinds.removal.list && seenAt !== '' && actedAt === '' && closedAt === '';
const minutesBetween = (from: string, to: number): number => Math.max(0, Math.round((to - Date.parse(from)) / 60_000));

/** No outcome after 24 hours. */
export const isLateRow = (row: Clocked, now: Date): boolean => isRunning(row) && now.getTime() - Date.parse(row.seenAt) >= lateAfterHours * 3_600_000;

/** How many are late, of everybody's, and how long the oldest has waited in minutes; undefined = none. */
export function lateRemovals(rows: readonly Clocked[], now: Date): { posts: number; oldest: number } | undefined {
  const late = rows.filter((row) => isLateRow(row, now));
  return late.length === 0 ? undefined : { posts: late.length, oldest: oldestOf(late, now) };
}
const oldestOf = (rows: readonly Pick<MatterRow, 'seenAt'>[], now: Date): number =>
  Math.max(0, ...rows.map(({ seenAt }) => minutesBetween(seenAt, now.getTime())));

/**
 * Mine to go on with, most urgent first: a post that still stands, those of the protected libraries before the others (among them is child abuse, which no
 * row tells of), the longest first; then days that have passed. What waits for the registrar alone is not mine; it and a closed one are when I said that I
 * would come back (R60). `today` = YYYY-MM-DD.
 */
export function matterTasks(rows: readonly Handled[], oid: string, now: Date, today: string): MatterTask[] {
  const found = rows.filter(({ row }) => row.handlerOid === oid).flatMap((one) => taskOf(one, now, today) ?? []);
  const inOrder = found.toSorted(
    (a, b) => a.rank - b.rank || (firstDay(a.task) || '9').localeCompare(firstDay(b.task) || '9') || (a.task.since < b.task.since ? -1 : 1),
  );
  return inOrder.map(({ task }) => task);
}

const firstDay = ({ answerOn, revisitOn }: Pick<MatterTask, 'answerOn' | 'revisitOn'>): string => [answerOn, revisitOn].filter(Boolean).toSorted()[0] ?? '';

function taskOf({ designation, isProtected, row }: Handled, now: Date, today: string): { task: MatterTask; rank: number } | undefined {
  const isVisitDue = row.revisitOn !== '' && row.revisitOn <= today;
  const isDue = isVisitDue || (row.dueOn !== '' && row.dueOn <= today);
  const waits = row.closedAt !== '' || row.status === '' || row.status === waitsForRegistrar;
  if (waits && !isDue) return undefined;
  const isUp = isRunning(row);
  const group = isUp || isDue || row.status === matterMustMove ? 'first' : row.status === matterSteps.close.waits ? 'later' : 'week';
  const day = firstDay({ answerOn: row.dueOn, revisitOn: row.revisitOn });
  const isLate = isLateRow(row, now) || (day !== '' && day < today);
  const status = waits && isVisitDue ? toRevisit : row.status;
  const task: MatterTask = { designation, status, group, since: row.seenAt, answerOn: row.dueOn, revisitOn: row.revisitOn, isLate, isProtected };
  return { task, rank: isUp ? (isProtected ? 0 : 1) : isLate ? 2 : 3 };
}

/** From seen to outcome (R17, R69), of one department, never of a person: how many have an outcome and how many wait. `median` and `oldest` in minutes. */
export type HandlingTimes = { department: string; acted: number; median: number; late: number; waiting: number; oldest: number };

/** Of removals by department; '' = no department known. `late` had no outcome within 24 hours. */
export function handlingTimes(rows: readonly (Clocked & Pick<MatterRow, 'department'>)[], now: Date): HandlingTimes[] {
  const done = rows.filter(({ kind, seenAt, actedAt }) => kind === matterKinds.removal.list && seenAt !== '' && actedAt !== '');
  const running = rows.filter(isRunning);
  return [...new Set([...done, ...running].map(({ department }) => department))]
    .map((department) => {
      const minutes = done
        .filter((row) => row.department === department)
        .map(({ seenAt, actedAt }) => minutesBetween(seenAt, Date.parse(actedAt)))
        .toSorted((a, b) => a - b);
      const mine = running.filter((row) => row.department === department);
      const late = minutes.filter((each) => each >= lateAfterHours * 60).length;
      return { department, acted: minutes.length, median: medianOf(minutes), late, waiting: mine.length, oldest: oldestOf(mine, now) };
    })
    .toSorted((a, b) => a.department.localeCompare(b.department, 'sv'));
}

/** Of sorted numbers; 0 of none. */
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [low = 0, high = low] = Number.isInteger(middle) ? sorted.slice(middle - 1, middle + 1) : sorted.slice(Math.floor(middle), Math.floor(middle) + 1);
  return sorted.length === 0 ? 0 : Math.round((low + high) / 2);
}
