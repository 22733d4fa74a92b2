// A question that somebody else can answer (R62), or an errand that somebody else takes over (R64): that one is told by a card, and reminded of an answer.
// Never of what it says: the card has the designation, who writes and until when.

import { chatLink } from '../cards/link.ts';
import { errandToTake } from '../cards/errandToTake.ts';
import { questionToAnswer } from '../cards/questionToAnswer.ts';
import { inSweden } from '../domain/swedish.ts';
import { askedPerson, personReached } from '../domain/matterLife.ts';
import type { Ports } from '../ports.ts';
import { once } from './effects.ts';
import { deliver } from './letters.ts';
import type { MatterFolder } from './matterFolder.ts';

/** Tells whoever was asked or takes it over, at least once, with a claim first. False = it could not be sent now: the next act tries again. */
export async function tellAsked(ports: Ports, folder: MatterFolder): Promise<boolean> {
  const person = personReached(folder.life);
  if (!person || person.oid === ports.people.me().oid) return true;
  const sent = await once(ports, subject(folder), { key: `asked:${folder.designation}:${person.oid}:${person.asked}` }, 'asked', () =>
    send(ports, folder, false),
  );
  return sent !== 'mine';
}

export type AskedAgain = { outcome: 'done' } | { outcome: 'refused'; why: 'nobodyAsked' | 'remindedToday' | 'reminderUnderWay' };

/** *Påminn*: once a day. Throws OutsideError when it cannot go. */
export async function remindAsked(ports: Ports, folder: MatterFolder): Promise<AskedAgain> {
  const person = askedPerson(folder.life);
  if (!person || person.oid === ports.people.me().oid) return { outcome: 'refused', why: 'nobodyAsked' };
  const { day } = inSweden(ports.clock.now().toISOString());
  const key = `askedAgain:${folder.designation}:${person.oid}:${day}`;
  const sent = await once(ports, subject(folder), { key }, 'askedAgain', () => send(ports, folder, true));
  if (sent === 'sent') return { outcome: 'done' };
  return { outcome: 'refused', why: sent === 'before' ? 'remindedToday' : 'reminderUnderWay' };
}

const subject = ({ designation }: MatterFolder) => ({ planId: designation });

async function send(ports: Ports, { designation, life }: MatterFolder, again: boolean): Promise<Record<string, unknown>> {
  const person = personReached(life);
  if (!person) return {};
  const me = ports.people.me();
  const about = { designation, chat: chatLink(me.upn) };
  const letter =
    person.how === 'forward' ? errandToTake({ ...about, sender: me.name }) : questionToAnswer({ ...about, asker: me.name, dueOn: person.dueOn, again });
  const { oid, name, upn } = person;
  return { to: oid, by: await deliver(ports, { oid, name, upn }, letter) };
}
