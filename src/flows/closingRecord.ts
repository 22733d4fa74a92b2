// What stands of a matter when it is closed (R12, R18): one PDF/A that says who did what and when, and its text for search, in the matter's own folder.
// Made of the facts up to the closing alone: whoever makes it gets the same bytes, so a second maker finds it done.

import { matterKinds, outcomes } from '../domain/matter.ts';
import { matterLife, type MatterLife } from '../domain/matterLife.ts';
import { aboutPost, factWords } from '../domain/matterWords.ts';
import { profileOf } from '../domain/settings.ts';
import { directions } from '../domain/diary.ts';
import { inSweden, swedishMoment } from '../domain/swedish.ts';
import type { MatterDocumentInput } from '../pdf/matterDocument.ts';
import { OutsideError } from '../outsideError.ts';
import type { Ports } from '../ports.ts';
import { readFolder, type MatterFolder, type MatterPorts } from './matterFolder.ts';
import { authorityName } from './registrarsDesk.ts';

export type ClosingPorts = MatterPorts & Pick<Ports, 'assets'>;

/** The writer is fetched when the first record is made. */
const writer = () =>
  import('../pdf/matterDocument.ts').catch(() => {
    throw new OutsideError('offline', 'the writer of records could not be fetched');
  });

/** `<designation>_sammanstallning`, with its ending; of what was opened again and closed anew one of its own, with its number. */
export const closingRecordName = (designation: string, ending: 'pdf' | 'txt', closing = 1): string =>
  `${designation}_sammanstallning${closing > 1 ? `-${closing}` : ''}.${ending}`;

/** How many times it has been closed. */
export const closings = ({ facts }: Pick<MatterLife, 'facts'>): number => facts.filter(({ fact }) => fact.kind === 'closed').length;

/** Is it closed without its record? Then a window was closed half-way, or the network was. */
export const lacksClosingRecord = ({ life, files, designation }: Pick<MatterFolder, 'life' | 'files' | 'designation'>): boolean =>
  life.closed !== undefined && !life.mustMove && !files.some(({ path }) => path === `${designation}/${closingRecordName(designation, 'pdf', closings(life))}`);

/** Saves the record of a closed matter, each file read back, the PDF last. Nothing is done of one that is open, or has its record. */
export async function saveClosingRecord(ports: ClosingPorts, folder: MatterFolder): Promise<MatterFolder> {
  if (!lacksClosingRecord(folder)) return folder;
  const { designation, library } = folder;
  const input = await documentInput(ports, folder);
  const { matterDocument, matterAsText } = await writer();
  const pdf = await matterDocument(input, ports.assets);
  const path = (ending: 'pdf' | 'txt') => `${designation}/${closingRecordName(designation, ending, closings(folder.life))}`;
  await ports.archive.put(library, path('txt'), new TextEncoder().encode(matterAsText(input)), 'text/plain');
  const { outcome } = await ports.archive.put(library, path('pdf'), pdf, 'application/pdf');
  if (outcome !== 'different') await describeClosing(ports, folder, path('pdf'), { closedAt: input.closedAt, sha256: await ports.digest.sha256(pdf) });
  const read = await readFolder(ports, folder.item);
  if (!read || read === 'closed' || lacksClosingRecord(read)) throw new OutsideError('missing', 'the record of the matter could not be read back');
  return read;
}

/** The library's columns of the record of a closed matter. */
async function describeClosing(
  { archive }: Pick<ClosingPorts, 'archive'>,
  { library, designation, item }: MatterFolder,
  path: string,
  { closedAt, sha256 }: { closedAt: string; sha256: string },
): Promise<void> {
  const columns = { authority: item.row.authority, direction: directions.drawnUp, recordType: 'Sammanställning', matter: designation };
  await archive.describe(library, path, { ...columns, recordDate: inSweden(closedAt).day, sha256 });
}

/** The columns of every such record that lies in the folder: a move brings the files and not what the library says of them. */
export async function describeClosings(ports: Pick<ClosingPorts, 'archive' | 'digest'>, folder: MatterFolder): Promise<void> {
  const { library, designation, life, files } = folder;
  const closed = life.facts.filter(({ fact }) => fact.kind === 'closed');
  for (const [index, { createdAt }] of closed.entries()) {
    const path = `${designation}/${closingRecordName(designation, 'pdf', index + 1)}`;
    if (!files.some((file) => file.path === path)) continue;
    await describeClosing(ports, folder, path, { closedAt: createdAt, sha256: await ports.digest.sha256(await ports.archive.read(library, path)) });
  }
}

async function documentInput({ register }: Pick<ClosingPorts, 'register'>, { designation, item, life }: MatterFolder): Promise<MatterDocumentInput> {
  const closing = life.facts.findLast(({ fact }) => fact.kind === 'closed');
  const then = closing && matterLife(life.facts.filter(({ place }) => place <= closing.place));
  if (!closing || !then) throw new Error('a record is made of a closed matter only');
  const { diary } = life;
  // A number that came or was changed after the closing stands in the list of entries, and is none of what was closed.
  const number = diary && diary.since <= closing.createdAt ? diary.number : '';
  return {
    municipality: profileOf(await register.all('Settings')).municipality,
    designation,
    about: [
      { label: 'Vad det gällde', value: matterKinds[then.opened.matter].label },
      ...aboutPost(then, await authorityName({ register }, item.row.authority)),
      ...(then.acted ? [{ label: 'Utfall', value: outcomes[then.acted.outcome].label }] : []),
      ...(number ? [{ label: 'Diarienummer', value: number }] : []),
      { label: 'Öppnat', value: swedishMoment(then.facts[0]?.createdAt ?? closing.createdAt) },
    ],
    closedAt: closing.createdAt,
    history: then.facts.map(({ createdAt, fact }) => ({ at: createdAt, ...factWords(fact) })),
    files: then.evidence.flatMap(({ record, files }) => [record, ...files]),
    isMoved: then.moved.length > 0,
    strange: life.strange.filter(({ place }) => place <= closing.place).length,
  };
}
