// Runs a command of the product as an administrator does, against the tenant of the journey (http mode: commands have no browser to map hosts).

import { spawn } from 'node:child_process';
import type { RunningTenant } from './tenantProcess.ts';

/** Its exit code and its machine-readable lines. */
export async function runJob(tenant: RunningTenant, name: string): Promise<{ code: number | null; lines: Record<string, unknown>[] }> {
  const child = spawn(process.execPath, ['scripts/job.mjs', name, '--port', String(tenant.port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    code,
    lines: said
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
