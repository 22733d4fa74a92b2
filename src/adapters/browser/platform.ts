// Clock, ids and digest as every modern browser and Node give them.

import type { Clock, Digest, Ids } from '../../ports.ts';

export const systemClock: Clock = { now: () => new Date() };
/**
 * For spans that must not be measured too short: setting the computer's clock back does not set this one back while the page lives
 * (https://www.w3.org/TR/hr-time-3/). That count may stand still while the computer sleeps, so the clock itself is believed where it says more:
 * a clock that is set forward makes a span too long. Each load of a page begins anew from the computer's clock; a time that is kept over a reload
 * is comparable only where both loads were set right (clockError.ts).
 */
export const steadyClock: Clock = { now: () => new Date(Math.max(performance.timeOrigin + performance.now(), Date.now())) };
export const systemIds: Ids = { uuid: () => crypto.randomUUID() };

export const webDigest: Digest = {
  async sha256(data) {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};
