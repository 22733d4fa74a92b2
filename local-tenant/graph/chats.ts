// Chats and messages. learn.microsoft.com/graph/api/chat-post, chatmessage-post

import { randomBytes } from 'node:crypto';
import type { Services } from '../services.ts';
import type { Chat, Message, MessageAttachment } from '../store/state.ts';
import { created, GraphProblem, json, metadata, type Call, type Route } from './call.ts';
import { findUser } from './users.ts';

const badRequest = (message: string) => new GraphProblem(400, 'BadRequest', message);
const forbidden = (message: string) => new GraphProblem(403, 'Forbidden', message);

function memberOids(call: Call, members: unknown): string[] {
  if (!Array.isArray(members)) throw badRequest("'members' is required.");
  return members.map((member: Record<string, unknown>) => {
    if (member['@odata.type'] !== '#microsoft.graph.aadUserConversationMember')
      throw badRequest('Members must be of type #microsoft.graph.aadUserConversationMember.');
    const roles = member['roles'];
    if (!Array.isArray(roles) || (roles[0] !== 'owner' && roles[0] !== 'guest')) throw badRequest("Every member needs the role 'owner' or 'guest'.");
    const [, key = ''] = /^https:\/\/graph\.microsoft\.com\/v1\.0\/users(?:\('([^']+)'\)|\/[^/]+)$/.exec(String(member['user@odata.bind'])) ?? [];
    const user = findUser(call.services.store.state.users, key);
    if (!user) throw new GraphProblem(404, 'NotFound', `The user '${key}' was not found.`);
    return user.oid;
  });
}

function makeChat(call: Call): Chat {
  const body = json(call);
  const oids = memberOids(call, body['members']);
  const members = [...new Set(oids)];
  if (!members.includes(call.caller.oid)) throw forbidden('The caller must be one of the members.');
  if (members.length !== oids.length) throw badRequest('Duplicate chat members is specified in the request body.');
  const at = call.services.clock.now().toISOString();
  const { store } = call.services;
  if (body['chatType'] === 'oneOnOne') {
    if (members.length !== 2) throw badRequest('A one-on-one chat has exactly two different members.');
    const id = `19:${members.toSorted().join('_')}@unq.gbl.spaces`;
    const there = store.state.chats.get(id);
    if (there) return there;
    return keep(call, { id, kind: 'oneOnOne', topic: '', members, createdAt: at, changedAt: at });
  }
  if (body['chatType'] !== 'group') throw badRequest("'chatType' must be oneOnOne or group.");
  if (members.length < 2) throw badRequest('A group chat needs members.');
  return keep(call, {
    id: `19:${randomBytes(16).toString('hex')}@thread.v2`,
    kind: 'group',
    topic: typeof body['topic'] === 'string' ? body['topic'] : '',
    members,
    createdAt: at,
    changedAt: at,
  });
}

function keep({ services: { store } }: Call, chat: Chat): Chat {
  store.commit({ type: 'chat', chat });
  return chat;
}

function chatOut(call: Call, chat: Chat): Record<string, unknown> {
  const { tenantId } = call.services.ids;
  return {
    ...metadata('chats/$entity'),
    id: chat.id,
    topic: chat.topic || null,
    createdDateTime: chat.createdAt,
    lastUpdatedDateTime: chat.changedAt,
    chatType: chat.kind,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(chat.id)}/0?tenantId=${tenantId}`,
    tenantId,
  };
}

/** Classic chat limit; the limit for messages sent through Graph is not documented (FIDELITY: unverified). */
const mostBytes = 28 * 1024;

function readAttachments(value: unknown, html: string): MessageAttachment[] {
  const attachments = (value ?? []) as Record<string, unknown>[];
  const marked = [...html.matchAll(/<attachment id="([^"]*)"><\/attachment>/g)].map((match) => match[1]);
  return attachments.map(({ id, contentType, content, teamsAppId }) => {
    if (typeof id !== 'string' || !marked.includes(id)) throw badRequest(`The attachment '${String(id)}' has no <attachment id> in the message body.`);
    if (contentType === 'application/vnd.microsoft.card.adaptive' && !isCard(content))
      throw badRequest('The content of a card must be a string that holds an Adaptive Card as JSON.');
    return { id, contentType: String(contentType), content: String(content ?? ''), teamsAppId: String(teamsAppId ?? '') };
  });
}

function isCard(content: unknown): boolean {
  try {
    return typeof content === 'string' && (JSON.parse(content) as { type?: unknown }).type === 'AdaptiveCard';
  } catch {
    return false;
  }
}

function postMessage(call: Call): Message {
  const { store, clock } = call.services;
  const chat = store.state.chats.get(call.params['chat-id'] ?? '');
  if (!chat) throw new GraphProblem(404, 'NotFound', 'The chat was not found.');
  if (!chat.members.includes(call.caller.oid)) throw forbidden('The caller is not a member of the chat.');
  if (call.bytes.length > mostBytes) throw new GraphProblem(413, 'RequestEntityTooLarge', 'The message is too large.');
  const body = json(call);
  const { contentType = 'text', content } = (body['body'] ?? {}) as { contentType?: unknown; content?: unknown };
  if (typeof content !== 'string' || (contentType !== 'html' && contentType !== 'text'))
    throw badRequest('The message needs a body with contentType text or html and content.');
  const attachments = readAttachments(body['attachments'], contentType === 'html' ? content : '');
  const now = clock.now();
  const taken = new Set(store.state.messages.map((message) => message.id));
  let number = now.getTime();
  while (taken.has(String(number))) number += 1;
  const message: Message = { id: String(number), chatId: chat.id, from: call.caller.oid, at: now.toISOString(), contentType, content, attachments };
  store.commit({ type: 'message', message });
  return message;
}

function messageOut(call: Call, message: Message): Record<string, unknown> {
  const sender = call.services.store.state.users.get(message.from);
  return {
    ...metadata(`chats('${encodeURIComponent(message.chatId)}')/messages/$entity`),
    id: message.id,
    replyToId: null,
    etag: message.id,
    messageType: 'message',
    createdDateTime: message.at,
    lastModifiedDateTime: message.at,
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: null,
    summary: null,
    chatId: message.chatId,
    importance: 'normal',
    locale: 'sv-se',
    webUrl: null,
    channelIdentity: null,
    policyViolation: null,
    from: {
      application: null,
      device: null,
      user: { '@odata.type': '#microsoft.graph.teamworkUserIdentity', id: message.from, displayName: sender?.displayName ?? '', userIdentityType: 'aadUser' },
    },
    body: { contentType: message.contentType, content: message.content },
    attachments: message.attachments.map(({ id, contentType, content, teamsAppId }) => ({
      id,
      contentType,
      contentUrl: null,
      content,
      name: null,
      thumbnailUrl: null,
      teamsAppId: teamsAppId || null,
    })),
    mentions: [],
    reactions: [],
  };
}

export const chatRoutes: readonly Route[] = [
  { on: 'POST /chats', answer: (call) => created(chatOut(call, makeChat(call))) },
  { on: 'POST /chats/{chat-id}/messages', answer: (call) => created(messageOut(call, postMessage(call))) },
];

/** The chats a person is in with their messages, newest chat first; for the shell. */
export function chatsOf(services: Pick<Services, 'store'>, oid: string): (Chat & { messages: readonly Message[] })[] {
  const { chats, messages } = services.store.state;
  return [...chats.values()]
    .filter((chat) => chat.members.includes(oid))
    .map((chat) => ({ ...chat, messages: messages.filter((message) => message.chatId === chat.id) }))
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}
