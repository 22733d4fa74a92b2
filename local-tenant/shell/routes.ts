// What the shell's page asks the tenant for, and the page itself. The persona stands in every request: two browser tabs are two people.

import { Hono } from 'hono';
import type { Issuer } from '../entra/issuer.ts';
import { permissions, readScopes } from '../entra/permissions.ts';
import { displayName } from '../entra/tokens.ts';
import type { Faults } from '../faults.ts';
import { readBuiltFile } from '../files.ts';
import type { Services } from '../services.ts';
import { shellStateOf } from './inbox.ts';
import type { NaaAnswer, NaaAsk, NaaError, Setup } from './wire.ts';

/** A Teams session is from the morning when the person opens the tab: no act of signing in stands behind its tokens. In seconds. */
const teamsSession = 2 * 3600;

/** The built page at /teams, for a frame of `appOrigin`. */
export function shellFiles(folder: string, appOrigin: string): Hono {
  const app = new Hono();
  const headers = {
    'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self' ${appOrigin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    // The frame's origin may learn where it is framed, as in Teams.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
  app.get('/teams', async (c) => {
    const page = await readBuiltFile(folder, '/index.html');
    return page ? c.body(page.bytes, 200, { 'Content-Type': page.type, ...headers }) : c.text(`The shell is not built: ${folder} is empty.`, 503);
  });
  app.get('/teams/*', async (c) => {
    const file = await readBuiltFile(folder, c.req.path.slice('/teams'.length));
    return file ? c.body(file.bytes, 200, { 'Content-Type': file.type, ...headers }) : c.notFound();
  });
  return app;
}

export function shellRoutes(services: Services, issuer: Issuer, appOrigin: string): Hono {
  const { ids, people } = services;
  const app = new Hono();
  const personOf = (id: string | undefined) => people.find((person) => person.id === id);

  app.get('/_tenant/shell/setup', (c) => {
    const setup: Setup = {
      tenantId: ids.tenantId,
      clientId: ids.clientId,
      app: { id: ids.teamsAppId, name: 'Sociala medier', entityId: 'start', origin: appOrigin, publicOrigin: ids.appUrl },
      people: people.map((person) => ({ id: person.id, oid: person.oid, name: displayName(person), title: person.title, upn: person.upn })),
    };
    return c.json(setup);
  });
  app.get('/_tenant/shell/state', (c) => {
    const person = personOf(c.req.query('persona'));
    return person ? c.json(shellStateOf(services, person), 200, { 'Cache-Control': 'no-store' }) : c.json({ error: 'unknown persona' }, 400);
  });
  app.get('/_tenant/shell/attachments/:mail/:index', (c) => {
    const file = services.store.state.mails.find((mail) => mail.id === c.req.param('mail'))?.attachments[Number(c.req.param('index'))];
    if (!file) return c.notFound();
    const bytes = new Uint8Array(services.store.blobs.read(file.sha256));
    // Never shown in this origin: a mail's file is always saved.
    return c.body(bytes, 200, {
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
    });
  });
  app.post('/_tenant/shell/clock', async (c) => {
    const { now } = (await c.req.json()) as { now: string | null };
    if (now !== null && Number.isNaN(Date.parse(now))) return c.json({ error: 'now must be an ISO time or null' }, 400);
    services.clock.set(now);
    return c.json({ now: services.clock.now().toISOString() });
  });
  app.post('/_tenant/shell/consent', async (c) => {
    const { persona, permissions: names } = (await c.req.json()) as { persona: string; permissions: string[] };
    const person = personOf(persona);
    if (!person || !names.every((name) => name in permissions) || !issuer.consents.may(person, names))
      return c.json({ error: 'AADSTS90094: The grant requires admin permission.' }, 403);
    issuer.consents.grant(person, names);
    return c.json({ granted: names });
  });
  app.post('/_tenant/shell/message', async (c) => {
    const given = (await c.req.json()) as { persona: string; chat: string; text: string };
    const id = write(services, personOf(given.persona)?.oid ?? '', given.chat, given.text);
    return id === undefined ? c.json({ error: 'not a member of the chat, or no text' }, 400) : c.json({ id });
  });
  app.post('/_tenant/shell/naa', async (c) => c.json(await answerNaa((await c.req.json()) as NaaAsk, issuer, services.faults)));
  return app;
}

/** Writes what a person says in a chat of theirs. Answers the message's id: its time, or the next free one. undefined = not theirs, or nothing said. */
function write({ store, clock }: Services, from: string, chatId: string, text: unknown): string | undefined {
  if (!store.state.chats.get(chatId)?.members.includes(from) || typeof text !== 'string' || text === '') return undefined;
  const now = clock.now();
  const taken = new Set(store.state.messages.map((message) => message.id));
  let number = now.getTime();
  while (taken.has(String(number))) number += 1;
  const message = { id: String(number), chatId, from, at: now.toISOString(), contentType: 'text' as const, content: text.slice(0, 4000), attachments: [] };
  store.commit({ type: 'message', message });
  return message.id;
}

/** In silence the host says that the person must sign in. Asked to let them, it is told that they closed its window. */
const endedSession = (method: string): NaaError =>
  method === 'GetToken'
    ? {
        status: 'USER_INTERACTION_REQUIRED',
        code: 'interaction_required',
        subError: '',
        description: 'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.',
      }
    : { status: 'USER_CANCEL', code: 'access_denied', subError: '', description: 'The person closed the sign-in.' };

/** A token for a frame, as Teams asks Entra for it. Learn: microsoftteams/platform/concepts/authentication/nested-authentication. */
async function answerNaa(ask: NaaAsk, issuer: Issuer, faults: Faults): Promise<NaaAnswer> {
  const refuse = (code: string, description: string): NaaAnswer => ({
    error: { status: 'PERSISTENT_ERROR', code, subError: '', description },
    missing: [],
    mayConsent: false,
  });
  if (faults.meet(ask.method, '/naa', ['signed-out'])) return { error: endedSession(ask.method), missing: [], mayConsent: false };
  const person = issuer.people.find((p) => p.id === ask.persona);
  if (!person) return refuse('invalid_request', 'AADSTS50034: The user account does not exist in the directory.');
  if (ask.params.clientId !== issuer.ids.clientId)
    return refuse('unauthorized_client', `AADSTS700016: Application with identifier '${ask.params.clientId}' was not found in the directory.`);
  if (!issuer.registration.allowsBroker(ask.origin))
    return refuse('invalid_request', `AADSTS50011: brk-multihub://${ask.origin.replace(/^\w+:\/\//, '')} is not registered for the application.`);
  const wish = readScopes(`openid profile offline_access ${ask.params.scope}`, issuer.sharePointOrigin);
  if ('code' in wish) return refuse('invalid_scope', `AADSTS${wish.code}: ${wish.message}`);
  const missing = issuer.consents.missing(person, wish.permissions);
  if (missing.length) {
    return {
      error: {
        status: 'USER_INTERACTION_REQUIRED',
        code: 'invalid_grant',
        subError: 'consent_required',
        description: `AADSTS65001: The user or administrator has not consented to use the application: ${missing.join(' ')}`,
      },
      missing: missing.map((name) => ({ name, text: permissions[name]?.text ?? name })),
      mayConsent: issuer.consents.may(person, missing),
    };
  }
  const { access_token, id_token, expires_in } = await issuer.tokens.answer({ person, wish, authTime: issuer.seconds() - teamsSession });
  return {
    token: { access_token, id_token: id_token ?? '', expires_in, scope: ask.params.scope, properties: null },
    // MSAL keeps its accounts under this name for login.microsoftonline.com; with another every silent request would miss its cache.
    account: {
      homeAccountId: `${person.oid}.${issuer.ids.tenantId}`,
      environment: 'login.windows.net',
      tenantId: issuer.ids.tenantId,
      username: person.upn,
      localAccountId: person.oid,
      name: displayName(person),
    },
  };
}
