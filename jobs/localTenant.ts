// Starts the local tenant for npm start. The first time it is made ready and filled by the same jobs an administrator runs.

import { people } from '../local-tenant/demo/people.ts';
import { startTenant } from '../local-tenant/server.ts';
import { main } from './run.ts';

export type LocalTenant = { origin: string; personas: string[]; close(): Promise<void> };

/** `first`: the tenant is new. Rejects with EADDRINUSE when the port is taken. */
export async function startLocalTenant({ port, folder, first }: { port: number; folder: string; first: boolean }): Promise<LocalTenant> {
  const tenant = await startTenant({ tls: false, port, folder, dist: 'dist' });
  if (first) {
    console.error('Making the site ready and filling the demonstration (the first time only) ...');
    await fill(tenant.origin, tenant.port);
  }
  return { origin: tenant.origin, personas: people.map(({ id }) => id), close: () => tenant.close() };
}

/** Provision and demo, each kept as a snapshot that the control API can go back to. */
export async function fill(origin: string, port: number): Promise<void> {
  for (const [job, scenario] of [
    ['provision', 'empty'],
    ['demo', 'demo'],
  ] as const) {
    const code = await silently(() => main([job, '--port', String(port)]));
    if (code !== 0) throw new Error(`The job ${job} ended with ${code}.`);
    const kept = await fetch(`${origin}/_tenant/snapshot`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: scenario }),
    });
    if (!kept.ok) throw new Error(`The snapshot ${scenario} answered ${kept.status}.`);
  }
}

/** The jobs' lines are for machines; whoever starts the product need not read them. */
async function silently<T>(act: () => Promise<T>): Promise<T> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    return await act();
  } finally {
    process.stdout.write = write;
  }
}
