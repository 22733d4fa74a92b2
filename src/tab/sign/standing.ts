// Between the moment a text is shown and the moment it stands in the list the plan may change under it: it may be withdrawn, sent again or decided elsewhere.
// So it is asked anew, from the lists, before the signature, before the writing and after it.

import type { Fact } from '../../domain/fact.ts';
import { signingText } from '../../domain/factText.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { prepare, whyNotCounted } from './preparation.ts';
import { isObstacle, type Ground } from './prepared.ts';
import { signTexts } from './signTexts.ts';

/** What the person wrote freely in a fact. */
export function writtenIn(fact: Fact): string {
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

/**
 * What became of a fact that stands in the list: undefined when it is the one that counts, else the sentence of why not.
 * A stand-in belongs to no plan and is judged before it is written.
 */
export function whyLate(fact: Fact, sha256: string, { file }: Ground): string | undefined {
  if (fact.kind === 'delegation') return undefined;
  const judgement = file?.facts.find(({ stored }) => stored.sha256 === sha256)?.judgement;
  if (!judgement?.counts) return signTexts.late.notCounted(judgement?.text ?? '');
  if (fact.kind !== 'decision' && fact.kind !== 'paper' && fact.kind !== 'external') return undefined;
  const life = file?.life.versions.find(({ version }) => version === fact.version);
  const counted = life?.steps[fact.step].counted;
  if (counted?.sha256 === sha256) return undefined;
  if (counted?.by.oid === fact.by.oid) return signTexts.late.decidedByYou;
  if (counted) return signTexts.late.decided(counted.fact.kind === 'decision' ? counted.by.name : counted.fact.signedBy.name);
  return life?.state === 'withdrawn' || life?.state === 'laidDown' ? signTexts.late.withdrawn(file?.applicant.name ?? '') : signTexts.late.order;
}
