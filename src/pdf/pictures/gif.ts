// GIF (GIF89a specification), as far as one must know it before a browser draws it: how large it becomes, and that it is whole.

import { viewOf } from '../bytes.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;

/** The size of its screen, or of a frame that reaches beyond it: a browser makes room for that too. undefined when the file ends before its trailer. */
export function sizeOfGif(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 13) return undefined;
  const view = viewOf(bytes);
  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  for (let at = 13 + tableLength(bytes[10]); at < bytes.length;) {
    switch (bytes[at]) {
      case trailer:
        return { width, height };
      case extension:
        at = endOfBlocks(bytes, at + 2);
        break;
      case image:
        if (at + 10 > bytes.length) return undefined;
        width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true));
        height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true));
        // After the frame's own colours stands one byte before its pixels.
        at = endOfBlocks(bytes, at + 10 + tableLength(bytes[at + 9]) + 1);
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** Bytes of the table of colours that follows, if one does. */
const tableLength = (packed = 0): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** Blocks begin with their length; one of none ends them. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}
