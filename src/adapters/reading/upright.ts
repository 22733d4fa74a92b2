// A picture as a reader wants it: upright, and in parts that fit in memory, cut where the least text stands.

import type { Turn } from '../../domain/picture.ts';

/** `file` is a PNG of the rows from `top`. `of`: rows of the whole picture. */
export type UprightPart = { file: Blob; top: number; height: number; of: number };

/** Pixels in one part: a screen of 2560 x 1440 goes whole. */
const mostInPart = 4_000_000;
/** A part is cut on its lowest rows, in this share of it. */
const cutWithin = 0.3;

/** Throws when the browser cannot decode the file. */
export async function* uprightParts(bytes: Uint8Array, turn: Turn): AsyncGenerator<UprightPart> {
  const decoded = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), { imageOrientation: 'none' });
  try {
    const [width, of] = turn >= 5 ? [decoded.height, decoded.width] : [decoded.width, decoded.height];
    const most = Math.max(1, Math.floor(mostInPart / width));
    for (let top = 0; top < of;) {
      const height = of - top <= most ? of - top : cutOf(drawn(decoded, turn, { width, top, height: most }));
      const { canvas } = drawn(decoded, turn, { width, top, height });
      yield { file: await canvas.convertToBlob({ type: 'image/png' }), top, height, of };
      top += height;
    }
  } finally {
    decoded.close();
  }
}

/** Where each turn puts a stored pixel, as a canvas counts: `width` and `height` are the stored picture's. */
const placed: Readonly<Record<Turn, (width: number, height: number) => [number, number, number, number, number, number]>> = {
  1: () => [1, 0, 0, 1, 0, 0],
  2: (width) => [-1, 0, 0, 1, width, 0],
  3: (width, height) => [-1, 0, 0, -1, width, height],
  4: (_, height) => [1, 0, 0, -1, 0, height],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (_, height) => [0, 1, -1, 0, height, 0],
  7: (width, height) => [0, -1, -1, 0, height, width],
  8: (width) => [0, -1, 1, 0, 0, width],
};

/** Rows of the upright picture on a white canvas. */
function drawn(picture: ImageBitmap, turn: Turn, { width, top, height }: { width: number; top: number; height: number }) {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) throw new Error('no canvas to draw on');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  const [a, b, c, d, e, f] = placed[turn](picture.width, picture.height);
  pen.setTransform(a, b, c, d, e, f - top);
  pen.drawImage(picture, 0, 0);
  return { canvas, pen };
}

/** How many rows of a part are read at once: the rest belong to the next. */
function cutOf({ canvas: { width, height }, pen }: ReturnType<typeof drawn>): number {
  const first = Math.floor((1 - cutWithin) * height);
  return first + quietestRow(pen.getImageData(0, first, width, height - first).data, width) + 1;
}

/** The row that changes least from pixel to pixel, the lowest of several: no text stands on it, or least. Four bytes a pixel. */
export function quietestRow(pixels: ArrayLike<number>, width: number): number {
  const row = 4 * width;
  let quietest = 0;
  let least = Infinity;
  for (let start = 0; start < pixels.length; start += row) {
    let change = 0;
    // Green carries most of what the eye calls light.
    for (let at = start + 5; at < start + row; at += 4) change += Math.abs((pixels[at] ?? 0) - (pixels[at - 4] ?? 0));
    if (change > least) continue;
    least = change;
    quietest = start / row;
  }
  return quietest;
}
