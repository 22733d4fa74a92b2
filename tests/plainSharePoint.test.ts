// Plain SharePoint as informationsfunktionen sees it: the product's own views over a filled site, row by row and in a browser.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountLabels } from '../src/domain/account.ts';
import { stateLabels } from '../src/domain/approval.ts';
import type { AccountRow } from '../src/domain/rows.ts';
import { libraryViews, recordViews, views } from '../src/domain/views.ts';
import { browserPath } from './gallery/browser.ts';
import { itemsOf, openTenant, type OpenTenant } from './tenantDesk.ts';

let tenant: OpenTenant;
const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const account = (key: string, more: Partial<AccountRow>): AccountRow => ({
  Title: key,
  platform: 'Facebook',
  address: `https://www.facebook.com/${key}`,
  activeKey: `facebook:${key}`,
  authority: 'KS',
  department: 'Kommunledningskontoret',
  unit: '',
  planId: '',
  approvedVersion: 0,
  status: accountLabels.planMissing,
  administrators: '[]',
  accountMail: '',
  startedOn: '',
  ...more,
});

beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
  const { ports } = await tenant.desk('information');
  await ports.register.add('Accounts', account('gislavedskommun', { Title: 'Gislaveds kommun på Facebook' }));
  await ports.register.add('Accounts', account('alla', { Title: hostile, authority: 'BUN', department: hostile }));
  await ports.register.add('Accounts', account('gammalt', { Title: 'Avslutat konto', activeKey: 'closed:1', status: accountLabels.closed }));
});
afterAll(async () => await tenant.close());

const address = (path: string, persona = 'information') =>
  `http://localhost:${tenant.port}/sharepoint${path}${path.includes('?') ? '&' : '?'}persona=${persona}`;
const plain = (markup: string) => markup.replaceAll(/<[^>]*>/g, '').trim();
/** Of every page of the view, as somebody who goes on to the end reads it. */
async function titlesIn(list: string, view: string): Promise<string[]> {
  const titles: string[] = [];
  for (let next: string | undefined = `/sharepoint/${list}?vy=${encodeURIComponent(view)}`; next;) {
    const answer: Response = await fetch(address(next.replace('/sharepoint', '')));
    expect(answer.status, `${list}/${view}`).toBe(200);
    const markup: string = await answer.text();
    titles.push(...[...markup.matchAll(/<th scope="row">(.*?)<\/th>/gs)].map(([, inside = '']) => written(plain(inside))));
    next = /href="([^"]*)"[^>]*>Nästa sida/.exec(markup)?.[1]?.replaceAll('&amp;', '&');
  }
  return titles;
}
const written = (markup: string) => markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
const titlesOf = (list: string, wanted: (fields: Readonly<Record<string, unknown>>) => boolean) =>
  itemsOf(tenant, list)
    .filter(({ fields }) => wanted(fields))
    .map(({ fields }) => String(fields['Title']));
const sorted = (titles: readonly string[]) => titles.toSorted();

describe('the views of plain SharePoint', () => {
  it('show exactly the plans that wait for a chief', async () => {
    const waiting = [stateLabels.waitingUnit, stateLabels.waitingHead] as unknown[];
    const wanted = titlesOf('ActivityPlans', ({ status }) => waiting.includes(status));
    expect(wanted.length).toBeGreaterThan(1);
    expect(sorted(await titlesIn('ActivityPlans', 'Väntar'))).toEqual(sorted(wanted));
  });

  it('show every account that is not closed, and apart those without a plan', async () => {
    const active = titlesOf('Accounts', ({ status }) => status !== accountLabels.closed);
    const missing = titlesOf('Accounts', ({ status }) => status === accountLabels.planMissing);
    expect([active.length, missing.length]).toEqual([155, 154]);
    for (const view of ['Alla aktiva konton', 'Per förvaltning', 'Per nämnd']) expect(sorted(await titlesIn('Accounts', view)), view).toEqual(sorted(active));
    expect(sorted(await titlesIn('Accounts', 'Plan saknas'))).toEqual(sorted(missing));
  });

  it.each([...Object.entries(views), ['Records', [...libraryViews, ...recordViews]] as const])('of %s can each be shown', async (list, rows) => {
    for (const { title } of rows) await titlesIn(list, title);
  });

  it('of records show the files of every folder under the authority they belong to', async () => {
    const files = itemsOf(tenant, 'Records').filter(({ file }) => file?.content);
    expect(files.length).toBeGreaterThan(2);
    expect(sorted(await titlesIn('Records', 'Per nämnd'))).toEqual(sorted(files.map(({ file }) => file?.name ?? '')));
  });
});

it('a member without rights sees nothing of a protected library, and its own registrar does', async () => {
  const seen = async (persona: string) => [await (await fetch(address('', persona))).text(), (await fetch(address('/Protected-KFN', persona))).status] as const;
  const [contents, status] = await seen('handlaggare2');
  expect(contents).not.toMatch(/Skyddat|Bevis/);
  expect(status).toBe(403);
  const [own, opened] = await seen('registrator');
  expect(own).toContain('Skyddat KFN');
  expect(own).not.toContain('Skyddat BUN');
  expect(opened).toBe(200);
});

const path = browserPath();
if (!path) console.warn('SKIPPED  plain SharePoint in a browser: no browser found. Install Chromium or set CHROMIUM_PATH.');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What fails, as lines a person can act on. The script comes by the debugger: the page's own policy allows none. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults, string[]>((wanted) => globalThis.axe.run({ runOnly: wanted }), tags);
  expect(results.passes.length).toBeGreaterThan(5);
  return results.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

describe.skipIf(!path)('plain SharePoint in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync('test-results/sharepoint', { recursive: true });
    browser = await chromium.launch({
      executablePath: path ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => await browser?.close());

  const scenes: [string, string][] = [
    ['contents', ''],
    ['plans-item', '/ActivityPlans?objekt=1'],
    ['accounts', '/Accounts'],
    ['accounts-grouped', `/Accounts?vy=${encodeURIComponent('Per förvaltning')}`],
    ['records', `/Records?vy=${encodeURIComponent('Per nämnd')}&objekt=3`],
    ['refused', '/Protected-KFN'],
  ];
  it.each(scenes)('%s holds WCAG 2.2 A and AA in light, dark and forced colours and as on a phone', async (name, place) => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 820 }, locale: 'sv-SE', reducedMotion: 'reduce' });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('403') && complaints.push(message.text()));
    await page.goto(address(place));
    const found: Record<string, string[]> = {};
    for (const [as, media, width] of [
      ['light', { colorScheme: 'light' }, 1366],
      ['dark', { colorScheme: 'dark' }, 1366],
      ['contrast', { colorScheme: 'dark', forcedColors: 'active' }, 1366],
      ['phone', { colorScheme: 'light', forcedColors: 'none' }, 320],
    ] as const) {
      await page.emulateMedia(media);
      await page.setViewportSize({ width, height: 820 });
      await page.screenshot({ path: `test-results/sharepoint/${name}-${as}.png` });
      const faults = await faultsOf(page);
      if (faults.length) found[as] = faults;
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    expect({ found, complaints }).toEqual({ found: {}, complaints: [] });
    await page.close();
  });

  it('script text in a field does nothing but be read', async () => {
    const page = await browser.newPage();
    await page.goto(address('/Accounts'));
    await page.getByRole('link', { name: hostile }).click();
    expect(await page.getByRole('heading', { level: 2, name: hostile }).count()).toBe(1);
    expect(await page.title()).toBe('Konton – Sociala medier');
    expect(await page.locator('main img, main script').count()).toBe(0);
    await page.close();
  });

  it('is used by keyboard alone: to a view, into an item and back to its row', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 820 } });
    const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (words: string) => {
      for (let step = 0; step < 60 && (await focus()) !== words; step++) await page.keyboard.press('Tab');
      expect(await focus()).toBe(words);
    };
    await page.goto(address('/Accounts'));
    await page.keyboard.press('Tab');
    expect(await focus()).toBe('Gå till innehållet');
    await page.keyboard.press('Enter');
    await tabTo('Plan saknas');
    await page.keyboard.press('Enter');
    await page.waitForURL(/vy=Plan/);
    await tabTo('Gislaveds kommun på Facebook');
    await page.keyboard.press('Enter');
    await page.waitForURL(/objekt=/);
    expect(await focus()).toBe('Gislaveds kommun på Facebook');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#objekt-/);
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^objekt-/);
    await page.close();
  });
});
