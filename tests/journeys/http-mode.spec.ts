// The product as npm start serves it: one http origin, in a browser that can find no other host than localhost.

import { signIn } from './acts.ts';
import { bookBus } from './demoPlans.ts';
import { saved } from './planForm.ts';
import { rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

test.use({ conditions: { mode: 'http', frameStorage: 'partitioned', popupBlocker: false, appStorage: 'allowed' } });

test('on localhost alone a draft is saved and a decision signed, and nothing else is asked for', async ({ stage }) => {
  await test.step('the tab signs in through Teams, without a window, and saves a draft', async () => {
    const sara = await stage.as('handlaggare', 'planer/ny');
    const unit = sara.tab.getByRole('combobox', { name: 'Vilken verksamhet är det som ska finnas på det sociala mediet?' });
    await unit.fill('Släktforskarna');
    await saved(sara.tab);
    expect(
      stage
        .windows()
        .context.pages()
        .filter((page) => page.url() !== 'about:blank'),
    ).toHaveLength(1);
    expect((await rowsOf(stage.tenant, 'ActivityPlans')).map(({ fields }) => fields['unit'])).toContain('Släktforskarna');
  });
  await test.step('the signing window opens on the same origin', async () => {
    const annika = await stage.as('forvaltningschef', `beslut/${bookBus.planId}`);
    const window = await annika.windowOf(() => annika.tab.getByRole('button', { name: 'Godkänn' }).click());
    expect(new URL(window.url()).origin).toBe(stage.tenant.origin);
    await signIn(window, 'Godkänn och signera');
    await expect(annika.tab.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible();
  });
});
