// The stand-alone page as someone uses it: one file opened from disk, files dropped on it, no network.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './gallery/browser.ts';
import { approvedRecord, keyRegister, paperRecord, signingKey } from './signedPlan.ts';
import { missing } from './systemTool.ts';

const executablePath = browserPath();
if (!executablePath) missing('no browser is installed');

describe.skipIf(!executablePath)('the stand-alone verification page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-page-'));
  const at = (name: string) => join(folder, name);
  let browser: Browser;
  const refused: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.verify.config.ts', '--outDir', folder, '--logLevel', 'error'],
      { env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
    );
    expect(built.status, built.stderr).toBe(0);
    const [key, forger] = await Promise.all([signingKey('ms-1'), signingKey('ms-1')]);
    writeFileSync(at('plan.json'), JSON.stringify(await approvedRecord(key)));
    writeFileSync(at('forged.json'), JSON.stringify(await approvedRecord(forger)));
    writeFileSync(at('paper.json'), JSON.stringify(await paperRecord(key)));
    writeFileSync(at('keys.json'), JSON.stringify(await keyRegister(key)));
    writeFileSync(at('plan.pdf'), '%PDF-1.7');
    writeFileSync(at('other.json'), '{"kind":"planRecord"}');
    browser = await openBrowser(executablePath!);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Any request but for the page itself, and anything the console complains of, is kept. */
  async function open(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const address = pathToFileURL(at('verify.html')).href;
    page.on('request', (request) => request.url() !== address && !request.url().startsWith('data:') && refused.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    page.on('pageerror', (error) => refused.push(error.message));
    await page.goto(address);
    return page;
  }
  const bring = async (page: Page, ...names: string[]) => await page.locator('input[type=file]').setInputFiles(names.map(at));

  it('is one file that asks for nothing else', async () => {
    expect(readdirSync(folder).filter((name) => !/\.(json|pdf)$/.test(name))).toEqual(['verify.html']);
    const markup = readFileSync(at('verify.html'), 'utf8').replace(/<script type="module">[\s\S]*<\/script>/, '');
    expect(markup.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
    const page = await open();
    await page.getByRole('heading', { name: 'Kontrollera ett godkännande' }).waitFor();
    expect(refused).toEqual([]);
  });

  it('says "Äkta" only when the key register has been brought, in whatever order the files come', async () => {
    const page = await open();
    await bring(page, 'plan.json');
    await page.getByText('Utan kommunens nyckelregister går inget att styrka, varken besluten eller planens läge.').waitFor();
    await page.getByText('Läget kan inte styrkas').waitFor();
    expect(await page.getByText(/^Väntar på/).count()).toBe(0);
    await page.getByText('Kan inte styrkas: okänd nyckel. Text, person, version och tid är kontrollerade och stämmer i övrigt.').first().waitFor();
    expect(await page.getByText(/^Äkta\./).count()).toBe(0);
    await bring(page, 'keys.json');
    await page.getByText('Äkta. Microsoft 365-signaturen är kontrollerad.').first().waitFor();
    expect(await page.getByText('Äkta. Microsoft 365-signaturen är kontrollerad.').count()).toBe(2);
    await page.getByText('Annika Strand godkände som förvaltningschef').waitFor();
    expect(refused).toEqual([]);
  });

  it('says of a decision on paper when it was signed, who entered it and when', async () => {
    const page = await open();
    await bring(page, 'keys.json', 'paper.json');
    await page.getByText('Peter Ålund godkände som verksamhetens chef').waitFor();
    await page.getByText('Underskrivet 14 december 2026. Inlagt av Amir Lindqvist 15 december 2026 kl. 09.12').waitFor();
  });

  it('names a forgery, and needs no sideways scrolling at phone width', async () => {
    const page = await open();
    await bring(page, 'keys.json', 'forged.json');
    await page.getByText('Förfalskad: signaturen är inte gjord med Microsofts nyckel.').first().waitFor();
    expect(await page.getByText(/^Äkta\./).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('looks as the computer does, and its ground goes all the way down', async () => {
    const page = await open();
    const ground = () => page.locator('.verify-ground').evaluate((element) => getComputedStyle(element).backgroundColor);
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('.verify-ground[data-theme="dark"]').waitFor();
    expect(await ground()).not.toBe(light);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('.verify-ground[data-theme="contrast"]').waitFor();
    await bring(page, 'plan.json', 'keys.json');
    await page.getByText('Annika Strand godkände som förvaltningschef').waitFor();
    const missing = await page.locator('.verify-ground').evaluate((element) => document.documentElement.scrollHeight - element.getBoundingClientRect().height);
    expect(missing).toBe(0);
  });

  it('gives a sentence for every file that is none of the two', async () => {
    const page = await open();
    await bring(page, 'plan.pdf', 'other.json');
    await page.getByText('plan.pdf går inte att läsa. Välj filen som slutar på .json.').waitFor();
    await page.getByText('other.json är varken en plans handling eller ett nyckelregister, eller så är filen skadad.').waitFor();
  });
});
