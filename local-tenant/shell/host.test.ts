// The shell against the real teams-js and msal-browser. An upgrade of either that changes the protocol fails here.

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../demo/people.ts';
import { readIds } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { frameOf, launch, probe, startSmall, teamsAddress, watch, type Watch } from './testHost.ts';
import { buildTestPage, type Built } from './testpage/build.ts';

const ids = readIds();
const upnOf = (id: string): string => people.find((person) => person.id === id)?.upn ?? '';
const sara = upnOf('handlaggare');

let built: Built;
beforeAll(async () => {
  built = await buildTestPage();
});

test('the protocol was read from exactly these versions', () => {
  const version = (name: string): string =>
    (JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string }).version;
  expect([version('@microsoft/teams-js'), version('@azure/msal-browser')]).toEqual(['2.58.0', '5.29.0']);
});

describe.each([{ mode: 'http' }, { mode: 'TLS' }] as const)('$mode mode', ({ mode }) => {
  let tenant: Tenant;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let seen: Watch;
  const entity = (sub: string): string =>
    `https://teams.microsoft.com/l/entity/${ids.teamsAppId}/start?context=${encodeURIComponent(JSON.stringify({ subEntityId: sub }))}`;

  beforeAll(async () => {
    tenant = await startSmall(built, { tls: mode === 'TLS' });
    browser = await launch(tenant);
  });
  afterAll(async () => {
    await browser?.close();
    await tenant?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1200, height: 800 } });
    const known = ['teams.microsoft.com', 'login.microsoftonline.com', 'graph.microsoft.com', 'res.cdn.office.net', 'socialamedier.gislaved.example'];
    seen = watch(context, (url) => (mode === 'TLS' ? known.includes(url.host) : url.origin === tenant.origin));
    page = await context.newPage();
    await page.goto(`${teamsAddress(tenant)}?persona=handlaggare`);
  });
  afterEach(async () => {
    expect(seen.outside).toEqual([]);
    // A function the host does not know, a refused message and a broken content policy are all said in the console.
    expect(seen.console).toEqual([]);
    await context.close();
  });

  test('the tab starts, learns who and where it is, and gets a token through the host without any window', async () => {
    const tab = await frameOf(page, 'embedded-page-container');
    const told = await probe(tab, 'told');
    expect(told.initialize.slice(0, 2)).toEqual(['content', 'web']);
    for (const slot of [2, 3])
      expect(JSON.parse(String(told.initialize[slot]))).toMatchObject({ apiVersion: 4, isNAAChannelRecommended: true, supports: { nestedAppAuth: {} } });
    expect(await probe(tab, 'bridge')).toBe(true);
    expect(await probe(tab, 'naaRecommended')).toBe(true);
    const about = await probe(tab, 'context');
    expect(about).toMatchObject({
      app: { theme: 'default', locale: 'sv-se', host: { name: 'Teams', clientType: 'web' } },
      page: { id: 'start', frameContext: 'content' },
      user: { id: 'a0000000-0000-4000-8000-000000000001', loginHint: sara },
    });
    const first = await probe(tab, 'token', 'User.Read');
    expect(first).toMatchObject({ user: sara, fromCache: false });
    expect(await probe(tab, 'me', (first as { token: string }).token)).toEqual({ userPrincipalName: sara, scopes: ['User.Read'] });
    expect(await probe(tab, 'token', 'User.Read')).toMatchObject({ fromCache: true });
    expect(await probe(tab, 'frameStorage')).toBe('kept');
    expect(seen.popups).toBe(0);
    expect(await page.locator('.cover').isVisible()).toBe(false);
  });

  test('a scope that was never allowed asks for interaction, and the consent question answers it', async () => {
    const tab = await frameOf(page, 'embedded-page-container');
    expect(await probe(tab, 'token', 'Mail.Send')).toEqual({ fault: 'invalid_grant' });
    const refused = probe(tab, 'token', 'Mail.Send', true);
    await page.getByRole('button', { name: 'Avbryt' }).click();
    expect(await refused).toEqual({ fault: 'user_canceled' });
    const asked = probe(tab, 'token', 'Mail.Send', true);
    await page.getByRole('dialog', { name: 'Godkänn behörigheter' }).getByRole('button', { name: 'Godkänn' }).click();
    const { token } = (await asked) as { token: string };
    expect(await probe(tab, 'me', token)).toMatchObject({ scopes: ['Mail.Send'] });
    const admins = probe(tab, 'token', 'Sites.Manage.All', true);
    await page.getByRole('dialog', { name: 'En administratör behöver godkänna' }).getByRole('button', { name: 'Avbryt' }).click();
    expect(await admins).toEqual({ fault: 'user_canceled' });
  });

  test('a dialog opens, answers its opener, and says when it was closed instead', async () => {
    const tab = await frameOf(page, 'embedded-page-container');
    const address = `${new URL(tab.url()).origin}/index.html#/dialog`;
    await probe(tab, 'openDialog', address);
    const inside = await frameOf(page, 'dialog-frame');
    expect(await probe(inside, 'context')).toMatchObject({ page: { frameContext: 'task' } });
    expect(await probe(inside, 'token', 'User.Read')).toMatchObject({ user: sara });
    await probe(inside, 'submit', 'godkänd').catch(() => {});
    await expect.poll(async () => (await probe(tab, 'told')).dialogs).toEqual([{ err: null, result: 'godkänd' }]);
    await probe(tab, 'openDialog', address);
    await page.getByRole('dialog', { name: 'En dialog' }).getByRole('button', { name: 'Stäng' }).click();
    await expect.poll(async () => (await probe(tab, 'told')).dialogs.length).toBe(2);
    expect((await probe(tab, 'told')).dialogs[1]).toMatchObject({ err: 'User cancelled/closed the task module.' });
    await probe(tab, 'openDialog', 'https://example.org/');
    await expect.poll(async () => (await probe(tab, 'told')).dialogs.length).toBe(3);
    expect(await page.locator('dialog').count()).toBe(0);
  });

  test('deep links of this app are followed and others refused; the theme follows', async () => {
    const tab = await frameOf(page, 'embedded-page-container');
    expect(await probe(tab, 'openLink', 'https://example.org/')).toBe('Only deep links can be opened so.');
    expect(await probe(tab, 'openLink', entity('x').replace('/start?', '/annan?'))).toBe('The app has no tab with the entity id annan.');
    expect(await probe(tab, 'navigate', 'annan', 'x')).toContain('no page with the id annan');
    await page.getByRole('button', { name: 'Utseende' }).click();
    await page.getByRole('button', { name: 'Hög kontrast' }).click();
    await expect.poll(async () => (await probe(tab, 'told')).themes).toEqual(['contrast']);
    // The answer may come too late: the tab is loaded anew.
    await probe(tab, 'openLink', entity('planer/7')).catch(() => {});
    await expect.poll(() => page.frame('embedded-page-container')?.url()).toMatch(/index\.html#\/planer\/7$/);
    const again = await frameOf(page, 'embedded-page-container');
    expect(await probe(again, 'context')).toMatchObject({ page: { id: 'start', subPageId: 'planer/7' }, app: { theme: 'contrast' } });
    await page.goto(`${teamsAddress(tenant)}?persona=handlaggare&theme=default&link=${encodeURIComponent(entity('konton'))}`);
    const linked = await frameOf(page, 'embedded-page-container');
    expect(await probe(linked, 'context')).toMatchObject({ page: { subPageId: 'konton' } });
  });

  if (mode === 'http')
    test('authenticate is refused over http by teams-js itself', async () => {
      const tab = await frameOf(page, 'embedded-page-container');
      expect(await probe(tab, 'authenticate', `${tenant.origin}/sign.html`)).toMatchObject({ fault: expect.stringContaining('https') });
    });

  if (mode === 'TLS')
    test('authenticate opens a real window and tells how it went', async () => {
      const tab = await frameOf(page, 'embedded-page-container');
      const address = `${ids.appUrl}/sign.html`;
      const [opened, answer] = await Promise.all([
        page.waitForEvent('popup'),
        probe(tab, 'authenticate', address),
        page.waitForEvent('popup').then((popup) => popup.getByRole('button', { name: 'Svara som authentication' }).click()),
      ]);
      expect(answer).toEqual({ result: 'klart' });
      await expect.poll(() => opened.isClosed()).toBe(true);
      const [, cancelled] = await Promise.all([page.waitForEvent('popup').then((popup) => popup.close()), probe(tab, 'authenticate', address)]);
      expect(cancelled).toEqual({ fault: 'CancelledByUser' });
      expect(await probe(tab, 'authenticate', 'https://graph.microsoft.com/v1.0/me')).toMatchObject({ fault: expect.stringContaining('InvalidUrl') });
    });

  if (mode === 'TLS')
    test('a sign-in page cuts the tie to Teams unless MSAL vouches for the opener', async () => {
      const tab = await frameOf(page, 'embedded-page-container');
      const answer = probe(tab, 'authenticate', `${ids.appUrl}/sign.html`);
      const popup = await page.waitForEvent('popup');
      const query = new URLSearchParams({
        client_id: ids.clientId,
        response_type: 'code',
        code_challenge: 'x',
        code_challenge_method: 'S256',
        redirect_uri: `${ids.appUrl}/sign.html`,
        scope: 'openid',
      });
      const authorize = `https://login.microsoftonline.com/${ids.tenantId}/oauth2/v2.0/authorize?${query}`;
      await popup.goto(`${authorize}&pocd=1`);
      await popup.goto(authorize);
      expect(await answer).toEqual({ fault: 'CancelledByUser' });
      expect(popup.isClosed()).toBe(false);
    });

  test('outside Teams the same page signs in with a pop-up and the redirect bridge', async () => {
    await page.goto(`${mode === 'TLS' ? ids.appUrl : tenant.origin}/index.html`);
    await page.waitForSelector('output', { state: 'attached' });
    expect(await probe(page, 'bridge')).toBe(false);
    const signingIn = probe(page, 'token', 'User.Read', true);
    const popup = await page.waitForEvent('popup');
    await popup.getByRole('button', { name: /Maria Wik/ }).click();
    const { token, user } = (await signingIn) as { token: string; user: string };
    expect(user).toBe(upnOf('registrator'));
    expect(await probe(page, 'me', token)).toMatchObject({ userPrincipalName: upnOf('registrator') });
    await expect.poll(() => popup.isClosed()).toBe(true);
  });

  test('the tenant’s clock is shown, and in http mode the tab follows it', async () => {
    tenant.services.clock.set('2027-03-01T08:00:00Z');
    await page.reload();
    const tab = await frameOf(page, 'embedded-page-container');
    if (mode === 'http') expect((await probe(tab, 'now')).slice(0, 10)).toBe('2027-03-01');
    await expect.poll(() => page.locator('.top-bar time').textContent()).toContain('2027');
    tenant.services.clock.set(null);
  });

  test('two browser tabs are two people', async () => {
    const other = await context.newPage();
    await other.goto(`${teamsAddress(tenant)}?persona=arkivarie`);
    const [mine, theirs] = [await frameOf(page, 'embedded-page-container'), await frameOf(other, 'embedded-page-container')];
    expect(await probe(theirs, 'token', 'User.Read')).toMatchObject({ user: upnOf('arkivarie') });
    expect(await probe(mine, 'token', 'User.Read')).toMatchObject({ user: sara });
    await other.getByRole('button', { name: /Karin Öst/ }).click();
    await other.getByRole('link', { name: /Nils Ek/ }).click();
    expect(await probe(await frameOf(other, 'embedded-page-container'), 'context')).toMatchObject({ user: { loginHint: upnOf('administrator') } });
  });
});
