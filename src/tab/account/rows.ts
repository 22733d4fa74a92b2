// The register's rows (R33): what each account is searched, filtered and sorted by is made once, when the accounts have been read.

import { platformName, platformOf } from '../../domain/platform.ts';
import type { AccountLine, AccountState } from '../shared/actions.ts';
import { folded } from '../shared/search.ts';

/** What an account may be filtered by: its state, and that it was started before its plan was approved (R38). */
export type Status = AccountState | 'deviation';

/** In the order of what needs somebody first. A new state is a new line here. */
const urgency: Readonly<Record<Status, number>> = { planMissing: 0, deviation: 1, approved: 2, copySent: 3, active: 4, closed: 5 };
export const statuses = (Object.keys(urgency) as Status[]).toSorted((a, b) => urgency[a] - urgency[b]);

export const sortKeys = ['namn', 'status', 'plattform', 'forvaltning', 'verksamhet', 'administratorer', 'plan'] as const;
export type SortKey = (typeof sortKeys)[number];

export type RegisterRow = {
  account: AccountLine;
  /** The platform's own name where it is known ("fb" is Facebook), otherwise as somebody wrote it. */
  platform: string;
  statuses: readonly Status[];
  /** The truth that decides what to do, and the other one where there are two. */
  pill: Status;
  also?: Status;
  /** Everything that is searched, folded. */
  text: string;
  /** Its place by each column; accounts that are alike there have the same one. */
  rank: Readonly<Record<SortKey, number>>;
};

/** `labels` are the words people read and therefore search. */
export function registerRows(accounts: readonly AccountLine[], labels: Readonly<Record<Status, string>>): RegisterRow[] {
  const names = places(accounts.map(({ name }) => name));
  const platforms = places(accounts.map(nameOfPlatform));
  const departments = places(accounts.map(({ department }) => department));
  const units = places(accounts.map(({ unit }) => unit));
  return accounts.map((account) => {
    const platform = nameOfPlatform(account);
    const shown = statusesOf(account);
    const people = account.administrators.map(({ name }) => name);
    const { name, address, unit, department, authority } = account;
    return {
      account,
      platform,
      ...shown,
      text: folded([name, address, platform, unit, department, authority, ...people, ...shown.statuses.map((each) => labels[each])].join('\n')),
      rank: {
        namn: names.get(name) ?? 0,
        status: urgency[shown.pill],
        plattform: platforms.get(platform) ?? 0,
        forvaltning: departments.get(department) ?? 0,
        verksamhet: units.get(unit) ?? 0,
        administratorer: people.length,
        plan: account.approvedVersion,
      },
    };
  });
}

/** A plan that is missing, and an end, weigh more than how the account once began. */
function statusesOf({ state, deviation }: AccountLine): Pick<RegisterRow, 'statuses' | 'pill' | 'also'> {
  if (!deviation) return { statuses: [state], pill: state };
  const first = state === 'planMissing' || state === 'closed';
  return { statuses: [state, 'deviation'], pill: first ? state : 'deviation', also: first ? 'deviation' : state };
}

function nameOfPlatform({ platform }: Pick<AccountLine, 'platform'>): string {
  const id = platformOf(platform);
  return id ? platformName(id) : platform;
}

const swedish = new Intl.Collator('sv', { numeric: true });

/** The place of each text in Swedish order. What is alike shares a place, and nothing at all comes last. */
function places(texts: readonly string[]): ReadonlyMap<string, number> {
  const sorted = [...new Set(texts)].toSorted((a, b) => Number(a === '') - Number(b === '') || swedish.compare(a, b));
  return new Map(sorted.map((text, place) => [text, place]));
}

/** By one column and then by name; rows that are alike in both keep the order they were read in, also when the order is turned. */
export function sorted(rows: readonly RegisterRow[], { key, descending }: { key: SortKey; descending: boolean }): RegisterRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * (a.rank[key] - b.rank[key]) || a.rank.namn - b.rank.namn);
}
