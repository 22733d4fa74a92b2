// What each box to tick and each choice is called to whoever does not see it: its own label, and in one group no two the same.
// Fluent's Field names everything within it by the field's own label.

import type { Page } from 'playwright';

/** What is wrong, as lines. axe must stand in the page. */
export const wronglyNamed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { axe } = globalThis as unknown as {
      axe: { setup(root: Element): void; teardown(): void; commons: { text: { accessibleText(element: Element): string } } };
    };
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    axe.setup(document.documentElement);
    const all = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"], input[type="radio"]')];
    // What a dialog lies over is called nothing, and so is what nobody is shown.
    const boxes = all
      .filter((box) => !box.closest('[aria-hidden="true"], [hidden]'))
      .map((box) => ({
        name: plain(axe.commons.text.accessibleText(box)),
        label: plain(box.closest('.fui-Checkbox, .fui-Radio')?.querySelector('label')?.textContent),
        group: box.closest('fieldset, [role="radiogroup"], [role="group"]'),
      }));
    axe.teardown();
    return boxes.flatMap(({ name, label, group }, at) => [
      ...(name === label ? [] : [`“${label}” is called “${name}”`]),
      ...(boxes.some((other, before) => before < at && other.group === group && other.name === name) ? [`two in one group are called “${name}”`] : []),
    ]);
  });
