// A picture of a post, and the way it comes to the page.

import type { FrameLocator } from 'playwright/test';
import { pngFile } from '../pngFiles.ts';

export const screenshot = pngFile({ width: 480, height: 320, row: (y, length) => new Uint8Array(length).fill(y % 200) });

/** As if a picture were pasted: the clipboard's own event, with a file in it. */
export async function pastePicture(tab: FrameLocator, bytes: Uint8Array): Promise<void> {
  await tab.locator('body').evaluate(
    (body, numbers) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], 'image.png', { type: 'image/png' }));
      body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [...bytes],
  );
}
