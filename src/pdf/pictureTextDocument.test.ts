// Text over pictures: found by programs where the pictures show it, seen by nobody, and in the file's structure where it belongs.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pngFile } from '../../tests/pngFiles.ts';
import { fromHex, objectsWith, readPdf, streamOf } from '../../tests/readPdf.ts';
import { sourceSans } from '../../tests/sourceSans.ts';
import { toolIsHere } from '../../tests/systemTool.ts';
import { canJudge, inWords, judge, judgingTime } from '../../tests/verapdf.ts';
import type { Turn } from '../domain/picture.ts';
import type { ReadLine, ReadWord } from '../domain/readText.ts';
import { joined } from './bytes.ts';
import { piecesOf } from './pictures/pieces.ts';
import { shownSize, type Picture } from './pictures/picture.ts';
import { pictureTextAsText, pictureTextDocument, readTextTitle, type PictureTextInput } from './pictureTextDocument.ts';

const first = { name: 'bevis_2026-12-15_081200.pdf', sha256: 'ab12'.repeat(16) };
const about = {
  municipality: 'Gislaveds kommun',
  designation: 'bevis_2026-12-15_081200',
  madeAt: '2026-12-15T08:14:00Z',
  of: first,
  leastConfidence: 60,
  engine: { name: 'tesseract.js', version: '7.0.0', model: { name: '@tesseract.js-data/swe', version: '1.0.0', variant: '4.0.0_best_int' } },
};

const word = (text: string, left: number, top: number, width: number, height: number): ReadWord => ({ text, left, top, width, height, confidence: 90 });
/** Words of one line, each as wide as it has letters. `by`: pixels a letter. */
const lineOf = (text: string, top: number, by = 8): ReadLine => {
  let left = 10;
  return text.split(' ').map((each) => {
    const made = word(each, left, top, by * [...each].length, 14);
    left += made.width + 6;
    return made;
  });
};

const swedish = lineOf('Åsa såg öarna vid ån & <bron> igår', 20);
const emoji = lineOf('Tack 👍🏽 för 👩‍🚒 hjälpen 🇸🇪', 50);
/** Read from the right: the first word stands to the right. */
const hebrew: ReadLine = [word('שלום', 300, 80, 60, 14), word('עולם', 230, 80, 60, 14)];
const arabic: ReadLine = [word('مرحبا', 300, 110, 60, 14), word('بكم', 240, 110, 40, 14)];
const long = lineOf('långtord'.repeat(30), 140, 1);
const strange = lineOf('\u202egnp privat\ue000 \u0000nul', 165, 14);

async function picturesOf(bytes: Uint8Array, turn: Turn = 1): Promise<readonly Picture[]> {
  const made = await piecesOf(bytes, turn);
  if (!('pieces' in made)) throw new Error(JSON.stringify(made));
  return made.pieces;
}

function inputOf(pieces: readonly { picture: Picture; lines: readonly ReadLine[] }[]): PictureTextInput {
  return { ...about, files: [{ file: { name: 'bevis_bild-1.png', sha256: 'cd34'.repeat(16), words: 22, dropped: 3 }, pieces }] };
}

const made: Record<string, Uint8Array> = {};
const bare: Record<string, Uint8Array> = {};
const make = async (name: string, pieces: readonly { picture: Picture; lines: readonly ReadLine[] }[]) => {
  made[name] = joined(await pictureTextDocument(inputOf(pieces), sourceSans, 'A'));
  bare[name] = joined(await pictureTextDocument(inputOf(pieces.map(({ picture }) => ({ picture, lines: [] }))), sourceSans, 'A'));
};

beforeAll(async () => {
  const [wide] = await picturesOf(pngFile({ width: 400, height: 200 }));
  await make('every script', [{ picture: wide!, lines: [swedish, emoji, hebrew, arabic, long, strange] }]);
  const strips = await picturesOf(pngFile({ width: 120, height: 900 }));
  await make(
    'strips',
    strips.map((picture, index) => ({ picture, lines: [lineOf(`remsa${index} ÅÄÖ`, 30 + index)] })),
  );
  const jpeg = new Uint8Array(readFileSync(new URL('../../tests/pictures/colour.jpg', import.meta.url)));
  const turned = await Promise.all(([1, 2, 3, 4, 5, 6, 7, 8] as const).map(async (turn) => ({ turn, picture: (await picturesOf(jpeg, turn))[0]! })));
  await make(
    'turned',
    turned.map(({ turn, picture }) => ({ picture, lines: [[word(`vänd${turn}`, 4, 5, 20, 8)]] })),
  );
  const tall = await picturesOf(new Uint8Array(readFileSync(new URL('../../tests/pictures/tall.jpg', import.meta.url))));
  await make(
    'one long page',
    tall.map((picture) => ({ picture, lines: [[word('överst', 2, 10, 20, 9)], [word('nederst', 2, 2980, 20, 9)]] })),
  );
  await make('no words', [
    { picture: wide!, lines: [] },
    { picture: wide!, lines: [[]] },
  ]);
});
const names = ['every script', 'strips', 'turned', 'one long page', 'no words'] as const;

describe.skipIf(!canJudge)('by veraPDF', { timeout: judgingTime }, () => {
  test('text over pictures is PDF/A-2b, 2u, 2a and PDF/UA-1', async () => {
    const verdicts = await judge(made);
    expect(verdicts).toHaveLength(4 * names.length);
    expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
  });
});

// What veraPDF does not see: in text that is not drawn, .notdef passes too.
describe.each(names)('the unseen text of %s', (name) => {
  const fontOf = () => objectsWith(readPdf(made[name]!), '+ReadText/CIDSystemInfo')[0];
  const contents = () => {
    const pdf = readPdf(made[name]!);
    return objectsWith(pdf, '/Type/Page/').map((page) => streamOf(pdf, page, 'Contents'));
  };

  test('is drawn with the empty glyph alone, never with glyph 0', () => {
    const font = fontOf();
    if (name === 'no words') return expect(font).toBeUndefined();
    const map = Buffer.from(streamOf(readPdf(made[name]!), font!, 'CIDToGIDMap'), 'latin1');
    const glyphs = Array.from({ length: map.length / 2 }, (_, code) => map.readUInt16BE(2 * code));
    expect(new Set(glyphs.slice(1))).toEqual(new Set([1]));
    const codes = contents().flatMap((content) => [...content.matchAll(/Tz <([0-9A-F]+)> Tj/g)].flatMap(([, digits = '']) => digits.match(/.{4}/g) ?? []));
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes.map((digits) => Number.parseInt(digits, 16))) expect([code, glyphs[code]]).toEqual([code, 1]);
    expect(codes).not.toContain('0000');
  });

  test('has the spaces between its words too', () => {
    const pdf = readPdf(made[name]!);
    const texts = new Map<string, string>();
    const fonts = objectsWith(pdf, '/Subtype/Type0').filter((font) => font.includes('+ReadText'));
    for (const font of fonts)
      for (const [, code = '', text = ''] of streamOf(pdf, font, 'ToUnicode').matchAll(/^<(.{4})> <(.*)>$/gm)) texts.set(code, fromHex(text));
    const lines = contents().flatMap((content) => [...content.matchAll(/q BT 3 Tr (.*?) ET Q/g)].map(([, line = '']) => line));
    const said = lines.map((line) =>
      [...line.matchAll(/<([0-9A-F]+)> Tj/g)]
        .map(([, codes = '']) =>
          codes
            .match(/.{4}/g)!
            .map((code) => texts.get(code))
            .join(''),
        )
        .join(''),
    );
    const first = {
      'every script': 'Åsa såg öarna vid ån & <bron> igår',
      strips: 'remsa0 ÅÄÖ',
      turned: 'vänd1',
      'one long page': 'överst',
      'no words': undefined,
    }[name];
    expect(said[0]).toBe(first);
    if (name === 'every script') expect(said.slice(1, 4)).toEqual([emoji.map(({ text }) => text).join(' '), 'םולש םלוע', 'ابحرم مكب']);
  });

  test('is in no other mode than the one that draws nothing, and leaves that with its line', () => {
    for (const content of contents()) {
      expect(content.split(' Tj').length - 1).toBe([...content.matchAll(/q BT 3 Tr .*? ET Q/g)].flatMap(([line]) => line.match(/ Tj/g) ?? []).length);
      expect(content.match(/ Tr /g)?.length ?? 0).toBe(content.match(/q BT 3 Tr /g)?.length ?? 0);
    }
  });

  test('is one paragraph a line, in a section that follows its picture and says what it is', () => {
    const pdf = readPdf(made[name]!);
    const sections = objectsWith(pdf, '/Type/StructElem/S/Sect').filter((one) => fromHex(/\/T<([0-9A-F]+)>/.exec(one)?.[1] ?? '') === readTextTitle);
    const lines = { 'every script': [6], strips: sections.map(() => 1), turned: Array(8).fill(1), 'one long page': [2], 'no words': [] }[name];
    expect(sections.map((section) => (/\/K\[([^\]]*)\]/.exec(section)?.[1]?.match(/\d+ 0 R/g) ?? []).length)).toEqual(lines);
    const ids = (key: string) => [...pdf.objects].filter(([, one]) => one.startsWith(`<</Type/StructElem/S/${key}/`)).map(([id]) => `${id} 0 R`);
    const document = objectsWith(pdf, '/Type/StructElem/S/Document')[0]!;
    const order = [.../\/K\[([^\]]*)\]/.exec(document)![1]!.matchAll(/\d+ 0 R/g)].map(([id]) =>
      ids('Figure').includes(id) ? 'F' : ids('Sect').includes(id) ? 'S' : '-',
    );
    expect(order.join('').match(/FS/g)?.length ?? 0).toBe(sections.length);
  });
});

/** What the program prints. `out`: where it is told to print, when it must be told. */
const poppler = (program: string, options: readonly string[], file: Uint8Array, out = ['-']): string => {
  const folder = mkdtempSync(join(tmpdir(), 'read-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), file);
    return execFileSync(program, [...options, join(folder, 'in.pdf'), ...out], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 });
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

describe.skipIf(!toolIsHere('pdftotext', ['-v']))('as poppler reads it', () => {
  test('every word is found as it was read, with its spaces, whatever its script', () => {
    const text = utf8(poppler('pdftotext', ['-enc', 'UTF-8'], made['every script']!)).replace(/[\u202a-\u202e\u200e\u200f]/g, '');
    for (const line of [swedish, emoji]) expect(text).toContain(line.map((each) => each.text).join(' '));
    for (const each of [...hebrew, ...arabic]) expect(text).toContain(each.text);
    expect(text).toContain('långtord'.repeat(30));
    expect(text).toContain('[U+202E]gnp privat\ufffd [U+0000]nul');
    expect(text).toContain(first.sha256.slice(0, 20));
    const strips = utf8(poppler('pdftotext', ['-enc', 'UTF-8'], made['strips']!));
    expect(strips.match(/remsa\d ÅÄÖ/g)).toEqual(['remsa0 ÅÄÖ', 'remsa1 ÅÄÖ', 'remsa2 ÅÄÖ', 'remsa3 ÅÄÖ', 'remsa4 ÅÄÖ']);
  });

  test('every word covers its own place in the picture', () => {
    const [wide] = [400, 200];
    const words = boxesIn(made['every script']!);
    const figure = figuresIn(made['every script']!)[0]!;
    const scale = (figure.right - figure.left) / wide;
    for (const line of [swedish, emoji, hebrew, arabic])
      for (const { text, left, top, width, height } of line) {
        // Here poppler tells the characters as they stand on the page, from left to right.
        const found = words.find((one) => one.text === text || one.text === [...text].reverse().join(''));
        expect(found, text).toBeDefined();
        expect(Math.abs(found!.left - figure.left - scale * left), `${text} begins`).toBeLessThan(0.5);
        expect(Math.abs(found!.right - figure.left - scale * (left + width)), `${text} ends`).toBeLessThan(0.5);
        expect(Math.abs(found!.top - figure.top - scale * top), `${text} above`).toBeLessThan(0.5);
        expect(Math.abs(found!.bottom - figure.top - scale * (top + height)), `${text} below`).toBeLessThan(0.5);
      }
  });

  test('over a picture that is turned it stands where the turned picture shows it', () => {
    const words = boxesIn(made['turned']!);
    const figures = figuresIn(made['turned']!);
    expect(figures).toHaveLength(8);
    figures.forEach((figure, index) => {
      const turn = (index + 1) as Turn;
      const { width } = shownSize({ width: 48, height: 32, turn });
      const scale = (figure.right - figure.left) / width;
      const found = words.find(({ text }) => text === `vänd${turn}`)!;
      expect([found.page, Math.round(found.left - figure.left), Math.round(found.top - figure.top)]).toEqual([
        figure.page,
        Math.round(4 * scale),
        Math.round(5 * scale),
      ]);
    });
  });

  test('at the foot of a picture with one long page of its own it stands there', () => {
    const words = boxesIn(made['one long page']!);
    const [figure] = figuresIn(made['one long page']!);
    const [above, below] = ['överst', 'nederst'].map((text) => words.find((one) => one.text === text)!);
    const scale = (figure!.bottom - figure!.top) / 3000;
    expect([above!.page, below!.page]).toEqual([figure!.page, figure!.page]);
    expect(Math.abs(below!.top - above!.top - scale * 2970)).toBeLessThan(1);
  });

  test('nobody sees it: pages look the same with and without it', () => {
    const shown = (file: Uint8Array) => poppler('pdftoppm', ['-r', '50'], file, []);
    for (const name of ['every script', 'turned'] as const) {
      expect(shown(made[name]!).length).toBeGreaterThan(500_000);
      expect(shown(made[name]!) === shown(bare[name]!)).toBe(true);
    }
    const seen = Buffer.from(made['every script']!);
    expect(seen.equals(Buffer.from(bare['every script']!))).toBe(false);
  });
});

type Box = { page: number; left: number; top: number; right: number; bottom: number };

/** The words poppler finds, in points from the page's upper left corner. */
function boxesIn(file: Uint8Array): (Box & { text: string })[] {
  const html = utf8(poppler('pdftotext', ['-enc', 'UTF-8', '-bbox'], file));
  return html
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, ...found]) => {
        const [left, top, right, bottom] = found.map(Number) as [number, number, number, number];
        return { page: index, left, top, right, bottom, text: found[4]!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') };
      }),
    );
}

/** The places of the pictures, in the same measure. */
function figuresIn(file: Uint8Array): Box[] {
  const pdf = readPdf(file);
  const pages = [...pdf.objects].filter(([, one]) => one.includes('/Type/Page/'));
  return objectsWith(pdf, '/S/Figure').map((figure) => {
    const [left, low, right, high] = /BBox\[([^\]]*)\]/.exec(figure)![1]!.split(' ').map(Number) as [number, number, number, number];
    const page = pages.findIndex(([id]) => figure.includes(`/Pg ${id} 0 R`));
    const top = Number(/MediaBox\[[^\]]* ([\d.]+)\]/.exec(pages[page]![1])![1]);
    return { page, left, top: top - high, right, bottom: top - low };
  });
}

describe('the file says of itself', () => {
  const text = () => pictureTextAsText(inputOf([{ picture: {} as Picture, lines: [swedish] }]));
  test('that a machine has read it, that it may be wrong, and what is left out', () => {
    for (const words of [readTextTitle, 'Texten kan vara fel', 'Det är bilden som gäller', 'är utelämnade', 'säkerhet under 60 av 100'])
      expect(text()).toContain(words);
  });
  test('which record it belongs to, by name and checksum, and what read it', () => {
    for (const words of [first.name, first.sha256, 'tesseract.js 7.0.0', '@tesseract.js-data/swe 1.0.0, 4.0.0_best_int']) expect(text()).toContain(words);
  });
  test('what was read further in than its own words', () => {
    expect(text()).toContain(`\n  ${readTextTitle}:\n    Åsa såg öarna vid ån & <bron> igår\n`);
  });
});
