// Between the moment a text is shown and the moment it stands in the list the plan may change under it: it may be withdrawn, sent again or decided elsewhere.
// So it is asked anew, from the lists, before the signature, before the writing and after it.

import { isDeciding, whoDecided } from '../../domain/decision.ts';
import type { AddresseeFact, Fact } from '../../domain/fact.ts';
import { signingText } from '../../domain/factText.ts';
import { addresseesOf, delegationsOf, type FactInContext } from '../../domain/judgedFacts.ts';
import type { DecidingFact, VersionLife } from '../../domain/planLife.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { adviceOn, prepare, whyNotCounted } from './preparation.ts';
import { isObstacle, type Ground } from './prepared.ts';
import { signTexts } from './signTexts.ts';

/** What the person wrote freely in a fact. */
function writtenIn(fact: Fact): string {
  if ('comment' in fact) return fact.comment;
  if ('reason' in fact) return fact.reason;
  return 'reference' in fact ? fact.reference : '';
}

/** Why this fact may not be written on the ground as it is now: the step is no longer open for it, it would say something else, or it would not count. */
export function whyNotNow(request: SignRequest, fact: Fact, sha256: string, ground: Ground): string | undefined {
  const answer = prepare(request, ground);
  if (isObstacle(answer)) return answer.obstacle;
  if (signingText(answer.fact(writtenIn(fact), fact.time)) !== signingText(fact)) return signTexts.obstacle.changed;
  return whyNotCounted(fact, sha256, ground);
}

/** What is said of a fact that stands in the list and does not hold. `again`: signing once more may help. */
export type Late = { title: string; sentence: string; again?: true };

/**
 * What became of a fact that was written: undefined when it holds, what to say when it does not, 'missing' when the lists do not show it (yet).
 * A stand-in belongs to no plan and is judged among the stand-ins.
 */
export function whyLate(fact: Fact, sha256: string, ground: Ground): Late | 'missing' | undefined {
  const facts = ground.file?.facts ?? ground.delegations ?? [];
  const judgement = facts.find(({ stored }) => stored.sha256 === sha256)?.judgement;
  if (!judgement) return 'missing';
  const { late } = signTexts;
  if (judgement.late && isDeciding(fact)) return readdressedLate(fact, facts);
  // Who was shown another decision before their own is told of it as of every other change of the plan.
  if (!judgement.counts && judgement.fault !== 'order')
    return { title: late.titleNotCounted, sentence: late.notCounted(adviceOn(judgement, fact)), again: true };
  const life = ground.file?.life.versions.find(({ version }) => version === fact.version);
  if (fact.kind === 'delegation') {
    const holds = delegationsOf(facts).some((one) => one.sha256 === sha256);
    return holds ? undefined : { title: late.titleNotCounted, sentence: late.appointedAgain };
  }
  if (fact.kind === 'addressee') return namedLate(fact, sha256, facts, life);
  return isDeciding(fact) ? decidedLate(fact, sha256, life, ground.file?.applicant.name ?? '') : undefined;
}

/** Somebody else was named for the step between the signature and the writing. */
function readdressedLate(fact: DecidingFact, facts: readonly FactInContext[]): Late {
  const { late } = signTexts;
  const what = fact.kind === 'decision' ? late.yours : late.entered;
  const now = addresseesOf(facts, fact.version ?? 0)[fact.step];
  return { title: late.title(what), sentence: late.readdressed(now?.fact.to.name ?? signTexts.nobody, what) };
}

/** Somebody has named yet another chief since, or the step is decided: then this choice changes nothing. */
function namedLate(fact: AddresseeFact, sha256: string, facts: readonly FactInContext[], life: VersionLife | undefined): Late | undefined {
  const { late } = signTexts;
  const counted = life?.steps[fact.step].counted;
  if (counted) return { title: late.titleNotCounted, sentence: late.decidedAlready(whoDecided(counted).person.name) };
  const now = addresseesOf(facts, fact.version ?? 0)[fact.step];
  return now?.sha256 === sha256 ? undefined : { title: late.titleNotCounted, sentence: late.named(now?.fact.to.name ?? signTexts.nobody) };
}

/** A decision may be genuine and still come after another one, or after the plan was taken back. */
function decidedLate(fact: DecidingFact, sha256: string, life: VersionLife | undefined, applicant: string): Late | undefined {
  const { late } = signTexts;
  const counted = life?.steps[fact.step].counted;
  if (counted?.sha256 === sha256) return undefined;
  const what = fact.kind === 'decision' ? late.yours : late.entered;
  const title = late.title(what);
  if (!counted) return { title, sentence: life?.state === 'withdrawn' || life?.state === 'laidDown' ? late.withdrawn(applicant, what) : late.order(what) };
  const { person } = whoDecided(counted);
  if (fact.kind !== 'decision') return { title, sentence: late.decidedAlready(person.name) };
  if (person.oid !== fact.by.oid) return { title, sentence: late.decided(person.name) };
  return { title, sentence: counted.fact.kind === 'decision' ? late.decidedByYou : late.enteredForYou };
}
