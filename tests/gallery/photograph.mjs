// node tests/gallery/photograph.mjs [name …]: every scene in three themes, wide and as on a phone, into pictures/.

import { mkdirSync } from 'node:fs';
import { load } from '../../scripts/module.mjs';

const { browserPath, buildGallery, openBrowser, showScene } = await load('tests/gallery/browser.ts');
const { scenes, themes } = await load('tests/gallery/scenes.ts');

const path = browserPath();
if (!path) {
  console.error('No browser found. Install Chromium or set CHROMIUM_PATH.');
  process.exit(2);
}
const [only = '', themeWanted = '', sizeWanted = ''] = process.argv.slice(2);
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 375, height: 812 }, dialog: { width: 720, height: 560 } };
mkdirSync('pictures', { recursive: true });
await buildGallery();
const browser = await openBrowser(path);
for (const scene of scenes.filter(({ name }) => name.match(new RegExp(`^(${only || '.*'})$`)))) {
  const names = scene.place === 'dialog' ? ['dialog', 'phone'] : ['wide', 'phone'];
  for (const theme of themes.filter((each) => !themeWanted || each === themeWanted)) {
    for (const name of names.filter((each) => !sizeWanted || each === sizeWanted)) {
      const page = await showScene(browser, scene, theme, sizes[name]);
      // The checks of address and mail answer a moment later: a picture shows them.
      await page.waitForTimeout(700);
      if (scene.tall) {
        const height = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.scroll, .sign, .verify')].map((element) => element.scrollHeight)));
        await page.setViewportSize({ width: sizes[name].width, height: Math.min(height, 8000) });
        await page.waitForTimeout(150);
      }
      await page.screenshot({ path: `pictures/${scene.name}-${theme}-${name}.png` });
      await page.context().close();
    }
  }
  console.log(scene.name);
}
await browser.close();
