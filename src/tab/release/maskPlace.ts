// Between pixels of the picture and places on the screen.

import type { MaskArea } from '../../domain/masking.ts';
import type { PictureSize } from './maskDraft.ts';

/** In parts of the picture, so that it lies right at every width of the window. */
export const placeOf = ({ left, top, width, height }: MaskArea, size: PictureSize) => ({
  left: `${(100 * left) / size.width}%`,
  top: `${(100 * top) / size.height}%`,
  width: `${(100 * width) / size.width}%`,
  height: `${(100 * height) / size.height}%`,
});

/** In pixels of the picture. */
export function pointOf(ground: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }, size: PictureSize): readonly [number, number] {
  const { left, top, width, height } = ground.getBoundingClientRect();
  return [((clientX - left) / width) * size.width, ((clientY - top) / height) * size.height];
}
