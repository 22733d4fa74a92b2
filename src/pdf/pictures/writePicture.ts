// A picture as an object of the file (ISO 32000-1, 8.9.5).

import { hexOf } from '../bytes.ts';
import type { PdfFile } from '../writer.ts';
import type { Picture } from './picture.ts';

/** Writes the picture, its profile before it, and answers its number. */
export function writePicture(file: PdfFile, picture: Picture): number {
  const { width, height, bits, filter, data } = picture;
  return file.stream(`/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}/ColorSpace${coloursOf(file, picture)}${filter}`, data);
}

function coloursOf(file: PdfFile, { samples, palette, profile }: Picture): string {
  const inBase = palette ? 3 : samples;
  const base = profile ? `[/ICCBased ${file.deflated(`/N ${inBase}`, profile)} 0 R]` : inBase === 1 ? '/DeviceGray' : '/DeviceRGB';
  return palette ? `[/Indexed${base} ${palette.length / 3 - 1}<${hexOf(palette)}>]` : base;
}
