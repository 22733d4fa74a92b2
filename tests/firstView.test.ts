// What must be fetched before anything is drawn in Teams. A phone on a slow line pays for every kilobyte of it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';

const most = 110_000;
const folder = mkdtempSync(join(tmpdir(), 'first-view-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The scripts a page asks for by itself, and what those import in their turn. What is fetched later is not among them. */
function firstScripts(page: string): Set<string> {
  const found = new Set<string>();
  const follow = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, imported] of readFileSync(join(folder, 'assets', name), 'utf8').matchAll(/(?:import|from)\s*"\.\/([\w.-]+\.js)"/g)) follow(imported!);
  };
  for (const [, name] of page.matchAll(/assets\/([\w.-]+\.js)/g)) follow(name!);
  return found;
}

it(`the first view of the tab asks for at most ${most / 1000} kB, compressed as a web host sends it`, () => {
  const arguments_ = ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const built = spawnSync(process.execPath, arguments_, { env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' });
  expect(built.status, built.stderr).toBe(0);
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const styles = [...page.matchAll(/assets\/([\w.-]+\.css)/g)].map(([, name]) => name!);
  const sizes = [...firstScripts(page), ...styles].map((name) => ({ name, bytes: brotliCompressSync(readFileSync(join(folder, 'assets', name))).length }));
  expect(sizes.length).toBeGreaterThan(5);
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const heaviest = sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5);
  expect(all, `move what is not drawn first behind import(): ${heaviest.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`).toBeLessThanOrEqual(most);
}, 120_000);
