import { describe, expect, it } from 'vitest';
import { isDay, listed, readNumber, swedishDay, swedishMoment, swedishNumber } from './swedish.ts';

describe('a number', () => {
  it.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    [' 2 ', 2],
    ['0', 0],
    ['00,50', 0.5],
    [',5', 0.5],
    ['1 000', 1000],
    ['12\u00a0345,25', 12345.25],
    ['-3', -3],
    ['−0,5', -0.5],
    ['', null],
    ['  ', null],
  ])('%j is read as %j', (text, number) => expect(readNumber(text)).toBe(number));

  it.each(['fem', '1,5 timmar', '1,5,5', '1e3', '0x10', 'Infinity', 'NaN', '½', '１', '٣', '1 00', '+1', '-', ',', '1,', '=1+1', '1\u0000'])(
    '%j is refused as no number',
    (text) => {
      expect(readNumber(text)).toEqual({ refusal: 'notANumber' });
    },
  );

  it.each(['1.000', '1,000', '2,125'])('%j is refused: a thousand to some, one to others', (text) => {
    expect(readNumber(text)).toEqual({ refusal: 'tooManyDecimals' });
  });

  it('is written with comma and unbreakable thousands', () => {
    expect([2.5, 0, 168, 1000, 1234567.89, 0.1 + 0.2, -1500].map(swedishNumber)).toEqual([
      '2,5',
      '0',
      '168',
      '1\u00a0000',
      '1\u00a0234\u00a0567,89',
      '0,3',
      '-1\u00a0500',
    ]);
  });

  it('that was written is read back', () => {
    for (const number of [0, 0.25, 40, 1000, 99999.5]) expect(readNumber(swedishNumber(number))).toBe(number);
  });
});

describe('a day', () => {
  it('exists or not', () => {
    expect(['2026-06-30', '2024-02-29', '2000-02-29', '1900-01-01'].filter((day) => !isDay(day))).toEqual([]);
    expect(
      [
        '2026-06-31',
        '2025-02-29',
        '1900-02-29',
        '2100-02-29',
        '2026-13-01',
        '2026-00-10',
        '2026-01-00',
        '26-06-30',
        '2026-6-3',
        '30 juni 2026',
        '2026-06-30T00:00',
        '0000-01-01',
        '',
      ].filter(isDay),
    ).toEqual([]);
  });

  it('is written in words; what is no day stays as it was written', () => {
    expect(swedishDay('2026-06-30')).toBe('30 juni 2026');
    expect(swedishDay('till sommaren')).toBe('till sommaren');
  });

  it('of a moment is the day in Sweden, winter and summer', () => {
    expect(swedishMoment('2026-12-15T08:12:00Z')).toBe('15 december 2026 kl. 09.12');
    expect(swedishMoment('2026-06-30T22:05:00Z')).toBe('1 juli 2026 kl. 00.05');
  });
});

it('words are listed with commas and one last word between', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => listed(words, 'eller'))).toEqual(['', 'a', 'a eller b', 'a, b eller c']);
});
