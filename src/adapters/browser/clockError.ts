// How wrong this computer's clock is, told by an answer of our own server. Other servers' Date is not shown to scripts of another origin.

import type { Clock } from '../../ports.ts';

/** Milliseconds that `now` lies after the moment the answer was made; 0 when the answer does not say. RFC 9110 6.6.1 (Date), RFC 9111 5.1 (Age, from a cache on the way). */
export function clockError(headers: Headers, now: Date): number {
  const made = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0);
  return Number.isNaN(made) ? 0 : now.getTime() - made - (age > 0 ? age * 1000 : 0);
}

/** A clock set right by its measured error, in milliseconds: times and spans then agree with the servers' stamps, however the computer is set. */
export const setRight = (clock: Clock, ahead: number): Clock => ({ now: () => new Date(clock.now().getTime() - ahead) });
