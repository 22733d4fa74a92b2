// What a screen says after an act, and where focus is then: nothing is claimed that is not known, and nobody is sent back to the top of the page.

import { describe, expect, it } from 'vitest';
import type { Alter } from './alteredScene.ts';
import { browserPath } from './browser.ts';
import { alteredStage } from './stage.ts';

describe.skipIf(!browserPath())('after an act', () => {
  const gallery = alteredStage();
  const { show, press, calls, focused, says, silent } = gallery;

  describe('what others have done', () => {
    const counting: Alter = (actions, written) => ({
      overview: () => {
        written.push('overview');
        return actions.overview();
      },
    });
    const read = async () => (await calls()).length;

    it('is read when one comes to another page, comes back to the window, or another frame tells of it', async () => {
      await show('overview', counting);
      await expect.poll(read).toBe(1);
      await gallery.page.getByRole('link', { name: 'Konton' }).first().click();
      await expect.poll(read).toBe(2);
      await gallery.page.evaluate(() => dispatchEvent(new Event('focus')));
      await expect.poll(read).toBe(3);
      await gallery.page.evaluate(() => new BroadcastChannel('sociala-medier').postMessage('changed'));
      await expect.poll(read).toBe(4);
    });

    it('is read each minute while the window is seen', async () => {
      await show('overview', counting);
      await gallery.page.clock.install();
      await gallery.page.reload();
      await gallery.page.getByRole('heading', { name: 'Översikt' }).waitFor();
      await gallery.page.clock.runFor(61_000);
      await expect.poll(read).toBe(2);
    });
  });

  describe('focus goes back to what opened a question', () => {
    it.each([
      ['read-waiting', 'Dra tillbaka', 'Dra tillbaka'],
      ['form-returned', 'Skicka för godkännande', 'Skicka för godkännande'],
      ['form-returned', 'Ange en annan chef (Verksamhetens chef)', 'Ange en annan chef (Verksamhetens chef)'],
    ])('%s: %s', async (scene, button, back) => {
      await show(scene);
      await press(button);
      await gallery.page.locator('[role="dialog"], [role="alertdialog"]').waitFor();
      await gallery.page.keyboard.press('Escape');
      await expect.poll(focused).toBe(back);
    });

    it('to the menu, when the question came from there', async () => {
      await show('form-returned');
      await press('Fler val');
      await gallery.page.getByRole('menuitem', { name: 'Lägg ner' }).click();
      await gallery.page.getByRole('alertdialog').waitFor();
      await gallery.page.keyboard.press('Escape');
      await expect.poll(focused).toBe('Fler val');
    });
  });

  describe('a receipt', () => {
    it('is given for the copy, and has focus when the button is gone', async () => {
      await show('read-approved', (actions) => ({
        acknowledgeCopy: async (planId) => {
          const plan = await actions.openPlan(planId);
          return { outcome: 'done' as const, plan: { ...plan!, may: ['copy'] } };
        },
      }));
      await press('Ta emot kopian');
      await says('Du har tagit emot kopian.');
      await expect.poll(focused).toBe('Du har tagit emot kopian.');
    });

    it('is given for a plan that is withdrawn, in the form that opens', async () => {
      await show('read-waiting', (actions) => ({
        withdraw: async (planId) => {
          const plan = await actions.openPlan(planId);
          return { outcome: 'done' as const, plan: { ...plan!, state: 'withdrawn', may: ['edit', 'submit'] } };
        },
      }));
      await press('Dra tillbaka');
      await gallery.page.getByRole('alertdialog').getByRole('button', { name: 'Dra tillbaka' }).click();
      await says('Planen är tillbakadragen. Du kan ändra den och skicka den igen.');
      await expect.poll(focused).toBe('Bokbussen på Instagram');
    });
  });

  describe('what is read', () => {
    it('a plan that is laid down promises no decision and no record', async () => {
      await show('read-waiting', (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, state: 'laidDown', may: [], stations: [], files: [], versions: [], remindFrom: '2026-12-20T00:00:00Z' };
        },
      }));
      await gallery.page.getByRole('heading', { name: 'Planens historia' }).waitFor();
      await expect.poll(() => gallery.page.getByRole('heading', { name: 'Beslut', exact: true }).count()).toBe(0);
      await silent('Handlingen sparas när båda har godkänt.');
    });

    it.each([
      ['before the refusal comes', true],
      ['after the refusal came', false],
    ])('whose start came second is said where the form stood, also when the account is read anew %s', async (_when, readFirst) => {
      const beaten: Alter = (actions, written) => ({
        openAccount: async (id) => {
          const account = await actions.openAccount(id);
          if (!written.includes('startAccount')) return account;
          written.push('read anew');
          return account && { ...account, state: 'active', mayStart: false, startedOn: '2026-12-16' };
        },
        startAccount: async () => {
          written.push('startAccount');
          await new Promise((answer) => addEventListener('answer', answer, { once: true }));
          return { outcome: 'refused', why: 'startedMeanwhile' };
        },
      });
      const send = (event: string) => gallery.page.evaluate((name) => dispatchEvent(new Event(name)), event);
      await show('account-start', beaten);
      await press('Starta kontot');
      await expect.poll(calls).toContain('startAccount');
      if (readFirst) {
        await send('focus');
        await expect.poll(calls).toContain('read anew');
      }
      await send('answer');
      await says(
        'Kontot hann startas eller ändras innan din start var sparad, kanske i ett annat fönster. Det du skrev står i kontots historia men räknas inte.',
      );
      await expect.poll(() => gallery.page.getByRole('button', { name: 'Starta kontot' }).count()).toBe(0);
      await expect.poll(() => gallery.page.evaluate(() => document.activeElement?.matches('.receipt'))).toBe(true);
    });

    it('a start that was refused before anything was told is not said to stand in the history', async () => {
      await show('account-start', () => ({ startAccount: async () => ({ outcome: 'refused' as const, why: 'wrongState' as const }) }));
      await press('Starta kontot');
      await says('Något har hunnit ändras sedan du öppnade sidan. Ladda om den för att se vad som gäller nu.');
      await silent('Det du skrev står i kontots historia');
    });

    it('when one may remind again is said to who may, and to nobody else', async () => {
      const later: Alter = (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, remindFrom: '2026-12-20T00:00:00Z' };
        },
      });
      await show('read-waiting', later);
      await says('Du kan påminna igen den 20 december 2026.');
      await gallery.page.context().close();
      await show('read-forged', later);
      await silent('Du kan påminna igen');
    });

    it('that somebody was signed in already stands behind the badge', async () => {
      await show('decision', (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          const [first, ...others] = plan!.stations;
          return { ...plan!, stations: [{ ...first!, proof: { ...first!.proof!, silent: true } }, ...others] };
        },
      }));
      const words = gallery.page.getByText('Personen var redan inloggad');
      await expect.poll(() => words.isVisible()).toBe(false);
      await gallery.page.locator('summary').first().click();
      await expect.poll(() => words.isVisible()).toBe(true);
    });

    it('the whole plan opens under its link: the focused link is still seen', async () => {
      await show('decision');
      await gallery.page.getByRole('button', { name: 'Visa hela planen' }).focus();
      await gallery.page.keyboard.press('Enter');
      const link = gallery.page.getByRole('button', { name: 'Visa i korthet' });
      await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
      const { y } = (await link.boundingBox())!;
      expect(y > 0 && y < 900).toBe(true);
      await expect.poll(() => gallery.page.getByRole('main').getByRole('link', { name: 'Aktivitetsplaner' }).getAttribute('href')).toBe('#/planer');
    });

    it('an act that Microsoft 365 has no room for claims nothing about what was written', async () => {
      const busy: Alter = () => {
        const thrown = async () => {
          throw Object.assign(new Error('503'), { name: 'OutsideError', kind: 'throttled', trace: '' });
        };
        return { remind: thrown, submit: thrown };
      };
      await show('read-waiting', busy);
      await press('Påminn');
      await says('Microsoft 365 är upptaget just nu. Försök igen om en stund.');
      await silent('Det du har skrivit finns kvar.');
      await gallery.page.context().close();
      await show('form-returned', busy);
      await press('Skicka för godkännande');
      await press('Skicka planen');
      await says('Microsoft 365 är upptaget just nu. Försök igen om en stund. Det du har skrivit finns kvar.');
    });
  });
});
