// Shows a scene with answers of the test's own. Built and served as the gallery is (browser.ts), from a page of its own.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import type { Actions } from '../../src/tab/shared/actions.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Answers the folder it was built into, and the way to take it away. */
export async function buildAltered(): Promise<{ built: string; remove: () => void }> {
  const built = mkdtempSync(join(tmpdir(), 'altered-'));
  await build({ configFile: join(here, 'vite.config.ts'), build: { outDir: built, rollupOptions: { input: join(here, 'altered.html') } } });
  return { built, remove: () => rmSync(built, { recursive: true, force: true }) };
}

/** `alter` runs in the page: it may use nothing but what it is given. `calls` there is a list to write in. */
export type Alter = (actions: Actions, calls: string[]) => Partial<Actions>;

export async function showAltered(
  browser: Browser,
  built: string,
  scene: string,
  alter: Alter = () => ({}),
  size = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  await context.route('https://gallery.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(built, pathname === '/' ? 'altered.html' : pathname);
    return existsSync(file)
      ? route.fulfill({ body: readFileSync(file), contentType: types[extname(file)] ?? 'application/octet-stream' })
      : route.fulfill({ status: 404 });
  });
  await context.addInitScript(`globalThis.calls = []; globalThis.alter = (actions) => (${alter.toString()})(actions, globalThis.calls);`);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`${scene}: ${error.message}`);
  });
  await page.goto(`https://gallery.test/?scene=${scene}`);
  await page.waitForSelector('.page:not(:has(.skeleton)) h1, .decision h1');
  return page;
}
