// An e-mail taken apart (RFC 5322, RFC 2045 to 2047). What it says is data: its HTML is left where it is, and a mail inside it is an attachment.

import PostalMime, { type Address, type Email } from 'postal-mime';
import { mostHeaderBytes, mostNested, type ReadMail } from '../../domain/writing.ts';

/** undefined: it cannot be read within the limits. They hold while it is read: nothing grows first. */
export async function readMail(bytes: Uint8Array): Promise<ReadMail | undefined> {
  const limits = { maxNestingDepth: mostNested, maxHeadersSize: mostHeaderBytes, forceRfc822Attachments: true } as const;
  const mail = await PostalMime.parse(bytes, limits).catch(() => undefined);
  if (!mail) return undefined;
  const { text, attachments } = mail;
  return {
    headers: headersOf(mail),
    ...(text?.trim() ? { text } : {}),
    attachments: attachments.map(({ filename, mimeType, content }) => ({ name: filename ?? '', type: mimeType, bytes: bytesOf(content) })),
  };
}

function headersOf(mail: Email): ReadMail['headers'] {
  // The date as it is written: the mail's own clock and zone are part of what it says.
  const date = mail.headers.find(({ key }) => key === 'date')?.value;
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Från', mail.from && inWords([mail.from])],
    ['Avsänt av', mail.sender && inWords([mail.sender])],
    ['Svar till', mail.replyTo && inWords(mail.replyTo)],
    ['Till', mail.to && inWords(mail.to)],
    ['Kopia', mail.cc && inWords(mail.cc)],
    ['Datum', date],
    ['Ämne', mail.subject],
    ['Brevets id', mail.messageId],
  ];
  return rows.flatMap(([label, value]) => (value?.trim() ? [{ label, value: value.trim() }] : []));
}

const inWords = (addresses: readonly Address[]): string => addresses.map(one).join(', ');

function one(address: Address): string {
  if (address.group) return `${address.name}: ${inWords(address.group)}`;
  return address.name && address.name !== address.address ? `${address.name} <${address.address}>` : address.address;
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content instanceof Uint8Array ? content : new Uint8Array(content);
