// Signing a decision (R31, R104, R105), or entering one that was made on paper or with an external signature.

import { decisionFact, enteredFact, signingDayFault, whoDecided } from '../../domain/decision.ts';
import { levels, type Level, type Step } from '../../domain/fact.ts';
import { inForce } from '../../domain/history.ts';
import { addresseesOf } from '../../domain/judgedFacts.ts';
import { openStep } from '../../domain/planLife.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { inSweden, swedishDay } from '../../domain/swedish.ts';
import { deciderOf } from '../../flows/parties.ts';
import { newestVersion, showPlan } from './planShown.ts';
import { obstacle, type FreeText, type Line, type Obstacle, type PlanGround, type Prepared } from './prepared.ts';
import { signTexts } from './signTexts.ts';

type DecisionRequest = Extract<SignRequest, { kind: 'decision' }>;
type EnteredRequest = Extract<SignRequest, { kind: 'paper' | 'external' }>;

/** The step must be open: the plan waits for it, and nobody has decided it. */
function closedStep(step: Step, { file, me }: PlanGround): Obstacle | undefined {
  const { newest } = file.life;
  if (openStep(newest) === step) return undefined;
  if (newest?.state === 'withdrawn' || newest?.state === 'laidDown') return obstacle(signTexts.obstacle.withdrawn(file.applicant.name));
  const counted = newest?.steps[step].counted;
  if (!counted) return obstacle(signTexts.obstacle.changed);
  const { person } = whoDecided(counted);
  return obstacle(person.oid === me.oid ? signTexts.obstacle.youDecided(counted.fact.decision === 'approve') : signTexts.obstacle.decided(person.name));
}

export function prepareDecision(request: DecisionRequest, ground: PlanGround): Prepared | Obstacle {
  const { file, me, now, rules } = ground;
  const { newest } = file.life;
  const version = newestVersion(ground);
  if (!version || !newest) return obstacle(signTexts.obstacle.missing);
  const closed = closedStep(request.step, ground);
  if (closed) return closed;
  const to = addresseesOf(file.facts, version.version)[request.step]?.fact.to;
  if (!to) return obstacle(signTexts.obstacle.nobodyAsked(request.step));
  const decider = deciderOf(file, request.step, me, now.toISOString());
  if (!decider) return obstacle(signTexts.obstacle.notYours(to.name, me.name), true);
  const demanded: Level = inForce(rules.level, now.getTime()) ?? 'signed';
  if (levels.indexOf(demanded) > levels.indexOf('signed')) return obstacle(signTexts.obstacle.level(demanded));
  const applicant = version.plan.applicant.name;
  const approves = request.decision === 'approve';
  const decided = { planId: file.planId, version: newest, step: request.step, decision: request.decision, oid: me.oid };
  return {
    heading: approves ? signTexts.heading.approve : signTexts.heading.return(applicant),
    plan: showPlan(version, ground),
    lines: [
      [signTexts.lines.decision, approves ? signTexts.lines.approve : signTexts.lines.return],
      [signTexts.lines.as, decider.insteadOf ? signTexts.lines.standIn(decider.insteadOf.name, request.step) : signTexts.step(request.step)],
    ],
    freeText: commentOf(request, applicant),
    after: approves ? signTexts.after.approve : signTexts.after.return(applicant),
    button: approves ? signTexts.button.approve : signTexts.button.return,
    fact: (comment, time) => decisionFact(decided, comment, time, decider.delegation),
  };
}

function commentOf({ decision, comment }: DecisionRequest | EnteredRequest, applicant: string): FreeText {
  if (decision === 'approve') return { ...signTexts.freeText.comment, initial: comment };
  const { label, hint, required } = signTexts.freeText.change;
  return { label, hint: hint(applicant), required, initial: comment };
}

/** Only Information enters, and the scan is bound to the signature by its SHA-256. */
export function prepareEntered(request: EnteredRequest, ground: PlanGround): Prepared | Obstacle {
  const { file, me, now } = ground;
  const { newest } = file.life;
  const version = newestVersion(ground);
  if (!version || !newest) return obstacle(signTexts.obstacle.missing);
  if (!me.roles.includes('Information')) return obstacle(signTexts.obstacle.role(me.name), true);
  const closed = closedStep(request.step, ground);
  if (closed) return closed;
  const { kind, step, decision, signedBy, signedOn, fileName, fileSha256 } = request;
  const wrongDay = signingDayFault(signedOn, version.at, now.toISOString());
  if (wrongDay) return obstacle(signTexts.obstacle[wrongDay](swedishDay(signedOn), swedishDay(inSweden(version.at).day)));
  const decided = { planId: file.planId, version: newest, step, decision, oid: me.oid };
  const { lines: label } = signTexts;
  const lines: Line[] = [
    [label.decision, decision === 'approve' ? label.approve : label.return],
    [label.signedBy, `${signedBy.name}, ${signTexts.step(step).toLocaleLowerCase('sv')}`],
    [label.signedOn, swedishDay(signedOn)],
    [label.file, fileName],
    [label.fileChecksum, fileSha256],
  ];
  return {
    heading: signTexts.heading[kind],
    plan: showPlan(version, ground),
    lines,
    freeText: commentOf(request, version.plan.applicant.name),
    after: signTexts.after.entered,
    button: signTexts.button.enter,
    fact: (comment, time) => enteredFact(decided, comment, time, request),
  };
}
