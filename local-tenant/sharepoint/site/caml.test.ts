import { describe, expect, test } from 'vitest';
import type { FieldValue } from '../../store/state.ts';
import { holds, parseQuery } from './caml.ts';
import { NotPlayed } from './notPlayed.ts';

const now = new Date('2026-11-23T23:30:00Z');
const items: Record<string, FieldValue>[] = [
  { Title: 'Älgen', status: 'Aktivt', version: 10, Created: '2026-11-24T08:00:00Z', ok: true },
  { Title: 'Zebran', status: 'aktivt', version: 9, Created: '2026-11-23T22:59:00Z' },
  { Title: 'Åsnan', status: 'Avslutat', version: 2, Created: '2026-11-16T12:00:00Z' },
  { Title: '<b>Utan</b> & "allt"' },
];
const found = (where: string): unknown[] => {
  const query = parseQuery(`<Where>${where}</Where>`);
  return items.filter((item) => query.where && holds(query.where, (column) => item[column], now)).map((item) => String(item['Title'])[0]);
};
const ref = (name: string) => `<FieldRef Name="${name}"/>`;
const value = (type: string, text: string) => `<Value Type="${type}">${text}</Value>`;

describe('a view’s query', () => {
  test.each([
    [`<Eq>${ref('status')}${value('Text', 'AKTIVT')}</Eq>`, ['Ä', 'Z'], 'text is compared without case'],
    [`<Neq>${ref('status')}${value('Text', 'Avslutat')}</Neq>`, ['Ä', 'Z', '<'], 'nothing is unequal to everything'],
    [`<In>${ref('status')}<Values>${value('Text', 'Avslutat')}${value('Text', 'Finns inte')}</Values></In>`, ['Å'], 'one of several'],
    [`<Eq>${ref('Title')}${value('Text', '&lt;b&gt;Utan&lt;/b&gt; &amp; "allt"')}</Eq>`, ['<'], 'entities are read'],
    [`<IsNull>${ref('status')}</IsNull>`, ['<'], 'no value'],
    [`<IsNotNull>${ref('ok')}</IsNotNull>`, ['Ä'], 'a value'],
    [`<Gt>${ref('version')}${value('Number', '9')}</Gt>`, ['Ä'], 'ten is more than nine'],
    [`<Leq>${ref('version')}${value('Number', '9')}</Leq>`, ['Z', 'Å'], 'and no value is not less'],
    [`<Eq>${ref('ok')}${value('Boolean', '1')}</Eq>`, ['Ä'], 'yes'],
    [`<BeginsWith>${ref('Title')}${value('Text', 'ä')}</BeginsWith>`, ['Ä'], 'the beginning'],
    [`<Contains>${ref('Title')}${value('Text', 'UTAN')}</Contains>`, ['<'], 'the inside'],
    [`<Geq>${ref('Created')}<Value Type="DateTime"><Today/></Value></Geq>`, ['Ä'], 'today is Sweden’s day, which has begun'],
    [`<Lt>${ref('Created')}<Value Type="DateTime"><Today OffsetDays="-7"/></Value></Lt>`, ['Å'], 'days before today'],
    [
      `<And><Neq>${ref('status')}${value('Text', 'Avslutat')}</Neq><Or><IsNull>${ref('status')}</IsNull><Lt>${ref('version')}${value('Number', '10')}</Lt></Or></And>`,
      ['Z', '<'],
      'and, or',
    ],
  ])('%s', (where, expected, why) => {
    expect(found(where), why).toEqual(expected);
  });

  test('groups and sorts by the columns it names', () => {
    expect(
      parseQuery('<GroupBy Collapse="TRUE" GroupLimit="30"><FieldRef Name="unit"/></GroupBy><OrderBy><FieldRef Name="ID" Ascending="FALSE"/></OrderBy>'),
    ).toEqual({
      where: undefined,
      groupBy: [{ column: 'unit', descending: false }],
      collapsed: true,
      orderBy: [{ column: 'ID', descending: true }],
    });
    expect(parseQuery('')).toEqual({ where: undefined, groupBy: [], collapsed: false, orderBy: [] });
  });

  test.each([
    ['<Where>'],
    ['<Where><Eq><FieldRef Name="a"/></Eq></Where>'],
    [`<Where><Membership Type="SPWeb.Groups">${ref('a')}</Membership></Where>`],
    [`<Where><Includes>${ref('a')}${value('Text', 'x')}</Includes></Where>`],
    [`<Where><Eq>${ref('a')}${value('Lookup', 'x')}</Eq></Where>`],
    [`<Where><Eq>${ref('a')}<Value Type="Text"><UserID/></Value></Eq></Where>`],
    [`<Where><Eq><FieldRef Name="a" LookupId="TRUE"/>${value('Text', '1')}</Eq></Where>`],
    [`<Where><And><IsNull>${ref('a')}</IsNull></And></Where>`],
    ['<OrderBy Override="TRUE"><FieldRef Name="a"/></OrderBy>'],
    ['<GroupBy><FieldRef Name="a"/><FieldRef Name="b"/></GroupBy>'],
    ['<Aggregations><FieldRef Name="a"/></Aggregations>'],
  ])('is refused rather than guessed at: %s', (query) => {
    expect(() => parseQuery(query)).toThrow(NotPlayed);
  });
});
