// What the control API says to the issuer: tokens without a sign-in, withdrawn permissions and rolled keys.

import { Hono } from 'hono';
import type { Issuer } from './issuer.ts';
import { identityScopes, permissions, readScopes } from './permissions.ts';

/** How old the sign-in behind a control token is unless `fresh` is asked for, in seconds. */
const olderSession = 2 * 3600;

/**
 * POST /_tenant/token {persona, scopes, nonce?, fresh?} -> {access_token, id_token, expires_in}: consent is not asked for.
 * POST /_tenant/consents {withdraw: [names]}: an administrator takes permissions away from everybody; [] gives them back.
 * POST /_tenant/keys {roll, drop?} -> {kid}: a new key signs; `drop` unpublishes the old ones.
 */
export function issuerControl(issuer: Issuer): Hono {
  const app = new Hono();
  app.post('/_tenant/token', async (c) => {
    const given = (await c.req.json().catch(() => ({}))) as { persona?: string; scopes?: string[] | string; nonce?: string; fresh?: boolean };
    const person = issuer.people.find((p) => p.id === given.persona);
    if (!person) return c.json({ error: `persona must be one of ${issuer.people.map((p) => p.id).join(', ')}` }, 400);
    const scopes = Array.isArray(given.scopes) ? given.scopes : (given.scopes ?? 'User.Read').split(' ');
    const wish = readScopes([...identityScopes.slice(0, 2), ...scopes].join(' '), issuer.sharePointOrigin);
    if ('code' in wish) return c.json({ error: `AADSTS${wish.code}: ${wish.message}` }, 400);
    const authTime = issuer.seconds() - (given.fresh ? 0 : olderSession);
    const { access_token, id_token, expires_in } = await issuer.tokens.answer({ person, wish, nonce: given.nonce, authTime });
    return c.json({ access_token, id_token, expires_in });
  });
  app.post('/_tenant/consents', async (c) => {
    const { withdraw } = (await c.req.json().catch(() => ({}))) as { withdraw?: unknown };
    const isKnown = (name: unknown) => typeof name === 'string' && Object.hasOwn(permissions, name);
    if (!Array.isArray(withdraw) || !withdraw.every(isKnown)) return c.json({ error: `withdraw must be some of ${Object.keys(permissions).join(', ')}` }, 400);
    issuer.consents.withdraw(withdraw as string[]);
    return c.json({ withdrawn: withdraw });
  });
  app.post('/_tenant/keys', async (c) => {
    const given = (await c.req.json().catch(() => ({}))) as { roll?: boolean; drop?: boolean };
    if (!given.roll) return c.json({ error: 'roll must be true' }, 400);
    return c.json({ kid: await issuer.keys.roll(given.drop === true) });
  });
  return app;
}
