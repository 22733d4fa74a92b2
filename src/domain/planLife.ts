// From facts to state: what has become of a plan, version by version (R31, R38, R104, R105).
// The same facts give the same result in whatever order they are read. A status column is never asked.

import { stepOf, type PlanState } from './approval.ts';
import { steps, type DecisionFact, type DelegationFact, type EnteredFact, type Fact, type Level, type Step } from './fact.ts';
import type { History } from './history.ts';
import { mayTellStart, refusedStart, startIn, tellsStart, type Start } from './start.ts';

/** A fact with what the verification found. Only `genuine` ones count; the others are shown and never block. */
export type JudgedFact<F extends Fact = Fact> = {
  /** Item id in Decisions: the lowest of two valid decisions on one step counts. */
  id: number;
  /** Server stamp of the item. */
  at: string;
  by: { oid: string; name: string };
  sha256: string;
  fact: F;
  level: Level;
  genuine: boolean;
  /** Nothing is wrong with it, but the step had been given to somebody else when it was written: never genuine, never an alarm. */
  late?: true;
  /** What a stand-in leaned on. */
  delegation?: DelegationFact;
};
export type DecidingFact = DecisionFact | EnteredFact;

/** A version as stored. `sha256` is computed from the stored text, never taken from a column. */
export type StoredVersion = { id: number; version: number; text: string; sha256: string; at: string; by: { oid: string; name: string } };

/** What happened beside the decisions (Events). `version` 0 = concerns the draft or the whole plan. */
export type PlanEventKind = 'withdrawn' | 'laidDown' | 'copySent' | 'copyAcknowledged' | 'started' | 'startedBefore' | 'reminded' | 'decided';
export type PlanEvent = { id: number; what: string; version: number; at: string; by: { oid: string; name: string }; detail: Readonly<Record<string, unknown>> };

export type StepLife = {
  step: Step;
  /** The decision that counts. */
  counted?: JudgedFact<DecidingFact>;
  /** Right, but another one was there first, the plan had been withdrawn or the step given to somebody else ("kom efter"): no alarm. */
  late: readonly JudgedFact<DecidingFact>[];
  /** Genuine by signature, but made before the step before, or naming another decision than the one that counted: told as forged (`order`). */
  outOfOrder: readonly JudgedFact<DecidingFact>[];
  /** Not genuine: forged, of an unknown key, or signed by somebody who may not decide. */
  notCounted: readonly JudgedFact<DecidingFact>[];
};
export type VersionLife = {
  version: number;
  sha256: string;
  state: PlanState;
  steps: Record<Step, StepLife>;
  /** ISO time when the present state began. */ since: string;
};
export type PlanLife = {
  /** Of the newest version, or draft. */
  state: PlanState;
  newest: VersionLife | undefined;
  versions: readonly VersionLife[];
  /** The newest version that both chiefs approved, 0 when none. */
  approvedVersion: number;
  /** Hashes of decisions that an event witnesses and no item holds any more: "ett beslut saknas". */
  missingDecisions: readonly string[];
  /** The account was started before the approval (exit of gate G3). */
  startedBefore: boolean;
  /** The start that was told last by someone who may: an address that is corrected before it is recorded is the one that holds. */
  start?: Start;
  /** Events that change nothing, since another may do that or nobody can read what was done: shown, never counted. Lowest id first. */
  idleEvents: readonly { id: number; why: IdleReason }[];
};
export type IdleReason = 'notTheirs' | 'unreadable' | 'refused';

export type PlanFacts = {
  applicantOid: string;
  /** Everyone who is or was asked to decide the plan: with the applicant the only ones whose laying down counts. */
  chiefOids: readonly string[];
  /** In any order, each number once. */
  versions: readonly StoredVersion[];
  decisions: readonly JudgedFact<DecidingFact>[];
  events: readonly PlanEvent[];
  /** Object ids of informationsfunktionen's members over time; where nothing is known of them, a start counts from the applicant alone. */
  information?: History<readonly string[]>;
  /** The plan was made for an account that was in use already. */
  inUse?: boolean;
};

/**
 * What has become of a plan: its state and that of each version, which decision counts for each step, and what is shown without counting (R31, R38, R104,
 * R105). Total: strange facts and events are listed, never thrown.
 */
export function planLife(facts: PlanFacts): PlanLife {
  const ordered = facts.versions.toSorted((a, b) => a.version - b.version);
  const idleEvents = facts.events
    .flatMap((event) => {
      const why = whyIdle(event, facts);
      return why ? [{ id: event.id, why }] : [];
    })
    .toSorted((a, b) => a.id - b.id);
  const idle = new Set(idleEvents.map(({ id }) => id));
  const events = facts.events.filter(({ id }) => !idle.has(id)).toSorted(byTime);
  const start = events.map(({ what, detail }) => (tellsStart(what) ? startIn(detail) : undefined)).findLast((told) => told !== undefined);
  const versions = ordered.map((version) => versionLife(version, { ...facts, events }));
  const newest = versions.at(-1);
  const laidDown = events.some((event) => event.what === 'laidDown' && event.version === (newest?.version ?? 0));
  const approved = versions.filter((life) => isApproved(life.state)).at(-1);
  const hashes = new Set(facts.decisions.map((decision) => decision.sha256));
  const witnessed = facts.events.filter((event) => event.what === 'decided').map((event) => String(event.detail['factSha256'] ?? ''));
  return {
    state: newest?.state ?? (laidDown ? 'laidDown' : 'draft'),
    newest,
    versions,
    approvedVersion: approved?.version ?? 0,
    missingDecisions: [...new Set(witnessed)].filter((hash) => hash !== '' && !hashes.has(hash)).sort(),
    startedBefore: events.some((event) => event.what === 'startedBefore'),
    ...(start ? { start } : {}),
    idleEvents,
  };
}

/**
 * Events is open to every member, so an act that ends or takes back a plan, or tells the account's start, counts only from someone who may do it.
 * Who wrote it is the server's stamp: *stämplad*, not signed. What an effect leaves behind (`copySent`, `record`) may be written by anyone who
 * opens the plan.
 */
function whyIdle({ id, what, at, by, detail }: PlanEvent, { applicantOid, chiefOids, events, information = [] }: PlanFacts): IdleReason | undefined {
  if (what === 'withdrawn') return by.oid === applicantOid ? undefined : 'notTheirs';
  if (what === 'laidDown') return by.oid === applicantOid || chiefOids.includes(by.oid) ? undefined : 'notTheirs';
  if (!tellsStart(what)) return undefined;
  const mayTell = (event: Pick<PlanEvent, 'by' | 'at'>) => mayTellStart({ applicantOid, information }, event.by.oid, Date.parse(event.at));
  if (!mayTell({ by, at })) return 'notTheirs';
  if (!startIn(detail)) return 'unreadable';
  return events.some((event) => refusedStart(event) === id && mayTell(event)) ? 'refused' : undefined;
}

const byTime = (a: PlanEvent, b: PlanEvent) => a.at.localeCompare(b.at) || a.id - b.id;

export const isApproved = (state: PlanState) => state === 'approved' || state === 'copySent' || state === 'started';

/** `facts.events` are those that count, oldest first. */
function versionLife(version: StoredVersion, facts: PlanFacts): VersionLife {
  const decisions = facts.decisions.filter((decision) => decision.fact.version === version.version).toSorted((a, b) => a.id - b.id);
  const events = facts.events.filter((event) => event.version === version.version);
  const left = events.find((event) => event.what === 'withdrawn')?.at;
  const manager = stepLife('unitManager', decisions, left, null);
  const managerApproved = manager.counted?.fact.decision === 'approve' ? manager.counted : undefined;
  const head = stepLife('departmentHead', decisions, left, managerApproved);
  const state = stateOf(manager, head, events, left, facts.inUse === true || facts.events.some(({ what }) => tellsStart(what)));
  return {
    version: version.version,
    sha256: version.sha256,
    state,
    steps: { unitManager: manager, departmentHead: head },
    since: sinceOf(state, version, manager, head, events),
  };
}

/** `before` is the decision that must have counted first: null = none needed, undefined = it has not been made. */
function stepLife(
  step: Step,
  decisions: readonly JudgedFact<DecidingFact>[],
  left: string | undefined,
  before: JudgedFact<DecidingFact> | null | undefined,
): StepLife {
  const mine = decisions.filter((decision) => decision.fact.step === step);
  const genuine = mine.filter((decision) => decision.genuine);
  const inOrder = genuine.filter((decision) => before !== undefined && decision.fact.previous === (before?.sha256 ?? null));
  const counted = inOrder.find((decision) => left === undefined || decision.at <= left);
  return {
    step,
    ...(counted ? { counted } : {}),
    late: mine.filter((decision) => decision.late || (decision !== counted && inOrder.includes(decision))),
    outOfOrder: genuine.filter((decision) => !inOrder.includes(decision)),
    notCounted: mine.filter((decision) => !decision.genuine && !decision.late),
  };
}

/** `inUse`: the account runs already, since an earlier version or since before the plan. The copy is sent all the same. */
function stateOf(manager: StepLife, head: StepLife, events: readonly PlanEvent[], left: string | undefined, inUse: boolean): PlanState {
  const has = (what: PlanEventKind) => events.some((event) => event.what === what);
  if (head.counted?.fact.decision === 'approve') return !has('copySent') ? 'approved' : inUse ? 'started' : 'copySent';
  const rested =
    manager.counted?.fact.decision === 'return' || head.counted?.fact.decision === 'return' ? 'returned' : left !== undefined ? 'withdrawn' : undefined;
  if (rested) return has('laidDown') ? 'laidDown' : rested;
  return manager.counted ? 'waitingHead' : 'waitingUnit';
}

function sinceOf(state: PlanState, version: StoredVersion, manager: StepLife, head: StepLife, events: readonly PlanEvent[]): string {
  const at = (what: PlanEventKind) => events.find((event) => event.what === what)?.at;
  switch (state) {
    case 'waitingHead':
      return manager.counted?.at ?? version.at;
    case 'returned':
      return head.counted?.at ?? manager.counted?.at ?? version.at;
    case 'approved':
      return head.counted?.at ?? version.at;
    case 'withdrawn':
    case 'laidDown':
    case 'copySent':
    case 'started':
      return at(state) ?? version.at;
    default:
      return version.at;
  }
}

/** The step that is asked now, if the plan waits for one. */
export function openStep(life: VersionLife | undefined): Step | undefined {
  return life ? stepOf[life.state] : undefined;
}

/** The hash a new decision on the open step must name as `previous`. */
export function previousHash(life: VersionLife, step: Step): string | null {
  return step === steps[0] ? null : (life.steps.unitManager.counted?.sha256 ?? null);
}
