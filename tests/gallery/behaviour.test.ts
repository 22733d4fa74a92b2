// What a screen does with what a person does: nothing typed is lost, focus goes where the eye should, signing begins in the click itself.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  behaviour of the screens: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('the screens', () => {
  const gallery = sceneStage({ width: 1440, height: 900 });
  const { show, calls, focused, press } = gallery;
  /** The answers of the newest save. */
  const lastSaved = async (): Promise<{ other?: string }> => ((await calls('saveDraft')).at(-1)?.args[1] ?? {}) as { other?: string };
  const attempts = (): Promise<number> => gallery.page.evaluate(() => (globalThis as { attempts?: number }).attempts ?? 0);
  const other = () => gallery.page.getByLabel('Övrigt', { exact: true }).and(gallery.page.locator('textarea'));

  it('a plan with faults: the summary takes focus, and its link leads to the control', async () => {
    await show('form');
    await press('Skicka för godkännande');
    expect(await focused()).toBe('Planen kan inte skickas än. Rätta tre uppgifter.');
    await press('Mål 3: Skriv vad målet är.');
    expect(await gallery.page.evaluate(() => document.activeElement?.id)).toBe('answer-goals-2-text');
    expect(await calls('submit')).toEqual([]);
  });

  it('a sentence is sent only after it is said what sending means', async () => {
    await show('form-returned');
    await press('Skicka för godkännande');
    await expect.poll(() => gallery.page.getByRole('alertdialog').innerText()).toContain('Du kan inte ändra den förrän den är godkänd eller återlämnad.');
    expect(await calls('submit')).toEqual([]);
    await press('Skicka planen');
    await expect.poll(async () => (await calls('submit')).length).toBe(1);
  });

  it('what is typed while the computer is offline is there again after a reload', async () => {
    await show('form-offline');
    await gallery.page.reload();
    await gallery.page.getByText('Vi tog fram det du skrev').waitFor();
    expect(await other().inputValue()).toBe('Vi samarbetar med turistbyrån.');
  });

  it('where storage is denied, writing and saving go on and the page says what is kept', async () => {
    await show('form-no-storage', (context) =>
      context.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
    );
    await gallery.page.getByText('Webbläsaren sparar inget här.').waitFor();
    await other().fill('Text utan minne.');
    await press('Spara utkast');
    await gallery.page.getByText('Sparat kl. 14.05').waitFor();
    expect((await lastSaved()).other).toBe('Text utan minne.');
  });

  it('two people have written: my text wins over theirs on their etag', async () => {
    await show('form-conflict');
    await press('Behåll min');
    await expect.poll(async () => (await calls('saveDraft')).at(-1)?.args[3]).toBe('"4"');
    expect((await lastSaved()).other).toBe('Vi samarbetar med turistbyrån.');
  });

  it('two people have written: I take theirs, and mine is kept as a copy', async () => {
    await show('form-conflict');
    await press('Ta den andras');
    expect(await gallery.page.getByLabel('Beräknad arbetstid').inputValue()).toBe('4');
    await press('Visa kopian');
    await gallery.page.getByText('Vi samarbetar med turistbyrån.').first().waitFor();
  });

  it('Godkänn opens the signing in the click itself, by mouse and by keyboard', async () => {
    await show('decision');
    await gallery.page.getByRole('button', { name: 'Godkänn', exact: true }).focus();
    await gallery.page.keyboard.press('Enter');
    await expect
      .poll(() => calls('sign'))
      .toEqual([
        {
          name: 'sign',
          args: [{ kind: 'decision', planId: 'p-waiting', version: 2, step: 'departmentHead', decision: 'approve', comment: '' }],
          during: 'click',
        },
      ]);
    await gallery.page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
  });

  it('a blocked window is said, and can be opened by a link or again by the button', async () => {
    await show('decision-signing');
    await gallery.page.getByText('Webbläsaren stoppade signeringsfönstret.').waitFor();
    expect(await gallery.page.getByRole('link', { name: 'Öppna i en ny flik' }).getAttribute('href')).toContain('sign.html');
    await press('Öppna signeringsfönstret');
    expect((await calls('sign')).map(({ during }) => during)).toEqual(['click', 'click']);
  });

  it('a plan is not handed back without a word, and the word goes with it', async () => {
    await show('decision-return');
    await press('Lämna tillbaka');
    expect(await calls('sign')).toEqual([]);
    await gallery.page.getByLabel('Skriv vad som behöver ändras').fill('Skriv vem som svarar i juli.');
    await gallery.page.getByRole('button', { name: 'Tillbaka till beslutet' }).click();
    await press('Lämna tillbaka');
    expect(await gallery.page.getByLabel('Skriv vad som behöver ändras').inputValue()).toBe('Skriv vem som svarar i juli.');
    await press('Lämna tillbaka');
    expect((await calls('sign')).map(({ args }) => (args[0] as { comment: string }).comment)).toEqual(['Skriv vem som svarar i juli.']);
  });

  it('a new page puts focus on its heading and names the window', async () => {
    await show('overview');
    await gallery.page.getByRole('link', { name: 'Aktivitetsplaner' }).first().click();
    await expect.poll(focused).toBe('Aktivitetsplaner');
    expect(await gallery.page.title()).toBe('Aktivitetsplaner – Sociala medier');
  });

  it('another chief is named only with a reason, and is shown as named by the applicant', async () => {
    await show('form-chief');
    await press('Ange personen');
    await gallery.page.getByText('Skriv varför en annan ska besluta.').waitFor();
    await gallery.page.getByRole('combobox', { name: 'Vem ska besluta?' }).fill('Joh');
    await gallery.page.getByRole('option', { name: 'Johan Modig' }).click();
    await gallery.page.getByLabel('Varför ska en annan besluta?').fill('Annika är tjänstledig.');
    await press('Ange personen');
    await gallery.page.getByText('Angiven av sökanden').waitFor();
    await press('Spara utkast');
    await expect.poll(async () => JSON.stringify((await calls('saveDraft')).at(-1)?.args[2])).toContain('Annika är tjänstledig.');
  });

  it('a draft that is refused says why, not something that is not so', async () => {
    await show('form-refused');
    await gallery.page.getByText('Vi kunde inte spara. Något har hunnit ändras sedan du öppnade sidan.').waitFor();
    expect(await gallery.page.getByText('för lång').count()).toBe(0);
  });

  it.each([
    ['form-new', ['Visa val för Socialt medium', 'Visa val för Administratör 1', 'Visa val för Administratör 2']],
    ['form-chief', ['Visa val för Vem ska besluta']],
    ['settings-add', ['Visa val för Vem ersätter']],
  ])('%s: the arrow of a list has a Swedish name', async (scene, names) => {
    await show(scene);
    for (const name of names) await gallery.page.getByRole('button', { name, exact: true }).first().waitFor();
    expect(await gallery.page.getByRole('button', { name: /^Open\b/ }).count()).toBe(0);
  });

  it('a heading with a count is read with the count apart', async () => {
    await show('read-approved');
    await gallery.page.getByRole('heading', { name: 'Handlingar (1)', exact: true }).waitFor();
    await gallery.page.getByRole('region', { name: 'Versioner (2)', exact: true }).waitFor();
  });

  it.each([
    ['sign-other-person-fails', 'the form: another person'],
    ['sign-in-again-fails', 'what was signed waits to be saved, and the token is too old'],
  ])('%s: a sign-in that fails is said, and can be tried again', async (scene) => {
    await show(scene);
    const said = gallery.page.getByRole('alert').filter({ hasText: 'Du är inte ansluten.' });
    await said.getByRole('button', { name: 'Försök igen' }).click();
    await expect.poll(attempts).toBe(2);
    await said.waitFor();
  });

  it('nothing to sign for this person: a sign-in as another that fails is said too', async () => {
    await show('sign-not-yours');
    await press('Logga in som någon annan');
    await gallery.page.getByText('Du är inte ansluten.').waitFor();
    await press('Försök igen');
    await expect.poll(attempts).toBe(2);
  });

  it('an act that fails without a connection is said where it was made, also when the message’s own look cannot be fetched', async () => {
    await show('overview-offline', (context) => context.route(/Failed/, (route) => route.abort()));
    await gallery.page.getByRole('alert').filter({ hasText: 'Du är inte ansluten.' }).getByRole('button', { name: 'Försök igen' }).click();
    await expect.poll(async () => (await calls('remind')).length).toBe(2);
    await gallery.page.getByRole('heading', { name: 'Översikt' }).waitFor();
  });

  it.each(['sign-approve', 'decision', 'form'])('%s: at 400 % zoom the bar does not lie over what it is about', async (scene) => {
    await show(scene);
    await gallery.page.setViewportSize({ width: 320, height: 256 });
    const covered = await gallery.page.evaluate(() => {
      const { top } = document.querySelector('.bar')!.getBoundingClientRect();
      return Math.max(0, innerHeight - top);
    });
    expect(covered).toBe(0);
  });

  it('the page says when the connection is gone, and when it is back nothing is said', async () => {
    await show('overview');
    await gallery.page.context().setOffline(true);
    await gallery.page.getByText('Du är inte ansluten.').waitFor();
    await gallery.page.context().setOffline(false);
    await expect.poll(() => gallery.page.getByText('Du är inte ansluten.').count()).toBe(0);
  });
});
