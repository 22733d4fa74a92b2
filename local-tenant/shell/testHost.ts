// A tenant with sign-in, Teams and /me alone, and a browser that can reach nothing else.

import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright';
import { startWith, type Rooms, type Tenant, type TenantOptions } from '../tenant.ts';
import type { Built } from './testpage/build.ts';
import type { Probe } from './testpage/app.ts';

/** Only /me: enough to see that a token is accepted. */
export const smallRooms: Rooms = {
  graph: (services) =>
    new Hono().get('/v1.0/me', async (c) => {
      const caller = await services.verify((c.req.header('authorization') ?? '').slice(7));
      return caller ? c.json({ userPrincipalName: caller.upn, scopes: caller.scopes }) : c.json({ error: { code: 'InvalidAuthenticationToken' } }, 401);
    }),
  upload: () => new Hono(),
  sharePoint: () => new Hono(),
  control: () => new Hono(),
};

export async function startSmall(built: Pick<Built, 'folder' | 'dist' | 'shell'>, options: Partial<TenantOptions> = {}): Promise<Tenant> {
  const folder = options.folder ?? (await mkdtemp(path.join(built.folder, 'tenant-')));
  return startWith({ tls: false, port: 0, dist: built.dist, shell: built.shell, ...options, folder }, smallRooms);
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** http mode: only localhost resolves. TLS mode: every host is the tenant; storage in frames is partitioned, as in Teams, not denied. */
export function launch(tenant: Tenant): Promise<Browser> {
  const rules = tenant.spki ? `MAP *:443 127.0.0.1:${tenant.port}, EXCLUDE localhost` : 'MAP * ~NOTFOUND, EXCLUDE localhost';
  const trust = tenant.spki ? [`--ignore-certificate-errors-spki-list=${tenant.spki}`] : [];
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...flags, `--host-resolver-rules=${rules}`, ...trust, '--disable-features=Translate'],
  });
}

/** Everything that should never happen in a session. */
export type Watch = { console: string[]; outside: string[]; popups: number };

export function watch(context: BrowserContext, allowed: (url: URL) => boolean): Watch {
  const seen: Watch = { console: [], outside: [], popups: 0 };
  context.on('page', (page) => {
    page.on('popup', () => void seen.popups++);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) seen.console.push(message.text());
    });
    page.on('pageerror', (thrown) => seen.console.push(thrown.message));
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && !allowed(url)) seen.outside.push(request.url());
  });
  return seen;
}

export const teamsAddress = (tenant: Tenant): string => (tenant.spki ? 'https://teams.microsoft.com/teams' : `${tenant.origin}/teams`);

/** The named frame once the test page in it is ready. */
export async function frameOf(page: Page, name: 'embedded-page-container' | 'dialog-frame'): Promise<Frame> {
  const handle = await page.waitForSelector(`iframe[name=${name}]`);
  const frame = await handle.contentFrame();
  if (!frame) throw new Error(`${name} has no page`);
  await frame.waitForSelector('output', { state: 'attached' });
  return frame;
}

/** Calls one of the test page's probes. */
export function probe<K extends keyof Probe>(
  frame: Frame | Page,
  name: K,
  ...args: Probe[K] extends (...given: infer A) => unknown ? A : never[]
): Promise<Probe[K] extends (...given: never[]) => infer R ? Awaited<R> : Probe[K]> {
  return frame.evaluate(
    ([key, given]) => {
      const one = (window as unknown as { probe: Record<string, unknown> }).probe[key as string];
      return typeof one === 'function' ? (one as (...values: unknown[]) => unknown)(...(given as unknown[])) : one;
    },
    [name, args],
  ) as never;
}
