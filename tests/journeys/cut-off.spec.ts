// A tab whose own files cannot all be fetched says so in its place: the host is told that something is shown.

import { expect, test } from './stage.ts';

test('a tab whose configuration is gone shows a sentence and a way out, and Teams does not cover it', async ({ stage }) => {
  const sara = await stage.as('handlaggare');
  stage.watch.expect(/config\.json/);
  await stage.windows().context.route('**/config.json', (route) => route.fulfill({ status: 404, body: '' }));
  await sara.page.reload();
  await expect(sara.tab.getByRole('button', { name: 'Försök igen' })).toBeVisible();
  await expect(sara.page.getByText('Sidan kunde inte hämtas')).toHaveCount(0);
  await stage.windows().context.unroute('**/config.json');
  await sara.tab.getByRole('button', { name: 'Försök igen' }).click();
  await expect(sara.tab.getByRole('heading', { level: 1 })).toBeVisible();
});
