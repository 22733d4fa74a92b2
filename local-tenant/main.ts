// The command behind scripts/tenant.mjs: a tenant alone, for tests and for trying things out.

import { parseArgs } from 'node:util';
import { startTenant } from './server.ts';

const help = 'Use: node scripts/tenant.mjs [--port NUMBER] [--tls] [--folder FOLDER] [--dist FOLDER]';

/** Prints one JSON line {origin, port, spki} when the tenant answers; runs until it is stopped. Exit codes: 2 wrong use, 4 port taken. */
export async function main(argv: readonly string[]): Promise<void> {
  const options = {
    port: { type: 'string', default: '4280' },
    tls: { type: 'boolean', default: false },
    folder: { type: 'string', default: '.local-tenant' },
    dist: { type: 'string', default: 'dist' },
  } as const;
  let values;
  try {
    values = parseArgs({ args: [...argv], options }).values;
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n${help}`);
    process.exit(2);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port is a number from 0 to 65535.\n${help}`);
    process.exit(2);
  }
  const tenant = await startTenant({ tls: values.tls, port, folder: values.folder, dist: values.dist }).catch((thrown: NodeJS.ErrnoException) => {
    console.error(
      thrown.code === 'EADDRINUSE' ? `Port ${port} is taken. Stop the other program, or choose another port with --port.` : String(thrown.stack ?? thrown),
    );
    process.exit(4);
  });
  console.log(JSON.stringify({ origin: tenant.origin, port: tenant.port, spki: tenant.spki }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tenant.close().finally(() => process.exit(0)));
}
