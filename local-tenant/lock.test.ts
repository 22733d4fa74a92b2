import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockFolder } from './lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'lock-'));

it('a folder that a living process has is refused, and free again when it is gone', async () => {
  const place = folder();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  writeFileSync(join(place, 'lock'), String(other.pid));
  expect(() => lockFolder(place)).toThrow(`process ${other.pid}`);
  const gone = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await gone;
  const release = lockFolder(place);
  expect(readFileSync(join(place, 'lock'), 'utf8')).toBe(String(process.pid));
  release();
  lockFolder(place)();
});
