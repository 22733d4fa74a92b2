import { expect, test } from 'vitest';
import { readAddress } from './address.ts';

test('every way of naming one of a collection is the same address', () => {
  for (const path of ["web/lists(guid'abc')", "web/lists/getbyid('abc')", "web/Lists/GetByTitle('abc')"])
    expect(readAddress(path)?.key, path).toBe('web/lists()');
  expect(readAddress("web/lists/getbytitle('abc')")?.arguments[0]).toMatchObject({ by: 'title', value: 'abc' });
});

test('quotes keep slashes, parentheses and equals signs, and a doubled quote is one', () => {
  expect(readAddress("web/sitegroups/getbyname('A/B (c=d) o''k')")?.arguments[0]).toEqual({ by: 'title', value: "A/B (c=d) o'k", named: {} });
  expect(readAddress(`web/lists/getbytitle(${encodeURIComponent("'Att göra'")})/views`)).toMatchObject({
    key: 'web/lists()/views',
    arguments: [{ value: 'Att göra' }],
  });
});

test('a method’s parameters are read by name', () => {
  expect(readAddress("web/lists(guid'a')/roleassignments/addroleassignment(principalid=3, roledefid=4)")).toMatchObject({
    key: 'web/lists()/roleassignments/addroleassignment()',
    arguments: [{}, { named: { principalid: '3', roledefid: '4' } }],
  });
  expect(readAddress('web/!')).toBeUndefined();
});
