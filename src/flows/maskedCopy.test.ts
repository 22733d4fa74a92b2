import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { pngFile, pngRows, type PngPlan } from '../../tests/pngFiles.ts';
import { fromHex, objectsWith, readPdf } from '../../tests/readPdf.ts';
import { sourceSans } from '../../tests/sourceSans.ts';
import { readsText, textInPdf } from '../../tests/popplerText.ts';
import { pixelsOf } from '../../tests/pixelsInPdf.ts';
import { canJudge, inWords, judge, judgingTime } from '../../tests/verapdf.ts';
import { webDigest } from '../adapters/browser/platform.ts';
import type { MaskArea, MaskReason } from '../domain/masking.ts';
import type { ReadWord } from '../domain/readText.ts';
import type { MaskedAbout, PictureDecoder, PictureToMask } from '../ports.ts';
import { maskedCopy } from './maskedCopy.ts';

const ports = { digest: webDigest, assets: sourceSans };
/** Ŵ and ř stand in no other text of the file: not even their glyphs may be left. */
const secret = 'Ŵilma Kvastbjöřn';
const reason: MaskReason = { ground: 'health', provision: '', note: `${secret} bad om det` };
const about: MaskedAbout = {
  municipality: 'Gislaveds kommun',
  designation: '2026-17',
  madeAt: '2026-12-16T13:05:00Z',
  rows: [
    { label: 'Avsändare', value: secret },
    { label: 'Sett', value: '15 december 2026 kl. 09.10' },
    { label: 'Inläggets text', value: `Räksmörgås & <b>fika</b> 🙂 מים ${'långtord'.repeat(30)}` },
  ],
  rowMasks: [{ row: 'Avsändare', reason }],
};

/** Every pixel is its own, so that one that is out of its place is seen. */
const speckled = (y: number, length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + y * 13 + ((at * y) % 31)) & 0xff);
const area: MaskArea = { left: 5, top: 12, width: 17, height: 9 };
const madeOf = (plan: Partial<PngPlan>) => pngFile({ width: 40, height: 30, row: speckled, ...plan });
const toMask = (bytes: Uint8Array, more: Partial<PictureToMask> = {}): PictureToMask => ({
  name: '2026-17_bild-1.png',
  bytes,
  size: { width: 40, height: 30 },
  masks: [{ ...area, reason }],
  ...more,
});

const made = async (pictures: readonly PictureToMask[], of: Partial<MaskedAbout> = {}, decoder?: PictureDecoder) => {
  const answer = await maskedCopy({ ...ports, ...(decoder ? { decoder } : {}) }, { ...about, ...of }, pictures);
  if ('refusal' in answer) throw new Error(`${answer.refusal} ${answer.name}`);
  return answer.pdf;
};

const isMasked = ({ left, top, width, height }: MaskArea, x: number, y: number) => x >= left && x < left + width && y >= top && y < top + height;

/** What a picture shows, three bytes a pixel, reckoned from its file by other code than the product's. */
function shown(bytes: Uint8Array, plan: Partial<PngPlan>, palette?: Uint8Array): number[][] {
  const { rows, width } = pngRows(bytes);
  const bits = plan.bits ?? 8;
  return rows.map((row) =>
    Array.from({ length: width }, (_, x) => {
      const sample = (n: number) => row[n]!;
      if (plan.colours === 6) return [0, 1, 2].map((n) => Math.round((sample(4 * x + n) * sample(4 * x + 3)) / 255) + 255 - sample(4 * x + 3));
      if (plan.colours === 4) return Array(3).fill(Math.round((sample(2 * x) * sample(2 * x + 1)) / 255) + 255 - sample(2 * x + 1)) as number[];
      if (plan.colours === 2 || plan.colours === undefined) return [0, 1, 2].map((n) => sample(3 * x + n));
      const bit = x * bits;
      const index = (sample(bit >> 3) >> (8 - bits - (bit % 8))) & (2 ** bits - 1);
      return plan.colours === 3 ? [0, 1, 2].map((n) => palette![3 * index + n]!) : (Array(3).fill(Math.round((index * 255) / (2 ** bits - 1))) as number[]);
    }).flat(),
  );
}

const palette = Uint8Array.from({ length: 768 }, (_, at) => (at * 5 + 11) & 0xff);
const kinds: [string, Partial<PngPlan>][] = [
  ['colour', {}],
  ['colour with alpha', { colours: 6 }],
  ['grey', { colours: 0 }],
  ['grey with alpha', { colours: 4 }],
  ['grey of one bit', { colours: 0, bits: 1 }],
  ['a palette', { colours: 3, asides: { PLTE: palette } }],
  ['a palette of two bits', { colours: 3, bits: 2, asides: { PLTE: palette.subarray(0, 12) } }],
];

describe('a masked picture', () => {
  test.each(kinds)('of %s has one colour under the mask, and its own pixels everywhere else', async (_name, plan) => {
    const bytes = madeOf(plan);
    const was = shown(bytes, plan, palette);
    const is = pixelsOf(await made([toMask(bytes)]));
    expect(is).toHaveLength(30);
    const expected = was.map((row, y) => row.map((value, at) => (isMasked(area, Math.floor(at / 3), y) ? 0 : value)));
    expect(is).toEqual(expected);
  });

  test('that is cut over pages is masked in every piece', async () => {
    const bytes = madeOf({ height: 400 });
    const mask = { left: 3, top: 20, width: 10, height: 300 };
    const is = pixelsOf(await made([toMask(bytes, { size: { width: 40, height: 400 }, masks: [{ ...mask, reason }] })]));
    const was = shown(bytes, {});
    expect(is).toEqual(was.map((row, y) => row.map((value, at) => (isMasked(mask, Math.floor(at / 3), y) ? 0 : value))));
  });

  test('is the only picture of the file, and no byte of the original’s own is passed on', async () => {
    const bytes = madeOf({ asides: { tEXt: Buffer.from(`Author\0${secret}`, 'utf8'), eXIf: Buffer.from('II*\0SERIE-4711') } });
    const pdf = await made([toMask(bytes)]);
    const read = readPdf(pdf);
    expect(objectsWith(read, '/Subtype/Image')).toHaveLength(1);
    expect(objectsWith(read, '/Thumb')).toEqual([]);
    expect(objectsWith(read, '/SMask')).toEqual([]);
    const whole = Buffer.concat([pdf, ...read.streams.values()]);
    expect(whole.includes('SERIE-4711')).toBe(false);
    const data = Buffer.from(bytes);
    const first = data.indexOf('IDAT') + 4;
    expect(whole.includes(data.subarray(first + 2, first + 26))).toBe(false);
  });

  test('leaves the original untouched, bit by bit', async () => {
    const bytes = madeOf({});
    const before = createHash('sha256').update(bytes).digest('hex');
    await made([toMask(bytes)]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(before);
  });

  test('whose masks were drawn on another size, or reach outside it, is refused with its name', async () => {
    const answer = (more: Partial<PictureToMask>) => maskedCopy(ports, about, [toMask(madeOf({}), more)]);
    const refused = { refusal: 'otherSize', name: '2026-17_bild-1.png' };
    expect(await answer({ size: { width: 30, height: 40 } })).toEqual(refused);
    expect(await answer({ masks: [{ ...area, left: 39, reason }] })).toEqual(refused);
    expect(await answer({ masks: [{ ...area, top: -1, reason }] })).toEqual(refused);
  });

  test('that only a browser can draw is refused without one, and made of the browser’s pixels with one', async () => {
    const jpeg = new Uint8Array(readFileSync('tests/pictures/turned-with-position.jpg'));
    const picture = { ...toMask(jpeg), size: { width: 32, height: 48 } };
    expect(await maskedCopy(ports, about, [picture])).toEqual({ refusal: 'needsBrowser', name: picture.name });
    const drawn = Array.from({ length: 48 }, (_, y) => [...speckled(y, 96)]);
    const decoder: PictureDecoder = {
      decode: async () => ({
        width: 32,
        height: 48,
        bands: (async function* () {
          yield Uint8Array.from(drawn.slice(0, 20).flat());
          yield Uint8Array.from(drawn.slice(20).flat());
        })(),
      }),
    };
    const pdf = await made([picture], {}, decoder);
    expect(pixelsOf(pdf)).toEqual(drawn.map((row, y) => row.map((value, at) => (isMasked(area, Math.floor(at / 3), y) ? 0 : value))));
    for (const word of ['SERIE-4711', 'Exif', 'DCTDecode']) expect(Buffer.from(pdf).includes(word), word).toBe(false);
  });

  test('that ends too early is refused', async () => {
    const bytes = madeOf({});
    expect(await maskedCopy(ports, about, [toMask(bytes.subarray(0, -40))])).toMatchObject({ refusal: 'truncated' });
  });
});

describe('the text of a masked copy', () => {
  const word = (text: string, left: number, top: number): ReadWord => ({ text, left, top, width: 8, height: 5, confidence: 90 });
  const lines = [[word('Ŵilma', 20, 14), word('Öppet', 30, 14)], [word('Kvastbjöřn', 6, 18)], [word('fika', 2, 25)]];
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await made([toMask(madeOf({}), { read: [lines] })]);
  });

  /** Everything in the file that could say something: as it is stored, unpacked, and as hexadecimal text. */
  const everything = () => {
    const { objects, streams } = readPdf(pdf);
    const texts = [...objects.values(), ...[...streams.values()].map((stream) => Buffer.from(stream).toString('latin1')), Buffer.from(pdf).toString('latin1')];
    const hex = texts.flatMap((text) => [...text.matchAll(/<([0-9A-Fa-f]{4,})>/g)].map((found) => fromHex(found[1]!)));
    return [...texts, ...texts.map((text) => Buffer.from(text, 'latin1').toString('utf8')), ...hex];
  };

  test('has nowhere what is masked, neither in what it shows, in what was read, nor in its metadata', () => {
    const all = everything();
    for (const part of [secret, 'Ŵil', 'Kvastbj', 'ilma', 'bad om det']) expect(all.filter((text) => text.includes(part)).length, part).toBe(0);
    // The glyphs of what stands are mapped, those of what is masked are not.
    const maps = all.filter((text) => text.includes('beginbfchar') || text.includes('beginbfrange')).join('\n');
    expect(maps).toMatch(/00D6/i);
    expect(maps).not.toMatch(/<0174>|<0159>/i);
  });

  test.skipIf(!readsText)('is found by others where it is kept, and says [Maskerat] and why where it is not', () => {
    const text = textInPdf(pdf);
    const kept = ['[Maskerat]', 'OSL 21 kap. 1 §', 'Räksmörgås & <b>fika</b>', '15 december 2026 kl. 09.10', 'Öppet'];
    for (const part of kept) expect(text).toContain(part);
    expect(text).not.toContain('ilma');
  });

  test('does not say the checksum or the name of what it was made of: a guess could be tried against it', () => {
    const original = createHash('sha256').update(madeOf({})).digest('hex');
    expect(everything().filter((text) => text.includes(original) || text.includes('bild-1.png'))).toEqual([]);
  });

  test('is the same bytes when it is made again at the same time', async () => {
    expect(Buffer.from(await made([toMask(madeOf({}), { read: [lines] })])).equals(Buffer.from(pdf))).toBe(true);
  });

  test('has what was read of each piece where it stands there, without what was doubtful or what a mask touches', async () => {
    const size = { width: 40, height: 400 };
    const low = { left: 0, top: 300, width: 40, height: 40 };
    const doubtful = { ...word('gissat', 30, 14), confidence: 40 };
    const ask = async (read: PictureToMask['read']) => {
      const bytes = madeOf({ height: 400 });
      const answer = await maskedCopy(ports, about, [{ ...toMask(bytes, { size, masks: [{ ...low, reason }] }), ...(read ? { read } : {}) }]);
      return 'refusal' in answer ? [] : answer.shown;
    };
    const [unread] = await ask(undefined);
    const heights = unread!.pieces.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(20));
    expect(heights.length).toBeGreaterThan(1);
    expect(heights.reduce((sum, height) => sum + height, 0)).toBe(400);
    // The same words in each piece, at the place that the mask has in the last one.
    const above = heights.slice(0, -1).reduce((sum, height) => sum + height, 0);
    const piece = [[word('under', 2, low.top + 10 - above), word('fritt', 2, low.top - 20 - above), doubtful]];
    const [shown] = await ask(heights.map(() => piece));
    expect(shown!.lines.slice(0, -1).every((line) => line === 'under fritt')).toBe(true);
    expect(shown!.lines.at(-1)).toBe('fritt');
  });

  describe.skipIf(!canJudge)('by veraPDF', { timeout: judgingTime }, () => {
    test('is PDF/A-2b, 2u, 2a and PDF/UA-1: with pictures, cut ones, none, and with nothing masked', async () => {
      const tall = toMask(madeOf({ height: 400 }), { size: { width: 40, height: 400 }, read: [lines] });
      const files = {
        one: pdf,
        tall: await made([tall, toMask(madeOf({ colours: 3, asides: { PLTE: palette } }))]),
        none: await made([]),
        copy: await made([], { rowMasks: [] }),
      };
      const verdicts = await judge(files);
      expect(verdicts).toHaveLength(16);
      expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
    });
  });
});
