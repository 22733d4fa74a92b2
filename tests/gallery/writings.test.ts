// Text, e-mail and PDF as evidence in a real browser, under the headers that production has.

import { createHash } from 'node:crypto';
import type { BrowserContext } from 'playwright';
import { describe, expect, it } from 'vitest';
import { headersFor } from '../../local-tenant/headers.ts';
import { browserPath, serveGallery } from './browser.ts';
import { pictureFiles } from './pictureFiles.ts';
import { recordOf } from './pictureRecord.ts';
import { sceneStage } from './stage.ts';

const asInProduction = (context: BrowserContext) => serveGallery(context, (path) => headersFor(path, 'https://gislavedskommun.sharepoint.com'));

describe.skipIf(!browserPath())('evidence', () => {
  const stage = sceneStage({ width: 1000, height: 900 });

  it('may be text, e-mail and PDF beside the pictures: what they say is read before anything is saved, and nothing of it is run or fetched', async () => {
    const asked: string[] = [];
    await stage.show('pictures-empty', async (context) => {
      await asInProduction(context);
      context.on('request', (request) => void asked.push(request.url()));
    });
    const { page } = stage;
    const title = await page.title();
    const names = ['skärmbild.png', 'brev.eml', 'blankett.pdf', 'citat.txt'];
    await page.locator('input[multiple]').setInputFiles(await pictureFiles(page, names));
    await stage.says('4 filer är inlästa.');
    for (const told of [
      'Exempel Örn <exempel@example.se>',
      'Bokbussen & <b>turlistan</b>',
      'Hej! Nu får ni svara på min fråga om bokbussen.',
      '1 bilaga ligger i brevet och sparas med det.',
      /Filen innehåller program \(JavaScript\)\. Filen gör något av sig själv när den öppnas\./,
      /<script>document\.title = "text"<\/script>/,
    ])
      await stage.says(told);
    const { manifest, files, text } = await recordOf(page);
    expect(
      manifest.files.map(({ name, called, sha256 }, place) => [name, called, sha256 === createHash('sha256').update(files[place]!.bytes).digest('hex')]),
    ).toEqual([
      ['bevis-1_bild-1.png', 'skärmbild.png', true],
      ['bevis-1_e-post-2.eml', 'brev.eml', true],
      ['bevis-1_pdf-3.pdf', 'blankett.pdf', true],
      ['bevis-1_text-4.txt', 'citat.txt', true],
    ]);
    const brought = await pictureFiles(page, names);
    expect(files.map(({ bytes }) => bytes.toString('base64'))).toEqual(brought.map(({ buffer }) => buffer.toString('base64')));
    expect(text).toContain('Hej! Nu får ni svara på min fråga om bokbussen.');
    expect(await page.title()).toBe(title);
    expect(asked.filter((url) => url.includes('bild.example'))).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('may be typed text: what is left in the field is saved with the rest, and its words are the file', async () => {
    await stage.show('pictures-empty', asInProduction);
    const { page } = stage;
    await stage.press('Lägg till text');
    const field = page.getByLabel('Text från inlägget');
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill('Ni borde skämmas!\n🙂 שלום');
    expect((await recordOf(page)).files.map(({ bytes }) => bytes.toString('utf8'))).toEqual(['Ni borde skämmas!\n🙂 שלום']);
    await stage.says('1 fil är inläst.');
    await expect.poll(() => field.count()).toBe(0);
    await stage.press('Lägg till text');
    await page.getByLabel('Text från inlägget').fill('Ett dolt\u0007 tecken');
    await stage.says(/dolt tecken som inte går att spara/);
    await stage.press('Lägg till');
    expect(await page.getByLabel('Text från inlägget').inputValue()).toBe('Ett dolt\u0007 tecken');
    await page.getByLabel('Text från inlägget').fill('Ångrad');
    await stage.press('Avbryt');
    await expect.poll(() => stage.focused()).toBe('Lägg till text');
    expect(await page.locator('.picture-head bdi').allTextContents()).toEqual(['inklistrad text.txt']);
    await page.context().close();
  }, 120_000);
});
