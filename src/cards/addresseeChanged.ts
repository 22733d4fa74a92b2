// To the chief who need not decide any more: informationsfunktionen or an administrator has named somebody else. The new one gets planToApprove.

import type { Step } from '../domain/fact.ts';
import { chiefTitles } from '../domain/guidelines.ts';
import { leadOf, type Letter, type PlanInLetter } from './letter.ts';

export type AddresseeChanged = { plan: PlanInLetter; step: Step; by: string; to: string; tab: string };

export function addresseeChanged({ plan, step, by, to, tab }: AddresseeChanged): Letter {
  return {
    title: 'Du behöver inte besluta om aktivitetsplanen',
    lead: leadOf(plan),
    sentences: [`${by} har utsett ${to} att besluta om version ${plan.version} som ${chiefTitles[step]}.`],
    facts: [],
    buttons: [{ text: 'Öppna i fliken', href: tab }],
  };
}
