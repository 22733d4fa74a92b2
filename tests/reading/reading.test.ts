// Text in pictures, read in a real browser under the headers of production: what is asked for and when, how true the text is, and what becomes of it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltFile } from '../../local-tenant/files.ts';
import { headersFor } from '../../local-tenant/headers.ts';
import type { PictureTextManifest } from '../../src/domain/pictureTextManifest.ts';
import { copiesReadingFiles } from '../../vite.config.ts';
import { browserPath } from '../gallery/browser.ts';
import { missing, toolIsHere } from '../systemTool.ts';
import { canJudge, inWords, judge, judgingTime } from '../verapdf.ts';
import type { Drawing } from './page.ts';

const path = browserPath();
if (!path) missing('A browser is not installed');

const folder = mkdtempSync(join(tmpdir(), 'reading-'));
let server: Server;
let browser: Browser;
let page: Page;
let origin = '';
/** Addresses, in their order: what reached the server, and all that the browser asked for. */
const served: string[] = [];
const asked: string[] = [];
const refusedByPolicy: string[] = [];

/** The built files with production's headers; under /silent a reader that never answers. */
async function serve(): Promise<void> {
  server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://host').pathname;
    served.push(address);
    const isSilent = address.startsWith('/silent/');
    void readBuiltFile(folder, address === '/' ? '/index.html' : address).then((file) => {
      if (isSilent) return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('');
      if (!file) return response.writeHead(404).end();
      return response.writeHead(200, { 'Content-Type': file.type, ...headersFor(address, 'https://kommunen.sharepoint.com') }).end(file.bytes);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ofReader = () => served.filter((address) => address.startsWith('/reading/'));

describe.skipIf(!path)('the reader of text in pictures', () => {
  beforeAll(async () => {
    await build({
      configFile: false,
      root: 'tests/reading',
      publicDir: false,
      base: './',
      logLevel: 'error',
      plugins: [copiesReadingFiles()],
      build: { outDir: folder, target: 'es2022', emptyOutDir: true },
    });
    await serve();
    browser = await chromium.launch({
      executablePath: path!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    const context = await browser.newContext();
    context.on('request', (request) => void asked.push(request.url()));
    page = await context.newPage();
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refusedByPolicy.push(message.text());
    });
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => 'reading' in window);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has its files and their licences in the build, under their own names', () => {
    expect(readdirSync(join(folder, 'reading')).sort()).toEqual([
      'LICENSES.txt',
      'swe.traineddata.gz',
      'tesseract-core-lstm.wasm.js',
      'tesseract-core-relaxedsimd-lstm.wasm.js',
      'tesseract-core-simd-lstm.wasm.js',
      'worker.min.js',
    ]);
    const licences = readFileSync(join(folder, 'reading', 'LICENSES.txt'), 'utf8');
    for (const words of ['Apache License', 'MIT', 'BSD-2-Clause', 'swe.traineddata.gz', 'zlib.js']) expect(licences).toContain(words);
  });

  it('is not asked for before a picture is read', () => {
    expect(served).toContain('/');
    expect(ofReader()).toEqual([]);
    expect(served.length).toBeLessThan(6);
  });

  it.each([14, 15, 16])('reads Swedish of %s pixels with at most 5 % of the characters wrong, and keeps few words that are not there', async (size) => {
    const { text, kept, dropped } = await page.evaluate((drawing) => window.reading.read(drawing), drawing({ size, lines: swedish }));
    const truth = swedish.join(' ');
    const wrong = distance(truth, text) / truth.length;
    const untrue = kept.filter((word) => !truth.split(' ').includes(word));
    console.log(
      `  ${size} px: ${(100 * wrong).toFixed(2)} % of ${truth.length} characters wrong; ${kept.length} words kept, ${dropped} left out; not in the picture: ${untrue.join(' ') || 'none'}`,
    );
    expect(wrong, text).toBeLessThanOrEqual(0.05);
    expect(untrue.length / kept.length).toBeLessThanOrEqual(0.05);
    expect(kept.length / truth.split(' ').length).toBeGreaterThan(0.9);
    for (const letters of ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) expect(kept.join(' ')).toContain(letters);
  });

  it('asks for a worker, one core and the model, of its own host, and for nothing anywhere else', () => {
    expect([...new Set(ofReader())].sort()).toEqual([
      '/reading/swe.traineddata.gz',
      expect.stringMatching(/^\/reading\/tesseract-core[a-z-]*-lstm\.wasm\.js$/),
      '/reading/worker.min.js',
    ]);
    const sizes = [...new Set(ofReader())].map((address) => readFileSync(join(folder, address)).length);
    console.log(`  asked for: ${[...new Set(ofReader())].join(', ')}: ${sizes.reduce((sum, size) => sum + size, 0)} bytes`);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((address) => !address.startsWith(`${origin}/`) && !/^(data|blob):/.test(address))).toEqual([]);
    expect(refusedByPolicy).toEqual([]);
  });

  it('compiles WebAssembly under its own policy, which the page does not have', async () => {
    const smallest = () =>
      WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
        () => 'compiled',
        (thrown: unknown) => String(thrown),
      );
    expect(await page.evaluate(smallest)).toContain('Content Security Policy');
  });

  it('reads a tall picture strip by strip, in its order, and tells how far it has come', async () => {
    const lines = Array.from({ length: 45 }, (_, index) => `Rad ${index + 1} säger att badet öppnar`);
    const { text, pieces, shares } = await page.evaluate((one) => window.reading.read(one), drawing({ lines, width: 420 }));
    expect(pieces).toBeGreaterThan(2);
    expect(distance(lines.join(' '), text) / lines.join(' ').length).toBeLessThanOrEqual(0.05);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares.at(-1), shares.length > pieces]).toEqual([1, true]);
  });

  it('reads a JPEG that cannot be cut in parts that fit in memory, with its words where they stand in the whole', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `Inlägg ${index + 1} om hämtning på öarna`);
    const one = drawing({ lines, width: 1200, leading: 60, type: 'image/jpeg' });
    const { text, pieces, places } = await page.evaluate((each) => window.reading.read(each), one);
    expect(pieces).toBe(1);
    expect(distance(lines.join(' '), text) / lines.join(' ').length).toBeLessThanOrEqual(0.05);
    const last = places.filter((place) => place.text.startsWith('Inlägg')).at(-1);
    expect(Math.abs((last?.top ?? 0) + 16 - 60 * 60)).toBeLessThan(8);
    expect(Math.abs((last?.left ?? 0) - 20)).toBeLessThan(4);
  });

  it('reads a picture that lies on its side as it is seen when turned', async () => {
    const { text, places } = await page.evaluate((one) => window.reading.read(one), drawing({ lines: swedish, type: 'image/jpeg', turn: 6 }));
    expect(distance(swedish.join(' '), text) / swedish.join(' ').length).toBeLessThanOrEqual(0.05);
    expect(Math.abs((places[0]?.left ?? 0) - 20)).toBeLessThan(4);
    expect(places[0]?.top).toBeLessThan(40);
  });

  it('says that it did not start when a file is missing or nobody answers, and that no picture is one', async () => {
    expect(await page.evaluate(() => window.reading.failure('nowhere', 60_000))).toBe('offline');
    expect(await page.evaluate(() => window.reading.failure('silent', 300))).toBe('offline');
    expect(await page.evaluate(() => window.reading.unreadable())).toBe('unexpected');
  });

  it('can be stopped while it reads, and reads again when asked', async () => {
    const { first, again } = await page.evaluate((one) => window.reading.stopped(one), drawing({ lines: swedish }));
    expect(first).toBe('stopped');
    expect(again).toBeGreaterThan(20);
  });

  describe('and the second file', () => {
    const first = 'ab12'.repeat(16);
    let pdf: Uint8Array;
    let manifest: PictureTextManifest;
    beforeAll(async () => {
      const made = await page.evaluate(([one, sum]) => window.reading.record(one, sum), [drawing({ lines: swedish }), first] as const);
      pdf = new Uint8Array(Buffer.from(made.pdf, 'base64'));
      manifest = JSON.parse(made.manifest) as PictureTextManifest;
    });

    it('names the first, itself, and what read it', () => {
      expect(manifest.of.sha256).toBe(first);
      expect(manifest.record.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
      expect(manifest.engine).toEqual({
        name: 'tesseract.js',
        version: '7.0.0',
        model: { name: '@tesseract.js-data/swe', version: '1.0.0', variant: '4.0.0_best_int' },
      });
      expect(manifest.files[0]?.words).toBeGreaterThan(60);
    });

    it.skipIf(!toolIsHere('pdftotext', ['-v']))('is searched for what the picture says', () => {
      const file = join(folder, 'second.pdf');
      writeFileSync(file, pdf);
      const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
      for (const words of ['bäckasiner söka', 'WC-zonmö', 'Åsa Öberg', 'simhallen i Gislaved']) expect(text).toContain(words);
    });

    describe.skipIf(!canJudge)('by veraPDF', { timeout: judgingTime }, () => {
      it('passes 2b, 2u, 2a and UA-1', async () => {
        const verdicts = await judge({ second: pdf });
        expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
      });
    });
  });
});

/** Two pangrams and what posts look like, with names, times, numbers and addresses. */
const swedish = [
  'Flygande bäckasiner söka hwila på mjuka tuvor.',
  'Yxskaftbud, ge vår WC-zonmö IQ-hjälp.',
  'Åsa Öberg skrev: När öppnar simhallen i Gislaved på lördag?',
  'Ärendet gäller hämtning av avfall på Ängsvägen 12, klockan 09:30.',
  'Jag har ringt 0371-810 00 två gånger i veckan utan att få svar!',
  'Kommunen svarar: Tack för din fråga, vi återkommer före fredag.',
  'Läs mer på www.gislaved.se eller skriv till kommunen@gislaved.se.',
  'Det är 37 som gillar och 5 som har delat inlägget i gruppen.',
];

const drawing = (change: Partial<Drawing> & Pick<Drawing, 'lines'>): Drawing => ({ size: 16, width: 640, leading: 30, type: 'image/png', ...change });

/** How many characters must be put in, taken away or changed (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++)
      next.push(Math.min(above[at]! + 1, next[at - 1]! + 1, above[at - 1]! + (one[row - 1] === other[at - 1] ? 0 : 1)));
    above = next;
  }
  return above[other.length]!;
}
