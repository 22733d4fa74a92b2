// The form while it is written: what is typed stays, what is missing is asked for where it is, and nothing is called sent that is not.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { alteredStage } from './stage.ts';

describe.skipIf(!browserPath())('a draft', () => {
  const gallery = alteredStage();
  const { show, press, focused, focusedId, says, silent } = gallery;

  describe('the form', () => {
    it('what is typed last stays, also when the fault comes back for a moment', async () => {
      await show('form-returned', (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, answers: { ...plan.answers, weeklyHours: null } };
        },
      }));
      await press('Skicka för godkännande');
      await says('Planen kan inte skickas än. Rätta en uppgift.');
      await gallery.page.getByLabel('Beräknad arbetstid').click();
      await gallery.page.keyboard.type('2,5');
      await expect.poll(() => gallery.page.getByLabel('Beräknad arbetstid').inputValue()).toBe('2,5');
      await expect.poll(() => focusedId()).toBe('answer-weeklyHours');
    });

    it('without a department only the department is asked for', async () => {
      await show('form-returned', (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, chiefs: {}, answers: { ...plan.answers, department: '' } };
        },
      }));
      await press('Skicka för godkännande');
      await says('Planen kan inte skickas än. Rätta en uppgift.');
      await gallery.page.getByRole('button', { name: 'Förvaltning: Välj förvaltning.' }).click();
      await expect.poll(() => focusedId()).toBe('answer-department');
    });

    it('with nobody named the words speak of no other, and the summary counts as the left column does', async () => {
      await show('form-returned', (actions) => ({
        proposeChiefs: async () => ({}),
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, chiefs: {} };
        },
      }));
      await press('Skicka för godkännande');
      await says('Planen kan inte skickas än. Rätta två uppgifter.');
      await says('2 uppgifter att rätta');
      await gallery.page.getByRole('button', { name: 'Ange chef (Verksamhetens chef)' }).click();
      await gallery.page.getByRole('dialog', { name: 'Ange verksamhetens chef' }).waitFor();
      await gallery.page.getByLabel('Varför ska personen besluta?').waitFor();
      await silent(/en annan/);
    });

    it('the choice of chief is not signed: the plan is not called sent, and nobody is said to have it', async () => {
      await show('form-returned', (actions) => ({
        submit: async (planId) => {
          const named = await actions.openPlan(planId.replace('returned', 'named'));
          return { outcome: 'done' as const, plan: { ...named!, planId, may: ['signAddressee'] } };
        },
      }));
      await press('Skicka för godkännande');
      await press('Skicka planen');
      await says('Planen är sparad. Den går vidare när du har signerat valet av chef.');
      await says('Får planen när valet av chef är signerat');
      await silent('Planen är skickad till');
      await silent('Fick planen i dag');
    });

    it('the card could not be sent: the plan is not called sent', async () => {
      await show('form-returned', (actions) => ({
        submit: async (planId) => {
          const plan = await actions.openPlan(planId.replace('returned', 'waiting'));
          return { outcome: 'done' as const, plan: { ...plan!, planId, may: [], notices: [{ kind: 'unsent', sentence: 'Allt är inte skickat än.' }] } };
        },
      }));
      await press('Skicka för godkännande');
      await press('Skicka planen');
      await says('Planen är sparad och väntar på Peter Ålund.');
      await silent('Planen är skickad till');
    });

    it('a colleague writes in it and is told who can send it', async () => {
      await show('form-returned', (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, may: ['edit', 'copy'] };
        },
      }));
      await says('Det är Sara Holmberg som kan skicka planen.');
      await expect.poll(() => gallery.page.getByRole('button', { name: 'Skicka för godkännande' }).count()).toBe(0);
    });

    it('a plan that was never saved is not laid down', async () => {
      await show('form-new');
      await silent('Varför går målen inte att mäta?');
      await press('Fler val');
      await gallery.page.getByRole('menuitem').first().waitFor();
      await expect.poll(() => gallery.page.getByRole('menuitem', { name: 'Lägg ner' }).count()).toBe(0);
      await gallery.page.keyboard.press('Escape');
      await gallery.page.getByLabel('Övrigt', { exact: true }).and(gallery.page.locator('textarea')).fill('Nu finns det något.');
      await press('Spara utkast');
      await press('Fler val');
      await gallery.page.getByRole('menuitem', { name: 'Lägg ner' }).waitFor();
    });

    it('an address of another medium is not found fit, and a taken one leads to its account', async () => {
      await show('form-returned', () => ({
        checkAddress: async (address) =>
          address.includes('taget')
            ? { outcome: 'taken' as const, by: 'Bokbussen', accountId: 2 }
            : { outcome: 'free' as const, address: `https://${address}`, key: 'facebook:bokbussen' },
      }));
      await gallery.page.getByLabel('Webbadress', { exact: true }).fill('www.facebook.com/bokbussen');
      await says(/^Adressen går till Facebook, men planen gäller Instagram/);
      await silent('Adressen finns inte i förteckningen sedan tidigare.');
      await gallery.page.getByLabel('Webbadress', { exact: true }).fill('www.instagram.com/taget');
      await expect.poll(() => gallery.page.getByRole('link', { name: 'Öppna kontot' }).getAttribute('href')).toBe('#/konton/2');
    });

    it('an address is asked about anew when it is said to be planned, or not', async () => {
      await show('form-returned', () => ({
        checkAddress: async (address, _planId, planned) =>
          planned
            ? { outcome: 'refused' as const, sentence: 'Adressen står redan i förteckningen.' }
            : { outcome: 'free' as const, address, key: 'instagram:x' },
      }));
      await gallery.page.getByLabel('Webbadress', { exact: true }).fill('www.instagram.com/bokbussen');
      const planned = gallery.page.getByRole('checkbox', { name: 'Kontot finns inte än. Adressen är planerad.' });
      await expect.poll(() => planned.isChecked()).toBe(true);
      await says('Adressen står redan i förteckningen.');
      await planned.uncheck();
      await says('Adressen finns inte i förteckningen sedan tidigare.');
      await silent('Adressen står redan i förteckningen.');
    });

    it('an account that somebody else makes a plan for leads to that plan', async () => {
      await show('form-returned', () => {
        const plan = { planId: 'p-first', applicant: 'Annika Strand', sent: true };
        return {
          checkAddress: async (address) => ({ outcome: 'free' as const, address, key: 'instagram:bokbussen', found: 'Bokbussen', plan }),
          submit: async () => ({ outcome: 'refused' as const, why: 'planOnItsWay' as const, plan }),
        };
      });
      await gallery.page.getByLabel('Webbadress', { exact: true }).fill('www.instagram.com/bokbussen');
      await says(/^Annika Strand har redan skickat en plan för kontot\. Den här kan inte gälla samma konto/);
      const link = gallery.page.getByRole('link', { name: 'Öppna den planen' });
      await expect.poll(() => link.getAttribute('href')).toBe('#/planer/p-first');
      await press('Skicka för godkännande');
      await press('Skicka planen');
      const dialog = gallery.page.getByRole('alertdialog');
      await dialog.getByText('Annika Strand har redan skickat en plan för kontot. Den här är sparad men inte skickad.').waitFor();
      await dialog.getByText('Är Annika Strand inte kvar kan cheferna för den planen lämna tillbaka den och lägga ner den.').waitFor();
      await expect.poll(() => dialog.getByRole('link', { name: 'Öppna den planen' }).getAttribute('href')).toBe('#/planer/p-first');
    });

    it('a person is chosen with the arrow key and Enter, and focus stays in the row', async () => {
      await show('form-returned');
      await press('Lägg till administratör');
      const row = gallery.page.getByRole('group', { name: 'Administratör 3:' });
      await row.getByRole('combobox').click();
      await gallery.page.keyboard.type('Ann');
      await gallery.page.getByRole('option', { name: 'Annika Strand' }).waitFor();
      await gallery.page.keyboard.press('ArrowDown');
      await gallery.page.keyboard.press('Enter');
      await row.getByText('annika.strand@gislaved.example').first().waitFor();
      await expect.poll(focused).toBe('Byt Annika Strand');
      await gallery.page.keyboard.press('Enter');
      await gallery.page.keyboard.type('Xyz');
      await says('Ingen i katalogen heter så.');
      await expect.poll(() => gallery.page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['Skriv in ”Xyz” för hand']);
    });
  });
});
