import { describe, expect, test } from 'vitest';
import { evaluate } from './expression.ts';
import { formattedCell, rowClasses, type CellScope } from './format.ts';
import { NotPlayed } from './notPlayed.ts';

const scopeOf = (text: string): CellScope => ({
  currentField: text,
  shown: text,
  now: Date.parse('2026-11-23T08:00:00Z'),
  field: (name) => ({ status: text, version: 3, Modified: Date.parse('2026-11-01T08:00:00Z'), empty: '' })[name] ?? '',
});
const cell = (format: object, text = 'Aktivt') => String(formattedCell(JSON.stringify(format), scopeOf(text)));

describe('expressions', () => {
  test.each([
    ["=if(@currentField == 'Aktivt', 'ja', 'nej')", 'ja'],
    ["=if([$version] > 2 && [$version] < 4 || false, 'a', 'b')", 'a'],
    ["=if(@currentField != 'Aktivt', 'x', if([$empty] == '', 'tom', 'y'))", 'tom'],
    ['=[$version] + 1 - 2', 2],
    ["='sp' + '-' + [$status]", 'sp-Aktivt'],
    ["=if([$Modified] <= @now - 604800000, 'gammal', 'ny')", 'gammal'],
    ["=if([$empty] <= @now, 'förfallen', 'utan datum')", 'utan datum'],
    ['=(1 + 2) - (3 - 1)', 1],
    ['[$status]', 'Aktivt'],
    ['bara text', 'bara text'],
  ])('%s', (text, value) => {
    expect(evaluate(text, scopeOf('Aktivt'))).toBe(value);
  });

  test.each(['=@me', '=toLocaleDateString(@now)', '=if(1, 2)', '=[$a] * 2', '=1 +', "='öppen", '=@currentField.email', '@rowIndex', '=a'])(
    '%s is refused',
    (text) => {
      expect(() => evaluate(text, scopeOf('x'))).toThrow(NotPlayed);
    },
  );
});

describe('column formatting', () => {
  test('gives the value SharePoint’s classes, and style as classes of the page', () => {
    const made = cell({
      $schema: 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json',
      elmType: 'div',
      children: [
        {
          elmType: 'span',
          txtContent: '@currentField',
          style: { 'border-radius': '12px' },
          attributes: { class: "=if(@currentField == 'Aktivt', 'sp-css-backgroundColor-BgMintGreen', 'ms-bgColor-neutralLight')" },
        },
      ],
    });
    expect(made).toMatch(/<span class="sp-css-backgroundColor-BgMintGreen format-\d" *>Aktivt<\/span>/);
  });

  test('shows what stands in the column as text, whatever stands there', () => {
    const made = cell({ elmType: 'span', txtContent: "='Status: ' + @currentField", attributes: { title: '@currentField' } }, '"><script>alert(1)</script>');
    expect(made).toBe('<span class="" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">Status: &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</span>');
  });

  test.each<[string, object]>([
    ['a link', { elmType: 'a', txtContent: 'x', attributes: { href: 'https://example.org' } }],
    ['an address', { elmType: 'span', attributes: { href: 'javascript:alert(1)' } }],
    ['an act', { elmType: 'button', customRowAction: { action: 'delete' } }],
    ['an act on a span', { elmType: 'span', customRowAction: { action: 'delete' } }],
    ['another class', { elmType: 'span', attributes: { class: 'ms-fontSize-su' } }],
    ['another style', { elmType: 'span', style: { position: 'fixed' } }],
    ['a value as a style', { elmType: 'span', style: { padding: '@currentField' } }],
    ['a class from the value', { elmType: 'span', attributes: { class: '@currentField' } }],
    ['the older form of expressions', { elmType: 'span', txtContent: { operator: '+', operands: ['a', 'b'] } }],
    ['a loop', { elmType: 'span', forEach: 'x in @currentField' }],
  ])('refuses %s aloud', (_what, format) => {
    expect(() => cell(format, 'godtyckligt')).toThrow(NotPlayed);
  });
});

test('a view’s formatting gives rows their classes and can do nothing else', () => {
  const row = (format: object) => rowClasses(JSON.stringify(format), scopeOf('Aktivt'));
  expect(row({ additionalRowClass: "=if([$Modified] <= @now - 604800000, 'sp-field-severity--warning', '')" })).toBe('sp-field-severity--warning');
  expect(row({ additionalRowClass: "=if([$version] > 5, 'sp-field-severity--warning', '')" })).toBe('');
  expect(() => row({ rowFormatter: { elmType: 'div' } })).toThrow(NotPlayed);
});
