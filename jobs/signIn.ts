// Sign-in for jobs: authorization code with PKCE over a loopback address (RFC 8252). On a real tenant the person's browser opens;
// on the local tenant the same walk is done with fetch and a login_hint.

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutsideError, isOutsideError } from '../src/outsideError.ts';
import type { Environment } from './environment.ts';

export type JobPerson = { oid: string; name: string; upn: string; roles: readonly string[] };
export type JobSignIn = {
  person: JobPerson;
  token(scopes: readonly string[]): Promise<string>;
  /** An ID token with this nonce: how a demonstration person signs. Only the local tenant is ever asked. */
  signNonce(nonce: string): Promise<string>;
};

type Tokens = { access_token: string; id_token: string; refresh_token?: string; expires_in: number };

export async function signIn(environment: Environment, hint: string | undefined, scopes: readonly string[]): Promise<JobSignIn> {
  const first = await walk(environment, hint, ['openid', 'profile', 'offline_access', ...scopes], undefined);
  const claims = claimsOf(first.id_token);
  const kept = new Map<string, { token: string; until: number }>();
  let refresh = first.refresh_token;
  kept.set([...scopes].sort().join(' '), { token: first.access_token, until: Date.now() + (first.expires_in - 120) * 1000 });
  return {
    person: {
      oid: String(claims['oid']),
      name: String(claims['name']),
      upn: String(claims['preferred_username']),
      roles: Array.isArray(claims['roles']) ? (claims['roles'] as string[]) : [],
    },
    async token(wanted) {
      const key = [...wanted].sort().join(' ');
      const there = kept.get(key);
      if (there && there.until > Date.now()) return there.token;
      const tokens = await renewed(environment, hint, refresh, ['openid', 'profile', 'offline_access', ...wanted]);
      refresh = tokens.refresh_token ?? refresh;
      kept.set(key, { token: tokens.access_token, until: Date.now() + (tokens.expires_in - 120) * 1000 });
      return tokens.access_token;
    },
    async signNonce(nonce) {
      if (!environment.local) throw new OutsideError('forbidden', 'a job signs on the local tenant only');
      return (await walk(environment, hint, ['openid', 'profile'], nonce)).id_token;
    },
  };
}

/** By the refresh token; what nobody has consented to yet is asked for in the browser. */
async function renewed(environment: Environment, hint: string | undefined, refresh: string | undefined, scopes: readonly string[]): Promise<Tokens> {
  if (!refresh) return await walk(environment, hint, scopes, undefined);
  try {
    return await redeem(environment, { grant_type: 'refresh_token', refresh_token: refresh, scope: scopes.join(' ') });
  } catch (thrown) {
    if (!isOutsideError(thrown) || thrown.kind !== 'consentNeeded') throw thrown;
    return await walk(environment, hint, scopes, undefined);
  }
}

const authority = (environment: Environment) => `https://login.microsoftonline.com/${environment.tenantId}/oauth2/v2.0`;
const base64url = (bytes: Buffer) => bytes.toString('base64url');

async function walk(environment: Environment, hint: string | undefined, scopes: readonly string[], nonce: string | undefined): Promise<Tokens> {
  const verifier = base64url(randomBytes(48));
  const state = base64url(randomBytes(16));
  const loopback = await openLoopback(state);
  try {
    const query = new URLSearchParams({
      client_id: environment.clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: loopback.address,
      scope: scopes.join(' '),
      state,
      code_challenge: base64url(createHash('sha256').update(verifier).digest()),
      code_challenge_method: 'S256',
      ...(hint ? { login_hint: hint } : {}),
      ...(nonce ? { nonce } : {}),
    });
    const address = `${authority(environment)}/authorize?${query}`;
    if (environment.local) await followRedirects(address, loopback.address);
    else openBrowser(address);
    const code = await loopback.code;
    return await redeem(environment, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: loopback.address,
      code_verifier: verifier,
      scope: scopes.join(' '),
    });
  } finally {
    loopback.close();
  }
}

async function redeem(environment: Environment, form: Record<string, string>): Promise<Tokens> {
  const answer = await fetch(`${authority(environment)}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: environment.clientId, ...form }),
  });
  const body = (await answer.json()) as Tokens & { error?: string; suberror?: string };
  if (!answer.ok)
    throw new OutsideError(body.suberror === 'consent_required' ? 'consentNeeded' : 'signedOut', `sign-in refused: ${body.error ?? answer.status}`);
  return body;
}

async function openLoopback(state: string): Promise<{ address: string; code: Promise<string>; close(): void }> {
  let settle: (code: string) => void;
  let refuse: (error: Error) => void;
  const code = new Promise<string>((resolve, reject) => {
    settle = resolve;
    refuse = reject;
  });
  code.catch(() => {});
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Du kan stänga fönstret.');
    if (query.get('state') !== state) return;
    const found = query.get('code');
    if (found) settle(found);
    else
      refuse(
        new OutsideError(query.get('error') === 'consent_required' ? 'consentNeeded' : 'signedOut', `sign-in refused: ${query.get('error') ?? 'no code'}`),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, code, close: () => server.close() };
}

/** Plays the browser: follows redirects until the loopback address has answered. */
async function followRedirects(address: string, loopback: string): Promise<void> {
  let at = address;
  for (let hop = 0; hop < 10; hop++) {
    const answer = await fetch(at.replace('http://localhost:', 'http://127.0.0.1:'), { redirect: 'manual' });
    await answer.arrayBuffer();
    const next = answer.headers.get('location');
    if (!next && !at.startsWith(loopback)) throw new OutsideError('signedOut', 'the sign-in stopped before it came back: is the persona known?');
    if (!next) return;
    at = new URL(next, at).href;
  }
}

function openBrowser(address: string): void {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : process.platform === 'darwin'
        ? ['open', address]
        : ['xdg-open', address];
  console.error(`Sign in at:\n${address}`);
  spawn(program as string, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** Only to know who signed in to this command; the services check the signature. */
function claimsOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}
