// What a person sees in chat, mail and activity: a reading of the tenant's state.

import type { Persona } from '../demo/people.ts';
import type { Services } from '../services.ts';
import type { Mail } from '../store/state.ts';
import type { ShellMail, ShellState } from './wire.ts';

/** Who opens which shared mailbox. */
const sharedMailboxes: Readonly<Record<string, readonly string[]>> = {
  'informationsfunktionen@gislaved.example': ['information'],
  'biblioteken.some@gislaved.example': ['handlaggare', 'verksamhetschef'],
  'registrator.kfn@gislaved.example': ['registrator'],
};

/** The newest messages and mails; more than anyone scrolls back to in a demonstration. */
const newest = 200;

export function shellStateOf(services: Services, person: Persona): ShellState {
  const { state } = services.store;
  const nameOf = (oid: string): string => state.users.get(oid)?.displayName ?? '';
  const senderOf = (address: string): string => [...state.users.values()].find((user) => [user.upn, user.mail].includes(address))?.displayName ?? address;
  const mine = [...state.chats.values()].filter((chat) => chat.members.includes(person.oid));
  const chats = mine.map((chat) => {
    const others = chat.members.filter((oid) => oid !== person.oid);
    const messages = state.messages.filter((message) => message.chatId === chat.id).slice(-newest);
    return {
      id: chat.id,
      title: chat.topic || others.map(nameOf).join(', '),
      with: others,
      messages: messages.map(({ id, from, at, contentType, content, attachments }) => ({
        id,
        from,
        at,
        html: contentType === 'html',
        content,
        attachments: attachments.map((one) => ({ id: one.id, contentType: one.contentType, content: one.content })),
      })),
    };
  });
  return {
    now: services.clock.now().toISOString(),
    names: Object.fromEntries([...state.users.values()].map((user) => [user.oid, user.displayName])),
    chats,
    mails: state.mails.flatMap((mail) => mailFor(mail, person, senderOf)).slice(-newest),
    notifications: state.notifications
      .filter((one) => one.to === person.oid)
      .map(({ id, from, at, text, preview, webUrl }) => ({ id, from, at, text, preview, webUrl }))
      .slice(-newest),
  };
}

/** A mail as it lies in the person's mailbox or in a shared one the person opens. */
function mailFor(mail: Mail, person: Persona, senderOf: (address: string) => string): ShellMail[] {
  const open = [person.mail, person.upn, ...Object.entries(sharedMailboxes).flatMap(([address, people]) => (people.includes(person.id) ? [address] : []))];
  const mailbox = [...mail.to, ...mail.cc].map((address) => address.toLowerCase()).find((address) => open.includes(address));
  if (!mailbox) return [];
  return [
    {
      id: mail.id,
      from: senderOf(mail.from),
      mailbox,
      own: mailbox === person.mail || mailbox === person.upn,
      to: [...mail.to],
      cc: [...mail.cc],
      at: mail.at,
      subject: mail.subject,
      html: mail.contentType === 'html',
      content: mail.content,
      attachments: mail.attachments.map((file, index) => ({
        name: file.name,
        size: file.size,
        address: `/_tenant/shell/attachments/${encodeURIComponent(mail.id)}/${index}`,
      })),
    },
  ];
}
