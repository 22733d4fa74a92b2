// A plan goes back with a comment, is changed and sent again; the decision page shows what is new.

import { approveFromCard, reviewFromCard, signIn } from './acts.ts';
import { bookBus } from './demoPlans.ts';
import { sendPlan } from './planForm.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const comment = 'Skriv vem som sköter kontot när Johan är ledig, och räkna med mer tid för svar.';

test('a chief returns a plan with a comment; the applicant changes it; both chiefs see the change and approve', async ({ stage }) => {
  await test.step('without a comment the plan is not returned; with one it is', async () => {
    const annika = await stage.as('forvaltningschef');
    const page = await reviewFromCard(annika, 'Peter Ålund', bookBus.title);
    await page.getByRole('button', { name: 'Lämna tillbaka' }).click();
    await page.getByRole('button', { name: 'Lämna tillbaka' }).click();
    const field = page.getByRole('textbox', { name: 'Skriv vad som behöver ändras' });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill(comment);
    const window = await annika.windowOf(() => page.getByRole('button', { name: 'Lämna tillbaka' }).click());
    await expect(window.getByRole('textbox')).toHaveValue(comment);
    await signIn(window, 'Lämna tillbaka och signera');
    await expect(page.getByText('Du lämnade tillbaka planen. Sara Holmberg får besked.')).toBeVisible();
  });

  await test.step('the applicant is told by a card, reads the comment in the form, changes an answer and sends again', async () => {
    const sara = await stage.as('handlaggare');
    const card = await sara.newestCardFrom('Annika Strand');
    await expect(card).toContainText('Aktivitetsplanen är återlämnad');
    await expect(card).toContainText(comment);
    await card.getByRole('link', { name: 'Öppna i fliken' }).click();
    await expect(sara.tab.getByText(`Annika Strand: ”${comment}”`).first()).toBeVisible();
    await sara.tab.getByRole('textbox', { name: 'Beräknad arbetstid' }).fill('4');
    await sendPlan(sara, 'Peter Ålund');
  });

  await test.step('the decision page shows what has changed since version 1', async () => {
    const peter = await stage.as('verksamhetschef');
    const page = await reviewFromCard(peter, 'Sara Holmberg', bookBus.title);
    const changes = page
      .getByRole('region', { name: 'Ändrat sedan version 1' })
      .or(page.locator('section').filter({ has: page.getByRole('heading', { name: 'Ändrat sedan version 1' }) }));
    await expect(changes.getByRole('term')).toHaveText(['Timmar per vecka']);
    await expect(changes.getByRole('definition')).toHaveText([/2,5/, /4/]);
    await peter.page.getByRole('button', { name: 'Stäng' }).click();
    await approveFromCard(peter, 'Sara Holmberg', bookBus.title);
    await approveFromCard(await stage.as('forvaltningschef'), 'Peter Ålund', bookBus.title);
  });

  const account = (await rowsOf(stage.tenant, 'Accounts')).filter(({ fields }) => fields['planId'] === bookBus.planId);
  expect(account.map(({ fields }) => [fields['approvedVersion'], fields['status']])).toEqual([[2, 'Kopia skickad']]);
});
