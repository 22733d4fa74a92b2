// npm run pictures: photographs every screen in light, dark and high contrast, wide and on a phone, into pictures/ (not committed).

import { ensurePackages, findBrowser, noBrowser, root, run, stop } from './ensure.mjs';

ensurePackages();
const browser = await findBrowser();
if (!browser) stop(noBrowser);
process.exit(run('tests/gallery/photograph.mjs', process.argv.slice(2), { cwd: root, env: { ...process.env, CHROMIUM_PATH: browser } }));
