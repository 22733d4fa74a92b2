// Matters whose post or sender could not be saved here before it was handled (exits of gate G5), told by the rows that everybody may read: designation, nämnd,
// which exit, who and when. A deviation for the registrar and informationsfunktionen.

import { exitStates } from './diary.ts';
import type { EvidenceExit } from './matter.ts';
import type { ListedMatter } from './registrarsList.ts';
import type { DiaryRow, Item } from './rows.ts';

/** `at` is ISO, SharePoint's stamp. */
export type ExitEntry = { designation: string; authority: string; why: EvidenceExit; at: string; by: string };

/** Each exit of a matter once, newest first. It counts from anybody: what is missed is worse than what is shown in vain. */
export function exitsIn(matters: readonly ListedMatter[], entries: readonly Item<DiaryRow>[]): ExitEntry[] {
  const inOrder = entries.toSorted((a, b) => a.id - b.id);
  const exits = matters.flatMap(({ designation, item: { row } }) =>
    (Object.keys(exitStates) as EvidenceExit[]).flatMap((why): ExitEntry[] => {
      const first = inOrder.find((entry) => entry.row.designation === designation && entry.row.state === why);
      return first ? [{ designation, authority: row.authority, why, at: first.createdAt, by: first.createdBy.name }] : [];
    }),
  );
  return exits.toSorted((a, b) => (a.at > b.at ? -1 : 1));
}
