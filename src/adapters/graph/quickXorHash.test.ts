import { describe, expect, it } from 'vitest';
import { quickXorHash } from './quickXorHash.ts';

/** The published C# reference of the hash (learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash), bit by bit: slow and plain. */
function bitByBit(bytes: Uint8Array): string {
  const bits = Array.from({ length: 160 }, () => 0);
  bytes.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit++) {
      const at = (index * 11 + bit) % 160;
      bits[at] = bits[at]! ^ ((byte >> bit) & 1);
    }
  });
  for (let bit = 0n; bit < 64n; bit++) {
    const at = Number(96n + bit);
    bits[at] = bits[at]! ^ Number((BigInt(bytes.length) >> bit) & 1n);
  }
  return Buffer.from(Array.from({ length: 20 }, (_, byte) => bits.slice(byte * 8, byte * 8 + 8).reduce((sum, bit, place) => sum | (bit << place), 0))).toString(
    'base64',
  );
}

describe('quickXorHash', () => {
  // Values taken from the service: github.com/rclone/rclone, backend/onedrive/quickxorhash.
  it.each([
    ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
    ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
    ['0pZP', '0rDEEwAAAAAAAAAAAwAAAAAAAAA='],
  ])('of "%s" (base64) is what the service answers', (text, expected) => {
    const bytes = new Uint8Array(Buffer.from(text, 'base64'));
    expect(bitByBit(bytes)).toBe(expected);
    expect(quickXorHash(bytes)).toBe(expected);
  });

  it('agrees with the reference for every length where the ring comes round', () => {
    for (const length of [2, 14, 15, 16, 19, 20, 21, 159, 160, 161, 1_000, 65_537]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 73 + 41) & 0xff);
      expect(quickXorHash(bytes), `${length} bytes`).toBe(bitByBit(bytes));
    }
  });
});
