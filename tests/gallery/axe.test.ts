// Every screen against WCAG 2.2 A and AA in the three themes of Teams (DOS-lagen 10 §; the law asks for 2.1), in the colours the reader forces on every page,
// without sideways scrolling at 320 px (WCAG 1.4.10), and with nothing cut off where the reader spaces the text out (WCAG 1.4.12).
// Excluded is exactly `[data-tabster-dummy]`: Fluent's own focus stops, hidden and focusable on purpose.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AxeResults } from 'axe-core';
import { browserPath, buildGallery, openBrowser, showScene } from './browser.ts';
import { wronglyNamed } from './names.ts';
import { scenes, themes } from './scenes.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the gallery: no browser found. Install Chromium or set CHROMIUM_PATH.');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What fails, as lines a person can act on; and how many rules were examined. */
async function examine(page: Page): Promise<{ violations: string[]; passes: number }> {
  const results = await page.evaluate<AxeResults, string[]>((wanted) => globalThis.axe.run({ exclude: [['[data-tabster-dummy]']] }, { runOnly: wanted }), tags);
  const violations = results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1, 3).join(' ').trim() ?? ''}`),
  );
  return { violations, passes: results.passes.length };
}

describe.skipIf(!path)('the gallery', () => {
  let browser: Browser;
  beforeAll(async () => {
    await buildGallery();
    browser = await openBrowser(path!);
  }, 240_000);
  afterAll(async () => browser?.close());

  it.each(scenes)(
    '$name holds WCAG 2.2 A and AA in every theme, in forced colours and as on a phone, scrolls one way only and loses no spaced text',
    async (scene) => {
      const page = await showScene(browser, scene, themes[0], scene.place === 'dialog' ? { width: 720, height: 560 } : { width: 1440, height: 900 });
      await page.evaluate(axe);
      const found: Record<string, string[]> = {};
      const names = await wronglyNamed(page);
      if (names.length) found['boxes and choices'] = names;
      const look = async (as: string) => {
        // A colour on its way from one theme to the other is nobody's colour.
        await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
        const { violations, passes } = await examine(page);
        if (violations.length) found[as] = violations;
        expect(passes).toBeGreaterThan(5);
      };
      for (const theme of themes) {
        await page.evaluate((name) => dispatchEvent(new CustomEvent('gallery-theme', { detail: name })), theme);
        await look(theme);
      }
      await page.evaluate(() => dispatchEvent(new CustomEvent('gallery-theme', { detail: 'default' })));
      await page.emulateMedia({ forcedColors: 'active' });
      await look('forced colours');
      await page.emulateMedia({ forcedColors: 'none' });
      const spaced = await cutOffWhenSpaced(page);
      if (spaced.length) found['cut off when the text is spaced out'] = spaced;
      await page.setViewportSize({ width: 320, height: 640 });
      const spacedOnPhone = await cutOffWhenSpaced(page);
      if (spacedOnPhone.length) found['cut off when the text is spaced out, 320 px'] = spacedOnPhone;
      await look('320 px');
      const wide = await tooWide(page);
      if (wide.length) found['sideways at 320 px'] = wide;
      await page.context().close();
      expect(found).toEqual({});
    },
    120_000,
  );

  it('the points of a list that are all named by the list are found', async () => {
    const scene = scenes.find(({ name }) => name === 'account-start')!;
    const page = await showScene(browser, scene, themes[0], { width: 1440, height: 900 });
    await page.evaluate(axe);
    expect(await wronglyNamed(page)).toEqual([]);
    const points = await page.locator('fieldset').evaluate((list) => {
      list.querySelector('legend')!.id = 'whole';
      const boxes = [...list.querySelectorAll('input[type="checkbox"]')];
      for (const box of boxes) box.setAttribute('aria-labelledby', 'whole');
      return boxes.length;
    });
    expect(points).toBeGreaterThan(2);
    expect(await wronglyNamed(page)).toHaveLength(points + points - 1);
    await page.context().close();
  });
});

/** Places that would have to be scrolled sideways, with what sticks out. A table of two texts side by side may (WCAG 1.4.10). */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.scroll, .page, .bar, [role="dialog"]')]
      .filter((place) => place.scrollWidth > place.clientWidth + 1)
      .map((place) => {
        const edge = place.getBoundingClientRect().right;
        const out = [...place.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > edge + 1 && !element.closest('.sideways, .unseen'))
          .map((element) => element.className || element.tagName);
        return `${place.className}: ${place.scrollWidth} px in ${place.clientWidth}: ${out.slice(0, 4).join(' < ')}`;
      }),
  );
}

/** Texts that do not fit their place once the reader has spaced them out as WCAG 1.4.12 allows. What is hidden from the eye on purpose is left out. */
async function cutOffWhenSpaced(page: Page): Promise<string[]> {
  const spacing = await page.addStyleTag({
    content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
  });
  const lost = await page.evaluate(() => {
    const writes = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const cuts = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const wide = overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll' && element.scrollWidth > element.clientWidth + 1;
      const high = overflowY !== 'visible' && overflowY !== 'auto' && overflowY !== 'scroll' && element.scrollHeight > element.clientHeight + 1;
      return wide || high;
    };
    const shown = (element: Element) => !element.closest('.unseen, [aria-hidden="true"]') && element.getClientRects().length > 0;
    return [...document.querySelectorAll('body *')]
      .filter((element) => shown(element) && cuts(element) && [element, ...element.querySelectorAll('*')].some((inner) => writes(inner) && shown(inner)))
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className.replace(/ (f[0-9a-z]{5,}|___\S+|r[0-9a-z]{6})(?= |$)/g, '')}: ${element.textContent?.slice(0, 60)}`,
      );
  });
  await spacing.evaluate((style) => (style as unknown as HTMLStyleElement).remove());
  return lost;
}
