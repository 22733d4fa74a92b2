// Does an ID token prove that a person signed a text? Claims as Microsoft Entra writes them:
// https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference (iss, aud, tid, oid, nonce, iat, auth_time, roles).

import type { Level } from './fact.ts';
import { nonceOf } from './factText.ts';
import type { Finding } from './finding.ts';
import { inForce, type History } from './history.ts';

/** What a token says once its signature was examined against the trusted keys. */
export type ExaminedToken = {
  signatureHolds: boolean;
  keyIsTrusted: boolean;
  /** False = Microsoft does not publish the key now, the municipality's own register vouches for it. Absent where nobody could ask. */
  keyIsLive?: boolean;
  alg: string;
  kid: string;
  claims: Readonly<Record<string, unknown>>;
};

/** What the municipality has laid down, with its history: a decision is judged by what was in force when it was made. */
export type Rules = {
  tenantId: string;
  /** Client ids of the app registration that signs. A later one is the own registration of the signing page: from then on only it counts. */
  audience: History<string>;
  /** Weakest level that counts. */
  level: History<Level>;
  /** Is a fresh sign-in demanded? */
  freshSignIn: History<boolean>;
};

/** Largest difference between the token's iat and the item's time, in milliseconds. */
export const longestDelay = 10 * 60_000;
/** A sign-in older than this before iat (seconds) was a silent one: a session was used, nobody proved who they are. */
export const longestSession = 5 * 60;

export type Signer = { oid: string; roles: readonly string[]; at: number; silent: boolean; formerKey: boolean };
/** The signer, and everything about the token that does not hold. */
export type TokenVerdict = { signer: Signer; found: Finding[] };

/** Judges a token over the text with `sha256` (hex), in an item made at `createdAt` (ISO) by `authorOid`. */
export function judgeToken(token: ExaminedToken, sha256: string, item: { createdAt: string; createdBy: { oid: string } }, rules: Rules): TokenVerdict {
  const { claims } = token;
  const iat = secondsIn(claims['iat']);
  const at = (iat ?? 0) * 1000;
  const authTime = secondsIn(claims['auth_time']);
  const silent = iat === undefined || authTime === undefined || iat - authTime > longestSession;
  const oid = textIn(claims['oid']);
  const wrong: Partial<Record<Finding, boolean>> = {
    algorithm: token.alg !== 'RS256',
    signature: token.alg === 'RS256' && token.keyIsTrusted && !token.signatureHolds,
    unknownKey: !token.keyIsTrusted,
    issuer: claims['iss'] !== `https://login.microsoftonline.com/${rules.tenantId}/v2.0`,
    tenant: claims['tid'] !== rules.tenantId,
    audience: claims['aud'] !== inForce(rules.audience, at),
    nonce: claims['nonce'] !== nonceOf(sha256),
    staleSignIn: silent && inForce(rules.freshSignIn, at) === true,
    time: iat === undefined || !(Math.abs(at - Date.parse(item.createdAt)) <= longestDelay),
    author: oid !== item.createdBy.oid,
  };
  const roles = Array.isArray(claims['roles']) ? claims['roles'].filter((role) => typeof role === 'string') : [];
  return {
    signer: { oid, roles, at, silent, formerKey: token.keyIsLive === false },
    found: (Object.keys(wrong) as Finding[]).filter((finding) => wrong[finding]),
  };
}

const textIn = (claim: unknown): string => (typeof claim === 'string' ? claim : '');
/** Seconds since 1970. What no calendar holds is no time. */
const secondsIn = (claim: unknown): number | undefined => (typeof claim === 'number' && claim > 0 && claim < 8.64e12 ? claim : undefined);
