// The file itself: numbered objects, small ones packed into object streams, found through a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).

import { zlibSync } from 'fflate';
import { hexOf, joined, latin1, viewOf } from './bytes.ts';

/** A PDF being written. An object's number is given when it is reserved or written; "5 0 R" in other objects refers to it. */
export type PdfFile = {
  reserve(): number;
  /** A dictionary, array or other small object. */
  object(text: string, id?: number): number;
  /** Bytes as they are, in one or several parts. `dictionary` has what stands between << and >> besides the length. */
  stream(dictionary: string, bytes: Uint8Array | readonly Uint8Array[], id?: number): number;
  /** Bytes deflated. fflate and not CompressionStream: its bytes are equal in every engine. */
  deflated(dictionary: string, bytes: Uint8Array, id?: number): number;
  /** Ends the file and answers its parts, for whoever wants to write them without copying. */
  finish(catalog: number, information: number): Promise<Uint8Array[]>;
};

/** Objects in one object stream: enough to shrink well, few enough to unpack quickly. */
const objectsInStream = 200;

type Place = { at: number } | { within: number; index: number };

export function startFile(): PdfFile {
  const parts: Uint8Array[] = [];
  const places: (Place | undefined)[] = [undefined];
  const small: { id: number; text: string }[] = [];
  let length = 0;
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    length += bytes.length;
  };
  const reserve = () => places.push(undefined) - 1;
  const stream = (dictionary: string, bytes: Uint8Array | readonly Uint8Array[], id = reserve()) => {
    const pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
    places[id] = { at: length };
    put(latin1(`${id} 0 obj\n<<${dictionary}/Length ${pieces.reduce((sum, piece) => sum + piece.length, 0)}>>\nstream\n`));
    pieces.forEach(put);
    put(latin1('\nendstream\nendobj\n'));
    return id;
  };
  const deflated = (dictionary: string, bytes: Uint8Array, id = reserve()) => stream(`${dictionary}/Filter/FlateDecode`, zlibSync(bytes, { level: 9 }), id);
  // The four bytes above 127 tell programs that the file is not text (ISO 19005-2, 6.1.2).
  put(latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'));
  return {
    reserve,
    object: (text, id = reserve()) => {
      small.push({ id, text });
      return id;
    },
    stream,
    deflated,
    finish: async (catalog, information) => {
      for (let first = 0; first < small.length; first += objectsInStream) writeObjectStream(small.slice(first, first + objectsInStream), places, deflated);
      const id = await fingerprint(parts);
      const start = length;
      const own = reserve();
      places[own] = { at: start };
      deflated(`/Type/XRef/Size ${places.length}/W[1 4 2]/Root ${catalog} 0 R/Info ${information} 0 R/ID[<${id}><${id}>]`, crossReferences(places), own);
      put(latin1(`startxref\n${start}\n%%EOF\n`));
      return parts;
    },
  };
}

function writeObjectStream(objects: readonly { id: number; text: string }[], places: (Place | undefined)[], deflated: PdfFile['deflated']): void {
  let directory = '';
  let bodies = '';
  for (const { id, text } of objects) {
    directory += `${id} ${bodies.length} `;
    bodies += `${text}\n`;
  }
  const within = deflated(`/Type/ObjStm/N ${objects.length}/First ${directory.length}`, latin1(directory + bodies));
  objects.forEach(({ id }, index) => (places[id] = { within, index }));
}

/** One row an object: kind, four bytes, two bytes (ISO 32000-1, table 18). */
function crossReferences(places: readonly (Place | undefined)[]): Uint8Array {
  const rows = new Uint8Array(7 * places.length);
  const view = viewOf(rows);
  view.setUint16(5, 65_535);
  places.forEach((place, id) => {
    if (!place) return;
    const isPacked = 'within' in place;
    rows[7 * id] = isPacked ? 2 : 1;
    view.setUint32(7 * id + 1, isPacked ? place.within : place.at);
    view.setUint16(7 * id + 5, isPacked ? place.index : 0);
  });
  return rows;
}

/** A part as long as this is a picture's: it stands for itself by its digest, so that a large file is never copied whole. */
const ownDigestFrom = 65_536;

/** The file's /ID: equal content gives an equal one. */
async function fingerprint(parts: readonly Uint8Array[]): Promise<string> {
  const digest = async (bytes: Uint8Array) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const short = await Promise.all(parts.map(async (part) => (part.length < ownDigestFrom ? part : await digest(part))));
  return hexOf((await digest(joined(short))).subarray(0, 16));
}
