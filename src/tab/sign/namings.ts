// Signing who decides: an own choice of chief, a re-addressing, Information's confirmation, a stand-in (who decides, stand-in).

import type { AddresseeFact, ConfirmationFact, DelegationFact } from '../../domain/fact.ts';
import { wasNamed } from '../../domain/history.ts';
import { addresseesOf, delegationsOf } from '../../domain/judgedFacts.ts';
import { openStep } from '../../domain/planLife.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { endsOne } from '../../domain/standIn.ts';
import { inSweden, swedishDay } from '../../domain/swedish.ts';
import { newestVersion, showPlan } from './planShown.ts';
import { obstacle, type FreeText, type Ground, type Line, type Obstacle, type PlanGround, type Prepared } from './prepared.ts';
import { signTexts } from './signTexts.ts';

type Request<K extends SignRequest['kind']> = Extract<SignRequest, { kind: K }>;

/** The applicant signs the first choice of a version; later Information or an Administrator signs another. */
export function prepareAddressee(request: Request<'addressee'>, ground: PlanGround): Prepared | Obstacle {
  const { file, me, now } = ground;
  const version = newestVersion(ground);
  if (!version) return obstacle(signTexts.obstacle.missing);
  if (!openStep(file.life.newest) || file.life.newest?.steps[request.step].counted) return obstacle(signTexts.obstacle.changed);
  const former = addresseesOf(file.facts, version.version)[request.step]?.fact.to;
  if (former && !me.roles.some((role) => role === 'Information' || role === 'Administrator')) return obstacle(signTexts.obstacle.role(me.name), true);
  if (!former && me.oid !== version.plan.applicant.oid) return obstacle(signTexts.obstacle.notApplicant(version.plan.applicant.name, me.name), true);
  const namedByDepartments = wasNamed(file.named, request.step, request.to.oid, now.getTime());
  const fact = (reason: string, time: string): AddresseeFact => ({
    ...headOf(version, me.oid, time),
    kind: 'addressee',
    step: request.step,
    to: request.to,
    reason,
    namedByDepartments,
  });
  const reason: FreeText =
    former || namedByDepartments ? { ...signTexts.freeText.readdress, initial: request.reason } : { ...signTexts.freeText.reason, initial: request.reason };
  const lines: Line[] = [[signTexts.step(request.step), nameAndAccount(request.to)], ...(former ? [[signTexts.lines.former, former.name] as const] : [])];
  return {
    heading: signTexts.heading.addressee(request.to.name, request.step),
    plan: showPlan(version, ground),
    lines,
    freeText: reason,
    after: signTexts.after.addressee,
    button: signTexts.button.name,
    fact,
  };
}

/** Information confirms whom the applicant named. */
export function prepareConfirmation(request: Request<'confirmation'>, ground: PlanGround): Prepared | Obstacle {
  const { file, me } = ground;
  const version = newestVersion(ground);
  if (!version) return obstacle(signTexts.obstacle.missing);
  if (!me.roles.includes('Information')) return obstacle(signTexts.obstacle.role(me.name), true);
  const asked = addresseesOf(file.facts, version.version)[request.step];
  if (!asked || asked.fact.namedByDepartments) return obstacle(signTexts.obstacle.nothingToConfirm);
  const fact = (_text: string, time: string): ConfirmationFact => ({
    ...headOf(version, me.oid, time),
    kind: 'confirmation',
    step: request.step,
    addresseeSha256: asked.sha256,
  });
  const lines: Line[] = [
    [signTexts.step(request.step), nameAndAccount(asked.fact.to)],
    ...(asked.fact.reason ? [[signTexts.freeText.reason.label, asked.fact.reason] as const] : []),
  ];
  return {
    heading: signTexts.heading.confirmation(asked.fact.to.name, request.step),
    plan: showPlan(version, ground),
    lines,
    after: signTexts.after.confirmation,
    button: signTexts.button.confirm,
    fact,
  };
}

/** A chief appoints or ends; an Administrator may enter what somebody else has decided, with reference. */
export function prepareDelegation(request: Request<'delegation'>, { me, now, delegations = [] }: Ground): Prepared | Obstacle {
  const { to, from, until } = request;
  const { day: today } = inSweden(now.toISOString());
  const own = me.oid === request.for.oid;
  if (!own && !me.roles.includes('Administrator')) return obstacle(signTexts.obstacle.notChief(request.for.name, me.name), true);
  const fact = (reference: string, time: string): DelegationFact => ({
    v: 1,
    alg: 'sha256',
    kind: 'delegation',
    planId: null,
    version: null,
    versionSha256: null,
    by: { oid: me.oid },
    time,
    previous: null,
    for: request.for,
    to,
    from,
    until,
    reference,
  });
  const held = delegationsOf(delegations).map((one) => one.fact);
  const ends = endsOne(request, held, today);
  const calledOff = until < from;
  if (calledOff && !ends) return obstacle(signTexts.obstacle.nothingToEnd);
  const lines: Line[] = [
    [signTexts.lines.chief, nameAndAccount(request.for)],
    [signTexts.lines.standInPerson, nameAndAccount(to)],
    [calledOff ? signTexts.lines.wouldBegin : signTexts.lines.from, swedishDay(from)],
    ...(calledOff ? [] : [[ends ? signTexts.lines.lastDay : signTexts.lines.until, swedishDay(until)] as const]),
  ];
  const reference: FreeText = { ...(own ? signTexts.freeText.ownReference : signTexts.freeText.reference), initial: request.reference };
  return {
    heading: (ends ? signTexts.heading.delegationEnds : signTexts.heading.delegation)(to.name, request.for.name),
    lines,
    freeText: reference,
    after: calledOff ? signTexts.after.delegationCalledOff : ends ? signTexts.after.delegationEnds : signTexts.after.delegation,
    button: ends ? signTexts.button.end : signTexts.button.appoint,
    fact,
  };
}

const headOf = (version: { plan: { planId: string }; version: number; sha256: string }, oid: string, time: string) =>
  ({ v: 1, alg: 'sha256', planId: version.plan.planId, version: version.version, versionSha256: version.sha256, by: { oid }, time, previous: null }) as const;
const nameAndAccount = ({ name, upn }: { name: string; upn: string }) => (upn ? `${name}, ${upn}` : name);
