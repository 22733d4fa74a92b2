// A medium where nobody but whoever wrote a post can take it down (R79): it is saved, assessed and answered instead. And a question that a colleague
// answers. Both without a mouse.

import { pastePicture, screenshot } from './evidence.ts';
import { takesFocus } from './focus.ts';
import { keysAlone } from './keyboard.ts';
import { fileIn, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const account = 'Gislaveds bibliotek på Facebook';
const menu = { name: 'Sociala medier' };

test('where a post cannot be taken down it is rebutted, one step at a time, by keyboard alone', async ({ stage }) => {
  test.setTimeout(300_000);
  const [row] = (await rowsOf(stage.tenant, 'Accounts')).filter(({ fields }) => fields['Title'] === account);
  await stage.tenant.tamper({ list: 'Accounts', item: Number(row?.id), set: { platform: 'X (Twitter)', address: 'https://x.com/gislavedsbibliotek' } });
  const { tab, hand } = await stage.as('handlaggare', '', keysAlone);
  await hand.press(tab.getByRole('navigation', menu).getByRole('link', { name: /^Inlägg att hantera/ }));
  await hand.press(tab.getByRole('link', { name: 'Nytt inlägg' }));

  await test.step('the evidence is saved first', async () => {
    await hand.choose(tab.getByRole('radio', { name: 'Nej', exact: true }));
    await hand.select(tab.getByRole('combobox', { name: 'Konto' }), account);
    await hand.write(tab.getByRole('textbox', { name: 'Avsändare' }), 'Kalle Anka');
    await pastePicture(tab, screenshot);
    await hand.press(tab.getByRole('button', { name: 'Spara beviset' }));
    await expect(tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the ground is chosen alone', async () => {
    await hand.press(tab.getByRole('button', { name: 'Ta ett steg i taget' }));
    await hand.select(tab.getByRole('combobox', { name: 'Skäl' }), 'Personligt angrepp (sidans regler)');
    await hand.press(tab.getByRole('button', { name: 'Spara bedömningen' }));
  });

  await test.step('the product says that it cannot be taken down and has the answer ready; nothing is told as removed', async () => {
    await expect(tab.getByText('På det här mediet kan kommunen oftast inte ta bort andras inlägg.')).toBeVisible();
    await hand.choose(tab.getByRole('radio', { name: 'Bemött' }));
    await hand.press(tab.getByRole('button', { name: 'Spara åtgärden' }));
    await expect(tab.getByText('Skriv texten.')).toBeVisible();
    await hand.press(tab.getByRole('button', { name: 'Använd texten' }));
    await hand.press(tab.getByRole('button', { name: 'Spara åtgärden' }));
    await expect(tab.getByRole('radio', { name: 'Nej, det hålls ordnat' })).toBeChecked();
  });

  await test.step('it is kept in order and closed; what stands of it says how it was answered', async () => {
    await hand.press(tab.getByRole('button', { name: 'Spara', exact: true }));
    await hand.press(tab.getByRole('button', { name: 'Stäng', exact: true }));
    await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();
    const [{ fields } = { fields: {} }] = await rowsOf(stage.tenant, 'Matters');
    expect(fields).toMatchObject({ status: 'Stängt', outcome: 'Bemött' });
    const designation = String((fields as Record<string, unknown>)['Title']);
    await expect(tab.getByRole('button', { name: `${designation}_sammanstallning.pdf` })).toBeVisible();
    const text = new TextDecoder().decode(await fileIn(stage.tenant, 'Evidence-KFN', `${designation}/${designation}_sammanstallning.txt`, 'handlaggare'));
    expect(text).toMatch(/bemött .*\n.*Gislaveds kommun står inte bakom/);
  });
});

test('a question is asked of a colleague, reminded of and answered by keyboard alone', async ({ stage }) => {
  test.setTimeout(300_000);
  const { tab, hand } = await stage.as('handlaggare', 'inlagg/nytt', keysAlone);
  await hand.choose(tab.getByRole('radio', { name: 'Fråga eller ärende till någon annan' }));
  await hand.choose(tab.getByRole('radio', { name: 'Nej', exact: true }));
  await hand.select(tab.getByRole('combobox', { name: 'Konto' }), account);
  await hand.write(tab.getByRole('textbox', { name: 'Avsändare' }), 'Kalle Anka');
  await hand.write(tab.getByRole('textbox', { name: 'Frågan eller ärendet' }), 'När öppnar simhallen igen?');
  await hand.press(tab.getByRole('button', { name: 'Spara', exact: true }));

  await hand.pick(tab.getByRole('combobox', { name: 'Till vem?' }), 'Peter', tab.getByRole('option', { name: /^Peter/ }));
  await hand.press(tab.getByRole('button', { name: 'Spara', exact: true }));
  await hand.press(tab.getByRole('button', { name: /^Påminn Peter/ }));
  await expect(tab.getByText(/är påmind/)).toBeVisible();
  await hand.write(tab.getByRole('textbox', { name: 'Det du svarade' }), 'Den 7 januari. /Sara');
  await hand.press(tab.getByRole('button', { name: 'Jag har svarat avsändaren' }));
  await hand.press(tab.getByRole('button', { name: 'Spara', exact: true }));
  await hand.press(tab.getByRole('button', { name: 'Stäng', exact: true }));
  await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();

  await test.step('what is being saved cannot be written on, so no word is lost', async () => {
    const note = tab.getByRole('textbox', { name: 'Anteckning' });
    await stage.tenant.fault({ match: { method: 'PUT', path: '_note.json' }, kind: 'hold' });
    await hand.write(note, 'Kalle tackade.');
    expect(await takesFocus(note)).toBe(true);
    await hand.press(tab.getByRole('button', { name: 'Spara anteckningen' }));
    await expect.poll(() => stage.tenant.faultsWaiting(), { timeout: 60_000 }).toBe(0);
    expect(await takesFocus(note)).toBe(false);
    await stage.tenant.clearFaults();
    await expect(tab.getByText('Sara Holmberg antecknade')).toBeVisible();
    await expect(note).toHaveValue('');
  });
});
