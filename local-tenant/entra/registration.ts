// The app registration as the issuer sees it: redirect addresses, matched exactly (learn.microsoft.com/entra/identity-platform/reply-url).

import type { Ids } from '../services.ts';

export type RedirectKind = 'spa' | 'native';

export type Registration = {
  /** Platform of a registered redirect address, or undefined (AADSTS50011). */
  redirectKind(uri: string): RedirectKind | undefined;
  /** True when a frame of this origin may ask its host for tokens: brk-multihub://<host> is registered for it. */
  allowsBroker(origin: string): boolean;
  /** True for an origin that has a single-page redirect address: only those may redeem codes from a browser. */
  isSpaOrigin(origin: string): boolean;
};

/** Pages of the app that receive sign-in answers; relay.html and verify.html receive none. */
const pages = ['redirect.html', 'sign.html'] as const;

/** `appOrigins`: the app's public address, and in http mode also the tenant's own. */
export function createRegistration(appOrigins: readonly string[]): Registration {
  const spa = new Set(appOrigins.flatMap((origin) => pages.map((page) => `${origin}/${page}`)));
  const brokers = new Set(appOrigins.map((origin) => `brk-multihub://${new URL(origin).host}`));
  return {
    redirectKind(uri) {
      if (spa.has(uri)) return 'spa';
      // The loopback address of programs: the port is ignored (RFC 8252 section 7.3). In http mode the tab's own address is none of them.
      const loopback = /^http:\/\/localhost(:\d+)?\/?$/.test(uri);
      return loopback && !appOrigins.includes(new URL(uri).origin) ? 'native' : undefined;
    },
    allowsBroker: (origin) => URL.canParse(origin) && brokers.has(`brk-multihub://${new URL(origin).host}`),
    isSpaOrigin: (origin) => appOrigins.includes(origin),
  };
}

/** The endpoints of the issuer at `base`, as discovery and MSAL's auth.authorityMetadata name them. The issuer's own name never changes. */
export function endpoints(ids: Ids, base: string): Record<string, unknown> {
  const tenant = `${base}/${ids.tenantId}`;
  return {
    issuer: `https://login.microsoftonline.com/${ids.tenantId}/v2.0`,
    authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${tenant}/discovery/v2.0/keys`,
    end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: ['none'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'preferred_username', 'name', 'tid', 'oid', 'ver', 'roles'],
  };
}
