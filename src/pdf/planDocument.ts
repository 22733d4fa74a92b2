// The approved activity plan as a record: Bilaga I with its answers, both decisions, and how to check them (R32, R91 to R106).
// The same content three times: PDF/A to keep, plain text to search, and beside them the record in JSON to check (domain/record.ts).

import type { Level, Step } from '../domain/fact.ts';
import { approvalWords, chiefTitles, doNotForget, doNotForgetHeading } from '../domain/guidelines.ts';
import { field, fieldKeys, sections } from '../domain/plan.ts';
import type { FieldKey, Goal, PlanAnswers, Section } from '../domain/plan.ts';
import type { Person } from '../domain/person.ts';
import { answerInWords, planTitle } from '../domain/planWords.ts';
import type { Names } from '../domain/planWords.ts';
import { planFileName } from '../domain/record.ts';
import { capitalised, swedishDay, swedishMoment } from '../domain/swedish.ts';
import { emptyBoxNote } from './boxFont.ts';
import type { Block, Column, Document, Fact } from './document.ts';
import type { FontFiles } from './fonts.ts';
import { makePdf } from './pdfa.ts';
import { plainText } from './plainText.ts';

/** A decision that counts. `verdict` and `remarks` are sentences from the verification. Moments are ISO in UTC. */
export type PlanDecision = {
  step: Step;
  name: string;
  at: string;
  level: Level;
  verdict: string;
  remarks: readonly string[];
  comment?: string;
  /** Of the decision's canonical text, in hex. */
  factSha256: string;
  /** Levels paper and external: the day (YYYY-MM-DD) on the paper, and who entered it. */
  signedOn?: string;
  enteredBy?: string;
};

/** Everything the record says. Both decisions are there, in their order, and were found genuine. */
export type PlanDocumentInput = {
  /** For example "Gislaveds kommun". */
  municipality: string;
  /** Names of the codes of departments and authorities in the answers. */
  names: Names;
  planId: string;
  version: number;
  /** Of the version's canonical text, in hex. */
  versionSha256: string;
  applicant: string;
  /** When the version was sent, and when the last decision was made: the record's own time. */
  sentAt: string;
  recordedAt: string;
  answers: PlanAnswers;
  decisions: readonly PlanDecision[];
};

/** How a decision was made, in words that promise no more than is true. */
const levelWords: Record<Level, string> = {
  signed: 'Signerad: elektroniskt godkännande via kommunens Microsoft 365-konto',
  stamped: 'Stämplad av SharePoint: elektroniskt godkännande via kommunens Microsoft 365-konto, utan signatur',
  external: 'Extern underskrift: en underskriven fil har lagts in',
  paper: 'Papper: ett underskrivet papper har skannats och lagts in',
};

const afterNumber: Partial<Record<FieldKey, string>> = { weeklyHours: 'timmar i veckan' };

/** The record as PDF/A-2a and PDF/UA-1. Equal input gives equal bytes. Fails only when a font cannot be loaded. */
export const planDocument = (input: PlanDocumentInput, fonts: FontFiles): Promise<Uint8Array<ArrayBuffer>> => makePdf(contentOf(input), fonts);

/** The same content as plain text, for SharePoint's search. */
export const planAsText = (input: PlanDocumentInput): string => plainText(contentOf(input));

function contentOf(input: PlanDocumentInput): Document {
  const title = planTitle(input.answers);
  return {
    title: `Aktivitetsplan för sociala medier: ${title}`,
    author: input.municipality,
    subject: `Godkänd aktivitetsplan, version ${input.version}`,
    language: 'sv-SE',
    madeAt: input.recordedAt,
    footer: `${input.municipality} · Aktivitetsplan för sociala medier · ${planFileName(input.planId, input.version)}`,
    blocks: [
      { kind: 'sender', organisation: input.municipality, part: named(input, 'authority') },
      { kind: 'heading', level: 1, text: 'Aktivitetsplan för sociala medier' },
      { kind: 'paragraph', look: 'lead', text: title },
      { kind: 'facts', facts: aboutPlan(input) },
      ...answersBySection(input),
      { kind: 'heading', level: 2, text: 'Godkännande' },
      ...input.decisions.map(decisionPanel),
      { kind: 'panel', blocks: [{ kind: 'heading', level: 2, text: doNotForgetHeading }, ...doNotForget.map((text): Block => ({ kind: 'paragraph', text }))] },
      ...howToCheck(input),
    ],
  };
}

const named = ({ answers, names }: PlanDocumentInput, key: 'authority' | 'department'): string => answerInWords(key, answers, names);

function aboutPlan(input: PlanDocumentInput): Fact[] {
  const facts: (Fact | false)[] = [
    { label: 'Kommun', value: input.municipality },
    { label: 'Nämnd', value: named(input, 'authority') },
    { label: 'Förvaltning', value: named(input, 'department') },
    { label: 'Sökande', value: input.applicant },
    { label: 'Skickad för godkännande', value: swedishMoment(input.sentAt) },
    { label: 'Godkänd', value: swedishMoment(input.recordedAt) },
    input.answers.startedOn !== undefined && { label: 'Plan i efterhand', value: `Kontot startade ${swedishDay(input.answers.startedOn)}, före godkännandet.` },
    { label: 'Version', value: String(input.version) },
    { label: 'Planens nummer', value: input.planId },
    { label: 'Kontrollsumma (SHA-256)', value: input.versionSha256 },
  ];
  return facts.filter((fact) => fact !== false);
}

/** Answered questions in the form's order, under the form's headings. A section without answers is left out. */
function answersBySection(input: PlanDocumentInput): Block[] {
  return (Object.keys(sections) as Section[]).flatMap((section) => {
    const answers = fieldKeys.filter((key) => field(key).section === section).flatMap((key) => answerBlocks(key, input));
    return answers.length === 0 ? [] : [{ kind: 'heading', level: 2, text: sections[section] } as const, ...answers];
  });
}

function answerBlocks(key: FieldKey, { answers, names, municipality }: PlanDocumentInput): Block[] {
  const { kind, label, section } = field(key);
  const words = answers[key] === undefined ? '' : answerInWords(key, answers, names);
  if (words.trim() === '') return [];
  // The question Övrigt is its whole section: its label already stands there.
  const heading: Block[] = label === sections[section] ? [] : [{ kind: 'heading', level: 3, text: label.replaceAll('{kommun}', municipality) }];
  if (kind === 'goals') return [...heading, goalTable(answers[key] as readonly Goal[])];
  if (kind === 'people') return [...heading, peopleTable(answers[key] as readonly Person[])];
  return [...heading, { kind: 'paragraph', text: [words, afterNumber[key]].filter(Boolean).join(' ') }];
}

const goalColumns: readonly (Column & { key: keyof Goal })[] = [
  { key: 'text', heading: 'Mål', share: 32 },
  { key: 'measure', heading: 'Vad ska mätas?', share: 24 },
  { key: 'today', heading: 'I dag', share: 11 },
  { key: 'target', heading: 'Målet', share: 12 },
  { key: 'by', heading: 'Senast', share: 21 },
];

/** Columns that no goal fills are left out. */
function goalTable(goals: readonly Goal[]): Block {
  const columns = goalColumns.filter(({ key }) => key === 'text' || goals.some((goal) => goal[key]));
  return { kind: 'table', columns, rows: goals.map((goal) => columns.map(({ key }) => (key === 'by' ? swedishDay(goal.by ?? '') : (goal[key] ?? '')))) };
}

const peopleTable = (people: readonly Person[]): Block => ({
  kind: 'table',
  columns: [
    { heading: 'Namn', share: 2 },
    { heading: 'Kontaktuppgifter', share: 3 },
  ],
  rows: people.map(({ name, contact }) => [name, contact]),
});

function decisionPanel(decision: PlanDecision): Block {
  const facts: Fact[] = [
    { label: 'Namn', value: decision.name },
    { label: 'Datum', value: decision.signedOn === undefined ? swedishMoment(decision.at) : swedishDay(decision.signedOn) },
    { label: 'Underskrift', value: levelWords[decision.level] },
    ...(decision.enteredBy === undefined ? [] : [{ label: 'Inlagt av', value: `${decision.enteredBy}, ${swedishMoment(decision.at)}` }]),
    { label: 'Kontroll', value: decision.verdict },
    ...(decision.remarks.length === 0 ? [] : [{ label: 'Att känna till', value: decision.remarks.join('\n') }]),
    ...(decision.comment?.trim() ? [{ label: 'Kommentar', value: decision.comment }] : []),
    { label: 'Kontrollsumma (SHA-256)', value: decision.factSha256 },
  ];
  return {
    kind: 'panel',
    blocks: [
      { kind: 'heading', level: 3, text: capitalised(chiefTitles[decision.step]) },
      { kind: 'paragraph', text: `${approvalWords}.` },
      { kind: 'facts', facts },
    ],
  };
}

/** What each level lets a reader check, and what it does not. */
const checksOfLevel: Record<Level, string> = {
  signed:
    'Ett signerat godkännande är bundet till chefens inloggning i Microsoft 365: beslutets kontrollsumma står i det inloggningsbevis som Microsoft har signerat. Beviset finns i json-filen.',
  stamped: 'Ett godkännande som är stämplat av SharePoint saknar signatur. Namn och tid kommer från SharePoint.',
  external:
    'Ett beslut med extern underskrift är inlagt av informationsfunktionen. Den som lade in det har signerat med sin inloggning i Microsoft 365, och signaturen omfattar den inlagda filens kontrollsumma.',
  paper:
    'Ett beslut på papper är skannat och inlagt av informationsfunktionen. Den som lade in det har signerat med sin inloggning i Microsoft 365, och signaturen omfattar den skannade filens kontrollsumma.',
};

function howToCheck(input: PlanDocumentInput): Block[] {
  const used = new Set(input.decisions.map(({ level }) => level));
  return [
    { kind: 'heading', level: 2, text: 'Så kontrolleras handlingen' },
    {
      kind: 'paragraph',
      text: `Handlingen gjordes när båda cheferna hade godkänt planen. Pdf-filen är inte själv underskriven. Det som går att kontrollera finns i filen ${planFileName(input.planId, input.version)}.json, som sparas tillsammans med den.`,
    },
    {
      kind: 'list',
      items: [
        'Planens kontrollsumma är räknad på planens text så som den skickades in. Räkna om den på texten i json-filen. Är något ändrat blir summan en annan.',
        'Varje beslut har en egen kontrollsumma. Den omfattar vem som beslutade, vad beslutet blev, kommentaren och planens kontrollsumma.',
        ...(Object.keys(checksOfLevel) as Level[]).filter((level) => used.has(level)).map((level) => checksOfLevel[level]),
        'Raden Kontroll säger vad kontrollen visade när handlingen gjordes. Kontrollen går att göra om med json-filen och kommunens nyckelregister.',
        emptyBoxNote,
      ],
    },
  ];
}
