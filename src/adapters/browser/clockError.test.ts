import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockError, rightClock } from './clockError.ts';

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

describe('a clock set right by our own server', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const minute = 60_000;
  const begun = Date.parse('2026-12-15T08:00:00Z');

  /** A computer whose clock is `wrong` minutes fast when a page is loaded; the server's clock is always right. */
  function load(wrong: number, server = begun) {
    let counted = 0;
    let ahead = wrong * minute;
    let reached = true;
    const set = () => vi.useFakeTimers({ toFake: ['Date'], now: server + ahead });
    set();
    vi.stubGlobal('performance', { now: () => counted });
    const headers = () => new Headers({ date: new Date(server).toUTCString() });
    const clock = rightClock(headers(), async () => (reached ? headers() : Promise.reject(new Error('offline'))));
    return {
      /** How many minutes the clock is wrong. */
      error: () => (clock.now().getTime() - server) / minute,
      now: () => clock.now().getTime(),
      pass: (minutes: number, asleep = false) => {
        server += minutes * minute;
        if (!asleep) counted += minutes * minute;
        set();
      },
      isSet: (to: number) => {
        ahead = to * minute;
        set();
      },
      offline: (is: boolean) => (reached = !is),
      /** What was asked has been answered. */
      answered: async () => await new Promise((done) => setImmediate(done)),
    };
  }

  it.each([60, -60, 0])('is right on a computer that is %s minutes wrong, as time passes and while it sleeps', async (wrong) => {
    const computer = load(wrong);
    computer.pass(7);
    expect(computer.error()).toBe(0);
    computer.pass(30, true);
    expect(computer.error()).toBe(0);
    await computer.answered();
    expect(computer.error()).toBe(0);
  });

  it('is right at once when a fast clock is set right while the page is open, and after a sleep', async () => {
    const computer = load(60);
    computer.isSet(0);
    expect(computer.error()).toBe(0);
    await computer.answered();
    computer.pass(90, true);
    expect(computer.error()).toBe(0);
  });

  it('is right again as soon as the server has answered when a slow clock is set right, or a clock is set wrong, while the page is open', async () => {
    for (const [before, after] of [
      [-60, 0],
      [0, 60],
      [0, -60],
      [60, -60],
    ] as const) {
      const computer = load(before);
      computer.pass(1);
      computer.isSet(after);
      computer.now();
      await computer.answered();
      expect(computer.error(), `${before} to ${after}`).toBe(0);
    }
  });

  it('asks again after a while when the server could not be reached', async () => {
    const computer = load(-60);
    computer.offline(true);
    computer.isSet(0);
    computer.now();
    await computer.answered();
    expect(computer.error()).toBe(60);
    computer.offline(false);
    computer.pass(2);
    computer.now();
    await computer.answered();
    expect(computer.error()).toBe(0);
  });

  it.each([60, -60])('a span over two loads of a page is right though the clock was %s minutes wrong at the first and has been set since', (wrong) => {
    const kept = load(wrong).now();
    expect(load(0, begun + 7 * minute).now() - kept).toBe(7 * minute);
  });
});
