// What chiefs and others do again and again: follow a card to the decision, sign in the window that opens.

import { expect, type FrameLocator, type Page } from 'playwright/test';
import type { Desk } from './desk.ts';
import { mouse } from './hand.ts';

/** From the newest card of a colleague to the decision page, in the dialog of Teams. */
export async function reviewFromCard(desk: Desk, from: string, plan: string): Promise<FrameLocator> {
  const card = await desk.newestCardFrom(from);
  await expect(card).toContainText(plan);
  await desk.hand.press(card.getByRole('link', { name: 'Granska och besluta' }));
  await expect(desk.dialog.getByRole('heading', { level: 1, name: plan })).toBeVisible();
  return desk.dialog;
}

/** Signs in the signing window. Teams closes it when it is told of the signature; cut off from Teams it says that it may be closed. */
export async function signIn(window: Page, button: string, hand = mouse(window)): Promise<void> {
  const gone = window.waitForEvent('close');
  await hand.press(window.getByRole('button', { name: button }));
  const done = window.getByRole('heading', { name: 'Klart, du kan stänga fönstret' }).waitFor();
  await Promise.race([gone, done.then(() => closed(window, hand)).catch(() => undefined)]);
  await gone;
}

/** Presses the window's own button and waits until the window is gone. */
export async function closed(window: Page, hand = mouse(window)): Promise<void> {
  const gone = window.waitForEvent('close');
  // The window may be gone before the press is told to have been made.
  await hand.press(window.getByRole('button', { name: 'Stäng fönstret' })).catch(() => undefined);
  await gone;
}

/** Approves on the decision page and signs. */
export async function approve(desk: Desk, page: FrameLocator): Promise<void> {
  const window = await desk.windowOf(() => desk.hand.press(page.getByRole('button', { name: 'Godkänn' })));
  await signIn(window, 'Godkänn och signera', desk.handIn(window));
  await expect(page.getByRole('heading', { name: 'Beslutet är sparat' })).toBeVisible({ timeout: 60_000 });
}

/** Approves from the card in the chat, and closes the dialog. */
export async function approveFromCard(desk: Desk, from: string, plan: string): Promise<void> {
  const page = await reviewFromCard(desk, from, plan);
  await approve(desk, page);
  await desk.hand.press(page.getByRole('button', { name: 'Stäng' }));
  await expect(desk.page.getByRole('dialog')).toBeHidden();
}
