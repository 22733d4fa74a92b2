import { describe, expect, it } from 'vitest';
import { characterCount, overlong, unsoundCharacter } from './input.ts';

describe('a text is sound', () => {
  it.each([
    '',
    'Vi svarar på frågor, även på lördagar.\nHälsningar från biblioteket\t😀',
    '👩‍👩‍👧‍👦 och 🏳️‍🌈',
    'مكتبة يسلافيد\u200f och ספרייה',
    '<script>alert(1)</script> =HYPERLINK("x") {{DATE(2026-01-01T00:00:00Z)}} \\u0000',
  ])('%j', (text) => expect(unsoundCharacter(text)).toBeUndefined());
});

describe('a text is not sound', () => {
  it.each([
    ['a\u0000b', 'U+0000'],
    ['\u0007', 'U+0007'],
    ['x\u009b', 'U+009B'],
    ['x\uffff', 'U+FFFF'],
    ['x\u202egnp.exe', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
    ['x\u202d', 'U+202D LEFT-TO-RIGHT OVERRIDE'],
    ['\u2067x\u2069', 'U+2067 RIGHT-TO-LEFT ISOLATE'],
    ['x\ud83d', 'U+D83D'],
    ['\ude00x', 'U+DE00'],
  ])('%j: the character is named', (text, name) => expect(unsoundCharacter(text)).toContain(`(${name})`));

  it('and the sentence tells where to look', () => {
    expect(unsoundCharacter('Vi når barn och\u0000 unga')).toContain('efter ”och”');
    expect(unsoundCharacter('\u202eVi')).toContain('i början av texten');
  });
});

it('an emoji is one character, and ten thousand of them fit in one answer', () => {
  expect(characterCount('å😀')).toBe(2);
  expect(overlong('😀'.repeat(10_000), 10_000)).toBeUndefined();
  expect(overlong('😀'.repeat(10_001), 10_000)).toBe('Texten är 10\u00a0001 tecken. Högst 10\u00a0000 får plats. Korta den.');
});
