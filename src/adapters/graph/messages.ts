// The port Messages: chats, cards, mail and activity notes, all as the signed-in person. The product writes chats and never reads them.

import type { Client } from '@microsoft/microsoft-graph-client';
import type { Colleague } from '../../domain/person.ts';
import type { Ids, Mail, Messages } from '../../ports.ts';
import { inDomainWords, needs, needsUnasked } from './client.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

export function graphMessages(
  client: Client,
  ids: Ids,
  me: () => { oid: string },
  app: { teamsAppId: string | undefined; tab(subPageId: string): string },
): Messages {
  /** https://learn.microsoft.com/graph/api/chat-post : one-on-one chats are made once, group chats every time. */
  async function chatWith(colleagues: readonly Colleague[], topic?: string): Promise<string> {
    const oids = [...new Set([me().oid, ...colleagues.map((colleague) => colleague.oid)])];
    const members = oids.map((oid) => ({
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${oid}')`,
    }));
    const chat = oids.length > 2 ? { chatType: 'group', topic, members } : { chatType: 'oneOnOne', members };
    return ((await client.api('/chats').post(chat)) as { id: string }).id;
  }

  /** https://learn.microsoft.com/graph/api/chatmessage-post : the card's content is a string and its id stands in the html body. */
  async function card(chatId: string, content: object, sentence: string): Promise<void> {
    const id = ids.uuid().replaceAll('-', '');
    const attachment = {
      id,
      contentType: cardType,
      contentUrl: null,
      content: JSON.stringify(content),
      name: null,
      thumbnailUrl: null,
      ...(app.teamsAppId ? { teamsAppId: app.teamsAppId } : {}),
    };
    await client
      .api(`/chats/${encodeURIComponent(chatId)}/messages`)
      .post({ body: { contentType: 'html', content: `<p>${escaped(sentence)}</p><attachment id="${id}"></attachment>` }, attachments: [attachment] });
  }

  /** https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification : works where the app is installed for the receiver. */
  async function notify(oid: string, type: string, parameters: Record<string, string>, sentence: string, subPageId: string): Promise<boolean> {
    try {
      await client
        .api(`/users/${oid}/teamwork/sendActivityNotification`)
        .middlewareOptions(needsUnasked('https://graph.microsoft.com/TeamsActivity.Send'))
        .post({
          topic: { source: 'text', value: 'Sociala medier', webUrl: app.tab(subPageId) },
          activityType: type,
          previewText: { content: sentence },
          templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
        });
      return true;
    } catch {
      return false;
    }
  }

  return {
    chatWith: (colleagues, topic) => inDomainWords(chatWith(colleagues, topic)),
    card: (chatId, content, sentence) => inDomainWords(card(chatId, content, sentence)),
    mail: (letter) => inDomainWords(sendMail(client, letter)),
    notify,
  };
}

/** https://learn.microsoft.com/graph/api/user-sendmail : not kept in the sender's Sent items. The caller keeps it under 3 MB. */
async function sendMail(client: Client, letter: Mail): Promise<void> {
  const message = {
    subject: letter.subject,
    body: { contentType: 'HTML', content: letter.html },
    toRecipients: letter.to.map((address) => ({ emailAddress: { address } })),
    attachments: letter.attachments.map((file) => ({
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: file.name,
      contentType: file.type,
      contentBytes: base64(file.bytes),
    })),
  };
  await client.api('/me/sendMail').middlewareOptions(needs('https://graph.microsoft.com/Mail.Send')).post({ message, saveToSentItems: false });
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
