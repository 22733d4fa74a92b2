import { expect, test } from 'vitest';
import { compareValues, fieldsOf, holds, ODataError, parseFilter, parseOrder } from './odata.ts';

const row: Record<string, string | number | boolean | null> = { a: 'Åsa', n: 5, yes: true, none: null, quote: "o'hara" };
const is = (text: string) => holds(parseFilter(text), (field) => row[field]);

test('and binds harder than or, and parentheses decide', () => {
  expect(is("n eq 5 or n eq 6 and a eq 'x'")).toBe(true);
  expect(is("(n eq 5 or n eq 6) and a eq 'x'")).toBe(false);
  expect(is('not (n eq 6) and yes eq true')).toBe(true);
});

test('text is compared without case, numbers by size, and a quote is doubled', () => {
  expect(is("a eq 'åsa'")).toBe(true);
  expect(is("startswith(a,'ÅS')")).toBe(true);
  expect(is("quote eq 'o''hara'")).toBe(true);
  expect(is('n gt 4.5 and n le 5 and n ne 4')).toBe(true);
  expect(compareValues(10, 9)).toBeGreaterThan(0);
});

test('an empty column equals null and nothing else', () => {
  expect([is('none eq null'), is('none ne null'), is("none eq 'x'"), is("none lt 'x'"), is('n ne null')]).toEqual([true, false, false, false, true]);
});

test('what the service does not take is refused', () => {
  for (const wrong of [
    '',
    'a',
    'a eq',
    "a eq 'x",
    "contains(a,'x')",
    "a in ('x')",
    'a eq b',
    "a eq 'x' 'y'",
    "a eq 'x')",
    '(n eq 5',
    'n add 1 eq 5',
    "tolower(a) eq 'x'",
    'a has 1',
    "a eq 'x';",
  ])
    expect(() => parseFilter(wrong), wrong).toThrow(ODataError);
  expect(() => parseOrder('a sideways')).toThrow(ODataError);
});

test('fields are named once each, and orders keep their direction', () => {
  expect(fieldsOf(parseFilter("fields/a eq 'x' and (fields/b eq 1 or fields/a eq 'y')"))).toEqual(['fields/a', 'fields/b']);
  expect(parseOrder('fields/a desc, id')).toEqual([
    { field: 'fields/a', descending: true },
    { field: 'id', descending: false },
  ]);
});
