// How wrong this computer's clock is, told by an answer of our own server. Other servers' Date is not shown to scripts of another origin.

import type { Clock } from '../../ports.ts';

/** Milliseconds that `now` lies after the moment the answer was made; 0 when the answer does not say. RFC 9110 6.6.1 (Date), RFC 9111 5.1 (Age, from a cache on the way). */
export function clockError(headers: Headers, now: Date): number {
  const made = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0);
  return Number.isNaN(made) ? 0 : now.getTime() - made - (age > 0 ? age * 1000 : 0);
}

/** Parted by more than this since the server was asked, in milliseconds, the clock has been set or the computer has slept. */
const mostParted = 5000;
const askAgainAfter = 60_000;

/**
 * A clock set right by our own server: times and spans agree with the servers' stamps, however the computer is set, also over two loads of a page.
 * `first`: the headers of the answer the page began with. From there the time goes on by the browser's count, which nobody can set
 * (https://www.w3.org/TR/hr-time-3/), or by the computer's clock where it says more, since the count may stand still while the computer sleeps. A clock
 * set forward looks like a sleep: whenever the two have parted, `ask` fetches the headers of a new answer, and until it has come the time may be too late.
 */
export function rightClock(first: Headers, ask: () => Promise<Headers>): Clock {
  const measure = (headers: Headers) => {
    const computer = Date.now();
    return { right: computer - clockError(headers, new Date(computer)), computer, counted: performance.now() };
  };
  let measured = measure(first);
  let askedAt = -Infinity;
  async function measureAgain(): Promise<void> {
    askedAt = performance.now();
    try {
      measured = measure(await ask());
      askedAt = -Infinity;
    } catch {
      // No answer now: it is asked again a while after this one.
    }
  }
  return {
    now() {
      const byCount = performance.now() - measured.counted;
      const byClock = Date.now() - measured.computer;
      if (Math.abs(byClock - byCount) > mostParted && performance.now() - askedAt > askAgainAfter) void measureAgain();
      return new Date(measured.right + Math.max(byCount, byClock));
    },
  };
}
