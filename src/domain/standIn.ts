// A stand-in over its days (R31), and what it is to end one: the same two persons from the same day once more, with an earlier last day.
// One that has not begun is called off: its last day then lies before its first, and it never holds.

export type StandIn = { for: { oid: string }; to: { oid: string }; from: string; until: string };

/** May the stand-in decide on `day` (YYYY-MM-DD, Swedish)? By whole days, the first and the last included; one that was called off never may. */
export const holdsOn = ({ from, until }: Pick<StandIn, 'from' | 'until'>, day: string): boolean => from <= day && day <= until;

/** Where a stand-in is on `day` (YYYY-MM-DD, Swedish). `calledOff` = ended before it began. */
export function standInState(standIn: StandIn, day: string): 'coming' | 'inForce' | 'ended' | 'calledOff' {
  if (standIn.until < standIn.from) return 'calledOff';
  if (holdsOn(standIn, day)) return 'inForce';
  return day < standIn.from ? 'coming' : 'ended';
}

/** May it be ended on `day`? One whose last day it is holds until midnight: a delegation holds by whole days. */
export const mayEndOn = (standIn: StandIn, day: string): boolean => standIn.until > day && standIn.until >= standIn.from;

/** Is `wanted`, signed on `day`, the end of one of `those` that hold, and no new one? */
export const endsOne = (wanted: StandIn, those: readonly StandIn[], day: string): boolean =>
  wanted.until <= day && those.some((one) => pairOf(one) === pairOf(wanted) && one.until > wanted.until);

/** Two of the same persons from the same day are one stand-in: the later replaces the earlier. */
export const pairOf = (one: StandIn): string => [one.for.oid, one.to.oid, one.from].join();
