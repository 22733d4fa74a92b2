// The fonts of records, fetched when the first one is made.

import latin400 from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff?url';
import latin700 from '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff?url';
import latinExt400 from '@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff?url';
import latinExt700 from '@fontsource/source-sans-3/files/source-sans-3-latin-ext-700-normal.woff?url';
import { OutsideError } from '../../outsideError.ts';
import type { Assets } from '../../ports.ts';

const fontAddresses = { 'latin-400': latin400, 'latin-700': latin700, 'latin-ext-400': latinExt400, 'latin-ext-700': latinExt700 } as const;

/** Each font is fetched once, from the address the build gave it. */
export function fetchedAssets(): Assets {
  const fonts = new Map<string, Promise<Uint8Array>>();
  return {
    font(weight, script) {
      const address = fontAddresses[`${script}-${weight}`];
      const font = fonts.get(address) ?? fetchFont(address);
      fonts.set(address, font);
      font.catch(() => fonts.delete(address));
      return font;
    },
  };
}

async function fetchFont(address: string): Promise<Uint8Array> {
  const answer = await fetch(address).catch(() => {
    throw new OutsideError('offline', 'the font did not answer');
  });
  if (!answer.ok) throw new OutsideError('offline', `the font answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
