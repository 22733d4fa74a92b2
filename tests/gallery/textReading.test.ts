// What a matter's page says of the text in its pictures: it is read beside everything else, and what cannot be read now can be asked for again.

import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { sceneStage } from './stage.ts';

const path = browserPath();
if (!path) console.warn('SKIPPED  the text in pictures: no browser found. Install Chromium or set CHROMIUM_PATH.');

describe.skipIf(!path)('the text in a matter’s pictures', () => {
  const gallery = sceneStage({ width: 1440, height: 900 });
  const { show, calls, press, says } = gallery;
  const readButton = () => gallery.page.getByRole('button', { name: /Läs texten|Försök igen/ });

  it('that nothing has read can be asked for', async () => {
    await show('post-assess');
    await press('Läs texten i bilderna');
    await says('Läser texten i bilden … Du kan arbeta vidare så länge.');
    expect((await calls('readTexts')).map(({ args }) => args)).toEqual([['2026-31']]);
    await expect.poll(() => readButton().count()).toBe(0);
  });

  it('is told while it is read, and can be worked beside', async () => {
    await show('post-reading');
    await says('Läser texten i bilden … Du kan arbeta vidare så länge.');
    expect(await gallery.page.getByRole('progressbar', { name: '40 procent läst' }).count()).toBe(1);
    expect(await gallery.page.getByRole('button', { name: 'Spara', exact: true }).isEnabled()).toBe(true);
  });

  it('that could not be read is said beside that the evidence is saved, with a way to try again', async () => {
    await show('post-reading-failed');
    await says('Texten kunde inte läsas. Beviset är sparat som det är.');
    await press('Försök igen');
    await says('Läser texten i bilden …');
  });

  it('that is read is told with how many words, and nothing is offered', async () => {
    await show('post-closed');
    await says('Texten är läst. 148 ord går att söka på. Ett program har läst dem, och det kan ha fel.');
    expect(await readButton().count()).toBe(0);
  });
});
