// A chief appoints a stand-in: what was signed is read back among the stand-ins before the window calls it saved.

import { signIn } from './acts.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

test('a chief appoints a stand-in, and sees that it holds', async ({ stage }) => {
  const peter = await stage.as('verksamhetschef', 'installningar');
  await peter.tab.getByRole('button', { name: 'Ange ersättare' }).click();
  await peter.tab.getByRole('combobox', { name: 'Vem ersätter?' }).click();
  await peter.page.keyboard.type('Karin');
  await peter.tab.getByRole('option', { name: 'Karin Öst' }).click();
  await peter.tab.getByLabel('Till och med').fill('2099-12-31');
  await peter.tab.getByRole('textbox', { name: 'Hänvisning till delegationsbeslut' }).fill('Punkt 4.2');
  const window = await peter.windowOf(() => peter.tab.getByRole('button', { name: 'Signera' }).click());
  await signIn(window, 'Utse och signera');
  await expect(peter.tab.getByText('Ersättaren är angiven.')).toBeVisible();
  await expect(peter.tab.getByText('Gäller nu')).toBeVisible();
  expect((await rowsOf(stage.tenant, 'Decisions')).filter(({ fields }) => fields['kind'] === 'delegation')).toHaveLength(1);

  const ending = await peter.windowOf(() => peter.tab.getByRole('button', { name: 'Avsluta: Karin Öst ersätter' }).click());
  await expect(ending.getByRole('heading', { name: 'Avsluta att Karin Öst ersätter Peter Ålund?' })).toBeVisible();
  await signIn(ending, 'Avsluta och signera');
  await expect(peter.tab.getByText('Ersättningen slutar i dag vid midnatt. Till dess kan Karin Öst besluta i chefens ställe.')).toBeVisible();
  await expect(peter.tab.getByText('Slutar i dag vid midnatt, kan besluta till dess')).toBeVisible();
  await expect(peter.tab.getByRole('button', { name: /^Avsluta/ })).toHaveCount(0);
});

test('a chief ends a stand-in that has not begun, and it never holds', async ({ stage }) => {
  const peter = await stage.as('verksamhetschef', 'installningar');
  await peter.tab.getByRole('button', { name: 'Ange ersättare' }).click();
  await peter.tab.getByRole('combobox', { name: 'Vem ersätter?' }).click();
  await peter.page.keyboard.type('Karin');
  await peter.tab.getByRole('option', { name: 'Karin Öst' }).click();
  await peter.tab.getByLabel('Från och med').fill('2099-12-01');
  await peter.tab.getByLabel('Till och med').fill('2099-12-31');
  await peter.tab.getByRole('textbox', { name: 'Hänvisning till delegationsbeslut' }).fill('Punkt 4.2');
  await signIn(await peter.windowOf(() => peter.tab.getByRole('button', { name: 'Signera' }).click()), 'Utse och signera');
  await expect(peter.tab.getByText('Börjar senare')).toBeVisible();

  const ending = await peter.windowOf(() => peter.tab.getByRole('button', { name: 'Avsluta: Karin Öst ersätter' }).click());
  await expect(ending.getByText('Skulle ha börjat')).toBeVisible();
  await signIn(ending, 'Avsluta och signera');
  await expect(peter.tab.getByText('Ersättningen är avslutad innan den började.')).toBeVisible();
  await expect(peter.tab.getByText('Skulle ha börjat 1 december 2099')).toBeVisible();
  await expect(peter.tab.getByText('Avslutades innan den började')).toBeVisible();
});
