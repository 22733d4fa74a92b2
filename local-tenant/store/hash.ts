// QuickXorHash: learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash. 160 bits; every byte is XORed in 11 bits further on, then the length.

const width = 160;
const shift = 11;

/** The hash in base64, as SharePoint writes it in file.hashes.quickXorHash. */
export function quickXorHash(bytes: Uint8Array): string {
  const cells = new Uint8Array(width / 8);
  for (let i = 0; i < Math.min(bytes.length, width); i++) {
    let xored = 0;
    for (let k = i; k < bytes.length; k += width) xored ^= bytes[k] as number;
    mix(cells, (i * shift) % width, xored);
  }
  let length = BigInt(bytes.length);
  for (let i = 12; i < 20; i++) {
    cells[i] = (cells[i] as number) ^ Number(length & 255n);
    length >>= 8n;
  }
  return Buffer.from(cells).toString('base64');
}

/** XORs eight bits in at a bit position; what passes the last bit comes in again at the first. */
function mix(cells: Uint8Array, position: number, byte: number): void {
  const cell = position >> 3;
  const spread = byte << (position & 7);
  const next = (cell + 1) % cells.length;
  cells[cell] = (cells[cell] as number) ^ (spread & 255);
  cells[next] = (cells[next] as number) ^ (spread >> 8);
}
