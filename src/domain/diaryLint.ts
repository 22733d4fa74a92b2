// What a registrar would send back, said before: no person's name in the title, no e-mail address and no single official as sender, no abbreviation that is
// not explained (OSL 4 kap. 1 §), nothing zipped, one direction in each entry. Remarks, never a stop.

import type { DiaryEntry } from './diaryEntry.ts';
import type { MatterLife } from './matterLife.ts';
import { folded } from './swedish.ts';

export type LintKind = 'nameInTitle' | 'mailAsSender' | 'officialAsSender' | 'abbreviation' | 'zip' | 'mixedDirection';
export type LintRemark = { kind: LintKind; sentence: string };

/** What the entry is held against: the persons of the matter, those who handle it, and whether an answer has been sent in it. */
export type LintGround = { senders: readonly string[]; colleagues: readonly string[]; isAnswered: boolean };

export function lintGround({ post, facts, told }: Pick<MatterLife, 'post' | 'facts' | 'told'>): LintGround {
  return {
    senders: (post?.posts ?? []).map(({ sender }) => sender.trim()).filter(Boolean),
    colleagues: [...new Set(facts.map(({ createdBy }) => createdBy.name))].filter(Boolean),
    isAnswered: told.some(({ to }) => to === 'sender'),
  };
}

/** Remarks on the part of the entry that everybody may read, in the order of its fields. */
export function lintEntry({ title, sender, attachments, direction }: DiaryEntry, { senders, colleagues, isAnswered }: LintGround): LintRemark[] {
  const named = [...senders, ...colleagues].find((name) => holds(title, name));
  const official = colleagues.find((name) => folded(name) === folded(sender));
  const zip = attachments.find(({ name }) => /\.(zip|7z|rar|gz|tar)$/i.test(name));
  return [
    ...(mail.test(sender) ? [remark('mailAsSender', 'Avsändaren är en e-postadress. Skriv ett namn eller en funktion.')] : []),
    ...(official ? [remark('officialAsSender', `Avsändaren är en enskild tjänsteperson (${official}). Skriv nämnden eller verksamheten.`)] : []),
    ...(named ? [remark('nameInTitle', `Ärendemeningen innehåller ett namn (${named}). Ta bort det.`)] : []),
    ...abbreviationsIn(title).map((short) => remark('abbreviation', `Skriv ut förkortningen ”${short}” i ärendemeningen.`)),
    ...(zip ? [remark('zip', `Filen ${zip.name} är packad. Packa upp den innan den registreras.`)] : []),
    ...(isAnswered && direction === 'received'
      ? [remark('mixedDirection', 'Svaret till avsändaren är en egen handling som har gått ut. Registrera det för sig.')]
      : []),
  ];
}

const remark = (kind: LintKind, sentence: string): LintRemark => ({ kind, sentence });

const mail = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/** As whole words, however written. A name of one letter is found in no text. */
function holds(text: string, name: string): boolean {
  const wanted = folded(name);
  if (wanted.length < 2) return false;
  const around = folded(text);
  for (let at = around.indexOf(wanted); at >= 0; at = around.indexOf(wanted, at + 1))
    if (!isLetter(around[at - 1]) && !isLetter(around[at + wanted.length])) return true;
  return false;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Letters with points between, capitals in a row, and the short words of offices. */
const abbreviation =
  /(?<![\p{L}\p{N}._])(?:(?:\p{L}{1,3}\.){2,}|\p{Lu}{2,6}|(?:dnr|ang|avs|mott|mm|osv|etc|bla|resp|fvb|jfr|kl|nr|st)\b\.?)(?![\p{L}\p{N}_])/gu;

/** Each once. One that stands in parentheses is explained by the words before it, here and everywhere in the text. */
export function abbreviationsIn(title: string): string[] {
  const found = [...new Set([...title.matchAll(abbreviation)].map(([short]) => short))];
  return found.filter((short) => !title.includes(`(${short})`));
}
