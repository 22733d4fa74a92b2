// Bytes, numbers and strings as PDF (ISO 32000-1) and TrueType write them.

/** A big-endian window on bytes. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** One byte a character; only for text below U+0100. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Length rounded up to a whole number of four bytes, as TrueType tables and ICC tags stand. */
export const padded = (length: number): number => (length + 3) & ~3;

/** Four hexadecimal digits. */
export const hex4 = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

/** UTF-16BE as hexadecimal digits. */
export function utf16Hex(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at++) digits += hex4(text.charCodeAt(at));
  return digits;
}

/** A text string object: UTF-16BE with its mark, in hexadecimal, so that no character needs escaping (ISO 32000-1 section 7.9.2.2). */
export const pdfText = (text: string): string => `<FEFF${utf16Hex(text)}>`;

/** A number with at most three decimals and never an exponent. */
export const pdfNumber = (value: number): string => String(Math.round(value * 1000) / 1000 || 0);
