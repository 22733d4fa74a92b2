// What a browser does in the test beside it: pictures with text are drawn, cut into what stands on pages, read, and made a second file of.

import regular from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff?url';
import { fetchedAssets } from '../../src/adapters/browser/fonts.ts';
import { webDigest } from '../../src/adapters/browser/platform.ts';
import { tesseractReader } from '../../src/adapters/reading/pictureReader.ts';
import { sureWords } from '../../src/domain/readText.ts';
import { textRecord, type ReadPicture } from '../../src/flows/pictureText.ts';
import { readPieces } from '../../src/flows/readingEvidence.ts';
import { isOutsideError } from '../../src/outsideError.ts';
import type { Picture } from '../../src/pdf/pictures/picture.ts';
import { pieceFile } from '../../src/pdf/pictures/pieceFile.ts';
import { piecesOf } from '../../src/pdf/pictures/pieces.ts';

export type Drawing = { lines: readonly string[]; size: number; width: number; leading: number; type: 'image/png' | 'image/jpeg'; turn?: 1 | 6 };
/** `text` is what was read, `kept` the words that are sure enough. */
export type Reading = {
  text: string;
  kept: string[];
  dropped: number;
  pieces: number;
  shares: number[];
  places: { text: string; left: number; top: number }[];
};

const ports = { digest: webDigest, assets: fetchedAssets() };
const reader = tesseractReader();
const about = { municipality: 'Gislaveds kommun', designation: 'bevis_2026-12-15_081200', madeAt: '2026-12-15T08:12:00Z' };

/** Black text on white, as a file. With turn 6 it lies on its left side: turned a quarter clockwise it stands upright. */
async function drawn({ lines, size, width, leading, type, turn = 1 }: Drawing): Promise<Uint8Array> {
  const font = new FontFace('Read', `url(${new URL(regular, document.baseURI).href})`);
  document.fonts.add(await font.load());
  const height = leading * (lines.length + 1);
  const canvas = new OffscreenCanvas(turn === 6 ? height : width, turn === 6 ? width : height);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  if (turn === 6) pen.setTransform(0, -1, 1, 0, 0, width);
  pen.fillStyle = '#1c1e21';
  pen.font = `${size}px Read`;
  lines.forEach((line, index) => pen.fillText(line, 20, leading * (index + 1)));
  return new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.9 })).arrayBuffer());
}

type PictureToRead = { sha256: string; pieces: readonly Picture[] };

const pieceOf = (picture: PictureToRead) => async (place: number) => {
  const piece = picture.pieces[place]!;
  return await Promise.resolve({ bytes: pieceFile(piece), turn: piece.turn });
};

async function taken(drawing: Drawing): Promise<PictureToRead> {
  const bytes = await drawn(drawing);
  const made = await piecesOf(bytes, drawing.turn ?? 1);
  if (!('pieces' in made)) throw new Error(JSON.stringify(made));
  return { sha256: await webDigest.sha256(bytes), pieces: made.pieces };
}

async function read(picture: PictureToRead, told?: (share: number) => void): Promise<ReadPicture> {
  const answer = await readPieces(reader, picture.pieces.length, pieceOf(picture), told);
  if (answer === 'stopped') throw new Error(answer);
  return { sha256: picture.sha256, pieces: picture.pieces.map((piece, place) => ({ picture: piece, lines: answer[place]! })) };
}

const reading = {
  async read(drawing: Drawing): Promise<Reading> {
    const shares: number[] = [];
    const { pieces } = await read(await taken(drawing), (share) => shares.push(share));
    const sure = pieces.map(({ lines }) => sureWords(lines));
    const places = pieces.flatMap(({ lines }) => lines.flat());
    const kept = sure.flatMap(({ lines }) => lines.flat().map(({ text }) => text));
    const dropped = sure.reduce((sum, piece) => sum + piece.dropped, 0);
    return { text: places.map(({ text }) => text).join(' '), kept, dropped, pieces: pieces.length, shares, places };
  },

  /** The second file of a record with the drawing, as base64; `first` is the record's checksum. */
  async record(drawing: Drawing, first: string): Promise<{ pdf: string; manifest: string }> {
    const picture = await taken(drawing);
    const file = { name: 'bild-1.png', called: 'bild', sha256: picture.sha256, size: 1, kind: 'png', width: 1, height: 1 } as const;
    const named = { ...about, v: 1, kind: 'evidence', record: { name: `${about.designation}.pdf`, sha256: first }, files: [file] } as const;
    const second = await textRecord(ports, { ...about, first: named, read: [await read(picture)], engine: reader.engine });
    if ('refusal' in second) throw new Error(second.refusal);
    return { pdf: btoa(Array.from(second.pdf, (byte) => String.fromCharCode(byte)).join('')), manifest: JSON.stringify(second.manifest) };
  },

  /** What whoever waits is told when a reader does not start. */
  async failure(folder: string, startWithin: number): Promise<string> {
    const other = tesseractReader({ folder: new URL(folder, document.baseURI).href, startWithin });
    const picture = await taken({ lines: ['Hej'], size: 16, width: 100, leading: 30, type: 'image/png' });
    return await readPieces(other, picture.pieces.length, pieceOf(picture)).then(
      () => 'read',
      (thrown: unknown) => (isOutsideError(thrown) ? thrown.kind : String(thrown)),
    );
  },

  /** Stopped while it reads, and asked once more. */
  async stopped(drawing: Drawing): Promise<{ first: string; again: number }> {
    const picture = await taken(drawing);
    const first = await readPieces(reader, picture.pieces.length, pieceOf(picture), () => reader.stop());
    const again = await read(picture);
    return { first: first === 'stopped' ? first : 'read', again: again.pieces.flatMap(({ lines }) => lines.flat()).length };
  },

  async unreadable(): Promise<string> {
    const bytes = new TextEncoder().encode('no picture');
    return await reader.read({ bytes, turn: 1 }).then(
      () => 'read',
      (thrown: unknown) => (isOutsideError(thrown) ? thrown.kind : String(thrown)),
    );
  },
};

declare global {
  interface Window {
    reading: typeof reading;
  }
}
window.reading = reading;
