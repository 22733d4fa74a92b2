// What may be secret, from the officer who saw it to the registrar's number: returned once, asked for again, registered and closed. Nothing of it leaves its library.

import { pastePicture, screenshot } from './evidence.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const secret = 'Hemlige Harald Granlund';
const openLists = ['Matters', 'DiaryEntries', 'Events'];

test('a post that may be secret is registered by the nämnd’s registrar, who is written down, and then it may be closed', async ({ stage }) => {
  const sara = await stage.as('handlaggare', 'inlagg/nytt');
  const { tab: handler } = sara;
  const row = async () => (await rowsOf(stage.tenant, 'Matters'))[0]?.fields ?? {};

  await test.step('the officer saves it and asks for a number', async () => {
    await handler.getByRole('radio', { name: 'Vet inte' }).check();
    await handler.getByRole('combobox', { name: 'Konto' }).selectOption({ label: 'Gislaveds bibliotek på Facebook' });
    await handler.getByRole('textbox', { name: 'Avsändare' }).fill(secret);
    await pastePicture(handler, screenshot);
    await handler.getByRole('button', { name: 'Spara beviset' }).click();
    await expect(handler.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
    await handler.getByRole('combobox', { name: 'Skäl' }).selectOption({ label: 'Kan omfattas av sekretess (offentlighets- och sekretesslagen (2009:400))' });
    await handler.getByRole('radio', { name: 'Borttaget' }).check();
    await handler.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(handler.getByRole('heading', { name: 'Väntar på registratorn' })).toBeVisible();
  });

  const designation = String((await row())['Title']);
  const maria = await stage.as('registrator');
  const { tab } = maria;

  await test.step('the registrar has a card and a task that tell designation and nämnd, and nothing else', async () => {
    const card = await maria.newestCardFrom('Sara Holmberg');
    await expect(card).toContainText(`Inlägg ${designation}`);
    await expect(card).not.toContainText('Harald');
    await maria.openTab();
    await tab.getByRole('link', { name: `Skriv diarienummer för inlägg ${designation}`, exact: true }).click();
  });

  await test.step('the draft leaves the sender out of the public part and keeps it apart; opening it is written down', async () => {
    await expect(tab.getByText('Ditt namn och tiden är antecknade.')).toBeVisible();
    await expect(tab.getByText('Utelämnas (OSL 5 kap. 2 § andra stycket)')).toBeVisible();
    await expect(tab.getByText(secret)).toBeVisible();
    const openings = (await rowsOf(stage.tenant, 'Events')).filter(({ fields }) => fields['what'] === 'protectedOpened');
    expect(openings.length).toBeGreaterThan(0);
  });

  await test.step('the record is fetched as it was saved', async () => {
    const coming = maria.page.waitForEvent('download');
    await tab.getByRole('button', { name: `Hämta ${designation}.pdf` }).click();
    expect((await coming).suggestedFilename()).toBe(`${designation}.pdf`);
    await expect(tab.getByText('De är kontrollerade mot sina kontrollsummor.')).toBeVisible();
  });

  await test.step('it is returned with a reason that only its own folder holds; the officer asks again', async () => {
    await tab.getByRole('button', { name: 'Lämna tillbaka' }).click();
    await tab.getByRole('textbox', { name: 'Vad behöver kompletteras?' }).fill(`Är ${secret} elev hos oss?`);
    await tab.getByRole('button', { name: 'Lämna tillbaka' }).click();
    await expect(tab.getByText('Underlaget är återlämnat.')).toBeVisible();
    expect(await row()).toMatchObject({ status: 'Återlämnat av registratorn' });
    const again = await stage.as('handlaggare', `inlagg/${designation}`);
    await expect(again.tab.getByText(`Är ${secret} elev hos oss?`).first()).toBeVisible();
    await again.tab.getByRole('button', { name: 'Be om diarienummer igen' }).click();
    await expect(again.tab.getByRole('heading', { name: 'Väntar på registratorn' })).toBeVisible();
  });

  await test.step('the number is written in another form than usual: remarked on, and saved as it was written', async () => {
    const { tab: later } = await stage.as('registrator', `arkiv/${designation}`);
    await later.getByRole('textbox', { name: 'Diarienummer' }).fill('KFN 2026/131');
    await expect(later.getByText('Diarienumret ser inte ut som vanligt')).toBeVisible();
    await later.getByRole('button', { name: 'Markera som diarieförd' }).click();
    await expect(later.getByText('Diariefört som KFN 2026/131.')).toBeVisible();
  });

  await test.step('then the officer may close it, and no list ever held a word of it', async () => {
    const last = await stage.as('handlaggare', `inlagg/${designation}`);
    await last.tab.getByRole('button', { name: 'Stäng', exact: true }).click();
    await expect(last.tab.getByText('Stängt', { exact: true })).toBeVisible();
    for (const list of openLists) expect(JSON.stringify(await rowsOf(stage.tenant, list)), list).not.toContain('Harald');
    const states = (await rowsOf(stage.tenant, 'DiaryEntries')).map(({ fields }) => fields['state']);
    expect(states).toEqual(['waiting', 'returned', 'waiting', 'registered']);
  });
});
