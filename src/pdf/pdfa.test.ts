import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { longest, ordinary, shortest, strange } from '../../tests/planExamples.ts';
import { fromHex, objectsWith, readPdf, streamOf } from '../../tests/readPdf.ts';
import { sourceSans } from '../../tests/sourceSans.ts';
import { toolIsHere } from '../../tests/systemTool.ts';
import { canJudge, inWords, judge, judgingTime } from '../../tests/verapdf.ts';
import type { Document } from './document.ts';
import { openFont, tableOf } from './font.ts';
import { makePdf } from './pdfa.ts';
import { planDocument } from './planDocument.ts';

const empty: Document = {
  title: '',
  author: '',
  subject: '',
  language: 'sv-SE',
  madeAt: '2026-01-31T23:59:59.9Z',
  footer: '',
  blocks: [
    { kind: 'heading', level: 1, text: '' },
    { kind: 'paragraph', text: ' \n\n ' },
    { kind: 'list', items: ['', 'Punkt'] },
  ],
};

const files: Record<string, Uint8Array> = {};

beforeAll(async () => {
  for (const [name, plan] of Object.entries({ ordinary, shortest, longest, strange })) files[name] = await planDocument(plan, sourceSans);
  files['empty'] = await makePdf(empty, sourceSans);
});

const fileOf = (name: string): Uint8Array => files[name] ?? new Uint8Array();
const names = ['ordinary', 'shortest', 'longest', 'strange', 'empty'] as const;

describe.skipIf(!canJudge)('veraPDF', { timeout: judgingTime }, () => {
  test('passes every record by PDF/A-2b, 2u and 2a and by PDF/UA-1', async () => {
    const verdicts = await judge(files);
    expect(verdicts).toHaveLength(4 * names.length);
    expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
  });
});

describe.skipIf(!toolIsHere('qpdf', ['--version']))('qpdf', () => {
  test.each(names)('finds nothing to say about %s', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'record-'));
    try {
      writeFileSync(join(folder, 'record.pdf'), fileOf(name));
      expect(execFileSync('qpdf', ['--check', join(folder, 'record.pdf')], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors found');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

// What veraPDF does not see.
describe.each(names)('the file %s', (name) => {
  test('has the same title, author and subject in XMP as in the Info dictionary', () => {
    const pdf = readPdf(fileOf(name));
    const xmp = Buffer.from([...pdf.streams.values()].find((bytes) => Buffer.from(bytes).includes('xpacket')) ?? []).toString('utf8');
    const [information = ''] = objectsWith(pdf, '/CreationDate');
    const inXmp = (tag: string) =>
      new RegExp(`<${tag}>.*?<rdf:li[^>]*>(.*?)</rdf:li>`, 's')
        .exec(xmp)?.[1]
        ?.replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const inInformation = (key: string) => fromHex(new RegExp(`/${key} <([0-9A-F]*)>`).exec(information)?.[1] ?? 'missing');
    expect([inXmp('dc:title'), inXmp('dc:creator'), inXmp('dc:description')]).toEqual([
      inInformation('Title'),
      inInformation('Author'),
      inInformation('Subject'),
    ]);
    expect(/CreateDate>([^<]*)</.exec(xmp)?.[1]?.replace(/[-:T]/g, '')).toBe(/CreationDate \(D:(\d{14}Z)\)/.exec(information)?.[1]);
  });

  test('is read in the order of its structure on every page', () => {
    const pages = objectsWith(readPdf(fileOf(name)), '/Type/Page/');
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((page) => !page.includes('/Tabs/S'))).toEqual([]);
  });

  test('never draws glyph 0, and draws text inside marks only', () => {
    const pdf = readPdf(fileOf(name));
    for (const page of objectsWith(pdf, '/Type/Page/')) {
      const content = streamOf(pdf, page, 'Contents');
      const codes = [...content.matchAll(/<([0-9A-F]+)>(?=[\]-\d])/g)].flatMap(([, digits = '']) => digits.match(/.{4}/g) ?? []);
      expect(codes.length).toBeGreaterThan(0);
      expect(codes).not.toContain('0000');
      expect(content.replace(/\/\w+<<(?:(?!BDC).)*>>BDC[^]*?\nEMC/g, '')).not.toMatch(/ TJ| re /);
    }
  });

  test('draws with the stand-in font no glyph but its box and its blank', () => {
    const pdf = readPdf(fileOf(name));
    for (const font of objectsWith(pdf, '+StandIn/CIDSystemInfo')) {
      const map = Buffer.from(streamOf(pdf, font, 'CIDToGIDMap'), 'latin1');
      const glyphs = Array.from({ length: map.length / 2 }, (_, code) => map.readUInt16BE(2 * code));
      expect(glyphs.length).toBeGreaterThan(1);
      expect(glyphs.slice(1).filter((glyph) => glyph !== 1 && glyph !== 2)).toEqual([]);
    }
  });

  test('names every subset of a font by a tag of its own', () => {
    const tags = objectsWith(readPdf(fileOf(name)), '/FontDescriptor/').map((font) => /\/FontName\/([A-Z]{6})\+/.exec(font)?.[1]);
    expect(tags).not.toContain(undefined);
    expect(new Set(tags).size).toBe(tags.length);
  });

  test('has a heading of the first level first and skips no level', () => {
    const levels = objectsWith(readPdf(fileOf(name)), '/Type/StructElem/S/H').map((element) => Number(/\/S\/H(\d)/.exec(element)?.[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });
});

test('equal plans give equal bytes, and another letter another file', async () => {
  expect(Buffer.from(await planDocument(strange, sourceSans)).equals(fileOf('strange'))).toBe(true);
  const other = await planDocument({ ...strange, applicant: `${strange.applicant}.` }, sourceSans);
  expect(Buffer.from(other).equals(fileOf('strange'))).toBe(false);
  const identifierOf = (file: Uint8Array) => /\/ID\[<([0-9A-F]{32})>/.exec(Buffer.from(file).toString('latin1'))?.[1];
  expect(identifierOf(other)).not.toBe(identifierOf(fileOf('strange')));
});

test('a font that could not be loaded is asked for again', async () => {
  let refusals = 1;
  const shaky = { font: (...asked: Parameters<typeof sourceSans.font>) => (refusals-- > 0 ? Promise.reject(new Error('offline')) : sourceSans.font(...asked)) };
  await expect(makePdf(empty, shaky)).rejects.toThrow('offline');
  expect((await makePdf(empty, shaky)).length).toBeGreaterThan(1000);
});

test('fonts are read once, and letters beyond Western Europe only when they are used', async () => {
  const asked: string[] = [];
  const counting = { font: (weight: 400 | 700, script: 'latin' | 'latin-ext') => (asked.push(`${script} ${weight}`), sourceSans.font(weight, script)) };
  await planDocument(ordinary, counting);
  await planDocument(ordinary, counting);
  expect(asked).toEqual(['latin 400', 'latin 700']);
  await planDocument(strange, counting);
  expect(asked).toEqual(['latin 400', 'latin 700', 'latin-ext 400', 'latin-ext 700']);
});

test('the typeface may be embedded in a document without limits', async () => {
  for (const script of ['latin', 'latin-ext'] as const) {
    for (const weight of [400, 700] as const) {
      expect(tableOf(openFont(await sourceSans.font(weight, script)).tables, 'OS/2').getUint16(8)).toBe(0);
    }
  }
  const licence = readFileSync(new URL('../../node_modules/@fontsource/source-sans-3/LICENSE', import.meta.url), 'utf8');
  expect(licence).toContain('SIL Open Font License');
});
