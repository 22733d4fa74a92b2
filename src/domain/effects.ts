// What must follow after an act: the addressee facts, the next card, the record, the account, the copy to Information (R32, R106).
// Derived from facts, so whoever opens the plan next completes what a closed computer left undone. An effect's key is the same for everyone.

import { steps, type Step } from './fact.ts';
import type { Colleague } from './person.ts';
import { isApproved, openStep, type PlanEvent, type PlanLife } from './planLife.ts';

export type CardKind = 'toApprove' | 'addresseeChanged' | 'returned' | 'decided' | 'copy' | 'accountChanged';

export type Effect =
  /** An unsigned addressee fact: Departments names the person. Once, by its unique key. */
  | { kind: 'addressee'; key: string; version: number; step: Step; to: Colleague }
  /** A witness of a decision, so that a deletion shows. Once. */
  | { kind: 'witness'; key: string; version: number; step: Step; factSha256: string }
  /** The PDF, its JSON and its text in the library. Once: never overwritten. */
  | { kind: 'record'; key: string; version: number }
  /** The account in the register. Once, by its unique key. */
  | { kind: 'account'; key: string; version: number }
  /** A card in a chat. At least once, at most one extra copy a crash. */
  | { kind: 'card'; key: string; version: number; card: CardKind; to: Colleague; step?: Step; change?: number }
  /** The copy to informationsfunktionen's mailbox. At least once. */
  | { kind: 'copyMail'; key: string; version: number }
  /** The notice of a dated change to informationsfunktionen's mailbox; `change` is its event's id. At least once. */
  | { kind: 'changeMail'; key: string; version: number; change: number };

export type EffectFacts = {
  planId: string;
  applicant: Colleague;
  life: PlanLife;
  /** Keys of all events of the plan: an effect is done when an event has its key. */
  doneKeys: ReadonlySet<string>;
  /** In force for the newest version. */
  addressees: Readonly<Partial<Record<Step, Colleague>>>;
  /** Who was asked for the open step of the newest version before somebody else was named. */
  formerlyAsked: readonly Colleague[];
  /** Whom Departments named when the newest version was sent, and the draft chose, for steps with no addressee fact. */
  toName: Readonly<Partial<Record<Step, Colleague>>>;
  /** Newest version that the register's account stands on; 0 = no account yet. */
  accountVersion: number;
  informationMembers: readonly Colleague[];
  /** The events that tell dated changes which count (R108, R109), and to whom of informationsfunktionen. */
  changes: readonly { id: number; to: readonly Colleague[] }[];
};

/** What is still to do, in the order it should be done: lists and files before messages. */
export function missingEffects(facts: EffectFacts): Effect[] {
  return wantedEffects(facts).filter((effect) =>
    effect.kind === 'addressee'
      ? facts.addressees[effect.step] === undefined
      : effect.kind === 'account'
        ? facts.accountVersion < effect.version
        : !facts.doneKeys.has(effect.key),
  );
}

function wantedEffects(facts: EffectFacts): Effect[] {
  const { life, planId } = facts;
  const newest = life.newest;
  if (!newest) return [];
  const version = newest.version;
  const key = (name: string) => `${name}:${planId}:${version}`;
  const wanted: Effect[] = [];
  for (const step of steps) {
    const to = facts.toName[step];
    if (to && !facts.addressees[step]) wanted.push({ kind: 'addressee', key: key(`addressee:${step}`), version, step, to });
    const counted = newest.steps[step].counted;
    if (counted) wanted.push({ kind: 'witness', key: `decided:${counted.sha256}`, version, step, factSha256: counted.sha256 });
  }
  for (const life of facts.life.versions) if (isApproved(life.state)) wanted.push(...afterApproval(facts, life.version));
  wanted.push(...noticesOf(facts));
  const step = openStep(newest);
  const asked = step && facts.addressees[step];
  if (step && asked) wanted.push({ ...card(key, 'toApprove', version, asked), step, key: key(`card:toApprove:${step}:${asked.oid}`) });
  // Only one who was told to decide is told not to.
  if (step && asked)
    for (const former of facts.formerlyAsked)
      if (facts.doneKeys.has(key(`card:toApprove:${step}:${former.oid}`))) wanted.push({ ...card(key, 'addresseeChanged', version, former), step });
  if (newest.state === 'returned') wanted.push(card(key, 'returned', version, facts.applicant));
  return wanted;
}

/** Of every approved version, not only the newest: a later version that is sent takes nothing away from an earlier one. */
function afterApproval({ planId, applicant, informationMembers }: EffectFacts, version: number): Effect[] {
  const key = (name: string) => `${name}:${planId}:${version}`;
  return [
    { kind: 'account', key: key('account'), version },
    { kind: 'record', key: key('record'), version },
    { kind: 'copyMail', key: key('copySent'), version },
    ...informationMembers.map((member) => card(key, 'copy', version, member)),
    card(key, 'decided', version, applicant),
  ];
}

function noticesOf({ planId, life, changes }: EffectFacts): Effect[] {
  const version = life.approvedVersion;
  return changes.flatMap(({ id: change, to: members }): Effect[] => [
    { kind: 'changeMail', key: `changeTold:${planId}:${change}`, version, change },
    ...members.map((to) => ({ kind: 'card', key: `card:accountChanged:${to.oid}:${planId}:${change}`, version, card: 'accountChanged', to, change }) as const),
  ]);
}

function card(key: (name: string) => string, kind: CardKind, version: number, to: Colleague): Effect & { kind: 'card' } {
  return { kind: 'card', key: key(`card:${kind}:${to.oid}`), version, card: kind, to };
}

/** A claim younger than this belongs to somebody who is doing it now; an older one was left by a crash and may be taken over once. */
export const claimHolds = 60_000;

/**
 * The next claim on a message's key, or 'busy'. Claims are events `claim:<n>:<key>`; each number is unique, so one person takes over, and a crash costs
 * at most one extra copy. `now` in milliseconds by the clock of the events' stamps, which are the server's: this computer's own may be wrong.
 */
export function nextClaim(events: readonly KeyedEvent[], key: string, now: number): { claim: string } | 'busy' {
  const newest = lastClaim(events, key);
  if (newest && now - Date.parse(newest.at) < claimHolds) return 'busy';
  // The lowest number that is free, whoever wrote the others: one that is taken would be tried for ever.
  const taken = new Set(events.map((event) => claimNumber(event, key)));
  let free = 1;
  while (taken.has(free)) free++;
  return { claim: `claim:${free}:${key}` };
}

/** The claim on a key that was stamped last, in whatever order the events come. */
export function lastClaim(events: readonly KeyedEvent[], key: string): KeyedEvent | undefined {
  return events
    .filter((event) => claimNumber(event, key) !== undefined)
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.id - b.id)
    .at(-1);
}

type KeyedEvent = PlanEvent & { key: string };

function claimNumber(event: KeyedEvent, key: string): number | undefined {
  const [, number, of] = /^claim:(\d+):(.*)$/s.exec(event.key) ?? [];
  return of === key ? Number(number) : undefined;
}
