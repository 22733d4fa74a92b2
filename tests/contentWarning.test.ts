import { describe, expect, it } from 'vitest';
import { warnedTexts } from './warnedTexts.ts';
import { numberKind } from '../src/adapters/personalNumbers/numberKind.ts';
import { contentWarnings, warningSentences, type ContentWarning, type WarningKind } from '../src/domain/contentWarning.ts';

const found = (text: string) => contentWarnings(text, numberKind);
const kinds = Object.keys(warningSentences) as WarningKind[];
const same = (a: ContentWarning, b: ContentWarning) => a.kind === b.kind && a.from === b.from && a.to === b.to;

describe('the warnings of a text', () => {
  it.each(kinds)('%s: everything that is marked is found, and nothing else', (kind) => {
    const of = (warnings: readonly ContentWarning[]) => warnings.filter((warning) => warning.kind === kind);
    let [hits, expected, said] = [0, 0, 0];
    const wrong: string[] = [];
    for (const { text, expected: marked } of warnedTexts) {
      const [wanted, got] = [of(marked), of(found(text))];
      const right = got.filter((one) => wanted.some((other) => same(one, other)));
      [hits, expected, said] = [hits + right.length, expected + wanted.length, said + got.length];
      if (right.length < wanted.length || right.length < got.length) wrong.push(`${text} → ${got.map(({ from, to }) => text.slice(from, to)).join(' | ')}`);
    }
    console.info(`${kind}: recall ${hits}/${expected}, precision ${hits}/${said}, in ${warnedTexts.length} texts`);
    expect(expected).toBeGreaterThan(1);
    expect(wrong).toEqual([]);
  });

  it('tell where they stand, in order, and overlap nowhere', () => {
    const text = 'Ring 070-123 45 67 eller mejla a@b.example, pnr 850709-9805';
    expect(found(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['phone', '070-123 45 67'],
      ['mail', 'a@b.example'],
      ['personalNumber', '850709-9805'],
    ]);
  });

  it('are none where there is nothing, and long texts take no time that grows with their square', () => {
    expect(found('')).toEqual([]);
    expect(found('a'.repeat(200_000))).toEqual([]);
    expect(found('1'.repeat(200_000))).toEqual([]);
    expect(found('0 '.repeat(100_000))).toEqual([]);
    expect(found('\u200b'.repeat(200_000))).toEqual([]);
    expect(found('0\u200b'.repeat(100_000))).toEqual([]);
    expect(found('１ '.repeat(100_000))).toEqual([]);
  });
});
