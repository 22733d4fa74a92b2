// What is kept from others in a copy that is given out (TF 2 kap. 15 §): parts of pictures and rows of text, each with its reason. A part that may not be
// given out is taken away, and the rest is given out; so nothing is masked without a provision that says why (TF 2 kap. 2 §).

import type { ReadLine, ReadWord } from './readText.ts';

/** Why something is masked. `provision` is '' where whoever masks must name it. A new ground is a new row; its key is kept for ever in stored matters. */
export const maskGrounds = {
  thirdPerson: { label: 'Uppgift om någon annan persons privatliv', provision: '' },
  health: { label: 'Hälsa eller sexualliv', provision: 'OSL 21 kap. 1 §' },
  threatened: { label: 'Adress eller kontaktuppgift till någon som är hotad', provision: 'OSL 21 kap. 3 §' },
  dataProtection: { label: 'Personuppgift som kan komma att behandlas i strid med dataskyddsreglerna', provision: 'OSL 21 kap. 7 §' },
  school: { label: 'Elevs personliga förhållanden', provision: 'OSL 23 kap. 2 §' },
  care: { label: 'Hälso- och sjukvård', provision: 'OSL 25 kap. 1 §' },
  socialServices: { label: 'Socialtjänst', provision: 'OSL 26 kap. 1 §' },
  notPublic: { label: 'Anteckning som inte är allmän handling', provision: 'TF 2 kap. 12 §' },
  other: { label: 'Annan bestämmelse', provision: '' },
} as const satisfies Record<string, { label: string; provision: string }>;
export type MaskGround = keyof typeof maskGrounds;
export const maskGroundKeys = Object.keys(maskGrounds) as MaskGround[];

/** `provision` is written where the ground has none of its own: it stands in the copy. `note` stays in the matter's folder. */
export type MaskReason = { ground: MaskGround; provision: string; note: string };
/** In the picture's own pixels, from the upper left corner of the picture as it is seen. Whole numbers. */
export type MaskArea = { left: number; top: number; width: number; height: number };
/** `file` is the picture's name in the matter's folder. */
export type PictureMask = MaskArea & { file: string; reason: MaskReason };
/** `row` is the label of a row of `releaseRows`. */
export type RowMask = { row: string; reason: MaskReason };

/** What stands in the place of a text that is masked. */
export const maskedText = '[Maskerat]';
/** Red, green and blue of what is painted over. */
export const maskColour = [0, 0, 0] as const;
export const mostMasks = 500;

export const provisionOf = ({ ground, provision }: Pick<MaskReason, 'ground' | 'provision'>): string => maskGrounds[ground].provision || provision.trim();
/** "Hälsa eller sexualliv (OSL 21 kap. 1 §)". */
export const reasonWords = (reason: MaskReason): string => `${maskGrounds[reason.ground].label} (${provisionOf(reason)})`;
/** A reason without a provision is none. */
export const hasProvision = (reason: MaskReason): boolean => provisionOf(reason) !== '';

/** Is the whole of it in the picture? `size` in pixels. */
export const isInPicture = ({ left, top, width, height }: MaskArea, size: { width: number; height: number }): boolean =>
  [left, top, width, height].every(Number.isSafeInteger) &&
  left >= 0 &&
  top >= 0 &&
  width >= 1 &&
  height >= 1 &&
  left + width <= size.width &&
  top + height <= size.height;

/** The area moved and cut so that it lies in the picture, at least one pixel wide and high. For what a hand draws. */
export function insidePicture({ left, top, width, height }: MaskArea, size: { width: number; height: number }): MaskArea {
  const within = (value: number, most: number) => Math.min(Math.max(0, Math.round(value)), most);
  const wide = Math.max(1, Math.min(Math.round(width), size.width));
  const high = Math.max(1, Math.min(Math.round(height), size.height));
  return { left: within(left, size.width - wide), top: within(top, size.height - high), width: wide, height: high };
}

/** The words no mask touches: a word of which a part is hidden is gone whole. Lines that have lost every word are gone. */
export function wordsOutside(lines: readonly ReadLine[], masks: readonly MaskArea[]): ReadLine[] {
  return lines.map((line) => line.filter((word) => !masks.some((mask) => touch(word, mask)))).filter((line) => line.length > 0);
}

// Boxes of words are guesses by a pixel or two: what lies edge to edge touches.
const touch = (word: ReadWord, mask: MaskArea): boolean =>
  word.left <= mask.left + mask.width && mask.left <= word.left + word.width && word.top <= mask.top + mask.height && mask.top <= word.top + word.height;
