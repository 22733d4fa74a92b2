// node scripts/tenant.mjs [--port N] [--tls] [--folder F] [--dist F]: the local tenant alone. Says {origin, port, spki} on one line when it answers.

import { ensurePackages } from './ensure.mjs';

ensurePackages();
const { load } = await import('./module.mjs');
const { main } = await load('local-tenant/main.ts');
await main(process.argv.slice(2));
