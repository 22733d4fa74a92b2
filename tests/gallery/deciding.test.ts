// Deciding and entering decisions: what is said while somebody signs, and what informationsfunktionen may enter for others.

import { describe, expect, it } from 'vitest';
import type { Alter } from './alteredScene.ts';
import { browserPath } from './browser.ts';
import { alteredStage } from './stage.ts';

describe.skipIf(!browserPath())('a decision', () => {
  const gallery = alteredStage();
  const { show, press, calls, focused, says, silent } = gallery;

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
    const happens = (name: string) => gallery.page.evaluate((event) => dispatchEvent(new Event(event)), name);

    it('one gives up here, and the list is still asked: a decision made in the other window is shown', async () => {
      await show('decision', open);
      await press('Godkänn');
      await press('Avbryt signeringen');
      await says('Du avbröt här. Om du signerar i det andra fönstret sparas det ändå.');
      await expect.poll(() => focused()).toContain('Du avbröt här.');
      await silent('Inget beslut är sparat');
      await expect.poll(() => calls()).toEqual([]);
      await happens('signed');
      await gallery.page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
    });

    it('what one wrote to hand the plan back is kept while one may decide, and gone when somebody else has', async () => {
      await show('decision', (actions) => {
        let decided = false;
        addEventListener('decided', () => {
          decided = true;
          dispatchEvent(new Event('focus'));
        });
        return {
          openPlan: async (planId) => {
            const plan = await actions.openPlan(planId);
            return plan && decided
              ? { ...plan, state: 'returned' as const, stations: plan.stations.map((one) => ({ ...one, mine: false, state: 'returned' as const })) }
              : plan;
          },
        };
      });
      const comments = () => gallery.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sociala-medier:comment:')).length);
      await press('Lämna tillbaka');
      await gallery.page.getByLabel('Skriv vad som behöver ändras').fill('Skriv om målen.');
      await expect.poll(comments).toBe(1);
      await happens('decided');
      await says('Ditt beslut är sparat.');
      await expect.poll(comments).toBe(0);
    });

    it('a plan that there is none of has a heading of its own', async () => {
      await show('decision-unknown');
      await expect.poll(() => gallery.page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Sidan finns inte']);
    });

    it('a window that seems closed can be opened again, and that is the only button to press', async () => {
      await show('decision', open);
      await press('Godkänn');
      await happens('gone');
      await says('Signeringsfönstret verkar vara stängt.');
      await expect.poll(() => gallery.page.getByRole('button', { name: 'Godkänn', exact: true }).getAttribute('aria-disabled')).toBe('true');
      await expect.poll(() => gallery.page.getByRole('button', { name: 'Öppna signeringsfönstret' }).getAttribute('aria-disabled')).toBe(null);
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
      await expect.poll(() => gallery.page.getByRole('heading', { name: 'Beslutet är sparat' }).count()).toBe(0);
      await happens('read');
      await gallery.page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
      await says('Godkände 16 december kl. 14.04');
      await silent('Ditt beslut');
    });

    it('what one writes when handing back is there after a reload, and gone when it is decided', async () => {
      await show('decision');
      await press('Lämna tillbaka');
      await gallery.page.getByLabel('Skriv vad som behöver ändras').fill('Skriv vem som svarar i juli.');
      await gallery.page.reload();
      await press('Lämna tillbaka');
      await expect.poll(() => gallery.page.getByLabel('Skriv vad som behöver ändras').inputValue()).toBe('Skriv vem som svarar i juli.');
      await press('Lämna tillbaka');
      await gallery.page.getByRole('heading', { name: 'Beslutet är sparat' }).waitFor();
      await expect.poll(() => gallery.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':comment:')))).toEqual([]);
    });
  });

  describe('informationsfunktionen', () => {
    const act = async (name: string) => {
      await press('Fler val');
      await gallery.page.getByRole('menuitem', { name }).click();
    };

    it('begins in the form that the menu opens, and is back at the menu when it closes', async () => {
      await show('read-forged');
      await act('Ange en annan godkännare');
      await expect.poll(() => gallery.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
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
      await gallery.page.locator('input[type="file"]').setInputFiles({ name: 'Beslut från Annika.png', mimeType: 'image/png', buffer: Buffer.from('png') });
      await says('Beslut från Annika.png är sparad.');
      await silent('unitManager');
      await gallery.page.getByLabel('Med en extern underskriftstjänst').check();
      await silent('Beslut från Annika.png är sparad.');
      await gallery.page.locator('input[type="file"]').setInputFiles({ name: 'Beslut från Annika.png', mimeType: 'image/png', buffer: Buffer.from('png') });
      await says('En extern underskrift finns bara i PDF-filen.');
      await expect.poll(() => calls()).toEqual(['paper']);
      await gallery.page.getByLabel('Datum för underskriften').fill('2027-01-01');
      await press('Signera');
      await says('Ange en dag som inte ligger framåt i tiden.');
      await gallery.page.getByLabel('Datum för underskriften').fill('2026-12-13');
      await says(
        'Versionen skickades först den 14 december 2026. Ange den dagen eller en senare. Är papperet underskrivet tidigare gäller det en tidigare version.',
      );
      await gallery.page.getByLabel('Datum för underskriften').fill('2026-12-14');
      await silent('Versionen skickades först');
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
      await act('Ange en annan godkännare');
      await gallery.page.getByRole('combobox', { name: 'Vem ska besluta?' }).fill(name);
      await gallery.page.getByRole('option', { name }).click();
      await says(sentence);
      await gallery.page.getByLabel('Varför ska en annan besluta?').fill('Annika är borta.');
      await press('Signera');
      await expect.poll(() => calls()).toEqual([]);
    });
  });
});
