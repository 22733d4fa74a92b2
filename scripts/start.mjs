// npm start [-- --port N] [--no-open] [--fresh]: the product with its own Microsoft 365, on this computer.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensurePackages, root, stop } from './ensure.mjs';

const args = process.argv.slice(2);
const known = ['--port', '--no-open', '--fresh'];
const unknown = args.filter((arg, index) => !known.includes(arg) && args[index - 1] !== '--port' && !arg.startsWith('--port='));
if (unknown.length) stop(`npm start does not know ${unknown.join(' ')}. It knows --port NUMBER, --no-open and --fresh.`);
const given = args.find((arg) => arg.startsWith('--port='))?.slice(7) ?? (args.includes('--port') ? (args[args.indexOf('--port') + 1] ?? '') : '4280');
const port = Number(given);
if (!Number.isInteger(port) || port < 1 || port > 65535) stop('--port is a number from 1 to 65535.');

ensurePackages();
if (!build()) stop('The build failed. The lines above say why.', 1);

const folder = join(root, '.local-tenant');
if (args.includes('--fresh')) rmSync(folder, { recursive: true, force: true });
// Written when the first filling is done: one that was broken off is begun again.
const filled = join(folder, 'filled');
if (!existsSync(filled) && !isRunning(join(folder, 'lock'))) rmSync(folder, { recursive: true, force: true });
const first = !existsSync(filled);

const { load } = await import('./module.mjs');
const { startLocalTenant } = await load('jobs/localTenant.ts');
const tenant = await startLocalTenant({ port, folder, first }).catch((thrown) =>
  stop(
    thrown.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop the other program, or choose another port: npm start -- --port ${port + 1}`
      : String(thrown?.message ?? thrown),
    1,
  ),
);

if (first) writeFileSync(filled, '');
const address = `${tenant.origin}/teams?persona=handlaggare`;
console.log(`
Sociala medier runs at ${address}
The lists as plain SharePoint shows them: ${tenant.origin}/sharepoint
Change person in the shell's upper right corner, or in the address: ${tenant.personas.map((id) => `persona=${id}`).join(', ')}
Two browser tabs are two people at once. Everything is kept in .local-tenant; npm start -- --fresh begins again. Stop with Ctrl+C.
`);
if (!args.includes('--no-open')) open(address);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => tenant.close().finally(() => process.exit(0)));

/** Another start may be filling the folder now. */
function isRunning(lock) {
  if (!existsSync(lock)) return false;
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

function open(target) {
  const [program, ...rest] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', target]
      : process.platform === 'darwin'
        ? ['open', target]
        : ['xdg-open', target];
  spawn(program, rest, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
