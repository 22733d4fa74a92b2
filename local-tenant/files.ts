// Serves a folder of built files, read anew at every request so that a rebuild shows at once.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decoded } from './decoded.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

export type BuiltFile = { bytes: Uint8Array<ArrayBuffer>; type: string };

/** The file at an address path below `folder`, or undefined. Never leaves the folder. */
export async function readBuiltFile(folder: string, address: string): Promise<BuiltFile | undefined> {
  const root = path.resolve(folder);
  const below = decoded(address);
  const file = below === undefined ? root : path.join(root, below);
  if (!file.startsWith(root + path.sep)) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && { bytes: new Uint8Array(bytes), type: types[path.extname(file)] ?? 'application/octet-stream' };
}
