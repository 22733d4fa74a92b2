// Begäran om allmän handling (TF 2 kap. 15–18 §§, OSL 6 kap. 3 §): who may give out, how a record is found, and what is kept of what was given out.
// By the authority's registrar and those whom Inställningar names, one authority at a time. Nobody is asked who wants it or why, and no place holds it.

import { directions } from '../domain/diary.ts';
import { directionOf } from '../domain/diaryEntry.ts';
import { hasProvision, provisionOf, type MaskReason, type PictureMask, type RowMask } from '../domain/masking.ts';
import { isStorable, releases, type MatterContent, type MatterFile, type Release } from '../domain/matter.ts';
import { isPicture, savedFiles } from '../domain/readEvidence.ts';
import { maskedRows, releaseRows, type ShownRow } from '../domain/releaseRows.ts';
import { functionsOf } from '../domain/settings.ts';
import { inSweden } from '../domain/swedish.ts';
import { OutsideError } from '../outsideError.ts';
import type { MaskedAbout, MaskedAnswer, MaskedPicture, PictureToMask } from '../ports.ts';
import { closingRecords } from './closingRecord.ts';
import { addFact, designationOfItem, libraryAt, readFolder, type MatterFolder, type MatterPorts } from './matterFolder.ts';
import { masksOf } from './maskedCopy.ts';
import { authorityName, noteOpening, readAttachment, type DeskPorts } from './registrarsDesk.ts';

/** Why an act is not taken: each has a Swedish sentence at the button. */
export type ReleaseRefusal =
  | 'notReleaser'
  | 'noRight'
  | 'gone'
  | 'nothingChosen'
  | 'noMasks'
  | 'unsound'
  | 'provisionMissing'
  | 'notInformed'
  | 'strangeMask'
  | 'pictureNotMasked'
  | 'needsBrowser'
  | 'moveFirst'
  | 'pictureNotShown'
  | 'releasedThere';
type Refused = { outcome: 'refused'; why: ReleaseRefusal };
const refused = (why: ReleaseRefusal): Refused => ({ outcome: 'refused', why });

/** Nothing is written of what may be secret and lies in the open library, or is kept elsewhere: it is moved first, or given out where it is. */
const inTheWay = ({ life }: Pick<MatterFolder, 'life'>): ReleaseRefusal | undefined =>
  life.opened.outside ? 'releasedThere' : life.mustMove ? 'moveFirst' : undefined;

/** What is handed over: the bytes as the library has them. */
export type GivenFile = { name: string; bytes: Uint8Array };
export type ReleaseAnswer = { outcome: 'done'; folder: MatterFolder; given: readonly GivenFile[] } | Refused;

/** Codes of the authorities whose records I may give out: as registrar, or as one whom Inställningar names for it (utlämnare). */
export async function releasingAuthorities({ register, people }: Pick<MatterPorts, 'register' | 'people'>): Promise<string[]> {
  const { registrars, releasers } = functionsOf(await register.all('Settings'));
  const { oid } = people.me();
  const mine = (members: readonly { oid: string }[]) => members.some((member) => member.oid === oid);
  const codes = [
    ...Object.entries(registrars).flatMap(([code, { members }]) => (mine(members) ? [code] : [])),
    ...Object.entries(releasers).flatMap(([code, members]) => (mine(members) ? [code] : [])),
  ];
  return [...new Set(codes)];
}

/** `closings`: the records of its closings (closingRecord.ts), which no fact names: their checksums are those of what the library answered. */
export type ReleaseMatter = { folder: MatterFolder; authority: string; closings: readonly MatterFile[] };

/** Opens a matter to give it out. Whoever opens a protected one is written down first, and only then anything of it is read. */
export async function openForRelease(ports: DeskPorts, designation: string): Promise<ReleaseMatter | 'notReleaser' | 'noRight' | 'gone'> {
  const item = (await ports.register.all('Matters')).find((one) => designationOfItem(one) === designation);
  if (!item) return 'gone';
  if (!(await releasingAuthorities(ports)).includes(item.row.authority)) return 'notReleaser';
  if (!(await ports.archive.mayOpen(libraryAt(item.row.authority, item.row.place)))) return 'noRight';
  await noteOpening(ports, item);
  const folder = await readFolder(ports, item);
  if (folder === 'closed') return 'noRight';
  if (!folder) return 'gone';
  const closings = (await closingRecords(ports, folder)).map(({ file }) => file);
  return { folder, authority: await authorityName(ports, item.row.authority), closings };
}

/** Every file that may be given out as it is: records, the files as they came, the text that was read in pictures, and the records of closings. */
export const originalsOf = ({ folder: { life }, closings }: Pick<ReleaseMatter, 'folder' | 'closings'>): MatterFile[] => [...savedFiles(life), ...closings];
/** The pictures, which masks may lie on. Of text, e-mail and PDF no copy is made: a row of the copy says that they are left out (releaseRows). */
export const picturesOf = ({ life }: Pick<MatterFolder, 'life'>): MatterFile[] => life.evidence.flatMap(({ files }) => files.filter(isPicture));

/** One file to read, as it came: nothing is given out by it. Opening one of a protected matter is written down. undefined = the matter has no such file. */
export async function readOriginal(ports: DeskPorts, opened: ReleaseMatter, name: string): Promise<Uint8Array | undefined> {
  const file = originalsOf(opened).find((one) => one.name === name);
  return file && (await readAttachment(ports, opened.folder, file));
}

type Released = Extract<MatterContent, { kind: 'released' }>;

/**
 * Gives out files as they are: each is held against its checksum, then the fact is written, and only then anything is handed over. `madeAt` (ISO) is the
 * screen's own and the same at every try. Throws OutsideError 'conflict' where other bytes stand under a name.
 */
export async function giveOutOriginals(ports: DeskPorts, opened: ReleaseMatter, names: readonly string[], madeAt: string): Promise<ReleaseAnswer> {
  const { folder } = opened;
  const way = inTheWay(folder);
  if (way) return refused(way);
  const files = originalsOf(opened).filter(({ name }) => names.includes(name));
  if (files.length === 0 || files.length !== names.length) return refused('nothingChosen');
  const given: GivenFile[] = [];
  for (const file of files) given.push({ name: file.name, bytes: await readAttachment(ports, folder, file) });
  return await kept(ports, folder, { kind: 'released', how: 'original', files, masks: [], rows: [], informed: false, madeAt }, given);
}

/** What the screen has masked. `sizes`: of the pictures as they were shown, by name. */
export type Masking = {
  masks: readonly PictureMask[];
  rows: readonly RowMask[];
  sizes: Readonly<Record<string, { width: number; height: number }>>;
  madeAt: string;
};
/** `make`: whoever decodes and paints, a worker of the screen. `read`: reads what shows in each piece of the masked pictures; undefined = it did not. */
export type CopyTools = {
  municipality: string;
  make: (about: MaskedAbout, pictures: readonly PictureToMask[]) => Promise<MaskedAnswer>;
  read?: (pictures: readonly MaskedPicture[]) => Promise<readonly NonNullable<PictureToMask['read']>[] | undefined>;
};

/**
 * A copy that is made and not given out: in memory alone. `shown` and `rows` are what stands in the file; `isRead`: its pictures have been read, so that it
 * can be searched and heard. `fact` is what is written when it is given out.
 */
export type MadeCopy = {
  pdf: Uint8Array<ArrayBuffer>;
  sha256: string;
  shown: readonly MaskedPicture[];
  isRead: boolean;
  rows: readonly ShownRow[];
  fact: Released;
};

/**
 * Makes the masked copy, to be looked at. Nothing is stored; the original files are read and never written. Text is read in the pictures as they stand
 * masked, never in the originals, and a copy is made without it where the reading fails.
 */
export async function makeCopy(
  ports: DeskPorts,
  opened: ReleaseMatter,
  masking: Masking,
  { municipality, make, read }: CopyTools,
): Promise<{ outcome: 'made'; copy: MadeCopy } | Refused> {
  const { folder, authority } = opened;
  const { masks, rows: rowMasks, madeAt, sizes } = masking;
  const how: Release = masks.length + rowMasks.length > 0 ? 'masked' : 'copy';
  const about = { municipality, designation: folder.designation, madeAt, rows: releaseRows(folder.life, authority), rowMasks };
  const fact: Released = { kind: 'released', how, files: [], masks, rows: rowMasks, informed: false, madeAt };
  const why = inTheWay(folder) ?? wrongIn(opened, about, fact);
  if (why) return refused(why);
  const pictures: PictureToMask[] = [];
  for (const file of picturesOf(folder)) {
    const size = sizes[file.name];
    if (!size) return refused('pictureNotShown');
    pictures.push({ name: file.name, bytes: await readAttachment(ports, folder, file), size, masks: masksOf(masks, file.name) });
  }
  const painted = await make(about, pictures);
  if ('refusal' in painted) return refused(pictureRefusals[painted.refusal] ?? 'pictureNotMasked');
  const texts = painted.shown.length > 0 ? await read?.(painted.shown) : undefined;
  const made = texts
    ? await make(
        about,
        pictures.map((picture, place) => ({ ...picture, read: texts[place] ?? [] })),
      )
    : painted;
  if ('refusal' in made) return refused('pictureNotMasked');
  return { outcome: 'made', copy: { ...made, isRead: texts !== undefined, rows: maskedRows(about.rows, rowMasks), fact } };
}

const pictureRefusals: Partial<Record<string, ReleaseRefusal>> = { needsBrowser: 'needsBrowser', otherSize: 'strangeMask' };

/**
 * Gives out a copy that was made and looked at (`informed`: with the information of OSL 6 kap. 3 §): saves it in the matter's own folder, reads it back and
 * writes the fact; what is handed over is what the library answered. Throws OutsideError 'conflict' where what is read back is not what was made.
 */
export async function giveOutCopy(ports: DeskPorts, { folder }: ReleaseMatter, copy: MadeCopy, informed: boolean): Promise<ReleaseAnswer> {
  const { sha256, fact } = copy;
  const way = inTheWay(folder);
  if (way) return refused(way);
  if (fact.how === 'masked' && !informed) return refused('notInformed');
  const name = await saveCopy(ports, folder, fact.how, copy);
  const bytes = await ports.archive.read(folder.library, `${folder.designation}/${name}`);
  if ((await ports.digest.sha256(bytes)) !== sha256) throw new OutsideError('conflict', `${name} is not what was made`);
  await describeCopy(ports, folder, name, fact.how, sha256, fact.madeAt);
  return await kept(ports, folder, { ...fact, informed, files: [{ name, sha256, size: bytes.length }] }, [{ name, bytes }]);
}

function wrongIn(opened: ReleaseMatter, { rows }: MaskedAbout, draft: Released): ReleaseRefusal | undefined {
  const pictures = picturesOf(opened.folder).map(({ name }) => name);
  const labels = rows.map(({ label }) => label);
  if (!draft.masks.every(({ file }) => pictures.includes(file)) || !draft.rows.every(({ row }) => labels.includes(row))) return 'strangeMask';
  // Where there is a file to give, an unmasked copy would only be a worse original.
  if (draft.how === 'copy' && originalsOf(opened).length > 0) return 'noMasks';
  if (![...draft.masks, ...draft.rows].every(({ reason }) => hasProvision(reason))) return 'provisionMissing';
  return isStorable(draft) ? undefined : 'unsound';
}

/** More names than anybody leaves half-way. */
const mostNames = 50;

/** `2026-17_maskerad-1.pdf`: the first name under which nothing else lies. The same bytes are found saved. */
async function saveCopy({ archive }: MatterPorts, { designation, library }: MatterFolder, how: Release, { pdf }: { pdf: Uint8Array }): Promise<string> {
  for (let place = 1; place <= mostNames; place++) {
    const name = `${designation}_${how === 'masked' ? 'maskerad' : 'kopia'}-${place}.pdf`;
    const { outcome } = await archive.put(library, `${designation}/${name}`, pdf, 'application/pdf');
    if (outcome !== 'different') return name;
  }
  throw new OutsideError('conflict', 'other files have all the names of this copy');
}

async function describeCopy(
  { archive }: MatterPorts,
  { designation, library, item, life }: MatterFolder,
  name: string,
  how: Release,
  sha256: string,
  madeAt: string,
) {
  await archive.describe(library, `${designation}/${name}`, {
    authority: item.row.authority,
    direction: directions[directionOf(life.opened)],
    recordType: releases[how],
    matter: designation,
    recordDate: inSweden(madeAt).day,
    sha256,
  });
}

/** Nothing is given out, and whoever asked has been told of the right to a decision in writing (OSL 6 kap. 3 §). */
export async function withhold(
  ports: DeskPorts,
  { folder }: ReleaseMatter,
  { reasons, informed, madeAt }: { reasons: readonly MaskReason[]; informed: boolean; madeAt: string },
): Promise<ReleaseAnswer> {
  const content: MatterContent = { kind: 'withheld', reasons, informed, madeAt };
  const way = inTheWay(folder);
  if (way) return refused(way);
  if (reasons.length === 0 || reasons.some((reason) => provisionOf(reason) === '')) return refused('provisionMissing');
  if (!informed) return refused('notInformed');
  if (!isStorable(content)) return refused('unsound');
  return await kept(ports, folder, content, []);
}

/** The fact first, the files after it: nothing leaves the authority that is not written down. What was written at an earlier try is found written. */
async function kept(
  ports: DeskPorts,
  folder: MatterFolder,
  content: Extract<MatterContent, { kind: 'released' | 'withheld' }>,
  given: readonly GivenFile[],
): Promise<ReleaseAnswer> {
  const isThere = folder.life.facts.some(({ fact }) => fact.kind === content.kind && 'madeAt' in fact && fact.madeAt === content.madeAt);
  return { outcome: 'done', folder: isThere ? folder : await addFact(ports, folder, content), given };
}
