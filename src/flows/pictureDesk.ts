// The desk itself: files that were judged lie here, pictures with what stands of them on pages, until a record is made of them or the desk is closed.

import type { BesidePicture } from '../domain/picture.ts';
import { OutsideError } from '../outsideError.ts';
import type { BesideReader, MailReader, PictureDecoder, PictureDesk, Ports } from '../ports.ts';
import { seePicture } from '../pdf/pictures/see.ts';
import { pieceFile } from '../pdf/pictures/pieceFile.ts';
import { evidenceRecord, isTakenPicture, takeFile, type TakenFile, type TakenPicture } from './evidence.ts';
import { maskedCopy } from './maskedCopy.ts';
import { textRecord } from './pictureText.ts';

export type DeskPorts = Pick<Ports, 'assets' | 'digest' | 'ids'> & { decoder?: PictureDecoder; readBeside: BesideReader; readMail: MailReader };

export function pictureDesk(ports: DeskPorts): PictureDesk {
  const lying = new Map<string, TakenFile>();
  const find = (id: string): TakenFile => {
    const file = lying.get(id);
    if (!file) throw new OutsideError('missing', 'a file is not on the desk');
    return file;
  };
  const findPicture = (id: string): TakenPicture => {
    const file = find(id);
    if (!isTakenPicture(file)) throw new OutsideError('missing', 'the file on the desk is no picture');
    return file;
  };
  return {
    async take(called, bytes, onPart) {
      // What is no picture is judged before anything else reads it.
      const beside: BesidePicture = 'refusal' in seePicture(bytes) ? { turn: 1, marks: [] } : await ports.readBeside(bytes);
      const taken = await takeFile(ports, { called, bytes, turn: beside.turn }, onPart);
      if ('refusal' in taken) return taken;
      const id = ports.ids.uuid();
      lying.set(id, taken);
      const size = bytes.length;
      if (!isTakenPicture(taken)) return { id, kind: taken.kind, size, sha256: taken.sha256, content: taken.content };
      const { kind, width, height, sha256 } = taken;
      return { id, kind, width, height, size, sha256, pieces: taken.pieces.length, beside };
    },
    has: (id) => lying.has(id),
    drop: (id) => void lying.delete(id),
    async record(about, ids) {
      return await evidenceRecord(ports, about, ids.map(find));
    },
    async piece(id, place) {
      const picture = findPicture(id).pieces[place];
      if (!picture) throw new OutsideError('missing', 'the picture has no such piece');
      return await Promise.resolve({ bytes: pieceFile(picture), turn: picture.turn });
    },
    async textRecord(about, read) {
      const pictures = read.map(({ id, pieces: lines }) => {
        const { sha256, pieces } = findPicture(id);
        return { sha256, pieces: pieces.map((picture, place) => ({ picture, lines: lines[place] ?? [] })) };
      });
      return await textRecord(ports, { ...about, read: pictures });
    },
    masked: async (about, pictures) => await maskedCopy(ports, about, pictures),
    close: () => lying.clear(),
  };
}
