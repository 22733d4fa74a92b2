// Cards and mails of a plan, sent as the person who acts (R31, R32, R106). Someone whose chat cannot be opened gets the same words by mail.

import { accountChanged } from '../cards/accountChanged.ts';
import { addresseeChanged } from '../cards/addresseeChanged.ts';
import { asCard } from '../cards/card.ts';
import { decisionLinks, planLink, type TeamsApp } from '../cards/link.ts';
import type { Letter, PlanInLetter } from '../cards/letter.ts';
import { asMail } from '../cards/mail.ts';
import { planCopy } from '../cards/planCopy.ts';
import { planDecided, type Approval } from '../cards/planDecided.ts';
import { planReminder } from '../cards/planReminder.ts';
import { planReturned } from '../cards/planReturned.ts';
import { planToApprove } from '../cards/planToApprove.ts';
import { whoDecided } from '../domain/decision.ts';
import type { CardKind, Effect } from '../domain/effects.ts';
import { steps } from '../domain/fact.ts';
import { addresseesOf } from '../domain/judgedFacts.ts';
import type { Colleague } from '../domain/person.ts';
import { openStep, type DecidingFact, type JudgedFact, type VersionLife } from '../domain/planLife.ts';
import { changesBetween } from '../domain/planWords.ts';
import { functionsOf } from '../domain/settings.ts';
import { OutsideError, isOutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';
import type { ReadVersion } from './judging.ts';
import { namesOf, addressee, type PlanFile } from './planFile.ts';
import { planPdf, recordPath } from './recording.ts';
import { accountToday } from './reporting.ts';

/** What links are made of. */
export type Links = { app: TeamsApp; decisionLink: 'dialog' | 'tab' };

/** A mail with attachments stays under this (Graph takes 4 MB in all, base64 adds a third). */
export const mostAttached = 2_200_000;

/** Sends one card, or its words by mail when no chat can be opened. Answers what the event keeps: never content. */
export async function sendCard(ports: Ports, links: Links, file: PlanFile, effect: Effect & { kind: 'card' }): Promise<Record<string, unknown>> {
  if (effect.to.oid === ports.people.me().oid) return { to: effect.to.oid, by: 'self' };
  const letter = letterFor(links, file, effect);
  const by = await deliver(ports, effect.to, letter);
  await ports.messages.notify(
    effect.to.oid,
    activityType[effect.card],
    { plan: letter.lead },
    letter.sentences[0] ?? letter.title,
    effect.card === 'toApprove' ? `beslut/${file.planId}` : `planer/${file.planId}`,
  );
  return { to: effect.to.oid, by };
}

const activityType = {
  toApprove: 'planToApprove',
  addresseeChanged: 'planReaddressed',
  returned: 'planReturned',
  decided: 'planDecided',
  copy: 'planCopy',
  accountChanged: 'accountChanged',
} as const satisfies Record<CardKind, string>;

/** By card, or by mail to whoever has no chat. Throws OutsideError where a later try may do better. */
export async function deliver(ports: Ports, to: Colleague, letter: Letter): Promise<'card' | 'mail'> {
  try {
    const chat = await ports.messages.chatWith([to]);
    await ports.messages.card(chat, asCard(letter), `${letter.title}: ${letter.lead}`);
    return 'card';
  } catch (thrown) {
    if (!isOutsideError(thrown) || thrown.kind === 'offline' || thrown.kind === 'throttled' || thrown.kind === 'signedOut') throw thrown;
    await ports.messages.mail({ to: [to.upn], ...asMail(letter), attachments: [] });
    return 'mail';
  }
}

/** The copy of the approved plan to informationsfunktionen's mailbox: the PDF goes with the mail, or a link when it is too large. */
export async function sendCopyMail(ports: Ports, links: Links, file: PlanFile, version: number): Promise<Record<string, unknown>> {
  const { mailbox, members } = functionsOf(file.municipality.settings).information;
  if (!mailbox && members.length === 0) throw new OutsideError('missing', 'informationsfunktionen has neither a mailbox nor members in the settings');
  const { read, life } = versionIn(file, version);
  const pdf = await planPdf(ports, file, version);
  const stored = await ports.archive.find('Records', `${recordPath(file, version)}.pdf`);
  const fits = pdf.length <= mostAttached;
  const letter = planCopy({
    plan: planIn(file, read),
    applicant: file.applicant.name,
    approvals: approvalsOf(life),
    tab: planLink(links.app, file.planId),
    ...(fits ? { attached: true as const } : stored ? { file: stored.webUrl } : {}),
  });
  const name = `${recordPath(file, version).split('/').at(-1)}.pdf`;
  if (mailbox) await ports.messages.mail({ to: [mailbox], ...asMail(letter), attachments: fits ? [{ name, type: 'application/pdf', bytes: pdf }] : [] });
  return { to: mailbox || 'members', attached: fits };
}

/** The notice of a dated change to informationsfunktionen's mailbox (R108, R109); its members get cards besides. */
export async function sendChangeMail(ports: Ports, links: Links, file: PlanFile, change: number): Promise<Record<string, unknown>> {
  const { mailbox } = functionsOf(file.municipality.settings).information;
  if (mailbox) await ports.messages.mail({ to: [mailbox], ...asMail(changeLetter(links, file, change)), attachments: [] });
  return { to: mailbox || 'members' };
}

function changeLetter(links: Links, file: PlanFile, change: number): Letter {
  const told = accountToday(file, undefined).told.find(({ event }) => event.id === change);
  if (!told) throw new Error(`the event ${change} tells no change of the account`);
  const { read } = versionIn(file, file.life.approvedVersion);
  return accountChanged({ plan: planIn(file, read), by: told.event.by.name, change: told, tab: planLink(links.app, file.planId) });
}

/** *Påminn*: one more card to the chief who has the plan. Answers what the event keeps. */
export async function remindCard(ports: Ports, links: Links, file: PlanFile, to: Colleague): Promise<Record<string, unknown>> {
  const { newest } = file.life;
  const step = openStep(newest);
  if (!newest || !step) throw new RangeError(`nobody has ${file.planId}`);
  const { read } = versionIn(file, newest.version);
  const card = planReminder({
    plan: planIn(file, read),
    step,
    applicant: file.applicant.name,
    since: newest.since,
    links: decisionLinks(links.app, file.planId, links.decisionLink),
  });
  return { to: to.oid, by: await deliver(ports, to, card) };
}

function letterFor(links: Links, file: PlanFile, effect: Effect & { kind: 'card' }): Letter {
  const { read, life } = versionIn(file, effect.version);
  const plan = planIn(file, read);
  const tab = planLink(links.app, file.planId);
  switch (effect.card) {
    case 'toApprove':
      return toApprove(links, file, effect, read, life);
    case 'addresseeChanged': {
      const step = effect.step ?? 'unitManager';
      const now = addresseesOf(file.facts, effect.version)[step];
      const by = file.facts.find(({ stored }) => stored.sha256 === now?.sha256)?.stored.createdBy.name ?? '';
      return addresseeChanged({ plan, step, by, to: now?.fact.to.name ?? '', tab });
    }
    case 'returned': {
      const counted = life.steps.departmentHead.counted ?? life.steps.unitManager.counted;
      return planReturned({
        plan,
        step: counted?.fact.step ?? 'unitManager',
        by: counted ? deciderName(counted) : '',
        at: counted?.at ?? read.at,
        comment: counted?.fact.comment ?? '',
        tab,
      });
    }
    case 'decided':
      return planDecided({ plan, approvals: approvalsOf(life), copySent: life.state !== 'approved', tab });
    case 'accountChanged':
      return changeLetter(links, file, effect.change ?? 0);
    case 'copy':
      return planCopy({ plan, applicant: file.applicant.name, approvals: approvalsOf(life), tab });
  }
}

function toApprove(links: Links, file: PlanFile, effect: Effect & { kind: 'card' }, read: ReadVersion, life: VersionLife): Letter {
  const before = file.versions.filter(({ version }) => version < effect.version).at(-1);
  const step = effect.step ?? 'unitManager';
  const counted = life.steps.unitManager.counted;
  const asked = addressee(file, effect.version, step);
  return planToApprove({
    plan: planIn(file, read),
    step,
    applicant: file.applicant.name,
    sentAt: read.at,
    links: decisionLinks(links.app, file.planId, links.decisionLink),
    ...(step === 'departmentHead' && counted ? { approved: { by: deciderName(counted), at: counted.at } } : {}),
    ...(before ? { changed: changesBetween(before.plan.answers, read.plan.answers, namesOf(file.municipality)).map(({ label }) => label) } : {}),
    ...(asked && !asked.namedByDepartments && asked.by.oid === file.applicant.oid ? { namedByApplicant: true as const } : {}),
  });
}

const deciderName = (decision: JudgedFact<DecidingFact>) => whoDecided(decision).person.name;

function approvalsOf(life: VersionLife): Approval[] {
  return steps.flatMap((step) => {
    const counted = life.steps[step].counted;
    return counted?.fact.decision === 'approve' ? [{ step, by: deciderName(counted), at: counted.at }] : [];
  });
}

function planIn(file: PlanFile, read: ReadVersion): PlanInLetter {
  return { answers: read.plan.answers, version: read.version, names: namesOf(file.municipality) };
}

function versionIn(file: PlanFile, version: number): { read: ReadVersion; life: VersionLife } {
  const read = file.versions.find((one) => one.version === version);
  const life = file.life.versions.find((one) => one.version === version);
  if (!read || !life) throw new Error(`version ${version} of the plan was not read`);
  return { read, life };
}
