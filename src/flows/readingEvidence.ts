// Text in the pictures of a matter (R18, R19), read after the evidence is saved and never instead of it: the pictures are fetched from the matter's own
// library, held against their checksums, read, and what was read is saved there as a second file. Whoever leaves half-way loses the reading and nothing else.

import type { ContentWarning } from '../domain/contentWarning.ts';
import type { MatterFactOf } from '../domain/matter.ts';
import { pictureTextName } from '../domain/pictureTextManifest.ts';
import { picturesOf, textsOf, unread } from '../domain/readEvidence.ts';
import { sureWords, type ReadLine } from '../domain/readText.ts';
import { OutsideError } from '../outsideError.ts';
import type { PictureDesk, PictureReader, PieceFile, ReadOnDesk, TextRecord } from '../ports.ts';
import { addFact, readMatter, type MatterFolder } from './matterFolder.ts';
import { describeRecord, textRecordType } from './matters.ts';
import { readAttachment, type DeskPorts } from './registrarsDesk.ts';

type Evidence = MatterFactOf<'evidence'>;
/**
 * `told` gets the share of the matter's pictures that is read, from 0 to 1. `inTurn` waits for other acts on the matter: what is slow is done before it, so
 * that no act waits for the reading.
 */
export type ReadingTools = {
  desk: PictureDesk;
  reader: PictureReader;
  municipality: string;
  told: (share: number) => void;
  /** What in a text may need more care (R83, R84). */
  warnings: (text: string) => Promise<readonly ContentWarning[]>;
  inTurn: (act: () => Promise<MatterFolder>) => Promise<MatterFolder>;
};

/** Reads one picture, piece by piece, so that a tall one is never whole in memory: `piece` fetches one of `pieces`. */
export async function readPieces(
  reader: PictureReader,
  pieces: number,
  piece: (place: number) => Promise<PieceFile>,
  told: (share: number) => void = () => {},
): Promise<readonly (readonly ReadLine[])[] | 'stopped'> {
  const read: (readonly ReadLine[])[] = [];
  for (let place = 0; place < pieces; place++) {
    const lines = await reader.read(await piece(place), (share) => told((place + share) / pieces));
    if (lines === 'stopped') return lines;
    read.push(lines);
  }
  return read;
}

/**
 * Reads all evidence of the matter that nothing has read, in its order, and adds a fact for each. Answers the folder as it is then. A closed matter may be
 * read too: it changes nothing of it. 'stopped': the reader was stopped. Throws OutsideError: what was read before stands.
 */
export async function readMatterTexts(ports: DeskPorts, folder: MatterFolder, tools: ReadingTools): Promise<MatterFolder | 'stopped'> {
  let now = folder;
  const waiting = unread(folder.life);
  for (const [place, evidence] of waiting.entries()) {
    const told = (share: number) => tools.told((place + share) / waiting.length);
    const read = await readPictures(ports, now, evidence, { ...tools, told });
    if (read === 'stopped') return read;
    now = await saveText(ports, now, evidence, { ...tools, read });
    for (const { id } of read) tools.desk.drop(id);
  }
  return now;
}

async function readPictures(
  ports: DeskPorts,
  folder: MatterFolder,
  evidence: Evidence,
  { desk, reader, told }: ReadingTools,
): Promise<ReadOnDesk[] | 'stopped'> {
  const pictures = picturesOf(evidence);
  const read: ReadOnDesk[] = [];
  for (const [place, picture] of pictures.entries()) {
    const taken = await desk.take(picture.name, await readAttachment(ports, folder, picture));
    if ('refusal' in taken) throw new OutsideError('unexpected', `${picture.name} cannot be taken: ${taken.refusal}`);
    if (!('pieces' in taken)) throw new OutsideError('unexpected', `${picture.name} is no picture`);
    const { id, pieces: count } = taken;
    const pieces = await readPieces(
      reader,
      count,
      (piece) => desk.piece(id, piece),
      (share) => told((place + share) / pictures.length),
    );
    if (pieces === 'stopped') return pieces;
    read.push({ id, pieces });
  }
  return read;
}

/** More names than windows close half-way. */
const mostNames = 20;

/** Saves the second file under the first name where nothing else lies. That somebody else has read it meanwhile is found, and nothing is saved. */
async function saveText(
  ports: DeskPorts,
  folder: MatterFolder,
  evidence: Evidence,
  { desk, reader, read, municipality, inTurn, warnings: find }: ReadingTools & { read: readonly ReadOnDesk[] },
): Promise<MatterFolder> {
  const { designation } = folder;
  const { record } = evidence;
  const first = { designation: record.name.replace(/\.pdf$/, ''), record: { name: record.name, sha256: record.sha256 }, files: picturesOf(evidence) };
  const madeAt = ports.clock.now().toISOString();
  for (let earlier = 0; earlier < mostNames; earlier++) {
    const now = await readAgain(ports, designation);
    // What lies where it must not is moved first: it can be read there.
    if (now.life.mustMove || textsOf(now.life, record).length > 0) return now;
    if (now.files.some(({ path }) => path === `${designation}/${pictureTextName(first.designation, earlier)}.txt`)) continue;
    const made = await desk.textRecord({ first, engine: reader.engine, madeAt, municipality, earlier }, read);
    if ('refusal' in made) throw new OutsideError('conflict', 'the pictures are not those of the record');
    const size = await saved(ports, now.library, designation, made);
    if (size === undefined) continue;
    const { manifest } = made;
    await describeRecord(ports, now, { record: manifest.record, madeAt }, textRecordType);
    const sum = (key: 'words' | 'dropped') => manifest.files.reduce((total, file) => total + file[key], 0);
    const warnings = [...new Set((await find(wordsIn(read))).map(({ kind }) => kind))];
    const about = { of: record.sha256, record: { ...manifest.record, size }, words: sum('words'), dropped: sum('dropped'), madeAt };
    const fact = { kind: 'read', ...about, ...(warnings.length > 0 ? { warnings } : {}) } as const;
    return await inTurn(async () => await addFact(ports, await readAgain(ports, designation), fact));
  }
  throw new OutsideError('conflict', 'other files have all the names of this text');
}

/** What was read, line by line: no checksum or heading of the record, whose digits could be taken for numbers. */
const wordsIn = (read: readonly ReadOnDesk[]): string =>
  read
    .flatMap(({ pieces }) => pieces.flatMap((lines) => sureWords(lines).lines))
    .map((line) => line.map(({ text }) => text).join(' '))
    .join('\n');

async function readAgain(ports: DeskPorts, designation: string): Promise<MatterFolder> {
  const now = await readMatter(ports, designation);
  if (!now || now === 'closed') throw new OutsideError('missing', 'the folder of the matter could not be read back');
  return now;
}

/** The text, the manifest and, last, the PDF/A; answers its size in bytes. undefined: something else lies under the name. */
async function saved({ archive }: DeskPorts, library: string, designation: string, { name, text, manifest, pdf }: TextRecord): Promise<number | undefined> {
  const utf8 = (content: string) => new TextEncoder().encode(content);
  const files = [
    { ending: 'txt', bytes: utf8(text), type: 'text/plain' },
    { ending: 'json', bytes: utf8(`${JSON.stringify(manifest, null, 2)}\n`), type: 'application/json' },
    { ending: 'pdf', bytes: pdf, type: 'application/pdf' },
  ];
  for (const { ending, bytes, type } of files) {
    const { outcome } = await archive.put(library, `${designation}/${name}.${ending}`, bytes, type);
    if (outcome === 'different') return undefined;
  }
  return pdf.length;
}
