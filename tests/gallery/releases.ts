// Invented records that somebody asks for. What is found and drawn is invented; the masked copy is made by the product's own worker.

import { draftDecision } from '../../src/domain/releaseDecision.ts';
import { maskedRows } from '../../src/domain/releaseRows.ts';
import type { PictureDesk } from '../../src/ports.ts';
import type { Masking } from '../../src/flows/releasing.ts';
import type { ReleaseActions, Released, ReleaseView } from '../../src/tab/shared/releaseActions.ts';
import { registrar } from './archive.ts';
import type { Scene } from './scenes.ts';

const authority = 'Kultur- och fritidsnämnden';
const municipality = 'Gislaveds kommun';
const record = (designation: string, more: Partial<ReleaseView> = {}): ReleaseView => ({
  designation,
  authority,
  isProtected: false,
  diaryNumber: 'KFN.2026.129',
  rows: [
    { label: 'Nämnd', value: authority },
    { label: 'Konto', value: 'Biblioteken i Gislaved (Facebook)' },
    { label: 'Avsändare', value: 'Kalle_79' },
    { label: 'Avsändarens adress', value: 'https://www.facebook.com/kalle.exempel.79' },
    { label: 'Slag', value: 'Kommentar' },
    { label: 'Publicerat', value: '14 december 2026 kl. 20.15' },
    { label: 'Inläggets text', value: 'Maja i sjuan är sjukskriven igen, fråga Kalle_79 varför.' },
    { label: 'Åtgärd 1', value: 'Sara Holmberg: borttaget 15 december 2026 kl. 09.05' },
  ],
  files: [
    { name: `${designation}.pdf`, size: 468_210, kind: 'record' },
    { name: `${designation}_bild-1.png`, size: 412_004, kind: 'picture' },
  ],
  earlier: [],
  ...more,
});
const earlier = [
  {
    at: '2026-12-10T09:00:00Z',
    sentence: `${registrar.name} lämnade ut: maskerad kopia`,
    meta: '2026-117_maskerad-1.pdf · 3 maskeringar',
  },
];
const records: Readonly<Record<string, ReleaseView>> = {
  '2026-118': record('2026-118'),
  '2026-117': record('2026-117', {
    isProtected: true,
    earlier,
    diaryNumber: '',
    marking: { provision: 'OSL 21 kap. 1 §', on: '2026-12-15', authority },
    files: [
      { name: '2026-117.pdf', size: 468_210, kind: 'record' },
      { name: '2026-117_bild-1.png', size: 412_004, kind: 'picture' },
      { name: '2026-117_text.pdf', size: 430_118, kind: 'text' },
      { name: '2026-117_sammanstallning.pdf', size: 24_310, kind: 'closing' },
    ],
  }),
  '2026-115': record('2026-115', { files: [{ name: '2026-115_bild-1.jpg', size: 1_200, kind: 'picture' }] }),
  '2026-116': record('2026-116', {
    files: [
      { name: '2026-116.pdf', size: 88_000, kind: 'record' },
      { name: '2026-116_e-post-1.eml', size: 12_004, kind: 'writing' },
    ],
  }),
  '2026-33': record('2026-33', { files: [], diaryNumber: '' }),
};

/** A post as a picture, drawn here and now. */
async function drawnPost(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(640, 360);
  const ink = canvas.getContext('2d')!;
  const write = (words: string, top: number, font: string, colour = '#1c1e21') => Object.assign(ink, { font, fillStyle: colour }).fillText(words, 32, top);
  Object.assign(ink, { fillStyle: '#f0f2f5' }).fillRect(0, 0, 640, 360);
  Object.assign(ink, { fillStyle: '#fff' }).fillRect(16, 16, 608, 328);
  write('Kalle_79', 64, 'bold 24px sans-serif');
  write('14 december 2026 kl. 20.15', 96, '16px sans-serif', '#65676b');
  write('Maja i sjuan är sjukskriven igen,', 160, '24px sans-serif');
  write('fråga Kalle_79 varför.', 196, '24px sans-serif');
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

/** The picture of a record: drawn, or a photo that was held upright. */
async function pictureOf(name: string): Promise<Uint8Array> {
  if (name.endsWith('.png')) return await drawnPost();
  const photo = await fetch(new URL('../pictures/turned-with-position.jpg', import.meta.url));
  return new Uint8Array(await photo.arrayBuffer());
}

const word = (text: string, left: number, top: number, width: number) => ({ text, left, top, width, height: 24, confidence: 93 });
/** As a reader would have it. */
const readInPost = [
  [word('Kalle_79', 40, 44, 110)],
  [word('Maja', 40, 142, 58), word('i', 104, 142, 8), word('sjuan', 118, 142, 66), word('är', 190, 142, 24), word('sjukskriven', 220, 142, 130)],
  [word('fråga', 40, 178, 66), word('Kalle_79', 112, 178, 100), word('varför.', 218, 178, 80)],
];

async function copyOf(desk: PictureDesk, view: ReleaseView, masking: Masking, isRead: boolean): ReturnType<ReleaseActions['makeCopy']> {
  const { masks, rows, sizes, madeAt } = masking;
  const name = view.files.find(({ kind }) => kind === 'picture')?.name;
  const pictures = name ? [{ name, bytes: await pictureOf(name), size: sizes[name]!, masks, ...(isRead ? { read: [readInPost] } : {}) }] : [];
  const made = await desk.masked({ municipality, designation: view.designation, madeAt, rows: view.rows, rowMasks: rows }, pictures);
  desk.close();
  if ('refusal' in made) return { outcome: 'refused', why: 'pictureNotMasked' };
  const how = masks.length + rows.length > 0 ? 'masked' : 'copy';
  return {
    outcome: 'made',
    copy: { ...made, isRead, rows: maskedRows(view.rows, rows), fact: { kind: 'released', how, files: [], masks, rows, informed: false, madeAt } },
  };
}

export function releaseActionsOf(scene: Scene, answer: <T>(value: T) => Promise<T>, openDesk: () => PictureDesk): ReleaseActions {
  const isReleaser = scene.world === 'registrar';
  const done = async (designation: string, files: readonly string[], sentence: string): Promise<Released> => ({
    outcome: 'done',
    files,
    view: { ...records[designation]!, earlier: [{ at: '2026-12-16T13:05:00Z', sentence: `${registrar.name} ${sentence}` }] },
  });
  return {
    releaseAuthorities: () => answer(isReleaser ? [{ value: 'KFN', label: authority }] : []),
    searchForRelease: async ({ text }) => ({
      lines: text.includes('finns inte')
        ? []
        : [
            { designation: '2026-118', kind: 'Borttagning', isProtected: false, days: ['2026-12-16', '2026-12-15'], isClosed: false },
            { designation: '2026-117', kind: 'Borttagning', isProtected: true, days: ['2026-12-15'], isClosed: true },
            { designation: '2026-33', kind: 'Fråga', isProtected: false, days: ['2026-12-02'], isClosed: true },
          ],
      unread: 12,
      more: 0,
    }),
    openRelease: (designation) => answer(isReleaser ? (records[designation] ?? 'gone') : 'notReleaser'),
    readOriginal: async (_designation, name) => ({ outcome: 'read', bytes: await pictureOf(name) }),
    fetchOriginal: async () => ({ outcome: 'done' }),
    giveOutOriginals: (designation, names) => done(designation, names, 'lämnade ut: original'),
    makeCopy: (designation, masking, reading) => copyOf(openDesk(), records[designation]!, masking, reading !== undefined),
    giveOutCopy: (designation) => done(designation, [`${designation}_maskerad-1.pdf`], 'lämnade ut: maskerad kopia'),
    withhold: (designation) => done(designation, [], 'lämnade inte ut'),
  };
}

/** The draft of a decision as the scene of a refusal shows it. */
export const draftOfRefusal = draftDecision({
  municipality,
  authority,
  designation: '2026-118',
  on: '2026-12-16',
  scope: 'whole',
  reasons: [{ ground: 'health', provision: '', note: '' }],
});
