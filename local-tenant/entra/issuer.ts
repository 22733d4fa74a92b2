// The tenant's issuer: one object with all it remembers, and its routes. It speaks Entra's dialect of OpenID Connect.

import { Hono } from 'hono';
import type { Persona } from '../demo/people.ts';
import type { Ids, TenantClock } from '../services.ts';
import type { Store } from '../store/store.ts';
import { authorize } from './authorize.ts';
import { createConsents, type Consents } from './consents.ts';
import { openKeys, type SigningKeys } from './keys.ts';
import { signedOutPage } from './pages.ts';
import type { Wish } from './permissions.ts';
import { createRegistration, endpoints, type Registration } from './registration.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { token } from './token.ts';
import { createTokens, type Tokens } from './tokens.ts';

export type GivenCode = {
  person: Persona;
  authTime: number;
  wish: Wish;
  spa: boolean;
  nonce: string | undefined;
  challenge: string;
  redirectUri: string;
  expires: number;
};

export type Issuer = {
  ids: Ids;
  people: readonly Persona[];
  clock: TenantClock;
  /** The tenant's time in whole seconds, as tokens carry it. */
  seconds(): number;
  sharePointOrigin: string;
  registration: Registration;
  keys: SigningKeys;
  consents: Consents;
  sessions: Sessions;
  tokens: Tokens;
  codes: Map<string, GivenCode>;
  /** True while sign-in pages carry the opener policy whatever MSAL vouches for, as a federated sign-in page does. */
  coopAlways(): boolean;
};

export type IssuerOptions = {
  ids: Ids;
  people: readonly Persona[];
  clock: TenantClock;
  store: Store;
  appOrigins: readonly string[];
  secure: boolean;
  coopAlways(): boolean;
};

/** Opens the issuer on what the store's folder remembers: signing keys and consents. Sessions and codes live only as long as the process. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  const { ids, people, clock } = options;
  const keys = await openKeys(options.store.folder);
  return {
    ids,
    people,
    clock,
    seconds: () => Math.floor(clock.now().getTime() / 1000),
    sharePointOrigin: `https://${ids.sharePointHost}`,
    registration: createRegistration(options.appOrigins),
    keys,
    consents: createConsents(options.store),
    sessions: createSessions(options.secure),
    tokens: createTokens(ids, people, clock, keys),
    codes: new Map(),
    coopAlways: options.coopAlways,
  };
}

/** Routes under /<tenant>/, named with `base` as their own address. */
export function issuerApp(issuer: Issuer, base: string): Hono {
  const app = new Hono();
  const tenant = `/${issuer.ids.tenantId}`;
  app.use(`${tenant}/*`, async (c, next) => {
    const origin = c.req.header('origin');
    const open = c.req.path.includes('/discovery/') || c.req.path.includes('/.well-known/');
    if (origin && (open || issuer.registration.isSpaOrigin(origin))) {
      c.header('Access-Control-Allow-Origin', open ? '*' : origin);
      c.header('Vary', 'Origin');
      c.header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      c.header('Access-Control-Allow-Headers', c.req.header('access-control-request-headers') ?? '');
      c.header('Access-Control-Max-Age', '600');
    }
    if (c.req.method === 'OPTIONS') return c.body(null, 204);
    return next();
  });
  app.get(`${tenant}/v2.0/.well-known/openid-configuration`, (c) => c.json(endpoints(issuer.ids, base)));
  app.get(`${tenant}/discovery/v2.0/keys`, (c) => c.json({ keys: issuer.keys.published() }));
  app.on(['GET', 'POST'], `${tenant}/oauth2/v2.0/authorize`, (c) => authorize(c, issuer));
  app.post(`${tenant}/oauth2/v2.0/token`, (c) => token(c, issuer));
  app.get(`${tenant}/oauth2/v2.0/logout`, async (c) => {
    issuer.sessions.forget(c.req.header('cookie'));
    const back = c.req.query('post_logout_redirect_uri') ?? '';
    if (issuer.registration.redirectKind(back)) return c.redirect(back);
    return c.html(await signedOutPage());
  });
  return app;
}
