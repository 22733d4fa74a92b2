// The draft of a register entry: exactly what OSL 5 kap. 2 § asks for (day, number or other designation, sender or recipient, what it is about in brief),
// and what a registrar needs besides: direction, type of record, marking of secrecy (5 kap. 5 §), attachments with checksums, source. Made from the matter's
// facts each time it is read, so it lies nowhere but in the matter's own library.

import { directions, type DiaryState, type Direction } from './diary.ts';
import { contentKinds, isOurs, matterKinds, ourselves, type ContentKind, type Outcome } from './matter.ts';
import { mayBeSecret, type MatterLife } from './matterLife.ts';
import { receiptRows, type WordRow } from './matterWords.ts';
import { textsOf } from './readEvidence.ts';
import { swedishDay, swedishMoment } from './swedish.ts';

export type SecrecyMarking = { provision: string; on: string; authority: string };
/**
 * `size` in bytes, `sha256` in hex. `isRecord`: the PDF/A. `isRead`: the second PDF/A, with the text that a machine read in the pictures. The others are the
 * files as they came.
 */
export type EntryAttachment = { name: string; sha256: string; size: number; format: string; isRecord: boolean; isRead?: true };

/** `apart`: what is kept from the public part of the register or left out of it, because the post may be secret (OSL 5 kap. 2 § second paragraph). */
export type DiaryEntry = {
  designation: string;
  /** The authority's name. */
  authority: string;
  direction: Direction;
  /** The day it came in or was drawn up, YYYY-MM-DD. */
  day: string;
  /** '' until it has one. `state`: why not; absent before anybody has asked. */
  number: string;
  state?: DiaryState;
  /** Who wrote it: ourselves, of what we drew up. '' where nobody knows. */
  sender: string;
  title: string;
  recordType: string;
  marking?: SecrecyMarking;
  attachments: readonly EntryAttachment[];
  /** Where it stood, and when it was saved (ISO; '' when it was not). */
  source: { account: string; platform: string; addresses: readonly string[]; capturedAt: string };
  apart?: { sender: string; title: string };
  /** Where it is kept, when that is not here. */
  kept?: readonly WordRow[];
};

/** Others' posts have come in; our own were drawn up, and are so when they are published (TF 2 kap. 10 §). */
export const directionOf = (opened: Pick<MatterLife['opened'], 'own' | 'matter'>): Direction => (isOurs(opened) ? 'drawnUp' : 'received');

/** Nothing of content or persons: what the public part of the register may say of any post. */
const neutralTitle = 'Inlägg i sociala medier';

/** `authority` = its name. undefined while the post is not described or it has not been decided that it is to be registered. */
export function diaryEntry(life: MatterLife, designation: string, authority: string): DiaryEntry | undefined {
  const { opened, post, registration, diary, marking, keptOutside } = life;
  if (keptOutside && registration?.choice === 'register') return outsideEntry(life, keptOutside, registration.received, designation, authority);
  if (!post || registration?.choice !== 'register') return undefined;
  const sender = isOurs(opened)
    ? ourselves
    : [...new Set(post.posts.map(({ sender: name, senderAddress }) => name.trim() || senderAddress.trim()))].filter(Boolean).join(', ');
  const title = titleOf(life, post.posts);
  const isSecret = mayBeSecret(life);
  return {
    designation,
    authority,
    direction: directionOf(opened),
    day: registration.received,
    ...numberOf(diary),
    ...(isSecret ? { sender: '', title: neutralTitle, apart: { sender, title } } : { sender, title }),
    recordType: post.posts.every(({ content }) => content === 'directMessage') ? 'Direktmeddelande i sociala medier' : neutralTitle,
    ...(marking ? { marking: { provision: marking.provision, on: marking.on, authority: marking.authority } } : {}),
    attachments: life.evidence.flatMap(({ record, files }) => [
      attachment(record, true),
      ...files.map((file) => attachment(file, false)),
      ...textsOf(life, record).map((text) => ({ ...attachment(text, false), format: 'PDF/A, maskinläst text (OCR)', isRead: true as const })),
    ]),
    source: {
      account: opened.account?.name ?? '',
      platform: opened.account?.platform ?? '',
      addresses: [...new Set(post.posts.map(({ address }) => address.trim()))].filter(Boolean),
      capturedAt: life.evidence[0]?.at ?? '',
    },
  };
}

const numberOf = (diary: MatterLife['diary']): Pick<DiaryEntry, 'number' | 'state'> =>
  diary ? { number: diary.state === 'registered' ? diary.number : '', state: diary.state } : { number: '' };

/** Of what is kept elsewhere the register says that it is there, and where: nothing else of it is known here. */
function outsideEntry(
  { opened, diary }: MatterLife,
  kept: NonNullable<MatterLife['keptOutside']>,
  day: string,
  designation: string,
  authority: string,
): DiaryEntry {
  return {
    designation,
    authority,
    direction: directionOf(opened),
    day,
    ...numberOf(diary),
    sender: '',
    title: neutralTitle,
    apart: { sender: '', title: '' },
    recordType: neutralTitle,
    attachments: [],
    source: { account: '', platform: '', addresses: [], capturedAt: '' },
    kept: receiptRows(kept),
  };
}

const formats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  png: 'PNG-bild',
  jpg: 'JPEG-bild',
  webp: 'WebP-bild',
  gif: 'GIF-bild',
  txt: 'Text',
  eml: 'E-post (EML)',
};

function attachment({ name, sha256, size }: Omit<EntryAttachment, 'format' | 'isRecord'>, isRecord: boolean): EntryAttachment {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return { name, sha256, size, isRecord, format: isRecord ? 'PDF/A' : (formats[ending] ?? ending.toUpperCase()) };
}

/** Swedish says borttaget of an inlägg, borttagen of a kommentar and borttagna of several. */
const isCommon: Readonly<Record<ContentKind, boolean>> = { post: false, comment: true, directMessage: false, image: true, video: true };
type Forms = { neuter: string; common: string; plural: string };
const same = (words: string): Forms => ({ neuter: words, common: words, plural: words });
const outcomeWords: Readonly<Record<Outcome, Forms>> = {
  removed: { neuter: 'borttaget', common: 'borttagen', plural: 'borttagna' },
  hidden: { neuter: 'dolt', common: 'dold', plural: 'dolda' },
  impossible: same('kan inte tas bort'),
  rebutted: { neuter: 'bemött', common: 'bemött', plural: 'bemötta' },
  stays: same('får stå kvar'),
};

/** "Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen". */
function titleOf({ opened, acted }: MatterLife, posts: readonly { content: ContentKind }[]): string {
  const { account, matter } = opened;
  const [only] = posts.length === 1 ? posts : [];
  const what = !only ? `${posts.length} inlägg` : matter === 'removal' ? contentKinds[only.content] : matterKinds[matter].list;
  const medium = account && !account.name.includes(account.platform) ? ` på ${account.platform}` : '';
  const where = account ? `på kommunens konto ${account.name}${medium}` : 'utanför kommunens konton';
  const form = !only ? 'plural' : matter === 'removal' && isCommon[only.content] ? 'common' : 'neuter';
  return [`${what} ${where}`, ...(isOurs(opened) ? ['kommunens eget'] : []), ...(acted ? [outcomeWords[acted.outcome][form]] : [])].join(', ');
}

/** The entry field by field, as a registrar copies it. `isApart`: not for the public part of the register. */
export type EntryRow = { label: string; value: string; isApart?: true };

/** What the day of a record is called. */
export const dayLabels: Readonly<Record<Direction, string>> = { received: 'Kom in', drawnUp: 'Upprättad', dispatched: 'Skickad' };
/** What stands where a number would. */
const withoutNumber: Readonly<Record<DiaryState, string>> = {
  waiting: 'Väntar',
  registered: 'Väntar',
  returned: 'Återlämnat, väntar på komplettering',
  notSecret: 'Behöver inte diarieföras',
};
const leftOut = 'Utelämnas (OSL 5 kap. 2 § andra stycket)';

export function entryRows(entry: DiaryEntry): EntryRow[] {
  const { apart, marking, source } = entry;
  // An account may have its platform in its name.
  const platform = source.account.includes(source.platform) ? '' : source.platform;
  const from = [source.account, platform, ...source.addresses].filter(Boolean).join(', ');
  const rows: EntryRow[] = [
    { label: 'Nämnd', value: entry.authority },
    { label: 'Riktning', value: directions[entry.direction] },
    { label: dayLabels[entry.direction], value: swedishDay(entry.day) },
    { label: 'Diarienummer', value: entry.number || withoutNumber[entry.state ?? 'waiting'] },
    { label: 'Beteckning', value: `Inlägg ${entry.designation}` },
    { label: 'Avsändare', value: apart ? leftOut : entry.sender },
    { label: 'Ärendemening', value: entry.title },
    { label: 'Handlingstyp', value: entry.recordType },
    { label: 'Sekretessmarkering', value: marking ? `${marking.provision}, ${swedishDay(marking.on)}, ${marking.authority}` : '' },
    ...(apart ? [] : [{ label: 'Källa', value: from }]),
    { label: 'Sparad', value: source.capturedAt && swedishMoment(source.capturedAt) },
    ...(entry.kept ?? []),
    ...(apart
      ? ([
          { label: 'Avsändare, hålls avskild', value: apart.sender, isApart: true },
          { label: 'Ärendemening, hålls avskild', value: apart.title, isApart: true },
          { label: 'Källa, hålls avskild', value: from, isApart: true },
        ] as const)
      : []),
  ];
  return rows.filter(({ value }) => value !== '');
}

/** Each attachment with its checksum, as a mail shows it. */
export const attachmentRows = ({ attachments }: DiaryEntry): EntryRow[] =>
  attachments.map(({ name, format, sha256 }, index) => ({ label: `Bilaga ${index + 1}`, value: `${name}, ${format}, SHA-256 ${sha256}` }));

/** The entry with its attachments as plain text, for the folder that is fetched. */
export function entryAsText(entry: DiaryEntry): string {
  const files = entry.attachments.map(({ name, format, size, sha256 }) => `${name}\n  ${format}, ${size} byte\n  SHA-256 ${sha256}`);
  return [
    `Underlag till diariet, Inlägg ${entry.designation}`,
    '',
    ...entryRows(entry).map(({ label, value }) => `${label}: ${value}`),
    '',
    ...(files.length > 0 ? ['Bilagor', ...files] : ['Inga bilagor']),
    '',
  ].join('\n');
}
