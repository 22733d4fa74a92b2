import { describe, expect, it } from 'vitest';
import type { AccountLine } from '../shared/actions.ts';
import { everything, facets, knownIn, narrowed, optionsOf, queryOf, readView, sortedBy, withChoice, type View } from './filters.ts';
import { folded } from '../shared/search.ts';
import { registerRows, sorted, sortKeys, type Status } from './rows.ts';

const labels: Record<Status, string> = {
  planMissing: 'Plan saknas',
  deviation: 'Avvikelse',
  approved: 'Godkänd',
  copySent: 'Kopia skickad',
  active: 'Aktivt',
  closed: 'Avslutat',
};
const account = (name: string, more: Partial<AccountLine> = {}): AccountLine => ({
  id: 1,
  name,
  platform: 'Facebook',
  address: '',
  unit: 'Biblioteket',
  department: 'Kultur',
  authority: '',
  state: 'active',
  administrators: [
    { id: 'a', name: 'Sara Holmberg' },
    { id: 'b', name: 'Peter Ålund' },
  ],
  approvedVersion: 1,
  deviation: false,
  ...more,
});
const rowsOf = (...accounts: AccountLine[]) => registerRows(accounts, labels);
const names = (rows: readonly { account: AccountLine }[]) => rows.map((row) => row.account.name);
const find = (text: string, ...accounts: AccountLine[]) => names(narrowed(rowsOf(...accounts), { chosen: everything.chosen, text }));

describe('search in the register', () => {
  it('strips accents, but å, ä and ö are letters of their own', () => {
    expect(folded('IDÉ Ängö Ü')).toBe('ide ängö u');
    expect(folded('A\u030A')).toBe('å');
    expect(find('ide', account('Idéverkstan'), account('Ost'))).toEqual(['Idéverkstan']);
    expect(find('öst', account('Ost'), account('Öst'))).toEqual(['Öst']);
    expect(find('ost', account('Ost'), account('Öst'))).toEqual(['Ost']);
  });
  it('finds every word anywhere in the row: person, address, unit, state', () => {
    expect(find('ålund bok', account('Bokbussen'), account('Parken'))).toEqual(['Bokbussen']);
    expect(find('plan saknas', account('A', { state: 'planMissing' }), account('B'))).toEqual(['A']);
    expect(find('youtube.com/x', account('A', { address: 'https://www.youtube.com/x' }), account('B'))).toEqual(['A']);
    expect(find('saraholmberg', account('A'))).toEqual([]);
  });
});

describe('order in the register', () => {
  it('is Swedish: å, ä and ö last, figures by their size', () => {
    const rows = rowsOf(...['Ödlan', 'Äpplet', 'Ån', 'Zoo', 'Skola 10', 'skola 9'].map((name) => account(name)));
    expect(names(sorted(rows, { key: 'namn', descending: false }))).toEqual(['skola 9', 'Skola 10', 'Zoo', 'Ån', 'Äpplet', 'Ödlan']);
  });
  it('falls back on the name in both directions, and keeps the order of what is alike', () => {
    const rows = rowsOf(account('B', { id: 1 }), account('A', { id: 2, unit: 'Zoo' }), account('B', { id: 3 }), account('A', { id: 4 }));
    const ids = (descending: boolean) => sorted(rows, { key: 'verksamhet', descending }).map((row) => row.account.id);
    expect(ids(false)).toEqual([4, 1, 3, 2]);
    expect(ids(true)).toEqual([2, 4, 1, 3]);
  });
  it('by status begins with what needs somebody; a missing unit comes last', () => {
    const rows = rowsOf(
      account('A', { state: 'closed' }),
      account('B', { unit: '' }),
      account('C', { state: 'planMissing' }),
      account('D', { deviation: true }),
    );
    expect(names(sorted(rows, { key: 'status', descending: false }))).toEqual(['C', 'D', 'B', 'A']);
    expect(names(sorted(rows, { key: 'verksamhet', descending: false })).at(-1)).toBe('B');
  });
  it.each(sortKeys)('has a rank by %s for every row', (key) => {
    expect(rowsOf(account('A'), account('B')).every((row) => Number.isInteger(row.rank[key]))).toBe(true);
  });
});

describe('filters', () => {
  const rows = rowsOf(
    account('A', { platform: 'fb' }),
    account('B', { platform: 'Instagram', deviation: true }),
    account('C', { state: 'planMissing', department: 'Skola', authority: 'Skolnämnden' }),
    account('D', { state: 'planMissing', platform: 'Anslagstavlan' }),
  );
  const known = knownIn(rows, { plattform: ['TikTok'], namnd: ['Byggnämnden'], forvaltning: ['Skola', 'Vård'] });
  const view = (query: string): View => readView(query, known);

  it('read by their address, lead back to the same address', () => {
    const query = 'status=planMissing&status=deviation&plattform=Facebook&forvaltning=Skola&sok=bok+och+%C3%A5r%26&sort=-plan';
    expect(queryOf(view(query))).toBe(query);
    expect(view(query).text).toBe('bok och år&');
    expect(queryOf(everything)).toBe('');
    expect(view('')).toEqual(everything);
  });
  it('pass over what they do not know, and keep what they know without an account', () => {
    expect(view('status=trasig&status=__proto__&plattform=Nytt&forvaltning=&sort=-pris&x=1')).toEqual(everything);
    expect(view('status=closed&plattform=TikTok&namnd=Byggn%C3%A4mnden&forvaltning=V%C3%A5rd').chosen).toEqual({
      status: ['closed'],
      plattform: ['TikTok'],
      namnd: ['Byggnämnden'],
      forvaltning: ['Vård'],
    });
  });
  it('widen within a facet and narrow between facets', () => {
    expect(names(narrowed(rows, view('status=planMissing&status=deviation')))).toEqual(['B', 'C', 'D']);
    expect(names(narrowed(rows, view('status=planMissing&plattform=Facebook')))).toEqual(['C']);
    expect(names(narrowed(rows, view('plattform=Facebook')))).toEqual(['A', 'C']);
    expect(names(narrowed(rows, view('namnd=Skoln%C3%A4mnden')))).toEqual(['C']);
  });
  it('an account that deviates is still active: both filters show it, and both truths are said', () => {
    expect(names(narrowed(rows, view('status=active')))).toEqual(['A', 'B']);
    expect(rows[1]).toMatchObject({ pill: 'deviation', also: 'active' });
    expect(rowsOf(account('E', { state: 'closed', deviation: true }))[0]).toMatchObject({ pill: 'closed', also: 'deviation' });
  });
  it('count what each value would show beside what else is chosen', () => {
    expect(optionsOf('status', rows, view('plattform=Facebook'))).toEqual([
      { value: 'planMissing', hits: 1 },
      { value: 'deviation', hits: 0 },
      { value: 'active', hits: 1 },
    ]);
    expect(optionsOf('plattform', rows, view('plattform=TikTok')).map(({ value, hits }) => `${value} ${hits}`)).toEqual([
      'Anslagstavlan 1',
      'Facebook 2',
      'Instagram 1',
      'TikTok 0',
    ]);
  });
  it('a column once more turns the order, another begins anew; choices keep the rest', () => {
    const turned = sortedBy(sortedBy(view('sok=bok'), 'plan'), 'plan');
    expect(queryOf(turned)).toBe('sok=bok&sort=-plan');
    expect(queryOf(sortedBy(turned, 'status'))).toBe('sok=bok&sort=status');
    expect(queryOf(withChoice(turned, facets[0], ['active']))).toBe('status=active&sok=bok&sort=-plan');
  });
});
