// The whole way of a plan without a mouse: written, mended, sent, decided by both chiefs, and its account started. Nothing is clicked.

import { checklistKeys, pointOf } from '../../src/domain/startChecklist.ts';
import { approveFromCard } from './acts.ts';
import { keysAlone } from './keyboard.ts';
import { fillPlan, saved, sendPlan, summerReading } from './planForm.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const plan = 'Sommarboken, Gislaveds bibliotek på Facebook';

test('a plan is written, mended from the summary, decided and its account started by keyboard alone', async ({ stage }) => {
  // Some three hundred presses, each looked at.
  test.setTimeout(600_000);
  await test.step('a staff member fills in the form, is told what is missing, mends it from the summary and sends the plan', async () => {
    const sara = await stage.as('handlaggare', '', keysAlone);
    await sara.hand.press(sara.tab.getByRole('link', { name: 'Ny aktivitetsplan' }));
    await expect(sara.tab.getByRole('heading', { level: 1, name: 'Ny aktivitetsplan' })).toBeFocused();
    await fillPlan(sara, { ...summerReading, audience: '' });
    await sara.hand.press(sara.tab.getByRole('button', { name: 'Skicka för godkännande' }));
    const summary = sara.tab.getByRole('group', { name: 'Planen kan inte skickas än' });
    await expect(summary).toBeFocused();
    await sara.hand.press(summary.getByRole('button', { name: 'Beskriv vilka som är målgruppen.' }));
    const audience = sara.tab.getByRole('textbox', { name: 'Vem är målgruppen för denna aktivitet?' });
    await expect(audience).toBeFocused();
    await sara.page.keyboard.insertText(summerReading.audience);
    await expect(summary).toBeHidden();
    await saved(sara.tab);
    await sendPlan(sara, 'Peter Ålund');
  });

  await test.step('the unit manager goes from the card to the decision, approves and signs, and is back in the chat', async () => {
    const peter = await stage.as('verksamhetschef', '', keysAlone);
    await approveFromCard(peter, 'Sara Holmberg', plan);
    await peter.openTab();
  });
  await test.step('the head of department does the same', async () => {
    await approveFromCard(await stage.as('forvaltningschef', '', keysAlone), 'Peter Ålund', plan);
  });

  await test.step('the applicant finds the account, goes through the checklist and starts it', async () => {
    const sara = await stage.as('handlaggare', '', keysAlone);
    await sara.hand.press(sara.tab.getByRole('navigation', { name: 'Sociala medier' }).getByRole('link', { name: /^Konton/ }));
    await sara.hand.write(sara.tab.getByRole('searchbox', { name: 'Sök konto' }), 'sommarboken');
    await sara.hand.press(sara.tab.getByRole('rowheader', { name: plan }));
    await expect(sara.tab.getByRole('heading', { level: 1, name: plan })).toBeFocused();
    for (const key of checklistKeys) await sara.hand.tick(sara.tab.getByRole('checkbox', { name: pointOf(key, 'Gislaveds kommun'), exact: true }));
    await sara.hand.press(sara.tab.getByRole('button', { name: 'Starta kontot' }));
    await expect(sara.tab.getByText('Kontot är startat.')).toBeVisible();
    await expect(sara.tab.getByRole('main').getByText('Aktivt')).toBeVisible();
    await sara.hand.press(sara.tab.getByRole('link', { name: 'Anmäl ändring' }));
    await expect(sara.tab.getByRole('heading', { level: 1 })).toBeFocused();
  });

  const [account] = (await rowsOf(stage.tenant, 'Accounts')).filter(({ fields }) => fields['Title'] === plan);
  expect(account?.fields['status']).toBe('Aktivt');
});
