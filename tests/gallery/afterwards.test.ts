// What a screen says after an act, and where focus is then: nothing is claimed that is not known, and nobody is sent back to the top of the page.

import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildAltered, showAltered, type Alter } from './alteredScene.ts';
import { browserPath, openBrowser } from './browser.ts';

const path = browserPath();
let browser: Browser;
let page: Page;
let gallery: Awaited<ReturnType<typeof buildAltered>>;

async function show(scene: string, alter?: Alter): Promise<void> {
  page = await showAltered(browser, gallery.built, scene, alter);
}
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const calls = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { calls: string[] }).calls);
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const focusedId = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
const silent = async (text: string | RegExp) => expect(await page.getByText(text).count()).toBe(0);

describe.skipIf(!path)('after an act', () => {
  beforeAll(async () => {
    gallery = await buildAltered();
    browser = await openBrowser(path!);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    gallery?.remove();
  });
  afterEach(async () => page?.context().close());

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
      await page.getByRole('link', { name: 'Konton' }).first().click();
      await expect.poll(read).toBe(2);
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await expect.poll(read).toBe(3);
      await page.evaluate(() => new BroadcastChannel('sociala-medier').postMessage('changed'));
      await expect.poll(read).toBe(4);
    });

    it('is read each minute while the window is seen', async () => {
      await show('overview');
      await page.context().close();
      page = await showAltered(browser, gallery.built, 'overview', counting);
      await page.clock.install();
      await page.reload();
      await page.getByRole('heading', { name: 'Översikt' }).waitFor();
      await page.clock.runFor(61_000);
      await expect.poll(read).toBe(2);
    });
  });

  describe('signing', () => {
    const open: Alter = (_actions, written) => ({
      sign: () => {
        const at = (name: string) => new Promise<void>((resolve) => addEventListener(name, () => resolve(), { once: true }));
        return {
          window: 'open' as const,
          href: '',
          done: at('signed').then(() => ({ outcome: 'seen' as const })),
          gone: at('gone'),
          giveUp: () => void written.push('giveUp'),
        };
      },
    });
    const happens = (name: string) => page.evaluate((event) => dispatchEvent(new Event(event)), name);

    it('one gives up here, and the list is still asked: a decision made in the other window is shown', async () => {
      await show('decision', open);
      await press('Godkänn');
      await press('Avbryt signeringen');
      await says('Du avbröt här. Om du signerar i det andra fönstret sparas det ändå.');
      await expect.poll(() => focused()).toContain('Du avbröt här.');
      await silent('Inget beslut är sparat');
      await expect.poll(() => calls()).toEqual([]);
      await happens('signed');
      await page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
    });

    it('a window that seems closed can be opened again, and that is the only button to press', async () => {
      await show('decision', open);
      await press('Godkänn');
      await happens('gone');
      await says('Signeringsfönstret verkar vara stängt.');
      await expect.poll(() => page.getByRole('button', { name: 'Godkänn', exact: true }).getAttribute('aria-disabled')).toBe('true');
      await expect.poll(() => page.getByRole('button', { name: 'Öppna signeringsfönstret' }).getAttribute('aria-disabled')).toBe(null);
    });

    it('the decision is said to be saved when it has been read, with its own time', async () => {
      await show('decision', (actions) => {
        let signed = false;
        return {
          sign: () => {
            signed = true;
            return { window: 'open' as const, href: '', done: Promise.resolve({ outcome: 'seen' as const }), giveUp: () => undefined };
          },
          openPlan: async (planId) => {
            const plan = await actions.openPlan(planId);
            if (!plan || !signed) return plan;
            await new Promise((resolve) => addEventListener('read', resolve, { once: true }));
            const stations = plan.stations.map((station) =>
              station.step === 'departmentHead' ? { ...station, state: 'approved' as const, mine: false, at: '2026-12-16T13:04:00Z' } : station,
            );
            return { ...plan, state: 'approved' as const, stations };
          },
        };
      });
      await press('Godkänn');
      await says('Sparar beslutet …');
      await expect.poll(() => page.getByRole('heading', { name: 'Beslutet är sparat' }).count()).toBe(0);
      await happens('read');
      await page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
      await says('Godkände 16 december kl. 14.04');
      await silent('Ditt beslut');
    });

    it('what one writes when handing back is there after a reload, and gone when it is decided', async () => {
      await show('decision');
      await press('Lämna tillbaka');
      await page.getByLabel('Skriv vad som behöver ändras').fill('Skriv vem som svarar i juli.');
      await page.reload();
      await press('Lämna tillbaka');
      await expect.poll(() => page.getByLabel('Skriv vad som behöver ändras').inputValue()).toBe('Skriv vem som svarar i juli.');
      await press('Lämna tillbaka');
      await page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
      await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':comment:')))).toEqual([]);
    });
  });

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
      await page.getByLabel('Beräknad arbetstid').click();
      await page.keyboard.type('2,5');
      await expect.poll(() => page.getByLabel('Beräknad arbetstid').inputValue()).toBe('2,5');
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
      await page.getByRole('button', { name: 'Förvaltning: Välj förvaltning.' }).click();
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
      await page.getByRole('button', { name: 'Ange chef (Verksamhetens chef)' }).click();
      await page.getByRole('dialog', { name: 'Ange verksamhetens chef' }).waitFor();
      await page.getByLabel('Varför ska personen besluta?').waitFor();
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
      await expect.poll(() => page.getByRole('button', { name: 'Skicka för godkännande' }).count()).toBe(0);
    });

    it('a plan that was never saved is not laid down', async () => {
      await show('form-new');
      await silent('Varför går målen inte att mäta?');
      await press('Fler val');
      await page.getByRole('menuitem').first().waitFor();
      await expect.poll(() => page.getByRole('menuitem', { name: 'Lägg ner' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByLabel('Övrigt', { exact: true }).and(page.locator('textarea')).fill('Nu finns det något.');
      await press('Spara utkast');
      await press('Fler val');
      await page.getByRole('menuitem', { name: 'Lägg ner' }).waitFor();
    });

    it('an address of another medium is not found fit, and a taken one leads to its account', async () => {
      await show('form-returned', () => ({
        checkAddress: async (address) =>
          address.includes('taget')
            ? { outcome: 'taken' as const, by: 'Bokbussen', accountId: 2 }
            : { outcome: 'free' as const, address: `https://${address}`, key: 'facebook:bokbussen' },
      }));
      await page.getByLabel('Webbadress', { exact: true }).fill('www.facebook.com/bokbussen');
      await says(/^Adressen går till Facebook, men planen gäller Instagram/);
      await silent('Adressen finns inte i förteckningen sedan tidigare.');
      await page.getByLabel('Webbadress', { exact: true }).fill('www.instagram.com/taget');
      await expect.poll(() => page.getByRole('link', { name: 'Öppna kontot' }).getAttribute('href')).toBe('#/konton/2');
    });

    it('a person is chosen with the arrow key and Enter, and focus stays in the row', async () => {
      await show('form-returned');
      await press('Lägg till administratör');
      const row = page.getByRole('group', { name: 'Administratör 3:' });
      await row.getByRole('combobox').click();
      await page.keyboard.type('Ann');
      await page.getByRole('option', { name: 'Annika Strand' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await row.getByText('annika.strand@gislaved.example').first().waitFor();
      await expect.poll(focused).toBe('Byt Annika Strand');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Xyz');
      await says('Ingen i katalogen heter så.');
      await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['Skriv in ”Xyz” för hand']);
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
      await page.locator('[role="dialog"], [role="alertdialog"]').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(focused).toBe(back);
    });

    it('to the menu, when the question came from there', async () => {
      await show('form-returned');
      await press('Fler val');
      await page.getByRole('menuitem', { name: 'Lägg ner' }).click();
      await page.getByRole('alertdialog').waitFor();
      await page.keyboard.press('Escape');
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
      await page.getByRole('alertdialog').getByRole('button', { name: 'Dra tillbaka' }).click();
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
      await page.getByRole('heading', { name: 'Planens historia' }).waitFor();
      await expect.poll(() => page.getByRole('heading', { name: 'Beslut', exact: true }).count()).toBe(0);
      await silent('Handlingen sparas när båda har godkänt.');
    });

    it('when one may remind again is said to who may, and to nobody else', async () => {
      const later: Alter = (actions) => ({
        openPlan: async (planId) => {
          const plan = await actions.openPlan(planId);
          return plan && { ...plan, remindFrom: '2026-12-20T00:00:00Z' };
        },
      });
      await show('read-waiting', later);
      await says('Du kan påminna igen 20 december 2026');
      await page.context().close();
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
      const words = page.getByText('Personen var redan inloggad');
      await expect.poll(() => words.isVisible()).toBe(false);
      await page.locator('summary').first().click();
      await expect.poll(() => words.isVisible()).toBe(true);
    });

    it('the whole plan opens under its link: the focused link is still seen', async () => {
      await show('decision');
      await page.getByRole('button', { name: 'Visa hela planen' }).focus();
      await page.keyboard.press('Enter');
      const link = page.getByRole('button', { name: 'Visa i korthet' });
      await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
      const { y } = (await link.boundingBox())!;
      expect(y > 0 && y < 900).toBe(true);
      await expect.poll(() => page.getByRole('main').getByRole('link', { name: 'Aktivitetsplaner' }).getAttribute('href')).toBe('#/planer');
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
      await page.context().close();
      await show('form-returned', busy);
      await press('Skicka för godkännande');
      await press('Skicka planen');
      await says('Microsoft 365 är upptaget just nu. Försök igen om en stund. Det du har skrivit finns kvar.');
    });
  });

  describe('informationsfunktionen', () => {
    const act = async (name: string) => {
      await press('Fler val');
      await page.getByRole('menuitem', { name }).click();
    };

    it('begins in the form that the menu opens, and is back at the menu when it closes', async () => {
      await show('read-forged');
      await act('Ge beslutet till en annan person');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
      await press('Avbryt');
      await expect.poll(focused).toBe('Fler val');
    });

    it('enters a paper: the file has the name it was chosen by, and an external signature is a PDF', async () => {
      await show('read-forged', (_actions, written) => ({
        saveScan: async (_planId, _version, _step, kind) => {
          written.push(kind);
          return { outcome: 'saved' as const, fileName: 'p-forged_v2_unitManager.png', fileSha256: 'ab'.repeat(32) };
        },
      }));
      await act('Lägg in ett beslut på papper');
      await page.locator('input[type="file"]').setInputFiles({ name: 'Beslut från Annika.png', mimeType: 'image/png', buffer: Buffer.from('png') });
      await says('Beslut från Annika.png är sparad.');
      await silent('unitManager');
      await page.getByLabel('Med en extern underskriftstjänst').check();
      await silent('Beslut från Annika.png är sparad.');
      await page.locator('input[type="file"]').setInputFiles({ name: 'Beslut från Annika.png', mimeType: 'image/png', buffer: Buffer.from('png') });
      await says('En extern underskrift finns bara i PDF-filen.');
      await expect.poll(() => calls()).toEqual(['paper']);
      await page.getByLabel('Datum för underskriften').fill('2027-01-01');
      await press('Signera');
      await says('Ange en dag som inte ligger framåt i tiden.');
    });

    it.each([
      ['Annika Strand', 'Annika Strand har redan planen. Välj en annan person.'],
      ['Sara Holmberg', 'Sara Holmberg söker själv och kan inte vara förvaltningschef för planen. Välj en annan person.'],
    ])('cannot give the head’s decision to %s', async (name, sentence) => {
      await show('read-forged', (_actions, written) => ({
        sign: () => {
          written.push('sign');
          return { window: 'open' as const, href: '', done: new Promise(() => undefined), giveUp: () => undefined };
        },
      }));
      await act('Ge beslutet till en annan person');
      await page.getByRole('combobox', { name: 'Vem ska besluta?' }).fill(name);
      await page.getByRole('option', { name }).click();
      await says(sentence);
      await page.getByLabel('Varför ska en annan besluta?').fill('Annika är borta.');
      await press('Signera');
      await expect.poll(() => calls()).toEqual([]);
    });
  });
});
