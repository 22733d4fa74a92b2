// npm run bench: how fast the register is with 500 accounts and 5,001 events. Figures on stdout; they belong to the machine they were measured on.

import { ensurePackages, findBrowser, noBrowser, stop } from './ensure.mjs';
import { build } from './build.mjs';
import { close, load } from './module.mjs';

ensurePackages();
const browser = await findBrowser();
if (!browser) stop(noBrowser);
process.env.CHROMIUM_PATH = browser;
build();
const { benchRegister } = await load('tests/bench/register.ts');
await benchRegister();
await close();
