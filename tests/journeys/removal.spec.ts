// A post is taken down: the evidence first, then the ground and what became of it; the record stands up afterwards. What may be secret goes another way.

import type { Locator } from 'playwright/test';
import { toolIsHere } from '../systemTool.ts';
import { canJudge, inWords, judge } from '../verapdf.ts';
import { pastePicture, screenshot } from './evidence.ts';
import { takesFocus } from './focus.ts';
import { textOf } from './pdf.ts';
import { fileIn, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

/** Counts what a person does: a choice or a field is one; to paste, to move and the last button are none. */
function counted() {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async pick(choice: Locator) {
      count++;
      await choice.check();
    },
    async choose(list: Locator, option: string) {
      count++;
      await list.selectOption({ label: option });
    },
    async write(field: Locator, text: string) {
      count++;
      await field.fill(text);
    },
    async press(button: Locator) {
      count++;
      await button.click();
    },
  };
}

const account = 'Gislaveds bibliotek på Facebook';

test('an abusive comment is saved, assessed and removed with six inputs; the record stands up', async ({ stage }) => {
  const sara = await stage.as('handlaggare', 'inlagg/nytt');
  const { tab } = sara;
  const input = counted();

  await test.step('nothing is asked for before it is said whether it may be secret', async () => {
    await expect(tab.getByRole('combobox', { name: 'Konto' })).toHaveCount(0);
    expect(await rowsOf(stage.tenant, 'Matters')).toEqual([]);
  });

  await test.step('the picture is pasted, the sender written, the evidence saved', async () => {
    await input.pick(tab.getByRole('radio', { name: 'Nej' }));
    await input.choose(tab.getByRole('combobox', { name: 'Konto' }), account);
    await input.write(tab.getByRole('textbox', { name: 'Avsändare' }), 'Kalle Åström & <b>söner</b> 😡');
    await pastePicture(tab, screenshot);
    await input.press(tab.getByRole('button', { name: 'Spara beviset' }));
    await expect(tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Inlägg 2\d{3}-1/);
  });

  await test.step('the ground and what became of it: six inputs, and the last button', async () => {
    await input.choose(tab.getByRole('combobox', { name: 'Skäl' }), 'Personligt angrepp (sidans regler)');
    await expect(tab.getByText('Kritik mot kommunen, dess beslut eller anställda är inte skäl att ta bort.')).toBeVisible();
    await input.pick(tab.getByRole('radio', { name: 'Borttaget' }));
    expect(input.count).toBe(6);
    await tab.getByRole('button', { name: 'Spara', exact: true }).click();
    await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
    await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();
  });

  await test.step('the list says where it stands and nothing of what it is about', async () => {
    const [row] = await rowsOf(stage.tenant, 'Matters');
    expect(row?.fields).toMatchObject({ status: 'Stängt', outcome: 'Borttaget', authority: 'KFN', place: 'Bevis' });
    expect(JSON.stringify(await rowsOf(stage.tenant, 'Events'))).not.toContain('Åström');
    expect(JSON.stringify(row)).not.toContain('Åström');
  });

  await test.step('the record holds the picture and every word, and is PDF/A that everybody can read', async () => {
    const [row] = await rowsOf(stage.tenant, 'Matters');
    const designation = String(row?.fields['Title']);
    const pdf = await fileIn(stage.tenant, 'Evidence-KFN', `${designation}/${designation}.pdf`, 'handlaggare');
    expect(Buffer.from(await fileIn(stage.tenant, 'Evidence-KFN', `${designation}/${designation}_bild-1.png`, 'handlaggare'))).toEqual(Buffer.from(screenshot));
    if (toolIsHere('pdftotext', ['-v'])) {
      const text = textOf(pdf);
      for (const words of ['Kalle Åström & <b>söner</b>', account, 'Kultur- och fritidsnämnden', designation]) expect(text).toContain(words);
    }
    if (canJudge) for (const verdict of await judge({ 'record.pdf': pdf })) expect(verdict.compliant, inWords(verdict)).toBe(true);
  });
});

test('what may be secret is saved in the protected library; whoever has no right to it learns whom to ring', async ({ stage }) => {
  const secret = 'Hemlige Harald Granlund';
  await test.step('the officer with the right saves it there, and it waits for the registrar', async () => {
    const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
    await tab.getByRole('radio', { name: 'Vet inte' }).check();
    await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: account });
    await tab.getByRole('textbox', { name: 'Avsändare' }).fill(secret);
    await pastePicture(tab, screenshot);
    await tab.getByRole('button', { name: 'Spara beviset' }).click();
    await expect(tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
    await tab.getByRole('combobox', { name: 'Skäl' }).selectOption({ label: 'Kan omfattas av sekretess (offentlighets- och sekretesslagen (2009:400))' });
    await tab.getByRole('radio', { name: 'Dolt' }).check();
    await tab.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(tab.getByRole('heading', { name: 'Väntar på registratorn' })).toBeVisible();
    await expect(tab.getByRole('button', { name: 'Stäng', exact: true })).toHaveCount(0);
  });

  await test.step('no list holds a word of it', async () => {
    for (const list of ['Matters', 'DiaryEntries', 'Events']) expect(JSON.stringify(await rowsOf(stage.tenant, list)), list).not.toContain('Harald');
    expect((await rowsOf(stage.tenant, 'DiaryEntries'))[0]?.fields).toMatchObject({ authority: 'KFN', state: 'waiting' });
  });

  await test.step('a colleague without the right sees a designation and no more', async () => {
    const { tab } = await stage.as('verksamhetschef', 'inlagg');
    await tab.getByRole('button', { name: 'Alla', exact: true }).click();
    await expect(tab.getByText('Skyddat')).toBeVisible();
    await expect(tab.getByRole('link', { name: /^2\d{3}-1$/ })).toHaveCount(0);
  });

  await test.step('and is told whom to ring before anything is written', async () => {
    const { tab } = await stage.as('handlaggare2', 'inlagg/nytt');
    await tab.getByRole('radio', { name: 'Ja', exact: true }).check();
    await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: account });
    await expect(tab.getByText('Du har inte rätt till det skyddade biblioteket')).toBeVisible();
    await expect(tab.getByRole('button', { name: 'Spara', exact: true })).toHaveCount(0);
    expect(await rowsOf(stage.tenant, 'Matters')).toHaveLength(1);
  });
});

test('an answer that becomes yes after a save that failed is not saved as no: what stands in the form now is what is saved', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  await tab.getByRole('radio', { name: 'Nej' }).check();
  await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: account });
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Hemlige Harald');
  await pastePicture(tab, screenshot);
  stage.watch.expect(/net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|CONNECTION_CLOSED) .*_bild-1/);
  await stage.tenant.fault({ match: { method: 'PUT', path: '_bild-1' }, kind: 'drop', times: 50 });
  await tab.getByRole('button', { name: 'Spara beviset' }).click();
  await expect(tab.getByRole('button', { name: 'Försök igen' })).toBeVisible({ timeout: 60_000 });
  await tab.getByRole('radio', { name: 'Ja', exact: true }).check();
  await expect(tab.getByRole('button', { name: 'Försök igen' })).toHaveCount(0);
  await stage.tenant.clearFaults();
  await stage.tenant.fault({ match: { method: 'PUT', path: '_bild-1' }, kind: 'hold' });
  // While it is being saved no answer can be changed: no question takes focus, by key or by pointer.
  const no = tab.getByRole('radio', { name: 'Nej' });
  expect(await takesFocus(no)).toBe(true);
  await tab.getByRole('button', { name: 'Spara beviset' }).click();
  await expect.poll(() => stage.tenant.faultsWaiting(), { timeout: 60_000 }).toBe(0);
  expect(await takesFocus(no)).toBe(false);
  await stage.tenant.clearFaults();
  await expect(tab.getByText(/ligger kvar i nämndens öppna bibliotek som 2\d{3}-1\. Säg det till registratorn nu\./)).toBeVisible({ timeout: 60_000 });
  const rows = (await rowsOf(stage.tenant, 'Matters')).map(({ fields }) => fields['place']);
  expect(rows).toEqual(['Bevis', 'Skyddat']);
});
