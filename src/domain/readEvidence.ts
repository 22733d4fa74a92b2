// Which evidence a machine has read the text of (R18, R19), and which it could still read: pictures of it, once for each record, at any time after the save.

import type { MatterFactOf, MatterFile } from './matter.ts';
import type { MatterLife } from './matterLife.ts';

/** Endings of files that show a picture, as a record names them (evidenceFileName). */
export const isPicture = ({ name }: Pick<MatterFile, 'name'>): boolean => /_bild-\d+\.(?:png|jpg|webp|gif)$/.test(name);

export const picturesOf = ({ files }: Pick<MatterFactOf<'evidence'>, 'files'>): readonly MatterFile[] => files.filter(isPicture);

/** The text of a record's pictures: one, or none as yet. */
export const textsOf = ({ read }: Pick<MatterLife, 'read'>, { sha256 }: Pick<MatterFile, 'sha256'>): readonly MatterFile[] =>
  read
    .filter(({ of }) => of === sha256)
    .slice(0, 1)
    .map(({ record }) => record);

/** Evidence with pictures that nothing has read. */
export const unread = (life: Pick<MatterLife, 'evidence' | 'read'>): readonly MatterFactOf<'evidence'>[] =>
  life.evidence.filter((one) => picturesOf(one).length > 0 && textsOf(life, one.record).length === 0);

/** Every file that the facts name with its checksum. */
export const savedFiles = ({ evidence, read }: Pick<MatterLife, 'evidence' | 'read'>): readonly MatterFile[] => [
  ...evidence.flatMap(({ record, files }) => [record, ...files]),
  ...read.map(({ record }) => record),
];

/** Is the file the plain text of a piece of evidence, or of what was read in its pictures (evidenceBase, pictureTextName)? */
export const isTextOfEvidence = (fileName: string, designation: string): boolean =>
  fileName.startsWith(designation) && /^(?:-\d+)?(?:_text(?:-\d+)?)?\.txt$/.test(fileName.slice(designation.length));
