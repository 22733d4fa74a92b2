// To informationsfunktionen: "Byter ni inloggningsuppgifter eller administratör för kontot ska detta meddelas" (R108, R109).

import { field } from '../domain/plan.ts';
import { changeRows, type AccountChange } from '../domain/accountChange.ts';
import { peopleChanged } from '../domain/planWords.ts';
import type { Person } from '../domain/person.ts';
import { listed, swedishDay } from '../domain/swedish.ts';
import { leadOf, oneLine, type Letter, type LetterFact, type PlanInLetter } from './letter.ts';

export type AccountChanged = { plan: PlanInLetter; by: string; change: AccountChange; tab: string };

export function accountChanged({ plan, by, change, tab }: AccountChanged): Letter {
  const custody = change.credentials || 'administrators' in change.after;
  return {
    title: 'Ändring av ett konto',
    lead: leadOf(plan),
    sentences: [
      `${by} har anmält en ändring som gäller från den ${swedishDay(change.on)}.`,
      ...(change.credentials ? ['Inloggningsuppgifterna är bytta.'] : []),
      ...(custody ? ['Kontrollera att inloggningsuppgifterna för förvar fortfarande gäller.'] : []),
    ],
    // What the field table keeps off cards is told to be changed, and read in the tab.
    facts: changeRows(change).flatMap(({ key, label }) =>
      field(key).onCard && (key === 'administrators' || key === 'operators')
        ? comingAndGoing(label, change.before[key], change.after[key])
        : [{ label, value: 'Ändrad' }],
    ),
    buttons: [{ text: 'Öppna i fliken', href: tab }],
  };
}

/** Names only: how people are reached stands in the register. */
function comingAndGoing(label: string, before: readonly Person[] | undefined, after: readonly Person[] | undefined): LetterFact[] {
  const { came, left } = peopleChanged(before, after);
  const named = (what: string, those: readonly Person[]) =>
    those.length ? [{ label: `${label}, ${what}`, value: oneLine(listed(those.map(({ name }) => name))) }] : [];
  const rows = [...named('nya', came), ...named('slutar', left)];
  return rows.length ? rows : [{ label, value: 'Nya kontaktuppgifter' }];
}
