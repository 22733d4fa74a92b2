// One build for every tenant: what stands in env/ never reaches it, nor does where or when it was made.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'builds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the sources with an env/ of its own, built in its own folder. Answers hash by file name. */
function build(name: string, environment: Record<string, string>): Record<string, string> {
  const root = join(folder, name);
  mkdirSync(join(root, 'env'), { recursive: true });
  for (const source of ['src', 'public', 'package.json', 'vite.config.ts', ...readdirSync('.').filter((file) => file.endsWith('.html'))])
    cpSync(source, join(root, source), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  const variables = Object.fromEntries(
    Object.entries(environment).flatMap(([key, value]) => [
      [key, value],
      [`VITE_${key}`, value],
    ]),
  );
  const text = Object.entries(variables)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
  for (const file of ['.env', '.env.production', join('env', '.env'), join('env', '.env.production'), join('env', '.env.local')])
    writeFileSync(join(root, file), text);
  // Shrinking is left out: it makes two equal texts from two equal texts, and takes most of the time.
  const built = spawnSync(process.execPath, [resolve('node_modules/vite/bin/vite.js'), 'build', '--minify', 'false', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, ...variables, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  expect(built.status, built.stderr).toBe(0);
  return Object.fromEntries(
    filesUnder(join(root, 'dist')).map((file) => [relative(join(root, 'dist'), file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]));

it('two builds with different env/ are the same, byte for byte', () => {
  const one = build('one', { TENANT_ID: '11111111-2222-4333-8444-555555555555', APP_URL: 'https://ett.example' });
  const other = build('other', { TENANT_ID: '99999999-2222-4333-8444-555555555555', APP_URL: 'https://annat.example' });
  expect(Object.keys(one).filter((file) => file.endsWith('.html'))).toEqual(expect.arrayContaining(['index.html', 'sign.html', 'redirect.html', 'relay.html']));
  expect(Object.keys(one).filter((file) => file.endsWith('.js')).length).toBeGreaterThan(3);
  expect(other).toEqual(one);
}, 600_000);
