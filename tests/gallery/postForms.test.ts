// What the forms of a post propose and refuse: a proposal follows the judgement, and what is refused is said at its field with nothing lost.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the forms of a post: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('the forms of a post', () => {
  const gallery = sceneStage({ width: 1280, height: 800 });
  const { show, press, says, silent, calls } = gallery;
  const field = (name: string | RegExp) => gallery.page.getByRole('textbox', { name });

  it('propose no rejection of what was judged to break no rule, and take no reply that is not filled in', async () => {
    await show('post-assess');
    await says('Gislaveds kommun står inte bakom det som skrivs i inlägget.');
    await gallery.page.locator('#matter-ground').selectOption('none');
    await silent(/står inte bakom/);
    await press('Använd texten');
    await expect.poll(() => field('Svaret').inputValue()).toContain('Tack för ditt inlägg. [skriv svaret här]');
    await press('Spara');
    await says('Skriv svaret i stället för [skriv svaret här].');
    expect(await calls('actOnMatter')).toEqual([]);
  });

  it('say at the day that it has passed, and lose nothing of what was written', async () => {
    await show('post-asking');
    await gallery.page.getByRole('option', { name: /^Johan Modig/ }).click();
    await gallery.page.getByLabel('Svar senast').fill('2026-12-15');
    await press('Spara');
    await says('Dagen har redan varit. Välj i dag eller en senare dag.');
    expect(await gallery.page.getByLabel('Svar senast').inputValue()).toBe('2026-12-15');
    await says('Johan Modig');
    expect(await calls('actOnMatter')).toEqual([]);
    await gallery.page.getByLabel('Svar senast').fill('2026-12-16');
    await press('Spara');
    await expect.poll(async () => (await calls('actOnMatter')).map(({ args }) => args[1])).toMatchObject([[{ to: 'Johan Modig', dueOn: '2026-12-16' }]]);
  });

  it('show and copy the parties’ channels one on each line', async () => {
    await show('post-politics');
    const shown = gallery.page.locator('.proposal .said-text');
    const lines = (await shown.innerText()).split('\n').filter((line) => line.includes('https://'));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.match(/https:\/\//g)).toHaveLength(1);
    await gallery.page.evaluate(() => {
      navigator.clipboard.writeText = (text: string) => Promise.resolve(void Object.assign(globalThis, { copied: text }));
    });
    await press('Kopiera');
    const copied = await gallery.page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
    expect(copied.split('\n').filter((line) => line.includes('https://'))).toEqual(lines);
    expect((await field('Det du svarade').inputValue()).split('\n')).toEqual(copied.split('\n'));
  });

  it('have a search whose words are read whole', async () => {
    await show('posts');
    const room = await gallery.page.getByRole('searchbox').evaluate((input: HTMLInputElement) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(input);
      const pen = document.createElement('canvas').getContext('2d')!;
      pen.font = font;
      return input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - pen.measureText(input.placeholder).width;
    });
    expect(room).toBeGreaterThanOrEqual(0);
  });
});
