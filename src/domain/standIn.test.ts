import { describe, expect, it } from 'vitest';
import { endsOne, holdsOn, mayEndOn, standInState } from './standIn.ts';

const [chief, other] = [{ oid: 'chief' }, { oid: 'other' }];
const days = (from: string, until: string) => ({ for: chief, to: other, from, until });

describe('a stand-in', () => {
  it.each([
    ['coming', '2026-12-09'],
    ['inForce', '2026-12-10'],
    ['inForce', '2026-12-20'],
    ['ended', '2026-12-21'],
  ])('is %s on %s', (state, day) => expect(standInState(days('2026-12-10', '2026-12-20'), day)).toBe(state));

  it('may decide by whole days, the first and the last included, and never when it was called off', () => {
    const among = ['2026-12-09', '2026-12-10', '2026-12-20', '2026-12-21'].filter((day) => holdsOn(days('2026-12-10', '2026-12-20'), day));
    expect(among).toEqual(['2026-12-10', '2026-12-20']);
    expect(['2026-12-01', '2026-12-05', '2026-12-10'].some((day) => holdsOn(days('2026-12-10', '2026-12-01'), day))).toBe(false);
  });

  it('whose last day lies before its first was called off, and neither comes nor can be ended again', () => {
    expect(standInState(days('2026-12-10', '2026-12-01'), '2026-12-05')).toBe('calledOff');
    expect(mayEndOn(days('2026-12-10', '2026-12-08'), '2026-12-05')).toBe(false);
  });

  it('can be ended before it begins and while it holds, and not on its last day: it holds until midnight', () => {
    expect(['2026-12-01', '2026-12-10', '2026-12-19', '2026-12-20'].map((day) => mayEndOn(days('2026-12-10', '2026-12-20'), day))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('is ended by the same persons from the same day with an earlier last day, and by nothing else', () => {
    const those = [days('2026-12-10', '2026-12-20')];
    expect(endsOne(days('2026-12-10', '2026-12-15'), those, '2026-12-15')).toBe(true);
    expect(endsOne(days('2026-12-10', '2026-12-10'), those, '2026-12-10')).toBe(true);
    expect(endsOne(days('2026-12-10', '2026-12-01'), those, '2026-12-01')).toBe(true);
    expect(endsOne(days('2026-12-10', '2026-12-18'), those, '2026-12-15')).toBe(false);
    expect(endsOne(days('2026-12-15', '2026-12-15'), those, '2026-12-15')).toBe(false);
    expect(endsOne(days('2026-12-10', '2026-12-15'), [], '2026-12-15')).toBe(false);
  });
});
