// The masks of one picture in words: why each is there, and where it lies, in figures for whoever works without seeing the picture.

import { Button, Field, Input } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { insidePicture, type MaskArea } from '../../domain/masking.ts';
import { releaseTexts } from '../texts/release.ts';
import { resized, type DrawnMask, type PictureSize } from './maskDraft.ts';
import { ReasonInputs } from './ReasonInputs.tsx';
import type { Masks } from './useMasks.ts';

const t = releaseTexts.mask;
const labels = releaseTexts.mask.sides;
const sides = ['left', 'top', 'width', 'height'] as const;

type MaskListProps = { masks: readonly DrawnMask[]; place: number; size: PictureSize; tried: boolean; on: Pick<Masks, 'move' | 'explain' | 'remove'> };

export function MaskList({ masks, place, size, tried, on }: MaskListProps) {
  if (masks.length === 0) return null;
  return (
    <ol className="stack close">
      {masks.map((mask, index) => (
        <li className="proposal" key={mask.key}>
          <div className="row between">
            <h3>{t.name(index + 1)}</h3>
            <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t.remove(index + 1, place)} onClick={() => on.remove(mask.key)} />
          </div>
          <ReasonInputs value={mask.reason} tried={tried} onChange={(reason) => on.explain(mask.key, reason)} />
          <details className="how">
            <summary>{t.place}</summary>
            <Sides area={mask} size={size} onMove={(area) => on.move(mask.key, area)} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function Sides({ area, size, onMove }: { area: MaskArea; size: PictureSize; onMove: (area: MaskArea) => void }) {
  const { left, top, width, height } = area;
  const put = (side: (typeof sides)[number], value: number) => {
    const wanted = { left, top, width, height, [side]: value };
    // A side that grows stops at the picture's edge; a mask that is moved keeps its size.
    onMove(side === 'width' || side === 'height' ? resized(wanted, wanted, size) : insidePicture(wanted, size));
  };
  return (
    <div className="sides">
      {sides.map((side) => (
        <Field label={labels[side]} key={side}>
          <Input
            type="number"
            min={side === 'width' || side === 'height' ? 1 : 0}
            value={String(area[side])}
            onChange={(_event, { value }) => value !== '' && put(side, Number(value))}
          />
        </Field>
      ))}
    </div>
  );
}
