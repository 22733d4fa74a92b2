// The tenant as a process of its own, ended without warning in the middle of writes.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<string> {
  running = spawn(process.execPath, ['scripts/tenant.mjs', '--port', '0', '--folder', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(running.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return (JSON.parse(line.toString()) as { origin: string }).origin;
}

async function tokenAt(origin: string, persona: string, scopes: string[]): Promise<string> {
  const answer = await fetch(`${origin}/_tenant/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona, scopes }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

type Ask = (method: string, address: string, body?: object) => Promise<Record<string, unknown>>;
const askAt =
  (origin: string, token: string): Ask =>
  async (method, address, body) => {
    const init: RequestInit = { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } };
    if (body) init.body = JSON.stringify(body);
    const answer = await fetch(`${origin}/v1.0${address}`, init);
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };

const site = '/sites/gislavedskommun.sharepoint.com:/sites/socialamedier';

/** Several writers at once until the process is gone; answers the titles whose 201 was read. */
async function writeUntilKilled(ask: Ask, list: string, enough: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; ; n++) {
      await ask('POST', `${list}/items`, { fields: { Title: `${writer}-${n}` } });
      acknowledged.push(`${writer}-${n}`);
      if (acknowledged.length === enough) running?.kill('SIGKILL');
    }
  };
  await Promise.allSettled([1, 2, 3, 4].map(write));
  return acknowledged;
}

test('a tenant killed in the middle of writes has lost nothing it had answered, and its tokens still hold', async () => {
  const first = await start();
  const ask = askAt(first, await tokenAt(first, 'administrator', ['Sites.Manage.All']));
  const made = await ask('POST', `${site}:/lists`, { displayName: 'Plans', list: { template: 'genericList' } });
  const list = `${site}:/lists/${String(made['id'])}`;
  const token = await tokenAt(first, 'handlaggare', ['Sites.Selected']);
  const acknowledged = await writeUntilKilled(askAt(first, token), list, 60);

  const again = askAt(await start(), token);
  const page = await again('GET', `${list}/items?$top=999&$expand=fields($select=Title)`);
  const titles = (page['value'] as { fields: { Title: string } }[]).map(({ fields }) => fields.Title);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(acknowledged.filter((title) => !titles.includes(title))).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
});

test('a dropped connection and a dropped answer are broken connections for the caller', async () => {
  const origin = await start();
  const ask = askAt(origin, await tokenAt(origin, 'administrator', ['Sites.Manage.All']));
  const made = await ask('POST', `${site}:/lists`, { displayName: 'Plans' });
  const list = `${site}:/lists/${String(made['id'])}`;
  for (const kind of ['drop', 'drop-answer']) {
    await fetch(`${origin}/_tenant/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, times: 1, match: { method: 'POST', path: '/items' } }),
    });
    await expect(ask('POST', `${list}/items`, { fields: { Title: kind } }), kind).rejects.toThrow('fetch failed');
  }
  const page = await ask('GET', `${list}/items?$expand=fields`);
  expect((page['value'] as { fields: { Title: string } }[]).map(({ fields }) => fields.Title)).toEqual(['drop-answer']);
});
