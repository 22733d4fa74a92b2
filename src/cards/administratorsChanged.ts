// To informationsfunktionen: "Byter ni inloggningsuppgifter eller administratör för kontot ska detta meddelas" (R109).

import type { Person } from '../domain/person.ts';
import { listed, swedishDay } from '../domain/swedish.ts';
import { leadOf, oneLine, type Letter, type PlanInLetter } from './letter.ts';

/** `on` is the day the change holds from, YYYY-MM-DD. */
export type AdministratorsChanged = { plan: PlanInLetter; by: string; on: string; came: readonly Person[]; left: readonly Person[]; tab: string };

export function administratorsChanged({ plan, by, on, came, left, tab }: AdministratorsChanged): Letter {
  const named = (label: string, people: readonly Person[]) => (people.length ? [{ label, value: oneLine(listed(people.map(({ name }) => name))) }] : []);
  return {
    title: 'Administratörer ändrade',
    lead: leadOf(plan),
    sentences: [`${by} har anmält byte av administratör från den ${swedishDay(on)}.`, 'Kontrollera att inloggningsuppgifterna för förvar fortfarande gäller.'],
    facts: [...named('Nya', came), ...named('Slutar', left)],
    buttons: [{ text: 'Öppna i fliken', href: tab }],
  };
}
