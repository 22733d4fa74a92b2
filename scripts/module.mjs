// Loads TypeScript modules of ours through Vite, with their packages left as they are. The loader stays open: modules may be imported later too.

import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './ensure.mjs';

let loader;

export async function load(path) {
  loader ??= createServer({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return await (await loader).ssrLoadModule(join(root, path));
}

/** Lets the process end by itself, so that everything it wrote comes through. */
export async function close() {
  await (await loader)?.close();
  loader = undefined;
}
