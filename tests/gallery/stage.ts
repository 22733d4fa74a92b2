// The stage of a file of claims about the screens: gallery and browser stand while its tests run. Called within the describe they belong to.

import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildAltered, showAltered, type Alter } from './alteredScene.ts';
import { browserPath, buildGallery, openBrowser, showScene, type Size } from './browser.ts';
import type { Call } from './main.tsx';
import { scenes } from './scenes.ts';

/** Scenes of the gallery as they are. */
export function sceneStage(size: Size) {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    await buildGallery();
    browser = await openBrowser(browserPath()!);
  }, 240_000);
  afterAll(async () => browser?.close());
  return {
    get page() {
      return page;
    },
    async show(name: string, prepare?: (context: BrowserContext) => Promise<unknown>): Promise<void> {
      const scene = scenes.find((one) => one.name === name);
      if (!scene) throw new Error(`the gallery has no scene called ${name}`);
      page = await showScene(browser, scene, 'default', size, prepare);
    },
    /** What the screen has asked for by that name. */
    calls: (name: string): Promise<Call[]> =>
      page.evaluate((wanted) => (globalThis as unknown as { calls: Call[] }).calls.filter((call) => call.name === wanted), name),
    ...handsOn(() => page),
  };
}

/** Scenes whose answers the test alters. */
export function alteredStage() {
  let browser: Browser;
  let page: Page;
  let gallery: Awaited<ReturnType<typeof buildAltered>>;
  beforeAll(async () => {
    gallery = await buildAltered();
    browser = await openBrowser(browserPath()!);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    gallery?.remove();
  });
  afterEach(async () => page?.context().close());
  return {
    get page() {
      return page;
    },
    async show(scene: string, alter?: Alter): Promise<void> {
      page = await showAltered(browser, gallery.built, scene, alter);
    },
    /** What the altered answers have written down. */
    calls: (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { calls: string[] }).calls),
    ...handsOn(() => page),
  };
}

/** What a person does and notices on a page. */
const handsOn = (page: () => Page) => ({
  press: (name: string | RegExp) => page().getByRole('button', { name, exact: true }).click(),
  focused: (): Promise<string> => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''),
  focusedId: (): Promise<string> => page().evaluate(() => document.activeElement?.id ?? ''),
  says: (text: string | RegExp) => page().getByText(text).first().waitFor(),
  silent: async (text: string | RegExp) => expect(await page().getByText(text).count()).toBe(0),
});
