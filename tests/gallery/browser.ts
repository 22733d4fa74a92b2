// Builds the gallery once and shows scenes of it in a browser without a server: every file is answered from disk.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { build } from 'vite';
import type { Scene } from './scenes.ts';
import { pictureFiles } from './pictureFiles.ts';
import { verifyFiles } from './verifyFiles.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
let built = '';
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser is, or undefined. */
export const browserPath = (): string | undefined => places.find((path) => path && existsSync(path));

/** Each process builds into a folder of its own: test files run side by side. */
export async function buildGallery(): Promise<void> {
  built = mkdtempSync(join(tmpdir(), 'gallery-'));
  await build({ configFile: join(here, 'vite.config.ts'), build: { outDir: built } });
}

/** Closing the browser takes the built gallery away. */
export async function openBrowser(path: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=sv-SE',
    ],
  });
  browser.on('disconnected', () => rmSync(built, { recursive: true, force: true }));
  return browser;
}

/** Files of the gallery, from disk; `headers` are those of a path. */
export async function serveGallery(context: BrowserContext, headers: (path: string) => Record<string, string> = () => ({})): Promise<void> {
  await context.route('https://gallery.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(built, pathname === '/' ? 'index.html' : pathname);
    return existsSync(file)
      ? route.fulfill({ body: readFileSync(file), headers: { ...headers(pathname), 'Content-Type': types[extname(file)] ?? 'application/octet-stream' } })
      : route.fulfill({ status: 404 });
  });
}

export type Size = { width: number; height: number };

/** A page with the scene drawn and its acts done. `prepare` may change the browser first. The caller closes the page's context. */
export async function showScene(
  browser: Browser,
  scene: Scene,
  theme: string,
  size: Size,
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  await serveGallery(context);
  await prepare?.(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`${scene.name}: ${error.message}`);
  });
  await page.goto(`https://gallery.test/?scene=${scene.name}&theme=${theme}`);
  await page.waitForSelector(
    scene.world === 'slow' ? '.skeleton-row' : '.page:not(:has(.skeleton)) h1, .decision h1, .empty :is(h1, h2), .decision .empty, .sign-body h1, .verify h1',
  );
  for (const act of scene.acts ?? []) await perform(page, act);
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  return page;
}

export async function perform(page: Page, act: string): Promise<void> {
  const fill = /^fill:(.*?)=(.*)$/.exec(act);
  if (fill) {
    await page.getByLabel(fill[1]!, { exact: true }).last().fill(fill[2]!);
    return;
  }
  const choose = /^choose:(.*?)=(.*)$/.exec(act);
  if (choose) {
    await page.getByRole('combobox', { name: choose[1]! }).first().selectOption({ label: choose[2]! });
    return;
  }
  if (act.startsWith('pick:')) {
    await page.getByLabel(act.slice(5), { exact: true }).first().check();
    return;
  }
  if (act.startsWith('see:')) {
    await page.getByText(act.slice(4)).first().waitFor();
    return;
  }
  if (act.startsWith('show:')) {
    await page.locator('input[type="file"][multiple]').setInputFiles(await pictureFiles(page, act.slice(5).split(',')));
    return;
  }
  if (act.startsWith('bring:')) {
    await page.locator('input[type="file"]').setInputFiles(await verifyFiles(act.slice(6).split(',')));
    return;
  }
  const control = page.locator('button, a, [role="menuitem"]').filter({ hasText: act }).filter({ visible: true });
  const named = page.getByRole('button', { name: act, exact: true });
  await ((await control.count()) > 0 ? control.last() : named.first()).click();
  await page.waitForTimeout(100);
}
