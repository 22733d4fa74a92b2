// How fast the register is with 500 accounts and 5,001 events, in the built tab, in Teams' frame, against the local tenant. Says figures, decides nothing.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright/test';
import { openBrowser } from '../journeys/browser.ts';
import { atTeams } from '../journeys/desk.ts';
import { prepareTenant } from '../preparedTenant.ts';
import { itemsOf, openTenant, type OpenTenant } from '../tenantDesk.ts';

const wanted = { accounts: 500, events: 5_001 };
const typed = 'simhallen';

/** One line a figure on stdout: what, milliseconds. */
export async function benchRegister(): Promise<void> {
  await prepareTenant();
  const tenant = await openTenant();
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await tenant.reset('demo');
    await fill(tenant);
    const browser = await openBrowser(
      { mode: 'http', port: tenant.port, spki: '', origin: `http://localhost:${tenant.port}` } as Parameters<typeof openBrowser>[0],
      profile,
      { mode: 'http', frameStorage: 'partitioned', popupBlocker: false, appStorage: 'allowed' },
    );
    const shell = `http://localhost:${tenant.port}/teams`;
    for (const visit of ['first visit, nothing kept', 'second visit, lists kept']) {
      const begun = performance.now();
      const { page, tab } = await atTeams(browser, shell, 'information', 'konton');
      await tab.getByRole('grid').getByRole('row').nth(5).waitFor();
      say(`${visit}: until rows are drawn`, performance.now() - begun);
      if (visit.startsWith('second')) await atWork(page, tab);
      await page.close();
    }
    await browser.close();
  } finally {
    await tenant.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fill(tenant: OpenTenant): Promise<void> {
  const { ports } = await tenant.desk('information');
  const units = ['Simhallen', 'Biblioteket', 'Kulturskolan', 'Fritidsgården', 'Museet', 'Turistbyrån', 'Gymnasiet', 'Förskolan'];
  const platforms = ['Facebook', 'Instagram', 'YouTube', 'LinkedIn', 'TikTok'];
  for (let n = itemsOf(tenant, 'Accounts').length; n < wanted.accounts; n++) {
    const [unit, platform] = [`${units[n % units.length]} ${n}`, platforms[n % platforms.length] ?? ''];
    await ports.register.add('Accounts', {
      Title: `${unit} på ${platform}`,
      platform,
      address: `https://www.example.se/${n}`,
      activeKey: `other:example.se/${n}`,
      authority: 'KFN',
      department: 'Kultur- och fritidsförvaltningen',
      unit,
      planId: '',
      approvedVersion: 0,
      status: 'Plan saknas',
      administrators: JSON.stringify([
        { name: 'Sara Holmberg', contact: '0371-1' },
        { name: `Person ${n}`, contact: '0371-2' },
      ]),
      accountMail: '',
      startedOn: '',
    });
  }
  const plans = itemsOf(tenant, 'ActivityPlans').map(({ fields }) => String(fields['planId']));
  for (let n = itemsOf(tenant, 'Events').length; n < wanted.events; n++)
    await ports.register.add('Events', {
      Title: 'reminded',
      eventKey: `bench:${n}`,
      planId: plans[n % plans.length] ?? '',
      what: 'bench',
      detail: '{"version":1}',
    });
  console.error(`${itemsOf(tenant, 'Accounts').length} accounts, ${itemsOf(tenant, 'Events').length} events`);
}

async function atWork(page: Page, tab: FrameLocator): Promise<void> {
  const search = tab.getByRole('searchbox');
  const frame = page.frames().find((one) => one.url().includes('#/konton')) ?? page.mainFrame();
  await search.click();
  const each: number[] = [];
  for (const letter of typed) each.push(await painted(frame, () => page.keyboard.press(letter)));
  say('a letter in the search, median', median(each));
  say('a letter in the search, slowest', Math.max(...each));
  const removed: number[] = [];
  for (const _letter of typed) removed.push(await painted(frame, () => page.keyboard.press('Backspace')));
  say('a letter taken away, slowest', Math.max(...removed));
  const header = tab.getByRole('columnheader', { name: 'Verksamhet' });
  say('sorted by another column', await painted(frame, () => header.click()));
  say('turned', await painted(frame, () => header.click()));
  say('to the last row by keyboard', await painted(frame, () => page.keyboard.press('Control+End')));
}

/** Milliseconds from the press until the frame has painted twice and the main thread is free again. */
async function painted(frame: import('playwright/test').Frame, act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
  return performance.now() - begun;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const say = (what: string, milliseconds: number) => console.log(JSON.stringify({ what, ms: Math.round(milliseconds) }));
