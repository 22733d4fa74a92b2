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

/** A screenshot with words, drawn by the browser itself and pasted. Answers its bytes. */
export async function pasteWords(tab: FrameLocator, lines: readonly string[]): Promise<Uint8Array> {
  const numbers = await tab.locator('body').evaluate(async (_body, words) => {
    const canvas = new OffscreenCanvas(900, 60 * (words.length + 1));
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#1c1e21';
    pen.font = '30px sans-serif';
    words.forEach((line, index) => pen.fillText(line, 30, 60 * (index + 1)));
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  }, lines);
  const bytes = new Uint8Array(numbers);
  await pastePicture(tab, bytes);
  return bytes;
}
