// Finds the records of one authority that somebody asks for (TF 2 kap. 15 §): by designation, diary number and day in the rows that everybody may read,
// and by account, sender and text in what the person may open: the post, what was read in its pictures, and what texts and mails that were saved say. What
// may be secret is not searched by its content: reading is opening, and each opening is written down.

import { kindIn, readMatterFact, type MatterFact } from '../domain/matter.ts';
import { matterMustMove } from '../domain/matterLife.ts';
import { isTextOfEvidence } from '../domain/readEvidence.ts';
import type { Item, MatterRow } from '../domain/rows.ts';
import { folded, inSweden } from '../domain/swedish.ts';
import { saidInFiles } from '../pdf/plainText.ts';
import { designationOfItem, libraryAt, places, type MatterPorts } from './matterFolder.ts';
import { releasingAuthorities } from './releasing.ts';

/** `text`: designation, diary number, or words. `day`: YYYY-MM-DD in Sweden, '' = any. */
export type ReleaseWish = { authority: string; text: string; day: string };
/** A row tells nothing of content or persons. `days`: when it was opened, seen and came in. */
export type ReleaseLine = { designation: string; kind: string; isProtected: boolean; days: readonly string[]; isClosed: boolean };
/** `unread`: older matters whose content was not searched. `more`: that were found and are not in the list. */
export type ReleaseFound = { lines: readonly ReleaseLine[]; unread: number; more: number };

/** As many are read by their content at one search: each is a handful of requests. */
export const mostRead = 60;
const mostLines = 50;
/** At a time. */
const abreast = 6;

/** 'notReleaser': the authority's records are not mine to give out. Newest first. */
export async function searchForRelease(ports: MatterPorts, { authority, text, day }: ReleaseWish): Promise<ReleaseFound | 'notReleaser'> {
  if (!(await releasingAuthorities(ports)).includes(authority)) return 'notReleaser';
  const [matters, entries] = await Promise.all([ports.register.all('Matters'), ports.register.all('DiaryEntries')]);
  const mine = matters
    .filter(({ row }) => row.authority === authority)
    .map((item) =>
      candidate(
        item,
        entries.map(({ row }) => row),
      ),
    );
  const onDay = mine.filter(({ line }) => day === '' || line.days.includes(day)).toSorted((a, b) => b.item.createdAt.localeCompare(a.item.createdAt));
  const asked = folded(text);
  if (asked === '') return found(onDay, 0);
  const byRow = onDay.filter(({ line, numbers }) => [line.designation, ...numbers].some((one) => folded(one).includes(asked)));
  if (byRow.length > 0) return found(byRow, 0);
  // What may be secret is not searched by its words, wherever it lies: one that waits to be moved lies in the open library.
  const open = onDay.filter(({ item }) => item.row.place === places.open && item.row.status !== matterMustMove);
  const read = open.slice(0, mostRead);
  const library = libraryAt(authority, places.open);
  const hits = (await ports.archive.mayOpen(library)) ? await matching(ports, library, read, asked) : [];
  return found(hits, open.length - read.length);
}

type Candidate = { item: Item<MatterRow>; line: ReleaseLine; numbers: readonly string[] };

function candidate(item: Item<MatterRow>, entries: readonly { designation: string; diaryNumber: string; recordDate: string }[]): Candidate {
  const designation = designationOfItem(item);
  const { kind, place, seenAt, closedAt } = item.row;
  const own = entries.filter((entry) => entry.designation === designation);
  const days = [inSweden(item.createdAt).day, seenAt ? inSweden(seenAt).day : '', ...own.map(({ recordDate }) => recordDate)];
  return {
    item,
    line: { designation, kind, isProtected: place === places.protected, days: [...new Set(days)].filter(Boolean), isClosed: closedAt !== '' },
    numbers: own.map(({ diaryNumber }) => diaryNumber).filter(Boolean),
  };
}

const found = (those: readonly Candidate[], unread: number): ReleaseFound => ({
  lines: those.slice(0, mostLines).map(({ line }) => line),
  unread,
  more: Math.max(0, those.length - mostLines),
});

async function matching(ports: MatterPorts, library: string, those: readonly Candidate[], asked: string): Promise<Candidate[]> {
  const words = asked.split(' ');
  const hits: Candidate[] = [];
  for (let at = 0; at < those.length; at += abreast) {
    const few = those.slice(at, at + abreast);
    const texts = await Promise.all(few.map(({ line }) => contentOf(ports, library, line.designation)));
    hits.push(...few.filter((_, index) => words.every((word) => texts[index]?.includes(word))));
  }
  return hits;
}

/** What says which account, who wrote and what, in facts of two kinds and the plain texts of the evidence: no other file is read. */
async function contentOf({ archive }: MatterPorts, library: string, designation: string): Promise<string> {
  const names = (await archive.list(library, designation)).map(({ path }) => path.slice(designation.length + 1));
  const read = async (name: string) => new TextDecoder().decode(await archive.read(library, `${designation}/${name}`));
  const words = await Promise.all(
    names.map(async (name) => {
      if (isTextOfEvidence(name, designation)) return [saidInFiles(await read(name))];
      const kind = kindIn(name);
      const fact = kind === 'opened' || kind === 'post' ? readMatterFact(await read(name), designation) : undefined;
      return fact ? wordsIn(fact) : [];
    }),
  );
  return folded(words.flat().join(' '));
}

function wordsIn(fact: MatterFact): string[] {
  if (fact.kind === 'opened') return fact.account ? [fact.account.name, fact.account.platform, fact.account.address] : [];
  if (fact.kind !== 'post') return [];
  return [fact.text, ...fact.posts.flatMap(({ sender, senderAddress, address }) => [sender, senderAddress, address])];
}
