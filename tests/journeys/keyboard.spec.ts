// The decision without a mouse, on a window as wide as a phone.

import { signIn } from './acts.ts';
import { bookBus } from './demoPlans.ts';
import { keysAlone, tabTo } from './keyboard.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

test('a chief decides by keyboard alone at 375 pixels, and nothing has to be scrolled sideways', async ({ stage }) => {
  const annika = await stage.as('forvaltningschef', `beslut/${bookBus.planId}`, keysAlone);
  await annika.page.setViewportSize({ width: 375, height: 740 });
  const approve = annika.tab.getByRole('button', { name: 'Godkänn' });
  await expect(approve).toBeVisible();
  const width = await annika.tab.getByRole('main').evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  const window = await annika.windowOf(() => annika.hand.press(approve));
  await window.setViewportSize({ width: 375, height: 740 });
  await signIn(window, 'Godkänn och signera', annika.handIn(window));
  const done = annika.tab.getByRole('heading', { name: 'Beslutet är sparat' });
  await expect(done).toBeFocused();
  await tabTo(annika.page, annika.tab.getByRole('button', { name: 'Öppna planen' }));
  const decisions = (await rowsOf(stage.tenant, 'Decisions')).filter(({ fields }) => fields['planId'] === bookBus.planId && fields['kind'] === 'decision');
  expect(decisions).toHaveLength(2);
});
