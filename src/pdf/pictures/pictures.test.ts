// Pictures as people have them: seen by their content, taken as they came where PDF can hold them, refused before anything is decoded where they are not whole.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { pngFile, pngRows, type PngPlan } from '../../../tests/pngFiles.ts';
import { objectsWith, readPdf } from '../../../tests/readPdf.ts';
import { sourceSans } from '../../../tests/sourceSans.ts';
import { toolIsHere } from '../../../tests/systemTool.ts';
import { canJudge, inWords, judge, judgingTime } from '../../../tests/verapdf.ts';
import { joined, latin1 } from '../bytes.ts';
import type { Document } from '../document.ts';
import { srgbProfile } from '../icc.ts';
import { makePdf } from '../pdfa.ts';
import type { Turn } from '../../domain/picture.ts';
import type { Picture } from './picture.ts';
import { piecesOf } from './pieces.ts';
import { seePicture } from './see.ts';

const fileOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../tests/pictures/${name}`, import.meta.url)));

const noise = (y: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31 + y * 17 + at * y) & 0xff);
const png = (plan: Partial<PngPlan>): Uint8Array => pngFile({ width: 40, height: 30, row: noise, ...plan });
const palette = Uint8Array.from({ length: 48 }, (_, at) => (at * 53) & 0xff);
const sixteen = (y: number, length: number): Uint8Array => noise(y, length).map((byte) => byte & 0x0f);
const profiled = { iCCP: joined([latin1('sRGB\0\0'), deflateSync(srgbProfile())]) };

const asTheyCame: Readonly<Record<string, Uint8Array>> = {
  'colour.png': png({}),
  'many-chunks.png': png({ cutAt: 7 }),
  'grey.png': png({ colours: 0 }),
  'grey-1.png': png({ colours: 0, bits: 1 }),
  'grey-4.png': png({ colours: 0, bits: 4 }),
  'palette.png': png({ colours: 3, row: sixteen, asides: { PLTE: palette } }),
  'palette-4.png': png({ colours: 3, bits: 4, asides: { PLTE: palette } }),
  'profile.png': png({ asides: profiled }),
  'palette-profile.png': png({ colours: 3, row: sixteen, asides: { ...profiled, PLTE: palette } }),
  ...Object.fromEntries(['colour.jpg', 'progressive.jpg', 'grey.jpg', 'profile.jpg', 'turned-with-position.jpg'].map((name) => [name, fileOf(name)])),
};

const toDecode: readonly (readonly [what: string, bytes: Uint8Array, why: string])[] = [
  ['colour with alpha', png({ colours: 6 }), 'transparent'],
  ['grey with alpha', png({ colours: 4 }), 'transparent'],
  ['one transparent colour', png({ asides: { tRNS: new Uint8Array(6) } }), 'transparent'],
  ['16 bits', png({ bits: 16 }), 'deep'],
  ['interlaced', png({ isInterlaced: true }), 'interlaced'],
  ['a JPEG in four colours', fileOf('four-colours.jpg'), 'fourColours'],
  ['WebP', fileOf('still.webp'), 'webp'],
  ['GIF', fileOf('still.gif'), 'gif'],
];

/** The GIF's first frame, said to be as wide and high as `side`. */
function withFrame(side: number): Uint8Array {
  const gif = fileOf('still.gif').slice();
  const frame = gif.findIndex((byte, at) => byte === 0x2c && gif[at + 5] === 48 && gif[at + 7] === 32);
  new DataView(gif.buffer).setUint16(frame + 5, side, true);
  new DataView(gif.buffer).setUint16(frame + 7, side, true);
  return gif;
}

const notPictures: readonly (readonly [what: string, bytes: Uint8Array, refusal: string])[] = [
  ['no bytes', new Uint8Array(), 'empty'],
  ['zeros', new Uint8Array(100), 'unknown'],
  ['SVG with a script', latin1('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'svg'],
  ['HEIC', latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
  ['PDF', latin1('%PDF-1.7\n'), 'unknown'],
  ['a PNG of 60,000 x 60,000', pngFile({ width: 60_000, height: 1 }).map((byte, at) => [0, 0, 0xea, 0x60][at - 20] ?? byte), 'tooLarge'],
  ['a PNG without width', png({}).map((byte, at) => (at >= 16 && at < 20 ? 0 : byte)), 'truncated'],
  ['a PNG of 3 bits', png({}).map((byte, at) => (at === 24 ? 3 : byte)), 'truncated'],
  ['a palette PNG without its palette', png({ colours: 3 }), 'truncated'],
  ['a GIF with a frame of 60,000 x 60,000', withFrame(60_000), 'tooLarge'],
  ['a GIF without its end', fileOf('still.gif').subarray(0, -1), 'truncated'],
  ['a chunk longer than the file', png({}).map((byte, at) => (at === 33 ? 0x7f : byte)), 'truncated'],
];

function pictureIn(bytes: Uint8Array, turn: Turn = 1): Picture {
  const seen = seePicture(bytes, turn);
  if (!('picture' in seen)) throw new Error(`not taken as it came: ${JSON.stringify(seen)}`);
  return seen.picture;
}

function documentWith(...pictures: readonly Picture[]): Document {
  return {
    ...{ title: 'Inlägg & <bild>', author: 'Gislaveds kommun', subject: 'Bild', language: 'sv-SE', madeAt: '2026-06-30T12:00:00Z', footer: 'Bild' },
    blocks: [
      { kind: 'heading', level: 1, text: 'Bild' },
      ...pictures.map((picture, index) => ({ kind: 'picture', picture, alternative: `Skärmbild ${index + 1}: "så här" <såg> det ut & 🙂` }) as const),
    ],
  };
}

describe('a file', () => {
  test.each(Object.entries(asTheyCame))('%s is taken as it came', (_name, bytes) => {
    expect(seePicture(bytes)).toMatchObject({ road: 'asItIs' });
  });
  test.each(toDecode)('%s is decoded by others: PDF/A cannot hold it', (_what, bytes, why) => {
    const seen = seePicture(bytes);
    expect(seen).toMatchObject({ road: 'decode', why });
    expect('width' in seen && [seen.width, seen.height]).toEqual(bytes[0] === 0x89 ? [40, 30] : [48, 32]);
  });
  test.each(notPictures)('%s is no picture', (_what, bytes, refusal) => {
    expect(seePicture(bytes)).toEqual({ refusal });
  });
  test.each(['colour.png', 'many-chunks.png', 'colour.jpg', 'progressive.jpg', 'profile.jpg', 'still.gif'])('%s that ends too early is refused, wherever it ends', (name) => {
    const bytes = asTheyCame[name] ?? fileOf(name);
    const taken = Array.from({ length: bytes.length - 1 }, (_, end) => end).filter((end) => !('refusal' in seePicture(bytes.subarray(0, end))));
    // A PNG whose last chunk lacks its checksum lacks nothing of the picture, but it was cut.
    expect(taken).toEqual([]);
  });
  test('with a profile keeps it when it speaks of the same colours, and only then', () => {
    const greyProfile = srgbProfile().slice();
    greyProfile.set(latin1('GRAY'), 16);
    const withGrey = png({ asides: { iCCP: joined([latin1('grey\0\0'), deflateSync(greyProfile)]) } });
    const bomb = png({ asides: { iCCP: joined([latin1('bomb\0\0'), deflateSync(new Uint8Array(50_000_000))]) } });
    expect([...(pictureIn(asTheyCame['profile.png']!).profile ?? [])]).toEqual([...srgbProfile()]);
    expect(pictureIn(asTheyCame['profile.jpg']!).profile?.length).toBeGreaterThan(128);
    expect(pictureIn(withGrey).profile).toBeUndefined();
    expect(pictureIn(bomb).profile).toBeUndefined();
  });
});

describe('a PDF with pictures', () => {
  const files: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    for (const [name, bytes] of Object.entries(asTheyCame)) files[name] = await makePdf(documentWith(pictureIn(bytes)), sourceSans);
    for (const [name, bytes] of Object.entries({ 'cut.png': png({ height: 900 }), 'alpha.png': png({ colours: 6 }), 'tall.jpg': fileOf('tall.jpg') })) {
      const made = await piecesOf(bytes);
      if ('pieces' in made) files[name] = await makePdf(documentWith(...made.pieces), sourceSans);
    }
    files['all'] = await makePdf(documentWith(...Object.values(asTheyCame).map((bytes) => pictureIn(bytes))), sourceSans);
  });

  describe.skipIf(!canJudge)('by veraPDF', { timeout: judgingTime }, () => {
    test('is PDF/A-2b, 2u, 2a and PDF/UA-1, whatever the picture', async () => {
      const verdicts = await judge(files);
      expect(verdicts).toHaveLength(4 * Object.keys(files).length);
      expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
    });
  });

  test('carries nothing of what stands beside the picture: position, camera, number', () => {
    const source = Buffer.from(asTheyCame['turned-with-position.jpg']!);
    const made = Buffer.from(files['turned-with-position.jpg']!);
    for (const word of ['SERIE-4711', 'Kamera', 'Exif']) expect([source.includes(word), made.includes(word)]).toEqual([true, false]);
  });

  test('is cut over pages of A4, or has one long page where the picture’s own bytes cannot be cut', () => {
    const boxes = (name: string) => objectsWith(readPdf(files[name]!), '/Type/Page/').map((page) => /MediaBox\[([^\]]*)\]/.exec(page)?.[1]);
    expect(boxes('cut.png')).toEqual(Array(boxes('cut.png').length).fill('0 0 595.276 841.89'));
    expect(boxes('cut.png').length).toBeGreaterThan(1);
    expect(boxes('tall.jpg')).toHaveLength(2);
    const heights = boxes('tall.jpg').map((box) => box!.split(' ').map(Number)).map(([, low = 0, , high = 0]) => high - low);
    expect(Math.max(...heights)).toBeGreaterThan(2000);
    expect(Math.max(...heights)).toBeLessThan(14_400);
  });

  test('holds one copy of a picture that is shown twice', async () => {
    const picture = pictureIn(asTheyCame['colour.jpg']!);
    const made = Buffer.from(await makePdf(documentWith(picture, picture), sourceSans)).toString('latin1');
    expect(made.split('/Subtype/Image').length).toBe(2);
  });

  describe.skipIf(!toolIsHere('pdfimages', ['-v']))('by poppler', () => {
    const tool = (program: string, options: readonly string[], file: Uint8Array): Buffer[] => {
      const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
      try {
        writeFileSync(join(folder, 'in.pdf'), file);
        execFileSync(program, [...options, join(folder, 'in.pdf'), join(folder, 'out')]);
        const made = readdirSync(folder).filter((name) => name.startsWith('out'));
        return made.map((name) => readFileSync(join(folder, name)));
      } finally {
        rmSync(folder, { recursive: true });
      }
    };

    test.each(['colour.png', 'many-chunks.png', 'grey.png', 'profile.png', 'palette.png'])('%s has the pixels it came with', (name) => {
      const [extracted] = tool('pdfimages', ['-png'], files[name]!);
      const [was, is] = [pngRows(asTheyCame[name]!), pngRows(extracted!)];
      const colourful = (row: Uint8Array) => (name === 'palette.png' ? [...row].flatMap((index) => [...palette.subarray(3 * index, 3 * index + 3)]) : [...row]);
      expect(is.rows.map((row) => [...row])).toEqual(was.rows.map(colourful));
    });

    test.each(['colour.jpg', 'progressive.jpg', 'grey.jpg'])('%s has the bytes it came with', (name) => {
      const [extracted] = tool('pdfimages', ['-j'], files[name]!);
      expect(extracted!.equals(joined(pictureIn(asTheyCame[name]!).data))).toBe(true);
    });

    test('stands upright, however the camera was held', () => {
      // The stored picture: red and green above, blue and yellow below. The corners as each turn shows them, from upper left by the clock.
      const corners: Readonly<Record<Turn, string>> = { 1: 'rgyb', 2: 'grby', 3: 'ybrg', 4: 'bygr', 5: 'rbyg', 6: 'brgy', 7: 'ygrb', 8: 'gybr' };
      return Promise.all(
        (Object.keys(corners).map(Number) as Turn[]).map(async (turn) => {
          const [rendered] = tool('pdftoppm', ['-png', '-r', '72'], await makePdf(documentWith(pictureIn(fileOf('colour.jpg'), turn)), sourceSans));
          expect([turn, cornersOf(rendered!)]).toEqual([turn, corners[turn]]);
        }),
      );
    });
  });
});

/** The coloured corners of what stands on a white page. */
function cornersOf(rendered: Uint8Array): string {
  const { rows, width } = pngRows(rendered);
  const colours = [[200, 30, 40, 'r'], [30, 160, 60, 'g'], [40, 60, 200, 'b'], [240, 220, 80, 'y']] as const;
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = rows[y]!.subarray(3 * x, 3 * x + 3);
    return colours.find((colour) => Math.abs(colour[0] - red) + Math.abs(colour[1] - green) + Math.abs(colour[2] - blue) < 60)?.[3];
  };
  const seen = rows.flatMap((_row, y) => Array.from({ length: width }, (_, x) => ({ x, y, colour: at(x, y) })).filter(({ colour }) => colour));
  const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))];
  return [at(left + 3, top + 3), at(right - 3, top + 3), at(right - 3, bottom - 3), at(left + 3, bottom - 3)].join('');
}
