// The record of the pictures on a page, and pixels: of its pictures, and of what the browser itself shows.

import type { Page } from 'playwright';
import type { EvidenceManifest } from '../../src/domain/evidenceManifest.ts';
import type { Pictures } from '../../src/tab/shared/pictures/usePictures.ts';
import { pngFile, pngRows } from '../pngFiles.ts';
import { readPdf } from '../readPdf.ts';

type Record = { pdf: Buffer; text: string; manifest: EvidenceManifest; files: { name: string; type: string; bytes: Buffer }[] };

/** Made by the page's own worker. */
export async function recordOf(page: Page, about: readonly { label: string; value: string }[] = []): Promise<Record> {
  const { pdf, files, ...rest } = await page.evaluate(async (rows) => {
    const { pictures } = globalThis as unknown as { pictures: Pictures };
    const digits = (bytes: Uint8Array) =>
      new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
        reader.readAsDataURL(new Blob([bytes as BlobPart]));
      });
    const made = await pictures.record({ municipality: 'Gislaveds kommun', designation: 'bevis-1', about: rows, madeAt: '2026-12-16T13:05:00Z' });
    return {
      pdf: await digits(made.pdf),
      text: made.text,
      manifest: made.manifest,
      files: await Promise.all(made.files.map(async ({ name, type, bytes }) => ({ name, type, bytes: await digits(bytes) }))),
    };
  }, about);
  return { ...rest, pdf: Buffer.from(pdf, 'base64'), files: files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes, 'base64') })) };
}

export type Pixels = { width: number; height: number; rgb: Buffer };

/** A file as the page's browser draws it on a white ground. */
export async function drawnOnWhite(page: Page, file: Uint8Array): Promise<Pixels> {
  const { width, height, digits } = await page.evaluate(async (given) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(given), (digit) => digit.charCodeAt(0))]));
    await image.decode();
    const [wide, high] = [image.naturalWidth, image.naturalHeight];
    const canvas = document.createElement('canvas');
    canvas.width = wide;
    canvas.height = high;
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, wide, high);
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, wide, high);
    const reader = new FileReader();
    const read = new Promise((resolve) => (reader.onload = resolve));
    reader.readAsDataURL(new Blob([data as BlobPart]));
    await read;
    return { width: wide, height: high, digits: String(reader.result).split(',')[1] ?? '' };
  }, Buffer.from(file).toString('base64'));
  const rgba = Buffer.from(digits, 'base64');
  return { width, height, rgb: Buffer.from(rgba.filter((_, at) => at % 4 < 3)) };
}

/** The pictures of a record in order, their strips put together again. `withPixels` false leaves the pixels out. */
export function picturesIn(pdf: Uint8Array, withPixels = true): Pixels[] {
  const { objects, streams } = readPdf(pdf);
  const pictures: (Pixels & { parts: Buffer[] })[] = [];
  const images = [...objects].filter(([, dictionary]) => dictionary.includes('/Subtype/Image')).toSorted(([a], [b]) => a - b);
  for (const [id, dictionary] of images) {
    const number = (key: string) => Number(new RegExp(`/${key} (\\d+)`).exec(dictionary)?.[1]);
    const [width, height] = [number('Width'), number('Height')];
    const parts = withPixels ? rowsOf(streams.get(id)!, width, height, number('Colors') as 1 | 3) : [];
    const before = pictures.at(-1);
    if (before?.width === width) {
      before.height += height;
      before.parts.push(...parts);
    } else pictures.push({ width, height, rgb: Buffer.alloc(0), parts });
  }
  return pictures.map(({ width, height, parts }) => ({ width, height, rgb: Buffer.concat(parts) }));
}

/** Through a PNG of the same coding: its reader undoes the filters. */
function rowsOf(coded: Uint8Array, width: number, height: number, samples: 1 | 3): Buffer[] {
  const { rows } = pngRows(pngFile({ width, height, colours: samples === 3 ? 2 : 0, coded }));
  return rows.map((row) => Buffer.from(samples === 3 ? row : [...row].flatMap((grey) => [grey, grey, grey])));
}
