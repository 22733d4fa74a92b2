// The rows of a PNG, one batch after the other: never the whole picture at once (PNG third edition, 9: filtering).

import { inflatedLength, rowLength, samplesOf, type Png } from './png.ts';

/** A row of pixels. `coded` begins with the byte that names its filter and leans on the row above; `plain` leans on nothing. */
export type Row = { coded: Uint8Array; plain: Uint8Array };

/** The deflated rows say something else than the picture's size, or nothing that can be read. `refusal`: what a person is told. */
export class BrokenRows extends Error {
  constructor(
    readonly refusal: 'truncated' | 'overfull',
    why: string,
  ) {
    super(why);
  }
}

/**
 * All rows, from above, in batches as they come out of the inflater.
 * Throws BrokenRows where the data ends too early, cannot be inflated, or holds more than the rows that the head promises.
 */
export async function* rowsOf(png: Png): AsyncGenerator<Row[]> {
  const length = rowLength(png);
  const step = Math.max(1, Math.floor((png.bits * samplesOf(png)) / 8));
  let above: Uint8Array = new Uint8Array(length);
  let rest = new Uint8Array();
  let left = png.height;
  for await (const chunk of inflated(png)) {
    const bytes = rest.length === 0 ? chunk : joinedTwo(rest, chunk);
    const whole = Math.min(left, Math.floor(bytes.length / (1 + length)));
    const batch: Row[] = [];
    for (let index = 0; index < whole; index++) {
      const coded = bytes.subarray(index * (1 + length), (index + 1) * (1 + length));
      above = plainRow(coded, above, step);
      batch.push({ coded, plain: above });
    }
    left -= whole;
    yield batch;
    rest = bytes.slice(whole * (1 + length));
  }
}

/** For pictures that somebody else decodes. Throws BrokenRows as rowsOf does: of rows that are missing a browser would draw what it likes. */
export async function seeLastRow(png: Png): Promise<void> {
  for await (const _chunk of inflated(png));
}

function joinedTwo(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Deflated bytes that are given to the inflater at once: a browser unpacks all of them, up to a thousandfold, before anybody can say stop. */
const sliceLength = 8_192;

async function* slices(data: readonly Uint8Array[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const part of data) for (let at = 0; at < part.length; at += sliceLength) yield part.subarray(at, at + sliceLength) as Uint8Array<ArrayBuffer>;
}

/** What the picture's size promises, to the byte: the PDF takes the file's own coding along, and its readers must not be given a bomb. */
async function* inflated(png: Png): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let left = inflatedLength(png);
  const source = slices(png.data);
  const deflated = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
  const reader = deflated.pipeThrough(new DecompressionStream('deflate')).getReader();
  const next = () =>
    reader.read().catch((failure: unknown) => {
      throw new BrokenRows(left === 0 ? 'overfull' : 'truncated', String(failure));
    });
  try {
    for (let { done, value } = await next(); !done && value; { done, value } = await next()) {
      if (value.length > left) throw new BrokenRows('overfull', 'more follows the last row');
      left -= value.length;
      yield value;
    }
    if (left > 0) throw new BrokenRows('truncated', `${left} bytes of rows are missing`);
  } finally {
    // A bomb is not unpacked further than the picture's last row.
    await reader.cancel().catch(() => undefined);
  }
}

/** A row without its filter. `above` is the plain row over it, zeros over the first. */
function plainRow(coded: Uint8Array, above: Uint8Array, step: number): Uint8Array {
  const plain = coded.slice(1);
  switch (coded[0]) {
    case 0:
      return plain;
    case 1:
      for (let at = step; at < plain.length; at++) plain[at] = plain[at]! + plain[at - step]!;
      return plain;
    case 2:
      for (let at = 0; at < plain.length; at++) plain[at] = plain[at]! + above[at]!;
      return plain;
    case 3:
      for (let at = 0; at < step; at++) plain[at] = plain[at]! + (above[at]! >> 1);
      for (let at = step; at < plain.length; at++) plain[at] = plain[at]! + ((plain[at - step]! + above[at]!) >> 1);
      return plain;
    case 4:
      for (let at = 0; at < step; at++) plain[at] = plain[at]! + above[at]!;
      for (let at = step; at < plain.length; at++) plain[at] = plain[at]! + nearest(plain[at - step]!, above[at]!, above[at - step]!);
      return plain;
    default:
      throw new BrokenRows('truncated', `a row names the filter ${coded[0]}`);
  }
}

/** Paeth's predictor: which of the three is nearest to left + up - upLeft. */
function nearest(left: number, up: number, upLeft: number): number {
  const toLeft = Math.abs(up - upLeft);
  const toUp = Math.abs(left - upLeft);
  const toBoth = Math.abs(left + up - 2 * upLeft);
  if (toLeft <= toUp && toLeft <= toBoth) return left;
  return toUp <= toBoth ? up : upLeft;
}
