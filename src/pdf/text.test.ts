import { describe, expect, test } from 'vitest';
import { clustersOf, onOneLine, safeText } from './text.ts';

describe('a safe text', () => {
  test('has every line end as one, and tabs as spaces', () => {
    expect(safeText('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh\ti')).toBe('a\nb\nc\nd\ne\nf\ng\nh    i');
  });

  test('says the number of what cannot be shown or would turn the reading direction', () => {
    expect(safeText('\u0000 \u0007 \u009f \ufffe \u{1ffff} \ufeff \u202e \u2067 \u200f \ud83d')).toBe(
      '[U+0000] [U+0007] [U+009F] [U+FFFE] [U+1FFFF] [U+FEFF] [U+202E] [U+2067] [U+200F] [U+D83D]',
    );
  });

  test('keeps whole characters of all planes, joiners and private characters', () => {
    const kept = 'å 😀 👩‍🚒 مرحبا \ue000 a\u00adb \ufffd';
    expect(safeText(kept)).toBe(kept);
  });

  test('has letters and their accents as one character, and unusual spaces as usual ones', () => {
    expect(safeText('a\u030a o\u0308 smal\u202fblank em\u2003blank')).toBe('å ö smal\u00a0blank em blank');
  });

  test('is on one line where it must be', () => {
    expect(onOneLine('  Två \n\n rader\u2028till ')).toBe('Två rader till');
  });
});

test('what people see as one character stays together', () => {
  expect(clustersOf('a👍🏽🇸🇪🇫🇮👩‍👩‍👧1️⃣q\u0308\n')).toEqual(['a', '👍🏽', '🇸🇪', '🇫🇮', '👩‍👩‍👧', '1️⃣', 'q\u0308', '\n']);
  expect(clustersOf('a\u200db')).toEqual(['a', '\u200d', 'b']);
  expect(clustersOf('')).toEqual([]);
});
