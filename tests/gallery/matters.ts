// Invented posts to handle: real facts folded by the real domain, so that a scene shows nothing the product could not.

import { numberKind } from '../../src/adapters/personalNumbers/numberKind.ts';
import { contentWarnings, type WarningKind } from '../../src/domain/contentWarning.ts';
import type { Diary, DiarySaid } from '../../src/domain/diary.ts';
import type { MatterContent, MatterFact } from '../../src/domain/matter.ts';
import type { MatterTask } from '../../src/domain/matterTasks.ts';
import { matterLife } from '../../src/domain/matterLife.ts';
import { OutsideError } from '../../src/outsideError.ts';
import type {
  Keeping,
  MatterAccount,
  MatterActions,
  MatterFileLink,
  MatterLine,
  MatterView,
  TextReading,
  TextReadingActions,
} from '../../src/tab/shared/matterActions.ts';
import { sara } from './plans.ts';
import type { Scene } from './scenes.ts';

const at = (time: string) => `2026-12-16T${time}:00Z`;
const sha256 = '3f1c0b6a5e4d7988aa1234567890abcdef1234567890abcdef1234567890abcd';
const by = { oid: sara.oid, name: sara.name };
const library = { id: 1, name: 'Bokbussen (Facebook)', platform: 'Facebook', address: 'https://www.facebook.com/bokbussen' };

const opened = (part: Partial<Extract<MatterContent, { kind: 'opened' }>> = {}): MatterContent => ({
  kind: 'opened',
  matter: 'removal',
  secrecy: 'no',
  childAbuse: false,
  own: false,
  authority: 'KFN',
  department: 'Kultur- och fritidsförvaltningen',
  ...(part.outside ? {} : { account: library }),
  ...part,
});
const comment = (sender: string) => ({ sender, senderAddress: '', address: '', postedAt: at('11:58'), content: 'comment' as const });
const post: MatterContent = { kind: 'post', seenAt: at('12:10'), posts: [comment('Kalle Anka'), comment('Joakim von Anka')], text: '' };
const one: MatterContent = { kind: 'post', seenAt: at('12:10'), posts: [comment('Kalle Anka')], text: 'När öppnar simhallen igen efter jul?' };
const ours: MatterContent = { kind: 'post', seenAt: at('12:10'), posts: [{ ...comment(''), content: 'post', postedAt: '' }], text: '' };
const evidence = (designation: string): MatterContent => ({
  kind: 'evidence',
  record: { name: `${designation}.pdf`, sha256, size: 184_220 },
  files: [{ name: `${designation}_bild-1.png`, sha256, size: 171_004 }],
  madeAt: at('12:13'),
});
const read = (designation: string, ...warnings: WarningKind[]): MatterContent => ({
  kind: 'read',
  ...(warnings.length > 0 ? { warnings } : {}),
  of: sha256,
  record: { name: `${designation}_text.pdf`, sha256, size: 190_310 },
  words: 148,
  dropped: 11,
  madeAt: at('12:14'),
});
const assessed: MatterContent = { kind: 'assessed', ground: 'threat', law: '', indicators: [], policeReport: true, incident: false };
const acted: MatterContent = { kind: 'acted', outcome: 'removed', at: at('12:31'), text: '' };
const registration: MatterContent = { kind: 'registration', choice: 'register', reason: '', received: '2026-12-16' };
const ordered: MatterContent = {
  kind: 'registration',
  choice: 'ordered',
  reason: 'Inlägget innehåller inga sekretessbelagda uppgifter och går lätt att söka fram.',
  received: '2026-12-16',
};
const forwarded: MatterContent = { kind: 'handedOver', how: 'forward', to: 'Tekniska förvaltningen', contact: 'kontaktcenter, 0371-81 000', dueOn: '' };
const answered: MatterContent = {
  kind: 'told',
  to: 'sender',
  text: 'Hej! Tack för din fråga. Jag har skickat den vidare.',
  at: at('12:40'),
  sameMedium: true,
  reason: '',
};

const stories: Readonly<Record<string, { contents: readonly MatterContent[]; diary?: Diary; said?: readonly DiarySaid[]; left?: MatterView['left'] }>> = {
  '2026-31': { contents: [opened(), post, evidence('2026-31')] },
  '2026-57': {
    contents: [opened(), post, evidence('2026-57')],
    left: {
      attempts: [
        { of: 'evidence', at: at('12:12'), by: sara.name, files: [{ name: '2026-57-2_bild-1.png', size: 171_004, hash: 'a', at: at('12:12'), by: sara.name }] },
        { of: 'reading', at: at('12:15'), by: sara.name, files: [{ name: '2026-57_text.txt', size: 1_240, hash: 'b', at: at('12:15'), by: sara.name }] },
      ],
      replaced: 4,
    },
  },
  '2026-32': {
    contents: [opened({ secrecy: 'yes' }), post, evidence('2026-32'), assessed, acted, registration],
    diary: { state: 'waiting', number: '', since: at('12:35'), by: sara.name, key: '' },
  },
  '2026-40': {
    contents: [
      opened({ secrecy: 'yes' }),
      post,
      evidence('2026-40'),
      assessed,
      acted,
      registration,
      { kind: 'returned', reason: 'Skriv vilket konto det gäller.' },
    ],
    diary: { state: 'returned', number: '', since: at('12:50'), by: 'Maria Wik', key: '' },
  },
  '2026-33': { contents: [opened({ matter: 'question' }), one] },
  '2026-42': {
    contents: [
      opened({ matter: 'question' }),
      one,
      {
        kind: 'handedOver',
        how: 'answer',
        to: 'Johan Modig',
        contact: '',
        dueOn: '2026-12-18',
        person: { oid: 'j', name: 'Johan Modig', upn: 'johan.modig@gislaved.example' },
      },
    ],
  },
  '2026-43': { contents: [opened({ matter: 'question' }), one, forwarded, answered, ordered, { kind: 'revisit', on: '2026-12-16' }] },
  '2026-34': { contents: [opened({ matter: 'question' }), one, forwarded] },
  '2026-35': {
    contents: [
      opened(),
      post,
      evidence('2026-35'),
      read('2026-35', 'personalNumber'),
      { ...assessed, policeReport: false } as MatterContent,
      acted,
      ordered,
      { kind: 'closed', reason: '' },
    ],
  },
  '2026-36': { contents: [opened({ matter: 'politics' }), one] },
  '2026-37': { contents: [opened(), one] },
  '2026-38': { contents: [opened(), post, evidence('2026-38'), { ...assessed, policeReport: false } as MatterContent, acted, ordered] },
  '2026-44': {
    contents: [opened({ own: true }), ours, evidence('2026-44'), { ...assessed, ground: 'personalData', policeReport: false, incident: true } as MatterContent],
  },
  '2026-45': {
    contents: [opened({ secrecy: 'yes', childAbuse: true }), { ...ours, text: 'En bild i en kommentar till vårt inlägg om badet.' } as MatterContent],
  },
  '2026-51': { contents: [opened(), post, evidence('2026-51'), { kind: 'suspected', secrecy: 'unknown' }] },
  '2026-52': {
    contents: [
      opened(),
      post,
      evidence('2026-52'),
      { kind: 'suspected', secrecy: 'yes' },
      { kind: 'moved', files: [{ name: '2026-52.pdf', sha256, size: 184_220, createdAt: at('12:13'), createdBy: by }] },
    ],
  },
  '2026-53': { contents: [opened({ secrecy: 'unknown', outside: true })] },
  '2026-54': {
    contents: [
      opened({ secrecy: 'unknown', outside: true }),
      { kind: 'keptOutside', savedBy: 'Sara Holmberg', where: 'Låst arkivskåp hos registratorn', savedAt: at('12:20') },
      registration,
    ],
    diary: { state: 'waiting', number: '', since: at('12:30'), by: 'Sara Holmberg', key: '' },
  },
  '2026-39': {
    contents: [opened({ matter: 'question' }), one, forwarded, answered, registration],
    diary: { state: 'registered', number: 'KFN.2026.41', since: at('13:00'), by: 'Maria Wik', key: '' },
    said: [
      { state: 'waiting', number: '', at: at('12:30'), by: sara.name, key: 'a' },
      { state: 'registered', number: 'KFN.2026.41', at: at('13:00'), by: 'Maria Wik', key: 'b' },
    ],
  },
};

export const toHandle: readonly MatterTask[] = [
  { designation: '2026-45', status: 'Ska åtgärdas', group: 'first', since: at('12:10'), answerOn: '', revisitOn: '', isLate: false, isProtected: true },
  {
    designation: '2026-33',
    status: 'Avsändaren ska få svar',
    group: 'first',
    since: at('12:10'),
    answerOn: '2026-12-15',
    revisitOn: '',
    isLate: true,
    isProtected: false,
  },
];

function viewOf(designation: string, keeping: Keeping = { may: true }): MatterView | undefined {
  const story = stories[designation];
  const facts = story?.contents.map((content, index) => {
    const createdAt = at(`12:${10 + index * 3}`);
    return { place: index + 1, createdAt, createdBy: by, fact: { v: 1, designation, at: createdAt, by, ...content } as MatterFact };
  });
  const life = facts && matterLife(facts, story?.diary, story?.said);
  if (!life) return undefined;
  const isMoved = life.moved.length > 0;
  const files: MatterFileLink[] = life.evidence.flatMap(({ record, files: pictures }) => [
    { ...record, savedAt: at('12:14'), what: 'record' as const },
    ...pictures.map((file) => ({ ...file, savedAt: at('12:14'), what: 'picture' as const })),
    ...life.read.map(({ record: text }) => ({ ...text, savedAt: at('12:14'), what: 'text' as const })),
  ]);
  return {
    designation,
    life,
    files,
    left: story?.left ?? { attempts: [], replaced: 0 },
    isProtected: (life.opened.secrecy !== 'no' && !life.opened.outside) || isMoved,
    ...(life.mustMove ? { move: { state: 'asked', keeping } } : isMoved && !life.emptied ? { move: { state: 'unfinished', left: 3 } } : {}),
    authority: 'Kultur- och fritidsnämnden',
    authorityCode: 'KFN',
    diaryForm: { pattern: '', example: 'KS.2026.123', bodies: ['KS', 'KFN'] },
  };
}

const line = (designation: string, kind: string, status: string, part: Partial<MatterLine> = {}): MatterLine => ({
  designation,
  kind,
  status,
  authority: 'Kultur- och fritidsnämnden',
  department: 'Kultur- och fritidsförvaltningen',
  isProtected: false,
  mayOpen: true,
  posts: 1,
  seenAt: at('12:10'),
  actedAt: '',
  openedAt: at('12:11'),
  closedAt: part.isClosed ? at('13:00') : '',
  mine: true,
  isClosed: false,
  isLate: false,
  ...part,
});
const lines: readonly MatterLine[] = [
  line('2026-31', 'Borttagning', 'Ska bedömas', { posts: 2 }),
  line('2026-32', 'Borttagning', 'Väntar på diarienummer', { isProtected: true, posts: 2 }),
  line('2026-33', 'Fråga', 'Någon ska svara eller ta över'),
  line('2026-30', 'Till politiker', 'Avsändaren ska få svar', {
    mayOpen: false,
    mine: false,
    authority: 'Barn- och utbildningsnämnden',
    department: 'Barn- och utbildningsförvaltningen',
  }),
  line('2026-25', 'Borttagning', 'Ska bedömas', { mine: false, seenAt: '2026-12-14T08:00:00Z', isLate: true }),
  line('2026-27', '', '', { department: '', seenAt: '' }),
  line('2026-29', 'Borttagning', 'Stängt', { isClosed: true, actedAt: at('12:52') }),
  line('2026-28', 'Borttagning', 'Stängt', { isClosed: true, actedAt: '2026-12-18T09:00:00Z' }),
];

const accounts: readonly MatterAccount[] = [
  { ...library, authority: 'KFN', department: 'Kultur- och fritidsförvaltningen', mine: true },
  {
    id: 2,
    name: 'Biblioteken i Gislaved (Instagram)',
    platform: 'Instagram',
    address: 'https://www.instagram.com/x',
    authority: 'KFN',
    department: 'Kultur- och fritidsförvaltningen',
    mine: true,
  },
  { id: 3, name: 'Fritidsgården i Anderstorp', platform: 'TikTok', address: 'https://www.tiktok.com/@x', authority: '', department: '', mine: false },
];

type Answer = <T>(value: T) => Promise<T>;

const readings: Readonly<Record<string, TextReading>> = {
  'post-reading': { state: 'reading', percent: 40 },
  'post-reading-failed': { state: 'failed', thrown: new OutsideError('offline', 'the reader of text did not start') },
};

export function textReadingOf({ name }: Scene): TextReadingActions {
  let reading = readings[name];
  const listeners = new Set<() => void>();
  return {
    readTexts() {
      reading = readings['post-reading'];
      for (const listener of listeners) listener();
    },
    textReading: () => reading,
    onTextReading(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function matterActionsOf({ name, world }: Scene, answer: Answer): MatterActions {
  const keeping: Keeping = name.includes('outside')
    ? { may: false, outside: true }
    : name.includes('no-right')
      ? { may: false, registrar: { mailbox: 'registrator.kfn@gislaved.example', telephone: '0371-81 000' } }
      : { may: true };
  const done = async (designation: string) => {
    const matter = viewOf(designation);
    return matter ? ({ outcome: 'done', matter } as const) : ({ outcome: 'refused', why: 'gone' } as const);
  };
  return {
    contentWarnings: async (text) => await Promise.resolve([...new Set(contentWarnings(text, numberKind).map(({ kind }) => kind))]),
    newKey: () => 'b7f7c9a0-0000-4000-8000-000000000001',
    listMatters: () => answer(world === 'empty' ? [] : lines),
    matterAccounts: () => answer(accounts),
    mayKeep: async () => keeping,
    beginMatter: () => done('2026-37'),
    openMatter: (designation) => answer(designation === '2026-30' ? 'closed' : viewOf(designation, keeping)),
    suspectMatter: () => done('2026-51'),
    async moveMatter(_designation, told) {
      told(3, 8);
      return name.includes('moving') ? await new Promise(() => undefined) : await done('2026-52');
    },
    putAway: () => Promise.resolve({ outcome: 'done' as const }),
    actOnMatter: (designation) => done(designation),
    writeMatterNumber: (designation) => done(designation),
    saveEvidence: () => done('2026-31'),
    openMatterFile: async () => ({ outcome: 'done' }),
    remindAsked: async () => ({ outcome: 'done' }),
    tellPageTerms: async (_account, address) => ({ outcome: 'done', terms: { address, at: at('13:00'), by: sara.name } }),
  };
}
