// npm run package [-- --env NAME]: the zip for Teams and the app registration for Entra, in appPackage/build/ (not committed).

import { ensurePackages } from './ensure.mjs';

ensurePackages();
const { close, load } = await import('./module.mjs');
const { main } = await load('jobs/teamsPackage.ts');
process.exitCode = main(process.argv.slice(2));
await close();
