// What is wrong in a short form stands at its field and takes focus; what went well is said where one then stands.

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, buildGallery, openBrowser, showScene } from './browser.ts';
import type { Call } from './main.tsx';
import { scenes } from './scenes.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  short forms: no browser found. Install Chromium or set CHROMIUM_PATH.');

let browser: Browser;
let page: Page;

async function show(name: string): Promise<void> {
  page = await showScene(
    browser,
    scenes.find((scene) => scene.name === name)!,
    'default',
    { width: 1024, height: 800 },
  );
}
const calls = (name: string): Promise<Call[]> =>
  page.evaluate((wanted) => (globalThis as unknown as { calls: Call[] }).calls.filter((call) => call.name === wanted), name);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const hasFocus = async (selector: string) => await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);

describe.skipIf(!path)('a short form', () => {
  beforeAll(async () => {
    await buildGallery();
    browser = await openBrowser(path!);
  }, 240_000);
  afterAll(async () => browser?.close());

  it('to start an account says what is missing at its field, and gives a receipt that has focus', async () => {
    await show('account-start');
    const address = page.getByLabel('Kontots webbadress');
    const written = await address.inputValue();
    await address.fill('');
    await press('Starta kontot');
    await page.getByText('Skriv webbadressen till kontot, till exempel').waitFor();
    await hasFocus('#start-address');
    await expect.poll(() => calls('startAccount')).toEqual([]);
    await address.fill(written);
    await page.getByLabel('Startdatum').fill('2027-03-01');
    await press('Starta kontot');
    await page.getByText('Ange en dag som inte ligger framåt i tiden.').waitFor();
    await hasFocus('input[type="date"]');
    await page.getByLabel('Startdatum').fill('2026-12-16');
    await press('Starta kontot');
    await hasFocus('.receipt');
    await expect.poll(() => page.locator('.receipt').textContent()).toBe('Kontot är startat.');
  });

  it('about an account that was started too early leads to the account, where the receipt has focus', async () => {
    await show('already-started');
    await press('Spara avvikelsen');
    await page.getByText('Skriv vad som hände.').waitFor();
    await page.getByLabel('Kontots webbadress').fill('www.instagram.com/bokbussen');
    await page.getByLabel('Vad hände?').fill('Kontot startades av misstag i våras.');
    await press('Spara avvikelsen');
    await hasFocus('.receipt');
    await expect.poll(() => page.locator('.receipt').textContent()).toBe('Avvikelsen är sparad.');
  });

  it('for a stand-in refuses days that have been, a last day before the first, and characters that cannot be seen', async () => {
    await show('settings-add');
    await hasFocus('[role="combobox"]');
    await page.getByLabel('Från och med').fill('2026-12-15');
    await page.getByText('Startdatum kan inte vara före i dag.').waitFor();
    await page.getByLabel('Från och med').fill('2026-12-20');
    await page.getByLabel('Till och med').fill('2026-12-19');
    await page.getByText('Slutdatum kan inte vara före startdatum.').waitFor();
    await page.getByLabel('Hänvisning till delegationsbeslut').fill('Punkt 4\u202e.2');
    await page.getByText('vänder läsriktningen').waitFor();
    await press('Signera');
    await expect.poll(() => calls('sign')).toEqual([]);
  });

  it('in the signing window begins at the heading, and refuses what cannot be signed at the field', async () => {
    await show('sign-approve');
    await hasFocus('h1');
    await page.getByLabel('Kommentar').fill('Ja\u0007.');
    await page.getByText('dolt tecken som inte går att spara (U+0007)').waitFor();
    await press('Godkänn och signera');
    await hasFocus('textarea');
    await show('sign-done');
    await hasFocus('.sign-done h2');
  });
});
