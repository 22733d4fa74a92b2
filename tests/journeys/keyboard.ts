// A person without a mouse: Tab, arrows, Enter, Space and what is typed; never a click, and never focus by script. What cannot be reached so, does not
// show that it has focus or lets focus fall out of the page is not there for that person: it is an error here.

import { expect, type ElementHandle, type Frame, type Locator, type Page } from 'playwright/test';
import { typeDay, type Hand } from './hand.ts';

/** More controls than any page has. */
const mostSteps = 120;

/** `focused` = the element, in the innermost frame that has focus; the body when nothing has it there. */
type Focus = { frame: Frame; focused: ElementHandle<Element> };

async function focusIn(page: Page): Promise<Focus> {
  for (let frame = page.mainFrame(); ;) {
    const focused = (await frame.evaluateHandle(() => document.activeElement ?? document.body)).asElement();
    // What had focus may be taken away while it is looked at: then one looks again.
    const inner = await focused.contentFrame().catch(() => 'gone' as const);
    if (!inner) return { frame, focused };
    frame = inner === 'gone' ? page.mainFrame() : inner;
  }
}

const nothing = 'nothing';

/** In words, for whoever reads why a journey stopped. */
const describe = ({ focused }: Focus) =>
  focused.evaluate((element) => {
    const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement ? element.labels : [];
    const name = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
    return element === document.body ? 'nothing' : `${element.getAttribute('role') ?? element.localName} “${name.trim().slice(0, 60)}”`;
  });

/** Everything that may show focus on a control: the lines and shadows of itself, of its parts and of what is drawn around it. */
const linesAround = (target: Locator) =>
  target.evaluate((control) => {
    const around = [control, control.parentElement, control.parentElement?.parentElement, ...control.querySelectorAll('*')];
    const lines = around.flatMap((element) =>
      [undefined, '::before', '::after'].map((part) => {
        if (!element) return '';
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth, transform } = getComputedStyle(element, part);
        return [outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, borderWidth, borderColor, transform].join(' ');
      }),
    );
    return lines.join('; ');
  });

/** In sight: within the window, and under nothing that lies over the page. */
async function expectSeen(target: Locator): Promise<void> {
  await expect(target).toBeInViewport();
  const over = () =>
    target.evaluate((control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const isItsOwn = hit !== null && (control.contains(hit) || hit.contains(control) || control.parentElement?.contains(hit));
      return isItsOwn ? 'nothing' : (hit?.outerHTML.slice(0, 200) ?? 'the edge of the window');
    });
  await expect.poll(over, 'what lies over the control that has focus').toBe('nothing');
}

const keptFrames = new WeakMap<Page, Set<Frame>>();

/** Focus that once was in a document stays in it: whoever loses it begins from the top again. */
async function expectFocusKept(page: Page): Promise<void> {
  const kept = keptFrames.get(page) ?? new Set();
  keptFrames.set(page, kept);
  const lost = async () => {
    const focus = await focusIn(page);
    return kept.has(focus.frame) && (await describe(focus)) === nothing ? `focus fell out of ${new URL(focus.frame.url()).pathname}` : 'nothing';
  };
  await expect.poll(lost, 'what was lost').toBe('nothing');
}

/** One press, and where it led. Between frames focus moves a moment after the key. */
async function step(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Focus> {
  const before = await focusIn(page);
  await page.keyboard.press(key);
  for (let looks = 0; ; looks++) {
    const after = await focusIn(page);
    const moved = after.frame !== before.frame || !(await after.focused.evaluate((element, former) => element === former, before.focused));
    if (moved || looks === 20) return after;
    await page.waitForTimeout(10);
  }
}

/** Goes on with the Tab key until focus is at `target` (or at something in it), which is in sight and shows that it has focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await expectFocusKept(page);
  const goal = await target.elementHandle();
  const frame = await goal?.ownerFrame();
  const there = async (focus: Focus) => focus.frame === frame && (await target.evaluate((wanted, focused) => wanted.contains(focused), focus.focused));
  if (await there(await focusIn(page))) return;
  const unfocused = await linesAround(target);
  const isBefore = await target.evaluate(
    (wanted) => (wanted.compareDocumentPosition(document.activeElement ?? document.body) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
  );
  const passed: string[] = [];
  while (passed.length < mostSteps) {
    const focus = await step(page, isBefore ? 'Shift+Tab' : 'Tab');
    const words = await describe(focus);
    if (words !== nothing) keptFrames.get(page)?.add(focus.frame);
    if (await there(focus)) {
      await expectSeen(target);
      await expect.poll(() => linesAround(target), `whether ${words} shows that it has focus`).not.toBe(unfocused);
      return;
    }
    passed.push(words);
  }
  throw new Error(`the Tab key does not come to ${String(target)}, but to:\n${passed.join('\n')}`);
}

/** Presses an arrow until `isThere`: a list has no more than this. */
async function arrowUntil(page: Page, isThere: () => Promise<boolean>, what: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrow keys do not come to ${String(what)}`);
}

export const keysAlone = (page: Page): Hand => {
  const { keyboard } = page;
  return {
    async press(target) {
      await tabTo(page, target);
      await keyboard.press('Enter');
    },
    async write(box, text) {
      await tabTo(page, box);
      await keyboard.insertText(text);
    },
    async tick(box) {
      await tabTo(page, box);
      await keyboard.press('Space');
      await expect(box).toBeChecked();
    },
    async choose(radio) {
      await tabTo(page, radio.locator('xpath=ancestor::*[@role="radiogroup"][1]'));
      await arrowUntil(page, () => radio.evaluate((button) => button === document.activeElement), radio);
      await keyboard.press('Space');
      await expect(radio).toBeChecked();
    },
    async select(list, words) {
      await tabTo(page, list);
      await keyboard.type(words);
      await expect(list.locator('option:checked')).toHaveText(words);
    },
    async day(box, day) {
      await tabTo(page, box);
      await typeDay(box, day);
      await expect(box).toHaveValue(day);
    },
    async pick(combobox, written, option) {
      await tabTo(page, combobox);
      await keyboard.type(written);
      await expect(option).toBeVisible();
      const id = await option.getAttribute('id');
      await arrowUntil(page, async () => (await combobox.getAttribute('aria-activedescendant')) === id, option);
      await keyboard.press('Enter');
    },
  };
};
