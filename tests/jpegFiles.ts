// JPEG files made for a test: baseline, three components at full resolution, with the Huffman tables of ITU T.81 annex K.

/** From `sample(x, y, component)`, 0 to 255, what is coded; `step` is the size of each quantising step: 1 keeps most, and makes the largest file. */
export type JpegPlan = { width: number; height: number; step?: number; sample: (x: number, y: number, component: number) => number };

const dc = { counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], values: Array.from({ length: 12 }, (_, n) => n) };
const ac = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  values: [
    ...Buffer.from(
      '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a' +
        '535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7' +
        'c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
      'hex',
    ),
  ],
};
type Table = typeof dc;
type Code = { bits: number; length: number };

function codesOf({ counts, values }: Table): Map<number, Code> {
  const codes = new Map<number, Code>();
  let bits = 0;
  let at = 0;
  counts.forEach((count, index) => {
    for (let n = 0; n < count; n++) codes.set(values[at++]!, { bits: bits++, length: index + 1 });
    bits <<= 1;
  });
  return codes;
}

/** Diagonal by diagonal, up and down in turn. */
const zigzag = Array.from({ length: 64 }, (_, at) => at).toSorted((a, b) => {
  const [rowA, rowB] = [a >> 3, b >> 3];
  const [sumA, sumB] = [rowA + (a & 7), rowB + (b & 7)];
  return sumA - sumB || (sumA % 2 === 0 ? rowB - rowA : rowA - rowB);
});

const cosines = Array.from({ length: 64 }, (_, at) => Math.cos(((2 * (at & 7) + 1) * (at >> 3) * Math.PI) / 16) * ((at >> 3 === 0 ? Math.SQRT1_2 : 1) / 2));

/** The transform of annex A.3.3, rows and then columns. */
function transformed(block: Float64Array): Float64Array {
  const turn = (from: Float64Array): Float64Array => {
    const to = new Float64Array(64);
    for (let row = 0; row < 8; row++)
      for (let u = 0; u < 8; u++) {
        let sum = 0;
        for (let x = 0; x < 8; x++) sum += from[row * 8 + x]! * cosines[u * 8 + x]!;
        to[u * 8 + row] = sum;
      }
    return to;
  };
  return turn(turn(block));
}

function bitWriter() {
  const bytes: number[] = [];
  let held = 0;
  let count = 0;
  const push = (bits: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) {
      held = (held << 1) | ((bits >> at) & 1);
      if (++count < 8) continue;
      bytes.push(held);
      if (held === 0xff) bytes.push(0);
      held = 0;
      count = 0;
    }
  };
  return { push, end: () => (push(0x7f, (8 - count) % 8), bytes) };
}

const lengthOf = (value: number): number => 32 - Math.clz32(Math.abs(value));

export function jpegFile({ width, height, step = 1, sample }: JpegPlan): Uint8Array {
  const { push, end } = bitWriter();
  const [dcCodes, acCodes] = [codesOf(dc), codesOf(ac)];
  const code = (codes: Map<number, Code>, symbol: number) => {
    const { bits, length } = codes.get(symbol)!;
    push(bits, length);
  };
  const amount = (value: number) => push(value < 0 ? value + 2 ** lengthOf(value) - 1 : value, lengthOf(value));
  const before = [0, 0, 0];
  const block = new Float64Array(64);
  const coded = (left: number, top: number, component: number) => {
    for (let at = 0; at < 64; at++) block[at] = sample(Math.min(width - 1, left + (at & 7)), Math.min(height - 1, top + (at >> 3)), component) - 128;
    const found = transformed(block);
    const values = zigzag.map((at) => Math.round(found[at]! / step));
    const change = values[0]! - before[component]!;
    before[component] = values[0]!;
    code(dcCodes, lengthOf(change));
    amount(change);
    let zeros = 0;
    const last = values.findLastIndex((value) => value !== 0);
    for (let at = 1; at <= last; at++) {
      const value = Math.max(-1023, Math.min(1023, values[at]!));
      if (value === 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) code(acCodes, 0xf0);
      code(acCodes, zeros * 16 + lengthOf(value));
      amount(value);
      zeros = 0;
    }
    if (last < 63) code(acCodes, 0);
  };
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8) for (let component = 0; component < 3; component++) coded(left, top, component);
  return new Uint8Array(Buffer.concat([...heads(width, height, step), Buffer.from(end()), Buffer.from([0xff, 0xd9])]));
}

function heads(width: number, height: number, step: number): Buffer[] {
  const segment = (marker: number, body: readonly number[]) => Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
  const table = (place: number, { counts, values }: Table) => segment(0xc4, [place, ...counts, ...values]);
  return [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => step)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 3, ...[1, 2, 3].flatMap((id) => [id, 0x11, 0])]),
    table(0x00, dc),
    table(0x10, ac),
    segment(0xda, [3, ...[1, 2, 3].flatMap((id) => [id, 0]), 0, 63, 0]),
  ];
}
