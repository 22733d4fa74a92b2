// What of the posts to handle is mine to do, told by rows alone: they tell nothing of content or persons, and every folder need not be opened for it.

import { matterKinds } from './matter.ts';
import { lateAfterHours, matterMustMove, matterSteps, waitsForRegistrar } from './matterLife.ts';
import type { MatterRow } from './rows.ts';

/** `since` is when the post was seen (ISO). `dueOn` = the day of an answer or a revisit, '' = none. `isLate`: removals over 24 hours, and days that have passed. */
export type MatterTask = { designation: string; status: string; group: 'first' | 'week' | 'later'; since: string; dueOn: string; isLate: boolean };

/** A row with its designation. */
type Handled = { designation: string; row: Pick<MatterRow, 'kind' | 'status' | 'handlerOid' | 'seenAt' | 'actedAt' | 'dueOn' | 'closedAt'> };

/** Mine to go on with, most urgent first. What waits for the registrar alone is not mine; a closed one is when I said that I would come back (R60). `today` = YYYY-MM-DD. */
export function matterTasks(rows: readonly Handled[], oid: string, now: Date, today: string): MatterTask[] {
  const tasks = rows
    .filter(({ row }) => row.handlerOid === oid)
    .flatMap(({ designation, row }) => {
      const isDue = row.dueOn !== '' && row.dueOn <= today;
      const waits = row.closedAt !== '' || row.status === '' || row.status === waitsForRegistrar;
      if (waits && !isDue) return [];
      const isUrgent = row.kind === matterKinds.removal.list && row.actedAt === '' && row.closedAt === '';
      const isOld = isUrgent && row.seenAt !== '' && now.getTime() - Date.parse(row.seenAt) >= lateAfterHours * 3_600_000;
      const group =
        isUrgent || isDue || row.status === matterMustMove
          ? ('first' as const)
          : row.status === matterSteps.close.waits
            ? ('later' as const)
            : ('week' as const);
      return [{ designation, status: row.status, group, since: row.seenAt, dueOn: row.dueOn, isLate: isOld || (row.dueOn !== '' && row.dueOn < today) }];
    });
  return tasks.toSorted((a, b) => Number(b.isLate) - Number(a.isLate) || (a.dueOn || '9').localeCompare(b.dueOn || '9') || a.since.localeCompare(b.since));
}

/** Time from seen to outcome (R17, R69), of one department. Never of a person. `median` in minutes. */
export type TimeToOutcome = { department: string; matters: number; median: number; late: number };

/** Of removals that have an outcome, by department; '' = no department known. */
export function timesToOutcome(rows: readonly Pick<MatterRow, 'kind' | 'department' | 'seenAt' | 'actedAt'>[]): TimeToOutcome[] {
  const done = rows.filter(({ kind, seenAt, actedAt }) => kind === matterKinds.removal.list && seenAt !== '' && actedAt !== '');
  return [...new Set(done.map(({ department }) => department))]
    .map((department) => {
      const mine = done.filter((row) => row.department === department);
      const minutes = mine.map(({ seenAt, actedAt }) => Math.max(0, Math.round((Date.parse(actedAt) - Date.parse(seenAt)) / 60_000))).toSorted((a, b) => a - b);
      const late = minutes.filter((each) => each >= lateAfterHours * 60).length;
      return { department, matters: mine.length, median: medianOf(minutes), late };
    })
    .toSorted((a, b) => a.department.localeCompare(b.department, 'sv'));
}

/** Of sorted numbers, at least one. */
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [low = 0, high = low] = Number.isInteger(middle) ? sorted.slice(middle - 1, middle + 1) : sorted.slice(Math.floor(middle), Math.floor(middle) + 1);
  return Math.round((low + high) / 2);
}
