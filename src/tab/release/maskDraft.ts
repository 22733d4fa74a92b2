// Masks while they are drawn: in memory alone, with reasons that may still be missing. A new one takes the reason that was given last.

import { hasProvision, insidePicture, maskGroundKeys, maskGrounds, type MaskArea, type MaskGround, type MaskReason } from '../../domain/masking.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import { releaseTexts } from '../texts/release.ts';

const t = releaseTexts.mask;

export type ReasonDraft = { ground: MaskGround | ''; provision: string; note: string };
export const noReason: ReasonDraft = { ground: '', provision: '', note: '' };
/** What a marking of secrecy proposes: the ground with its provision, else the provision itself. A person judges each one all the same. */
export function proposedReason(marking: { provision: string } | undefined): ReasonDraft {
  if (!marking) return noReason;
  const ground = maskGroundKeys.find((key) => maskGrounds[key].provision === marking.provision);
  return ground ? { ...noReason, ground } : { ...noReason, ground: 'other', provision: marking.provision };
}
export type DrawnMask = MaskArea & { key: number; file: string; reason: ReasonDraft };
export type PictureSize = { width: number; height: number };

export type ReasonFaults = { ground?: string; provision?: string; note?: string };
export function reasonFaults({ ground, provision, note }: ReasonDraft): ReasonFaults {
  const [strangeProvision, strangeNote] = [unsoundCharacter(provision), unsoundCharacter(note)];
  return {
    ...(ground === '' ? { ground: t.reasonMissing } : {}),
    ...(ground !== '' && !hasProvision({ ground, provision, note })
      ? { provision: t.provisionMissing }
      : strangeProvision
        ? { provision: strangeProvision }
        : {}),
    ...(strangeNote ? { note: strangeNote } : {}),
  };
}
export const isWhole = (reason: ReasonDraft): boolean => Object.keys(reasonFaults(reason)).length === 0;

/** Of one without faults. A ground with a provision of its own needs none written. */
export function asReason({ ground, provision, note }: ReasonDraft): MaskReason {
  if (ground === '') throw new Error('a reason without a ground is no reason');
  return { ground, provision: maskGrounds[ground].provision ? '' : provision.trim(), note: note.trim() };
}

/** One step of the keys: a hundredth of the width. */
const stepOf = ({ width }: PictureSize): number => Math.max(1, Math.round(width / 100));
const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where the mask is after a key; undefined = the key is none of its. Shift changes the size, Ctrl takes one pixel at a time. */
export function afterKey(
  area: MaskArea,
  { key, shiftKey, ctrlKey }: { key: string; shiftKey: boolean; ctrlKey: boolean },
  size: PictureSize,
): MaskArea | undefined {
  const arrow = arrows[key];
  if (!arrow) return undefined;
  const step = ctrlKey ? 1 : stepOf(size);
  const [x, y] = [arrow[0] * step, arrow[1] * step];
  const { left, top, width, height } = area;
  // It grows to the picture's edge and no further; it does not push its other side.
  if (shiftKey) return resized(area, { width: width + x, height: height + y }, size);
  return insidePicture({ left: left + x, top: top + y, width, height }, size);
}

export function resized({ left, top }: MaskArea, { width, height }: PictureSize, size: PictureSize): MaskArea {
  return insidePicture({ left, top, width: Math.min(Math.max(1, width), size.width - left), height: Math.min(Math.max(1, height), size.height - top) }, size);
}

/** Between two corners, in whichever order they were drawn. */
export function between(from: readonly [number, number], to: readonly [number, number], size: PictureSize): MaskArea {
  const clamp = ([x, y]: readonly [number, number]) => [Math.min(Math.max(0, x), size.width), Math.min(Math.max(0, y), size.height)] as const;
  const [[x1, y1], [x2, y2]] = [clamp(from), clamp(to)];
  return insidePicture({ left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) }, size);
}
