// Builds and shows the register with invented accounts, as browser.ts does with the scenes.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
export const wide = { width: 1440, height: 900 };

export async function buildRegister(): Promise<{ built: string; remove: () => void }> {
  const built = mkdtempSync(join(tmpdir(), 'register-'));
  const rollupOptions = { input: join(here, 'register.html') };
  await build({ configFile: join(here, '../vite.config.ts'), root: here, build: { outDir: built, rollupOptions } });
  return { built, remove: () => rmSync(built, { recursive: true, force: true }) };
}

export type Shown = { address?: string; accounts?: number; theme?: string; size?: typeof wide; failing?: true };

/** The register, drawn. A fault in the page fails the test. The caller closes the page's context. */
export async function showRegister(
  browser: Browser,
  built: string,
  { address = '#/konton', accounts = 600, theme, size = wide, failing }: Shown = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  await context.route('https://gallery.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(built, pathname === '/' ? 'register.html' : pathname);
    return existsSync(file)
      ? route.fulfill({ body: readFileSync(file), contentType: types[extname(file)] ?? 'application/octet-stream' })
      : route.fulfill({ status: 404 });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`the register: ${error.message}`);
  });
  const query = new URLSearchParams({ accounts: String(accounts), ...(theme ? { theme } : {}), ...(failing ? { failing: '1' } : {}) });
  await page.goto(`https://gallery.test/?${query.toString()}${address}`);
  await page.waitForSelector('[role="grid"], .empty :is(h1, h2)');
  return page;
}
