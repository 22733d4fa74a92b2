// The desk itself: pictures that were judged lie here, with what stands of them on pages, until a record is made of them or the desk is closed.

import { OutsideError } from '../outsideError.ts';
import type { BesideReader, PictureDecoder, PictureDesk, Ports } from '../ports.ts';
import { evidenceRecord, takePicture, type TakenPicture } from './evidence.ts';

export type DeskPorts = Pick<Ports, 'assets' | 'digest' | 'ids'> & { decoder?: PictureDecoder; readBeside: BesideReader };

export function pictureDesk(ports: DeskPorts): PictureDesk {
  const lying = new Map<string, TakenPicture>();
  return {
    async take(called, bytes, onPart) {
      const beside = await ports.readBeside(bytes);
      const taken = await takePicture(ports, { called, bytes, turn: beside.turn }, onPart);
      if ('refusal' in taken) return taken;
      const id = ports.ids.uuid();
      lying.set(id, taken);
      const { kind, width, height, sha256 } = taken;
      return { id, kind, width, height, size: bytes.length, sha256, beside };
    },
    has: (id) => lying.has(id),
    drop: (id) => void lying.delete(id),
    async record(about, ids) {
      const taken = ids.map((id) => {
        const picture = lying.get(id);
        if (!picture) throw new OutsideError('missing', 'a picture is not on the desk');
        return picture;
      });
      return await evidenceRecord(ports, about, taken);
    },
    close: () => lying.clear(),
  };
}
