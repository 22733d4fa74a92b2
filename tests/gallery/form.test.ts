// Every question of the field table is asked in the form, and every answer stands in the record: a new row is lost nowhere.

import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field, fieldKeys } from '../../src/domain/plan.ts';
import { planAsText } from '../../src/pdf/planDocument.ts';
import { planTexts } from '../../src/tab/texts/plan.ts';
import { markedAnswers, markedKeys, markOf } from '../markedAnswers.ts';
import { ordinary } from '../planExamples.ts';
import { browserPath, buildGallery, openBrowser, showScene } from './browser.ts';
import { scenes, themes } from './scenes.ts';

const path = browserPath();

describe.skipIf(!path)('the form', () => {
  let browser: Browser;
  beforeAll(async () => {
    await buildGallery();
    browser = await openBrowser(path!);
  }, 240_000);
  afterAll(async () => browser?.close());

  it('asks every question, with its hint: the two that depend on an answer when it is given', async () => {
    const scene = scenes.find(({ name }) => name === 'form');
    if (!scene) throw new Error('the gallery has no scene called form');
    const page = await showScene(browser, scene, 'default', { width: 1440, height: 900 });
    await page.getByText('Även andra tider', { exact: true }).first().click();
    for (const measure of await page.getByLabel(planTexts.goals.measure, { exact: true }).all()) await measure.fill('');
    const shown = (await page.locator('.page').first().innerText()).replace(/\s+/g, ' ');
    const filled = (text: string) => text.replaceAll('{kommun}', 'Gislaveds kommun').replace(/\s+/g, ' ');
    const asked = fieldKeys.filter((key) => !field(key).onlyAfterwards);
    const missing = asked.filter((key) => !shown.includes(filled(field(key).label)));
    const withoutHint = asked.filter((key) => field(key).hint && !shown.includes(filled(field(key).hint ?? '')));
    await page.context().close();
    expect({ missing, withoutHint }).toEqual({ missing: [], withoutHint: [] });
  }, 120_000);

  it('has a calendar that is seen in every theme: what the browser draws itself follows the ground', async () => {
    const scene = scenes.find(({ name }) => name === 'settings-add')!;
    const schemes = [];
    for (const theme of themes) {
      const page = await showScene(browser, scene, theme, { width: 1440, height: 900 });
      schemes.push(
        await page
          .locator('input[type="date"]')
          .first()
          .evaluate((input) => getComputedStyle(input).colorScheme),
      );
      await page.context().close();
    }
    expect(schemes).toEqual(themes.map((theme) => (theme === 'default' ? 'normal' : 'dark')));
  }, 120_000);

  it('asks a plan made afterwards when its account started, and no other plan', async () => {
    const shown = async (name: string) => {
      const scene = scenes.find((one) => one.name === name);
      if (!scene) throw new Error(`the gallery has no scene called ${name}`);
      const page = await showScene(browser, scene, 'default', { width: 1440, height: 900 });
      const asked = await page.getByLabel(field('startedOn').label).count();
      await page.context().close();
      return asked;
    };
    expect([await shown('form-afterwards'), await shown('form-new')]).toEqual([1, 0]);
  }, 120_000);
});

it('every answer stands in the record', () => {
  const text = planAsText({ ...ordinary, answers: markedAnswers });
  const places = markedKeys.map((key) => ({ key, at: text.indexOf(markOf(key)) }));
  expect(places.filter(({ at }) => at < 0).map(({ key }) => key)).toEqual([]);
});
