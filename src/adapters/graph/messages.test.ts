import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../jobs/persons.ts';
import { colleague } from '../../../tests/forger.ts';
import { openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';

let tenant: OpenTenant;
let desk: Desk;
let earlier: { messages: number; mails: number; notes: number };
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('demo');
  desk = await tenant.desk('registrator');
  const { messages, mails, notifications } = tenant.services.store.state;
  earlier = { messages: messages.length, mails: mails.length, notes: notifications.length };
});
afterAll(async () => await tenant.close());

const newMessages = () => tenant.services.store.state.messages.slice(earlier.messages);
const newMails = () => tenant.services.store.state.mails.slice(earlier.mails);
const card = { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'Åäö <b>', wrap: true }] };

describe('a card', () => {
  it('arrives in the one chat of the two, with its sentence beside it as plain text', async () => {
    const { messages } = desk.ports;
    const chat = await messages.chatWith([colleague('arkivarie')]);
    expect(await messages.chatWith([colleague('arkivarie')])).toBe(chat);
    await messages.card(chat, card, 'Fråga: <script>&"');
    const [message] = newMessages();
    expect(message).toMatchObject({ chatId: chat, from: desk.person.oid, contentType: 'html' });
    expect(JSON.parse(message!.attachments[0]!.content)).toEqual(card);
    expect(message?.attachments[0]?.teamsAppId).toBe(tenant.environment.teamsAppId);
    expect(message?.content).toContain('Fråga: &#60;script&#62;&#38;&#34;');
    expect(message?.content).toContain(`<attachment id="${message?.attachments[0]?.id}">`);
  });

  it('is not doubled when the gateway gave up after it was sent: the caller is told and decides', async () => {
    const chat = await desk.ports.messages.chatWith([colleague('arkivarie')]);
    await tenant.fault({ match: { method: 'POST', path: '/messages' }, kind: '504-after-commit' });
    await expect(desk.ports.messages.card(chat, card, 'x')).rejects.toMatchObject({ name: 'OutsideError', kind: 'throttled' });
    expect(newMessages()).toHaveLength(1);
  });

  it('that was throttled is sent when the service says so, once', async () => {
    const chat = await desk.ports.messages.chatWith([colleague('arkivarie')]);
    await tenant.fault({ match: { method: 'POST', path: '/messages' }, kind: '429', retryAfter: 1, times: 2 });
    await desk.ports.messages.card(chat, card, 'x');
    expect(newMessages()).toHaveLength(1);
  });

  it('to several goes to a chat of its own', async () => {
    const chat = await desk.ports.messages.chatWith([colleague('arkivarie'), colleague('information')], 'Läsklubben');
    expect(tenant.services.store.state.chats.get(chat)).toMatchObject({ kind: 'group', topic: 'Läsklubben', members: { length: 3 } });
  });
});

describe('a mail', () => {
  it('carries its file and is not kept among the sent ones', async () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index & 0xff);
    await desk.ports.messages.mail({
      to: ['informationsfunktionen@gislaved.example'],
      subject: 'Kopia: å',
      html: '<p>Hej</p>',
      attachments: [{ name: 'plan.pdf', type: 'application/pdf', bytes }],
    });
    const [mail] = newMails();
    expect(mail).toMatchObject({
      from: desk.person.upn,
      to: ['informationsfunktionen@gislaved.example'],
      subject: 'Kopia: å',
      contentType: 'html',
      savedToSentItems: false,
      attachments: [{ name: 'plan.pdf', size: bytes.length, sha256: await desk.ports.digest.sha256(bytes) }],
    });
  });

  it('to nobody is an error and not silence', async () => {
    await expect(desk.ports.messages.mail({ to: [''], subject: 'x', html: 'x', attachments: [] })).rejects.toMatchObject({ name: 'OutsideError' });
    expect(newMails()).toEqual([]);
  });
});

it('a note in the activity feed is a bonus: that it could not be sent is an answer', async () => {
  const { messages } = desk.ports;
  const oid = colleague('arkivarie').oid;
  expect(await messages.notify(oid, 'planToApprove', { plan: 'Läsklubben' }, 'Att godkänna', 'beslut/1')).toBe(true);
  expect(tenant.services.store.state.notifications.slice(earlier.notes)).toMatchObject([{ to: oid, from: desk.person.oid, preview: 'Att godkänna' }]);
  await tenant.fault({ match: { path: 'sendActivityNotification' }, kind: 'drop' });
  expect(await messages.notify(oid, 'planToApprove', { plan: 'Läsklubben' }, 'Att godkänna', 'beslut/1')).toBe(false);
});
