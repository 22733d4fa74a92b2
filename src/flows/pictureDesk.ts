// The desk itself: pictures that were judged lie here, with what stands of them on pages, until a record is made of them or the desk is closed.

import { OutsideError } from '../outsideError.ts';
import type { BesideReader, PictureDecoder, PictureDesk, Ports } from '../ports.ts';
import { pieceFile } from '../pdf/pictures/pieceFile.ts';
import { evidenceRecord, takePicture, type TakenPicture } from './evidence.ts';
import { maskedCopy } from './maskedCopy.ts';
import { textRecord } from './pictureText.ts';

export type DeskPorts = Pick<Ports, 'assets' | 'digest' | 'ids'> & { decoder?: PictureDecoder; readBeside: BesideReader };

export function pictureDesk(ports: DeskPorts): PictureDesk {
  const lying = new Map<string, TakenPicture>();
  const find = (id: string): TakenPicture => {
    const picture = lying.get(id);
    if (!picture) throw new OutsideError('missing', 'a picture is not on the desk');
    return picture;
  };
  return {
    async take(called, bytes, onPart) {
      const beside = await ports.readBeside(bytes);
      const taken = await takePicture(ports, { called, bytes, turn: beside.turn }, onPart);
      if ('refusal' in taken) return taken;
      const id = ports.ids.uuid();
      lying.set(id, taken);
      const { kind, width, height, sha256 } = taken;
      return { id, kind, width, height, size: bytes.length, sha256, pieces: taken.pieces.length, beside };
    },
    has: (id) => lying.has(id),
    drop: (id) => void lying.delete(id),
    async record(about, ids) {
      return await evidenceRecord(ports, about, ids.map(find));
    },
    async piece(id, place) {
      const picture = find(id).pieces[place];
      if (!picture) throw new OutsideError('missing', 'the picture has no such piece');
      return await Promise.resolve({ bytes: pieceFile(picture), turn: picture.turn });
    },
    async textRecord(about, read) {
      const pictures = read.map(({ id, pieces: lines }) => {
        const { sha256, pieces } = find(id);
        return { sha256, pieces: pieces.map((picture, place) => ({ picture, lines: lines[place] ?? [] })) };
      });
      return await textRecord(ports, { ...about, read: pictures });
    },
    masked: async (about, pictures) => await maskedCopy(ports, about, pictures),
    close: () => lying.clear(),
  };
}
