// What the register is narrowed to and sorted by. All of it lives in the address, so that a view can be linked to and gone back to:
// #/konton?status=planMissing&plattform=Facebook&sok=bok&sort=-namn. A word that means nothing here is passed over.

import { wordsOf } from '../shared/search.ts';
import { sortKeys, statuses, type RegisterRow, type SortKey, type Status } from './rows.ts';

export const facets = ['status', 'plattform', 'namnd', 'forvaltning'] as const;
export type Facet = (typeof facets)[number];
export type Sort = { key: SortKey; descending: boolean };
export type View = { chosen: Readonly<Record<Facet, readonly string[]>>; text: string; sort: Sort };

const byName: Sort = { key: 'namn', descending: false };
export const everything: View = { chosen: { status: [], plattform: [], namnd: [], forvaltning: [] }, text: '', sort: byName };

/** What each facet may be asked for. */
export type Known = Readonly<Record<Facet, ReadonlySet<string>>>;

/** `named` = what the municipality and the product know by name, whether an account has it or not. */
export function knownIn(rows: readonly RegisterRow[], named: Readonly<Record<Exclude<Facet, 'status'>, readonly string[]>>): Known {
  return {
    status: new Set<string>(statuses),
    plattform: new Set([...named.plattform, ...rows.map(({ platform }) => platform)]),
    namnd: new Set([...named.namnd, ...rows.map(({ account }) => account.authority)]),
    forvaltning: new Set([...named.forvaltning, ...rows.map(({ account }) => account.department)]),
  };
}

export function readView(query: string, known: Known): View {
  const asked = new URLSearchParams(query);
  const chosen = (facet: Facet) => [...new Set(asked.getAll(facet))].filter((value) => value !== '' && known[facet].has(value));
  const [, minus, key] = /^(-?)(\w+)$/.exec(asked.get('sort') ?? '') ?? [];
  const sortKey = sortKeys.find((each) => each === key);
  return {
    chosen: { status: chosen('status'), plattform: chosen('plattform'), namnd: chosen('namnd'), forvaltning: chosen('forvaltning') },
    text: asked.get('sok') ?? '',
    sort: sortKey ? { key: sortKey, descending: minus === '-' } : byName,
  };
}

/** The query of a view, without its question mark; '' for everything in the order of names. */
export function queryOf({ chosen, text, sort }: View): string {
  const query = new URLSearchParams(facets.flatMap((facet) => chosen[facet].map((value) => [facet, value])));
  if (text !== '') query.set('sok', text);
  if (sort.key !== byName.key || sort.descending) query.set('sort', `${sort.descending ? '-' : ''}${sort.key}`);
  return query.toString();
}

const valuesOf: Readonly<Record<Facet, (row: RegisterRow) => readonly string[]>> = {
  status: (row) => row.statuses,
  plattform: ({ platform }) => [platform],
  namnd: ({ account }) => [account.authority],
  forvaltning: ({ account }) => [account.department],
};

/** Of several values in one facet one is enough; of several facets each must hold; of several words every one. The order of `rows` is kept. */
export function narrowed(rows: readonly RegisterRow[], { chosen, text }: Pick<View, 'chosen' | 'text'>, except?: Facet): RegisterRow[] {
  const words = wordsOf(text);
  const asked = facets.filter((facet) => facet !== except && chosen[facet].length > 0);
  return rows.filter(
    (row) => asked.every((facet) => valuesOf[facet](row).some((value) => chosen[facet].includes(value))) && words.every((word) => row.text.includes(word)),
  );
}

export type Option = { value: string; hits: number };

/** The values of a facet with the number of accounts each would show beside what else is chosen. What is chosen stays, also with no account. */
export function optionsOf(facet: Facet, rows: readonly RegisterRow[], view: View): Option[] {
  const hits = new Map<string, number>();
  for (const value of [...rows.flatMap(valuesOf[facet]), ...view.chosen[facet]]) if (value !== '') hits.set(value, 0);
  for (const value of narrowed(rows, view, facet).flatMap(valuesOf[facet])) if (value !== '') hits.set(value, (hits.get(value) ?? 0) + 1);
  const options = [...hits].map(([value, number]) => ({ value, hits: number }));
  if (facet === 'status') return options.toSorted((a, b) => statuses.indexOf(a.value as Status) - statuses.indexOf(b.value as Status));
  const swedish = new Intl.Collator('sv');
  return options.toSorted((a, b) => swedish.compare(a.value, b.value));
}

export function withChoice(view: View, facet: Facet, values: readonly string[]): View {
  return { ...view, chosen: { ...view.chosen, [facet]: values } };
}

/** The same column again turns the order. */
export const sortedBy = (view: View, key: SortKey): View => ({
  ...view,
  sort: { key, descending: view.sort.key === key && !view.sort.descending },
});
