// A local tenant in a process of its own, over a copy of the prepared folder: it can be stopped, killed and started again like a computer.

import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { request, type APIRequestContext } from 'playwright/test';
import { copyOfTenant } from '../preparedTenant.ts';
import { exchangesFile, type Exchange } from './exchanges.ts';

export type TenantMode = 'tls' | 'http';
export type Fault = { match: { method?: string; path?: string }; kind: string; times?: number; retryAfter?: number };

export type RunningTenant = {
  mode: TenantMode;
  origin: string;
  port: number;
  spki: string;
  folder: string;
  /** Every exchange with Graph since this process started. */
  exchanges(): Promise<Exchange[]>;
  fault(fault: Fault): Promise<void>;
  /** What a person with direct access does to a list. */
  tamper(wish: { list: string; item: number; set: Readonly<Record<string, string>> }): Promise<void>;
  /** How many faults have not been met yet. */
  faultsWaiting(): Promise<number>;
  /** Releases what is held and forgets what was not met. */
  clearFaults(): Promise<void>;
  /** An administrator takes these permissions away from everybody; none = all are given back. */
  withdraw(permissions: readonly string[]): Promise<void>;
  /** Sets the tenant's clock; null = the real time. */
  setClock(now: Date | null): Promise<void>;
  /** A person's own token for Graph, to look at what stands in the site. */
  graph(persona: string, path: string): Promise<{ status: number; bytes: Buffer }>;
  /** `kill`: as when the power goes, else as when the computer is shut down. */
  stop(how?: 'kill'): Promise<void>;
};

type Said = { origin: string; port: number; spki?: string };

/** A folder of its own, taken away when the test is over. */
export const newFolder = copyOfTenant;

export async function startTenantProcess(folder: string, mode: TenantMode): Promise<RunningTenant> {
  const child = spawn(process.execPath, ['scripts/tenant.mjs', '--port', '0', '--folder', folder, ...(mode === 'tls' ? ['--tls'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await firstLine(child);
  const api = await request.newContext({ baseURL: said.origin, ignoreHTTPSErrors: true });
  const exchanges = async () => await readLines(api);
  return {
    mode,
    origin: said.origin,
    port: said.port,
    spki: said.spki ?? '',
    folder,
    exchanges,
    fault: async (fault) => void (await succeeded(api.post('/_tenant/faults', { data: fault }))),
    tamper: async (wish) => void (await succeeded(api.post('/_tenant/tamper', { data: wish }))),
    faultsWaiting: async () => ((await (await succeeded(api.get('/_tenant/faults'))).json()) as unknown[]).length,
    withdraw: async (permissions) => void (await succeeded(api.post('/_tenant/consents', { data: { withdraw: permissions } }))),
    setClock: async (now) => void (await succeeded(api.post('/_tenant/clock', { data: { now: now?.toISOString() ?? null } }))),
    clearFaults: async () => void (await succeeded(api.delete('/_tenant/faults'))),
    async graph(persona, path) {
      const { access_token: token } = (await (await succeeded(api.post('/_tenant/token', { data: { persona, scopes: ['Sites.Selected'] } }))).json()) as {
        access_token: string;
      };
      const answer = await api.get(`/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` }, maxRedirects: 0 });
      const elsewhere = answer.headers()['location'];
      // A file's content lies at an address of its own, on the SharePoint host that this machine does not know.
      const content = elsewhere ? await api.get(new URL(elsewhere).pathname + new URL(elsewhere).search) : answer;
      return { status: content.status(), bytes: await content.body() };
    },
    async stop(how) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      for (const exchange of await exchanges()) appendFileSync(exchangesFile, `${JSON.stringify(exchange)}\n`);
      await api.dispose();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM');
      await gone;
    },
  };
}

/** The tenant says where it is on its first line. */
async function firstLine(child: ChildProcess): Promise<Said> {
  if (!child.stdout) throw new Error('the tenant has no output');
  const lines = createInterface({ input: child.stdout });
  return await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the tenant ended with ${code} before it answered`)));
    lines.once('line', (line) => resolve(JSON.parse(line) as Said));
  });
}

async function readLines(api: APIRequestContext): Promise<Exchange[]> {
  const text = await (await succeeded(api.get('/_tenant/exchanges'))).text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Exchange);
}

async function succeeded(asked: ReturnType<APIRequestContext['get']>): ReturnType<APIRequestContext['get']> {
  const answer = await asked;
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()} ${await answer.text()}`);
  return answer;
}
