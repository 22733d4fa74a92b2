// The decision without a mouse, on a window as wide as a phone.

import { bookBus } from './demoPlans.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';
import type { Locator, Page } from 'playwright/test';

/** Goes on with the Tab key until `target` has focus: what cannot be reached so is not there for whoever has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

test('a chief decides by keyboard alone at 375 pixels, and nothing has to be scrolled sideways', async ({ stage }) => {
  const annika = await stage.as('forvaltningschef', `beslut/${bookBus.planId}`);
  await annika.page.setViewportSize({ width: 375, height: 740 });
  const approve = annika.tab.getByRole('button', { name: 'Godkänn' });
  await expect(approve).toBeVisible();
  const width = await annika.tab.getByRole('main').evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  await annika.tab.getByRole('main').focus();
  await tabTo(annika.page, approve);
  const window = await annika.windowOf(() => annika.page.keyboard.press('Enter'));
  await window.setViewportSize({ width: 375, height: 740 });
  const sign = window.getByRole('button', { name: 'Godkänn och signera' });
  await expect(sign).toBeVisible();
  await tabTo(window, sign);
  const gone = window.waitForEvent('close');
  await window.keyboard.press('Enter');
  await gone;
  const done = annika.tab.getByRole('heading', { name: 'Beslutet är sparat' });
  await expect(done).toBeFocused();
  await tabTo(annika.page, annika.tab.getByRole('button', { name: 'Öppna planen' }));
  const decisions = (await rowsOf(stage.tenant, 'Decisions')).filter(({ fields }) => fields['planId'] === bookBus.planId && fields['kind'] === 'decision');
  expect(decisions).toHaveLength(2);
});
