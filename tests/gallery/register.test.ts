// The register with as many accounts as a large municipality has: by keyboard, by address, by reader, and with little in the page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AccountLine } from '../../src/tab/shared/actions.ts';
import { browserPath, openBrowser } from './browser.ts';
import { buildRegister, showRegister, type Shown } from './register/showRegister.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the register: no browser found. Install Chromium or set CHROMIUM_PATH.');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser: Browser;
let page: Page;
let gallery: Awaited<ReturnType<typeof buildRegister>>;

const show = async (shown?: Shown) => {
  page = await showRegister(browser, gallery.built, shown);
};
const grid = () => page.getByRole('grid');
const hits = () => page.locator('.hits').innerText();
const hash = () => page.evaluate(() => decodeURIComponent(location.hash));
/** "row column" of the cell that has focus, the row as a reader is told it: the headers are row 1. */
const focused = () =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('[aria-colindex]');
    return cell ? `${cell.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')} ${cell.getAttribute('aria-colindex')}` : 'outside';
  });
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const search = () => page.getByRole('searchbox');
const nameOfRow = (index: number) => page.locator(`[aria-rowindex="${index}"] [role="rowheader"] a`).innerText();
/** Is what has focus wholly on the screen, with nothing over it? */
const isInSight = () =>
  page.evaluate(() => {
    const { left, top, width, height, bottom } = document.activeElement!.getBoundingClientRect();
    const over = (y: number) =>
      document.elementFromPoint(left + width / 2, y)?.closest('[aria-rowindex]') === document.activeElement!.closest('[aria-rowindex]');
    return top >= 0 && bottom <= innerHeight && over(top + 4) && over(top + height - 4);
  });

describe.skipIf(!path)('the register of 600 accounts', () => {
  beforeAll(async () => {
    gallery = await buildRegister();
    browser = await openBrowser(path!);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    gallery?.remove();
  });
  afterEach(async () => page?.context().close());

  it('says how many rows and columns there are, though few stand in the page', async () => {
    await show();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('601');
    await expect.poll(() => grid().getAttribute('aria-colcount')).toBe('7');
    await expect.poll(() => hits()).toBe('600 konton');
    const rows = page.getByRole('row');
    for (const part of [0, 0.31, 0.5, 1]) {
      await page.evaluate((share) => {
        const place = document.querySelector('.scroll')!;
        place.scrollTop = share * place.scrollHeight;
      }, part);
      // Rows stand where one has come, and nowhere is the screen empty.
      await expect.poll(() => page.evaluate(() => document.elementFromPoint(700, 600)?.closest('[aria-rowindex]') !== null)).toBe(true);
      await expect.poll(() => rows.count()).toBeLessThan(60);
    }
    await expect.poll(() => page.locator('[aria-rowindex="601"]').count()).toBe(1);
    await expect.poll(() => page.getByRole('columnheader', { name: 'Konto', exact: true }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('is one stop for Tab, and is walked by the keys of a grid', async () => {
    await show();
    await page.getByRole('button', { name: 'Förvaltning' }).first().focus();
    await press('Tab');
    await expect.poll(() => focused()).toBe('2 1');
    await press('ArrowRight', 'ArrowDown', 'ArrowDown');
    await expect.poll(() => focused()).toBe('4 2');
    await press('End');
    await expect.poll(() => focused()).toBe('4 7');
    await press('Home', 'ArrowLeft');
    await expect.poll(() => focused()).toBe('4 1');
    await press('Control+End');
    await expect.poll(() => focused()).toBe('601 7');
    await expect.poll(() => isInSight()).toBe(true);
    await press('PageUp', 'PageUp');
    const [row] = (await focused()).split(' ').map(Number);
    expect(row).toBeGreaterThan(540);
    expect(row).toBeLessThan(590);
    await expect.poll(() => isInSight()).toBe(true);
    await press('Control+Home');
    await expect.poll(() => focused()).toBe('2 1');
    await expect.poll(() => isInSight()).toBe(true);
    for (let step = 0; step < 30; step += 1) await press('ArrowDown');
    await expect.poll(() => focused()).toBe('32 1');
    await expect.poll(() => isInSight()).toBe(true);
    for (let step = 0; step < 10; step += 1) await press('ArrowUp');
    await expect.poll(() => isInSight()).toBe(true);
    await press('Shift+Tab');
    await expect.poll(() => focused()).toBe('outside');
    await press('Tab');
    await expect.poll(() => focused()).toBe('22 1');
  });

  it('Enter opens the account of the row, and the way back leads to the same view', async () => {
    await show({ address: '#/konton?status=active&sok=bok&sort=-namn' });
    await page.locator('[role="rowheader"]').first().focus();
    await press('ArrowRight', 'Enter');
    await expect.poll(hash).toMatch(/^#\/konton\/\d+$/);
    await page.goBack();
    await grid().waitFor();
    await expect.poll(() => hash()).toBe('#/konton?status=active&sok=bok&sort=-namn');
    await expect.poll(() => search().inputValue()).toBe('bok');
    await expect.poll(() => page.getByRole('columnheader', { name: 'Konto', exact: true }).getAttribute('aria-sort')).toBe('descending');
  });

  it('a header sorts and turns the order, also by keyboard, and keeps focus', async () => {
    await show();
    await page.locator('[role="rowheader"]').first().focus();
    const first = await nameOfRow(2);
    await press('ArrowUp', 'Enter');
    await expect.poll(() => focused()).toBe('1 1');
    await expect.poll(hash).toBe('#/konton?sort=-namn');
    // The address changes at once; the rows follow when they are drawn.
    await expect.poll(() => nameOfRow(2)).toMatch(/^Öppna förskolan/);
    await press('ArrowRight', ' ');
    await expect.poll(hash).toBe('#/konton?sort=status');
    await expect.poll(() => page.getByRole('columnheader', { name: 'Status' }).getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => page.getByRole('columnheader', { name: 'Konto', exact: true }).getAttribute('aria-sort')).toBe('none');
    await expect.poll(() => page.locator('[aria-rowindex="2"]').innerText()).toContain('Plan saknas');
    await page.goBack();
    await expect.poll(hash).toBe('#/konton?sort=-namn');
    await page.goBack();
    await expect.poll(() => nameOfRow(2)).toBe(first);
  });

  it('scrolling away from the row that has focus does not lose it', async () => {
    await show();
    await page.locator('[role="rowheader"]').nth(3).focus();
    await page.evaluate(() => document.querySelector('.scroll')!.scrollTo(0, 15_000));
    await expect.poll(() => page.evaluate(() => document.querySelector('.scroll')!.scrollTop)).toBeGreaterThan(10_000);
    await expect.poll(() => page.locator('[aria-rowindex="318"]').count()).toBe(1);
    await expect.poll(() => focused()).toBe('5 1');
    await press('ArrowDown');
    await expect.poll(() => focused()).toBe('6 1');
    await expect.poll(() => isInSight()).toBe(true);
  });

  it('when the account that has focus goes away, the one that comes in its place has it', async () => {
    await show();
    await page.locator('[role="rowheader"]').nth(3).focus();
    const next = await nameOfRow(6);
    const gone = await nameOfRow(5);
    await page.evaluate((name) => {
      const { changeAccounts } = globalThis as unknown as { changeAccounts: (change: (list: readonly AccountLine[]) => AccountLine[]) => void };
      changeAccounts((list) => list.filter((account) => account.name !== name));
    }, gone);
    await expect.poll(hits).toBe('599 konton');
    await expect.poll(() => focused()).toBe('5 1');
    await expect.poll(() => nameOfRow(5)).toBe(next);
  });

  it('search narrows at once, says how many, and writes itself into the address without steps to go back through', async () => {
    await show();
    const steps = await page.evaluate(() => history.length);
    await search().fill('idé åbacken');
    await expect.poll(hits).toBe('0 av 600 konton');
    await expect.poll(() => page.getByText('Inget konto passar').count()).toBe(1);
    await page.getByRole('button', { name: 'Visa alla konton' }).click();
    await expect.poll(hits).toBe('600 konton');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type') ?? document.activeElement?.tagName)).toMatch(/search|INPUT/);
    await search().fill('IDE');
    await expect.poll(hits).toMatch(/^\d+ av 600 konton$/);
    await expect.poll(() => hash()).toBe('#/konton?sok=IDE');
    await expect.poll(() => nameOfRow(2)).toContain('Idé');
    expect((await page.evaluate(() => history.length)) - steps).toBe(1);
    await expect.poll(() => page.locator('.hits').getAttribute('role')).toBe('status');
  });

  it('filters are chosen in menus with their numbers, shown as chips, taken away by them, and gone back from', async () => {
    await show();
    await page.getByRole('button', { name: 'Status' }).first().click();
    await page.getByRole('menuitemcheckbox', { name: /Plan saknas/ }).click();
    await expect.poll(hits).toBe('60 av 600 konton');
    await page.getByRole('menuitemcheckbox', { name: /Avvikelse\s*24/ }).click();
    await expect.poll(hash).toBe('#/konton?status=planMissing&status=deviation');
    await press('Escape');
    await page.getByRole('button', { name: 'Socialt medium' }).first().click();
    await page.getByRole('menuitemcheckbox', { name: /Facebook/ }).click();
    await press('Escape');
    await expect.poll(hash).toBe('#/konton?status=planMissing&status=deviation&plattform=Facebook');
    await page.getByRole('button', { name: 'Ta bort filtret Status: Avvikelse' }).click();
    await expect.poll(hash).toBe('#/konton?status=planMissing&plattform=Facebook');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.goBack();
    await page.getByRole('button', { name: 'Ta bort filtret Status: Avvikelse' }).waitFor();
    await page.getByRole('button', { name: 'Rensa', exact: true }).click();
    await expect.poll(hits).toBe('600 konton');
    await expect.poll(() => hash()).toBe('#/konton');
  });

  it('a link shows its view, and words it does not know are passed over', async () => {
    await show({ address: '#/konton?status=planMissing&plattform=Nytt&sort=pris&x=1' });
    await expect.poll(() => hits()).toBe('60 av 600 konton');
    await expect.poll(() => page.locator('.chips button').count()).toBe(2);
  });

  it('that cannot be read says so, and is read again', async () => {
    await show({ failing: true });
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await grid().waitFor();
  });

  it('is a list of two-line rows on a phone, sorted by a menu, still walked by keys', async () => {
    await show({ size: { width: 320, height: 640 }, address: '#/konton?status=active' });
    await expect.poll(() => page.getByRole('columnheader').count()).toBe(0);
    expect(
      await page.evaluate(() => [...document.querySelectorAll('.scroll, .page, .card')].filter((place) => place.scrollWidth > place.clientWidth).length),
    ).toBe(0);
    await expect.poll(() => page.locator('[aria-rowindex="3"]').evaluate((row) => row.getBoundingClientRect().height)).toBeLessThanOrEqual(56);
    await page.locator('[role="rowheader"]').first().focus();
    await press('ArrowUp', 'ArrowRight', 'ArrowRight');
    await expect.poll(() => focused()).toBe('2 2');
    await press('Control+End');
    await expect.poll(() => focused()).toBe('361 2');
    await expect.poll(() => isInSight()).toBe(true);
    await page.getByRole('button', { name: 'Sortera' }).click();
    await page.getByRole('menuitemradio', { name: 'Socialt medium' }).click();
    await expect.poll(hash).toBe('#/konton?status=active&sort=plattform');
    await page.getByRole('button', { name: 'Sortera' }).click();
    await page.getByRole('menuitemradio', { name: 'Fallande' }).click();
    await expect.poll(hash).toBe('#/konton?status=active&sort=-plattform');
    await page.getByRole('button', { name: 'Sortera' }).click();
    await expect.poll(() => page.getByRole('menuitemradio', { name: 'Fallande' }).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('menuitemradio', { name: 'Socialt medium' }).isChecked()).toBe(true);
  });

  it.each([
    ['back', async () => void (await page.goBack())],
    ['the link over the heading', async () => await page.locator('.crumb').click()],
  ])('is where it was left when one comes out of an account by %s, filtered and sorted as it was', async (_, comeOut) => {
    const address = '#/konton?status=active&sort=-namn';
    await show({ size: { width: 390, height: 760 }, address });
    await expect.poll(() => hits()).toBe('360 av 600 konton');
    const scrolled = () => page.locator('.scroll').evaluate((place) => place.scrollTop);
    await page.mouse.move(200, 400);
    await page.mouse.wheel(0, 9000);
    await expect.poll(scrolled).toBeGreaterThan(8000);
    const row = page.locator('[role="rowheader"] a').nth(12);
    const [top, name] = [await scrolled(), await row.innerText()];
    await row.click();
    await page.locator('.crumb').waitFor();
    await expect.poll(scrolled).toBe(0);
    await comeOut();
    await expect.poll(hash).toBe(address);
    await expect.poll(scrolled).toBe(top);
    await page.getByRole('link', { name, exact: true }).waitFor();
    await expect.poll(async () => await page.getByRole('link', { name, exact: true }).evaluate((link) => link.getBoundingClientRect().top > 0)).toBe(true);
    const focusedRow = () => page.evaluate(() => document.activeElement?.closest('[role="row"]')?.querySelector('a')?.textContent ?? 'no row');
    await expect.poll(focusedRow).toBe(name);
    await press('ArrowDown', 'ArrowUp');
    await expect.poll(focusedRow).toBe(name);
    // Elsewhere a page begins at its top, and so does the register for whoever comes from there.
    await page.evaluate(() => void (location.hash = '#/planer'));
    await expect.poll(scrolled).toBe(0);
    await page.evaluate((to) => void (location.hash = to), address);
    await expect.poll(() => hits()).toBe('360 av 600 konton');
    await expect.poll(scrolled).toBe(0);
  });

  it('is what was typed last when one comes back by the link over the heading, also where nothing was scrolled since', async () => {
    await show();
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 3000);
    await expect.poll(() => page.locator('.scroll').evaluate((place) => place.scrollTop)).toBe(3000);
    await page.evaluate(() => void (location.hash = '#/konton?status=planMissing'));
    await expect.poll(() => hits()).toBe('60 av 600 konton');
    await search().focus();
    await page.keyboard.type('näringsliv');
    await expect.poll(hash).toBe('#/konton?status=planMissing&sok=näringsliv');
    await expect.poll(() => hits()).not.toBe('60 av 600 konton');
    await page.locator('[role="rowheader"] a').first().click();
    await page.locator('.crumb').click();
    await expect.poll(hash).toBe('#/konton?status=planMissing&sok=näringsliv');
    await expect.poll(() => search().inputValue()).toBe('näringsliv');
  });

  it('holds WCAG 2.2 A and AA in three themes, in forced colours, with a menu open and on a phone', async () => {
    await show({ address: '#/konton?status=active&status=deviation&plattform=Facebook' });
    await page.evaluate(axe);
    const found: Record<string, string[]> = {};
    const look = async (as: string) => {
      await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
      const results = await page.evaluate<AxeResults, string[]>(
        (wanted) => globalThis.axe.run({ exclude: [['[data-tabster-dummy]']] }, { runOnly: wanted }),
        tags,
      );
      expect(results.passes.length).toBeGreaterThan(10);
      if (results.violations.length)
        found[as] = results.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ target }) => target.join(' '))
              .slice(0, 3)
              .join(', ')}`,
        );
    };
    for (const theme of ['default', 'dark', 'contrast']) {
      await page.evaluate((name) => dispatchEvent(new CustomEvent('gallery-theme', { detail: name })), theme);
      await look(theme);
    }
    await page.evaluate(() => dispatchEvent(new CustomEvent('gallery-theme', { detail: 'default' })));
    await page.emulateMedia({ forcedColors: 'active' });
    await look('forced colours');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.getByRole('button', { name: 'Status' }).first().click();
    await look('menu');
    await press('Escape');
    await page.setViewportSize({ width: 320, height: 640 });
    await look('320 px');
    expect(found).toEqual({});
  });
});
