// What exactly is to be signed: from the errand in the address and from what the lists say, for the person who is signed in.
// Nothing is taken from the address but the wish; the plan, its hash, the addressee and the decision before come from the lists.

import type { Fact } from '../../domain/fact.ts';
import { nonceOf, signingText } from '../../domain/factText.ts';
import { whatIsWrong, type Judgement } from '../../domain/finding.ts';
import { inForce } from '../../domain/history.ts';
import { judgeFacts } from '../../domain/judgedFacts.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import type { StoredFact } from '../../domain/verification.ts';
import { prepareDecision, prepareEntered } from './decisions.ts';
import { prepareAddressee, prepareConfirmation, prepareDelegation } from './namings.ts';
import { obstacle, type Ground, type Obstacle, type Prepared } from './prepared.ts';
import { signTexts } from './signTexts.ts';

/** What the person is shown and may sign, or why not. */
export function prepare(request: SignRequest, ground: Ground): Prepared | Obstacle {
  if (request.kind === 'delegation') return prepareDelegation(request, ground);
  const { file } = ground;
  if (!file) return obstacle(signTexts.obstacle.missing);
  const newest = file.life.newest?.version ?? 0;
  if (newest !== request.version) return obstacle(newest > request.version ? signTexts.obstacle.sentAgain(newest) : signTexts.obstacle.changed);
  const ofPlan = { ...ground, file };
  switch (request.kind) {
    case 'decision':
      return prepareDecision(request, ofPlan);
    case 'addressee':
      return prepareAddressee(request, ofPlan);
    case 'confirmation':
      return prepareConfirmation(request, ofPlan);
    case 'paper':
    case 'external':
      return prepareEntered(request, ofPlan);
  }
}

/** Is a fresh sign-in demanded now? */
export const freshDemanded = ({ rules, now }: Ground): boolean => inForce(rules.freshSignIn, now.getTime()) === true;

/** Which check a fact does not pass, and what its maker may do about it. */
export function adviceOn(judgement: Judgement, { kind }: Pick<Fact, 'kind'>): string {
  const { fault } = judgement;
  const advice = fault === 'role' ? signTexts.whoMay[kind] : fault && signTexts.whatToDo[fault];
  return [whatIsWrong(judgement), advice].filter(Boolean).join(' ');
}

/**
 * The verdict that a flawless signature by this person would get now: asked before anyone signs, so that nobody signs in vain.
 * Answers the sentence of what is wrong, or undefined when the fact would count.
 */
export function whyNotCounted(fact: Fact, sha256: string, { me, clientId, now, rules, file, delegations }: Ground): string | undefined {
  if (clientId !== inForce(rules.audience, now.getTime())) return signTexts.obstacle.registration;
  const at = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: `https://login.microsoftonline.com/${rules.tenantId}/v2.0`,
    aud: clientId,
    tid: rules.tenantId,
    oid: me.oid,
    nonce: nonceOf(sha256),
    iat: at,
    auth_time: at,
    roles: me.roles,
  };
  const rows = (file?.facts ?? delegations ?? []).map(({ stored }) => stored);
  const id = Math.max(0, ...rows.map((row) => row.id)) + 1;
  const imagined: StoredFact = {
    id,
    createdAt: now.toISOString(),
    createdBy: me,
    fact: signingText(fact),
    sha256,
    token: { signatureHolds: true, keyIsTrusted: true, alg: 'RS256', kid: '', claims },
  };
  const plan = { planId: file?.planId ?? '', applicantOid: file?.applicant.oid ?? '', versions: file?.versions ?? [] };
  const judgement = judgeFacts([...rows, imagined], plan, rules).find(({ stored }) => stored.id === id)?.judgement;
  return !judgement || judgement.counts ? undefined : signTexts.obstacle.wouldNotCount(adviceOn(judgement, fact));
}
