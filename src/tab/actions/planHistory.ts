// The time line of a plan: facts and events in whole Swedish sentences, newest first.

import { accountChanged, changeInWords, readAccountChange } from '../../domain/accountChange.ts';
import { whoDecided } from '../../domain/decision.ts';
import { chiefTitles } from '../../domain/guidelines.ts';
import { decidingFacts, type FactInContext } from '../../domain/judgedFacts.ts';
import type { DecidingFact, IdleReason, JudgedFact, PlanEvent, VersionLife } from '../../domain/planLife.ts';
import { swedishDay } from '../../domain/swedish.ts';
import { profileOf } from '../../domain/settings.ts';
import { remaining } from '../../domain/startChecklist.ts';
import type { PlanFile } from '../../flows/planFile.ts';
import { accountToday } from '../../flows/reporting.ts';
import type { HistoryEntry, HistoryKind } from '../shared/actions.ts';
import { proofOfFact } from './proof.ts';

export function historyOf(file: PlanFile): HistoryEntry[] {
  const versions = file.versions.map((version): HistoryEntry => ({
    id: `v${version.id}`,
    kind: 'submitted',
    at: version.at,
    sentence: `${version.by.name} skickade version ${version.version} för godkännande`,
  }));
  const facts = file.facts.flatMap((found) => factEntry(found, file));
  const events = file.events.flatMap((event) => (event.what === accountChanged ? changeEntry(event, file) : eventEntry(event, file)));
  const created: HistoryEntry[] = file.draft
    ? [{ id: 'created', kind: 'created', at: file.draft.createdAt, sentence: `${file.draft.createdBy.name} började på planen` }]
    : [];
  return [...created, ...versions, ...facts, ...events].toSorted((a, b) => b.at.localeCompare(a.at) || order.indexOf(b.kind) - order.indexOf(a.kind));
}

/** Stamps are whole seconds: within one, things happen in this order. */
const order: readonly HistoryKind[] = [
  'created',
  'submitted',
  'readdressed',
  'reminded',
  'approved',
  'returned',
  'withdrawn',
  'confirmed',
  'fileSaved',
  'copySent',
  'copyAcknowledged',
  'started',
  'deviation',
  'accountChanged',
  'laidDown',
];

function factEntry(found: FactInContext, file: PlanFile): HistoryEntry[] {
  const { fact, stored } = found;
  if (!fact || fact.planId !== file.planId) return [];
  const base = { id: `d${stored.id}`, at: stored.createdAt, proof: proofOfFact(found) };
  const name = stored.createdBy.name;
  switch (fact.kind) {
    case 'decision':
    case 'paper':
    case 'external':
      return decidingFacts([found, ...delegationsIn(file)]).map((decision) => ({ ...base, ...decisionEntry(decision, file) }));
    case 'confirmation':
      return [{ ...base, kind: 'confirmed', sentence: `${name} bekräftade vem som är ${chiefTitles[fact.step]}` }];
    case 'addressee':
      // Whom Departments names is asked without a word; a choice somebody signed is told, also when it falls on the same person.
      return stored.token === 'none'
        ? []
        : [
            {
              ...base,
              kind: 'readdressed',
              sentence: `${name} angav ${fact.to.name} som ${chiefTitles[fact.step]}`,
              ...(fact.reason ? { meta: fact.reason } : {}),
            },
          ];
    case 'delegation':
      return [];
  }
}

const delegationsIn = ({ facts }: PlanFile) => facts.filter(({ fact }) => fact?.kind === 'delegation');

function decisionEntry(decision: JudgedFact<DecidingFact>, { life }: PlanFile): Pick<HistoryEntry, 'kind' | 'sentence' | 'meta' | 'idle'> {
  const { fact, by } = decision;
  const { person, delegation } = whoDecided(decision);
  const title = chiefTitles[fact.step];
  const as = delegation ? `ersättare för ${delegation.for.name}, ${title}` : title;
  const meta = [whyIdleDecision(decision, life.versions), metaOf(fact, by.name)].filter(Boolean).join(' ');
  return {
    kind: fact.decision === 'approve' ? 'approved' : 'returned',
    sentence: `${person.name} ${fact.decision === 'approve' ? 'godkände' : 'lämnade tillbaka'} version ${fact.version} som ${as}`,
    ...(meta ? { meta } : {}),
    ...(isCounted(decision, life.versions) ? {} : { idle: true }),
  };
}

const isCounted = ({ id }: JudgedFact<DecidingFact>, versions: readonly VersionLife[]): boolean =>
  versions.some((version) => Object.values(version.steps).some(({ counted }) => counted?.id === id));

/** A genuine decision that decided nothing says why, so that nobody takes it for the one that did. One that is not genuine says so by its proof. */
function whyIdleDecision({ id, fact, late }: JudgedFact<DecidingFact>, versions: readonly VersionLife[]): string {
  if (late) return 'Kom efter att en annan godkännare hade angetts och räknas inte.';
  const step = versions.find(({ version }) => version === fact.version)?.steps[fact.step];
  if (!step?.late.some((one) => one.id === id)) return '';
  return step.counted ? 'Kom efter ett annat beslut och räknas inte.' : 'Kom när planen var tillbakadragen och räknas inte.';
}

/** A decision on paper says when it was signed and who entered it; the server's stamp is when it was entered. */
function metaOf(fact: DecidingFact, enteredBy: string): string {
  const entered = fact.kind === 'decision' ? '' : `Underskrivet ${swedishDay(fact.signedOn)}, inlagt av ${enteredBy}.`;
  return [entered, fact.comment && `”${fact.comment}”`].filter(Boolean).join(' ');
}

const sentences: Readonly<Record<string, { kind: HistoryKind; says: (event: PlanEvent) => string }>> = {
  withdrawn: { kind: 'withdrawn', says: (event) => `${event.by.name} drog tillbaka version ${event.version}` },
  laidDown: { kind: 'laidDown', says: (event) => `${event.by.name} lade ner planen` },
  reminded: { kind: 'reminded', says: (event) => `${event.by.name} påminde` },
  record: { kind: 'fileSaved', says: (event) => `Planen sparades som PDF/A, version ${event.version}` },
  copySent: { kind: 'copySent', says: () => 'Kopian skickades till informationsfunktionen' },
  copyAcknowledged: { kind: 'copyAcknowledged', says: (event) => `${event.by.name} tog emot kopian` },
  started: { kind: 'started', says: (event) => `${event.by.name} startade kontot` },
  startedBefore: { kind: 'deviation', says: (event) => `${event.by.name} anmälde att kontot startades före godkännandet` },
  deviation: { kind: 'deviation', says: () => 'Avvikelse: handlingen fanns redan med annat innehåll' },
};

/** What an account lacked when it was told to be in use already. */
const lacking: Readonly<Record<string, string>> = {
  mailMissing: 'Kontot saknar en egen e-postadress.',
  personalMail: 'Kontots e-postadress är en persons.',
};

/** Anybody may add an event: one that changes nothing is told with the reason, so that nobody takes it for what happened. */
const idle: Readonly<Record<IdleReason, string>> = {
  notTheirs: 'Räknas inte: den som skrev det får inte göra det här för planen.',
  unreadable: 'Räknas inte: uppgifterna går inte att läsa.',
  refused: 'Räknas inte: adressen hör till ett annat konto eller ett annat medium, eller så var kontot redan startat.',
};

function eventEntry(event: PlanEvent, file: PlanFile): HistoryEntry[] {
  const row = sentences[event.what];
  if (!row) return [];
  const why = file.life.idleEvents.find(({ id }) => id === event.id)?.why;
  const reason = event.detail['reason'];
  const lacks = lacking[String(event.detail['lacks'] ?? '')];
  const left = event.what === 'started' && !why ? remaining(event.detail, profileOf(file.municipality.settings).municipality) : [];
  const meta = [why && idle[why], typeof reason === 'string' ? reason : '', lacks, left.length ? `Inte klart: ${left.map(begunSmall).join('; ')}.` : '']
    .filter(Boolean)
    .join(' ');
  return [{ id: `e${event.id}`, kind: row.kind, at: event.at, sentence: row.says(event), ...(meta ? { meta } : {}), ...(why ? { idle: true } : {}) }];
}

const begunSmall = (text: string) => text.charAt(0).toLocaleLowerCase('sv') + text.slice(1);

/** A dated change of the account (R108, R109): what was changed and from when. */
function changeEntry(event: PlanEvent, file: PlanFile): HistoryEntry[] {
  const change = readAccountChange(event);
  const counts = accountToday(file, undefined).told.some((told) => told.event.id === event.id);
  const said = [counts ? '' : idle[change ? 'notTheirs' : 'unreadable'], ...(change ? changeInWords(change) : [])].filter(Boolean).join(' ');
  return [
    {
      id: `e${event.id}`,
      kind: 'accountChanged',
      at: event.at,
      sentence: `${event.by.name} anmälde en ändring av kontot`,
      meta: said,
      ...(counts ? {} : { idle: true }),
    },
  ];
}
