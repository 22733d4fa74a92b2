// Which keys count. Trust comes live from the tenant's discovery address or from the register SigningKeys, never from what lies beside a decision.
// A key is known by its thumbprint (RFC 7638): a name (kid) alone can be given to any key.

import { calculateJwkThumbprint, type JWK } from 'jose';
import { canonicalJson } from '../../domain/canonical.ts';
import type { SigningKeyRow } from '../../domain/rows.ts';
import { parseJson } from '../../domain/shape.ts';
import { OutsideError } from '../../outsideError.ts';

export type RegisteredKey = Pick<SigningKeyRow, 'kid' | 'thumbprint' | 'jwk'>;
/** An RSA public key with nothing but what is needed to use it. */
export type PublicKey = { kty: 'RSA'; kid: string; n: string; e: string };
/** By kid. `conflicting` kids have been given to more than one key, or their row does not hold together: no such key counts. */
export type TrustedKeys = { byKid: ReadonlyMap<string, PublicKey>; conflicting: readonly string[] };

/** The tenant's keys as Entra publishes them now. https://learn.microsoft.com/entra/identity-platform/signing-key-rollover */
export async function fetchLiveKeys(tenantId: string): Promise<PublicKey[]> {
  let answer: Response;
  try {
    answer = await fetch(`https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`);
  } catch {
    throw new OutsideError('offline', 'no answer from the discovery address of the signing keys');
  }
  if (!answer.ok)
    throw new OutsideError(
      answer.status === 429 || answer.status >= 500 ? 'throttled' : 'unexpected',
      `the discovery address of the signing keys answered ${answer.status}`,
    );
  return publicKeys(parseJson(await answer.text()));
}

/** The RSA keys of a JWK set (RFC 7517) that may be used for signatures. Anything else in it is passed over. */
export function publicKeys(set: unknown): PublicKey[] {
  const keys = typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys) ? (set.keys as unknown[]) : [];
  return keys.flatMap((key) => publicKey(key) ?? []);
}

function publicKey(value: unknown): PublicKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kty, kid, n, e, use } = value as Record<string, unknown>;
  if (kty !== 'RSA' || typeof kid !== 'string' || typeof n !== 'string' || typeof e !== 'string') return undefined;
  return use === undefined || use === 'sig' ? { kty, kid, n, e } : undefined;
}

/** Live keys come before registered ones. A registered key counts when its row holds together and nothing else claims its name. */
export async function trustedKeys(live: readonly PublicKey[], registered: readonly RegisteredKey[]): Promise<TrustedKeys> {
  const byKid = new Map<string, PublicKey>();
  const conflicting = new Set<string>();
  const liveKids = new Set(live.map((key) => key.kid));
  for (const key of live) byKid.set(key.kid, key);
  for (const row of registered) {
    const key = publicKey(parseJson(row.jwk));
    const known = byKid.get(row.kid);
    const holds = key !== undefined && key.kid === row.kid && (await thumbprintOf(key)) === row.thumbprint;
    if (!holds || (known && (await thumbprintOf(known)) !== row.thumbprint)) conflicting.add(row.kid);
    else if (!known) byKid.set(row.kid, key);
  }
  for (const kid of conflicting) if (!liveKids.has(kid)) byKid.delete(kid);
  return { byKid, conflicting: [...conflicting] };
}

/** Live keys as the register SigningKeys holds them. */
export async function asRegistered(live: readonly PublicKey[]): Promise<RegisteredKey[]> {
  return await Promise.all(live.map(async (key) => ({ kid: key.kid, thumbprint: await thumbprintOf(key), jwk: canonicalJson(key) })));
}

/** The key set that is stored beside a decision: a convenience for whoever checks it later, never what it is checked against. */
export const keySetText = (live: readonly PublicKey[]): string => canonicalJson({ keys: live });

const thumbprintOf = async (key: PublicKey): Promise<string> => await calculateJwkThumbprint(key satisfies JWK);
