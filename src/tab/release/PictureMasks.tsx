// One picture and the masks over it: drawn with the mouse, or placed, moved and sized with the keys. A mask is see-through here and black in the copy.

import { Button } from '@fluentui/react-components';
import { AddSquareRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type PointerEvent as Pointer, type RefObject } from 'react';
import { pictureKindByName } from '../../domain/evidenceManifest.ts';
import { insidePicture, type MaskArea } from '../../domain/masking.ts';
import { OutsideError } from '../../outsideError.ts';
import { useActions } from '../shared/actions.ts';
import { Loading } from '../shared/Loading.tsx';
import { wholeAddressOf } from '../shared/pictures/thumbnail.ts';
import { useAsync } from '../shared/useAsync.ts';
import { releaseTexts } from '../texts/release.ts';
import { between, type DrawnMask, type PictureSize } from './maskDraft.ts';
import { MaskBox } from './MaskBox.tsx';
import { placeOf, pointOf } from './maskPlace.ts';

const t = releaseTexts.mask;

export type PictureMasksProps = {
  designation: string;
  name: string;
  /** Counts from 1. */
  place: number;
  size: PictureSize | undefined;
  masks: readonly DrawnMask[];
  onSize: (size: PictureSize) => void;
  onAdd: (area: MaskArea) => void;
  onMove: (key: number, area: MaskArea) => void;
  onRemove: (key: number) => void;
};

export function PictureMasks(props: PictureMasksProps) {
  const { designation, name, place } = props;
  const { readOriginal } = useActions();
  const picture = useAsync(async () => {
    const answer = await readOriginal(designation, name);
    if (answer.outcome === 'refused') throw new OutsideError('missing', `${name} could not be read`);
    return await wholeAddressOf(new Blob([answer.bytes as BlobPart]), pictureKindByName(name) ?? 'png');
  }, [designation, name]);
  const address = picture.state === 'here' ? picture.value : undefined;
  useEffect(() => () => URL.revokeObjectURL(address ?? ''), [address]);
  return <Loading loaded={picture}>{(shown) => <Ground {...props} address={shown} key={place} />}</Loading>;
}

function Ground({ address, name, place, size, masks, onSize, onAdd, onMove, onRemove }: PictureMasksProps & { address: string }) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const [isUnread, setUnread] = useState(false);
  const drawing = useDrawing(ground, size, onAdd);
  if (isUnread) return <p>{t.unread}</p>;
  return (
    <div className="stack close">
      {/* A tall picture is scrolled in its own place, by keys too. */}
      <div className="mask-scroll" ref={box} tabIndex={0} role="group" aria-label={t.scroll(place)}>
        <div className="mask-ground" ref={ground} {...drawing.handlers}>
          <img
            src={address}
            alt={t.alternative(place)}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onSize({ width: naturalWidth, height: naturalHeight })}
            onError={() => setUnread(true)}
          />
          {size &&
            masks.map((mask, index) => (
              <MaskBox
                key={mask.key}
                mask={mask}
                number={index + 1}
                place={place}
                size={size}
                ground={ground}
                onMove={(area) => onMove(mask.key, area)}
                onRemove={() => onRemove(mask.key)}
              />
            ))}
          {size && drawing.area && <div className="mask drawn" style={placeOf(drawing.area, size)} />}
        </div>
      </div>
      <div className="actions wrap">
        <Button
          data-add={name}
          icon={<AddSquareRegular />}
          aria-label={t.addIn(place)}
          disabledFocusable={!size}
          onClick={() => size && onAdd(inSight(box.current, size))}
        >
          {t.add}
        </Button>
      </div>
    </div>
  );
}

/** A new mask in the middle of what is seen of the picture, a third as wide. */
function inSight(box: HTMLElement | null, size: PictureSize): MaskArea {
  const shown = box?.querySelector('img')?.clientHeight ?? 0;
  const middle = box && shown > 0 ? ((box.scrollTop + Math.min(box.clientHeight, shown) / 2) / shown) * size.height : size.height / 2;
  const [width, height] = [size.width / 3, size.width / 10];
  return insidePicture({ left: size.width / 3, top: middle - height / 2, width, height }, size);
}

/** Shorter than this a draw is a slip of the hand. In pixels of the screen. */
const leastDraw = 4;

/** Drawing with a mouse or a pen. A finger scrolls: it adds a mask by the button, and moves that. */
function useDrawing(ground: RefObject<HTMLDivElement | null>, size: PictureSize | undefined, onDrawn: (area: MaskArea) => void) {
  const start = useRef<{ x: number; y: number }>(undefined);
  const [area, setArea] = useState<MaskArea>();
  const areaTo = ({ clientX, clientY }: Pointer): MaskArea | undefined => {
    const from = start.current;
    if (!from || !size || !ground.current || Math.max(Math.abs(clientX - from.x), Math.abs(clientY - from.y)) < leastDraw) return undefined;
    return between(pointOf(ground.current, { clientX: from.x, clientY: from.y }, size), pointOf(ground.current, { clientX, clientY }, size), size);
  };
  const end = () => {
    start.current = undefined;
    setArea(undefined);
  };
  const handlers = {
    onPointerDown(event: Pointer<HTMLDivElement>) {
      if (event.pointerType === 'touch' || event.button !== 0 || (event.target as Element).closest('.mask')) return;
      event.preventDefault();
      start.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: Pointer<HTMLDivElement>) => start.current && setArea(areaTo(event)),
    onPointerUp(event: Pointer<HTMLDivElement>) {
      const drawn = areaTo(event);
      end();
      if (drawn) onDrawn(drawn);
    },
    onPointerCancel: end,
  };
  return { area, handlers };
}
