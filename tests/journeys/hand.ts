// The hand a person works with: the mouse, or the keyboard alone (keyboard.ts). Both do the same things; journeys say what, not how.

import type { BrowserContext, Locator, Page } from 'playwright/test';

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

type DayOrder = readonly ('year' | 'month' | 'date')[];
/** Those that calendars have. */
const dayOrders: readonly DayOrder[] = [
  ['month', 'date', 'year'],
  ['date', 'month', 'year'],
  ['year', 'month', 'date'],
];
const orderIn = new WeakMap<BrowserContext, DayOrder>();

/** Types a day, YYYY-MM-DD, also one that does not exist, in a date box that has focus at its first part. The day stands there as typed, whatever was there. */
export async function typeDay(box: Locator, day: string): Promise<void> {
  const context = box.page().context();
  const order = orderIn.get(context) ?? (await findOrder(box));
  orderIn.set(context, order);
  await typeParts(box, order, day);
}

/** A box takes the parts in the order of the browser's own language, which the page's language does not tell: one types a day and reads it back. */
async function findOrder(box: Locator): Promise<DayOrder> {
  const known = '2003-04-05';
  for (const order of dayOrders) {
    await typeParts(box, order, known);
    const read = await box.inputValue();
    for (const _part of order.slice(1)) await box.page().keyboard.press('ArrowLeft');
    if (read === known) return order;
  }
  throw new Error('the date box takes the parts of a day in no order that is known here');
}

async function typeParts(box: Locator, order: DayOrder, day: string): Promise<void> {
  const { keyboard } = box.page();
  const [year = '', month = '', date = ''] = day.split('-');
  const parts = { year, month, date };
  for (const part of order) {
    await keyboard.type(parts[part]);
    // The box goes on by itself after two digits of a month or a day, but has room for a longer year than ours.
    if (part === 'year' && part !== order.at(-1)) await keyboard.press('ArrowRight');
  }
}
