// Text in pictures that are kept as evidence (R18, R19). The record is saved first and never touched; what a machine reads afterwards becomes a second file that names it.

import type { EvidenceManifest } from '../domain/evidenceManifest.ts';
import { pictureTextName, type PictureTextManifest, type ReadFile } from '../domain/pictureTextManifest.ts';
import { leastConfidence, sureWords, type ReadingEngine } from '../domain/readText.ts';
import { joined } from '../pdf/bytes.ts';
import type { Conformance } from '../pdf/metadata.ts';
import type { Picture } from '../pdf/pictures/picture.ts';
import { pieceFile } from '../pdf/pictures/pieceFile.ts';
import { pictureTextAsText, pictureTextDocument, type PictureTextInput, type ReadPiece, type ShownReadFile } from '../pdf/pictureTextDocument.ts';
import type { PictureReader, Ports } from '../ports.ts';

/** A picture by its file's checksum, with what stands of it on pages; read, with what was read in each piece, doubtful words included. */
export type PictureToRead = { sha256: string; pieces: readonly Picture[] };
export type ReadPicture = { sha256: string; pieces: readonly ReadPiece[] };

/** Reads the text of one picture, piece by piece, so that a tall one is never whole in memory. `told` gets the share that is done, from 0 to 1. */
export async function readPicture(
  reader: PictureReader,
  { sha256, pieces }: PictureToRead,
  told: (share: number) => void = () => {},
): Promise<ReadPicture | 'stopped'> {
  const read: ReadPiece[] = [];
  for (const picture of pieces) {
    const before = read.length;
    const lines = await reader.read({ bytes: pieceFile(picture), turn: picture.turn }, (share) => told((before + share) / pieces.length));
    if (lines === 'stopped') return lines;
    read.push({ picture, lines });
  }
  return { sha256, pieces: read };
}

/** `first`: the manifest of the record whose pictures were read. `read`: all of its pictures, in its order. */
export type TextRecordInput = { first: EvidenceManifest; read: readonly ReadPicture[]; engine: ReadingEngine; madeAt: string; municipality: string };

/** What is saved beside the first record, under `name` with the endings pdf, txt and json. */
export type TextRecord = { name: string; pdf: Uint8Array<ArrayBuffer>; text: string; manifest: PictureTextManifest };

/** Makes the second file. `otherPictures`: these are not the pictures of the record, by their checksums, and nothing is made. */
export async function textRecord(
  { digest, assets }: Pick<Ports, 'digest' | 'assets'>,
  { first, read, engine, madeAt, municipality }: TextRecordInput,
  conformance: Conformance = 'A',
): Promise<TextRecord | { refusal: 'otherPictures' }> {
  const files = first.files.flatMap(({ name, sha256 }, place) => (read[place]?.sha256 === sha256 ? [chosen(name, read[place])] : []));
  if (read.length !== first.files.length || files.length !== first.files.length) return { refusal: 'otherPictures' };
  const about = { designation: first.designation, madeAt, of: first.record, engine, leastConfidence };
  const input: PictureTextInput = { ...about, municipality, files };
  const pdf = joined(await pictureTextDocument(input, assets, conformance));
  const name = pictureTextName(first.designation);
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
