// One mask over its picture: a control of its own that keys, mouse and finger move. Its corner changes its size.

import { useRef, type KeyboardEvent, type PointerEvent as Pointer, type RefObject } from 'react';
import { insidePicture, type MaskArea } from '../../domain/masking.ts';
import { releaseTexts } from '../texts/release.ts';
import { afterKey, resized, type DrawnMask, type PictureSize } from './maskDraft.ts';
import { placeOf, pointOf } from './maskPlace.ts';

const t = releaseTexts.mask;

export type MaskBoxProps = {
  mask: DrawnMask;
  number: number;
  /** Of the picture. */
  place: number;
  size: PictureSize;
  ground: RefObject<HTMLDivElement | null>;
  onMove: (area: MaskArea) => void;
  onRemove: () => void;
};

export function MaskBox({ mask, number, place, size, ground, onMove, onRemove }: MaskBoxProps) {
  const drag = useDrag(mask, size, ground, onMove);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove();
      return;
    }
    const area = afterKey(mask, event, size);
    if (!area) return;
    event.preventDefault();
    onMove(area);
  };
  return (
    <button
      type="button"
      className="mask"
      data-mask={mask.key}
      style={placeOf(mask, size)}
      aria-label={t.at(number, place, mask)}
      aria-describedby="mask-keys"
      onKeyDown={onKeyDown}
      {...drag}
    >
      <span className="mask-number" aria-hidden>
        {number}
      </span>
      <span className="mask-corner" aria-hidden />
    </button>
  );
}

/** Held by its corner it changes size, elsewhere it moves. */
function useDrag(mask: DrawnMask, size: PictureSize, ground: RefObject<HTMLDivElement | null>, onMove: (area: MaskArea) => void) {
  const held = useRef<{ point: readonly [number, number]; area: MaskArea; isCorner: boolean }>(undefined);
  const pointAt = (event: Pointer) => (ground.current ? pointOf(ground.current, event, size) : ([0, 0] as const));
  return {
    onPointerDown(event: Pointer<HTMLButtonElement>) {
      if (event.button !== 0) return;
      held.current = { point: pointAt(event), area: mask, isCorner: (event.target as Element).classList.contains('mask-corner') };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: Pointer) {
      const from = held.current;
      if (!from) return;
      const [x, y] = pointAt(event);
      const [dx, dy] = [x - from.point[0], y - from.point[1]];
      const { left, top, width, height } = from.area;
      onMove(
        from.isCorner
          ? resized(from.area, { width: width + dx, height: height + dy }, size)
          : insidePicture({ left: left + dx, top: top + dy, width, height }, size),
      );
    },
    onPointerUp() {
      held.current = undefined;
    },
    onPointerCancel() {
      held.current = undefined;
    },
  };
}
