// Builds the test page and the shell for a test, away from dist and .cache.

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

export type Built = { folder: string; dist: string; shell: string };

/** A folder of its own with the built page (`dist`), the built shell and room for a tenant. */
export async function buildTestPage(): Promise<Built> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shell-'));
  const here = import.meta.dirname;
  const dist = path.join(folder, 'dist');
  const shell = path.join(folder, 'page');
  const common = { configFile: false, envDir: false, publicDir: false, logLevel: 'error' } as const;
  const pages = ['index', 'sign', 'redirect'].map((name) => path.join(here, `${name}.html`));
  await build({ ...common, root: here, base: './', build: { target: 'es2022', outDir: dist, rolldownOptions: { input: pages } } });
  await build({ ...common, root: path.join(here, '../page'), base: '/teams/', build: { target: 'es2022', outDir: shell, chunkSizeWarningLimit: 900 } });
  return { folder, dist, shell };
}
