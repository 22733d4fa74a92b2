import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../local-tenant/demo/people.ts';
import { openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { OutsideError } from '../../outsideError.ts';
import { graphClient, outside } from './client.ts';

const member = (id: string) => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles: ['owner'],
  'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${people.find((person) => person.id === id)?.oid}')`,
});

let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
afterAll(async () => await tenant.close());

describe('what goes wrong on the way', () => {
  const ask = async (token: () => Promise<string>) =>
    await graphClient(token, [])
      .api('/me')
      .get()
      .catch((thrown: unknown) => outside(thrown));

  it('keeps its kind when nobody is signed in, or a permission was not given', async () => {
    for (const kind of ['signedOut', 'consentNeeded'] as const)
      expect(await ask(async () => await Promise.reject(new OutsideError(kind, 'Logga in.')))).toMatchObject({
        name: 'OutsideError',
        kind,
        message: 'Logga in.',
      });
  });

  it('is told apart: an expired token, a permission that is missing, a lost connection', async () => {
    expect(await ask(async () => await Promise.resolve('nonsens'))).toMatchObject({ kind: 'signedOut', trace: expect.stringMatching(/^401 /) });
    const weak = graphClient(async () => (await tenant.token('handlaggare', { scopes: ['https://graph.microsoft.com/User.Read'] })).access_token, []);
    expect(
      await weak
        .api('/users')
        .get()
        .catch((thrown: unknown) => outside(thrown)),
    ).toMatchObject({ kind: 'forbidden', trace: expect.stringMatching(/^403 /) });
    await tenant.fault({ match: { path: '/me' }, kind: 'drop' });
    expect(await ask(async () => (await tenant.token('handlaggare')).access_token)).toMatchObject({ kind: 'offline' });
  });

  it('with a token that was revoked is mended once with a new one, whatever the request, and is not made twice', async () => {
    const asked: boolean[] = [];
    const token = async (_scopes: readonly string[], _ask: boolean, anew: boolean) => {
      asked.push(anew);
      return (await tenant.token('handlaggare', { scopes: ['https://graph.microsoft.com/Chat.Create', 'https://graph.microsoft.com/User.Read'] })).access_token;
    };
    const chat = { chatType: 'group', members: ['handlaggare', 'information', 'registrator'].map(member) };
    const chats = () => tenant.services.store.state.chats.size;
    const before = chats();
    await tenant.fault({ match: { path: '/chats' }, kind: '401' });
    await graphClient(token, []).api('/chats').post(chat);
    expect([asked, chats() - before]).toEqual([[false, true], 1]);
    await tenant.fault({ match: { path: '/chats' }, kind: '401', times: 2 });
    const refused = await graphClient(token, [])
      .api('/chats')
      .post(chat)
      .catch((thrown: unknown) => outside(thrown));
    expect(refused).toMatchObject({ kind: 'signedOut' });
    expect([asked.length, chats() - before]).toEqual([4, 1]);
  });

  it('never carries a token to another host', async () => {
    const seen: (string | null)[] = [];
    const network = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      seen.push(new Headers(input instanceof Request ? input.headers : init?.headers).get('authorization'));
      return await Promise.resolve(new Response('{}', { headers: { 'Content-Type': 'application/json' } }));
    };
    try {
      const client = graphClient(async () => await Promise.resolve('hemlig'), []);
      for (const address of [
        'https://gislavedskommun.sharepoint.com/up/1',
        'https://graph.microsoft.com.example/v1.0/me',
        'https://graph.microsoft.com/v1.0/me',
      ])
        await client.api(address).get();
    } finally {
      globalThis.fetch = network;
    }
    expect(seen).toEqual([null, null, 'Bearer hemlig']);
  });
});
