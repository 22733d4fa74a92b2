// Matters that were thought to be open and may be secret after all, told by the rows that everybody may read: designation, nämnd, how it stands, who and when.
// A deviation for the registrar until the registrar has gone through where the content may have been read (R14 to R16, R81).

import { moveStates, type MoveState } from './diary.ts';
import { inForce } from './history.ts';
import type { ListedMatter, RegistrarsBy } from './registrarsList.ts';
import type { DiaryRow, Item } from './rows.ts';

/** `at` is ISO, SharePoint's stamp. */
export type MoveEntry = { designation: string; authority: string; state: MoveState; at: string; by: string };

/** How each stands, newest first. That it has been gone through counts from the authority's registrars alone; the rest from anybody: what is missed is worse. */
export function movesIn(matters: readonly ListedMatter[], entries: readonly Item<DiaryRow>[], registrarsBy: RegistrarsBy): MoveEntry[] {
  const inOrder = entries.toSorted((a, b) => a.id - b.id);
  const moves = matters.flatMap(({ designation, item: { row } }): MoveEntry[] => {
    const { registrars, former = [] } = registrarsBy(row.authority);
    const counts = ({ createdBy, createdAt, row: { state } }: Item<DiaryRow>) =>
      state !== ('moveSeen' satisfies MoveState) || registrars.includes(createdBy.oid) || inForce(former, Date.parse(createdAt))?.includes(createdBy.oid);
    const last = inOrder.findLast((entry) => entry.row.designation === designation && Object.hasOwn(moveStates, entry.row.state) && counts(entry));
    if (!last) return [];
    return [{ designation, authority: row.authority, state: last.row.state as MoveState, at: last.createdAt, by: last.createdBy.name }];
  });
  return moves.toSorted((a, b) => (a.at > b.at ? -1 : 1));
}
