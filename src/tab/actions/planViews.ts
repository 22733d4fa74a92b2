// A plan as the screens show it. Nothing is decided here: state, rights and verdicts come from the flows.

import { isPlanned } from '../../domain/account.ts';
import { differences } from '../../domain/accountChange.ts';
import { mayAct, type PlanState } from '../../domain/approval.ts';
import { whoDecided } from '../../domain/decision.ts';
import { steps, type Fact, type Step } from '../../domain/fact.ts';
import { whatIsWrong } from '../../domain/finding.ts';
import { addresseesOf } from '../../domain/judgedFacts.ts';
import type { Colleague } from '../../domain/person.ts';
import { field } from '../../domain/plan.ts';
import { isApproved, openStep, type JudgedFact, type DecidingFact, type VersionLife } from '../../domain/planLife.ts';
import { planTitle } from '../../domain/planWords.ts';
import type { AccountRow, Item } from '../../domain/rows.ts';
import { startParties } from '../../domain/start.ts';
import { listed } from '../../domain/swedish.ts';
import { deciderOf, parties } from '../../flows/parties.ts';
import { addressee, type PlanFile } from '../../flows/planFile.ts';
import { isNextVersion as changing } from '../../flows/planning.ts';
import { remindFrom, toRemind } from '../../flows/reminding.ts';
import { accountToday } from '../../flows/reporting.ts';
import { mayStart, unconfirmed } from '../../flows/running.ts';
import type { DecisionProof, FileLink, Notice, PlanAct, PlanView, Remark, Station, VersionLine } from '../shared/actions.ts';
import { historyOf } from './planHistory.ts';
import { proofOfFact } from './proof.ts';

type Person = Colleague & { roles: readonly string[] };

/** `files` undefined = they could not be read. */
export type PlanViewParts = { files: readonly FileLink[] | undefined; account?: Item<AccountRow>; unfinished: readonly string[] };

export function planView(file: PlanFile, me: Person, now: Date, parts: PlanViewParts): PlanView {
  const { life, draft } = file;
  const remind = remindFrom(file, now.getTime());
  const newest = file.versions.at(-1);
  // What is decided is the version's own text; the draft is shown where it is being written.
  const answers = newest && !mayWrite(file) ? newest.plan.answers : file.answers;
  const waiting = unsignedChoices(file);
  const signed = steps.filter((step) => file.chiefs[step] && !file.chiefs[step].namedByDepartments && !waiting.includes(step));
  const startedAfterwards = answers.startedOn;
  return {
    planId: file.planId,
    title: planTitle(answers),
    etag: draft?.etag ?? '',
    state: life.state,
    version: changing(file) ? (draft?.row.planVersion ?? 1) : (life.newest?.version ?? 1),
    applicant: file.applicant,
    answers,
    signedAddressees: newest ? signed : [],
    chiefs: file.chiefs,
    may: actsOf(file, me, now),
    stations: life.newest ? stationsOf(file, life.newest, me, now) : [],
    history: historyOf(file),
    files: parts.files ?? [],
    ...(parts.files ? {} : { filesUnread: true as const }),
    versions: life.versions.map((version): VersionLine => {
      const read = file.versions.find((one) => one.version === version.version);
      return {
        version: version.version,
        state: version.state,
        sha256: version.sha256,
        answers: read?.plan.answers ?? {},
        ...(read ? { sentAt: read.at } : {}),
      };
    }),
    notices: noticesOf(file, parts),
    ...(startedAfterwards === undefined ? {} : { startedAfterwards }),
    ...(newest ? { sentAt: newest.at } : {}),
    ...(draft ? { savedAt: draft.changedAt, savedBy: draft.changedBy.name } : {}),
    ...(remind && parties(file, me).includes('applicant') ? { remindFrom: new Date(remind).toISOString() } : {}),
    ...(parts.account ? { accountId: parts.account.id } : {}),
  };
}

const editable: readonly PlanState[] = ['draft', 'returned', 'withdrawn'];

/** May the draft be written now? A version that waits or is approved stands as it was sent. */
export const mayWrite = (file: PlanFile): boolean => editable.includes(file.life.state) || changing(file);

function actsOf(file: PlanFile, me: Person, now: Date): PlanAct[] {
  const { state, newest } = file.life;
  const mine = parties(file, me);
  const step = openStep(newest);
  const isChanging = changing(file);
  const may: Partial<Record<PlanAct, boolean>> = {
    edit: mayWrite(file),
    submit: mine.includes('applicant') && (mayAct(state, 'submit', mine) || isChanging),
    signAddressee: mine.includes('applicant') && unsignedChoices(file).length > 0,
    withdraw: mayAct(state, 'withdraw', mine),
    layDown: mayAct(state, 'layDown', mine) && file.draft !== undefined,
    remind: mayAct(state, 'remind', mine) && remindFrom(file, now.getTime()) === undefined && toRemind(file, me) !== undefined,
    change: mayAct(state, 'change', mine) && !isChanging,
    copy: file.versions.length > 0 || file.draft !== undefined,
    decide: step !== undefined && deciderOf(file, step, me, now.toISOString()) !== undefined,
    acknowledgeCopy: mine.includes('information') && has(file, 'copySent') && !has(file, 'copyAcknowledged'),
    confirmAddressee: mine.includes('information') && awaitsConfirmation(file),
    readdress: mayAct(state, 'readdress', mine),
    enterDecision: mine.includes('information') && step !== undefined,
    startAccount: mayAct(state, 'start', startParties({ applicantOid: file.applicant.oid, information: file.information }, me.oid, Infinity)),
    tellStarted: mayStart(file, me) && !isApproved(state) && state !== 'laidDown' && file.draft !== undefined && !hasStarted(file),
  };
  return (Object.keys(may) as PlanAct[]).filter((act) => may[act]);
}

/** A chief the applicant named is confirmed while the plan waits or is approved; a plan that was taken back needs nobody. */
export function awaitsConfirmation(file: PlanFile): boolean {
  const newest = file.life.newest;
  return newest !== undefined && (openStep(newest) !== undefined || isApproved(newest.state)) && unconfirmed(file, newest.version);
}

const hasStarted = (file: PlanFile) => file.life.startedBefore || file.answers.startedOn !== undefined;

/** The plan's address was another account's when it was approved. */
function lacksItsAddress({ row }: Item<AccountRow>, file: PlanFile): boolean {
  const approved = file.versions.find(({ version }) => version === file.life.approvedVersion)?.plan.answers;
  return isPlanned(row) && row.startedOn === '' && Boolean(approved?.address) && !approved?.plannedAddress;
}

const has = (file: PlanFile, what: string) => file.events.some((event) => event.what === what && event.version === file.life.approvedVersion);

/** Steps of the waiting version where the applicant chose someone Departments does not name, and has not signed the choice yet. */
export function unsignedChoices(file: PlanFile): Step[] {
  const newest = file.life.newest;
  if (!newest || !openStep(newest)) return [];
  const asked = addresseesOf(file.facts, newest.version);
  return steps.filter((step) => !asked[step] && file.chiefs[step] !== undefined && !file.chiefs[step].namedByDepartments);
}

export function stationsOf(file: PlanFile, life: VersionLife, me: Person, now: Date): Station[] {
  const open = openStep(life);
  return steps.map((step): Station => {
    const counted = life.steps[step].counted;
    const asked = addressee(file, life.version, step);
    const person = counted ? whoDecided(counted).person : (asked?.to ?? file.chiefs[step]?.to);
    const decided = counted ? { at: counted.at, comment: counted.fact.comment, proof: proofOf(counted, file) } : {};
    return {
      step,
      state: counted ? (counted.fact.decision === 'approve' ? 'approved' : 'returned') : open === step ? 'open' : 'notYet',
      mine: open === step && deciderOf(file, step, me, now.toISOString()) !== undefined,
      remarks: [...remarksOf(file, life, step, counted), ...(open === step && !counted ? standInNow(file, step, me, now) : [])],
      ...(person ? { person } : {}),
      // Who is not asked yet has not got the plan: the applicant's own choice is signed first.
      ...(counted ? decided : open === step && asked ? { at: life.since } : {}),
    };
  });
}

/** I may decide for somebody else today: said before I do. */
function standInNow(file: PlanFile, step: Step, me: Person, now: Date): Remark[] {
  const may = deciderOf(file, step, me, now.toISOString());
  const delegation = file.facts.find(({ stored }) => may?.delegation !== null && stored.sha256 === may?.delegation)?.fact;
  return delegation?.kind === 'delegation' ? [{ kind: 'standIn', for: delegation.for.name, until: delegation.until }] : [];
}

/** Of a decision of this plan. Throws where there is no such fact: what nothing stands behind is never shown as proved. */
export function proofOf({ id }: JudgedFact<DecidingFact>, { facts }: PlanFile): DecisionProof {
  const found = facts.find(({ stored }) => stored.id === id);
  if (!found) throw new Error(`no fact ${id} stands behind the decision`);
  return proofOfFact(found);
}

function remarksOf(file: PlanFile, life: VersionLife, step: Step, counted: JudgedFact<DecidingFact> | undefined): Remark[] {
  const remarks: Remark[] = [];
  const asked = addresseesOf(file.facts, life.version);
  const to = asked[step]?.fact.to.oid;
  if (to !== undefined && to === file.applicant.oid) remarks.push({ kind: 'applicantIsChief' });
  if (step === 'departmentHead' && to !== undefined && to === asked.unitManager?.fact.to.oid) remarks.push({ kind: 'sameChief' });
  if (asked[step] && !asked[step].fact.namedByDepartments && asked[step].fact.by.oid === file.applicant.oid && unconfirmed(file, life.version, step))
    remarks.push({ kind: 'namedByApplicant' });
  const delegation = counted && whoDecided(counted).delegation;
  if (delegation) remarks.push({ kind: 'standIn', for: delegation.for.name, until: delegation.until });
  if (counted && (counted.fact.kind === 'paper' || counted.fact.kind === 'external')) remarks.push({ kind: 'enteredBy', name: counted.by.name });
  for (const late of life.steps[step].late) remarks.push({ kind: 'late', name: whoDecided(late).person.name });
  return remarks;
}

/** What the draft of a further version says otherwise than what was told of the account (R108, R109): meant, or begun before it was told. */
function otherThanNow(file: PlanFile, { account }: PlanViewParts): string[] {
  if (!account || !changing(file)) return [];
  const { now } = accountToday(file, account.row);
  return differences(now, file.answers)
    .filter((key) => now[key] !== undefined)
    .map((key) => field(key).short);
}

/** The row was stamped by the one it names when it was begun: another author now is a stamp that was moved, or a name that was written over. */
function movedAuthor({ draft }: PlanFile): Notice[] {
  if (!draft || draft.row.applicantOid === draft.createdBy.oid) return [];
  const named = draft.row.applicantName || 'någon annan';
  const sentence = `SharePoint anger ${draft.createdBy.name} som den som började på planen, men i planen står ${named}. Kontakta informationsfunktionen.`;
  return [{ kind: 'alarm', sentence }];
}

/** Each sentence once: of many decisions that fall for one reason the reader needs to know that they do. */
function noticesOf(file: PlanFile, parts: PlanViewParts): Notice[] {
  const all = everyNotice(file, parts);
  return all.filter(({ sentence }, place) => all.findIndex((one) => one.sentence === sentence) === place);
}

/** What it is that does not count. A stand-in belongs to no plan: the settings tell of one. */
const named: Readonly<Record<Fact['kind'], string>> = {
  addressee: 'Ett val av godkännare',
  confirmation: 'En bekräftelse av godkännare',
  decision: 'Ett beslut',
  paper: 'Ett beslut på papper',
  external: 'Ett beslut med extern underskrift',
  delegation: 'En ersättare',
};

function everyNotice(file: PlanFile, parts: PlanViewParts): Notice[] {
  const notices = movedAuthor(file);
  if (file.life.missingDecisions.length > 0)
    notices.push({ kind: 'alarm', sentence: 'Ett beslut saknas. Det har funnits men finns inte längre i listan. Kontakta informationsfunktionen.' });
  for (const { fact, judgement } of file.facts) {
    if (fact && fact.planId === file.planId && !judgement.counts && !judgement.late)
      notices.push({ kind: 'alarm', sentence: `${named[fact.kind]} räknas inte. ${judgement.verdict === 'idle' ? whatIsWrong(judgement) : judgement.text}` });
  }
  if (file.strangeVersions.length > 0) notices.push({ kind: 'alarm', sentence: 'En version av planen räknas inte: den är inte skickad av den som söker.' });
  if (file.life.startedBefore)
    notices.push({ kind: 'remark', sentence: 'Kontot startades före godkännandet. Det visas som avvikelse för informationsfunktionen.' });
  if (parts.account && lacksItsAddress(parts.account, file))
    notices.push({ kind: 'remark', sentence: 'Adressen i planen hör redan till ett annat konto i förteckningen. Ange rätt adress när du startar kontot.' });
  const other = otherThanNow(file, parts);
  if (other.length > 0)
    notices.push({
      kind: 'remark',
      sentence: `${listed(other)} skiljer sig från vad som gäller för kontot nu. När den här versionen är godkänd gäller det som står här.`,
    });
  for (const { name, changed } of parts.files ?? [])
    if (changed) notices.push({ kind: 'alarm', sentence: `${name} har bytts ut sedan den sparades. Den första finns i filens versionshistorik i SharePoint.` });
  for (const sentence of parts.unfinished) notices.push({ kind: 'unsent', sentence });
  return notices;
}
