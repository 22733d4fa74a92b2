// Invented entries in the diary: the draft is made by the real domain, so that a scene shows nothing the product could not.

import { entryRows, type DiaryEntry } from '../../src/domain/diaryEntry.ts';
import { lintEntry } from '../../src/domain/diaryLint.ts';
import type { ArchiveActions, ArchiveDesk, ArchiveEntry, SettledLine, WaitingLine } from '../../src/tab/shared/archiveActions.ts';
import type { Scene } from './scenes.ts';

export const registrar = { oid: '00000000-0000-4000-8000-000000000009', name: 'Maria Wik', upn: 'registrator@gislaved.example' };

const authority = 'Kultur- och fritidsnämnden';
const line = (designation: string, day: string, since: string, more: Partial<WaitingLine> = {}): WaitingLine => ({
  designation,
  authority,
  direction: 'Inkommen',
  day,
  since,
  isProtected: false,
  isLate: false,
  ...more,
});
const waiting: readonly WaitingLine[] = [
  line('2026-112', '2026-12-11', '2026-12-11T14:20:00Z', { isLate: true }),
  line('2026-117', '2026-12-15', '2026-12-15T09:10:00Z', { isLate: true, isProtected: true }),
  line('2026-118', '2026-12-16', '2026-12-16T08:50:00Z'),
  line('2026-120', '2026-12-16', '2026-12-16T11:40:00Z', { told: { number: 'KFN.2026.130', by: 'Amir Lindqvist' } }),
];
const settledLine = (designation: string, state: SettledLine['state'], number: string, at: string): SettledLine => ({
  designation,
  authority,
  state,
  number,
  at,
  by: registrar.name,
});
const settled: readonly SettledLine[] = [
  settledLine('2026-110', 'registered', 'KFN.2026.129', '2026-12-16T07:30:00Z'),
  settledLine('2026-109', 'returned', '', '2026-12-15T15:00:00Z'),
  settledLine('2026-104', 'notSecret', '', '2026-12-14T10:00:00Z'),
];

const draft = (designation: string, more: Partial<DiaryEntry> = {}): DiaryEntry => ({
  designation,
  authority,
  direction: 'received',
  day: '2026-12-15',
  number: '',
  sender: 'Kalle_79',
  title: 'Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen',
  recordType: 'Inlägg i sociala medier',
  attachments: [
    { name: `${designation}.pdf`, sha256: 'a1b2c3d4'.repeat(8), size: 468_210, format: 'PDF/A', isRecord: true },
    { name: `${designation}_bild-1.png`, sha256: '9f8e7d6c'.repeat(8), size: 412_004, format: 'PNG-bild', isRecord: false },
  ],
  source: {
    account: 'Biblioteken i Gislaved',
    platform: 'Facebook',
    addresses: ['https://www.facebook.com/bibliotekenigislaved/posts/8841'],
    capturedAt: '2026-12-16T08:47:00Z',
  },
  ...more,
});
const form = { pattern: String.raw`^[A-ZÅÄÖ]{2,6}\.(?:19|20)\d{2}\.\d{1,6}$`, example: 'KFN.2026.123', bodies: ['KS', 'KFN', 'BUN', 'SN'] };
const asked = { state: 'waiting', number: '', since: '2026-12-16T08:50:00Z', by: 'Sara Holmberg', key: '' } as const;

function entry(from: DiaryEntry, more: Partial<ArchiveEntry> = {}): ArchiveEntry {
  const { designation, attachments } = from;
  const ground = { senders: ['Kalle_79'], colleagues: ['Sara Holmberg'], isAnswered: false };
  const remarks = lintEntry(from, ground);
  return {
    designation,
    authority,
    authorityCode: 'KFN',
    isProtected: false,
    received: '2026-12-16',
    rows: entryRows(from),
    remarks,
    attachments,
    candidates: [],
    asked: [],
    form,
    diary: asked,
    ...more,
  };
}

const secret = draft('2026-117', {
  sender: '',
  title: 'Inlägg i sociala medier',
  apart: { sender: 'Kalle_79', title: 'Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen' },
});
const askedFor: ArchiveEntry['asked'] = [
  { key: '7', at: '2026-12-15T15:00:00Z', sentence: `${registrar.name} lämnade tillbaka underlaget`, meta: 'Vilket konto gäller det?' },
  { key: '8', at: '2026-12-16T08:40:00Z', sentence: 'Sara Holmberg antecknade', meta: 'Biblioteken i Gislaved. Bilden visar det längst upp.' },
  { key: 'a', at: '2026-12-16T08:50:00Z', sentence: 'Sara Holmberg bad om ett diarienummer igen' },
];
const entries: Readonly<Record<string, ArchiveEntry>> = {
  '2026-118': entry(draft('2026-118')),
  '2026-112': entry(draft('2026-112', { title: 'Fråga av Kalle_79 till KFN om bokbussen', sender: 'kalle79@example.se' })),
  '2026-117': entry(secret, { isProtected: true, candidates: ['OSL 21 kap. 1 §'] }),
  '2026-116': entry(secret, { isProtected: true, marking: { provision: 'OSL 21 kap. 1 §', on: '2026-12-15', by: registrar.name } }),
  '2026-110': entry(draft('2026-110', { number: 'KFN.2026.129' }), {
    diary: { state: 'registered', number: 'KFN.2026.129', since: '2026-12-16T07:30:00Z', by: registrar.name, key: '' },
  }),
  '2026-122': entry({ ...secret, designation: '2026-122' }, { isProtected: true, asked: askedFor }),
  '2026-109': entry(draft('2026-109'), { diary: { ...asked, state: 'returned' }, returned: 'Avsändaren saknas. Skriv vem som gjorde inlägget.' }),
  '2026-119': entry(draft('2026-119', { sender: '', title: 'Inlägg i sociala medier', apart: { sender: 'Kalle_79', title: 'Kommentar' } }), {
    isProtected: true,
    move: {
      by: 'Sara Holmberg',
      at: '2026-12-16T10:13:00Z',
      emptiedAt: '2026-12-16T10:14:00Z',
      files: ['0001_opened.json', '2026-119.pdf', '2026-119_bild-1.png'].map((name, n) => ({ name, sha256: 'a1b2c3d4'.repeat(8), size: 412 + n * 204_000 })),
      mails: [{ to: 'registrator.kfn@gislaved.example', at: '2026-12-16T09:02:00Z', attached: 1 }],
    },
  }),
  '2026-125': {
    ...entry(
      draft('2026-125', {
        sender: '',
        title: 'Inlägg i sociala medier',
        apart: { sender: '', title: '' },
        attachments: [],
        source: { account: '', platform: '', addresses: [], capturedAt: '' },
        kept: [
          { label: 'Förvaras', value: 'Låst arkivskåp hos registratorn' },
          { label: 'Sparat av', value: 'Sara Holmberg' },
          { label: 'Sparat', value: '16 december 2026 kl. 13.20' },
        ],
      }),
    ),
    isOutside: true,
  },
  '2026-121': { ...entry(draft('2026-121')), rows: [], attachments: [], remarks: [] },
};

const moves: ArchiveDesk['moves'] = [
  { designation: '2026-119', authority, state: 'moved', at: '2026-12-16T10:14:00Z', by: 'Sara Holmberg' },
  { designation: '2026-118', authority, state: 'moveAsked', at: '2026-12-16T09:30:00Z', by: 'Amir Lindqvist' },
];
const deviations: ArchiveDesk['deviations'] = [
  { designation: '2026-111', authority, why: 'savedElsewhere', at: '2026-12-16T09:05:00Z', by: 'Sara Holmberg' },
  { designation: '2026-107', authority, why: 'removedBefore', at: '2026-12-14T07:40:00Z', by: 'Johan Modig' },
];
const desk: ArchiveDesk = { authorities: [authority], waiting, settled, moves, deviations };
const nobody: ArchiveDesk = { authorities: [], waiting: [], settled: [], moves: [], deviations: [] };
const followed: ArchiveDesk = {
  ...nobody,
  deviations,
  notSecret: [{ designation: '2026-98', authority, state: 'notSecret', number: '', at: '2026-12-15T09:20:00Z', by: registrar.name }],
};

export function archiveActionsOf(scene: Scene, answer: <T>(value: T) => Promise<T>): ArchiveActions {
  const isRegistrar = scene.world === 'registrar';
  const mine = scene.name.includes('nothing') ? { ...desk, waiting: [], moves: [] } : scene.name.includes('moves') ? desk : { ...desk, moves: [] };
  const changed = async (designation: string, change: Partial<ArchiveEntry>) => ({ outcome: 'done' as const, entry: { ...entries[designation]!, ...change } });
  const said = { since: '2026-12-16T13:05:00Z', by: registrar.name, key: '' };
  return {
    archiveDesk: () => answer(isRegistrar ? mine : scene.world === 'information' ? followed : nobody),
    entriesToRegister: async () => (isRegistrar ? mine.waiting : []),
    openEntry: (designation) => answer(isRegistrar ? entries[designation] : 'notYours'),
    writeNumber: (designation, number) => changed(designation, { diary: { ...said, state: 'registered', number } }),
    returnEntry: (designation, reason) => changed(designation, { diary: { ...said, state: 'returned', number: '' }, returned: reason }),
    declareNotSecret: (designation) => changed(designation, { diary: { ...said, state: 'notSecret', number: '' } }),
    goneThrough: (designation) => changed(designation, { move: { ...entries[designation]!.move!, seen: { by: registrar.name, at: '2026-12-16T13:05:00Z' } } }),
    markSecrecy: (designation, { provision, on }) => changed(designation, { marking: { provision, on, by: registrar.name } }),
    endMarking: async (designation, { on }) => {
      const { marking: _marking, ...without } = entries[designation]!;
      return { outcome: 'done', entry: { ...without, markingEnded: { on, by: registrar.name } } };
    },
    fetchEntryFiles: async () => ({ outcome: 'done' }),
  };
}

/** What waits, as Översikt shows it. */
export const toRegister = waiting;
