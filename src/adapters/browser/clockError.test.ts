import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockError, setRight } from './clockError.ts';
import { steadyClock } from './platform.ts';

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

describe('a span', () => {
  afterEach(() => void vi.useRealTimers());
  const minute = 60_000;
  /** The computer's clock is set; the count of the browser goes on as before. */
  const setTo = (time: number) => vi.useFakeTimers({ toFake: ['Date'], now: time });

  it('is not made shorter by setting the computer’s clock back, nor by a sleep that the browser does not count', () => {
    const begun = steadyClock.now().getTime();
    setTo(begun - 60 * minute);
    expect(steadyClock.now().getTime()).toBeGreaterThanOrEqual(begun);
    setTo(begun + 60 * minute);
    expect(steadyClock.now().getTime()).toBe(begun + 60 * minute);
  });

  it.each([60, -60])('over two loads of a page is right though the clock was %s minutes wrong at the first and has been set since', (wrong) => {
    const server = Date.parse('2026-12-15T08:00:00Z');
    const load = (computer: number, at: number) => {
      const clock = { now: () => new Date(computer) };
      return setRight(clock, clockError(new Headers({ date: new Date(at).toUTCString() }), clock.now()))
        .now()
        .getTime();
    };
    expect(load(server + 7 * minute, server + 7 * minute) - load(server + wrong * minute, server)).toBe(7 * minute);
  });
});
