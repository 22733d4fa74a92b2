// Files in a matter's folder that no fact names: a save, a reading or a copy that was broken off. They are never taken away (R18), so somebody must be able to
// see which try they come from and whether anything of it is missing. What a later try has saved is not called unconfirmed.

import { isPicture, savedFiles } from './readEvidence.ts';
import { evidenceBase } from './matter.ts';
import type { MatterLife } from './matterLife.ts';

/** A file as it lies in the folder; two with one `hash` (and size) have the same bytes. `by` is a name. */
export type LyingFile = { name: string; size: number; hash: string; at: string; by: string };

/** 'reading': text that a machine was to find in the pictures. 'copy': made for whoever asked, and not given out. 'other': put there past the product. */
export type AttemptKind = 'evidence' | 'reading' | 'copy' | 'other';
/** One try: its files that nothing stands in place of, and when and by whom the first of them was saved. */
export type Attempt = { of: AttemptKind; at: string; by: string; files: readonly LyingFile[] };
/** `replaced`: files of broken tries whose content is saved all the same. */
export type LeftFiles = { attempts: readonly Attempt[]; replaced: number };

/** Patterns of what follows the name of a record (evidenceFileName, pictureTextName, the names of copies). */
const patterns = {
  copy: /^_(?:maskerad|kopia)-\d+\.pdf$/,
  reading: /^_text(?:-\d+)?\.(?:txt|json|pdf)$/,
  original: /^_(?:bild-\d+\.(?:png|jpg|webp|gif)|text-\d+\.txt|e-post-\d+\.eml|pdf-\d+\.pdf)$/,
  made: /^\.(?:txt|json|pdf)$/,
} as const;

type Place = { of: AttemptKind; base: string; isOriginal: boolean };

/** `lying`: every file of the folder that is no fact. `known`: names of those that stand on the page, or beside what stands there. */
export function leftFiles(
  life: Pick<MatterLife, 'evidence' | 'read'>,
  designation: string,
  lying: readonly LyingFile[],
  known: ReadonlySet<string>,
): LeftFiles {
  const confirmed = new Set(savedFiles(life).map(({ name }) => name));
  const bytesOf = ({ hash, size }: LyingFile) => `${size} ${hash}`;
  const saved = new Set(lying.filter(({ name }) => confirmed.has(name)).map(bytesOf));
  const unnamed = lying
    .filter(({ name }) => !known.has(name))
    .map((file) => ({ file, ...placeOf(life, designation, file.name), isSaved: saved.has(bytesOf(file)) }));
  const tries = [...new Set(unnamed.map(({ of, base }) => `${of} ${base}`))].map((one) => unnamed.filter(({ of, base }) => one === `${of} ${base}`));
  const attempts = tries.flatMap((files) => {
    const first = files.map(({ file }) => file).toSorted((a, b) => a.at.localeCompare(b.at))[0];
    const [{ of, base } = { of: 'other', base: '' } as const] = files;
    const missing = isReplaced(life, of, base, files) ? [] : files.filter(({ isSaved }) => !isSaved).map(({ file }) => file);
    return first && missing.length > 0 ? [{ of, at: first.at, by: first.by, files: missing }] : [];
  });
  const counted = attempts.reduce((sum, { files }) => sum + files.length, 0);
  return { attempts: attempts.toSorted((a, b) => a.at.localeCompare(b.at)), replaced: unnamed.length - counted };
}

/** Evidence: all that was brought is saved under another name. A reading: the pictures of its record have been read since. */
function isReplaced(life: Pick<MatterLife, 'evidence' | 'read'>, of: AttemptKind, base: string, files: readonly (Place & { isSaved: boolean })[]): boolean {
  if (of === 'reading') return life.evidence.some(({ record }) => record.name === `${base}.pdf` && life.read.some((text) => text.of === record.sha256));
  const brought = files.filter(({ isOriginal }) => isOriginal);
  return of === 'evidence' && brought.length > 0 && brought.every(({ isSaved }) => isSaved);
}

function placeOf({ evidence }: Pick<MatterLife, 'evidence'>, designation: string, name: string): Place {
  const other: Place = { of: 'other', base: '', isOriginal: false };
  if (!name.startsWith(designation)) return other;
  const [, number, rest = ''] = /^(?:-(\d+))?(.*)$/.exec(name.slice(designation.length)) ?? [];
  const base = evidenceBase(designation, number ? Number(number) - 1 : 0);
  if (patterns.copy.test(rest)) return { ...other, of: 'copy', base: rest };
  // A text that was brought and the second try to read pictures have one name: under a record that has pictures it is the reading's.
  const hasPictures = evidence.some(({ record, files }) => record.name === `${base}.pdf` && files.some(isPicture));
  const isReading = patterns.reading.test(rest) && (hasPictures || !patterns.original.test(rest));
  if (isReading) return { of: 'reading', base, isOriginal: false };
  const isOriginal = patterns.original.test(rest);
  return isOriginal || patterns.made.test(rest) ? { of: 'evidence', base, isOriginal } : other;
}
