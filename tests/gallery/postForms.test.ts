// What the forms of a post propose and refuse: a proposal follows the judgement, and what is refused is said at its field with nothing lost.

import { describe, expect, it } from 'vitest';
import { pngFile } from '../pngFiles.ts';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the forms of a post: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('the forms of a post', () => {
  const gallery = sceneStage({ width: 1280, height: 800 });
  const { show, press, says, silent, calls } = gallery;
  const field = (name: string) => gallery.page.getByRole('textbox', { name, exact: true });

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

  it('do not save past a day that is begun and is none: it is said, and stands there to be mended', async () => {
    await show('post-asking');
    await gallery.page.getByRole('option', { name: /^Johan Modig/ }).click();
    const day = gallery.page.getByLabel('Svar senast');
    await day.pressSequentially('18');
    expect(await day.inputValue()).toBe('');
    await day.blur();
    await says('Skriv ett datum som finns');
    await press('Spara');
    await expect.poll(() => day.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await calls('actOnMatter')).toEqual([]);
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

  it('store of child abuse nothing but the note, whatever was written and brought before it was said; untold, all of it is there again', async () => {
    await show('post-answered');
    const { page } = gallery;
    const abuse = page.getByRole('checkbox', { name: 'Det gäller övergrepp mot barn' });
    await page.locator('#matter-account').selectOption({ index: 1 });
    await field('Avsändare').fill('Kalle Anka');
    await field('Inläggets text').fill('Vad Kalle skrev');
    await page
      .locator('input[multiple]')
      .setInputFiles([{ name: 'inlagg.png', mimeType: 'image/png', buffer: Buffer.from(pngFile({ width: 20, height: 30 })) }]);
    await page.locator('.picture-head').waitFor();
    await abuse.check();
    expect(await page.getByRole('button', { name: /Spara beviset/ }).count()).toBe(0);
    expect(await page.getByRole('radio', { name: 'Ja', exact: true }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: 'Nej', exact: true }).isEnabled()).toBe(false);
    for (const name of ['Avsändare', 'Inläggets text']) expect(await field(name).count(), name).toBe(0);

    await abuse.uncheck();
    expect(await page.getByRole('radio', { name: 'Nej', exact: true }).isChecked()).toBe(true);
    expect([await field('Avsändare').inputValue(), await field('Inläggets text').inputValue()]).toEqual(['Kalle Anka', 'Vad Kalle skrev']);
    expect(await page.locator('.picture-head').count()).toBe(1);

    await abuse.check();
    await field('Vad du såg, med egna ord').fill('En bild i en kommentar.');
    await press('Spara anteckningen');
    await expect.poll(async () => (await calls('actOnMatter')).length).toBe(1);
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/inlagg\/2026-\d+$/);
    expect(await calls('saveEvidence')).toEqual([]);
    expect((await calls('beginMatter'))[0]?.args[1]).toMatchObject({ childAbuse: true, secrecy: 'yes', matter: 'removal' });
    const stored = JSON.stringify([await calls('beginMatter'), await calls('actOnMatter')]);
    expect(stored).toContain('En bild i en kommentar.');
    expect(stored).not.toMatch(/Kalle/);
  });

  it('ask what a question says, and take it in words', async () => {
    await show('post-question-new');
    await says('Skriv frågan eller ärendet, eller lägg in det som bild.');
    await gallery.page.locator('#matter-account').selectOption({ index: 1 });
    await field('Avsändare').fill('Kalle Anka');
    await press('Spara');
    expect(await calls('beginMatter')).toEqual([]);
    await field('Frågan eller ärendet').fill('När öppnar simhallen?');
    await press('Spara');
    await expect.poll(async () => (await calls('actOnMatter'))[0]?.args[1]).toMatchObject([{ kind: 'post', text: 'När öppnar simhallen?' }]);
  });

  it('ask for no sender of our own post, and propose no answer to ourselves', async () => {
    await show('post-own');
    await says('Avsändare: kommunen själv.');
    expect(await field('Avsändare').count()).toBe(0);
    await show('post-breach');
    await expect.poll(() => gallery.page.getByText('Svara avsändaren').count()).toBe(0);
    await expect.poll(() => gallery.page.getByRole('radio', { name: 'Bemött' }).count()).toBe(0);
  });

  it('keep in sight whom to tell of a breach of personal data, and until when, once it is judged to be one', async () => {
    await show('post-breach');
    await says(/Kontakta dataskyddsombudet nu: dataskyddsombud@gislaved\.example\..*senast 19 december 2026 kl\. 13\.10\./);
  });

  it('are one press from an overview where nothing waits', async () => {
    await show('overview-empty');
    await says(/Ser du ett inlägg som kanske ska bort/);
    await gallery.page.getByRole('link', { name: 'Nytt inlägg' }).click();
    await says('Nytt inlägg att hantera');
  });

  it('say where what is written is kept: open, protected, or not here at all', async () => {
    await show('post-question');
    await says('Sparas i nämndens öppna bibliotek.');
    await show('post-diary');
    await says('Sparas i nämndens skyddade bibliotek.');
    await silent('öppna bibliotek');
    await show('post-outside-waits');
    expect(await field('Anteckning').count()).toBe(0);
    await silent(/anteckning/i);
  });

  it('of what is protected are known by shield, words and edge, on the page and in the list', async () => {
    const edge = (selector: string) =>
      gallery.page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).borderLeftWidth);
    await show('post-diary');
    await gallery.page.locator('.title-line .pill svg').nth(1).waitFor();
    await says('Kan innehålla sekretess');
    expect(await edge('.two .card')).toBe('4px');
    await show('post-assess');
    expect(await edge('.two .card')).toBe('1px');
    await show('posts');
    const row = gallery.page.locator('tr', { hasText: '2026-32' });
    expect(await row.innerText()).toContain('Skyddat');
    expect(await row.evaluate((element) => getComputedStyle(element).boxShadow)).toMatch(/4px 0px 0px 0px inset/);
    await show('overview');
    await says(/^Skyddat\. /);
  });
});
