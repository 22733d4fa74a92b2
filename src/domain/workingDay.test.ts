import { describe, expect, it } from 'vitest';
import { nextWorkingDay } from './workingDay.ts';

describe('the next working day', () => {
  it.each([
    ['an ordinary Tuesday', '2026-11-24', '2026-11-25'],
    ['a Friday', '2026-11-20', '2026-11-23'],
    ['a Sunday', '2026-11-22', '2026-11-23'],
    ['the day before Christmas Eve', '2026-12-23', '2026-12-28'],
    ['the day before New Year’s Eve, a Thursday with a Friday off after it', '2026-12-30', '2027-01-04'],
    ['the day before Epiphany', '2027-01-05', '2027-01-07'],
    ['Maundy Thursday', '2026-04-02', '2026-04-07'],
    ['the day before Ascension Day', '2026-05-13', '2026-05-15'],
    ['the last of April', '2027-04-30', '2027-05-03'],
    ['the day before Midsummer Eve', '2026-06-18', '2026-06-22'],
    ['the day before the national day when it is a Monday', '2033-06-03', '2033-06-07'],
    ['an early Easter', '2035-03-22', '2035-03-27'],
    ['Easter on its latest day', '2038-04-22', '2038-04-27'],
  ])('after %s', (_said, after, next) => expect(nextWorkingDay(after)).toBe(next));
});
