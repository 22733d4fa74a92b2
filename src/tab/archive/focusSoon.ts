import type { RefObject } from 'react';

/** Gives focus to what comes in the place of a form that is put away, once it is drawn. `selector` within the place. */
export function focusSoon(place: RefObject<HTMLElement | null>, selector: string): void {
  requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(selector)?.focus());
}
