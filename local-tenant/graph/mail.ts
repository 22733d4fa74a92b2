// Sending mail. learn.microsoft.com/graph/api/user-sendmail, learn.microsoft.com/graph/outlook-large-attachments

import { randomUUID } from 'node:crypto';
import type { Services } from '../services.ts';
import type { Mail } from '../store/state.ts';
import { GraphProblem, json, type Call, type Route } from './call.ts';

/** A file under 3 MB may be attached directly; the whole request is at most 4 MB. */
const mostInFile = 3 * 1024 * 1024;
const mostInAll = 4 * 1024 * 1024;

const badRequest = (message: string) => new GraphProblem(400, 'ErrorInvalidRecipients', message);

function addresses(value: unknown): string[] {
  return ((value ?? []) as { emailAddress?: { address?: unknown } }[]).map(({ emailAddress }) => {
    const address = emailAddress?.address;
    if (typeof address !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(address)) throw badRequest('At least one recipient is not valid.');
    return address.toLowerCase();
  });
}

type GivenFile = { '@odata.type'?: unknown; name?: unknown; contentType?: unknown; contentBytes?: unknown };

function readFile({ '@odata.type': type, name, contentType, contentBytes }: GivenFile) {
  if (type !== '#microsoft.graph.fileAttachment' || typeof name !== 'string' || typeof contentBytes !== 'string')
    throw new GraphProblem(400, 'ErrorInvalidRequest', 'An attachment needs @odata.type #microsoft.graph.fileAttachment, name and contentBytes.');
  const bytes = Buffer.from(contentBytes, 'base64');
  if (bytes.length >= mostInFile) throw new GraphProblem(413, 'ErrorMessageSizeExceeded', 'The attachment is too large to be sent in one request.');
  return { name, contentType: String(contentType ?? 'application/octet-stream'), bytes };
}

function send(call: Call): void {
  if (call.bytes.length > mostInAll) throw new GraphProblem(413, 'RequestEntityTooLarge', 'The request is too large.');
  const body = json(call);
  const message = body['message'] as Record<string, unknown> | undefined;
  if (!message) throw new GraphProblem(400, 'ErrorInvalidRequest', "'message' is required.");
  const to = addresses(message['toRecipients']);
  const cc = addresses(message['ccRecipients']);
  if (to.length + cc.length === 0) throw badRequest('At least one recipient is needed.');
  const files = ((message['attachments'] ?? []) as GivenFile[]).map(readFile);
  const { contentType = 'text', content = '' } = (message['body'] ?? {}) as { contentType?: string; content?: string };
  const { store, clock } = call.services;
  const attachments = files.map((file) => ({ name: file.name, contentType: file.contentType, size: file.bytes.length, sha256: store.blobs.put(file.bytes) }));
  store.commit({
    type: 'mail',
    mail: {
      id: randomUUID(),
      from: call.caller.upn,
      at: clock.now().toISOString(),
      to,
      cc,
      subject: String(message['subject'] ?? ''),
      contentType: contentType.toLowerCase() === 'html' ? 'html' : 'text',
      content,
      attachments,
      savedToSentItems: body['saveToSentItems'] !== false,
    },
  });
}

export const mailRoutes: readonly Route[] = [
  {
    on: 'POST /me/sendMail',
    answer(call) {
      send(call);
      return { status: 202 };
    },
  },
];

/** What lies in a person's mailbox (by principal name or address): received, and sent where it was kept; newest first; for the shell. */
export function mailsOf(services: Pick<Services, 'store'>, key: string): readonly Mail[] {
  const { users, mails } = services.store.state;
  const sought = key.toLowerCase();
  const user = [...users.values()].find(({ upn, mail }) => upn.toLowerCase() === sought || mail.toLowerCase() === sought);
  const own = new Set([sought, user?.upn.toLowerCase(), user?.mail.toLowerCase()]);
  return mails
    .filter((mail) => [...mail.to, ...mail.cc].some((address) => own.has(address)) || (mail.savedToSentItems && own.has(mail.from.toLowerCase())))
    .toReversed();
}
