// A computer dies in the middle of what follows after a decision. Whoever opens the plan next completes it: nothing twice, nothing left out.

import { reviewFromCard, signIn } from './acts.ts';
import { bookBus } from './demoPlans.ts';
import type { Exchange } from './exchanges.ts';
import { listPath, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';
import type { RunningTenant } from './tenantProcess.ts';

/** The write at which the browser is killed, of those that follow the last decision. It is under way then: the tenant makes it after the death. */
const deaths: readonly { at: string; write: (tenant: RunningTenant) => Promise<{ method: string; path: string }> }[] = [
  { at: 'as the account goes into the register', write: async (tenant) => ({ method: 'POST', path: `${await listPath(tenant, 'Accounts')}/items` }) },
  { at: 'between the files of the record', write: async () => await Promise.resolve({ method: 'PUT', path: '.json:/content' }) },
  { at: 'as the copy is on its way', write: async () => await Promise.resolve({ method: 'POST', path: '/sendMail' }) },
];

const sent = (exchanges: readonly Exchange[], part: string) =>
  exchanges.filter(({ method, url, status }) => method === 'POST' && url.includes(part) && status < 300).length;

for (const { at, write } of deaths) {
  test(`the browser dies ${at}; the next person completes it: lists and files once, messages with at most one extra copy`, async ({ stage }) => {
    // The dead person's claims are two minutes old for the next one: they may be taken over.
    await stage.tenant.setClock(new Date(Date.now() - 120_000));
    const annika = await stage.as('forvaltningschef');
    const page = await reviewFromCard(annika, 'Peter Ålund', bookBus.title);
    const before = (await stage.tenant.exchanges()).length;
    await stage.tenant.fault({ match: await write(stage.tenant), kind: 'hold' });
    const window = await annika.windowOf(() => page.getByRole('button', { name: 'Godkänn' }).click());
    await signIn(window, 'Godkänn och signera');
    await expect.poll(() => stage.tenant.faultsWaiting(), { timeout: 60_000 }).toBe(0);
    await stage.closeBrowser();
    await stage.tenant.clearFaults();
    await stage.tenant.setClock(null);

    const jonas = await stage.as('information', `planer/${bookBus.planId}`);
    await expect(jonas.tab.getByRole('button', { name: 'Ta emot kopian' })).toBeVisible({ timeout: 60_000 });
    const after = (await stage.tenant.exchanges()).slice(before);
    const mine = async (list: string) => (await rowsOf(stage.tenant, list)).filter(({ fields }) => fields['planId'] === bookBus.planId);
    expect(await mine('Accounts')).toHaveLength(1);
    expect((await mine('Decisions')).filter(({ fields }) => fields['kind'] === 'decision')).toHaveLength(2);
    const keys = (await mine('Events')).map(({ fields }) => String(fields['eventKey'])).filter((key) => !key.startsWith('claim:'));
    expect(new Set(keys).size).toBe(keys.length);
    const files = (await rowsOf(stage.tenant, 'Records'))
      .map(({ fields }) => String(fields['FileLeafRef']))
      .filter((name) => name.includes(bookBus.planId.slice(0, 8)));
    expect(files.toSorted()).toEqual(['json', 'pdf', 'txt'].map((ending) => `plan_${bookBus.planId.slice(0, 8)}_v1.${ending}`));
    const mails = sent(after, '/sendMail');
    expect(mails).toBeGreaterThanOrEqual(1);
    expect(mails).toBeLessThanOrEqual(2);
    // Two cards follow: the applicant's, and a copy to the member of Information (who completes it here and needs none from themselves).
    const cards = sent(after, '/messages');
    expect(cards).toBeGreaterThanOrEqual(1);
    expect(cards).toBeLessThanOrEqual(3);
  });
}
