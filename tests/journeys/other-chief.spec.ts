// An applicant names another chief than the municipality's list does: with a reason, by signature, and confirmed before the account starts.

import { approveFromCard, signIn } from './acts.ts';
import { fillPlan, sendPlan, summerReading } from './planForm.ts';
import { expect, test } from './stage.ts';

const plan = 'Sommarboken, Gislaveds bibliotek på Facebook';

test('an applicant names another chief with a reason and signs that; the account cannot start until Information has confirmed', async ({ stage }) => {
  const sara = await stage.as('handlaggare', 'planer/ny');
  await test.step('the chief is named with a reason, and the choice is signed', async () => {
    await fillPlan(sara, summerReading);
    await sara.tab.getByRole('button', { name: 'Ange en annan chef (Verksamhetens chef)' }).click();
    const dialog = sara.tab.getByRole('dialog', { name: 'Ange en annan chef för verksamheten' });
    await dialog.getByRole('combobox', { name: 'Vem ska besluta?' }).click();
    await sara.page.keyboard.type('Karin');
    await sara.tab.getByRole('option', { name: 'Karin Öst' }).click();
    await dialog.getByRole('textbox', { name: 'Varför ska en annan besluta?' }).fill('Peter är tjänstledig till januari.');
    await dialog.getByRole('button', { name: 'Ange personen' }).click();
    await sendPlan(sara, 'Karin Öst', 'Planen är sparad. Den går vidare när du har signerat valet av chef.');
    const window = await sara.windowOf(() => sara.tab.getByRole('button', { name: 'Signera valet av chef' }).click());
    await signIn(window, 'Signera valet');
    await expect(sara.tab.getByRole('button', { name: 'Signera valet av chef' })).toBeHidden();
  });
  await test.step('the named chief and the head of department approve', async () => {
    await approveFromCard(await stage.as('arkivarie'), 'Sara Holmberg', plan);
    await approveFromCard(await stage.as('forvaltningschef'), 'Karin Öst', plan);
  });
  const start = async () => {
    await sara.tab
      .getByRole('navigation', { name: 'Sociala medier' })
      .getByRole('link', { name: /^Konton/ })
      .click();
    await sara.tab.getByRole('searchbox', { name: 'Sök konto' }).fill(plan);
    await sara.tab.getByRole('main').getByRole('link', { name: plan }).click();
    return sara.tab.getByRole('button', { name: 'Starta kontot' });
  };
  await test.step('the start is closed, and says why', async () => {
    await expect(await start()).toHaveAccessibleDescription(
      /^Du kan inte starta kontot förrän informationsfunktionen har bekräftat den chef som du angav själv\./,
    );
  });
  await test.step('Information confirms by signature, and the account starts', async () => {
    const jonas = await stage.as('information');
    await jonas.tab.getByRole('link', { name: 'Bekräfta' }).first().click();
    const window = await jonas.windowOf(() => jonas.tab.getByRole('button', { name: 'Bekräfta chefen' }).click());
    await signIn(window, 'Bekräfta och signera');
    await expect(jonas.tab.getByRole('button', { name: 'Bekräfta chefen' })).toBeHidden();
    await (await start()).click();
    await expect(sara.tab.getByText('Kontot är startat.')).toBeVisible();
  });
});
