// Slices onto pages: a page ends where the next slices that belong together no longer fit.

import type { Slice } from './slice.ts';
import { heightOf } from './slice.ts';
import { page } from './style.ts';

/** A slice on its page. `again` = a table's heading that was already read on an earlier page. */
export type PlacedSlice = { slice: Slice; top: number; again: boolean };

/** How much a page must be longer than A4 for what stands on it: more than nothing only for a picture that cannot be cut. */
export const extraOf = (placed: readonly PlacedSlice[]): number => Math.max(0, ...placed.map(({ slice, top }) => top + slice.height - page.bottom));

/** The slices of each page; `top` is down from the page's upper edge. */
export function pagesOf(slices: readonly Slice[]): PlacedSlice[][] {
  const pages: PlacedSlice[][] = [[]];
  let y: number = page.top;
  const put = (slice: Slice, again: boolean) => {
    const placed = pages.at(-1) as PlacedSlice[];
    const top = placed.length === 0 ? y : y + slice.before;
    placed.push({ slice, top, again });
    y = top + slice.height;
  };
  const turn = (first: Slice | undefined) => {
    pages.push([]);
    y = page.top;
    for (const slice of first?.repeated ?? []) put(slice, true);
  };
  for (const group of groupsOf(slices)) {
    if (y + heightOf(group) > page.bottom && y > page.top) turn(group[0]);
    for (const slice of group) {
      // Only a group that is higher than a page is cut; one slice that is higher has a page of its own.
      if (y + slice.before + slice.height > page.bottom && y > page.top) turn(slice);
      put(slice, false);
    }
  }
  return pages;
}

/** Slices that may not be parted. */
function groupsOf(slices: readonly Slice[]): Slice[][] {
  const groups: Slice[][] = [];
  let open: Slice[] = [];
  for (const slice of slices) {
    open.push(slice);
    if (slice.keepsNext) continue;
    groups.push(open);
    open = [];
  }
  if (open.length > 0) groups.push(open);
  return groups;
}
