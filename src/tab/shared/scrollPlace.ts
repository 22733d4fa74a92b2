// A page begins at its top. Whoever comes out of a page to the list it lies in (#/konton/12 to #/konton) comes back to where they were in the list,
// and keyboard and reader to the row.

import { useLayoutEffect, type RefObject } from 'react';
import { placeOf, readRoute } from '../route.ts';

/** How each place was left: its address with what was filtered and sorted, and how far down one had come. */
const left = new Map<string, { address: string; top: number }>();

/** The address of a place (with `#`) as it was left, else its own. */
export const addressAsLeft = (place: string): string => left.get(place)?.address ?? place;

const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
/** Of this tab, whichever way it was drawn: the place one comes from. */
let former = '';

/** Other pages begin at their top again: there they say what came of what one went to do. */
const isList = (place: string) => place.split('/').length === 2;

/** `place` = where one is (placeOf), `scroll` = what is scrolled. */
export function useScrollPlace(scroll: RefObject<HTMLElement | null>, place: string): void {
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return undefined;
    const before = left.get(place);
    const comesBack = isList(place) && former.startsWith(`${place}/`) && before?.address === location.hash;
    const row = former.split('/').slice(0, 3).join('/');
    former = place;
    const held = comesBack ? hold(element, before.top, row) : undefined;
    if (!held) element.scrollTo(0, 0);
    const keep = () => {
      // Where the address is another one already, what is scrolled is on its way out.
      if (!held?.isHeld() && placeOf(readRoute(location.hash)) === place) left.set(place, { address: location.hash, top: element.scrollTop });
    };
    element.addEventListener('scroll', keep, { passive: true });
    // What is filtered and typed changes the address where it stands: it is looked at again before each act that may lead away.
    for (const act of ['click', 'keydown'] as const) addEventListener(act, keep, true);
    return () => {
      element.removeEventListener('scroll', keep);
      for (const act of ['click', 'keydown'] as const) removeEventListener(act, keep, true);
      held?.release();
    };
  }, [scroll, place]);
}

/** Stays `top` down while the page is read and drawn, until the person does something; the row of the address `row` has focus once it is there. */
function hold(element: HTMLElement, top: number, row: string): { isHeld: () => boolean; release: () => void } {
  let isHeld = true;
  const stay = () => {
    element.scrollTo(0, top);
    focusRow(element, row);
  };
  const drawing = new MutationObserver(stay);
  const release = () => {
    isHeld = false;
    drawing.disconnect();
    for (const gesture of gestures) removeEventListener(gesture, release, true);
  };
  // The heading takes focus when the page is drawn, which may be the last that happens.
  setTimeout(() => isHeld && stay());
  drawing.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
  for (const gesture of gestures) addEventListener(gesture, release, { capture: true, passive: true });
  stay();
  return { isHeld: () => isHeld, release };
}

/** From the heading, which has it when a page is drawn: never from where the person has gone since. */
function focusRow(list: HTMLElement, address: string): void {
  const has = document.activeElement;
  if (has !== null && has !== document.body && has.localName !== 'h1') return;
  const link = list.querySelector<HTMLElement>(`a[href="${CSS.escape(address)}"]`);
  // In a grid the cell is the stop, not the link in it.
  (link?.closest<HTMLElement>('[data-place]') ?? link)?.focus({ preventScroll: true });
}
