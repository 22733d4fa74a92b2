import { describe, expect, it } from 'vitest';
import { clockTime, dayAndTime, dayOf, daysBetween, fileSize, longDay, monthAndYear, weekdayAndDay } from './format.ts';

describe('format', () => {
  it('days and times are whole Swedish words on the clock of Stockholm, and a time stays on one line', () => {
    expect(longDay('2026-12-16')).toBe('16 december 2026');
    expect(longDay('2026-12-16T23:30:00Z')).toBe('17 december 2026');
    expect(clockTime('2026-12-16T13:05:00Z')).toBe('kl.\u00a014.05');
    expect(weekdayAndDay(new Date('2026-12-16T23:30:00Z'))).toBe('Torsdag 17 december 2026');
    expect(monthAndYear('2026-06-30T22:30:00Z')).toBe('Juli 2026');
  });
  it('the year is written only when it is another year', () => {
    const now = new Date('2026-12-16T08:00:00Z');
    expect(dayAndTime('2026-06-17T06:55:00Z', now)).toBe('17 juni kl.\u00a008.55');
    expect(dayAndTime('2025-06-17T06:55:00Z', now)).toBe('17 juni 2025 kl.\u00a008.55');
  });
  it('days are counted by the calendar, not by 24 hours', () => {
    expect(daysBetween('2026-12-15T22:30:00Z', new Date('2026-12-16T06:00:00Z'))).toBe(1);
    expect(dayOf(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });
  it('sizes are read by people', () => {
    expect([fileSize(900), fileSize(12_400), fileSize(1_440_000)]).toEqual(['900 byte', '12 kB', '1,4 MB']);
  });
});
