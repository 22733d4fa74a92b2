// What the registrar's screens do with what a person does: by keyboard, and so that nothing typed is lost.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the registrar’s screens: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('the registrar’s screens', () => {
  const gallery = sceneStage({ width: 1440, height: 900 });
  const { show, calls, press, says, silent, focused } = gallery;
  const number = () => gallery.page.getByRole('textbox', { name: 'Diarienummer' });

  it('a number is written and saved by keyboard alone, and what was done is said', async () => {
    await show('entry');
    await number().focus();
    await gallery.page.keyboard.type('KFN.2026.131');
    await gallery.page.keyboard.press('Enter');
    await says('Diariefört som KFN.2026.131.');
    expect((await calls('writeNumber')).map(({ args }) => args)).toEqual([['2026-118', 'KFN.2026.131']]);
  });

  it('a number that looks unusual is remarked on and saved as it was written', async () => {
    await show('entry');
    await number().fill('muntligt 7');
    await says('Diarienumret ser inte ut som vanligt (till exempel KFN.2026.123). Kontrollera det. Du kan spara ändå.');
    await press('Markera som diarieförd');
    await says('Diariefört som muntligt 7.');
    expect((await calls('writeNumber')).map(({ args }) => args)).toEqual([['2026-118', 'muntligt 7']]);
  });

  it('without a number nothing is saved, and focus is in the field', async () => {
    await show('entry');
    await press('Markera som diarieförd');
    await says('Skriv diarienumret.');
    await expect.poll(() => number().evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await calls('writeNumber')).toEqual([]);
  });

  it('what was asked for when it was returned stands with its answer, and the way to the matter, also of what may be secret', async () => {
    await show('entry-answered');
    await says('Det du har bett om, och svaret');
    for (const words of ['Vilket konto gäller det?', 'Biblioteken i Gislaved. Bilden visar det längst upp.', 'Sara Holmberg bad om ett diarienummer igen'])
      await says(words);
    expect(await gallery.page.getByRole('link', { name: 'Öppna inlägget' }).getAttribute('href')).toContain('inlagg/2026-122');
    await show('entry');
    await silent('Det du har bett om, och svaret');
  });

  it('a field is copied as it stands', async () => {
    await show('entry', async (context) => await context.grantPermissions(['clipboard-read', 'clipboard-write']));
    await press('Kopiera Ärendemening');
    await says('Ärendemening är kopierat.');
    const copied = await gallery.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe('Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen');
  });

  it('where the browser refuses the clipboard the field is marked, and the keys are told', async () => {
    await show('entry', async (context) => {
      await context.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } }));
    });
    await press('Kopiera Avsändare');
    await says('Avsändare är markerat. Tryck Ctrl och C för att kopiera.');
    expect(await gallery.page.evaluate(() => String(getSelection()))).toBe('Kalle_79');
  });

  it('a return needs its reason; the form has focus when it opens, and the button gets it back', async () => {
    await show('entry');
    await press('Lämna tillbaka');
    await expect.poll(() => gallery.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await press('Lämna tillbaka');
    await says('Skriv vad som behöver kompletteras.');
    await press('Avbryt');
    await expect.poll(focused).toBe('Lämna tillbaka');
    await press('Lämna tillbaka');
    await gallery.page.keyboard.type('Vem skrev?');
    await press('Lämna tillbaka');
    await says('Underlaget är återlämnat.');
    expect((await calls('returnEntry')).map(({ args }) => args)).toEqual([['2026-118', 'Vem skrev?']]);
  });

  it('a proposed provision is written in, not decided', async () => {
    await show('entry-secret');
    await press('Använd OSL 21 kap. 1 §');
    expect(await calls('markSecrecy')).toEqual([]);
    await press('Sätt sekretessmarkering');
    await says('Sekretessmarkeringen är satt.');
    expect((await calls('markSecrecy')).map(({ args }) => args)).toEqual([['2026-117', { provision: 'OSL 21 kap. 1 §', on: '2026-12-16' }]]);
  });

  it('the files are fetched one by one or all', async () => {
    await show('entry');
    await press('Hämta 2026-118.pdf');
    await says('Filerna är hämtade.');
    await press('Hämta alla');
    await expect
      .poll(async () => (await calls('fetchEntryFiles')).map(({ args }) => args))
      .toEqual([
        ['2026-118', '2026-118.pdf'],
        ['2026-118', undefined],
      ]);
  });

  it('whoever is no registrar sees whose place it is, and nothing of what waits', async () => {
    await show('archive-others');
    await says('Du är inte angiven som registrator för någon nämnd.');
    await silent('2026-118');
  });

  it('a moved matter is gone through when somebody says so, and not before it is emptied and ticked', async () => {
    await show('entry-moved');
    expect(await gallery.page.getByRole('button', { name: 'Markera som genomgånget' }).isDisabled()).toBe(true);
    await says('E-post till registrator.kfn@gislaved.example');
    await gallery.page.getByRole('checkbox', { name: 'Jag har gått igenom ställena' }).check();
    await press('Markera som genomgånget');
    await says('Avvikelsen är genomgången.');
    await says('Maria Wik gick igenom ställena');
    expect((await calls('goneThrough')).map(({ args }) => args)).toEqual([['2026-119']]);
  });
});
