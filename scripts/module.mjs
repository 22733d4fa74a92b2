// Loads a TypeScript module of ours through Vite, with its packages left as they are.

import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './ensure.mjs';

export async function load(path) {
  const { module } = await runnerImport(join(root, path), { root, configFile: false, envDir: false, logLevel: 'warn' });
  return module;
}
