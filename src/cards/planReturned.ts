// To the applicant: a chief wants something changed. The comment is required and is the heart of it.

import type { Step } from '../domain/fact.ts';
import { chiefTitles } from '../domain/guidelines.ts';
import { swedishMoment } from '../domain/swedish.ts';
import { leadOf, quoted, type Letter, type PlanInLetter } from './letter.ts';

export type PlanReturned = { plan: PlanInLetter; step: Step; by: string; at: string; comment: string; tab: string };

export function planReturned({ plan, step, by, at, comment, tab }: PlanReturned): Letter {
  return {
    title: 'Aktivitetsplanen är återlämnad',
    lead: leadOf(plan),
    sentences: [`${by}, ${chiefTitles[step]}, lämnade tillbaka version ${plan.version} den ${swedishMoment(at)}.`, 'Ändra planen och skicka den igen.'],
    quote: quoted(comment),
    facts: [],
    buttons: [{ text: 'Öppna i fliken', href: tab }],
  };
}
