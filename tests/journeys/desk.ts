// A person at Teams: the tab, the dialog over it, the panes beside it and the windows that open. Found as people find things: by role and by name.

import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test';
import type { Windows } from './browser.ts';
import { mouse, type Hand, type HandIn } from './hand.ts';

export type Desk = {
  page: Page;
  /** What the person works with, here and in the windows that open. */
  hand: Hand;
  handIn: HandIn;
  /** The product in its frame. */
  tab: FrameLocator;
  /** The product in a dialog of Teams. */
  dialog: FrameLocator;
  /** Opens the chat with a colleague and answers the newest card in it. */
  newestCardFrom(name: string): Promise<Locator>;
  /** Opens the newest mail from a colleague and answers the pane it stands in. */
  newestMailFrom(name: string): Promise<Locator>;
  openTab(): Promise<void>;
  /** Does `act` and answers the window that it opens. */
  windowOf(act: () => Promise<void>): Promise<Page>;
};

export async function atTeams(windows: Windows, shell: string, persona: string, route = '', handIn = mouse): Promise<Desk> {
  const page = await windows.context.newPage();
  const hand = handIn(page);
  await page.goto(`${shell}?persona=${persona}${route ? `#/app/${route}` : ''}`);
  // The first time a person's act needs a further permission Teams asks, and the person agrees.
  const question = page.getByRole('dialog', { name: 'Godkänn behörigheter' });
  await page.addLocatorHandler(question, () => hand.press(question.getByRole('button', { name: 'Godkänn' })));
  const tab = page.getByRole('region', { name: 'Sociala medier' }).locator('iframe').contentFrame();
  const dialog = page.getByRole('dialog').locator('iframe').contentFrame();
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 });
  const rail = page.getByRole('navigation', { name: 'Appar' });
  return {
    page,
    hand,
    handIn,
    tab,
    dialog,
    async newestCardFrom(name) {
      await hand.press(rail.getByRole('link', { name: 'Chatt' }));
      const pane = page.getByRole('region', { name: 'Chatt' });
      await hand.press(pane.getByRole('link', { name }));
      return pane.getByRole('article', { name }).last();
    },
    async newestMailFrom(name) {
      await hand.press(rail.getByRole('link', { name: 'E-post' }));
      const pane = page.getByRole('region', { name: 'E-post' });
      await hand.press(pane.getByRole('link', { name }).first());
      return pane;
    },
    async openTab() {
      await hand.press(rail.getByRole('link', { name: 'Sociala medier' }));
    },
    async windowOf(act) {
      const opening = windows.context.waitForEvent('page');
      await act();
      const opened = await opening;
      await opened.waitForLoadState();
      return opened;
    },
  };
}
