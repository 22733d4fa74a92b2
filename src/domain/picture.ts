// Pictures as evidence (R18, R19): what may be one, and what is said of what is not. Judged by content and size, before anything is decoded.

/** How the picture is to be turned to stand upright: EXIF's numbers (CIPA DC-008, 4.6.5, tag 0x0112). */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Kinds that are taken in. A GIF's first frame is shown; the file itself is kept as it came. */
export const pictureKinds = {
  png: { name: 'PNG', mime: 'image/png' },
  jpeg: { name: 'JPEG', mime: 'image/jpeg' },
  webp: { name: 'WebP', mime: 'image/webp' },
  gif: { name: 'GIF', mime: 'image/gif' },
} as const;
export type PictureKind = keyof typeof pictureKinds;

/** Why a file cannot be taken as a picture. `needsBrowser`: it can be shown, but not by a command. */
export type PictureRefusal = 'empty' | 'unknown' | 'heic' | 'svg' | 'truncated' | 'overfull' | 'tooLarge' | 'tooHeavy' | 'needsBrowser';

export const pictureSentences: Readonly<Record<PictureRefusal, string>> = {
  empty: 'Filen är tom. Ta en ny skärmbild.',
  unknown: 'Filen går inte att spara som bevis. Använd en bild (PNG, JPEG, WebP eller GIF), e-post (.eml), PDF eller text (.txt).',
  heic: 'Bilden är i formatet HEIC, som inte går att läsa överallt. Dela den från telefonen som JPEG, eller ta en skärmbild av den.',
  svg: 'Filen är en SVG-teckning, som kan innehålla program. Ta en skärmbild av den i stället.',
  truncated: 'Bilden är inte hel. Ladda ner den igen eller ta en ny skärmbild.',
  overfull: 'Bilden är skadad, eller innehåller något annat än det som syns. Ta en ny skärmbild av den.',
  tooLarge: 'Bilden är för stor. Den får ha högst 100 miljoner bildpunkter, och ingen sida får vara längre än 65 500. Dela den i flera bilder.',
  tooHeavy: 'Filen är större än 50 MB. Spara en bild som JPEG, eller dela upp filen i flera.',
  needsBrowser: 'Bilden måste räknas om innan den kan sparas som PDF/A. Öppna den i ett bildprogram, spara den som vanlig PNG och försök igen.',
};

/**
 * What a camera writes beside a picture. `turn` 1 where nothing is said. `position` in degrees. `camera` is its maker and model;
 * `marks` tell one camera or person from others (serial numbers, owner). `takenAt` by the camera's own clock, which names no zone: 2026-06-18T12:03:04.
 */
export type BesidePicture = { turn: Turn; position?: { latitude: number; longitude: number }; camera?: string; marks: readonly string[]; takenAt?: string };

/** A picture as plain pixels, upright and laid on white. `bands` are whole rows from above, three bytes a pixel, a few million pixels at a time. */
export type PlainPixels = { width: number; height: number; bands: AsyncIterable<Uint8Array> };

/** No side longer, and no more pixels: a page of 1280 x 60,000 goes, a bomb of 60,000 x 60,000 does not (a decoded pixel takes four bytes). */
export const longestSide = 65_500;
export const mostPixels = 100_000_000;
export const mostPictureBytes = 50_000_000;

/** Judged before anything is decoded. */
export function sizeRefusal(width: number, height: number): PictureRefusal | undefined {
  if (width < 1 || height < 1) return 'truncated';
  return width > longestSide || height > longestSide || width * height > mostPixels ? 'tooLarge' : undefined;
}
