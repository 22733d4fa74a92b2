// npm run bench: how fast the register is with 500 accounts and 5,001 events, and our writer of pictures against two others. Figures on stdout; they belong
// to the machine they were measured on. `npm run bench -- pictures` or `-- register` measures one of them.

import { ensurePackages, findBrowser, noBrowser, stop } from './ensure.mjs';
import { build } from './build.mjs';
import { close, load } from './module.mjs';

ensurePackages();
const [only = ''] = process.argv.slice(2);
if (!['', 'pictures', 'register'].includes(only)) stop('npm run bench [-- pictures | register]');
if (only !== 'register') {
  const { benchPictures } = await load('tests/bench/pictures.ts');
  await benchPictures();
}
if (only !== 'pictures') {
  const browser = await findBrowser();
  if (!browser) stop(noBrowser);
  process.env.CHROMIUM_PATH = browser;
  build();
  const { benchRegister } = await load('tests/bench/register.ts');
  await benchRegister();
}
await close();
