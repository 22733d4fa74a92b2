// Text in pictures that are kept as evidence (R18, R19). The record is saved first and never touched; what a machine reads afterwards becomes a second file that names it.

import { pictureTextName, type PictureTextManifest, type ReadFile } from '../domain/pictureTextManifest.ts';
import { leastConfidence, sureWords } from '../domain/readText.ts';
import { joined } from '../pdf/bytes.ts';
import type { Conformance } from '../pdf/metadata.ts';
import { pictureTextAsText, pictureTextDocument, type PictureTextInput, type ReadPiece, type ShownReadFile } from '../pdf/pictureTextDocument.ts';
import type { OtherPictures, Ports, TextAbout, TextRecord } from '../ports.ts';

/** A picture by its file's checksum, with what was read in each piece that stands of it on pages; doubtful words included. */
export type ReadPicture = { sha256: string; pieces: readonly ReadPiece[] };
export type TextRecordInput = TextAbout & { read: readonly ReadPicture[] };

/** Makes the second file. `read`: all pictures of the record, in its order; of others nothing is made. */
export async function textRecord(
  { digest, assets }: Pick<Ports, 'digest' | 'assets'>,
  { first, read, engine, madeAt, municipality, earlier }: TextRecordInput,
  conformance: Conformance = 'A',
): Promise<TextRecord | OtherPictures> {
  const files = first.files.flatMap(({ name, sha256 }, place) => (read[place]?.sha256 === sha256 ? [chosen(name, read[place])] : []));
  if (read.length !== first.files.length || files.length !== first.files.length) return { refusal: 'otherPictures' };
  const about = { designation: first.designation, madeAt, of: first.record, engine, leastConfidence };
  const input: PictureTextInput = { ...about, municipality, files };
  const pdf = joined(await pictureTextDocument(input, assets, conformance));
  const name = pictureTextName(first.designation, earlier);
  const record = { name: `${name}.pdf`, sha256: await digest.sha256(pdf) };
  const manifest: PictureTextManifest = { v: 1, kind: 'pictureText', ...about, record, files: files.map(({ file }) => file) };
  return { name, pdf, text: pictureTextAsText(input), manifest };
}

function chosen(name: string, { sha256, pieces }: ReadPicture): ShownReadFile {
  const sure = pieces.map(({ picture, lines }) => ({ picture, ...sureWords(lines) }));
  const sum = (key: 'kept' | 'dropped') => sure.reduce((total, piece) => total + piece[key], 0);
  const file: ReadFile = { name, sha256, words: sum('kept'), dropped: sum('dropped') };
  return { file, pieces: sure.map(({ picture, lines }) => ({ picture, lines })) };
}
