import { expect, it } from 'vitest';
import { clockError } from './clockError.ts';

const now = new Date('2026-12-15T08:20:00Z');

it.each<[string, Record<string, string>, number]>([
  ['a clock that is right', { date: 'Tue, 15 Dec 2026 08:20:00 GMT' }, 0],
  ['a clock that is twenty minutes fast', { date: 'Tue, 15 Dec 2026 08:00:00 GMT' }, 20 * 60_000],
  ['a clock that is slow', { date: 'Tue, 15 Dec 2026 08:30:00 GMT' }, -10 * 60_000],
  ['an answer that has lain in a cache for five minutes', { date: 'Tue, 15 Dec 2026 08:15:00 GMT', age: '300' }, 0],
  ['an answer that does not say', {}, 0],
  ['a date that is none', { date: 'i dag' }, 0],
])('%s', (_what, headers, expected) => {
  expect(clockError(new Headers(headers), now)).toBe(expected);
});
