// npm run job -- NAME [--env NAME] [--port N] [--as PERSONA]

import { ensurePackages } from './ensure.mjs';

ensurePackages();
const { load } = await import('./module.mjs');
const { main } = await load('jobs/run.ts');
process.exit(await main(process.argv.slice(2)));
