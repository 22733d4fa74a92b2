// To a colleague who takes an errand over (R64). It says that somebody hands it over: the errand itself travels by the hand of whoever does, because cards
// and notifications are seen by more than the one they are meant for.

import type { Letter } from './letter.ts';

/** `sender` hands it over. `chat` opens a conversation with that one. */
export type ErrandToTake = { designation: string; sender: string; chat: string };

export const errandToTake = ({ designation, sender, chat }: ErrandToTake): Letter => ({
  title: 'Ärende från sociala medier',
  lead: `Inlägg ${designation}`,
  sentences: [`${sender} för över ett ärende till dig.`, `Innehållet får du av ${sender}.`],
  facts: [{ label: 'Beteckning', value: `Inlägg ${designation}` }],
  buttons: [{ text: 'Öppna en chatt', href: chat }],
});
