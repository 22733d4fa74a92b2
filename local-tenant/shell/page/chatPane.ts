// Chat: the person's conversations, with cards.

import type { ShellChat, ShellMessage, ShellState } from '../wire.ts';
import { sendMessage } from './api.ts';
import { renderCard } from './cards.ts';
import type { Desk } from './desk.ts';
import { avatar, el, icon, longTime, shortTime } from './dom.ts';
import { showRows, twoSides, type Pane, type Seen } from './pane.ts';
import { safeFragment } from './safeHtml.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
const newestOf = (chat: ShellChat): ShellMessage | undefined => chat.messages[chat.messages.length - 1];

export function unreadChats(state: ShellState, desk: Desk, seen: Seen): number {
  return state.chats.filter((chat) => isUnread(chat, desk, seen)).length;
}

function isUnread(chat: ShellChat, desk: Desk, seen: Seen): boolean {
  const newest = newestOf(chat);
  return newest !== undefined && newest.from !== desk.person.oid && seen.isNew(chat.id, newest.at);
}

export function createChatPane(desk: Desk, seen: Seen): Pane {
  const { element, list, main } = twoSides('chatt', 'Chatt', 'chat');
  let open: { key: string; conversation: Conversation } | undefined;
  return {
    element,
    render(state, chosen) {
      const now = new Date(state.now);
      const sorted = state.chats.filter((chat) => chat.messages.length).toSorted((a, b) => (newestOf(b)?.at ?? '').localeCompare(newestOf(a)?.at ?? ''));
      const chat = sorted.find((one) => one.id === chosen);
      if (chat) seen.look(chat.id, newestOf(chat)?.at ?? '');
      element.classList.toggle('has-chosen', chat !== undefined);
      const rows = sorted.map((one) => {
        const newest = newestOf(one);
        return {
          id: one.id,
          leading: avatar(one.title),
          title: one.title,
          line: newest ? summary(newest, state, desk) : '',
          time: newest ? shortTime(newest.at, now) : '',
          unread: isUnread(one, desk, seen),
        };
      });
      showRows('chatt', list, rows, chosen, 'Inga chattar än.');
      if (!chat) {
        open = undefined;
        main.replaceChildren(el('p', { class: 'nothing' }, sorted.length ? 'Välj en chatt.' : 'Här syns kort och meddelanden till dig.'));
        return;
      }
      // The same conversation stays: what is being written and what is unfolded are not lost when news comes.
      const key = `${desk.theme()} ${chat.id}`;
      if (open?.key !== key) {
        open = { key, conversation: createConversation(chat, desk) };
        main.replaceChildren(...open.conversation.parts);
      }
      open.conversation.show(chat, state);
    },
  };
}

/** The first words of a message, for the list. */
function summary(message: ShellMessage, state: ShellState, desk: Desk): string {
  const text = (message.html ? (safeFragment(message.content, () => {}).textContent ?? '') : message.content).trim();
  const said = text || (message.attachments.some((one) => one.contentType === cardType) ? 'Kort' : '');
  return message.from === desk.person.oid ? `Du: ${said}` : `${(state.names[message.from] ?? '').split(' ')[0]}: ${said}`;
}

type Conversation = { parts: HTMLElement[]; show(chat: ShellChat, state: ShellState): void };

function createConversation({ id, title }: ShellChat, desk: Desk): Conversation {
  const log = el('div', { class: 'messages', tabindex: '0', role: 'log', 'aria-label': `Meddelanden med ${title}` });
  const drawn = new Set<string>();
  const field = el('input', {
    type: 'text',
    'aria-label': 'Skriv ett meddelande',
    placeholder: 'Skriv ett meddelande',
    autocomplete: 'off',
    maxlength: '4000',
  });
  const write = el('form', { class: 'write' }, field, el('button', { class: 'quiet', 'aria-label': 'Skicka' }, icon('send')));
  write.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text)
      void sendMessage(desk.person.id, id, text).then(
        () => (field.value = ''),
        () => desk.tell('Meddelandet kunde inte skickas. Försök igen.'),
      );
  });
  return {
    parts: [el('header', { class: 'reading-head' }, avatar(title), el('h2', {}, title)), log, write],
    show(chat, state) {
      const fresh = chat.messages.filter((message) => !drawn.has(message.id));
      for (const message of fresh) {
        drawn.add(message.id);
        const before = chat.messages[chat.messages.indexOf(message) - 1];
        log.append(article(message, before?.from === message.from, state, desk));
      }
      if (fresh.length) log.scrollTop = log.scrollHeight;
    },
  };
}

function article(message: ShellMessage, follows: boolean, state: ShellState, desk: Desk): HTMLElement {
  const own = message.from === desk.person.oid;
  const name = state.names[message.from] ?? '';
  const body = message.html ? safeFragment(message.content, (address) => desk.followLink(address)) : document.createTextNode(message.content);
  const said = (body.textContent ?? '').trim() !== '';
  const cards = message.attachments.filter((one) => one.contentType === cardType).map((one) => renderCard(one.content, desk));
  return el(
    'article',
    { class: own ? 'message own' : 'message', 'aria-label': `${name}, ${longTime(message.at)}` },
    own ? undefined : follows ? el('span', { class: 'avatar-space' }) : avatar(name),
    el(
      'div',
      { class: 'message-body' },
      el('header', {}, !own && el('b', {}, name), el('time', {}, longTime(message.at))),
      said && el('div', { class: 'bubble' }, body),
      ...cards,
    ),
  );
}
