// The applicant reminds the chief, as often as domain/reminder.ts lets; there is no time-out.

import type { Step } from '../domain/fact.ts';
import { chiefTitles } from '../domain/guidelines.ts';
import { inSweden, swedishDay } from '../domain/swedish.ts';
import { leadOf, planFacts, type DecisionLinks, type Letter, type PlanInLetter } from './letter.ts';
import { decisionButtons, presentState } from './planToApprove.ts';

/** `since` is when the plan came to the chief (ISO, UTC). */
export type PlanReminder = { plan: PlanInLetter; step: Step; applicant: string; since: string; links: DecisionLinks };

export function planReminder({ plan, step, applicant, since, links }: PlanReminder): Letter {
  return {
    title: 'Påminnelse: godkänn aktivitetsplan',
    lead: leadOf(plan),
    sentences: [`Väntar på dig som ${chiefTitles[step]} sedan den ${swedishDay(inSweden(since).day)}.`, `${applicant} påminner om version ${plan.version}.`],
    facts: planFacts(plan),
    note: presentState,
    buttons: decisionButtons(links),
  };
}
