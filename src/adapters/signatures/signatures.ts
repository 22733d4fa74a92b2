// The port Signatures on jose: RS256 only, against the trusted keys only (RFC 7515, RFC 8725 section 3.1).

import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import type { ExaminedToken } from '../../domain/tokenClaims.ts';
import type { Signatures } from '../../ports.ts';
import { trustedKeys, type PublicKey, type RegisteredKey, type TrustedKeys } from './keys.ts';

/** Where trust comes from. `live` may be left out where there is no network (the stand-alone page). Both may throw OutsideError. */
export type KeySources = { registered: () => Promise<readonly RegisteredKey[]>; live?: () => Promise<readonly PublicKey[]> };

type Loaded = TrustedKeys & {
  /** Names of the keys Microsoft publishes now; absent where nobody could ask. */ live?: ReadonlySet<string>;
  /** Why the live keys could not be had: then an unknown key cannot be called unknown. */ failure?: unknown;
};

/**
 * Keys are fetched when first needed, and once more when a token names a key nobody knows: keys roll over while a tab is open.
 * The register alone is enough for the keys it holds, so a key that is known there is judged even when the live address does not answer.
 */
export function signatures(sources: KeySources): Signatures {
  let keys: Promise<Loaded> | undefined;
  const asked = new Set<string>();
  const proofs = new Map<string, Promise<boolean>>();

  async function load(): Promise<Loaded> {
    const [live, registered] = await Promise.all([sources.live?.().catch((failure: unknown) => ({ failure })), sources.registered()]);
    if (live && 'failure' in live) return { ...(await trustedKeys([], registered)), failure: live.failure };
    return { ...(await trustedKeys(live ?? [], registered)), ...(live ? { live: new Set(live.map(({ kid }) => kid)) } : {}) };
  }

  /** A failed load is not kept: the next token tries again. */
  function loaded(): Promise<Loaded> {
    keys ??= load().catch((failure: unknown) => {
      keys = undefined;
      throw failure;
    });
    return keys;
  }

  async function keyFor(kid: string): Promise<PublicKey | undefined> {
    const isFirst = keys === undefined;
    const before = await loaded();
    if (before.byKid.has(kid) || asked.has(kid)) return before.byKid.get(kid);
    if (!isFirst) keys = undefined;
    const { byKid, failure } = await loaded();
    if (byKid.has(kid)) return byKid.get(kid);
    if (failure) {
      keys = undefined;
      throw failure;
    }
    asked.add(kid);
    return undefined;
  }

  /** What a key proves of a text never changes: every screen judges all decisions again, but each is computed once. */
  function proved(idToken: string, key: PublicKey): Promise<boolean> {
    const name = `${key.n} ${idToken}`;
    const known = proofs.get(name) ?? holds(idToken, key);
    proofs.set(name, known);
    return known;
  }

  return {
    async examine(idToken) {
      const token = readToken(idToken);
      if (!token) return undefined;
      const key = await keyFor(token.kid);
      const signatureHolds = key !== undefined && token.alg === 'RS256' && (await proved(idToken, key));
      const live = (await loaded()).live;
      return { ...token, keyIsTrusted: key !== undefined, signatureHolds, ...(key && live ? { keyIsLive: live.has(key.kid) } : {}) };
    },
  };
}

/** Header and claims, unproved. undefined when the text is no compact JWS with a JSON object in it. */
function readToken(idToken: string): Pick<ExaminedToken, 'alg' | 'kid' | 'claims'> | undefined {
  try {
    if (idToken.split('.').length !== 3) return undefined;
    const { alg, kid } = decodeProtectedHeader(idToken);
    return { alg: String(alg), kid: String(kid), claims: decodeJwt(idToken) };
  } catch {
    return undefined;
  }
}

async function holds(idToken: string, key: PublicKey): Promise<boolean> {
  try {
    await compactVerify(idToken, await importJWK(key, 'RS256'), { algorithms: ['RS256'] });
    return true;
  } catch {
    return false;
  }
}
