// What the page of a post does when the post turns out to be secret after all: what will happen is told before it happens, and what was typed stays.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { alteredStage, sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  moving a post: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('a post that may be secret after all', () => {
  const gallery = sceneStage({ width: 1440, height: 900 });
  const { show, calls, press, says, focused } = gallery;

  it('is moved after a question that says what cannot be undone, by keyboard alone', async () => {
    await show('post-assess');
    await gallery.page.getByRole('button', { name: 'Det kan innehålla sekretess' }).focus();
    await gallery.page.keyboard.press('Enter');
    await says('det går inte att ångra');
    expect(await calls('suspectMatter')).toEqual([]);
    await gallery.page.getByRole('button', { name: 'Flytta', exact: true }).focus();
    await gallery.page.keyboard.press('Enter');
    await says('Allt är flyttat till det skyddade biblioteket och kontrollerat.');
    expect((await calls('suspectMatter')).map(({ args }) => args)).toEqual([['2026-31', 'unknown']]);
    expect((await calls('moveMatter')).map(({ args }) => args[0])).toEqual(['2026-31']);
  });

  it('is not moved when the question is left, and the button has focus again', async () => {
    await show('post-assess');
    await press('Det kan innehålla sekretess');
    await press('Avbryt');
    await expect.poll(focused).toBe('Det kan innehålla sekretess');
    expect(await calls('suspectMatter')).toEqual([]);
  });

  it.each([
    ['is left by the button', async () => await press('Avbryt')],
    ['is left by Escape', async () => await gallery.page.keyboard.press('Escape')],
    ['has led to a move', async () => await press('Flytta')],
    ['is left with its page', async () => await gallery.page.evaluate(() => void (location.hash = '#/inlagg'))],
  ])('is a page that readers reach again when the question %s', async (_how, end) => {
    await show('post-assess');
    await press('Det kan innehålla sekretess');
    await says('det går inte att ångra');
    const isHidden = () => gallery.page.evaluate(() => document.querySelector('#root')?.closest('[aria-hidden="true"]') !== null);
    await expect.poll(isHidden).toBe(true);
    await end();
    await expect.poll(() => gallery.page.getByRole('alertdialog').count()).toBe(0);
    await expect.poll(isHidden).toBe(false);
  });

  it('shows no step to go on with before it is moved, nor a way to move it for whoever may not', async () => {
    await show('post-move-no-right');
    await says('Ring 0371-81 000.');
    await expect.poll(() => gallery.page.getByText('Bedöm och åtgärda').isVisible()).toBe(false);
    await expect.poll(() => gallery.page.getByRole('button', { name: /Flytta/ }).count()).toBe(0);
  });

  it('is not asked about where the municipality keeps it elsewhere: only the receipt is saved, and what was typed stays until it is', async () => {
    await show('post-outside');
    const { page } = gallery;
    await expect.poll(() => page.getByLabel('Avsändare').count()).toBe(0);
    expect(await calls('beginMatter')).toEqual([]);
    await page.getByRole('textbox', { name: 'Vem sparade det?' }).fill('Sara Holmberg');
    await page.getByRole('textbox', { name: 'Var är det sparat?' }).fill('Låst arkivskåp');
    await press('Spara kvittot');
    await expect.poll(async () => (await calls('actOnMatter')).length).toBe(1);
    // The address is the matter's own from here on: what is linked or loaded again leads to it.
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/inlagg\/2026-\d+$/);
    const [begun] = await calls('beginMatter');
    expect(begun?.args[1]).toMatchObject({ secrecy: 'unknown', outside: true, authority: 'KFN' });
    expect(Object.keys(begun?.args[1] as object)).not.toContain('account');
    expect((await calls('actOnMatter'))[0]?.args[1]).toMatchObject([
      { kind: 'keptOutside', savedBy: 'Sara Holmberg', where: 'Låst arkivskåp' },
      { kind: 'registration', choice: 'register', reason: '' },
    ]);
  });
});

describe.skipIf(!path)('a move that goes on, or was refused', () => {
  const gallery = alteredStage();
  const { show, press, says, silent } = gallery;
  const refusal = 'Du har inte rätt till biblioteket där det här sparas.';

  it('cannot be left by what does nothing: Avbryt is not to be pressed until it is over', async () => {
    await show('post-assess', () => ({
      moveMatter: async (_designation, told) => {
        told(3, 8);
        return await new Promise(() => undefined);
      },
    }));
    await press('Det kan innehålla sekretess');
    const cancel = gallery.page.getByRole('button', { name: 'Avbryt', exact: true });
    expect(await cancel.getAttribute('aria-disabled')).not.toBe('true');
    await press('Flytta');
    await says('3 av 8 filer är flyttade.');
    expect(await cancel.getAttribute('aria-disabled')).toBe('true');
    expect(await gallery.page.getByRole('radio', { name: 'Vet inte' }).isEnabled()).toBe(false);
    await gallery.page.keyboard.press('Escape');
    expect(await gallery.page.getByRole('alertdialog').count()).toBe(1);
  });

  it('is not said to be refused while it is tried again', async () => {
    await show('post-assess', (actions, calls) => ({
      suspectMatter: async (...asked) => (calls.push('asked') === 1 ? await actions.suspectMatter(...asked) : await new Promise(() => undefined)),
      moveMatter: () => Promise.resolve({ outcome: 'refused', why: 'noRight' }),
    }));
    await press('Det kan innehålla sekretess');
    await press('Flytta');
    await says(refusal);
    await press('Flytta');
    await expect.poll(() => gallery.calls()).toEqual(['asked', 'asked']);
    await silent(refusal);
  });

  it('leaves the answer that was saved on the page when the question is left', async () => {
    await show('post-assess', () => ({ moveMatter: () => Promise.resolve({ outcome: 'refused', why: 'noRight' }) }));
    await press('Det kan innehålla sekretess');
    await press('Flytta');
    await says(refusal);
    await press('Avbryt');
    await says('Ska flyttas till skyddat bibliotek');
    await expect.poll(() => gallery.page.getByText('Bedöm och åtgärda').isVisible()).toBe(false);
  });
});
