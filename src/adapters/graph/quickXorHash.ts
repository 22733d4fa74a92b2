// The hash SharePoint gives for every file: our own upload is read back by comparing it.
// https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash

const bits = 160;
const shift = 11;

/**
 * QuickXorHash of the bytes, base64 as Graph writes it (20 bytes).
 * Every byte is XORed into a 160-bit ring at a position that moves 11 bits a byte; the length goes over the last 8 bytes.
 */
export function quickXorHash(bytes: Uint8Array): string {
  const ring = new Uint8Array(bits / 8);
  for (let i = 0; i < bytes.length; i++) {
    const at = (i * shift) % bits;
    const value = (bytes[i] as number) << (at % 8);
    const first = at >> 3;
    ring[first] = (ring[first] as number) ^ (value & 0xff);
    const second = (first + 1) % ring.length;
    ring[second] = (ring[second] as number) ^ (value >> 8);
  }
  let length = bytes.length;
  for (let i = 0; i < 8; i++) {
    const at = ring.length - 8 + i;
    ring[at] = (ring[at] as number) ^ (length % 256);
    length = Math.floor(length / 256);
  }
  return btoa(String.fromCharCode(...ring));
}
