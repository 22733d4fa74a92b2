// Builds the tab and the local tenant's shell when their sources have changed since the last build. --force builds anyway.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, ensurePackages, root, run } from './ensure.mjs';

const parts = [
  {
    name: 'tab',
    out: 'dist',
    sources: ['src', 'public', 'index.html', 'sign.html', 'redirect.html', 'relay.html', 'vite.config.ts', 'package-lock.json'],
    config: 'vite.config.ts',
  },
  {
    name: 'verify page',
    out: 'dist/verify.html',
    sources: ['src', 'verify.html', 'vite.verify.config.ts', 'package-lock.json'],
    config: 'vite.verify.config.ts',
  },
  { name: 'local tenant shell', out: '.cache/shell', sources: ['local-tenant/shell', 'package-lock.json'], config: 'local-tenant/shell/vite.config.ts' },
];

function* filesOf(path) {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* filesOf(join(path, entry.name));
    else if (!entry.name.includes('.test.')) yield join(path, entry.name);
  }
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = /\.\w+$/.test(source) ? [path] : filesOf(path);
    for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Answers true when every part stands built. */
export function build(force = false) {
  const noteFile = join(root, '.cache', 'built.json');
  const notes = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : {};
  let rebuilt = false;
  for (const part of parts) {
    if (!existsSync(join(root, part.config))) continue;
    const print = fingerprint(part.sources);
    // The tab's build empties dist, so what follows into dist is built again after it.
    const stale = force || notes[part.name] !== print || !existsSync(join(root, part.out)) || (rebuilt && part.out.startsWith('dist'));
    if (!stale) continue;
    console.error(`Building the ${part.name} ...`);
    if (run(command('vite'), ['build', '--config', part.config, '--logLevel', 'warn']) !== 0) return false;
    notes[part.name] = print;
    rebuilt = true;
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(noteFile, JSON.stringify(notes, null, 1));
  }
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensurePackages();
  process.exit(build(process.argv.includes('--force')) ? 0 : 1);
}
