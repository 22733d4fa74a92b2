// *Påminn* (domain/reminder.ts): whoever applied asks the chief who has the plan once more (R31). As every message it is claimed first, then sent, then
// noted: two windows send one, and a line that breaks in between costs at most one extra card.

import { mayAct } from '../domain/approval.ts';
import type { Colleague } from '../domain/person.ts';
import { openStep } from '../domain/planLife.ts';
import { nextReminder } from '../domain/reminder.ts';
import type { Ports } from '../ports.ts';
import { once } from './effects.ts';
import { remindCard, type Links } from './letters.ts';
import { parties } from './parties.ts';
import { addressee, type PlanFile } from './planFile.ts';

export type ReminderRefused = { outcome: 'refused'; why: 'wrongState' | 'notYours' | 'remindedLately' | 'reminderUnderWay' };

/** When the next reminder of the version sent may go (milliseconds), or undefined when nothing stands in the way. */
export function remindFrom(file: PlanFile, now: number): number | undefined {
  const version = file.life.newest?.version;
  const sent = file.events.filter((event) => event.what === 'reminded' && event.version === version).map(({ at }) => at);
  return nextReminder(sent, now);
}

/** Who has the plan and can be reminded: nobody before a chief is asked, and nobody reminds oneself. */
export function toRemind(file: PlanFile, me: Pick<Colleague, 'oid'>): Colleague | undefined {
  const { newest } = file.life;
  const step = openStep(newest);
  const to = newest && step ? addressee(file, newest.version, step)?.to : undefined;
  return to && to.oid !== me.oid ? to : undefined;
}

/** Sends the card and notes it: only then it is done. Throws OutsideError when it cannot go. Where it cannot, or another window sends it, no time is lost. */
export async function remind(ports: Ports, links: Links, file: PlanFile): Promise<{ outcome: 'done' } | ReminderRefused> {
  const me = ports.people.me();
  const { state, newest } = file.life;
  const to = toRemind(file, me);
  if (!mayAct(state, 'remind', parties(file, me))) return { outcome: 'refused', why: mayAct(state, 'remind', ['applicant']) ? 'notYours' : 'wrongState' };
  if (!to || !newest) return { outcome: 'refused', why: 'wrongState' };
  if (remindFrom(file, ports.clock.now().getTime())) return { outcome: 'refused', why: 'remindedLately' };
  const { version } = newest;
  const sent = await once(ports, file, { key: keyOf(ports, file, version), version }, 'reminded', () => remindCard(ports, links, file, to));
  return sent === 'sent' ? { outcome: 'done' } : { outcome: 'refused', why: sent === 'before' ? 'remindedLately' : 'reminderUnderWay' };
}

/** One a day, so that two windows have the same. Somebody else's event under it does not stand in the way. */
function keyOf(ports: Ports, file: PlanFile, version: number): string {
  const me = ports.people.me().oid;
  const key = `reminded:${file.planId}:${version}:${ports.clock.now().toISOString().slice(0, 10)}`;
  const isTaken = file.rows.events.some(({ row, createdBy }) => row.eventKey === key && createdBy.oid !== me);
  return isTaken ? `${key}:${me}` : key;
}
