// A clock set right once more by the stamps of what is written, since our own server and SharePoint may differ: claims, days and reminders are judged by the same clock as the lists.

import type { ListName, Lists } from '../../domain/rows.ts';
import type { Clock, Register } from '../../ports.ts';

/** A clock that is wrong by less than this disturbs nobody, and nothing is said of it. */
export const worstClock = 5 * 60_000;

export type MeasuredClock = Clock & {
  /** What a server stamped between two readings of the clock it corrects. */
  measure(from: Date, stamp: string, to: Date): void;
};

/** SharePoint stamps whole seconds. */
const stampLength = 1_000;

/** `onWrong` is called when the clock turns out to be seriously wrong, or right again. */
export function measuredClock(own: Clock, onWrong: () => void): MeasuredClock {
  let ahead = 0;
  const isWrong = () => Math.abs(ahead) > worstClock;
  return {
    now: () => new Date(own.now().getTime() - ahead),
    measure(from, stamp, to) {
      const stamped = Date.parse(stamp);
      if (Number.isNaN(stamped)) return;
      const before = isWrong();
      // Between the two readings everything is possible: only what lies outside is wrong for certain.
      ahead = Math.max(0, from.getTime() - stamped - stampLength) - Math.max(0, stamped - to.getTime());
      if (before !== isWrong()) onWrong();
    },
  };
}

/** The register, with every write read for its stamp. */
export function measuring(register: Register, own: Clock, clock: MeasuredClock): Register {
  async function stamped<L extends ListName, Answer extends { changedAt: string } | string>(_list: L, write: () => Promise<Answer>): Promise<Answer> {
    const from = own.now();
    const answer = await write();
    if (typeof answer !== 'string') clock.measure(from, answer.changedAt, own.now());
    return answer;
  }
  return {
    ...register,
    add: <L extends ListName>(list: L, row: Partial<Lists[L]>) => stamped(list, () => register.add(list, row)),
    change: <L extends ListName>(list: L, id: number, etag: string, row: Partial<Lists[L]>) => stamped(list, () => register.change(list, id, etag, row)),
  };
}
