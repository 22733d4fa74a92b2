// The receipt of an approval: to the chief who decided, or to the applicant when both have, with what Bilaga I says not to forget (R106 to R109).

import type { Step } from '../domain/fact.ts';
import { chiefTitles, doNotForget, doNotForgetHeading } from '../domain/guidelines.ts';
import { capitalised, inSweden, swedishDay, swedishMoment } from '../domain/swedish.ts';
import { leadOf, type Letter, type LetterFact, type PlanInLetter } from './letter.ts';

/** An approval that counts. `at` is the token's time (ISO, UTC). */
export type Approval = { step: Step; by: string; at: string };
/** `reader` is the chief who reads it, when it is the decider's own receipt. `copySent` = informationsfunktionen has its copy. */
export type PlanDecided = { plan: PlanInLetter; approvals: readonly Approval[]; reader?: Step; copySent: boolean; tab: string };

export function planDecided({ plan, approvals, reader, copySent, tab }: PlanDecided): Letter {
  const both = approvals.length === 2;
  return {
    title: both ? 'Aktivitetsplanen är godkänd' : `Aktivitetsplanen är godkänd av ${chiefTitles.unitManager}`,
    lead: leadOf(plan),
    sentences: both ? afterBoth(copySent) : afterOne(approvals[0], reader),
    facts: approvalFacts(approvals),
    ...(both ? { reminders: [doNotForgetHeading, ...doNotForget] } : {}),
    buttons: [{ text: 'Öppna i fliken', href: tab }],
  };
}

function afterBoth(copySent: boolean): string[] {
  if (!copySent) return ['Planen är godkänd av båda.', 'En kopia skickas till informationsfunktionen.'];
  return ['Planen är godkänd av båda.', 'En kopia har skickats till informationsfunktionen.', 'Nu kan kontot startas.'];
}

function afterOne(approval: Approval | undefined, reader: Step | undefined): string[] {
  if (!approval) return [];
  const day = swedishDay(inSweden(approval.at).day);
  return [`${approval.step === reader ? 'Du' : approval.by} godkände planen den ${day}.`, 'Den skickas nu till förvaltningschefen.'];
}

/** "Verksamhetens chef: Peter Ålund, 15 december 2026 kl. 09.12", in the order they were made. */
export function approvalFacts(approvals: readonly Approval[]): LetterFact[] {
  return approvals.map(({ step, by, at }) => ({
    label: capitalised(chiefTitles[step]),
    value: `${by}, ${swedishMoment(at)}`,
  }));
}
