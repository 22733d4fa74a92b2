// Transparent pixels on white paper, as every browser shows them on a white page: PDF/A allows transparency, and an archive's reader may draw it otherwise.

import type { Row } from './rows.ts';

/** Rows of grey or colour with alpha, 8 bits, as rows without. `samples` is what stays: 1 or 3. */
export async function* flattened(rows: AsyncIterable<readonly Row[]>, samples: 1 | 3): AsyncGenerator<Row[]> {
  for await (const batch of rows) yield batch.map(({ plain }) => codedRow(onWhite(plain, samples), samples));
}

/** The colour's part of its opacity, rounded as 8-bit drawing does, and white for the rest. */
function onWhite(plain: Uint8Array, samples: 1 | 3): Uint8Array {
  const pixels = plain.length / (samples + 1);
  const flat = new Uint8Array(pixels * samples);
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel++) {
    const alpha = plain[from + samples]!;
    for (let sample = 0; sample < samples; sample++) flat[to++] = alpha === 255 ? plain[from + sample]! : Math.round((plain[from + sample]! * alpha) / 255) + 255 - alpha;
    from += samples + 1;
  }
  return flat;
}

/** A plain row coded by the difference to its left neighbour (PNG's filter 1): what screenshots shrink well with. */
export function codedRow(plain: Uint8Array, step: number): Row {
  const coded = new Uint8Array(1 + plain.length);
  coded[0] = 1;
  for (let at = 0; at < step; at++) coded[1 + at] = plain[at]!;
  for (let at = step; at < plain.length; at++) coded[1 + at] = plain[at]! - plain[at - step]!;
  return { coded, plain };
}
