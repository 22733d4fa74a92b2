// Text, e-mail and PDF as evidence (R18, R70): judged before anything is read, and kept as they came. Nothing is written anywhere.

import { mostHeaderBytes, mostPartLines, mostTextBytes, writingKinds, type WritingContent, type WritingKind, type WritingRefusal } from '../domain/writing.ts';
import { inspectPdf } from '../pdf/receivedPdf.ts';
import { seePicture } from '../pdf/pictures/see.ts';
import type { MailReader, Ports } from '../ports.ts';

/** A writing with what is known of it. It gets its name with the record. */
export type TakenWriting = { called: string; bytes: Uint8Array; kind: WritingKind; sha256: string; content: WritingContent };

/** Is the file to be judged as a writing? A picture is a picture, whatever it is called. */
export function isWriting(called: string, bytes: Uint8Array): boolean {
  if (starts(bytes, '%PDF-')) return true;
  if (endingOf(called) === undefined) return false;
  const seen = seePicture(bytes);
  return 'refusal' in seen && ['empty', 'unknown', 'svg'].includes(seen.refusal);
}

/** Judges and reads a writing. Without a reader of mails a mail is refused. */
export async function takeWriting(
  { digest, readMail }: Pick<Ports, 'digest'> & { readMail: MailReader },
  { called, bytes }: { called: string; bytes: Uint8Array },
): Promise<TakenWriting | { refusal: WritingRefusal }> {
  const content =
    bytes.length === 0 ? ({ refusal: 'emptyFile' } as const) : await readAs(starts(bytes, '%PDF-') ? 'pdf' : endingOf(called), bytes, digest, readMail);
  return 'refusal' in content ? content : { called, bytes, kind: content.kind, sha256: await digest.sha256(bytes), content };
}

async function readAs(
  ending: string | undefined,
  bytes: Uint8Array,
  digest: Ports['digest'],
  readMail: MailReader,
): Promise<WritingContent | { refusal: WritingRefusal }> {
  switch (ending) {
    case 'pdf': {
      const pdf = inspectPdf(bytes);
      return 'refusal' in pdf ? pdf : { kind: 'pdf', ...pdf };
    }
    case 'eml': {
      const refusal = mailRefusal(bytes);
      const mail = refusal ? undefined : await readMail(bytes);
      if (!mail) return { refusal: refusal ?? 'strangeMail' };
      const sums = await Promise.all(mail.attachments.map(async (one) => await digest.sha256(one.bytes)));
      const attachments = mail.attachments.map(({ name, type, bytes: own }, index) => ({ name, type, size: own.length, sha256: sums[index] ?? '' }));
      return { kind: 'mail', headers: mail.headers, ...(mail.text === undefined ? {} : { text: mail.text }), attachments };
    }
    case 'msg':
      return { refusal: 'outlook' };
    default: {
      const text = bytes.length > mostTextBytes ? undefined : textIn(bytes);
      return text === undefined ? { refusal: bytes.length > mostTextBytes ? 'longText' : 'notText' } : { kind: 'text', text };
    }
  }
}

const endings: readonly string[] = [...Object.values(writingKinds).map(({ ending }) => ending), 'msg'];
function endingOf(called: string): string | undefined {
  const ending = /\.([a-z]+)$/i.exec(called.trim())?.[1]?.toLowerCase();
  return ending && endings.includes(ending) ? ending : undefined;
}

const starts = (bytes: Uint8Array, word: string): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, word.length)) === word;

/** UTF-8, or UTF-16 with its mark. A text with controls is something else. */
function textIn(bytes: Uint8Array): string | undefined {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\n\r\f]/u.test(text) || text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What can be seen before a mail is read: that it is one, that it is whole, and that it is not built to exhaust its reader. */
function mailRefusal(bytes: Uint8Array): WritingRefusal | undefined {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, mostHeaderBytes + 4));
  const end = /\r?\n\r?\n/.exec(text)?.index;
  const head = text.slice(0, end ?? text.length).replace(/^From .*\r?\n/, '');
  const lines = head.split(/\r?\n/, 20_000);
  if (!lines.slice(0, 50).every((line, at) => isHeaderLine(line, at) || (end === undefined && at > 0 && at === lines.length - 1))) return 'notMail';
  if (end === undefined) return bytes.length > mostHeaderBytes ? 'strangeMail' : 'brokenMail';
  if (!/^from\s*:/im.test(head)) return 'notMail';
  if (partLines(bytes) > mostPartLines) return 'strangeMail';
  const boundary = /^content-type\s*:\s*multipart\/[^;]{0,100};[^]{0,2000}?boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/im.exec(head);
  const closing = boundary && `--${boundary[1] ?? boundary[2] ?? ''}--`;
  return closing && !new TextDecoder('latin1').decode(bytes.subarray(end)).includes(closing) ? 'brokenMail' : undefined;
}

/** A name and a colon, or more of the line before (RFC 5322, 2.2). */
const isHeaderLine = (line: string, at: number): boolean => /^[!-9;-~]+\s*:/.test(line) || (at > 0 && /^[ \t]/.test(line));

/** Lines that begin as those do that part a mail. */
function partLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) if (bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d) lines++;
  return lines;
}
