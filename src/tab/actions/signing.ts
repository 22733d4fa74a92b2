// Opens the signing window and waits for what stands in the list. What the window says is never believed.

import { decisionFact, isDeciding } from '../../domain/decision.ts';
import { steps, type Fact } from '../../domain/fact.ts';
import { factRow, signingText } from '../../domain/factText.ts';
import { whatIsWrong } from '../../domain/finding.ts';
import { inForce } from '../../domain/history.ts';
import type { FactInContext } from '../../domain/judgedFacts.ts';
import { openStep } from '../../domain/planLife.ts';
import { deciderOf } from '../../flows/parties.ts';
import { readPlanFile, type PlanFile } from '../../flows/planFile.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import type { SignOutcome, Signing } from '../shared/actions.ts';
import { completed } from './completing.ts';
import type { Session } from './session.ts';

const askEvery = 2_000;
/** A window that closes has often just written: the list is asked once more before the screen says anything. */
const afterClosing = 2_500;
/** An opener policy makes the host call a window closed in which the person still reads: the list is asked on, but not for ever. */
const longestReading = 30 * 60_000;
/** What was written here is read back at once, or as soon as the list answers. */
const longestReadBack = 60_000;

/** Must be called in the click: the window is opened before anything is waited for. */
export function sign(session: Session, request: SignRequest): Signing {
  const seen = 'planId' in request ? session.seen.get(request.planId) : undefined;
  if (request.kind === 'decision' && seen && levelNow(session, seen) === 'stamped')
    return { window: 'none', href: '', done: stamp(session, seen, request), giveUp: () => {} };
  const href = session.signAddress(request);
  const { window, closed } = session.openSigning(href);
  const before = knownBefore(session, seen, request);
  const until = performance.now() + longestReading;
  let given = false;
  let tellFound = (): void => {};
  const found = new Promise<void>((resolve) => (tellFound = resolve));
  const done = waitForFact(session, request, before, { isGivenUp: () => given, isOver: () => performance.now() > until, tellFound });
  const gone = closed.then(() => pause(afterClosing));
  return { window, href, done, found, ...(window === 'open' ? { gone } : {}), giveUp: () => (given = true) };
}

/** One signing: whether the person gave up waiting, whether nobody waits any more, and whom to tell that it was found. */
type Turn = { isGivenUp(): boolean; isOver(): boolean; tellFound(): void };

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function levelNow(session: Session, file: PlanFile) {
  return inForce(file.rules.level, session.ports.clock.now().getTime()) ?? 'signed';
}

/**
 * Asks the list until the fact is there. Whoever gives up here may still sign in the other window: the list is asked on in silence, and the
 * screens are told when something came.
 */
async function waitForFact(session: Session, request: SignRequest, known: Promise<ReadonlySet<number>>, turn: Turn): Promise<SignOutcome> {
  const before = await known;
  for (;;) {
    const over = turn.isOver();
    const found = await newFact(session, request, before).catch(() => undefined);
    if (found) return await arrived(session, request, found, turn);
    if (over) return { outcome: 'givenUp' };
    if (turn.isGivenUp()) {
      void waitForFact(session, request, known, { ...turn, isGivenUp: () => false }).catch(() => {});
      return { outcome: 'givenUp' };
    }
    await pause(askEvery);
  }
}

/** What the person signed stands in the list: does it count, and is it the decision of its step? */
async function arrived(session: Session, request: SignRequest, found: FactInContext, { tellFound }: Turn): Promise<SignOutcome> {
  const { judgement } = found;
  if (!judgement.counts && !judgement.late) return { outcome: 'notCounted', sentence: whatIsWrong(judgement) };
  const decides = isDecisive(session, request, found);
  if (decides) tellFound();
  // The decision stands whatever happens to what follows it: the next one who opens the plan completes that.
  await settle(session, request).catch((thrown: unknown) =>
    console.warn('what follows the decision is not done yet', thrown instanceof Error ? thrown.message : ''),
  );
  return decides ? { outcome: 'seen' } : { outcome: 'notCounted', sentence: cameAfter };
}

const cameAfter =
  'Din signatur är sparad men avgör inget: planen hann ändras eller beslutas, eller så hade en annan godkännare angetts. Läs vad som gäller nu.';

/** A decision may be genuine and still come after: the plan was withdrawn, or somebody had decided. */
function isDecisive(session: Session, request: SignRequest, { stored, fact }: FactInContext): boolean {
  if (!('planId' in request) || !isDeciding(fact)) return true;
  const life = session.seen.get(request.planId)?.life.versions.find(({ version }) => version === fact.version);
  return life?.steps[fact.step].counted?.id === stored.id;
}

/** What stood there when the window was opened. Stand-ins belong to no plan, so they are read while the person reads. */
async function knownBefore(session: Session, seen: PlanFile | undefined, request: SignRequest): Promise<ReadonlySet<number>> {
  const facts = 'planId' in request ? (seen?.facts ?? []) : await session.delegationFacts().catch(() => []);
  return new Set(facts.map(({ stored }) => stored.id));
}

/** Is this fact an answer to what was asked for? */
function answersTo(request: SignRequest, fact: Fact | undefined): boolean {
  if (fact?.kind !== request.kind) return false;
  if (request.kind === 'delegation')
    return (
      fact.kind === 'delegation' &&
      fact.for.oid === request.for.oid &&
      fact.to.oid === request.to.oid &&
      fact.from === request.from &&
      fact.until === request.until
    );
  return fact.version === request.version && 'step' in fact && fact.step === request.step;
}

/** The newest fact of the kind that was asked for and was not there before. One that counts goes before one that does not. */
async function newFact(session: Session, request: SignRequest, before: ReadonlySet<number>): Promise<FactInContext | undefined> {
  const facts = await factsFor(session, request);
  const fresh = facts.filter(({ stored, fact }) => !before.has(stored.id) && answersTo(request, fact) && stored.createdBy.oid === session.me.oid);
  return fresh.find(({ judgement }) => judgement.counts) ?? fresh.at(-1);
}

async function factsFor(session: Session, request: SignRequest): Promise<readonly FactInContext[]> {
  if (!('planId' in request)) return await session.delegationFacts();
  const file = await readPlanFile(session.ports, session.trust, request.planId);
  if (file) session.seen.set(file.planId, file);
  return file?.facts ?? [];
}

/** The act stands; what must follow is done now, by this person, if nothing stops it. The screens are told in any case. */
async function settle(session: Session, request: SignRequest): Promise<void> {
  try {
    if (!('planId' in request)) return;
    await session.inTurn(request.planId, async () => {
      const file = await readPlanFile(session.ports, session.trust, request.planId);
      if (file) await completed(session, file);
    });
  } finally {
    session.changed.tell();
  }
}

/**
 * Where the municipality asks for no signature: the decision is written here, and its badge says so. From there on it is as with a signed one:
 * it is done when it is read in the list, and only if it decides its step.
 */
async function stamp(session: Session, seen: PlanFile, request: SignRequest & { kind: 'decision' }): Promise<SignOutcome> {
  const file = (await readPlanFile(session.ports, session.trust, request.planId)) ?? seen;
  const life = file.life.newest;
  const now = session.ports.clock.now().toISOString();
  const may = deciderOf(file, request.step, session.me, now);
  if (!life || !may || life.version !== request.version || openStep(life) !== request.step || !steps.includes(request.step))
    return { outcome: 'refused', why: 'wrongState' };
  const { step, decision, comment } = request;
  const fact = decisionFact({ planId: file.planId, version: life, step, decision, oid: session.me.oid }, comment, now, may.delegation);
  const before = new Set(file.facts.map(({ stored }) => stored.id));
  await session.ports.register.add('Decisions', factRow(fact, await session.ports.digest.sha256(signingText(fact))));
  const until = performance.now() + longestReadBack;
  return await waitForFact(session, request, Promise.resolve(before), { isGivenUp: () => false, isOver: () => performance.now() > until, tellFound: () => {} });
}
