// The query of a view: CAML, the part that views of lists use. Everything else is refused, so that no view shows other rows than SharePoint would.
// learn.microsoft.com/sharepoint/dev/schema/query-schema

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { FieldValue } from '../../store/state.ts';
import { NotPlayed } from './notPlayed.ts';
import { swedishDay } from './words.ts';

const comparisons = ['Eq', 'Neq', 'Lt', 'Leq', 'Gt', 'Geq', 'BeginsWith', 'Contains'] as const;
type Comparison = (typeof comparisons)[number];
/** `today` counts days from the present one. */
export type CamlValue = { type: string; text: string } | { type: 'DateTime'; today: number };
export type Test =
  | { is: 'And' | 'Or'; tests: readonly Test[] }
  | { is: Comparison; column: string; value: CamlValue }
  | { is: 'In'; column: string; values: readonly CamlValue[] }
  | { is: 'IsNull' | 'IsNotNull'; column: string };
export type Order = { column: string; descending: boolean };
export type Query = { where: Test | undefined; groupBy: readonly Order[]; collapsed: boolean; orderBy: readonly Order[] };

type Element = { name: string; attributes: Readonly<Record<string, string>>; children: readonly Element[]; text: string };
type Parsed = Record<string, unknown> & { ':@'?: Record<string, string> };

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, trimValues: false });

/** Throws NotPlayed for what is not well-formed or not known here. */
export function parseQuery(text: string): Query {
  const xml = `<Query>${text}</Query>`;
  if (XMLValidator.validate(xml) !== true) throw new NotPlayed('Vyns fråga är inte välformad XML.');
  const parts = elements(parser.parse(xml) as Parsed[])[0]?.children ?? [];
  const query: Query = { where: undefined, groupBy: [], collapsed: false, orderBy: [] };
  for (const part of parts) {
    if (part.name === 'Where') {
      only(part, []);
      query.where = parseTest(single(part));
    } else if (part.name === 'GroupBy') {
      only(part, ['Collapse', 'GroupLimit']);
      if (part.children.length > 1) throw new NotPlayed('Vyn grupperar efter mer än en kolumn, vilket inte visas här.');
      Object.assign(query, { groupBy: part.children.map(parseOrder), collapsed: part.attributes['Collapse']?.toUpperCase() === 'TRUE' });
    } else if (part.name === 'OrderBy') {
      only(part, []);
      Object.assign(query, { orderBy: part.children.map(parseOrder) });
    } else throw unknown(part);
  }
  return query;
}

function elements(parsed: readonly Parsed[]): Element[] {
  return parsed.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@') ?? '';
    if (name === '#text') return [];
    const inside = node[name] as Parsed[];
    const text = inside.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('');
    return [{ name, attributes: node[':@'] ?? {}, children: elements(inside), text }];
  });
}

const unknown = ({ name }: Element) => new NotPlayed(`Vyns fråga innehåller <${name}>, som inte visas här.`);

function only(element: Element, attributes: readonly string[]): void {
  const other = Object.keys(element.attributes).find((name) => !attributes.includes(name));
  if (other) throw new NotPlayed(`Vyns fråga har ${other} på <${element.name}>, som inte visas här.`);
}

function single(element: Element): Element {
  const [child, more] = element.children;
  if (!child || more) throw new NotPlayed(`<${element.name}> ska innehålla precis ett villkor.`);
  return child;
}

function parseOrder(ref: Element): Order {
  if (ref.name !== 'FieldRef') throw unknown(ref);
  only(ref, ['Name', 'Ascending']);
  return { column: ref.attributes['Name'] ?? '', descending: ref.attributes['Ascending']?.toUpperCase() === 'FALSE' };
}

function parseTest(element: Element): Test {
  only(element, []);
  const { name, children } = element;
  if (name === 'And' || name === 'Or') {
    if (children.length !== 2) throw new NotPlayed(`<${name}> ska innehålla precis två villkor.`);
    return { is: name, tests: children.map(parseTest) };
  }
  const [ref, given, more] = children;
  if (ref?.name !== 'FieldRef' || more) throw unknown(ref ?? element);
  only(ref, ['Name']);
  const column = ref.attributes['Name'] ?? '';
  if (name === 'IsNull' || name === 'IsNotNull') return { is: name, column };
  if (name === 'In' && given?.name === 'Values') return { is: name, column, values: given.children.map(parseValue) };
  const comparison = comparisons.find((one) => one === name);
  if (!comparison || !given) throw unknown(element);
  return { is: comparison, column, value: parseValue(given) };
}

const valueTypes = ['Text', 'Note', 'Choice', 'Number', 'Integer', 'Counter', 'Boolean', 'DateTime'];

function parseValue(element: Element): CamlValue {
  if (element.name !== 'Value') throw unknown(element);
  only(element, ['Type']);
  const type = element.attributes['Type'] ?? 'Text';
  if (!valueTypes.includes(type)) throw new NotPlayed(`Värden av slaget ${type} jämförs inte här.`);
  const [inside] = element.children;
  if (!inside) return { type, text: element.text };
  if (inside.name !== 'Today' || type !== 'DateTime') throw unknown(inside);
  only(inside, ['OffsetDays']);
  return { type, today: Number(inside.attributes['OffsetDays'] ?? 0) };
}

/** Columns in the order they are met. */
export const columnsOf = (test: Test): string[] => ('tests' in test ? test.tests.flatMap(columnsOf) : [test.column]);

export type ReadValue = (column: string) => FieldValue | undefined;

/** `now` decides what Today is, in Sweden. A column without a value is unequal to everything. */
export function holds(test: Test, read: ReadValue, now: Date): boolean {
  switch (test.is) {
    case 'And':
      return test.tests.every((one) => holds(one, read, now));
    case 'Or':
      return test.tests.some((one) => holds(one, read, now));
    case 'IsNull':
      return isEmpty(read(test.column));
    case 'IsNotNull':
      return !isEmpty(read(test.column));
    case 'In':
      return test.values.some((value) => compared('Eq', read(test.column), value, now));
    default:
      return compared(test.is, read(test.column), test.value, now);
  }
}

const isEmpty = (value: FieldValue | undefined) => value === undefined || value === '';
const texts = new Intl.Collator('sv', { sensitivity: 'accent', numeric: false });
const day = 24 * 3_600_000;

function compared(comparison: Comparison, found: FieldValue | undefined, value: CamlValue, now: Date): boolean {
  if (isEmpty(found)) return comparison === 'Neq';
  const wanted = 'today' in value ? swedishDay(new Date(now.getTime() + value.today * day)) : value.text;
  const there = value.type === 'DateTime' ? swedishDay(new Date(String(found))) : String(found);
  if (comparison === 'BeginsWith') return there.toLocaleLowerCase('sv').startsWith(wanted.toLocaleLowerCase('sv'));
  if (comparison === 'Contains') return there.toLocaleLowerCase('sv').includes(wanted.toLocaleLowerCase('sv'));
  const difference = order(value.type, found as FieldValue, there, wanted);
  return { Eq: difference === 0, Neq: difference !== 0, Lt: difference < 0, Leq: difference <= 0, Gt: difference > 0, Geq: difference >= 0 }[comparison];
}

function order(type: string, found: FieldValue, there: string, wanted: string): number {
  if (type === 'Boolean') return Number(found === true) - Number(wanted === '1' || wanted.toUpperCase() === 'TRUE');
  if (['Number', 'Integer', 'Counter'].includes(type)) return Number(found) - Number(wanted);
  // Only the day of a DateTime counts, as without IncludeTimeValue.
  return type === 'DateTime' ? there.localeCompare(wanted.slice(0, 10)) : texts.compare(there, wanted);
}
