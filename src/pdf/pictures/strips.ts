// A picture as strips that fit on pages, cut where no text stands, each an image of its own: one large image that many pages show in parts is slow to draw in every viewer.

import type { Picture } from './picture.ts';
import { rowFilter } from './png.ts';
import type { Row } from './rows.ts';

/** The picture that is cut. */
export type Cloth = Pick<Picture, 'width' | 'height' | 'samples' | 'bits' | 'palette' | 'profile'>;

/** A strip that ends earlier than this part of a page's rows wastes paper: there the cut goes through whatever stands there. */
const shortest = 0.7;

/**
 * Cuts rows into strips of at most `most` rows. Rows keep their coding; only the first of each strip loses it, as there is no row above to lean on.
 * Memory holds the deflated strips and a third of a page.
 */
export async function stripsOf(rows: AsyncIterable<readonly Row[]>, cloth: Cloth, most: number): Promise<Picture[]> {
  const strips: Picture[] = [];
  const step = Math.max(1, (cloth.bits * cloth.samples) / 8);
  let strip = startStrip();
  let waiting: Row[] = [];
  /** Rows of `waiting` that may still end this strip. */
  let cut = 0;
  let left = cloth.height;
  const end = async (count: number) => {
    for (const row of waiting.slice(0, count)) strip.put(row);
    strips.push(await strip.end(cloth));
    const later = waiting.slice(count);
    strip = startStrip();
    waiting = [];
    cut = 0;
    for (const row of later) await take(row);
  };
  const take = async (row: Row) => {
    if (strip.height < Math.floor(shortest * most)) {
      strip.put(row);
      return;
    }
    waiting.push(row);
    if (isOneColour(row.plain, step)) cut = waiting.length;
    if (strip.height + waiting.length === most && left > 0) await end(cut || waiting.length);
  };
  for await (const batch of rows) {
    for (const row of batch) {
      left--;
      await take(row);
    }
    await strip.ready();
  }
  if (strip.height + waiting.length > 0) await end(waiting.length);
  return strips;
}

const isOneColour = (plain: Uint8Array, step: number): boolean => {
  for (let at = step; at < plain.length; at++) if (plain[at] !== plain[at - step]) return false;
  return true;
};

function startStrip() {
  const deflating = new CompressionStream('deflate');
  const writer = deflating.writable.getWriter();
  const data = collected(deflating.readable);
  let height = 0;
  return {
    get height() {
      return height;
    },
    put: ({ coded, plain }: Row) => {
      if (height++ === 0) void writer.write(withoutFilter(plain));
      else void writer.write(coded.slice() as Uint8Array<ArrayBuffer>);
    },
    /** So that the deflater is not fed faster than it works. */
    ready: () => writer.ready,
    end: async ({ width, samples, bits, palette, profile }: Cloth): Promise<Picture> => {
      await writer.close();
      const own = { width, height, samples, bits, filter: rowFilter(width, bits, samples), data: await data, turn: 1 as const };
      return { ...own, ...(palette ? { palette } : {}), ...(profile ? { profile } : {}) };
    },
  };
}

function withoutFilter(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const coded = new Uint8Array(1 + plain.length);
  coded.set(plain, 1);
  return coded;
}

async function collected(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
  }
}
