// Completes what must follow after an act, whoever opens the plan next (R32, R106). Lists and files exactly once; messages at least once,
// a claim first, with at most one extra copy a crash. A failure to notify never fails the act: it is answered, and shown.

import { accountLabels, accountState } from '../domain/account.ts';
import { stateLabels } from '../domain/approval.ts';
import { claimHolds, lastClaim, missingEffects, nextClaim, type Effect, type EffectFacts } from '../domain/effects.ts';
import { steps, type AddresseeFact, type Step } from '../domain/fact.ts';
import { factRow, signingText } from '../domain/factText.ts';
import { inForce } from '../domain/history.ts';
import { addresseesOf } from '../domain/judgedFacts.ts';
import type { Colleague } from '../domain/person.ts';
import { openStep } from '../domain/planLife.ts';
import { startIn, tellsStart } from '../domain/start.ts';
import { functionsOf } from '../domain/settings.ts';
import type { Trust } from '../domain/trust.ts';
import { isOutsideError, type OutsideKind } from '../outsideError.ts';
import type { Ports } from '../ports.ts';
import { sendCard, sendChangeMail, sendCopyMail, type Links } from './letters.ts';
import { addressee, readPlanFile, versionOf, type PlanFile } from './planFile.ts';
import { saveRecord } from './recording.ts';
import { accountToday, recordChanges } from './reporting.ts';
import { accountOf, mayStart, recordAccount, recordStart, refuseStart } from './running.ts';

/** `unfinished` names what could not be done now and why; it is tried again by whoever opens the plan next. */
export type Completed = { file: PlanFile; unfinished: { effect: Effect; kind: OutsideKind }[] };

/**
 * Nothing done twice, nothing skipped. The plan is read again after every round, because an effect may call for the next one
 * (an addressee for a card): a plan that nobody disturbs takes two or three rounds.
 */
export async function completeEffects(ports: Ports, trust: Trust, links: Links, first: PlanFile): Promise<Completed> {
  let file = first;
  const tried = new Set<string>();
  const unfinished: Completed['unfinished'] = [];
  for (;;) {
    const round = missingEffects(await effectFacts(ports, file)).filter(({ key }) => !tried.has(key));
    if (round.length === 0) break;
    for (const effect of round) {
      tried.add(effect.key);
      try {
        if ((await perform(ports, links, file, effect)) === 'mine') unfinished.push({ effect, kind: 'throttled' });
      } catch (thrown) {
        if (!isOutsideError(thrown)) throw thrown;
        unfinished.push({ effect, kind: thrown.kind });
      }
    }
    file = (await readPlanFile(ports, trust, file.planId, file.municipality)) ?? file;
  }
  return { file: await repaired(ports, trust, file), unfinished };
}

/** What is only repaired never keeps a plan shut, nor one of them another: each is tried again by whoever opens the plan next. */
async function repaired(ports: Ports, trust: Trust, read: PlanFile): Promise<PlanFile> {
  const refused = await unlessRefused(completeStart(ports, read));
  const file = (refused && (await unlessRefused(readPlanFile(ports, trust, read.planId, read.municipality)))) || read;
  await unlessRefused(recordChanges(ports, file));
  const draft = await unlessRefused(repairDraft(ports, file));
  await unlessRefused(repairAccount(ports, file));
  return draft ? { ...file, draft } : file;
}

async function unlessRefused<T>(repair: Promise<T>): Promise<T | undefined> {
  try {
    return await repair;
  } catch (thrown) {
    if (!isOutsideError(thrown)) throw thrown;
    return undefined;
  }
}

async function effectFacts(ports: Ports, file: PlanFile): Promise<EffectFacts> {
  const version = file.life.newest?.version ?? 0;
  const asked = addresseesOf(file.facts, version);
  const people = (pick: (step: Step) => Colleague | undefined) =>
    Object.fromEntries(steps.map((step) => [step, pick(step)]).filter(([, to]) => to !== undefined)) as Partial<Record<Step, Colleague>>;
  const account = file.life.approvedVersion > 0 ? await accountOf(ports, file) : undefined;
  return {
    planId: file.planId,
    applicant: file.applicant,
    life: file.life,
    doneKeys: new Set(file.rows.events.map(({ row }) => row.eventKey)),
    addressees: people((step) => asked[step]?.fact.to),
    formerlyAsked: formerlyAsked(file, version),
    toName: people((step) => namedForSent(file, step)),
    // A row that claims a version nobody approved is no witness of anything.
    accountVersion: account && account.row.approvedVersion <= file.life.approvedVersion ? account.row.approvedVersion : 0,
    informationMembers: functionsOf(file.municipality.settings).information.members,
    changes: accountToday(file, undefined).told.map(({ event }) => ({ id: event.id, to: informedAt(file, Date.parse(event.at)) })),
  };
}

/** Informationsfunktionen's members of today who were members when something was told: whoever comes later is not sent what was. */
const informedAt = (file: PlanFile, at: number): Colleague[] =>
  functionsOf(file.municipality.settings).information.members.filter(({ oid }) => inForce(file.information, at)?.includes(oid));

/** Colleagues who were asked for the open step, and no longer are. */
function formerlyAsked(file: PlanFile, version: number): Colleague[] {
  const step = openStep(file.life.newest);
  const now = step && addressee(file, version, step)?.to.oid;
  const asked = file.facts.flatMap(({ fact, judgement }) =>
    fact?.kind === 'addressee' && fact.version === version && fact.step === step && judgement.counts && fact.to.oid !== now ? [fact.to] : [],
  );
  return asked.filter(({ oid }, index) => asked.findIndex((one) => one.oid === oid) === index);
}

/** Whom Departments names for a step of the sent version, unless the draft chose somebody else (then the applicant signs). Judged by the day it is written. */
function namedForSent(file: PlanFile, step: Step): Colleague | undefined {
  if (file.versions.length === 0 || (file.chiefs[step] && !file.chiefs[step].namedByDepartments)) return undefined;
  const named = file.named.find((chief) => chief.step === step && chief.until === '');
  if (!named) return undefined;
  const row = file.municipality.departments.map((item) => item.row).find(({ chiefOid, superiorOid }) => chiefOid === named.oid || superiorOid === named.oid);
  return { oid: named.oid, name: named.name, upn: (row?.chiefOid === named.oid ? row.chiefUpn : row?.superiorUpn) ?? '' };
}

async function perform(ports: Ports, links: Links, file: PlanFile, effect: Effect): Promise<Sending | void> {
  switch (effect.kind) {
    case 'addressee':
      return await writeAddressee(ports, file, effect);
    case 'witness':
      return await done(ports, file, effect, 'decided', { step: effect.step, factSha256: effect.factSha256 });
    case 'account':
      return await recordAccount(ports, file, effect.version);
    case 'record':
      return await keepRecord(ports, file, effect);
    case 'copyMail':
      return await once(ports, file, effect, 'copySent', () => sendCopyMail(ports, links, file, effect.version));
    case 'changeMail':
      return await once(ports, file, effect, 'changeTold', () => sendChangeMail(ports, links, file, effect.change));
    case 'card':
      return await once(ports, file, effect, 'cardSent', () => sendCard(ports, links, file, effect));
  }
}

/** Files that were there with other bytes stay: that is a deviation, written before the record is called done. */
async function keepRecord(ports: Ports, file: PlanFile, effect: Effect & { kind: 'record' }): Promise<void> {
  const saved = await saveRecord(ports, file, effect.version);
  if (saved.different) await done(ports, file, { ...effect, key: `deviation:${effect.key}` }, 'deviation', { path: saved.path });
  await done(ports, file, effect, 'record', saved);
}

/**
 * The same fact whoever writes it, so that its key is the same: the applicant's name and the time the version was stamped.
 * A key that something else stands under is passed over, a millisecond at a time: nobody keeps a plan from being asked about.
 */
async function writeAddressee(ports: Ports, file: PlanFile, effect: Effect & { kind: 'addressee' }): Promise<void> {
  const version = versionOf(file, effect.version);
  const fact = (time: number): AddresseeFact => ({
    v: 1,
    alg: 'sha256',
    kind: 'addressee',
    planId: file.planId,
    version: version.version,
    versionSha256: version.sha256,
    by: { oid: file.applicant.oid },
    time: new Date(time).toISOString(),
    previous: null,
    step: effect.step,
    to: effect.to,
    reason: '',
    namedByDepartments: true,
  });
  for (let time = Date.parse(version.at); ; time++) {
    const row = factRow(fact(time), await ports.digest.sha256(signingText(fact(time))));
    if ((await ports.register.add('Decisions', row)) !== 'alreadyThere') return;
    const [there] = await ports.register.where('Decisions', 'factKey', row.factKey);
    if (!there || there.row.fact === row.fact) return;
  }
}

/** What an event keeps of an effect; a matter has no versions. */
type Kept = { key: string; version?: number };
/** Under which id the events stand: a plan's, or a matter's designation. */
type Subject = { planId: string };

async function done(ports: Ports, file: Subject, effect: Kept, what: string, detail: Record<string, unknown>): Promise<void> {
  await ports.register.add('Events', {
    Title: what,
    eventKey: effect.key,
    planId: file.planId,
    what,
    detail: JSON.stringify({ version: effect.version, ...detail }),
  });
}

/**
 * What has become of a message. 'before' = it had been sent already. 'mine' = the same person tried a moment ago and it did not come through: it is not
 * known to be sent. 'others' = somebody else, or another window, is sending it now.
 */
export type Sending = 'sent' | 'before' | 'mine' | 'others';

/** Claims, sends, and writes that it was sent: only then it answers 'sent'. */
export async function once(ports: Ports, file: Subject, effect: Kept, what: string, send: () => Promise<Record<string, unknown>>): Promise<Sending> {
  const events = (await ports.register.where('Events', 'planId', file.planId)).map((item) => ({
    id: item.id,
    what: item.row.what,
    key: item.row.eventKey,
    at: item.createdAt,
    by: item.createdBy,
    version: 0,
    detail: {},
  }));
  if (events.some(({ key }) => key === effect.key)) return 'before';
  const next = nextClaim(events, effect.key, ports.clock.now().getTime());
  if (next === 'busy') return lastClaim(events, effect.key)?.by.oid === ports.people.me().oid ? 'mine' : 'others';
  // The mark tells an own claim whose answer was lost from somebody else's.
  const detail = JSON.stringify({ version: effect.version, mark: ports.ids.uuid() });
  const added = await ports.register.add('Events', { Title: 'claim', eventKey: next.claim, planId: file.planId, what: 'claim', detail });
  const claim = added === 'alreadyThere' ? (await ports.register.where('Events', 'eventKey', next.claim))[0] : added;
  if (claim?.row.detail !== detail) return 'others';
  // Two stamps of the server's: where this computer's clock is fast, a claim that seems to be left is somebody's who is sending now.
  const held = lastClaim(events, effect.key);
  if (held && Date.parse(claim.createdAt) - Date.parse(held.at) < claimHolds) return 'others';
  await done(ports, file, effect, what, await send());
  return 'sent';
}

/** A start that was told and did not reach the register, because a line broke in between. True when it cannot, and therefore counts no more. */
async function completeStart(ports: Ports, file: PlanFile): Promise<boolean> {
  const { start } = file.life;
  if (!start) return false;
  const recorded = await recordStart(ports, file, start);
  // 'wrongState' is also what an account says whose address was changed since.
  if (recorded !== 'addressTaken' && recorded !== 'otherMedium') return false;
  const event = file.events.findLast(({ what, detail }) => tellsStart(what) && startIn(detail)?.key === start.key);
  if (!event || !mayStart(file, ports.people.me())) return false;
  await refuseStart(ports, file, event.id, recorded);
  return true;
}

/** Status columns are projections: repaired whenever they differ from what the facts say. Nothing is decided from them. */
async function repairDraft(ports: Ports, { draft, life }: PlanFile): Promise<PlanFile['draft']> {
  const newest = life.newest?.version ?? 1;
  if (!draft || (draft.row.status === stateLabels[life.state] && draft.row.planVersion >= newest)) return draft;
  const set = { status: stateLabels[life.state], planVersion: Math.max(newest, draft.row.planVersion) };
  const changed = await ports.register.change('ActivityPlans', draft.id, draft.etag, set);
  return changed === 'conflict' ? draft : changed;
}

async function repairAccount(ports: Ports, file: PlanFile): Promise<void> {
  if (file.life.approvedVersion === 0) return;
  const account = await accountOf(ports, file);
  const status = account && accountLabels[accountState(account.row, file.life)];
  if (account && status && account.row.status !== status) await ports.register.change('Accounts', account.id, account.etag, { status });
}
