// The hand a person works with: the mouse, or the keyboard alone (keyboard.ts). Both do the same things; journeys say what, not how.

import type { Locator, Page } from 'playwright/test';

export type Hand = {
  /** Presses a button or a link. */
  press(target: Locator): Promise<void>;
  /** Goes to a text box and writes in it. */
  write(box: Locator, text: string): Promise<void>;
  /** Ticks a checkbox. */
  tick(box: Locator): Promise<void>;
  /** Chooses one of several radio buttons. */
  choose(radio: Locator): Promise<void>;
  /** Chooses in a list that the browser itself draws, by the words that stand there. */
  select(list: Locator, words: string): Promise<void>;
  /** Writes a day, YYYY-MM-DD. */
  day(box: Locator, day: string): Promise<void>;
  /** Writes in a combobox, and takes what it then offers. */
  pick(combobox: Locator, written: string, option: Locator): Promise<void>;
};

/** The hand a person has in a window. */
export type HandIn = (window: Page) => Hand;

export const mouse: HandIn = ({ keyboard }) => ({
  press: (target) => target.click(),
  async write(box, text) {
    await box.click();
    await keyboard.insertText(text);
  },
  tick: (box) => box.check(),
  choose: (radio) => radio.check(),
  async select(list, words) {
    await list.selectOption(words);
  },
  day: (box, day) => box.fill(day),
  async pick(combobox, written, option) {
    await combobox.click();
    await keyboard.type(written);
    await option.click();
  },
});
