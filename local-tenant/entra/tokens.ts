// Mints and examines tokens in Entra's dialect: ver 2.0 claims, RS256, the real issuer's name in both modes.
// Claims: learn.microsoft.com/entra/identity-platform/id-token-claims-reference and access-token-claims-reference.

import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import type { Persona } from '../demo/people.ts';
import type { Caller, Ids, TenantClock } from '../services.ts';
import type { SigningKeys } from './keys.ts';
import type { Wish } from './permissions.ts';

/** Entra's default is random between 60 and 90 minutes; the shortest is kept here. */
export const tokenSeconds = 3599;
/** Refresh tokens of single-page applications live for 24 hours. */
const refreshSeconds = 24 * 3600;

export type Mint = {
  person: Persona;
  wish: Wish;
  nonce?: string | undefined;
  /** When the person last signed in by an act, in seconds. */
  authTime: number;
};

export type TokenAnswer = {
  token_type: 'Bearer';
  scope: string;
  expires_in: number;
  ext_expires_in: number;
  access_token: string;
  id_token?: string;
  refresh_token?: string;
  client_info: string;
};

export type Tokens = {
  answer(mint: Mint, spa?: boolean): Promise<TokenAnswer>;
  readRefresh(token: string): Promise<{ oid: string; authTime: number; expires: number; spa: boolean } | undefined>;
  verify(bearer: string): Promise<Caller | undefined>;
};

export const issuerOf = (ids: Ids): string => `https://login.microsoftonline.com/${ids.tenantId}/v2.0`;
export const displayName = (person: Persona): string => `${person.givenName} ${person.surname}`;
export const clientInfo = (person: Persona, ids: Ids): string => Buffer.from(JSON.stringify({ uid: person.oid, utid: ids.tenantId })).toString('base64url');

const audiencesOf = (ids: Ids) => ({ graph: 'https://graph.microsoft.com', sharepoint: `https://${ids.sharePointHost}` });

export function createTokens(ids: Ids, people: readonly Persona[], clock: TenantClock, keys: SigningKeys): Tokens {
  const audiences = audiencesOf(ids);
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000);
  /** Pairwise per application, so that nobody uses it as a person's id. */
  const subject = (person: Persona): string => createHash('sha256').update(`${ids.clientId} ${person.oid}`).digest('base64url');

  function sign(person: Persona, audience: string, claims: Record<string, unknown>): Promise<string> {
    const { kid, key } = keys.current();
    const now = seconds();
    return new SignJWT({ ver: '2.0', tid: ids.tenantId, oid: person.oid, name: displayName(person), preferred_username: person.upn, ...claims })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
      .setIssuer(issuerOf(ids))
      .setAudience(audience)
      .setSubject(subject(person))
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + tokenSeconds + 1)
      .sign(key);
  }

  async function seal(mint: Mint, spa: boolean): Promise<string> {
    return new SignJWT({ oid: mint.person.oid, auth_time: mint.authTime, spa })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(seconds() + refreshSeconds)
      .sign(keys.refreshSecret);
  }

  return {
    async answer(mint, spa = true) {
      const { person, wish } = mint;
      const prefix = wish.resource === 'sharepoint' ? `${audiences.sharepoint}/` : '';
      const answer: TokenAnswer = {
        token_type: 'Bearer',
        scope: [...wish.identity, ...wish.permissions.map((name) => prefix + name)].join(' '),
        expires_in: tokenSeconds,
        ext_expires_in: tokenSeconds,
        access_token: await sign(person, audiences[wish.resource], { azp: ids.clientId, scp: wish.permissions.join(' ') }),
        client_info: clientInfo(person, ids),
      };
      if (wish.identity.includes('openid')) answer.id_token = await sign(person, ids.clientId, idClaims(mint));
      if (wish.identity.includes('offline_access')) answer.refresh_token = await seal(mint, spa);
      return answer;
    },
    async readRefresh(token) {
      try {
        const { payload } = await jwtVerify(token, keys.refreshSecret, { algorithms: ['HS256'], currentDate: new Date(0) });
        return { oid: String(payload['oid']), authTime: Number(payload['auth_time']), expires: Number(payload.exp), spa: payload['spa'] === true };
      } catch {
        return undefined;
      }
    },
    verify: (bearer) => callerOf(bearer, { ids, people, clock, keys }),
  };
}

const idClaims = ({ person, nonce, authTime }: Mint): Record<string, unknown> => ({
  ...(nonce === undefined ? {} : { nonce }),
  auth_time: authTime,
  login_hint: person.upn,
  ...(person.roles.length ? { roles: person.roles } : {}),
});

type Examining = { ids: Ids; people: readonly Persona[]; clock: TenantClock; keys: SigningKeys };

/** Who calls with this access token, and with which permissions. undefined = the token does not hold. */
async function callerOf(bearer: string, { ids, people, clock, keys }: Examining): Promise<Caller | undefined> {
  const audiences = audiencesOf(ids);
  try {
    const key = keys.publicKey(decodeProtectedHeader(bearer).kid ?? '');
    if (!key) return undefined;
    // A token from before the clock was set back is still good: only its end counts here.
    const currentDate = new Date(Math.max(clock.now().getTime(), Number(decodeJwt(bearer).nbf) * 1000));
    const expected = { algorithms: ['RS256'], issuer: issuerOf(ids), audience: Object.values(audiences), currentDate };
    const { payload } = await jwtVerify(bearer, key, expected);
    const person = people.find((p) => p.oid === payload['oid']);
    if (!person) return undefined;
    return {
      oid: person.oid,
      upn: person.upn,
      name: displayName(person),
      roles: person.roles,
      scopes: String(payload['scp']).split(' ').filter(Boolean),
      audience: payload.aud === audiences.graph ? 'graph' : 'sharepoint',
    };
  } catch {
    return undefined;
  }
}
