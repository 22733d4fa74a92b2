// The issuer over real HTTP with plain fetch: what MSAL, jobs and the control API lean on.

import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readIds } from '../ids.ts';
import { smallRooms } from '../shell/testHost.ts';
import { startWith, type Tenant } from '../tenant.ts';

const ids = readIds();
const issuer = `https://login.microsoftonline.com/${ids.tenantId}/v2.0`;
const startScopes = 'openid profile offline_access User.Read';
let folder: string;
let tenant: Tenant;

const start = (coopAlways = false): Promise<Tenant> => startWith({ tls: false, port: 0, folder, dist: path.join(folder, 'none'), coopAlways }, smallRooms);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'issuer-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  tenant = await start();
});
afterEach(async () => {
  tenant.services.clock.set(null);
  await tenant.close();
});

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

type Answer = { status: number; body: string; to: URL | undefined; fields: URLSearchParams; coop: string | null; cookie: string };

/** One walk to the authorization endpoint. `form` is a choice on its page. */
async function authorize(query: Record<string, string | undefined> = {}, form?: Record<string, string>, cookie = ''): Promise<Answer> {
  const all = {
    client_id: ids.clientId,
    response_type: 'code',
    redirect_uri: `${tenant.origin}/sign.html`,
    scope: startScopes,
    state: 'a state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    client_info: '1',
    ...query,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const answer = await fetch(`${tenant.origin}/${ids.tenantId}/oauth2/v2.0/authorize?${new URLSearchParams(given)}`, {
    redirect: 'manual',
    headers: { cookie },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  const to = answer.headers.get('location');
  const url = to === null ? undefined : new URL(to);
  return {
    status: answer.status,
    body: await answer.text(),
    to: url,
    fields: new URLSearchParams(url?.hash ? url.hash.slice(1) : url?.search),
    coop: answer.headers.get('cross-origin-opener-policy'),
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
}

type Tokens = {
  access_token: string;
  id_token: string;
  refresh_token: string;
  client_info: string;
  scope: string;
  error: string;
  suberror: string;
  error_codes: number[];
};
async function token(form: Record<string, string>, origin: string | undefined = tenant.origin): Promise<Tokens & { status: number }> {
  const answer = await fetch(`${tenant.origin}/${ids.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: origin ? { origin } : {},
    body: new URLSearchParams({ client_id: ids.clientId, ...form }),
  });
  return { status: answer.status, ...((await answer.json()) as Tokens) };
}
const redeem = (code: string, more: Record<string, string> = {}, origin?: string): Promise<Tokens & { status: number }> =>
  token({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: `${tenant.origin}/sign.html`, ...more }, origin);
const codeFor = async (query: Record<string, string | undefined>): Promise<string> => (await authorize(query)).fields.get('code') ?? '';
const control = async (route: string, body: object): Promise<Record<string, string>> =>
  (await (
    await fetch(`${tenant.origin}/_tenant/${route}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  ).json()) as Record<string, string>;

describe('the authorization endpoint', () => {
  test('gives a code in the fragment for the hinted person, with state and client_info', async () => {
    const { status, to, fields } = await authorize({ login_hint: 'forvaltningschef@gislaved.example' });
    expect(status).toBe(302);
    expect(`${to?.origin}${to?.pathname}`).toBe(`${tenant.origin}/sign.html`);
    expect(fields.get('state')).toBe('a state');
    const info = JSON.parse(Buffer.from(fields.get('client_info') ?? '', 'base64url').toString()) as { uid: string; utid: string };
    expect(info).toEqual({ uid: tenant.services.people.find((p) => p.id === 'forvaltningschef')?.oid, utid: ids.tenantId });
  });
  test('demands PKCE with S256', async () => {
    for (const query of [{ code_challenge: undefined }, { code_challenge_method: 'plain' }]) {
      const { fields } = await authorize({ login_hint: 'information', ...query });
      expect(fields.get('error_description')).toMatch(/^AADSTS9002325/);
      expect(fields.get('code')).toBeNull();
    }
  });
  test.each(['/redirect.html?x=1', '/', '/relay.html', '/sign.html/'])('never redirects to %s, which is not registered', async (address) => {
    const { status, to, body } = await authorize({ login_hint: 'information', redirect_uri: tenant.origin + address });
    expect([status, to]).toEqual([400, undefined]);
    expect(body).toContain('AADSTS50011');
  });
  test('refuses an unknown application on its own page', async () => {
    expect((await authorize({ client_id: '00000000-0000-4000-8000-000000000000' })).body).toContain('AADSTS700016');
  });
  test('lists the people when nobody is hinted, and the choice signs in', async () => {
    const shown = await authorize();
    expect(shown.status).toBe(200);
    for (const person of tenant.services.people) expect(shown.body).toContain(`value="${person.id}"`);
    const chosen = await authorize({}, { persona: 'registrator' });
    expect(chosen.fields.get('code')).toBeTruthy();
    const again = await authorize({ prompt: 'none' }, undefined, chosen.cookie);
    const { id_token } = await redeem(again.fields.get('code') ?? '');
    expect(decodeJwt(id_token)['preferred_username']).toBe('registrator@gislaved.example');
  });
  test('prompt=none without a session is login_required, whatever is hinted', async () => {
    for (const login_hint of [undefined, 'information']) expect((await authorize({ prompt: 'none', login_hint })).fields.get('error')).toBe('login_required');
  });
  test('prompt=login and select_account always show the page, also to someone signed in', async () => {
    const { cookie } = await authorize({}, { persona: 'information' });
    for (const prompt of ['login', 'select_account']) {
      const shown = await authorize({ prompt, login_hint: 'information' }, undefined, cookie);
      expect(shown.status).toBe(200);
      expect(shown.body).toContain('name="persona"');
    }
  });
  test('a session can hold several people, and then one has to choose', async () => {
    const first = await authorize({}, { persona: 'information' });
    const both = await authorize({ prompt: 'select_account' }, { persona: 'arkivarie' }, first.cookie);
    expect((await authorize({}, undefined, both.cookie)).status).toBe(200);
    expect((await authorize({ login_hint: 'information', prompt: 'none' }, undefined, both.cookie)).fields.get('code')).toBeTruthy();
  });
  test('refuses an unknown scope and two resources at once', async () => {
    expect((await authorize({ login_hint: 'information', scope: 'openid Sites.Everything' })).fields.get('error_description')).toMatch(/^AADSTS650053/);
    expect(
      (await authorize({ login_hint: 'information', scope: `User.Read https://${ids.sharePointHost}/AllSites.Manage` })).fields.get('error_description'),
    ).toMatch(/^AADSTS28000/);
  });
  test('carries the opener policy unless MSAL vouches for the opener, and always while the fault is on', async () => {
    expect((await authorize()).coop).toBe('same-origin');
    expect((await authorize({ pocd: '0', login_hint: 'information' })).coop).toBe('same-origin');
    expect((await authorize({ pocd: '1' })).coop).toBeNull();
    tenant.services.faults.add({ kind: 'coop-always', match: {}, times: 1 });
    expect((await authorize({ pocd: '1' })).coop).toBe('same-origin');
    expect((await authorize({ pocd: '1' })).coop).toBeNull();
    await tenant.close();
    tenant = await start(true);
    expect((await authorize({ pocd: '1' })).coop).toBe('same-origin');
  });
});

describe('consent', () => {
  test('is asked for when a scope is first used, kept, and then no longer asked for', async () => {
    const scope = `${startScopes} Mail.Send`;
    expect((await authorize({ login_hint: 'handlaggare', scope })).body).toContain('Mail.Send');
    const { cookie } = await authorize({}, { persona: 'handlaggare' });
    expect((await authorize({ prompt: 'none', scope }, undefined, cookie)).fields.get('suberror')).toBe('consent_required');
    expect((await authorize({ scope }, { as: 'handlaggare', consent: 'no' }, cookie)).fields.get('error_description')).toMatch(/^AADSTS65004/);
    expect((await authorize({ scope }, { as: 'handlaggare', consent: 'yes' }, cookie)).fields.get('code')).toBeTruthy();
    await tenant.close();
    tenant = await start();
    expect(await codeFor({ login_hint: 'handlaggare', scope })).toBeTruthy();
    expect(await codeFor({ login_hint: 'handlaggare2', scope })).toBe('');
  });
  test('a refresh for a scope that was never allowed is refused with consent_required', async () => {
    const { refresh_token } = await redeem(await codeFor({ login_hint: 'arkivarie' }));
    const refused = await token({ grant_type: 'refresh_token', refresh_token, scope: 'openid Mail.Send' });
    expect(refused).toMatchObject({ status: 400, error: 'invalid_grant', suberror: 'consent_required', error_codes: [65001] });
  });
  test('that an administrator withdraws is missing for everybody, nobody else gives it back, and it is kept over a restart', async () => {
    const withdraw = async (names: unknown) =>
      (
        await fetch(`${tenant.origin}/_tenant/consents`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ withdraw: names }),
        })
      ).status;
    expect(await withdraw('Chat.Create')).toBe(400);
    expect(await withdraw(['No.Such'])).toBe(400);
    expect(await withdraw(['Chat.Create'])).toBe(200);
    const scope = `${startScopes} Chat.Create`;
    const { cookie } = await authorize({}, { persona: 'handlaggare' });
    expect((await authorize({ scope }, { as: 'handlaggare', consent: 'yes' }, cookie)).body).toContain('administratör');
    await tenant.close();
    tenant = await start();
    expect(await codeFor({ login_hint: 'handlaggare', scope })).toBe('');
    expect(await withdraw([])).toBe(200);
    expect(await codeFor({ login_hint: 'handlaggare', scope })).toBeTruthy();
  });
  test('nobody but an administrator can allow what only an administrator may', async () => {
    const scope = `${startScopes} Sites.Manage.All`;
    const { cookie } = await authorize({}, { persona: 'handlaggare' });
    const shown = await authorize({ scope }, { as: 'handlaggare', consent: 'yes' }, cookie);
    expect([shown.status, shown.to]).toEqual([200, undefined]);
    expect(shown.body).toContain('administratör');
    const admin = await authorize({}, { persona: 'administrator' });
    expect((await authorize({ scope }, { as: 'administrator', consent: 'yes' }, admin.cookie)).fields.get('code')).toBeTruthy();
  });
});

describe('the token endpoint', () => {
  test('gives tokens of the real issuer with the nonce, the roles and only the scopes asked for', async () => {
    const nonce = createHash('sha256').update('{"v":1}').digest('base64url');
    const tokens = await redeem(await codeFor({ login_hint: 'administrator', nonce }));
    const keys = createRemoteJWKSet(new URL(`${tenant.origin}/${ids.tenantId}/discovery/v2.0/keys`));
    const { payload, protectedHeader } = await jwtVerify(tokens.id_token, keys, { issuer, audience: ids.clientId });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({ nonce, tid: ids.tenantId, roles: ['Administrator'], ver: '2.0', preferred_username: 'administrator@gislaved.example' });
    expect(await tenant.services.verify(tokens.access_token)).toMatchObject({
      audience: 'graph',
      scopes: ['User.Read'],
      upn: 'administrator@gislaved.example',
    });
    expect(decodeJwt(tokens.access_token)).toMatchObject({ aud: 'https://graph.microsoft.com', iss: issuer });
    expect(decodeJwt((await redeem(await codeFor({ login_hint: 'handlaggare' }))).id_token)).not.toHaveProperty('roles');
  });
  test('gives a SharePoint token for a SharePoint scope', async () => {
    const { access_token } = await control('token', { persona: 'administrator', scopes: [`https://${ids.sharePointHost}/AllSites.FullControl`] });
    expect(await tenant.services.verify(access_token ?? '')).toMatchObject({ audience: 'sharepoint', scopes: ['AllSites.FullControl'] });
  });
  test('auth_time is the last act of signing in, not the last token', async () => {
    const now = Math.floor(Date.now() / 1000);
    const hinted = decodeJwt((await redeem(await codeFor({ login_hint: 'information' }))).id_token);
    expect(Number(hinted['auth_time'])).toBeLessThan(now - 3600);
    const { cookie, fields } = await authorize({ prompt: 'login' }, { persona: 'information' });
    const first = decodeJwt((await redeem(fields.get('code') ?? '')).id_token);
    expect(Number(first['auth_time'])).toBeGreaterThanOrEqual(now - 5);
    tenant.services.clock.set(new Date(Date.now() + 30 * 60_000).toISOString());
    const silent = await redeem((await authorize({ prompt: 'none' }, undefined, cookie)).fields.get('code') ?? '');
    const later = decodeJwt(silent.id_token);
    expect(later['auth_time']).toBe(first['auth_time']);
    expect(Number(later.iat) - Number(later['auth_time'])).toBeGreaterThan(1700);
    expect(decodeJwt((await token({ grant_type: 'refresh_token', refresh_token: silent.refresh_token, scope: 'openid' })).id_token)['auth_time']).toBe(
      first['auth_time'],
    );
  });
  test('redeems a code once, with the right verifier, for the right address', async () => {
    const code = await codeFor({ login_hint: 'information' });
    expect(await redeem(code, { code_verifier: 'another' })).toMatchObject({ status: 400, error_codes: [501481] });
    expect(await redeem(code)).toMatchObject({ status: 400, error_codes: [54005] });
    expect(await redeem(await codeFor({ login_hint: 'information' }), { redirect_uri: `${tenant.origin}/redirect.html` })).toMatchObject({
      error_codes: [500112],
    });
    const late = await codeFor({ login_hint: 'information' });
    tenant.services.clock.set(new Date(Date.now() + 11 * 60_000).toISOString());
    expect(await redeem(late)).toMatchObject({ error_codes: [70008] });
  });
  test('a single-page code is redeemed by its own origin only, a program’s code by no page', async () => {
    expect(await redeem(await codeFor({ login_hint: 'information' }), {}, '')).toMatchObject({ error_codes: [9002327] });
    const loopback = 'http://localhost:51234';
    const walked = await authorize({ login_hint: 'information', redirect_uri: loopback, response_mode: 'query', scope: `${startScopes} Mail.Send` });
    expect(walked.to?.origin).toBe(loopback);
    expect(walked.to?.searchParams.get('code')).toBeTruthy();
    const form = { grant_type: 'authorization_code', code_verifier: verifier, redirect_uri: loopback };
    expect(await token({ ...form, code: walked.to?.searchParams.get('code') ?? '' }, '')).toMatchObject({
      status: 200,
      scope: 'openid profile offline_access User.Read Mail.Send',
    });
    const other = await authorize({ login_hint: 'information', redirect_uri: loopback });
    expect(await token({ ...form, code: other.fields.get('code') ?? '' })).toMatchObject({ error_codes: [9002326] });
    expect((await authorize({ login_hint: 'information', redirect_uri: loopback, scope: 'openid Sites.Manage.All' })).fields.get('error')).toBe(
      'access_denied',
    );
  });
  test('a refresh token outlives a restart but not its day', async () => {
    const { refresh_token } = await redeem(await codeFor({ login_hint: 'information' }));
    await tenant.close();
    tenant = await start();
    expect(await token({ grant_type: 'refresh_token', refresh_token, scope: startScopes })).toMatchObject({ status: 200 });
    tenant.services.clock.set(new Date(Date.now() + 25 * 3600_000).toISOString());
    expect(await token({ grant_type: 'refresh_token', refresh_token, scope: startScopes })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
      error_codes: [700084],
    });
    expect(await token({ grant_type: 'refresh_token', refresh_token: 'x', scope: startScopes })).toMatchObject({ status: 400, error: 'invalid_grant' });
  });
  test('an access token ends with the tenant’s clock', async () => {
    const { access_token = '' } = await control('token', { persona: 'information', scopes: ['User.Read'] });
    expect(await tenant.services.verify(access_token)).toBeDefined();
    tenant.services.clock.set(new Date(Date.now() + 2 * 3600_000).toISOString());
    expect(await tenant.services.verify(access_token)).toBeUndefined();
    expect(await tenant.services.verify(`${access_token.slice(0, -4)}AAAA`)).toBeUndefined();
  });
});

describe('signing keys', () => {
  const published = async (): Promise<JSONWebKeySet> => (await (await fetch(`${tenant.origin}/${ids.tenantId}/discovery/v2.0/keys`)).json()) as JSONWebKeySet;
  const mint = async (): Promise<string> => (await control('token', { persona: 'forvaltningschef', scopes: [], nonce: 'n' }))['id_token'] ?? '';

  test('survive a restart', async () => {
    const before = await mint();
    await tenant.close();
    tenant = await start();
    await expect(jwtVerify(before, createLocalJWKSet(await published()), { issuer })).resolves.toBeDefined();
    expect(decodeProtectedHeader(await mint()).kid).toBe(decodeProtectedHeader(before).kid);
  });
  test('when rolled a new key signs and the old stays published, until it is dropped', async () => {
    const before = await mint();
    const { kid } = await control('keys', { roll: true });
    expect(decodeProtectedHeader(await mint()).kid).toBe(kid);
    await expect(jwtVerify(before, createLocalJWKSet(await published()))).resolves.toBeDefined();
    await control('keys', { roll: true, drop: true });
    expect((await published()).keys).toHaveLength(1);
    await expect(jwtVerify(before, createLocalJWKSet(await published()))).rejects.toThrow();
    expect((await published()).keys.every((key) => !('d' in key))).toBe(true);
  });
});

describe('the server', () => {
  test('gives the tab a configuration whose metadata leads to itself and keeps the real issuer', async () => {
    const config = (await (await fetch(`${tenant.origin}/config.json`)).json()) as { default: { appUrl: string; authorityMetadata: string } };
    expect(config.default.appUrl).toBe(tenant.origin);
    const metadata = JSON.parse(config.default.authorityMetadata) as Record<string, string>;
    expect(metadata['issuer']).toBe(issuer);
    expect(metadata['token_endpoint']).toBe(`${tenant.origin}/${ids.tenantId}/oauth2/v2.0/token`);
    const discovered = await (await fetch(`${tenant.origin}/${ids.tenantId}/v2.0/.well-known/openid-configuration`)).json();
    expect(discovered).toMatchObject(metadata);
  });
  test('answers nobody from elsewhere: foreign origins and foreign names get nothing', async () => {
    const body = JSON.stringify({ persona: 'administrator', scopes: ['User.Read'] });
    const foreign = await fetch(`${tenant.origin}/_tenant/token`, {
      method: 'POST',
      headers: { origin: 'https://example.org', 'content-type': 'application/json' },
      body,
    });
    expect(foreign.status).toBe(403);
    const state = await fetch(`${tenant.origin}/_tenant/shell/state?persona=information`, { headers: { origin: `http://localhost:${tenant.port}1` } });
    expect(state.status).toBe(403);
  });
  test('says with EADDRINUSE that the port is taken', async () => {
    await expect(startWith({ tls: false, port: tenant.port, folder: path.join(folder, 'other'), dist: folder }, smallRooms)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
