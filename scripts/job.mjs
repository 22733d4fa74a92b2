// npm run job -- NAME [--env NAME] [--port N] [--as PERSONA]

import { ensurePackages } from './ensure.mjs';

ensurePackages();
const { close, load } = await import('./module.mjs');
const { main } = await load('jobs/run.ts');
process.exitCode = await main(process.argv.slice(2));
await close();
