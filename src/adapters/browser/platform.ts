// Clock, ids and digest as every modern browser and Node give them.

import type { Clock, Digest, Ids } from '../../ports.ts';

export const systemClock: Clock = { now: () => new Date() };
export const systemIds: Ids = { uuid: () => crypto.randomUUID() };

export const webDigest: Digest = {
  async sha256(data) {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};
