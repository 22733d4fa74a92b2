// To informationsfunktionen: "En kopia av godkänd aktivitetsplan lämnas till informationsfunktionen" (R32, R106).

import { leadOf, planFacts, type Letter, type PlanInLetter } from './letter.ts';
import { approvalFacts, type Approval } from './planDecided.ts';

/** `file` is where the PDF lies, when it was too large to go with the mail. `attached` = the PDF goes with the mail. */
export type PlanCopy = { plan: PlanInLetter; applicant: string; approvals: readonly Approval[]; tab: string; file?: string; attached?: true };

export function planCopy({ plan, applicant, approvals, tab, file, attached }: PlanCopy): Letter {
  return {
    title: 'Kopia av godkänd aktivitetsplan',
    lead: leadOf(plan),
    sentences: [
      `Planen är godkänd av båda. ${applicant} är sökande.`,
      ...(attached ? ['Planen är bifogad som PDF.'] : []),
      'Öppna planen och bekräfta att ni har tagit emot kopian.',
    ],
    facts: [...planFacts(plan), ...approvalFacts(approvals)],
    buttons: [{ text: 'Öppna i fliken', href: tab }, ...(file ? [{ text: 'Öppna PDF', href: file }] : [])],
  };
}
