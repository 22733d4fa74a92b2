// Begäran om allmän handling, by keyboard alone: the registrar finds a record, takes a third person away from its picture and its text, looks at the copy and
// gives it out; what was taken away is nowhere in the file.

import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { pixelsOf } from '../pixelsInPdf.ts';
import { readsText, textInPdf } from '../popplerText.ts';
import { pastePicture, pasteWords, screenshot } from './evidence.ts';
import { keysAlone } from './keyboard.ts';
import { fileIn, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const secret = 'Hemlige Harald Granlund';
const openLists = ['Matters', 'DiaryEntries', 'Events'];

test('a third person is masked in a copy that is given out: by keys alone, looked at first, and gone from pixels and text', async ({ stage }) => {
  const { tab: handler } = await stage.as('handlaggare', 'inlagg/nytt');
  await test.step('the officer saves a post that may be secret', async () => {
    await handler.getByRole('radio', { name: 'Vet inte' }).check();
    await handler.getByRole('combobox', { name: 'Konto' }).selectOption({ label: 'Gislaveds bibliotek på Facebook' });
    await handler.getByRole('textbox', { name: 'Avsändare' }).fill(secret);
    await pastePicture(handler, screenshot);
    await handler.getByRole('button', { name: 'Spara beviset' }).click();
    await expect(handler.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
  });
  const designation = String((await rowsOf(stage.tenant, 'Matters'))[0]?.fields['Title']);
  const original = await fileIn(stage.tenant, 'Protected-KFN', `${designation}/${designation}_bild-1.png`, 'registrator');

  const { page, tab, hand } = await stage.as('registrator', 'arkiv', keysAlone);
  const { keyboard } = page;
  // The officer's own tab reads the text in the picture meanwhile, and is written down for that.
  const openings = async () =>
    (await rowsOf(stage.tenant, 'Events')).filter(({ fields, createdBy }) => fields['what'] === 'protectedOpened' && createdBy.user.displayName === 'Maria Wik')
      .length;

  await test.step('the registrar searches: what may be secret is found by its designation, and not by a name; nothing is opened by it', async () => {
    await hand.press(tab.getByRole('link', { name: 'Begäran om allmän handling' }));
    await hand.write(tab.getByRole('searchbox', { name: 'Sök' }), 'Granlund');
    await keyboard.press('Enter');
    await expect(tab.getByText('0 träffar på ”Granlund” hos Kultur- och fritidsnämnden.')).toBeVisible();
    await keyboard.press('Control+A');
    await keyboard.insertText(designation);
    await keyboard.press('Enter');
    await expect(tab.getByText(`1 träff på ”${designation}” hos Kultur- och fritidsnämnden.`)).toBeVisible();
    expect(await openings()).toBe(0);
    await hand.press(tab.getByRole('link', { name: `Inlägg ${designation}` }));
    await expect(tab.getByText('Lämna ut handlingen genast')).toBeVisible();
    expect(await openings()).toBe(1);
  });

  const box = tab.getByRole('button', { name: /^Maskering 1 i bild 1: / });
  await test.step('a mask is put on the picture by keys, with its reason; the sender is masked in the text', async () => {
    await hand.choose(tab.getByRole('radio', { name: 'En maskerad kopia' }));
    await expect(tab.getByRole('button', { name: 'Lägg till maskering i bild 1' })).toBeEnabled();
    await hand.press(tab.getByRole('button', { name: 'Lägg till maskering i bild 1' }));
    await expect(box).toBeFocused();
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown']) await keyboard.press(key);
    await hand.select(tab.getByRole('combobox', { name: 'Skäl' }).first(), 'Hälsa eller sexualliv (OSL 21 kap. 1 §)');
    await hand.tick(tab.getByRole('checkbox', { name: 'Avsändare', exact: true }));
  });
  const said = /: (\d+) från vänster, (\d+) uppifrån, (\d+) bred, (\d+) hög$/.exec((await box.getAttribute('aria-label')) ?? '');
  const [left = 0, top = 0, width = 0, height = 0] = (said ?? []).slice(1).map(Number);
  // How far down depends on how much of the picture the window shows.
  expect([left, width, height]).toEqual([155, 165, 53]);
  expect(top).toBeGreaterThan(20);

  const coming = page.waitForEvent('download');
  await test.step('the copy is looked at, the information is given, and only then the file comes', async () => {
    await hand.press(tab.getByRole('button', { name: 'Granska kopian' }));
    await expect(tab.getByRole('heading', { name: 'Så här blir kopian' })).toBeVisible();
    await expect(tab.getByText('[Maskerat] Hälsa eller sexualliv (OSL 21 kap. 1 §)')).toBeVisible();
    await expect(tab.getByText(secret)).toBeHidden();
    await hand.press(tab.getByRole('button', { name: 'Lämna ut kopian' }));
    await expect(tab.getByText('Lämna informationen innan du går vidare.')).toBeVisible();
    await hand.tick(tab.getByRole('checkbox', { name: 'Jag lämnar den här informationen till den som frågar' }));
    await hand.press(tab.getByRole('button', { name: 'Lämna ut kopian' }));
    await expect(tab.getByText(`Utlämnat: ${designation}_maskerad-1.pdf.`)).toBeVisible();
    await expect(tab.getByText('Beslutet kan överklagas till kammarrätten.')).toBeVisible();
  });
  const download = await coming;
  expect(download.suggestedFilename()).toBe(`${designation}_maskerad-1.pdf`);
  const pdf = readFileSync(await download.path());

  await test.step('in the file the pixels are black where the mask lay and as they were elsewhere; the name is nowhere in it', async () => {
    const rows = pixelsOf(pdf);
    expect(rows).toHaveLength(320);
    const strange = rows.flatMap((row, y) =>
      Array.from({ length: 480 }, (_, x) => {
        const isMasked = x >= left && x < left + width && y >= top && y < top + height;
        const wanted = isMasked ? 0 : y % 200;
        return row[3 * x] === wanted && row[3 * x + 1] === wanted && row[3 * x + 2] === wanted ? '' : `${x},${y}`;
      }).filter(Boolean),
    );
    expect(strange).toEqual([]);
    expect(pdf.includes('Granlund')).toBe(false);
    if (readsText) {
      const text = textInPdf(pdf);
      expect(text).not.toMatch(/Harald|Granlund/);
      expect(text).toContain('[Maskerat]');
      expect(text).toContain('Gislaveds bibliotek');
    }
  });

  await test.step('the library holds the same file, and the original as it was; no list holds a word of it', async () => {
    const kept = await fileIn(stage.tenant, 'Protected-KFN', `${designation}/${designation}_maskerad-1.pdf`, 'registrator');
    const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sum(kept)).toBe(sum(pdf));
    expect(sum(await fileIn(stage.tenant, 'Protected-KFN', `${designation}/${designation}_bild-1.png`, 'registrator'))).toBe(sum(original));
    for (const list of openLists) expect(JSON.stringify(await rowsOf(stage.tenant, list)), list).not.toMatch(/Harald|Granlund/);
  });
});

test('the text of a masked picture is read where it shows, can be seen before the copy is given out, and stands in the file', async ({ stage }) => {
  const { tab: handler } = await stage.as('handlaggare', 'inlagg/nytt');
  await handler.getByRole('radio', { name: 'Nej', exact: true }).first().check();
  await handler.getByRole('combobox', { name: 'Konto' }).selectOption({ label: 'Gislaveds bibliotek på Facebook' });
  await handler.getByRole('textbox', { name: 'Avsändare' }).fill('Läsaren');
  await pasteWords(handler, ['Harald Granlund ljuger', 'Biblioteket borde ha öppet', 'även på söndagar']);
  await handler.getByRole('button', { name: 'Spara beviset' }).click();
  await expect(handler.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
  const designation = String((await rowsOf(stage.tenant, 'Matters'))[0]?.fields['Title']);

  const { page, tab } = await stage.as('registrator', `arkiv/begaran/${designation}`);
  await tab.getByRole('radio', { name: 'En maskerad kopia' }).check();
  await tab.getByRole('button', { name: 'Lägg till maskering i bild 1' }).click();
  await tab.getByRole('combobox', { name: 'Skäl' }).first().selectOption({ label: 'Hälsa eller sexualliv (OSL 21 kap. 1 §)' });
  await tab.getByText('Plats och storlek i bildpunkter').click();
  for (const [side, value] of Object.entries({ Höjd: 50, Bredd: 600, 'Från vänster': 15, Uppifrån: 28 })) {
    await tab.getByRole('spinbutton', { name: side }).fill(String(value));
    await tab.getByRole('spinbutton', { name: side }).blur();
  }
  await tab.getByRole('button', { name: 'Granska kopian' }).click();
  await expect(tab.getByRole('heading', { name: 'Så här blir kopian' })).toBeVisible({ timeout: 120_000 });
  await expect(tab.getByText('Biblioteket borde ha öppet')).toBeVisible();
  await expect(tab.getByText(/Granlund|ljuger/)).toHaveCount(0);
  await tab.getByRole('checkbox', { name: 'Jag lämnar den här informationen till den som frågar' }).check();
  const coming = page.waitForEvent('download');
  await tab.getByRole('button', { name: 'Lämna ut kopian' }).click();
  const pdf = readFileSync(await (await coming).path());
  if (!readsText) return;
  const text = textInPdf(pdf);
  expect(text).toContain('Biblioteket borde ha öppet');
  expect(text).toContain('Maskinläst text (OCR)');
  expect(text).not.toMatch(/Harald|Granlund|ljuger/);
});
