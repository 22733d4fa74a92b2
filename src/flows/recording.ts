// The record of an approved plan: PDF/A, the JSON that can be checked without the tenant, and the text for search (R22, R32, R106).
// Deterministic: whoever makes it gets the same bytes, so it is saved exactly once and a second maker finds it done.

import { chiefTitles } from '../domain/guidelines.ts';
import { canonicalJson, type Json } from '../domain/canonical.ts';
import { isDeciding, whoDecided } from '../domain/decision.ts';
import { steps, type Step } from '../domain/fact.ts';
import type { FactInContext } from '../domain/judgedFacts.ts';
import type { DecidingFact, JudgedFact, VersionLife } from '../domain/planLife.ts';
import { isApproved } from '../domain/planLife.ts';
import { planTitle } from '../domain/planWords.ts';
import { planFileName, type PlanRecord, type RecordedEvent, type RecordedFact, type Stamp } from '../domain/record.ts';
import type { EventRow, Item } from '../domain/rows.ts';
import { profileOf } from '../domain/settings.ts';
import { inSweden } from '../domain/swedish.ts';
import type { PlanDecision, PlanDocumentInput } from '../pdf/planDocument.ts';
import { OutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';
import type { ReadVersion } from './judging.ts';
import { namesOf, type PlanFile } from './planFile.ts';

const library = 'Records';
const utf8 = (text: string) => new TextEncoder().encode(text);
/** The writer is fetched when the first record is made. */
const writer = () =>
  import('../pdf/planDocument.ts').catch(() => {
    throw new OutsideError('offline', 'the writer of records could not be fetched');
  });

/** The chain of approvals a record stands on; its time is the last decision's. */
function approvals(file: PlanFile, version: number): { life: VersionLife; read: ReadVersion; decisions: JudgedFact<DecidingFact>[]; madeAt: string } {
  const life = file.life.versions.find((one) => one.version === version);
  const read = file.versions.find((one) => one.version === version);
  const decisions = steps.flatMap((step) => life?.steps[step].counted ?? []);
  const last = decisions.at(-1);
  if (!life || !read || !isApproved(life.state) || decisions.length !== steps.length || !last) throw new Error('a record is made of an approved version only');
  return { life, read, decisions, madeAt: last.at };
}

/** Folder and first part of the names: Records/<authority>/<year>/plan_<8>_v<n>. */
export function recordPath(file: PlanFile, version: number): string {
  const { read, madeAt } = approvals(file, version);
  return `${read.plan.answers.authority ?? 'okand'}/${inSweden(madeAt).day.slice(0, 4)}/${planFileName(file.planId, version)}`;
}

/** The PDF's bytes, for the library and for the copy to Information. */
export async function planPdf(ports: Ports, file: PlanFile, version: number): Promise<Uint8Array> {
  const { planDocument } = await writer();
  return await planDocument(documentInput(file, version), ports.assets);
}

/** Uploads PDF, JSON and text, each read back. Answers what the event keeps. A file that is there with other bytes stays, and is told. */
export async function saveRecord(
  ports: Ports,
  file: PlanFile,
  version: number,
): Promise<{ path: string; sha256: string; hashes: Record<string, string>; different: boolean }> {
  const { read, madeAt } = approvals(file, version);
  const path = recordPath(file, version);
  const pdf = await planPdf(ports, file, version);
  const { planAsText } = await writer();
  const parts: [string, Uint8Array, string][] = [
    ['pdf', pdf, 'application/pdf'],
    ['json', utf8(canonicalJson(recordOf(file, version, await witnessesOf(ports, file, version)) as unknown as Json)), 'application/json'],
    ['txt', utf8(planAsText(documentInput(file, version))), 'text/plain; charset=utf-8'],
  ];
  let different = false;
  const hashes: Record<string, string> = {};
  for (const [ending, bytes, type] of parts) {
    const { outcome, file: stored } = await ports.archive.put(library, `${path}.${ending}`, bytes, type);
    hashes[ending] = stored.quickXorHash;
    if (outcome === 'different') {
      // What stands there is not ours: its columns say what it is, not what we would have saved.
      different = true;
      continue;
    }
    await ports.archive.describe(library, `${path}.${ending}`, {
      authority: read.plan.answers.authority ?? '',
      direction: 'Upprättad',
      recordDate: inSweden(madeAt).day,
      recordType: 'Aktivitetsplan',
      planId: file.planId,
      account: planTitle(read.plan.answers).slice(0, 255),
      sha256: await ports.digest.sha256(bytes),
      retention: 'Bevaras',
    });
  }
  return { path: `${path}.pdf`, sha256: await ports.digest.sha256(pdf), hashes, different };
}

/** The witnesses of the decisions, as they stand in the list now: a record without them would differ from the next maker's. */
async function witnessesOf(ports: Ports, file: PlanFile, version: number): Promise<Item<EventRow>[]> {
  const events = await ports.register.where('Events', 'planId', file.planId);
  const missing = approvals(file, version).decisions.filter(({ sha256 }) => !events.some(({ row }) => row.eventKey === `decided:${sha256}`));
  if (missing.length > 0) throw new OutsideError('missing', 'the decisions are not witnessed yet');
  return events;
}

function documentInput(file: PlanFile, version: number): PlanDocumentInput {
  const { read, decisions, madeAt, life } = approvals(file, version);
  return {
    municipality: profileOf(file.municipality.settings).municipality,
    names: namesOf(file.municipality),
    planId: file.planId,
    version,
    versionSha256: life.sha256,
    applicant: read.plan.applicant.name,
    sentAt: read.at,
    recordedAt: madeAt,
    answers: read.plan.answers,
    decisions: decisions.map((decision) => planDecision(file, decision)),
  };
}

function planDecision(file: PlanFile, decision: JudgedFact<DecidingFact>): PlanDecision {
  const judged = file.facts.find(({ stored }) => stored.id === decision.id)?.judgement;
  const { fact } = decision;
  const { person, delegation } = whoDecided(decision);
  const entered = fact.kind === 'decision' ? {} : { signedOn: fact.signedOn, enteredBy: decision.by.name };
  return {
    step: fact.step,
    name: person.name,
    at: decision.at,
    level: decision.level,
    verdict: judged?.text ?? '',
    // The verdict's own sentence says the rest.
    remarks: [...chosenByApplicant(file, decision), ...(delegation ? [`ersättare för ${delegation.for.name}`] : [])],
    factSha256: decision.sha256,
    ...(fact.comment ? { comment: fact.comment } : {}),
    ...entered,
  };
}

/** "Angiven av sökanden" stands in the record as it was when the decision was made; a later confirmation is a fact of its own. */
function chosenByApplicant(file: PlanFile, decision: JudgedFact<DecidingFact>): string[] {
  const named = file.facts.find(
    ({ fact, judgement, stored }) =>
      fact?.kind === 'addressee' &&
      judgement.counts &&
      fact.step === decision.fact.step &&
      fact.version === decision.fact.version &&
      stored.id < decision.id &&
      fact.by.oid === file.applicant.oid,
  );
  return named?.fact?.kind === 'addressee' && !named.fact.namedByDepartments ? ['angiven av sökanden'] : [];
}

/** Everything someone needs to check the decisions without the tenant, as it stood when the last decision was made. */
function recordOf(file: PlanFile, version: number, events: readonly Item<EventRow>[]): PlanRecord {
  const { read, decisions, madeAt } = approvals(file, version);
  const known = <T extends { from: string }>(history: readonly T[]) => history.filter(({ from }) => from <= madeAt);
  return {
    v: 1,
    kind: 'planRecord',
    planId: file.planId,
    title: planTitle(read.plan.answers),
    madeAt,
    tenantId: file.rules.tenantId,
    versions: file.versions
      .filter((one) => one.version <= version)
      .map(({ version: number, text, sha256, at, by, chiefs }) => ({
        version: number,
        text,
        sha256,
        createdAt: at,
        createdBy: by,
        chiefs: known(chiefs).map((chief) => (chief.until > madeAt ? { ...chief, until: '' } : chief)),
      })),
    facts: recordedFacts(file, decisions),
    events: witnessesIn(events, decisions),
    level: known(file.rules.level),
    freshSignIn: known(file.rules.freshSignIn),
  };
}

const stampOf = ({ createdAt, createdBy }: Stamp): Stamp => ({ createdAt, createdBy });

/**
 * What was written about the plan until the last decision, and the delegations that its decisions lean on or name, those of former versions and late
 * ones included. A delegation brings what replaced it: without that, what was ended would hold. Others are those of other plans' decisions: they come
 * and go, and another maker of the record would find others.
 */
function recordedFacts(file: PlanFile, decisions: readonly JudgedFact<DecidingFact>[]): RecordedFact[] {
  const ids = new Set(decisions.map(({ id }) => id));
  const lastId = Math.max(...ids);
  const ofPlan = file.facts.filter(({ stored, fact }) => fact?.kind !== 'delegation' && stored.id <= lastId);
  const leanedOn = new Set(file.facts.flatMap(({ stored, judgement }) => (ids.has(stored.id) ? (judgement.delegationSha256 ?? []) : [])));
  const named = new Set(ofPlan.flatMap(({ fact }) => (fact?.kind === 'decision' ? (fact.delegationSha256 ?? []) : [])));
  const pairs = new Set(ofPlan.flatMap(({ fact }) => (isDeciding(fact) ? standInPairs(fact, ofPlan) : [])));
  const delegations = file.facts.filter(({ stored, fact, judgement }) => {
    if (fact?.kind !== 'delegation' || !judgement.counts) return false;
    return leanedOn.has(stored.sha256) || (stored.id <= lastId && (named.has(stored.sha256) || pairs.has(chiefAndStandIn(fact.for, fact.to))));
  });
  const keptIds = new Set([...ofPlan, ...delegations].map(({ stored }) => stored.id));
  return file.rows.decisions
    .filter(({ id }) => keptIds.has(id))
    .toSorted((a, b) => a.id - b.id)
    .map((item) => ({ id: item.id, fact: item.row.fact, idToken: item.row.idToken, keySet: item.row.keySet, ...stampOf(item) }));
}

const chiefAndStandIn = (chief: { oid: string }, standIn: { oid: string }) => `${chief.oid}:${standIn.oid}`;

/** For whom whoever decided may have stood in: everybody who was ever asked for that step of that version. */
function standInPairs(decision: DecidingFact, facts: readonly FactInContext[]): string[] {
  const decider = decision.kind === 'decision' ? decision.by : decision.signedBy;
  return facts.flatMap(({ fact }) =>
    fact?.kind === 'addressee' && fact.step === decision.step && fact.version === decision.version ? [chiefAndStandIn(fact.to, decider)] : [],
  );
}

/** Witnesses are written before the record, so they are the same whoever makes it. */
function witnessesIn(events: readonly Item<EventRow>[], decisions: readonly JudgedFact<DecidingFact>[]): RecordedEvent[] {
  const witnessed = new Set(decisions.map(({ sha256 }) => `decided:${sha256}`));
  return events
    .filter(({ row }) => witnessed.has(row.eventKey))
    .toSorted((a, b) => a.id - b.id)
    .map((item) => ({ eventKey: item.row.eventKey, what: item.row.what, detail: item.row.detail, ...stampOf(item) }));
}

export type RecordFile = { name: string; path: string; size: number; savedAt: string; changed?: true };

/** The saved records of a plan, newest version first: the PDF, what it can be checked by, and the scans of decisions on paper. */
export async function recordFiles(ports: Ports, file: PlanFile): Promise<RecordFile[]> {
  const found = await Promise.all([...recordsOf(file).flatMap(recordParts), ...scansOf(file)].map(async (one) => await storedFile(ports, one)));
  return found.filter((one) => one !== undefined);
}

/** The record of a version as it was saved: what the first event about it says. */
export type SavedRecord = { version: number; path: string; sha256: string; hashes: Readonly<Record<string, unknown>> };

/** The saved records of the approved versions, newest first, from the first event about each; '' and {} where its detail is unreadable (R106). Reads no file. */
export function recordsOf(file: PlanFile): SavedRecord[] {
  const approved = file.life.versions.toReversed().filter(({ state }) => isApproved(state));
  return approved.flatMap(({ version }) => {
    const detail = file.events.find((event) => event.what === 'record' && event.version === version)?.detail;
    if (!detail) return [];
    const hashes = typeof detail['hashes'] === 'object' && detail['hashes'] !== null ? (detail['hashes'] as Record<string, unknown>) : {};
    return [{ version, path: `${recordPath(file, version)}.pdf`, sha256: String(detail['sha256'] ?? ''), hashes }];
  });
}

type Wanted = { path: string; name?: string; hash?: unknown };

const recordParts = ({ path, hashes }: SavedRecord): Wanted[] => [
  { path, hash: hashes['pdf'] },
  { path: path.replace(/pdf$/, 'json'), hash: hashes['json'] },
];

function scansOf(file: PlanFile): Wanted[] {
  return file.facts.flatMap(({ fact, judgement }) =>
    (fact?.kind === 'paper' || fact?.kind === 'external') && judgement.counts
      ? [{ path: fact.fileName, name: `Underskrivet beslut, ${chiefTitles[fact.step]}.${fact.fileName.split('.').at(-1)}` }]
      : [],
  );
}

async function storedFile(ports: Ports, { path, name, hash }: Wanted): Promise<RecordFile | undefined> {
  const stored = await ports.archive.find(library, path);
  if (!stored) return undefined;
  const changed = typeof hash === 'string' && hash !== '' && hash !== stored.quickXorHash;
  return {
    name: name ?? stored.path.split('/').at(-1) ?? stored.path,
    path: stored.path,
    size: stored.size,
    savedAt: stored.createdAt,
    ...(changed ? { changed } : {}),
  };
}

/** Does the saved record still have the bytes that were saved? Read whole, and compared by SHA-256. */
export async function recordStands(ports: Ports, { path, sha256 }: SavedRecord): Promise<'stands' | 'changed' | 'missing'> {
  if (!(await ports.archive.find(library, path))) return 'missing';
  return (await ports.digest.sha256(await ports.archive.read(library, path))) === sha256 ? 'stands' : 'changed';
}

/** The bytes of a saved record. */
export async function readRecord(ports: Ports, file: RecordFile): Promise<Uint8Array> {
  return await ports.archive.read(library, file.path);
}

export type SavedScan = { outcome: 'saved'; fileName: string; fileSha256: string };
export type ScanRefusal = { outcome: 'refused'; why: 'notAScan' | 'notAPdf' };
/** `kind` external: the file is signed itself, and only a PDF carries its signatures. */
export type Scan = { kind: 'paper' | 'external'; version: number; step: Step; bytes: Uint8Array };

/**
 * Stores a scan or a signed file before Information signs for it. Its name tells plan, version, step and content, so that a file that is there
 * already is the same one; where it is not, nothing may be signed for it (OutsideError `conflict`).
 */
export async function saveScan(ports: Ports, file: PlanFile, scan: Scan): Promise<SavedScan | ScanRefusal> {
  const type = scanType(scan.bytes);
  if (!type) return { outcome: 'refused', why: 'notAScan' };
  if (scan.kind === 'external' && type.ending !== 'pdf') return { outcome: 'refused', why: 'notAPdf' };
  const sha256 = await ports.digest.sha256(scan.bytes);
  const answers = file.versions.find(({ version }) => version === scan.version)?.plan.answers ?? file.answers;
  const { day } = inSweden(ports.clock.now().toISOString());
  const fileName = `${answers.authority || 'okand'}/${day.slice(0, 4)}/${planFileName(file.planId, scan.version)}_${scan.step}_${sha256.slice(0, 8)}.${type.ending}`;
  const { outcome } = await ports.archive.put(library, fileName, scan.bytes, type.mime);
  if (outcome === 'different') throw new OutsideError('conflict', 'another file stands under the name of the scan');
  await ports.archive.describe(library, fileName, {
    authority: answers.authority ?? '',
    direction: 'Inkommen',
    recordDate: day,
    recordType: 'Beslut på papper eller i annan tjänst',
    planId: file.planId,
    account: planTitle(answers).slice(0, 255),
    sha256,
    retention: 'Bevaras',
  });
  return { outcome: 'saved', fileName, fileSha256: sha256 };
}

/** SHA-256 of a stored scan, '' when it is not there. */
export async function scanHash(ports: Pick<Ports, 'archive' | 'digest'>, fileName: string): Promise<string> {
  return (await ports.archive.find(library, fileName)) ? await ports.digest.sha256(await ports.archive.read(library, fileName)) : '';
}

/** By content, never by name: a PDF, a PNG or a JPEG. Nothing else is a scan. */
function scanType(bytes: Uint8Array): { ending: string; mime: string } | undefined {
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte);
  if (starts(0x25, 0x50, 0x44, 0x46)) return { ending: 'pdf', mime: 'application/pdf' };
  if (starts(0x89, 0x50, 0x4e, 0x47)) return { ending: 'png', mime: 'image/png' };
  if (starts(0xff, 0xd8, 0xff)) return { ending: 'jpg', mime: 'image/jpeg' };
  return undefined;
}
