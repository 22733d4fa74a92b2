import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailboxes } from '../demo/people.ts';
import { oidOf, openTestTenant, upnOf, type TestTenant } from '../testTenant.ts';
import { notificationsOf } from './activity.ts';
import { chatsOf } from './chats.ts';
import { mailsOf } from './mail.ts';

let tenant: TestTenant;
beforeEach(() => {
  tenant = openTestTenant();
});
afterEach(() => tenant.close());

const member = (key: string) => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles: ['owner'],
  'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${key}')`,
});
const chat = (persona: string, ...members: string[]) =>
  tenant.ask(persona, 'POST', '/chats', { chatType: members.length > 2 ? 'group' : 'oneOnOne', members: members.map((id) => member(oidOf(id))) });
const card = (id: string, content: unknown) => ({
  body: { contentType: 'html', content: `<p>Hej</p><attachment id="${id}"></attachment>` },
  attachments: [{ id, contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content, name: null, thumbnailUrl: null }],
});

test('a one-on-one chat is made once whoever asks, a group chat every time', async () => {
  const first = await chat('handlaggare', 'handlaggare', 'verksamhetschef');
  const again = await chat('verksamhetschef', 'verksamhetschef', 'handlaggare');
  expect(first.status).toBe(201);
  expect(again.body['id']).toBe(first.body['id']);
  expect(first.body['id']).toMatch(/^19:.+_.+@unq\.gbl\.spaces$/);
  const groups = [
    await chat('handlaggare', 'handlaggare', 'verksamhetschef', 'forvaltningschef'),
    await chat('handlaggare', 'handlaggare', 'verksamhetschef', 'forvaltningschef'),
  ];
  expect(new Set(groups.map(({ body }) => body['id'])).size).toBe(2);
});

test('a chat needs the caller and two different people', async () => {
  expect((await chat('handlaggare', 'information', 'verksamhetschef')).status).toBe(403);
  expect((await chat('handlaggare', 'handlaggare', 'handlaggare')).status).toBe(400);
  expect((await chat('handlaggare', 'handlaggare')).status).toBe(400);
});

test('a card is a string whose id stands in the html, and only members may send', async () => {
  const id = encodeURIComponent(String((await chat('handlaggare', 'handlaggare', 'verksamhetschef')).body['id']));
  const send = (persona: string, message: object) => tenant.ask(persona, 'POST', `/chats/${id}/messages`, message);
  const good = JSON.stringify({ type: 'AdaptiveCard', version: '1.4', body: [] });
  const sent = await send('handlaggare', card('a1', good));
  expect(sent.status).toBe(201);
  expect(sent.body['from']).toMatchObject({ user: { id: oidOf('handlaggare') } });
  expect((await send('handlaggare', card('a2', { type: 'AdaptiveCard' }))).status).toBe(400);
  expect((await send('handlaggare', { ...card('a3', good), body: { contentType: 'html', content: '<p>utan</p>' } })).status).toBe(400);
  expect((await send('handlaggare', { ...card('a4', good), body: { contentType: 'text', content: '<attachment id="a4"></attachment>' } })).status).toBe(400);
  expect((await send('handlaggare', { body: { contentType: 'text', content: 'x'.repeat(29_000) } })).status).toBe(413);
  expect((await send('information', card('a5', good))).status).toBe(403);
  expect(chatsOf(tenant.services, oidOf('verksamhetschef')).map(({ messages }) => messages.length)).toEqual([1]);
  expect(chatsOf(tenant.services, oidOf('information'))).toEqual([]);
});

test('two messages in the same millisecond are two messages', async () => {
  const id = encodeURIComponent(String((await chat('handlaggare', 'handlaggare', 'verksamhetschef')).body['id']));
  const sent = await Promise.all(['Ett', 'Två'].map((content) => tenant.ask('handlaggare', 'POST', `/chats/${id}/messages`, { body: { content } })));
  expect(new Set(sent.map(({ body }) => body['id'])).size).toBe(2);
});

test('a mail reaches the mailbox, and the sender keeps it only when asked to', async () => {
  const address = mailboxes[0]?.upn ?? '';
  const send = (message: object, saveToSentItems?: boolean) =>
    tenant.ask('handlaggare', 'POST', '/me/sendMail', { message, ...(saveToSentItems === undefined ? {} : { saveToSentItems }) });
  const message = {
    subject: 'Kopia',
    body: { contentType: 'HTML', content: '<p>Hej</p>' },
    toRecipients: [{ emailAddress: { address } }],
    attachments: [
      {
        '@odata.type': '#microsoft.graph.fileAttachment',
        name: 'plan.pdf',
        contentType: 'application/pdf',
        contentBytes: Buffer.from('%PDF').toString('base64'),
      },
    ],
  };
  expect((await send(message, false)).status).toBe(202);
  expect(mailsOf(tenant.services, address)).toMatchObject([{ subject: 'Kopia', from: upnOf('handlaggare'), attachments: [{ name: 'plan.pdf', size: 4 }] }]);
  expect(mailsOf(tenant.services, upnOf('handlaggare'))).toEqual([]);
  await send(message);
  expect(mailsOf(tenant.services, upnOf('handlaggare'))).toHaveLength(1);
  const attached = mailsOf(tenant.services, address)[0]?.attachments[0];
  expect(Buffer.from(tenant.services.store.blobs.read(attached?.sha256 ?? '')).toString()).toBe('%PDF');
});

test('a mail without receivers or with a file of 3 MB is refused', async () => {
  const send = (message: object) => tenant.ask('handlaggare', 'POST', '/me/sendMail', { message });
  expect((await send({ subject: 'x' })).status).toBe(400);
  const contentBytes = Buffer.alloc(3 * 1024 * 1024).toString('base64');
  const toRecipients = [{ emailAddress: { address: upnOf('information') } }];
  expect((await send({ toRecipients, attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes }] })).status).toBe(413);
  expect((await tenant.ask('handlaggare', 'POST', '/me/sendMail', { message: { toRecipients } }, { scopes: ['User.Read'] })).status).toBe(403);
});

test('a note needs a deep link and a receiver who has the app', async () => {
  const note = (oid: string, body: object) => tenant.ask('handlaggare', 'POST', `/users/${oid}/teamwork/sendActivityNotification`, body);
  const good = {
    topic: { source: 'text', value: 'Sociala medier', webUrl: 'https://teams.microsoft.com/l/entity/x/start' },
    activityType: 'systemDefault',
    previewText: { content: 'x'.repeat(200) },
    templateParameters: [{ name: 'systemDefaultText', value: 'En plan väntar' }],
  };
  expect((await note(oidOf('verksamhetschef'), good)).status).toBe(204);
  expect(notificationsOf(tenant.services, oidOf('verksamhetschef'))).toMatchObject([{ text: 'En plan väntar', preview: 'x'.repeat(150) }]);
  expect(
    (await note(oidOf('verksamhetschef'), { ...good, topic: { source: 'text', value: 'x', webUrl: 'https://socialamedier.gislaved.example' } })).status,
  ).toBe(400);
  expect((await note(mailboxes[0]?.oid ?? '', good)).status).toBe(403);
});
