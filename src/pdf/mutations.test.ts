// Broken on purpose: each thing that makes a record PDF/A and PDF/UA is taken away, and veraPDF must name the rule. So the passing verdicts mean something.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceSans } from '../../tests/sourceSans.ts';
import { toolIsHere } from '../../tests/systemTool.ts';
import { canJudge, flavours, inWords, judge, judgingTime } from '../../tests/verapdf.ts';
import type { Flavour, Verdict } from '../../tests/verapdf.ts';
import type { Document } from './document.ts';
import { makePdf } from './pdfa.ts';

/** As little as has everything that can break. */
const small: Document = {
  title: 'Plan & mål',
  author: 'Gislaveds kommun',
  subject: 'Godkänd aktivitetsplan',
  language: 'sv-SE',
  madeAt: '2026-06-30T12:05:09Z',
  footer: 'Gislaveds kommun',
  blocks: [
    { kind: 'heading', level: 1, text: 'Plan & mål' },
    { kind: 'facts', facts: [{ label: 'Privat tecken', value: '\ue000' }] },
    {
      kind: 'table',
      columns: [
        { heading: 'Mål', share: 1 },
        { heading: 'Senast', share: 1 },
      ],
      rows: [['Łódź', '30 juni']],
    },
  ],
};

type Mutation = { name: string; change: (text: string) => string; fires: Partial<Record<Flavour, readonly string[]>> };

const atEveryLevel = (rule: string) => ({ '2b': [rule], '2u': [rule], '2a': [rule] });
const without = (part: string | RegExp) => (text: string) => text.replace(part, '');

/** In the unpacked file: one object a line, streams readable. */
const inObjects: readonly Mutation[] = [
  { name: 'without a language', change: without(/\/Lang \([^)]*\)/), fires: { ua1: ['7.2-34', '7.2-30', '7.2-2', '7.2-33'] } },
  { name: 'not marked as tagged', change: without(/\/MarkInfo <<[^>]*>>/), fires: { '2a': ['6.7.2.2-1'], ua1: ['6.2-1'] } },
  { name: 'without the title in the window', change: without(/\/ViewerPreferences <<[^>]*>>/), fires: { ua1: ['7.1-10'] } },
  {
    name: 'with a footer that is no artifact',
    change: (text) => text.replaceAll(/\/Artifact<<\/Type\/Pagination\/Subtype\/Footer>>BDC\n([^]*?)\nEMC/g, '$1'),
    fires: { ua1: ['7.1-3'] },
  },
  { name: 'with a heading of the second level first', change: (text) => text.replace(/\/S \/H1\b/, '/S /H2'), fires: { ua1: ['7.4.2-1'] } },
  { name: 'with table headings that do not say what they name', change: (text) => text.replaceAll(/\/Scope \/(Row|Column)/g, ''), fires: { ua1: ['7.5-1'] } },
  {
    name: 'without a map to Unicode',
    change: (text) => text.replaceAll(/\/ToUnicode \d+ 0 R/g, ''),
    fires: { '2u': ['6.2.11.7.2-1'], '2a': ['6.2.11.7.2-1'], ua1: ['7.21.7-1'] },
  },
  {
    name: 'with wrong widths',
    change: (text) => text.replaceAll(/(\/W \[[^]*?\n\s*\[\s*)(\d+)/g, '$11$2'),
    fires: { ...atEveryLevel('6.2.11.5-1'), ua1: ['7.21.5-1'] },
  },
  {
    name: 'without a map to glyphs',
    change: (text) => text.replaceAll(/\/CIDToGIDMap (\/Identity|\d+ 0 R)/g, ''),
    fires: { ...atEveryLevel('6.2.11.3.2-1'), ua1: ['7.21.3.2-1'] },
  },
  { name: 'without a colour space', change: without(/\/OutputIntents \[[^]*?\n\s*\]/), fires: atEveryLevel('6.2.4.3-2') },
  {
    name: 'with PDF/UA named but not described',
    change: without(/<rdf:Description rdf:about="" xmlns:pdfaExtension[^]*?<\/rdf:Description>/),
    fires: atEveryLevel('6.6.2.3.1-1'),
  },
  {
    name: 'with an & in the title that is not escaped',
    change: (text) => text.replace('Plan &amp; m', 'Plan & m'),
    fires: { ...atEveryLevel('6.6.2.1-4'), ua1: ['5-1'] },
  },
  {
    name: 'with private characters that say nothing',
    change: (text) => text.replaceAll(/\/Span<<\/ActualText<[0-9A-F]*>>>BDC/g, '/Span<<>>BDC'),
    fires: { '2a': ['6.2.11.7.3-1'] },
  },
];

/** In the file as it was written, where qpdf would mend it. */
const inBytes: readonly Mutation[] = [
  { name: 'without an identifier', change: (text) => text.replace('/ID[<', '/XX[<'), fires: atEveryLevel('6.1.3-1') },
  { name: 'without bytes that say it is no text', change: (text) => text.replace('\xe2\xe3\xcf\xd3', 'abcd'), fires: atEveryLevel('6.1.2-2') },
];

/** Unpacked by qpdf, so that its text can be changed. */
function unpacked(file: Uint8Array, folder: string): string {
  writeFileSync(join(folder, 'record.pdf'), file);
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--normalize-content=n', join(folder, 'record.pdf'), join(folder, 'unpacked.pdf')]);
  return readFileSync(join(folder, 'unpacked.pdf'), 'latin1');
}

/** With the lengths and places of its objects mended after a change. */
const mended = (text: string): Uint8Array => execFileSync('fix-qdf', { input: Buffer.from(text, 'latin1'), maxBuffer: 64 * 1024 * 1024 });

const canChange = toolIsHere('qpdf', ['--version']) && toolIsHere('fix-qdf', ['--version']);

describe.skipIf(!canJudge || !canChange)('a record that is broken', () => {
  const verdicts: Verdict[] = [];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broken-'));
    try {
      const file = await makePdf(small, sourceSans);
      const text = unpacked(file, folder);
      const files: Record<string, Uint8Array> = { unchanged: mended(text) };
      for (const { name, change } of inObjects) {
        expect(change(text), `${name}: nothing was changed`).not.toBe(text);
        files[name] = mended(change(text));
      }
      const bytes = Buffer.from(file).toString('latin1');
      for (const { name, change } of inBytes) files[name] = Buffer.from(change(bytes), 'latin1');
      verdicts.push(...(await judge(files)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, judgingTime);

  test('passes while it is only unpacked', () => {
    expect(verdicts.filter(({ file, compliant }) => file === 'unchanged' && !compliant).map(inWords)).toEqual([]);
  });

  test.each([...inObjects, ...inBytes])('$name is refused by rule', ({ name, fires }) => {
    for (const flavour of flavours) {
      const verdict = verdicts.find((one) => one.file === name && one.flavour === flavour);
      const rules = verdict?.fired.map(({ rule }) => rule) ?? [];
      const expected = fires[flavour];
      if (expected) expect(rules, verdict && inWords(verdict)).toEqual(expect.arrayContaining([...expected]));
      else expect(verdict?.compliant, verdict && inWords(verdict)).toBe(true);
    }
  });
});
