// What is masked while it is drawn: masks on pictures and rows of text, each with its reason. Nothing of it is stored before the copy is given out: it lies in
// this window's memory, so that whoever looks at something else and comes back finds it.

import { useEffect, useRef, useState } from 'react';
import type { MaskArea } from '../../domain/masking.ts';
import type { Masking } from '../../flows/releasing.ts';
import { asReason, isWhole, type DrawnMask, type PictureSize, type ReasonDraft } from './maskDraft.ts';

export type Masks = ReturnType<typeof useMasks>;

type Drawn = { masks: readonly DrawnMask[]; rows: Readonly<Record<string, ReasonDraft>> };
/** By designation. */
const drawn = new Map<string, Drawn>();
/** What was drawn has been given out. */
export const forgetMasks = (designation: string): void => void drawn.delete(designation);

/** `proposed`: the reason of the first one. */
export function useMasks(designation: string, proposed: ReasonDraft) {
  const before = drawn.get(designation);
  const [masks, setMasks] = useState<readonly DrawnMask[]>(before?.masks ?? []);
  const [rows, setRows] = useState<Readonly<Record<string, ReasonDraft>>>(before?.rows ?? {});
  useEffect(() => void drawn.set(designation, { masks, rows }), [designation, masks, rows]);
  const [sizes, setSizes] = useState<Readonly<Record<string, PictureSize>>>({});
  const latest = useRef<ReasonDraft>(proposed);
  const keys = useRef(Math.max(0, ...masks.map(({ key }) => key)));
  const given = (reason: ReasonDraft): ReasonDraft => (latest.current = reason);
  const change = (key: number, part: Partial<DrawnMask>) => setMasks((now) => now.map((mask) => (mask.key === key ? { ...mask, ...part } : mask)));
  return {
    masks,
    rows,
    sizes,
    isWhole: [...masks.map(({ reason }) => reason), ...Object.values(rows)].every(isWhole),
    isNone: masks.length === 0 && Object.keys(rows).length === 0,
    setSize: (file: string, size: PictureSize) => setSizes((now) => ({ ...now, [file]: size })),
    /** Answers its key. */
    add(file: string, area: MaskArea): number {
      const key = ++keys.current;
      // The note is about one thing; ground and provision are often the same for the next.
      setMasks((now) => [...now, { ...area, key, file, reason: { ...latest.current, note: '' } }]);
      return key;
    },
    move: (key: number, { left, top, width, height }: MaskArea) => change(key, { left, top, width, height }),
    explain: (key: number, reason: ReasonDraft) => change(key, { reason: given(reason) }),
    remove: (key: number) => setMasks((now) => now.filter((mask) => mask.key !== key)),
    hideRow: (row: string) => setRows((now) => ({ ...now, [row]: { ...latest.current, note: '' } })),
    showRow: (row: string) => setRows(({ [row]: _shown, ...others }) => others),
    explainRow: (row: string, reason: ReasonDraft) => setRows((now) => ({ ...now, [row]: given(reason) })),
    /** Of masks that all have their reasons. `madeAt` is ISO. */
    masking: (madeAt: string): Masking => ({
      masks: masks.map(({ file, left, top, width, height, reason }) => ({ file, left, top, width, height, reason: asReason(reason) })),
      rows: Object.entries(rows).map(([row, reason]) => ({ row, reason: asReason(reason) })),
      sizes,
      madeAt,
    }),
  };
}
