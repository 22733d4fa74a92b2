// The fonts of records, read from the package they come from.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const sourceSans = {
  font: async (weight: 400 | 700, script: 'latin' | 'latin-ext'): Promise<Uint8Array> =>
    readFile(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${script}-${weight}-normal.woff`)),
};
