// The text of a matter as rows, each of which is kept or masked in a copy that is given out (TF 2 kap. 15 §).

import { maskedText, type MaskReason, type RowMask } from './masking.ts';
import type { FactName } from './matter.ts';
import type { MatterLife } from './matterLife.ts';
import { aboutPost, factWords, type WordRow } from './matterWords.ts';
import { isPicture } from './readEvidence.ts';
import { swedishNumber } from './swedish.ts';

/** Facts whose words are part of what is kept of the matter. Those of registering and of earlier releases are the authority's own errands. */
const told = ['evidenceExit', 'assessed', 'acted', 'told', 'handedOver', 'note', 'closed'] as const satisfies readonly FactName[];
const isTold = (kind: FactName): boolean => (told as readonly FactName[]).includes(kind);

/** Every row of text that a copy of the matter may show, each with a label of its own. `authority` is its name. */
export function releaseRows(life: Pick<MatterLife, 'opened' | 'post' | 'facts'>, authority: string): WordRow[] {
  const facts = life.facts.flatMap(({ fact }) => (isTold(fact.kind) ? [factWords(fact, life.opened)] : []));
  const rows = facts.flatMap(({ sentence, meta }, index) => [
    { label: `Åtgärd ${index + 1}`, value: sentence },
    ...(meta?.trim() ? [{ label: `Åtgärd ${index + 1}, text`, value: meta.trim() }] : []),
  ]);
  return [...aboutPost(life, authority), ...rows, ...leftOut(life)];
}

/** Text, e-mail and PDF that are evidence: masks lie on pictures and rows, so no copy has them, and it says so. */
function leftOut({ facts }: Pick<MatterLife, 'facts'>): WordRow[] {
  const files = facts.flatMap(({ fact }) => (fact.kind === 'evidence' ? fact.files.filter((file) => !isPicture(file)) : []));
  if (files.length === 0) return [];
  const value = files.length === 1 ? 'En fil med text, e-post eller PDF.' : `${swedishNumber(files.length)} filer med text, e-post eller PDF.`;
  return [{ label: 'Bevis som inte finns i kopian', value }];
}

/** `reason` of one that is masked. */
export type ShownRow = WordRow & { reason?: MaskReason };

/** The rows as the copy shows them. A mask for a row that is not there hides nothing. */
export function maskedRows(rows: readonly WordRow[], masks: readonly RowMask[]): ShownRow[] {
  return rows.map(({ label, value }) => {
    const mask = masks.find(({ row }) => row === label);
    return mask ? { label, value: maskedText, reason: mask.reason } : { label, value };
  });
}

/** Shorter texts than this stand in other words by chance. */
const shortestTelling = 3;

/** Labels of the rows that are kept and still say what is masked in another row: whoever masks a name may forget that the text has it too. */
export function stillTelling(rows: readonly WordRow[], masks: readonly RowMask[]): string[] {
  const isMasked = (label: string) => masks.some(({ row }) => row === label);
  const hidden = rows.filter(({ label, value }) => isMasked(label) && value.length >= shortestTelling).map(({ value }) => value.toLocaleLowerCase('sv'));
  return rows.filter(({ label, value }) => !isMasked(label) && hidden.some((text) => value.toLocaleLowerCase('sv').includes(text))).map(({ label }) => label);
}
