// Everything that is known about one plan, read from the lists and judged. Every other flow begins here, and so does every screen.

import { steps, type Step } from '../domain/fact.ts';
import { readFact } from '../domain/factText.ts';
import { namedChiefs, rowsNaming, type Departments } from '../domain/organisation.ts';
import { addresseesOf, type FactInContext } from '../domain/judgedFacts.ts';
import type { History, NamedChief } from '../domain/history.ts';
import type { Colleague } from '../domain/person.ts';
import type { PlanAnswers } from '../domain/plan.ts';
import type { PlanEvent, PlanLife } from '../domain/planLife.ts';
import { answersFrom } from '../domain/planText.ts';
import type { DecisionRow, DepartmentRow, EventRow, FormerItem, Item, PlanRow, SettingRow, VersionRow } from '../domain/rows.ts';
import { freshSignInHistory, informationHistory, levelHistory, type SettingKey } from '../domain/settings.ts';
import { membersOf, parseJson, textOf, yesNo } from '../domain/shape.ts';
import type { Rules } from '../domain/tokenClaims.ts';
import { audienceOf, type Trust } from '../domain/trust.ts';
import type { StoredFact } from '../domain/verification.ts';
import type { AddresseeFact } from '../domain/fact.ts';
import type { Ports } from '../ports.ts';
import { eventIn, examined, judged, readVersions, type ReadVersion } from './judging.ts';

/** All that reading takes: the signing page has no more. */
export type ReadingPorts = Pick<Ports, 'register' | 'digest' | 'signatures'>;
/** What the draft says about who should decide (only where it differs from Departments there is a reason). */
export type ChosenChief = { to: Colleague; namedByDepartments: boolean; reason: string };
export type ChosenChiefs = Partial<Record<Step, ChosenChief>>;

export type Municipality = { departments: Departments; settings: readonly Item<SettingRow>[] };
/** A version with whom Departments named for its department and unit, and when. */
export type SentVersion = ReadVersion & { chiefs: readonly NamedChief[] };

export type PlanFile = {
  planId: string;
  /** The working draft, or undefined for a plan whose list item is gone. */
  draft: Item<PlanRow> | undefined;
  answers: PlanAnswers;
  chiefs: ChosenChiefs;
  applicant: Colleague;
  versions: readonly SentVersion[];
  /** Items in PlanVersions that are no version of this plan, or whose writer is not the applicant they name. */
  strangeVersions: readonly number[];
  facts: readonly FactInContext[];
  rows: { decisions: readonly Item<DecisionRow>[]; events: readonly Item<EventRow>[] };
  events: readonly PlanEvent[];
  /** Whom Departments names for the newest version; for the draft of a plan that was never sent. */
  named: readonly NamedChief[];
  rules: Rules;
  /** Object ids of informationsfunktionen's members, as the settings named them over time. */
  information: History<readonly string[]>;
  life: PlanLife;
  municipality: Municipality;
};

export async function readMunicipality(ports: ReadingPorts): Promise<Municipality> {
  const [departments, settings] = await Promise.all([ports.register.all('Departments'), ports.register.all('Settings')]);
  return { departments, settings };
}

/** Swedish names of departments and authorities, for texts. */
export function namesOf(municipality: Municipality): Readonly<Record<string, string>> {
  return Object.fromEntries(municipality.departments.map(({ row }) => [row.code, row.Title]));
}

type Rows = {
  draft: Item<PlanRow> | undefined;
  versions: readonly Item<VersionRow>[];
  decisions: readonly Item<DecisionRow>[];
  events: readonly Item<EventRow>[];
};

/** The plan, or undefined when no list knows it. */
export async function readPlanFile(ports: ReadingPorts, trust: Trust, planId: string, known?: Municipality): Promise<PlanFile | undefined> {
  const { register } = ports;
  const [drafts, versions, facts, delegations, events, municipality] = await Promise.all([
    register.where('ActivityPlans', 'planId', planId),
    register.where('PlanVersions', 'planId', planId),
    register.where('Decisions', 'planId', planId),
    register.where('Decisions', 'kind', 'delegation'),
    register.where('Events', 'planId', planId),
    known ?? readMunicipality(ports),
  ]);
  if (drafts.length === 0 && versions.length === 0) return undefined;
  const reading = { ports, municipality, histories: readHistories(ports, municipality, trust) };
  return await assemble(reading, planId, { draft: drafts[0], versions, decisions: [...facts, ...delegations], events });
}

/** SHA-256 of a stored scan by its name in the library of records, '' when it is not there. */
export type ScanHash = (fileName: string) => Promise<string>;

/** Every plan, from whole lists: for overviews and registers. The scans of decisions on paper are read only for who asks to (`scanHash`). */
export async function readAllPlanFiles(ports: ReadingPorts, trust: Trust, scanHash?: ScanHash): Promise<PlanFile[]> {
  const { register } = ports;
  const [drafts, versions, decisions, events, municipality] = await Promise.all([
    register.all('ActivityPlans'),
    register.all('PlanVersions'),
    register.all('Decisions'),
    register.all('Events'),
    readMunicipality(ports),
  ]);
  const reading = { ports, municipality, histories: readHistories(ports, municipality, trust), ...(scanHash ? { scanHash } : {}) };
  const delegations = decisions.filter(({ row }) => row.kind === 'delegation');
  const of = { drafts: byPlan(drafts), versions: byPlan(versions), decisions: byPlan(decisions), events: byPlan(events) };
  const rowsOf = (planId: string): Rows => ({
    draft: of.drafts(planId)[0],
    versions: of.versions(planId),
    decisions: [...of.decisions(planId), ...delegations],
    events: of.events(planId),
  });
  const planIds = [...new Set([...drafts, ...versions].map(({ row }) => row.planId))];
  return await Promise.all(planIds.map((planId) => assemble(reading, planId, rowsOf(planId))));
}

/** The rows of each plan: a plan is looked up once for every list, and lists grow. */
function byPlan<R extends { planId: string }>(items: readonly Item<R>[]): (planId: string) => readonly Item<R>[] {
  const groups = new Map<string, Item<R>[]>();
  for (const item of items) {
    const group = groups.get(item.row.planId);
    if (group) group.push(item);
    else groups.set(item.row.planId, [item]);
  }
  return (planId) => groups.get(planId) ?? [];
}

type Histories = {
  named(answers: PlanAnswers, applicantOid: string): Promise<NamedChief[]>;
  rules(): Promise<Rules>;
  information(): Promise<History<readonly string[]>>;
};

/** What reading one plan takes besides its rows. */
type Reading = { ports: ReadingPorts; municipality: Municipality; histories: Histories; scanHash?: ScanHash };

async function assemble(reading: Reading, planId: string, rows: Rows): Promise<PlanFile> {
  const { ports, municipality, histories, scanHash } = reading;
  const { draft } = rows;
  const [written, rules, information] = await Promise.all([readWritten(reading, planId, rows), histories.rules(), histories.information()]);
  const { applicant, versions, named } = written;
  const files = scanHash ? await scanHashes(rows.decisions, scanHash) : {};
  const stored = await Promise.all(rows.decisions.map((item) => storedFact(ports, item)));
  const events = rows.events.map(eventOf);
  const chiefs = draft ? readChiefs(draft.row.chiefs) : {};
  const draftedChiefs = [...Object.values(chiefs).map(({ to }) => to), ...named].map(({ oid }) => oid);
  const inUse = versions.at(-1)?.plan.answers.startedOn !== undefined;
  const { facts, life } = judged({ planId, applicantOid: applicant.oid, versions, files, facts: stored, events, draftedChiefs, information, inUse }, rules);
  return {
    ...written,
    planId,
    draft,
    chiefs,
    facts,
    rows: { decisions: rows.decisions, events: rows.events },
    events,
    named: versions.at(-1)?.chiefs ?? named,
    rules,
    information,
    life,
    municipality,
  };
}

/** What the draft and the versions say; `named` = whom Departments names for the draft. */
async function readWritten(
  { ports, histories }: Reading,
  planId: string,
  { draft, versions: rows }: Rows,
): Promise<Pick<PlanFile, 'answers' | 'applicant' | 'versions' | 'strangeVersions' | 'named'>> {
  const texts = rows.map(({ row, ...stamp }) => ({ ...stamp, version: row.planVersion, text: row.text }));
  const { versions, strange } = await readVersions(ports.digest, planId, draft?.createdBy.oid, texts);
  const answers = draft ? readAnswers(draft.row.answers) : (versions.at(-1)?.plan.answers ?? {});
  const applicant = versions.at(-1)?.plan.applicant ?? applicantOf(draft);
  const chiefsFor = (of: PlanAnswers) => histories.named(of, applicant.oid);
  const [named, sent] = await Promise.all([
    chiefsFor(answers),
    Promise.all(versions.map(async (version): Promise<SentVersion> => ({ ...version, chiefs: await chiefsFor(version.plan.answers) }))),
  ]);
  return { answers, applicant, versions: sent, strangeVersions: strange.map(({ id }) => id), named };
}

async function scanHashes(decisions: readonly Item<DecisionRow>[], scanHash: ScanHash): Promise<Record<string, string>> {
  const names = decisions.flatMap(({ row }) => {
    const fact = readFact(row.fact);
    return fact?.kind === 'paper' || fact?.kind === 'external' ? [fact.fileName] : [];
  });
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await scanHash(name)] as const)));
}

/** A version of the plan, by its number. One that was not read is a fault of ours. */
export function versionOf(file: PlanFile, version: number): ReadVersion {
  const found = file.versions.find((one) => one.version === version);
  if (!found) throw new Error(`version ${version} of the plan was not read`);
  return found;
}

/** Who is asked for a step of a version now. */
export function addressee(file: PlanFile, version: number, step: Step): AddresseeFact | undefined {
  return addresseesOf(file.facts, version)[step]?.fact;
}

const eventOf = ({ row, ...stamp }: Item<EventRow>): PlanEvent => eventIn({ ...stamp, what: row.what, detail: row.detail });

export const storedFact = (ports: ReadingPorts, { row, ...stamp }: Item<DecisionRow>): Promise<StoredFact> =>
  examined(ports, { ...stamp, fact: row.fact, idToken: row.idToken });

/** Former states of departments and settings, each read once for all plans. */
export function readHistories(ports: ReadingPorts, municipality: Municipality, trust: Trust): Histories {
  const departments = new Map<number, Promise<FormerItem<DepartmentRow>[]>>();
  const statesOf = (item: Item<DepartmentRow>) => {
    const there = departments.get(item.id) ?? ports.register.history('Departments', item.id);
    departments.set(item.id, there);
    return there;
  };
  const settingStates = async (key: SettingKey) => {
    const item = municipality.settings.find(({ row }) => row.key === key);
    return item ? await ports.register.history('Settings', item.id) : [];
  };
  let rules: Promise<Rules> | undefined;
  let information: Promise<History<readonly string[]>> | undefined;
  const readRules = async (): Promise<Rules> => {
    const [level, fresh] = await Promise.all([settingStates('signatureLevel'), settingStates('freshSignIn')]);
    return { tenantId: trust.tenantId, audience: audienceOf(trust), level: levelHistory(level), freshSignIn: freshSignInHistory(fresh) };
  };
  return {
    async named(answers, applicantOid) {
      const items = rowsNaming(municipality.departments, answers);
      return namedChiefs(await Promise.all(items.map(async (item) => ({ item, states: await statesOf(item) }))), answers, applicantOid);
    },
    rules: () => (rules ??= readRules()),
    information: () => (information ??= settingStates('functions').then(informationHistory)),
  };
}

/** The answers of a draft: what any hand may have written there is left out unless it is an answer. */
export const readAnswers = answersFrom;

const chiefShape = membersOf({ to: membersOf({ oid: textOf(64), name: textOf(255), upn: textOf(255) }), namedByDepartments: yesNo, reason: textOf(200_000) });

/** The draft's choice of chiefs: what any hand may have written there is left out unless it is a choice. */
export function readChiefs(json: string): ChosenChiefs {
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null) return {};
  const found = value as Record<string, unknown>;
  return Object.fromEntries(steps.filter((step) => chiefShape(found[step])).map((step) => [step, found[step]])) as ChosenChiefs;
}

/** Whoever began the plan, as the server stamped it: the columns may be written by any hand. */
function applicantOf(draft: Item<PlanRow> | undefined): Colleague {
  const { oid = '', name = '' } = draft?.createdBy ?? {};
  return { oid, name, upn: draft?.row.applicantOid === oid ? draft.row.applicantUpn : '' };
}
