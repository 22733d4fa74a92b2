import type { Locator } from 'playwright/test';

/** Can it be come to at all, by key or by pointer? What is inert cannot. Leaves focus there when it can. */
export const takesFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element: HTMLElement) => {
    element.focus();
    return document.activeElement === element;
  });
