// To a colleague who may know the answer to a question (R62). It says that somebody asks and when the answer is needed: the question itself travels by the
// hand of whoever asks, because cards and notifications are seen by more than the one they are meant for.

import { swedishDay } from '../domain/swedish.ts';
import type { Letter } from './letter.ts';

/** `dueOn` = YYYY-MM-DD, '' = no day was said. `again`: a reminder. `chat` opens a conversation with whoever asks. */
export type QuestionToAnswer = { designation: string; asker: string; dueOn: string; chat: string; again: boolean };

export function questionToAnswer({ designation, asker, dueOn, chat, again }: QuestionToAnswer): Letter {
  const when = dueOn ? ` senast den ${swedishDay(dueOn)}` : '';
  return {
    title: again ? 'Påminnelse: fråga i sociala medier' : 'Fråga i sociala medier',
    lead: `Inlägg ${designation}`,
    sentences: [`${asker} ${again ? 'påminner om ditt svar' : 'behöver ditt svar på en fråga'}${when}.`, `Frågan får du av ${asker}.`],
    facts: [{ label: 'Beteckning', value: `Inlägg ${designation}` }, ...(dueOn ? [{ label: 'Svar senast', value: swedishDay(dueOn) }] : [])],
    buttons: [{ text: 'Öppna en chatt', href: chat }],
  };
}
