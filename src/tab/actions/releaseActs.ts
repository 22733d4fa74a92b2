// Carries out what the screens of Begäran om allmän handling ask for. Folders are read anew for every act: others may have gone on meanwhile.

import type { MatterFile } from '../../domain/matter.ts';
import { factWords } from '../../domain/matterWords.ts';
import { isPicture } from '../../domain/readEvidence.ts';
import { releaseRows } from '../../domain/releaseRows.ts';
import { profileOf } from '../../domain/settings.ts';
import { places } from '../../flows/matterFolder.ts';
import { readPieces } from '../../flows/readingEvidence.ts';
import { authorityName } from '../../flows/registrarsDesk.ts';
import { searchForRelease, type ReleaseFound, type ReleaseWish } from '../../flows/releaseSearch.ts';
import {
  giveOutCopy,
  giveOutOriginals,
  makeCopy,
  openForRelease,
  originalsOf,
  readOriginal,
  releasingAuthorities,
  withhold,
  type MadeCopy,
  type Masking,
  type ReleaseAnswer,
  type ReleaseMatter,
} from '../../flows/releasing.ts';
import { isOutsideError } from '../../outsideError.ts';
import type { MaskedPicture, PictureToMask } from '../../ports.ts';
import type { Choice, Refused } from '../shared/actions.ts';
import type { CopyReading, EarlierRelease, Refusal, Released, ReleaseFile, ReleaseView } from '../shared/releaseActions.ts';
import type { Session } from './session.ts';

export async function releaseAuthorities({ ports }: Session): Promise<Choice[]> {
  const codes = await releasingAuthorities(ports);
  return await Promise.all(codes.map(async (code) => ({ value: code, label: await authorityName(ports, code) })));
}

export const search = ({ ports }: Session, wish: ReleaseWish): Promise<ReleaseFound | 'notReleaser'> => searchForRelease(ports, wish);

export async function openRecord({ ports }: Session, designation: string): Promise<ReleaseView | 'notReleaser' | 'noRight' | 'gone'> {
  const opened = await openForRelease(ports, designation);
  return typeof opened === 'object' ? viewOf(opened) : opened;
}

export async function readFile({ ports }: Session, designation: string, name: string): Promise<{ outcome: 'read'; bytes: Uint8Array } | Refused> {
  const opened = await openForRelease(ports, designation);
  if (typeof opened !== 'object') return { outcome: 'refused', why: opened };
  const bytes = await readOriginal(ports, opened, name);
  return bytes ? { outcome: 'read', bytes } : { outcome: 'refused', why: 'gone' };
}

export async function fetchFile(session: Session, designation: string, name: string): Promise<{ outcome: 'done' } | Refused> {
  const answer = await readFile(session, designation, name);
  if (answer.outcome === 'refused') return answer;
  session.offerFile(name, answer.bytes);
  return { outcome: 'done' };
}

export const giveOriginals = (session: Session, designation: string, names: readonly string[], madeAt: string): Promise<Released | Refused> =>
  onRecord(session, designation, (opened) => giveOutOriginals(session.ports, opened, names, madeAt));
export const giveCopy = (session: Session, designation: string, copy: MadeCopy, informed: boolean): Promise<Released | Refused> =>
  onRecord(session, designation, (opened) => giveOutCopy(session.ports, opened, copy, informed));
export const refuse = (session: Session, designation: string, refusal: Refusal): Promise<Released | Refused> =>
  onRecord(session, designation, (opened) => withhold(session.ports, opened, refusal));

/** The pictures' worker decodes and paints, so that the page answers meanwhile. */
export async function makeMasked(
  session: Session,
  designation: string,
  masking: Masking,
  reading?: CopyReading,
): Promise<{ outcome: 'made'; copy: MadeCopy } | Refused> {
  const { ports } = session;
  const opened = await openForRelease(ports, designation);
  if (typeof opened !== 'object') return { outcome: 'refused', why: opened };
  const { municipality } = profileOf(await ports.register.all('Settings'));
  const desk = session.openPictureDesk();
  const read = reading && ((pictures: readonly MaskedPicture[]) => readMasked(session, pictures, reading));
  try {
    return await makeCopy(ports, opened, masking, { municipality, make: desk.masked, ...(read ? { read } : {}) });
  } finally {
    desk.close();
  }
}

/** What shows in the masked pictures. undefined: it was stopped, or the reader did not start; the copy needs no text to be given out. */
async function readMasked(
  { openPictureReader }: Session,
  pictures: readonly MaskedPicture[],
  { told, signal }: CopyReading,
): Promise<readonly NonNullable<PictureToMask['read']>[] | undefined> {
  const reader = await openPictureReader();
  const stop = () => reader.stop();
  signal.addEventListener('abort', stop);
  const all: NonNullable<PictureToMask['read']>[] = [];
  try {
    for (const [place, { pieces }] of pictures.entries()) {
      const piece = async (at: number) => ({ bytes: pieces[at]!, turn: 1 }) as const;
      const read = signal.aborted ? 'stopped' : await readPieces(reader, pieces.length, piece, (share) => told((place + share) / pictures.length));
      if (read === 'stopped') return undefined;
      all.push(read);
    }
    return all;
  } catch (thrown) {
    if (!isOutsideError(thrown)) throw thrown;
    return undefined;
  } finally {
    signal.removeEventListener('abort', stop);
    reader.stop();
  }
}

async function onRecord(session: Session, designation: string, act: (opened: ReleaseMatter) => Promise<ReleaseAnswer>): Promise<Released | Refused> {
  return await session.inTurn(`matter:${designation}`, async () => {
    const opened = await openForRelease(session.ports, designation);
    if (typeof opened !== 'object') return { outcome: 'refused', why: opened };
    const answer = await act(opened);
    if (answer.outcome === 'refused') return answer;
    for (const { name, bytes } of answer.given) session.offerFile(name, bytes);
    session.changed.tell();
    return { outcome: 'done', view: viewOf({ ...opened, folder: answer.folder }), files: answer.given.map(({ name }) => name) };
  });
}

function viewOf(opened: ReleaseMatter): ReleaseView {
  const { folder, authority } = opened;
  const { life, item, designation } = folder;
  const { marking } = life;
  return {
    designation,
    authority,
    isProtected: item.row.place === places.protected,
    diaryNumber: life.diary?.number ?? '',
    ...(marking ? { marking: { provision: marking.provision, on: marking.on, authority: marking.authority } } : {}),
    rows: releaseRows(life, authority),
    files: originalsOf(opened).map((file) => ({ name: file.name, size: file.size, kind: kindOf(opened, file) })),
    earlier: earlierOf(folder.life),
  };
}

function kindOf({ folder: { life }, closings }: ReleaseMatter, file: MatterFile): ReleaseFile['kind'] {
  const isOneOf = (files: readonly MatterFile[]) => files.some(({ name }) => name === file.name);
  if (isOneOf(life.evidence.map(({ record }) => record))) return 'record';
  if (isOneOf(life.read.map(({ record }) => record))) return 'text';
  if (isOneOf(closings)) return 'closing';
  return isPicture(file) ? 'picture' : 'writing';
}

const earlierOf = ({ opened, facts }: ReleaseMatter['folder']['life']): EarlierRelease[] =>
  facts.flatMap(({ fact }) => (fact.kind === 'released' || fact.kind === 'withheld' ? [{ at: fact.at, ...factWords(fact, opened) }] : [])).toReversed();
