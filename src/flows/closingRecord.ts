// What stands of a matter when it is closed (R12, R18): one PDF/A that says who did what and when, and its text for search, in the matter's own folder.
// Made of the facts up to the closing alone: whoever makes it gets the same bytes, so a second maker finds it done.

import { matterKinds, outcomes, type MatterFile } from '../domain/matter.ts';
import { matterLife, type MatterLife } from '../domain/matterLife.ts';
import { matterHistory } from '../domain/matterHistory.ts';
import { aboutPost } from '../domain/matterWords.ts';
import { savedFiles } from '../domain/readEvidence.ts';
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

/** Every such record that lies in the folder, in the order of the closings, and when each was closed. No fact names them: they are read to be known. */
export async function closingRecords(
  { archive, digest }: Pick<ClosingPorts, 'archive' | 'digest'>,
  { library, designation, life, files }: MatterFolder,
): Promise<{ file: MatterFile; closedAt: string }[]> {
  const found = life.facts
    .filter(({ fact }) => fact.kind === 'closed')
    .map(({ createdAt }, index) => ({ name: closingRecordName(designation, 'pdf', index + 1), closedAt: createdAt }))
    .filter(({ name }) => files.some(({ path }) => path === `${designation}/${name}`));
  return await Promise.all(
    found.map(async ({ name, closedAt }) => {
      const bytes = await archive.read(library, `${designation}/${name}`);
      return { file: { name, sha256: await digest.sha256(bytes), size: bytes.length }, closedAt };
    }),
  );
}

/** The columns of every such record that lies in the folder: a move brings the files and not what the library says of them. */
export async function describeClosings(ports: Pick<ClosingPorts, 'archive' | 'digest'>, folder: MatterFolder): Promise<void> {
  for (const { file, closedAt } of await closingRecords(ports, folder))
    await describeClosing(ports, folder, `${folder.designation}/${file.name}`, { closedAt, sha256: file.sha256 });
}

async function documentInput({ register }: Pick<ClosingPorts, 'register'>, { designation, item, life }: MatterFolder): Promise<MatterDocumentInput> {
  const closing = life.facts.findLast(({ fact }) => fact.kind === 'closed');
  // A number that was changed after the closing stands in the list of entries, and is none of what was closed. One that came after a closing that did not
  // count before it (two people at once) belongs to it.
  const settledAt = life.diarySaid.find(({ state }) => state === 'registered' || state === 'notSecret')?.at ?? '';
  const said = life.diarySaid.filter(({ at }) => closing && (at <= closing.createdAt || at <= settledAt));
  const then =
    closing &&
    matterLife(
      life.facts.filter(({ place }) => place <= closing.place),
      undefined,
      said,
    );
  if (!closing || !then) throw new Error('a record is made of a closed matter only');
  const number = said.findLast(({ state }) => state === 'registered')?.number ?? '';
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
    history: matterHistory(then),
    files: savedFiles(then),
    isMoved: then.moved.length > 0,
    strange: life.strange.filter(({ place }) => place <= closing.place).length,
  };
}
