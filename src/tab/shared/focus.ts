// Focus never falls out of the page: whoever uses a keyboard or a screen reader would begin from the top again.

import { useEffect, useState } from 'react';

/** Gives focus to `place` when what had it went away. Never takes it from where the person is. */
export function catchFocus(place: HTMLElement | null | undefined): void {
  if (document.activeElement === null || document.activeElement === document.body) place?.focus({ preventScroll: true });
}

/**
 * For a dialog: when it goes, focus goes back to what opened it, or to `otherwise` (a CSS selector) when that is no longer in the page.
 * A moment later, because Fluent lets nothing outside an open dialog have it.
 */
export function useFocusBack(otherwise?: string): void {
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      setTimeout(() => {
        const back = opener?.isConnected && opener !== document.body ? opener : otherwise ? document.querySelector<HTMLElement>(otherwise) : undefined;
        catchFocus(back);
      });
    },
    [],
  );
}

/** For a control that gives its place to another one within the same question: the one that came gets focus. Called in the event that does it. */
export function followFocus(from: Element | null | undefined, selector: string): void {
  const question = from?.closest('.fui-Field');
  requestAnimationFrame(() => question?.querySelector<HTMLElement>(selector)?.focus());
}

/** Keyboard and reader are taken to the first field of a form that has to be mended, once the fields have said so. */
export function focusFirstFault(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
