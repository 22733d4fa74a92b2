import { describe, expect, it } from 'vitest';
import { matches } from './search.ts';

describe('search in a list', () => {
  const row = ['Bokbussen på Instagram', 'Gislaveds bibliotek', 'Sara Holmberg'];
  it('finds every word, in any order and any case', () => {
    expect(matches('holmberg BOK', row)).toBe(true);
    expect(matches('', row)).toBe(true);
    expect(matches('holmberg facebook', row)).toBe(false);
  });
  it('does not take ö for o', () => {
    expect(matches('öst', ['Ost'])).toBe(false);
    expect(matches('Å', ['Peter Ålund'])).toBe(true);
  });
});
