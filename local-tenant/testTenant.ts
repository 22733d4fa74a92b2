// A tenant without a port, for the tests of this folder: own folder, own clock, and tokens that say plainly who calls.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type Context, type Middleware, RetryHandler, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { Hono } from 'hono';
import { people } from './demo/people.ts';
import { createExchanges } from './exchanges.ts';
import { createFaults } from './faults.ts';
import { controlApp } from './control.ts';
import { graphApp, uploadApp } from './graph/app.ts';
import type { Caller, Services } from './services.ts';
import { sharePointApp } from './sharepoint/app.ts';
import type { Sync } from './store/journal.ts';
import { openStore } from './store/store.ts';

export const ids: Services['ids'] = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: '22222222-3333-4444-8555-666666666666',
  teamsAppId: '33333333-4444-4555-8666-777777777777',
  sharePointHost: 'gislavedskommun.sharepoint.com',
  sitePath: '/sites/socialamedier',
  appUrl: 'https://socialamedier.gislaved.example',
};
export const sitePath = `/sites/${ids.sharePointHost}:${ids.sitePath}`;
export const usualScopes = ['User.Read', 'User.ReadBasic.All', 'Chat.Create', 'ChatMessage.Send', 'Sites.Selected', 'Mail.Send', 'TeamsActivity.Send'];

/** `persona audience scope scope`, base64: what a test passes as its bearer. */
export const tokenOf = (persona: string, scopes: readonly string[] = usualScopes, audience: Caller['audience'] = 'graph'): string =>
  Buffer.from([persona, audience, ...scopes].join(' ')).toString('base64');

export const oidOf = (persona: string): string => people.find(({ id }) => id === persona)?.oid ?? '';

export const upnOf = (persona: string): string => people.find(({ id }) => id === persona)?.upn ?? '';

export type Answered = { status: number; headers: Headers; body: Record<string, unknown> };
export type TestTenant = {
  services: Services;
  /** One request to Graph; `path` begins after /v1.0 or is a whole address. */
  ask(
    persona: string,
    method: string,
    path: string,
    body?: unknown,
    more?: { headers?: Record<string, string>; scopes?: readonly string[] },
  ): Promise<Answered>;
  /** One request to the site's REST interface; `path` begins after /_api/. */
  rest(
    persona: string,
    method: string,
    path: string,
    body?: unknown,
    more?: { headers?: Record<string, string>; scopes?: readonly string[] },
  ): Promise<Answered>;
  /** Microsoft's own client, whose last step calls the tenant in this process. */
  client(persona: string, scopes?: readonly string[]): Client;
  fetch(request: Request): Promise<Response>;
  close(): void;
};

/** Opens a tenant; `folder` keeps it between two openings, otherwise it is removed when closed. */
export function openTestTenant(options: { folder?: string; now?: string; sync?: Sync } = {}): TestTenant {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'tenant-'));
  const store = openStore(folder, options.sync);
  let now = new Date(options.now ?? '2026-11-23T08:00:00Z');
  const clock = { now: () => now, set: (wanted: string | null) => void (now = new Date(wanted ?? '2026-11-23T08:00:00Z')) };
  const services: Services = { store, clock, ids, people, faults: createFaults(), exchanges: createExchanges(), verify: async (bearer) => callerOf(bearer) };
  const app = new Hono().route('/', graphApp(services)).route('/', uploadApp(services)).route('/', sharePointApp(services)).route('/', controlApp(services));
  const fetch = async (request: Request) => app.fetch(request);
  return {
    services,
    fetch,
    ask: (persona, method, address, body, { headers = {}, scopes = usualScopes } = {}) =>
      send(fetch, method, address.startsWith('https:') ? address : `https://graph.microsoft.com/v1.0${address}`, body, {
        authorization: `Bearer ${tokenOf(persona, scopes)}`,
        ...headers,
      }),
    rest: (persona, method, address, body, { headers = {}, scopes = ['AllSites.FullControl'] } = {}) =>
      send(fetch, method, `https://${ids.sharePointHost}${ids.sitePath}/_api/${address}`, body, {
        authorization: `Bearer ${tokenOf(persona, scopes, 'sharepoint')}`,
        accept: 'application/json;odata=nometadata',
        ...headers,
      }),
    client: (persona, scopes) => clientOver(fetch, tokenOf(persona, scopes)),
    close() {
      services.faults.clear();
      store.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function send(fetch: TestTenant['fetch'], method: string, url: string, body: unknown, headers: Record<string, string>): Promise<Answered> {
  const raw = body instanceof Uint8Array;
  const init: RequestInit = { method, headers: { ...(raw || body === undefined ? {} : { 'content-type': 'application/json' }), ...headers } };
  if (body !== undefined) init.body = raw ? Buffer.from(body) : JSON.stringify(body);
  const response = await fetch(new Request(url, init));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown> };
}

function callerOf(bearer: string): Caller | undefined {
  const [persona, audience, ...scopes] = Buffer.from(bearer, 'base64').toString().split(' ');
  const person = people.find(({ id }) => id === persona);
  if (!person) return undefined;
  return {
    oid: person.oid,
    upn: person.upn,
    name: `${person.givenName} ${person.surname}`,
    roles: person.roles,
    scopes,
    audience: audience === 'sharepoint' ? 'sharepoint' : 'graph',
  };
}

/** The token goes to Graph alone, as Microsoft's own handler has it. */
function clientOver(fetch: (request: Request) => Promise<Response>, token: string): Client {
  const retry = new RetryHandler(new RetryHandlerOptions());
  const send: Middleware = {
    async execute(context: Context) {
      const address = typeof context.request === 'string' ? context.request : context.request.url;
      const headers = new Headers(context.options?.headers as HeadersInit | undefined);
      if (address.startsWith('https://graph.microsoft.com/')) headers.set('authorization', `Bearer ${token}`);
      context.response = await fetch(new Request(address, { ...(context.options as RequestInit), headers }));
    },
  };
  retry.setNext(send);
  return Client.initWithMiddleware({ baseUrl: 'https://graph.microsoft.com/', middleware: retry });
}

/** The site's id as Graph tells it. */
export async function siteIdOf(tenant: TestTenant): Promise<string> {
  return String((await tenant.ask('handlaggare', 'GET', sitePath)).body['id']);
}

/** A list made by the administrator; answers its path. */
export async function makeList(tenant: TestTenant, displayName: string, columns: readonly object[] = [], template = 'genericList'): Promise<string> {
  const site = await siteIdOf(tenant);
  const answer = await tenant.ask(
    'administrator',
    'POST',
    `/sites/${site}/lists`,
    { displayName, columns, list: { template } },
    { scopes: ['Sites.Manage.All'] },
  );
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return `/sites/${site}/lists/${String(answer.body['id'])}`;
}
