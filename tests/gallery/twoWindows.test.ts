// Two windows of one browser show the same post. What one saves is seen in the other; what stands in the other's form is not thrown away.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { alteredStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  two windows: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('a post in two windows', () => {
  const gallery = alteredStage();
  const { show, press, says } = gallery;
  const ground = () => gallery.page.getByRole('combobox', { name: 'Skäl' });
  /** From the second reading on another window has done the step. */
  const showMeanwhile = async () =>
    await show('post-assess', (actions, calls) => ({
      openMatter: (designation) => actions.openMatter(calls.push('read') > 1 ? '2026-38' : designation),
    }));
  const comeBack = () => gallery.page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));

  it('keeps the choices that stand in the form when the other window has done the step, and says so', async () => {
    await showMeanwhile();
    await ground().selectOption('profanity');
    await comeBack();
    await says('Det här steget har gjorts i ett annat fönster');
    expect(await ground().inputValue()).toBe('profanity');
    await press('Gå vidare');
    await expect.poll(() => ground().count()).toBe(0);
    await expect.poll(() => gallery.page.getByText('Det här steget har gjorts i ett annat fönster').count()).toBe(0);
  });

  it('goes on by itself where nothing was chosen', async () => {
    await showMeanwhile();
    await comeBack();
    await expect.poll(() => ground().count()).toBe(0);
    expect(await gallery.page.getByText('Det här steget har gjorts i ett annat fönster').count()).toBe(0);
  });
});
