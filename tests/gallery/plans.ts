// Invented plans in natural Swedish, in the states the screens must show.

import type { Colleague } from '../../src/domain/person.ts';
import type { PlanAnswers } from '../../src/domain/plan.ts';
import { planTitle } from '../../src/domain/planWords.ts';
import type { DecisionProof, HistoryEntry, PlanView, Station } from '../../src/tab/shared/actions.ts';
import { planIds } from './scenes.ts';

const colleague = (n: number, name: string): Colleague => ({
  oid: `00000000-0000-4000-8000-00000000000${n}`,
  name,
  upn: `${name.toLowerCase().replace(' ', '.').replaceAll('å', 'a').replaceAll('ö', 'o')}@gislaved.example`,
});
export const sara = colleague(1, 'Sara Holmberg');
export const peter = colleague(3, 'Peter Ålund');
export const annika = colleague(4, 'Annika Strand');
export const jonas = colleague(5, 'Jonas Berggren');
export const johan = colleague(6, 'Johan Modig');

export const answers: PlanAnswers = {
  platform: 'Instagram',
  address: 'www.instagram.com/bokbusseningislaved',
  plannedAddress: true,
  unit: 'Bokbussen',
  department: 'KFF',
  authority: 'KFN',
  accountMail: 'biblioteken.some@gislaved.example',
  purpose: 'Berätta var bokbussen stannar, visa nya böcker och låta barn och vuxna på landsbygden önska titlar som bussen tar med nästa gång. Skapa dialog.',
  audience: 'Föräldrar till barn mellan 3 och 12 år i Hestra, Burseryd, Broaryd och Reftele.',
  mediaUsed: 'Instagram och Facebook.',
  websiteUsed: 'Ja',
  goals: [
    { text: 'Föräldrar på landsbygden följer bokbussen.', measure: 'Följare', today: '0', target: '200', by: '2027-06-30' },
    { text: 'Fler lånar från bussen.', measure: 'Lån per månad', today: '640', target: '800', by: '2027-06-30' },
  ],
  administrators: [
    { ...sara, contact: '0371-810 42' },
    { ...johan, contact: '0371-810 47' },
  ],
  operators: [{ ...johan, contact: '0371-810 47' }],
  monitoringTimes: 'Endast kontorstid',
  checksPerDay: 2,
  postsPerWeek: 3,
  weeklyHours: 2.5,
};
export const former: PlanAnswers = {
  ...answers,
  goals: [{ text: 'Fler ska känna till bokbussen.' }],
  unmeasurableReason: 'Vi vet inte hur många som känner till bussen i dag.',
  weeklyHours: 4,
};

export const signed: DecisionProof = { level: 'signed', verdict: 'genuine', text: 'Äkta: signaturen är kontrollerad.' };
const forged: DecisionProof = { level: 'signed', verdict: 'forged', text: 'Förfalskad: signaturen hör till en annan text.' };
const paper: DecisionProof = { level: 'paper', verdict: 'genuine', text: 'Inskannad, inlagd av Jonas Berggren.' };

const manager: Station = { step: 'unitManager', person: peter, state: 'approved', mine: false, at: '2026-12-15T08:12:00Z', proof: signed, remarks: [] };
const headOpen: Station = { step: 'departmentHead', person: annika, state: 'open', mine: false, at: '2026-12-15T08:12:00Z', remarks: [] };
const headApproved: Station = { ...headOpen, state: 'approved', at: '2026-12-16T09:40:00Z', proof: signed };
const notYet: Station[] = [
  { step: 'unitManager', person: peter, state: 'notYet', mine: false, remarks: [] },
  { step: 'departmentHead', person: annika, state: 'notYet', mine: false, remarks: [] },
];

const sent: HistoryEntry = {
  id: 'sent-2',
  kind: 'submitted',
  at: '2026-12-14T13:20:00Z',
  sentence: 'Sara Holmberg skickade version 2',
  meta: 'till Peter Ålund',
};
const history: HistoryEntry[] = [
  { id: 'a-2', kind: 'approved', at: '2026-12-15T08:12:00Z', sentence: 'Peter Ålund godkände version 2', meta: 'verksamhetens chef', proof: signed },
  sent,
  {
    id: 'r-1',
    kind: 'returned',
    at: '2026-11-30T10:05:00Z',
    sentence: 'Peter Ålund lämnade tillbaka version 1',
    meta: '”Skriv ett mål som går att mäta.”',
    proof: signed,
  },
  { id: 'sent-1', kind: 'submitted', at: '2026-11-27T12:01:00Z', sentence: 'Sara Holmberg skickade version 1', meta: 'till Peter Ålund' },
  { id: 'made', kind: 'created', at: '2026-11-26T09:00:00Z', sentence: 'Sara Holmberg började på planen' },
];
const versions: PlanView['versions'] = [
  { version: 2, state: 'waitingHead', sentAt: '2026-12-14T13:20:00Z', sha256: '9f2c4f0c1d7be3a58a6b0f4e7d21c3b5a6978812f0e4d3c2b1a09f8e7d6c5b4a', answers },
  {
    version: 1,
    state: 'returned',
    sentAt: '2026-11-27T12:01:00Z',
    sha256: '1b7a55e9034cf6d2c8b1a0f9e8d7c6b5a493827161504f3e2d1c0b9a8f7e6d5c',
    answers: former,
  },
];
const chiefs = { unitManager: { to: peter, namedByDepartments: true, reason: '' }, departmentHead: { to: annika, namedByDepartments: true, reason: '' } };

const base: PlanView = {
  planId: planIds.waiting,
  title: planTitle(answers),
  etag: '"3"',
  state: 'waitingHead',
  version: 2,
  applicant: sara,
  answers,
  chiefs,
  may: [],
  sentAt: '2026-12-14T13:20:00Z',
  savedAt: '2026-12-16T13:05:00Z',
  stations: [manager, headOpen],
  history,
  files: [],
  versions,
  notices: [],
};

const { operators: _operators, ...unfinished } = answers;
const draft: PlanView = {
  ...base,
  planId: planIds.draft,
  state: 'draft',
  version: 1,
  answers: {
    ...unfinished,
    goals: [...(answers.goals ?? []), { text: '', measure: 'Besök på gislaved.se' }],
    administrators: [
      { ...sara, contact: '0371-810 42' },
      { ...sara, contact: '0371-810 42' },
    ],
  },
  chiefs: {},
  may: ['edit', 'submit', 'copy', 'layDown'],
  stations: notYet,
  history: history.slice(-1),
  versions: [],
};
const approved: PlanView = {
  ...base,
  planId: planIds.approved,
  state: 'copySent',
  may: ['change', 'acknowledgeCopy', 'copy'],
  accountId: 2,
  stations: [manager, headApproved],
  history: [
    { id: 'copy', kind: 'copySent', at: '2026-12-16T09:41:00Z', sentence: 'Kopian skickades till informationsfunktionen' },
    {
      id: 'file',
      kind: 'fileSaved',
      at: '2026-12-16T09:41:00Z',
      sentence: 'Planen sparades som PDF/A',
      href: 'https://gislavedskommun.sharepoint.com/plan_3f0c2a6e_v2.pdf',
    },
    { id: 'head', kind: 'approved', at: '2026-12-16T09:40:00Z', sentence: 'Annika Strand godkände version 2', meta: 'förvaltningschef', proof: signed },
    ...history,
  ],
  files: [{ name: 'plan_3f0c2a6e_v2.pdf', path: 'KFN/2026/plan_3f0c2a6e_v2.pdf', size: 84_300, savedAt: '2026-12-16T09:41:00Z' }],
  versions: [{ ...versions[0]!, state: 'copySent' }, versions[1]!],
};
const byStandIn: DecisionProof = { level: 'signed', verdict: 'idle', text: 'Räknas inte: ersättaren var inte utsedd den dagen.' };
/** A stand-in decided when the days were over. */
const idle: PlanView = {
  ...base,
  planId: planIds.idle,
  history: [
    {
      id: 'h-2',
      kind: 'approved',
      at: '2026-12-16T10:30:00Z',
      sentence: 'Jonas Berggren godkände version 2 som ersättare för Annika Strand, förvaltningschef',
      idle: true,
      proof: byStandIn,
    },
    ...history,
  ],
  notices: [{ kind: 'alarm', sentence: 'Ett beslut räknas inte. Ersättaren var inte utsedd den dagen.' }],
};
/** The first chief signed while the plan was given to another; the second decided on paper. */
const late: PlanView = {
  ...approved,
  planId: planIds.late,
  may: [],
  stations: [
    { ...manager, person: johan, at: '2026-12-15T11:40:00Z', remarks: [{ kind: 'late', name: 'Peter Ålund' }] },
    { ...headApproved, proof: paper, remarks: [{ kind: 'enteredBy', name: 'Jonas Berggren' }] },
  ],
  history: [
    {
      id: 'head',
      kind: 'approved',
      at: '2026-12-16T09:40:00Z',
      sentence: 'Annika Strand godkände version 2 som förvaltningschef',
      meta: 'Underskrivet 15 december 2026, inlagt av Jonas Berggren.',
      proof: paper,
    },
    { id: 'a-2', kind: 'approved', at: '2026-12-15T11:40:00Z', sentence: 'Johan Modig godkände version 2 som verksamhetens chef', proof: signed },
    {
      id: 'late',
      kind: 'approved',
      at: '2026-12-15T08:13:00Z',
      sentence: 'Peter Ålund godkände version 2 som verksamhetens chef',
      meta: 'Kom efter att en annan godkännare hade angetts och räknas inte.',
      idle: true,
      proof: signed,
    },
    ...history.slice(1),
  ],
  files: [
    ...approved.files,
    { name: 'plan_3f0c2a6e_v2.json', path: 'KFN/2026/plan_3f0c2a6e_v2.json', size: 21_900, savedAt: '2026-12-16T09:41:00Z' },
    {
      name: 'Underskrivet beslut, förvaltningschef.png',
      path: 'KFN/2026/plan_3f0c2a6e_v2_forvaltningschef.png',
      size: 412_600,
      savedAt: '2026-12-16T09:38:00Z',
    },
  ],
};
const named = { to: johan, namedByDepartments: false, reason: 'Peter Ålund är tjänstledig till februari.' };

export const plans: readonly PlanView[] = [
  draft,
  base,
  approved,
  {
    ...base,
    planId: planIds.returned,
    state: 'returned',
    may: ['edit', 'submit', 'copy', 'layDown'],
    version: 3,
    stations: [{ ...manager, state: 'returned', comment: 'Skriv ett mål som går att mäta, och vem som svarar under sommaren.' }, notYet[1]!],
  },
  { ...draft, planId: planIds.conflict, answers },
  {
    ...approved,
    planId: planIds.forged,
    state: 'waitingHead',
    may: ['readdress', 'enterDecision'],
    stations: [
      { ...manager, proof: paper, remarks: [{ kind: 'enteredBy', name: 'Jonas Berggren' }] },
      { ...headOpen, proof: forged, remarks: [{ kind: 'standIn', for: 'Annika Strand', until: '2026-12-31' }] },
    ],
    notices: [{ kind: 'alarm', sentence: 'Ett beslut saknas. Ett beslut som har funnits i listan finns inte kvar. Kontakta systemförvaltaren.' }],
    files: [],
  },
  {
    ...base,
    planId: planIds.named,
    state: 'waitingUnit',
    may: ['signAddressee', 'withdraw', 'tellStarted'],
    chiefs: { ...chiefs, unitManager: named },
    stations: [
      { step: 'unitManager', person: johan, state: 'open', mine: false, at: '2026-12-16T08:00:00Z', remarks: [{ kind: 'namedByApplicant' }] },
      notYet[1]!,
    ],
    history: [sent],
  },
  idle,
  late,
];
