// To the chief whose turn it is (R31, R104, R105).

import type { Step } from '../domain/fact.ts';
import { chiefTitles } from '../domain/guidelines.ts';
import { listed, swedishDay, swedishMoment, inSweden } from '../domain/swedish.ts';
import { leadOf, planFacts, type DecisionLinks, type Letter, type PlanInLetter } from './letter.ts';

export type PlanToApprove = {
  plan: PlanInLetter;
  step: Step;
  applicant: string;
  /** ISO, UTC. */
  sentAt: string;
  /** The unit manager's approval, when the head of department is asked. */
  approved?: { by: string; at: string };
  /** Short labels of what differs from the version before (changesBetween). */
  changed?: readonly string[];
  /** Somebody else than Departments names was chosen by the applicant. */
  namedByApplicant?: true;
  links: DecisionLinks;
};

export function planToApprove({ plan, step, applicant, sentAt, approved, changed = [], namedByApplicant, links }: PlanToApprove): Letter {
  const sent = `${applicant} skickade version ${plan.version} den ${swedishDay(inSweden(sentAt).day)}.`;
  return {
    title: 'Godkänn aktivitetsplan',
    lead: leadOf(plan),
    sentences: [
      `Väntar på dig som ${chiefTitles[step]}.`,
      approved ? `${approved.by} godkände version ${plan.version} den ${swedishMoment(approved.at)}.` : sent,
      ...(changed.length ? [`Ändrat sedan version ${plan.version - 1}: ${listed(changed)}.`] : []),
      ...(namedByApplicant ? ['Du är angiven av sökanden.'] : []),
    ],
    facts: planFacts(plan),
    note: presentState,
    buttons: decisionButtons(links),
  };
}

/** A card is never changed after it was sent. */
export const presentState = 'Aktuellt läge visas när du öppnar planen.';

/** The two roads to the decision, the asked-for act first. */
export const decisionButtons = ({ decide, tab }: DecisionLinks) => [
  { text: 'Granska och besluta', href: decide },
  { text: 'Öppna i fliken', href: tab },
];
