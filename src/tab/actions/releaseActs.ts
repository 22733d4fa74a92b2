// Carries out what the screens of Begäran om allmän handling ask for. Folders are read anew for every act: others may have gone on meanwhile.

import { factWords } from '../../domain/matterWords.ts';
import { isPicture } from '../../domain/readEvidence.ts';
import { releaseRows } from '../../domain/releaseRows.ts';
import { profileOf } from '../../domain/settings.ts';
import { places } from '../../flows/matterFolder.ts';
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
import type { Choice, Refused } from '../shared/actions.ts';
import type { EarlierRelease, Refusal, Released, ReleaseView } from '../shared/releaseActions.ts';
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
export async function makeMasked(session: Session, designation: string, masking: Masking): Promise<{ outcome: 'made'; copy: MadeCopy } | Refused> {
  const { ports } = session;
  const opened = await openForRelease(ports, designation);
  if (typeof opened !== 'object') return { outcome: 'refused', why: opened };
  const { municipality } = profileOf(await ports.register.all('Settings'));
  const desk = session.openPictureDesk();
  try {
    return await makeCopy(ports, opened, masking, municipality, desk.masked);
  } finally {
    desk.close();
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

function viewOf({ folder, authority }: ReleaseMatter): ReleaseView {
  const { life, item, designation } = folder;
  const records = life.evidence.map(({ record }) => record.name);
  return {
    designation,
    authority,
    isProtected: item.row.place === places.protected,
    diaryNumber: life.diary?.number ?? '',
    rows: releaseRows(life, authority),
    files: originalsOf(folder).map((file) => ({
      name: file.name,
      size: file.size,
      kind: records.includes(file.name) ? 'record' : isPicture(file) ? 'picture' : 'writing',
    })),
    earlier: earlierOf(folder.life.facts),
  };
}

const earlierOf = (facts: ReleaseMatter['folder']['life']['facts']): EarlierRelease[] =>
  facts.flatMap(({ fact }) => (fact.kind === 'released' || fact.kind === 'withheld' ? [{ at: fact.at, ...factWords(fact) }] : [])).toReversed();
