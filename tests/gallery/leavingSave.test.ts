// What becomes of a post when its form is left: nothing that was written or brought is lost, and what is being saved is saved with its pictures.

import { describe, expect, it } from 'vitest';
import { pngFile } from '../pngFiles.ts';
import { browserPath } from './browser.ts';
import { alteredStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  leaving a form: no browser found. Install Chromium or set CHROMIUM_PATH.');

const picture = { name: 'inlagg.png', mimeType: 'image/png', buffer: Buffer.from(pngFile({ width: 20, height: 30 })) };

describe.skipIf(!path)('a form of a post that is left', () => {
  const gallery = alteredStage();
  const { show, press, says } = gallery;
  const sender = () => gallery.page.getByRole('textbox', { name: 'Avsändare', exact: true });
  const tiles = () => gallery.page.locator('.picture-head bdi').allTextContents();
  const leave = () => gallery.page.evaluate(() => void (location.hash = '#/'));
  const comeBack = async (address: string) => {
    await gallery.page.evaluate((to) => void (location.hash = to), address);
    await gallery.page.waitForFunction((to) => location.hash === to, address);
  };
  const shown = async () => await gallery.page.locator('h1').textContent();
  const release = () => gallery.page.evaluate(() => void dispatchEvent(new Event('go-on')));
  const isInert = () => gallery.page.evaluate(() => document.querySelector('.matter-form [inert]') !== null);

  /** Saving waits until it is let go on, and then makes the record of what the form holds. `gone`: the connection is, the first time. */
  const showSaving = async (scene: string, gone = false) => {
    const alter = gone
      ? (actions: Parameters<Parameters<typeof show>[1] & object>[0], calls: string[]) => ({
          async saveEvidence(...[designation, madeAt, make]: Parameters<typeof actions.saveEvidence>) {
            if (calls.push('save') === 1) {
              await new Promise((resolve) => addEventListener('go-on', resolve, { once: true }));
              throw Object.assign(new Error('gone'), { name: 'OutsideError', kind: 'offline', trace: '' });
            }
            const { manifest } = await make(designation, [], madeAt);
            calls.push(`${manifest.files.length} files at ${madeAt}`);
            return await actions.saveEvidence(designation, madeAt, make);
          },
        })
      : (actions: Parameters<Parameters<typeof show>[1] & object>[0], calls: string[]) => ({
          async saveEvidence(...[designation, madeAt, make]: Parameters<typeof actions.saveEvidence>) {
            calls.push('save');
            await new Promise((resolve) => addEventListener('go-on', resolve, { once: true }));
            const { manifest } = await make(designation, [], madeAt).catch((thrown: Error) => ({ manifest: { files: { length: thrown.message } } }));
            calls.push(`${manifest.files.length} files`);
            return await actions.saveEvidence(designation, madeAt, make);
          },
        });
    await show(scene, alter);
  };
  const fillNew = async () => {
    await gallery.page.getByRole('radio', { name: 'Nej' }).check();
    await gallery.page.getByRole('combobox', { name: 'Konto', exact: true }).selectOption({ index: 1 });
    await sender().fill('Kalle');
    await bring();
  };
  const bring = async () => {
    await gallery.page.locator('input[multiple]').setInputFiles([picture]);
    await expect.poll(tiles).toEqual(['inlagg.png']);
  };
  const startSaving = async () => {
    await press('Spara beviset');
    await expect.poll(() => gallery.calls()).toEqual(['save']);
  };

  it('has its words, its pictures and its half-written text when one comes back', async () => {
    await showSaving('post-new');
    await fillNew();
    await press('Lägg till text');
    await gallery.page.locator('.pictures-text textarea').fill('Kalle skrev');
    await leave();
    await expect.poll(shown).not.toBe('Nytt inlägg att hantera');
    await comeBack('#/inlagg/nytt');
    await expect.poll(() => sender().inputValue()).toBe('Kalle');
    expect(await tiles()).toEqual(['inlagg.png']);
    expect(await gallery.page.locator('.pictures-text textarea').inputValue()).toBe('Kalle skrev');
  });

  it('is saved with its pictures although it is left meanwhile', async () => {
    await showSaving('post-new');
    await fillNew();
    await startSaving();
    await leave();
    await expect.poll(shown).not.toBe('Nytt inlägg att hantera');
    await release();
    await expect.poll(() => gallery.calls()).toEqual(['save', '1 files']);
    await comeBack('#/inlagg/nytt');
    await expect.poll(shown).toBe('Nytt inlägg att hantera');
    expect(await sender().count()).toBe(0);
  });

  it('waits for the same saving when one comes back to it, and then shows the post', async () => {
    await showSaving('post-new');
    await fillNew();
    await startSaving();
    await leave();
    await expect.poll(shown).not.toBe('Nytt inlägg att hantera');
    await comeBack('#/inlagg/nytt');
    await says('Sparar beviset och läser tillbaka det');
    expect([await isInert(), await tiles()]).toEqual([true, ['inlagg.png']]);
    await release();
    await expect.poll(() => gallery.page.evaluate(() => location.hash)).toBe('#/inlagg/2026-31');
    await says('Beviset är sparat och kontrollerat.');
    expect(await gallery.calls()).toEqual(['save', '1 files']);
  });

  it('cannot be put away while it is being saved', async () => {
    await showSaving('post-new');
    await fillNew();
    await startSaving();
    expect(await gallery.page.getByRole('button', { name: 'Avbryt', exact: true }).getAttribute('aria-disabled')).toBe('true');
    await gallery.page.getByRole('button', { name: 'Avbryt', exact: true }).click({ force: true });
    expect(await shown()).toBe('Nytt inlägg att hantera');
    await release();
    await expect.poll(() => gallery.calls()).toEqual(['save', '1 files']);
  });

  it('says what failed while one was away, and saves all of it when it is tried again', async () => {
    await showSaving('post-new', true);
    await fillNew();
    await startSaving();
    await leave();
    await expect.poll(shown).not.toBe('Nytt inlägg att hantera');
    await release();
    await comeBack('#/inlagg/nytt');
    await says('Det du har skrivit finns kvar.');
    expect([await sender().inputValue(), await tiles()]).toEqual(['Kalle', ['inlagg.png']]);
    await press('Försök igen');
    await expect.poll(async () => (await gallery.calls()).filter((call) => call.startsWith('1 files'))).toHaveLength(1);
    await expect.poll(() => gallery.page.evaluate(() => location.hash)).toBe('#/inlagg/2026-31');
  });

  it('of a matter that was gone on with is saved with its pictures too', async () => {
    await showSaving('post-resumed');
    await sender().fill('Kalle');
    await bring();
    await startSaving();
    await leave();
    await expect.poll(shown).not.toContain('2026-37');
    await release();
    await expect.poll(() => gallery.calls()).toEqual(['save', '1 files']);
  });
});
