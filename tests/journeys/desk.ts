// A person at Teams: the tab, the dialog over it, the panes beside it and the windows that open. Found as people find things: by role and by name.

import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test';
import type { Windows } from './browser.ts';

export type Desk = {
  page: Page;
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

export async function atTeams(windows: Windows, shell: string, persona: string, route = ''): Promise<Desk> {
  const page = await windows.context.newPage();
  await page.goto(`${shell}?persona=${persona}${route ? `#/app/${route}` : ''}`);
  // The first time a person's act needs a further permission Teams asks, and the person agrees.
  const question = page.getByRole('dialog', { name: 'Godkänn behörigheter' });
  await page.addLocatorHandler(question, () => question.getByRole('button', { name: 'Godkänn' }).click());
  const tab = page.getByRole('region', { name: 'Sociala medier' }).locator('iframe').contentFrame();
  const dialog = page.getByRole('dialog').locator('iframe').contentFrame();
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 });
  const rail = page.getByRole('navigation', { name: 'Appar' });
  return {
    page,
    tab,
    dialog,
    async newestCardFrom(name) {
      await rail.getByRole('link', { name: 'Chatt' }).click();
      const pane = page.getByRole('region', { name: 'Chatt' });
      await pane.getByRole('link', { name }).click();
      return pane.getByRole('article', { name }).last();
    },
    async newestMailFrom(name) {
      await rail.getByRole('link', { name: 'E-post' }).click();
      const pane = page.getByRole('region', { name: 'E-post' });
      await pane.getByRole('link', { name }).first().click();
      return pane;
    },
    async openTab() {
      await rail.getByRole('link', { name: 'Sociala medier' }).click();
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
