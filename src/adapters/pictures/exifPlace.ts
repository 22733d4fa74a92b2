// Where EXIF lies in a picture: a TIFF of its own in a segment or a chunk. Every step goes on in the file, so that any bytes are soon gone through.

/** The TIFF that the file's EXIF is, or undefined: it holds none, or is no picture that may. */
export function exifIn(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = places.find(({ is }) => is(bytes))?.find(bytes, view);
  const tiff = found && says(found, 0, 'Exif\0') ? found.subarray(6) : found;
  return tiff && (says(tiff, 0, 'II*\0') || says(tiff, 0, 'MM\0*')) ? tiff : undefined;
}

const says = (bytes: Uint8Array, at: number, word: string): boolean => word === String.fromCharCode(...bytes.subarray(at, at + word.length));

type Place = { is: (bytes: Uint8Array) => boolean; find: (bytes: Uint8Array, view: DataView) => Uint8Array | undefined };
const places: readonly Place[] = [
  { is: (bytes) => says(bytes, 0, '\xff\xd8\xff'), find: inJpeg },
  { is: (bytes) => says(bytes, 0, '\x89PNG\r\n\x1a\n'), find: (bytes, view) => inChunks(bytes, 8, (at) => ({ length: view.getUint32(at), name: at + 4 }), 'eXIf', 4) },
  {
    is: (bytes) => says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP'),
    find: (bytes, view) => inChunks(bytes, 12, (at) => ({ length: view.getUint32(at + 4, true), name: at }), 'EXIF', 0, 2),
  },
];

/** APP1 (ITU-T T.81, B.1.1.4), before the picture itself begins. */
function inJpeg(bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    const length = view.getUint16(at + 2);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9 || length < 2) return undefined;
    if (marker === 0xe1 && says(bytes, at + 4, 'Exif\0\0')) return bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}

/** Chunks one after the other, each with its length and its name in eight bytes; `after` = bytes that follow each, `even`: each begins at such a place. */
function inChunks(
  bytes: Uint8Array,
  from: number,
  head: (at: number) => { length: number; name: number },
  wanted: string,
  after: number,
  even = 1,
): Uint8Array | undefined {
  for (let at = from; at + 8 <= bytes.length;) {
    const { length, name } = head(at);
    if (says(bytes, name, wanted)) return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % even) + after;
  }
  return undefined;
}
