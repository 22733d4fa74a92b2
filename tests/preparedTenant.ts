// A tenant that is provisioned (and filled) once a test run: every test that needs one starts from a copy of its folder.

import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill } from '../jobs/localTenant.ts';
import { startTenant } from '../local-tenant/server.ts';

const kept = 'test-results/tenant';
export type Scenario = 'empty' | 'demo';

/** Provisions and fills once. The folder holds a snapshot of each scenario. Two runs at once each make one, and the first that is done is kept. */
export async function prepareTenant(): Promise<void> {
  if (existsSync(kept)) return;
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/tenant-');
  const tenant = await startTenant({ tls: false, port: 0, folder, dist: 'dist' });
  try {
    await fill(tenant.origin, tenant.port);
  } finally {
    await tenant.close();
  }
  try {
    renameSync(folder, kept);
  } catch (thrown) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(kept)) throw thrown;
  }
}

/** A folder of its own for one test. `take` it away when done. */
export function copyOfTenant(): { folder: string; take(): void } {
  if (!existsSync(kept)) throw new Error('the prepared tenant is missing: prepareTenant() makes it');
  const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  cpSync(kept, folder, { recursive: true });
  return { folder, take: () => rmSync(folder, { recursive: true, force: true }) };
}
