// A browser's own decoder, band by band: the whole picture lies decoded once, in the browser, and never in a script's memory.

import { pictureKinds } from '../../domain/picture.ts';
import type { PictureDecoder } from '../../ports.ts';

/** Of one band: 8 MB as the canvas holds it. */
const bandPixels = 2_000_000;

/** undefined where the browser alters what is read from a canvas: such pixels are no evidence. */
export const browserDecoder = (): PictureDecoder | undefined => (readsTrue() ? { decode } : undefined);

const decode: PictureDecoder['decode'] = async (bytes, kind) => {
    // Upright as EXIF says, and in sRGB: what createImageBitmap does when it is told nothing.
    const bitmap = await createImageBitmap(new Blob([bytes as BlobPart], { type: pictureKinds[kind].mime })).catch(() => undefined);
    return bitmap && { width: bitmap.width, height: bitmap.height, bands: bandsOf(bitmap) };
};

async function* bandsOf(bitmap: ImageBitmap): AsyncGenerator<Uint8Array> {
  const { width, height } = bitmap;
  const rows = Math.min(height, Math.max(1, Math.floor(bandPixels / width)));
  const pen = whitePen(width, rows);
  try {
    for (let top = 0; top < height; top += rows) {
      pen.fillRect(0, 0, width, rows);
      pen.drawImage(bitmap, 0, -top);
      yield withoutAlpha(pen.getImageData(0, 0, width, Math.min(rows, height - top)).data);
    }
  } finally {
    bitmap.close();
  }
}

/** In the computer's own memory: a graphics card may round otherwise, and takes no picture this wide. */
function whitePen(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) throw new Error(`no canvas of ${width} x ${height}`);
  pen.fillStyle = '#ffffff';
  pen.imageSmoothingEnabled = false;
  return pen;
}

function withoutAlpha(data: Uint8ClampedArray): Uint8Array {
  const plain = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    plain[to++] = data[from]!;
    plain[to++] = data[from + 1]!;
    plain[to++] = data[from + 2]!;
  }
  return plain;
}

/** Some browsers disturb what is read, so that nobody is known by how their computer draws. */
function readsTrue(): boolean {
  const side = 32;
  const pen = whitePen(side, side);
  const shade = (x: number, y: number) => [(x * 8) & 0xff, (y * 8) & 0xff, ((x + y) * 4) & 0xff] as const;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      pen.fillStyle = `rgb(${shade(x, y).join(' ')})`;
      pen.fillRect(x, y, 1, 1);
    }
  }
  const { data } = pen.getImageData(0, 0, side, side);
  return data.every((value, at) => at % 4 === 3 || value === shade((at >> 2) % side, Math.floor((at >> 2) / side))[at % 4]);
}
