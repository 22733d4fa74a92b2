// Who did what, and when (R16, R18; OSL 4 kap. 1 §): the facts of the matter's folder, and between them what the list of entries says of its registering. That
// list is where the number, and who gave it, are found: no fact says it.

import type { DiarySaid } from './diary.ts';
import type { FactName } from './matter.ts';
import type { MatterLife } from './matterLife.ts';
import { factWords } from './matterWords.ts';

/** `at` is SharePoint's stamp (ISO). `key` is one of a kind in its matter. */
export type MatterEvent = { key: string; at: string; sentence: string; meta?: string };

/** In order. The facts stand in their own order; a row stands after every fact that was saved when it was added. */
export function matterHistory({ opened, facts, diarySaid }: Pick<MatterLife, 'opened' | 'facts' | 'diarySaid'>): MatterEvent[] {
  const events: MatterEvent[] = facts.map(({ place, createdAt, fact }) => ({ key: String(place), at: createdAt, ...factWords(fact, opened) }));
  for (const event of saidInWords(diarySaid)) events.splice(events.findLastIndex(({ at }) => at <= event.at) + 1, 0, event);
  return events;
}

/** What no fact says. Why something was returned, or is not to be registered, is a fact; so is each step of a move but that it was gone through. */
function saidInWords(said: readonly DiarySaid[]): MatterEvent[] {
  let [asked, registered] = [false, false];
  return said.flatMap(({ state, number, at, by, key }): MatterEvent[] => {
    switch (state) {
      case 'waiting': {
        const sentence = `${by} bad om ett diarienummer${asked ? ' igen' : ''}`;
        asked = true;
        return [{ key, at, sentence }];
      }
      case 'registered': {
        const sentence = registered ? `Diarienumret ändrat till ${number} av ${by}` : `Diariefört som ${number} av ${by}`;
        registered = true;
        return [{ key, at, sentence }];
      }
      case 'moveSeen':
        return [{ key, at, sentence: `${by} gick igenom var innehållet kan finnas kvar` }];
      default:
        return [];
    }
  });
}

/** What is no answer to the registrar: the authority's own errands with those who ask for the record. */
const errands: readonly FactName[] = ['released', 'withheld'];

/** What the registrar asked for when it was first returned, and all that has been said since: notes, new evidence, that the number is asked for again. */
export function askedAndAnswered(life: Pick<MatterLife, 'opened' | 'facts' | 'diarySaid'>): MatterEvent[] {
  const first = life.facts.find(({ fact }) => fact.kind === 'returned');
  if (!first) return [];
  const apart = life.facts.filter(({ fact }) => errands.includes(fact.kind)).map(({ place }) => String(place));
  const events = matterHistory(life);
  return events.slice(events.findIndex(({ key }) => key === String(first.place))).filter(({ key }) => !apart.includes(key));
}
