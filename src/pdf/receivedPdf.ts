// A PDF that somebody else made (ISO 32000-1): is it one, is it whole, and what in it does something or hides? It is searched, never opened, and never called
// safe: who wants to hide something from such a search can.

import { Unzlib } from 'fflate';
import type { PdfRemark, WritingRefusal } from '../domain/writing.ts';

export type ReceivedPdf = { version: string; remarks: readonly PdfRemark[] };

/** Names that stand for something the reader of the file should know of (section 12.6.4: actions; 7.11.4: files; 12.7.5: forms; 7.6: encryption). */
const signs: readonly (readonly [remark: PdfRemark, name: RegExp])[] = [
  ['script', /\/(?:JavaScript|JS)(?![A-Za-z0-9])/],
  ['launch', /\/Launch(?![A-Za-z0-9])/],
  ['attached', /\/(?:EmbeddedFiles?|RichMedia|EF)(?![A-Za-z0-9])/],
  // A place in the document to begin at is no action: it stands as an array.
  ['opens', /\/OpenAction(?!\s*\[)(?![A-Za-z0-9])|\/AA(?![A-Za-z0-9])/],
  ['sends', /\/(?:SubmitForm|ImportData|GoToR|GoToE)(?![A-Za-z0-9])/],
  ['encrypted', /\/Encrypt(?![A-Za-z0-9])/],
];

/** Looked into at most, all packed objects together. */
const mostUnpacked = 20_000_000;

/** Searches the file's objects, the packed ones too; what stands inside pictures and pages is passed by. */
export function inspectPdf(bytes: Uint8Array): ReceivedPdf | { refusal: WritingRefusal } {
  const text = new TextDecoder('latin1').decode(bytes);
  const version = /^\s{0,16}%PDF-(\d\.\d)/.exec(text.replace(/^\u00ef\u00bb\u00bf/, ''))?.[1];
  if (!version) return { refusal: 'notPdf' };
  if (!text.includes('startxref') || !text.includes('%%EOF')) return { refusal: 'brokenPdf' };
  const { outside, packed } = parted(text);
  const unpacked = unpack(bytes, packed);
  const searched = [...outside, ...unpacked.texts].map(plainNames);
  const remarks = signs.filter(([, name]) => searched.some((part) => name.test(part))).map(([remark]) => remark);
  const isHidden = !unpacked.isWhole && !remarks.includes('encrypted');
  return { version, remarks: isHidden ? [...remarks, 'unsearched'] : remarks };
}

/** `packed`: where streams of objects begin and end (section 7.5.7). `isFlate`: packed in the one way that is looked into. */
type Packed = { from: number; to: number; isFlate: boolean };

/** What stands outside all streams, and the streams that hold objects. Time is linear: every stream is passed once. */
function parted(text: string): { outside: string[]; packed: Packed[] } {
  const outside: string[] = [];
  const packed: Packed[] = [];
  const begins = />>\s{0,8}stream\r?\n/g;
  let at = 0;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const from = begins.lastIndex;
    const end = text.indexOf('endstream', from);
    const to = end < 0 ? text.length : end;
    const head = text.slice(Math.max(at, found.index - 2_000), found.index + 2);
    const dictionary = plainNames(head.slice(head.lastIndexOf(' obj') + 1));
    if (/\/ObjStm(?![A-Za-z0-9])/.test(dictionary)) packed.push({ from, to, isFlate: /\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary) });
    outside.push(text.slice(at, found.index + 2));
    at = to;
    begins.lastIndex = to;
  }
  return { outside: [...outside, text.slice(at)], packed };
}

function unpack(bytes: Uint8Array, packed: readonly Packed[]): { texts: string[]; isWhole: boolean } {
  const texts: string[] = [];
  let [room, isWhole] = [mostUnpacked, true];
  for (const { from, to, isFlate } of packed) {
    const { text, length } = isFlate && room > 0 ? inflated(bytes.subarray(from, to), room) : { text: undefined, length: 0 };
    if (text === undefined) isWhole = false;
    else texts.push(text);
    // What grew too large has been unpacked all the same: many such streams share the one room.
    room -= length;
  }
  return { texts, isWhole };
}

/** `text` is undefined where it does not unpack, or grows over `room`; `length` has been unpacked. In small pieces: a few bytes can grow a thousandfold. */
function inflated(deflated: Uint8Array, room: number): { text: string | undefined; length: number } {
  const parts: string[] = [];
  let length = 0;
  const decoder = new TextDecoder('latin1');
  const inflate = new Unzlib((part) => {
    length += part.length;
    if (length > room) throw new RangeError('larger than what is looked into');
    parts.push(decoder.decode(part));
  });
  try {
    for (let at = 0; at < deflated.length; at += 4_096) inflate.push(deflated.subarray(at, at + 4_096), at + 4_096 >= deflated.length);
  } catch {
    // What follows the packed objects (a line end) is not theirs; nothing at all is another thing.
    return { text: length > room || length === 0 ? undefined : parts.join(''), length };
  }
  return { text: parts.join(''), length };
}

/** #4A is a J: a name may be written so (section 7.3.5). */
const plainNames = (text: string): string =>
  text.includes('#') ? text.replace(/#([0-9A-Fa-f]{2})/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) : text;
