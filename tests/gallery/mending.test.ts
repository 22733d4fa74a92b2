// What is wrong in a short form stands at its field and takes focus; what went well is said where one then stands.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  short forms: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('a short form', () => {
  const gallery = sceneStage({ width: 1024, height: 800 });
  const { show, calls, press } = gallery;
  const hasFocus = async (selector: string) => await gallery.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);

  it('to start an account says what is missing at its field, and gives a receipt that has focus', async () => {
    await show('account-start');
    const address = gallery.page.getByLabel('Kontots webbadress');
    const written = await address.inputValue();
    await address.fill('');
    await press('Starta kontot');
    await gallery.page.getByText('Skriv webbadressen till kontot, till exempel').waitFor();
    await hasFocus('#start-address');
    await expect.poll(() => calls('startAccount')).toEqual([]);
    await address.fill(written);
    await gallery.page.getByLabel('Startdatum').fill('2027-03-01');
    await press('Starta kontot');
    await gallery.page.getByText('Ange en dag som inte ligger framåt i tiden.').waitFor();
    await hasFocus('input[type="date"]');
    await gallery.page.getByLabel('Startdatum').fill('2026-12-16');
    await press('Starta kontot');
    await hasFocus('.receipt');
    await expect.poll(() => gallery.page.locator('.receipt').textContent()).toBe('Kontot är startat.');
  });

  it('about an account that was started too early leads to the account, where the receipt has focus', async () => {
    await show('already-started');
    await press('Spara avvikelsen');
    await gallery.page.getByText('Skriv vad som hände.').waitFor();
    await gallery.page.getByLabel('Kontots webbadress').fill('www.instagram.com/bokbussen');
    await gallery.page.getByLabel('Vad hände?').fill('Kontot startades av misstag i våras.');
    await press('Spara avvikelsen');
    await hasFocus('.receipt');
    await expect.poll(() => gallery.page.locator('.receipt').textContent()).toBe('Avvikelsen är sparad.');
  });

  it('for a stand-in refuses days that have been, a last day before the first, and characters that cannot be seen', async () => {
    await show('settings-add');
    await hasFocus('[role="combobox"]');
    await gallery.page.getByLabel('Från och med').fill('2026-12-15');
    await gallery.page.getByText('Startdatum kan inte vara före i dag.').waitFor();
    await gallery.page.getByLabel('Från och med').fill('2026-12-20');
    await gallery.page.getByLabel('Till och med').fill('2026-12-19');
    await gallery.page.getByText('Slutdatum kan inte vara före startdatum.').waitFor();
    await gallery.page.getByLabel('Hänvisning till delegationsbeslut').fill('Punkt 4\u202e.2');
    await gallery.page.getByText('vänder läsriktningen').waitFor();
    await press('Signera');
    await expect.poll(() => calls('sign')).toEqual([]);
  });

  it('in the signing window begins at the heading, and refuses what cannot be signed at the field', async () => {
    await show('sign-approve');
    await hasFocus('h1');
    await gallery.page.getByLabel('Kommentar').fill('Ja\u0007.');
    await gallery.page.getByText('dolt tecken som inte går att spara (U+0007)').waitFor();
    await press('Godkänn och signera');
    await hasFocus('textarea');
    await show('sign-done');
    await hasFocus('.sign-done h2');
  });

  it.each([
    ['a wide window', { width: 1280, height: 860 }],
    ['a phone', { width: 390, height: 700 }],
  ])('of a post gives a receipt that is seen, wherever one stood: %s', async (_what, size) => {
    await show('post-close');
    await gallery.page.setViewportSize(size);
    await gallery.page.getByRole('textbox', { name: 'Anteckning' }).fill('Kalle ringde.');
    const save = gallery.page.getByRole('button', { name: 'Spara anteckningen', exact: true });
    // As far down as the button may stand.
    await save.evaluate((button) => button.scrollIntoView({ block: 'start' }));
    await save.click();
    const receipt = gallery.page.locator('.page > [role="status"]').filter({ hasText: 'Sparat.' });
    await receipt.waitFor();
    const isSeen = () =>
      receipt.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    await expect.poll(isSeen).toBe(true);
  });
});
