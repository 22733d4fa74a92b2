// The token endpoint: codes and refresh tokens become tokens. learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token

import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Persona } from '../demo/people.ts';
import type { Issuer } from './issuer.ts';
import { readScopes, type Wish } from './permissions.ts';

type Refusal = { error: string; code: number; message: string; suberror?: string };
type Grant = { person: Persona; wish: Wish; authTime: number; nonce?: string | undefined; spa: boolean };

export async function token(c: Context, issuer: Issuer): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const grant = await readGrant(form, c.req.header('origin'), issuer);
  c.header('Cache-Control', 'no-store');
  if (!('error' in grant)) return c.json(await issuer.tokens.answer(grant, grant.spa));
  const body = {
    error: grant.error,
    error_description: `AADSTS${grant.code}: ${grant.message}`,
    error_codes: [grant.code],
    timestamp: issuer.clock.now().toISOString(),
    trace_id: randomUUID(),
    correlation_id: form.get('client-request-id') ?? randomUUID(),
    ...(grant.suberror ? { suberror: grant.suberror } : {}),
  };
  return c.json(body, 400);
}

async function readGrant(form: URLSearchParams, origin: string | undefined, issuer: Issuer): Promise<Grant | Refusal> {
  if (form.get('client_id') !== issuer.ids.clientId)
    return { error: 'unauthorized_client', code: 700016, message: `Application with identifier '${form.get('client_id')}' was not found in the directory.` };
  const type = form.get('grant_type');
  const grant = type === 'authorization_code' ? redeemCode(form, issuer) : type === 'refresh_token' ? await redeemRefresh(form, issuer) : unsupported(type);
  if ('error' in grant) return grant;
  if (grant.spa && !issuer.registration.isSpaOrigin(origin ?? '')) {
    return {
      error: 'invalid_request',
      code: 9002327,
      message: "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    };
  }
  if (!grant.spa && origin)
    return {
      error: 'invalid_request',
      code: 9002326,
      message: "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    };
  const missing = issuer.consents.missing(grant.person, grant.wish.permissions);
  if (missing.length) {
    const message = `The user or administrator has not consented to use the application with ID '${issuer.ids.clientId}': ${missing.join(' ')}. Send an interactive authorization request for this user and resource.`;
    return { error: 'invalid_grant', code: 65001, message, suberror: 'consent_required' };
  }
  return grant;
}

const unsupported = (type: string | null): Refusal => ({
  error: 'unsupported_grant_type',
  code: 70003,
  message: `The app requested an unsupported grant type '${type}'.`,
});

function asked(form: URLSearchParams, issuer: Issuer, otherwise: Wish): Wish | Refusal {
  const scope = form.get('scope');
  if (!scope) return otherwise;
  const wish = readScopes(scope, issuer.sharePointOrigin);
  return 'code' in wish ? { error: 'invalid_scope', ...wish } : wish;
}

function redeemCode(form: URLSearchParams, issuer: Issuer): Grant | Refusal {
  const code = form.get('code') ?? '';
  const given = issuer.codes.get(code);
  if (!given)
    return {
      error: 'invalid_grant',
      code: 54005,
      message: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    };
  issuer.codes.delete(code);
  if (given.expires < issuer.seconds())
    return { error: 'invalid_grant', code: 70008, message: 'The provided authorization code or refresh token has expired due to inactivity.' };
  if (given.redirectUri !== form.get('redirect_uri'))
    return {
      error: 'invalid_client',
      code: 500112,
      message: 'The reply address does not match the reply address provided when requesting the authorization code.',
    };
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (challenge !== given.challenge)
    return { error: 'invalid_grant', code: 501481, message: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.' };
  const wish = asked(form, issuer, given.wish);
  return 'error' in wish ? wish : { person: given.person, wish, authTime: given.authTime, nonce: given.nonce, spa: given.spa };
}

async function redeemRefresh(form: URLSearchParams, issuer: Issuer): Promise<Grant | Refusal> {
  const held = await issuer.tokens.readRefresh(form.get('refresh_token') ?? '');
  const person = issuer.people.find((p) => p.oid === held?.oid);
  if (!held || !person) return { error: 'invalid_grant', code: 9002313, message: 'Invalid request. Request is malformed or invalid.', suberror: 'bad_token' };
  if (held.expires < issuer.seconds()) {
    return {
      error: 'invalid_grant',
      code: 700084,
      message: 'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended.',
      suberror: 'token_expired',
    };
  }
  const wish = asked(form, issuer, { identity: ['openid', 'profile', 'offline_access'], resource: 'graph', permissions: ['User.Read'] });
  return 'error' in wish ? wish : { person, wish, authTime: held.authTime, spa: held.spa };
}
