// The local tenant: Microsoft 365 and Teams as far as the product needs them, in one process on one port of 127.0.0.1.
// http mode: one origin stands for every host and the app gets a script that maps its requests. TLS mode: the real host names, nothing injected.

import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { appFiles } from './appFiles.ts';
import { makeCertificate } from './certificate.ts';
import { createClock } from './clock.ts';
import { crossOrigin } from './crossOrigin.ts';
import { people } from './demo/people.ts';
import { issuerControl } from './entra/control.ts';
import { issuerApp, openIssuer, type Issuer } from './entra/issuer.ts';
import { createExchanges } from './exchanges.ts';
import { createFaults } from './faults.ts';
import { frameScript } from './frameScript.ts';
import { readIds } from './ids.ts';
import { lockFolder } from './lock.ts';
import type { Services } from './services.ts';
import { siteRoutes } from './sharepoint/site/routes.ts';
import { shellFiles, shellRoutes } from './shell/routes.ts';
import { layFoundation } from './store/foundation.ts';
import { openStore } from './store/store.ts';

export type TenantOptions = {
  tls: boolean;
  /** 0 = any free port. */
  port: number;
  /** Where the tenant remembers: journal, blobs, keys. */
  folder: string;
  /** The built app. */
  dist: string;
  /** The built shell; .cache/shell by default. */
  shell?: string;
  /** Sign-in pages always carry the opener policy. */
  coopAlways?: boolean;
};

export type Tenant = {
  /** http mode: http://localhost:<port>. TLS mode: https://localhost:<port>, where the control API answers. */
  origin: string;
  port: number;
  /** TLS mode: fingerprint for --ignore-certificate-errors-spki-list. */
  spki: string | undefined;
  services: Services;
  close(): Promise<void>;
};

/** The services besides sign-in and Teams, each made of what the tenant shares. */
export type Rooms = Record<'graph' | 'upload' | 'sharePoint' | 'control', (services: Services) => Hono>;

/** Starts a tenant with these rooms. A taken port rejects with EADDRINUSE. */
export async function startWith(options: TenantOptions, rooms: Rooms): Promise<Tenant> {
  const ids = readIds();
  const appHost = new URL(ids.appUrl).hostname;
  const certificate = options.tls
    ? await makeCertificate([
        'teams.microsoft.com',
        'login.microsoftonline.com',
        'graph.microsoft.com',
        'res.cdn.office.net',
        ids.sharePointHost,
        appHost,
        'localhost',
      ])
    : undefined;
  // The routes name the port, so they are made when it is known.
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const listener = getRequestListener((request, env) => answer(request, env), { overrideGlobalObjects: false });
  const server = certificate
    ? createHttpsServer({ key: certificate.key, cert: certificate.cert }, (incoming, outgoing) => void listener(incoming, outgoing))
    : createHttpServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', () => resolve());
  });
  const port = (server.address() as AddressInfo).port;
  const origin = `${options.tls ? 'https' : 'http'}://localhost:${port}`;

  const unlock = locked(options.folder, () => server.close());
  const store = openStore(options.folder);
  const clock = createClock(store);
  const faults = createFaults();
  const appOrigins = options.tls ? [ids.appUrl] : [ids.appUrl, origin];
  const coopAlways = (): boolean => options.coopAlways === true || faults.meet('GET', '/oauth2/v2.0/authorize', ['coop-always']) !== undefined;
  const issuer = await openIssuer({ ids, people, clock, store, appOrigins, secure: options.tls, coopAlways });
  const services: Services = { store, clock, ids, people, faults, exchanges: createExchanges(), verify: (bearer) => issuer.tokens.verify(bearer) };
  layFoundation(services);
  const parts = makeParts(rooms, services, issuer, options, origin);
  const hosts = options.tls ? virtualHosts(parts, appHost, services) : {};
  const local = everything(parts, [`localhost:${port}`, `127.0.0.1:${port}`]);
  answer = (request, env) => (hosts[new URL(request.url).hostname] ?? local).fetch(request, env as object);

  return {
    origin,
    port,
    spki: certificate?.spki,
    services,
    async close() {
      faults.clear();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      store.close();
      unlock();
    },
  };
}

/** A folder that is taken gives the port back. */
function locked(folder: string, giveBack: () => void): () => void {
  try {
    return lockFolder(folder);
  } catch (thrown) {
    giveBack();
    throw thrown;
  }
}

type Parts = Record<'app' | 'shell' | 'shellData' | 'issuer' | 'graph' | 'sharePoint' | 'site' | 'cdn' | 'control', Hono>;

function makeParts(rooms: Rooms, services: Services, issuer: Issuer, options: TenantOptions, origin: string): Parts {
  const { ids } = services;
  const appOrigin = options.tls ? ids.appUrl : origin;
  const sharePoint = new Hono().use('*', crossOrigin).route('/', rooms.upload(services)).route('/', rooms.sharePoint(services));
  const frames = frameScriptApp(
    [`https://graph.microsoft.com/`, `https://login.microsoftonline.com/`, `https://res.cdn.office.net/`, `https://${ids.sharePointHost}/`, `${ids.appUrl}/`],
    services,
  );
  return {
    app: appFiles({ ids, dist: options.dist, clock: services.clock, ...(options.tls ? {} : { httpOrigin: origin }) }),
    shell: shellFiles(options.shell ?? '.cache/shell', appOrigin),
    shellData: shellRoutes(services, issuer, appOrigin),
    issuer: issuerApp(issuer, options.tls ? 'https://login.microsoftonline.com' : origin),
    graph: new Hono().use('*', crossOrigin).route('/', rooms.graph(services)),
    sharePoint,
    site: siteRoutes(services),
    cdn: validDomains(),
    control: new Hono().route('/', frames).route('/', issuerControl(issuer)).route('/', rooms.control(services)),
  };
}

/** One origin for all, as http mode has it; the same on https://localhost in TLS mode, for the control API and for jobs. */
function everything(parts: Parts, hosts: readonly string[]): Hono {
  const own: MiddlewareHandler = async (c, next) => {
    const origin = c.req.header('origin');
    const ownHost = hosts.includes(c.req.header('host') ?? '');
    const ownOrigin = origin === undefined || hosts.some((host) => origin.endsWith(`://${host}`));
    // A page from anywhere else, or a name that only resolves to this computer, gets nothing.
    return ownHost && ownOrigin ? next() : c.text('The local tenant answers only to its own address.', 403);
  };
  const app = new Hono().use('*', own);
  return app
    .route('/', parts.shellData)
    .route('/', parts.control)
    .route('/', parts.shell)
    .route('/', parts.site)
    .route('/', parts.issuer)
    .use('/v1.0/*', passTo(parts.graph))
    .use('/_api/*', passTo(parts.sharePoint))
    .use('/sites/*', passTo(parts.sharePoint))
    .use('/up/*', passTo(parts.sharePoint))
    .use('/teams-js/*', passTo(parts.cdn))
    .route('/', parts.app);
}

const passTo =
  (part: Hono): MiddlewareHandler =>
  (c) =>
    Promise.resolve(part.fetch(c.req.raw, c.env));

function virtualHosts(parts: Parts, appHost: string, { ids }: Services): Record<string, Hono> {
  return {
    'teams.microsoft.com': new Hono()
      .route('/', parts.shellData)
      .route('/', parts.shell)
      .get('/', (c) => c.redirect(`/teams${new URL(c.req.url).search}`))
      .get('/l/*', (c) => c.redirect(`/teams?link=${encodeURIComponent(c.req.url)}`)),
    'login.microsoftonline.com': parts.issuer,
    'graph.microsoft.com': parts.graph,
    'res.cdn.office.net': parts.cdn,
    [ids.sharePointHost]: new Hono().route('/', parts.site).route('/', parts.sharePoint),
    [appHost]: parts.app,
  };
}

function frameScriptApp(hosts: readonly string[], services: Services): Hono {
  return new Hono().get('/_tenant/frame.js', (c) =>
    c.body(frameScript(hosts, services.clock.now().getTime() - Date.now()), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-store',
    }),
  );
}

/** The list of hosts teams-js asks for as soon as it is loaded. */
function validDomains(): Hono {
  return new Hono().get('/teams-js/validDomains/json/validDomains.json', (c) =>
    c.json(
      {
        validOrigins: [
          'teams.microsoft.com',
          '*.teams.microsoft.com',
          'teams.cloud.microsoft',
          'm365.cloud.microsoft',
          'outlook.office.com',
          'outlook.office365.com',
        ],
      },
      200,
      { 'Access-Control-Allow-Origin': '*' },
    ),
  );
}
