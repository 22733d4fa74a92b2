// A text that tells a number or a protection is remarked upon where the matter would lie open: calmly, with the way to change the answer, and never as a stop.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the remarks on texts: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('a text that may need care', () => {
  const gallery = sceneStage({ width: 1440, height: 900 });
  const { show, press, says, calls } = gallery;
  const remark = () => gallery.page.getByText('du har svarat nej på frågan om sekretess');

  it('is remarked upon in a new post, and the answer is changed with one press; focus is then on the answer', async () => {
    await show('post-remark');
    await says(/Texten innehåller ett telefonnummer\. Texten talar om skyddade personuppgifter\./);
    await press('Ändra svaret till Vet inte');
    await expect.poll(() => gallery.page.getByRole('radio', { name: 'Vet inte' }).isChecked()).toBe(true);
    await expect.poll(() => gallery.page.getByRole('radio', { name: 'Vet inte' }).evaluate((radio) => radio === document.activeElement)).toBe(true);
    await expect.poll(() => remark().count()).toBe(0);
    expect(await gallery.page.getByLabel('Inläggets text').inputValue()).toBe('Ring 070-123 45 67, hon har skyddad identitet.');
  });

  it('is remarked upon in a text of its own as well, and saved all the same by whoever keeps the answer', async () => {
    await show('post-answered');
    await gallery.page.locator('#matter-account').selectOption({ index: 1 });
    await gallery.page.getByRole('textbox', { name: 'Avsändare' }).first().fill('Kalle Anka');
    await press('Lägg till text');
    await gallery.page.getByLabel('Text från inlägget').fill('Hennes nummer är 850709-9805.');
    await press('Lägg till');
    await says(/Texten innehåller ett personnummer\./);
    await press('Spara beviset');
    await expect.poll(async () => (await calls('saveEvidence')).length).toBe(1);
  });

  it('is remarked upon in a note of an open post, with the way to move it; not where it lies protected', async () => {
    await show('post-diary');
    await gallery.page.getByRole('textbox', { name: 'Anteckning' }).fill('Mejla a@b.example');
    await gallery.page.waitForTimeout(1_500);
    expect(await remark().count()).toBe(0);
    await show('post-question');
    await gallery.page.getByRole('textbox', { name: 'Anteckning' }).fill('Mejla a@b.example');
    await says(/Texten innehåller en e-postadress\./);
    await gallery.page.getByRole('status').getByRole('button', { name: 'Det kan innehålla sekretess' }).click();
    await says('Flytta till det skyddade biblioteket?');
  });
});
