import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, openBrowser } from '../../tests/gallery/browser.ts';
import { ordinary, strange } from '../../tests/planExamples.ts';
import { sourceSans } from '../../tests/sourceSans.ts';
import { missing } from '../../tests/systemTool.ts';
import { planDocument } from './planDocument.ts';
import type { PlanDocumentInput } from './planDocument.ts';

const entry = fileURLToPath(new URL('planDocument.ts', import.meta.url));
/** A secure origin, answered here: crypto.subtle exists on no other. */
const origin = 'https://record.example/';
const browser = browserPath();
if (!browser) missing('no browser was found');

async function bundled(format: 'es' | 'iife', external: RegExp[] = []): Promise<string> {
  const result = await build({
    configFile: false,
    envDir: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry, formats: [format], name: 'records' }, rolldownOptions: { external, output: { minify: true } } },
  });
  const [output] = result as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}

test('the code of the records is small: 15 kB at most, beside the domain, fflate and the fonts', { timeout: 600_000 }, async () => {
  const code = await bundled('es', [/\/domain\//, /fflate/]);
  expect(code.length).toBeGreaterThan(10_000);
  expect(brotliCompressSync(code).length).toBeLessThan(15_000);
});

type Asked = { plan: PlanDocumentInput; fonts: Record<string, string> };
type Records = { planDocument(plan: PlanDocumentInput, fonts: { font(weight: number, script: string): Promise<Uint8Array> }): Promise<Uint8Array> };

describe.skipIf(!browser)('Chromium', { timeout: 600_000 }, () => {
  let chromium: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    chromium = await openBrowser(browser ?? '');
  }, 600_000);
  afterAll(() => chromium?.close());

  test.each([
    ['an ordinary plan', ordinary],
    ['a plan with strange characters', strange],
  ])('makes the same bytes as Node of %s', async (_, plan) => {
    const page = await chromium.newPage();
    const script = await bundled('iife');
    await page.route(`${origin}**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html>' }));
    await page.goto(origin);
    await page.addScriptTag({ content: script });
    const fonts: Asked['fonts'] = {};
    for (const font of ['latin 400', 'latin 700', 'latin-ext 400', 'latin-ext 700']) {
      const [family, weight] = font.split(' ');
      fonts[font] = (
        await readFile(
          fileURLToPath(new URL(`../../node_modules/@fontsource/source-sans-3/files/source-sans-3-${family}-${weight}-normal.woff`, import.meta.url)),
        )
      ).toString('base64');
    }
    const made = await page.evaluate(makeInPage, { plan, fonts });
    await page.close();
    expect(Buffer.from(made, 'base64').equals(await planDocument(plan, sourceSans))).toBe(true);
  });
});

/** Runs in the browser: bytes in and out as base64. */
async function makeInPage({ plan, fonts }: Asked): Promise<string> {
  const { records } = globalThis as unknown as { records: Records };
  const font = async (weight: number, script: string) => Uint8Array.from(atob(fonts[`${script} ${weight}`] ?? ''), (character) => character.charCodeAt(0));
  const bytes = await records.planDocument(plan, { font });
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
