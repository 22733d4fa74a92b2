// Reads the PDFs the product writes, for the tests: every object as text, every stream unpacked. Knows only what our own writer uses.

import { unzlibSync } from 'fflate';

export type ReadPdf = {
  /** Object number to what stands between "obj" and "endobj", without stream bytes. */
  objects: ReadonlyMap<number, string>;
  /** Object number to the stream's unpacked bytes. */
  streams: ReadonlyMap<number, Uint8Array>;
};

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

export function readPdf(bytes: Uint8Array): ReadPdf {
  const text = latin1(bytes);
  const objects = new Map<number, string>();
  const streams = new Map<number, Uint8Array>();
  for (let at = text.indexOf(' 0 obj\n'); at >= 0;) {
    const id = Number(/(\d+)$/.exec(text.slice(Math.max(0, at - 10), at))?.[1]);
    const start = text.indexOf('\nstream\n', at) + 8;
    const dictionary = text.slice(at + 7, start - 8);
    const end = start + Number(/\/Length (\d+)>>$/.exec(dictionary)?.[1]);
    const stored = bytes.subarray(start, end);
    objects.set(id, dictionary);
    streams.set(id, dictionary.includes('/FlateDecode') ? unzlibSync(stored) : stored);
    at = text.indexOf(' 0 obj\n', end);
  }
  for (const [id, dictionary] of objects) if (dictionary.includes('/Type/ObjStm')) unpack(latin1(streams.get(id) ?? new Uint8Array()), dictionary, objects);
  return { objects, streams };
}

function unpack(text: string, dictionary: string, objects: Map<number, string>): void {
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1]);
  const numbers = text.slice(0, first).trim().split(' ').map(Number);
  for (let index = 0; index < numbers.length; index += 2) {
    const start = first + (numbers[index + 1] ?? 0);
    const end = index + 3 < numbers.length ? first + (numbers[index + 3] ?? 0) : text.length;
    objects.set(numbers[index] ?? 0, text.slice(start, end).trim());
  }
}

/** The objects of a type, for example "/Type/Page/". */
export const objectsWith = ({ objects }: ReadPdf, part: string): string[] => [...objects.values()].filter((object) => object.includes(part));

/** The text of the stream that an entry of a dictionary refers to, byte for byte. */
export function streamOf({ streams }: ReadPdf, dictionary: string, key: string): string {
  const id = Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]);
  return latin1(streams.get(id) ?? new Uint8Array());
}

/** A hexadecimal text string as text. */
export const fromHex = (digits: string): string => Buffer.from(digits.replace(/^FEFF/i, ''), 'hex').swap16().toString('utf16le');
