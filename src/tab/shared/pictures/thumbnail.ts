// How a picture is shown beside its name: as the kind it was judged to be. What a file says of itself is never believed.

import { pictureKinds, type PictureKind } from '../../../domain/picture.ts';

/** Twice as wide as it is shown, for fine screens. */
const widest = 392;

/** An address of the page's own; whoever holds it gives it back (revokeObjectURL). A picture that may move is shown still, as in the record (WCAG 2.2.2). */
export async function addressOf(content: Blob, kind: PictureKind, width: number): Promise<string> {
  const picture = content.slice(0, content.size, pictureKinds[kind].mime);
  return URL.createObjectURL(kind === 'gif' || kind === 'webp' ? await firstFrame(picture, Math.min(width, widest)) : picture);
}

/** The same, as large as the picture is: masks are drawn on its own pixels. */
export async function wholeAddressOf(content: Blob, kind: PictureKind): Promise<string> {
  const picture = content.slice(0, content.size, pictureKinds[kind].mime);
  return URL.createObjectURL(kind === 'gif' || kind === 'webp' ? await firstFrame(picture) : picture);
}

async function firstFrame(picture: Blob, width?: number): Promise<Blob> {
  const frame = await createImageBitmap(picture, width ? { resizeWidth: width, resizeQuality: 'medium' } : {});
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  canvas.getContext('2d')?.drawImage(frame, 0, 0);
  frame.close();
  return await canvas.convertToBlob();
}
