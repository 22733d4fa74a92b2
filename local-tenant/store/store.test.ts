import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeList, openTestTenant } from '../testTenant.ts';
import { openStore } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = () => path.join(folder, 'journal.jsonl');

/** Writes numbered values for ever and says each number only after commit has returned. */
const writer = `
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(process.argv[1]);
  const store = module.openStore(process.argv[2]);
  for (let n = 1; ; n++) {
    store.blobs.put(Buffer.from('file ' + n));
    store.commit({ type: 'kept', key: 'n' + n, value: 'x'.repeat(500) });
    process.stdout.write(n + '\\n');
    if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }`;

test('what was acknowledged before a kill -9 is there afterwards, and the tenant goes on writing', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, path.resolve('local-tenant/store/store.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.length > 900) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string];
  expect(signal).toBe('SIGKILL');
  const acknowledged = said.trimEnd().split('\n').map(Number);
  const store = openStore(folder);
  for (const n of acknowledged.slice(0, -1)) expect(store.state.kept.has(`n${n}`), String(n)).toBe(true);
  store.commit({ type: 'kept', key: 'after', value: 1 });
  store.close();
  const again = openStore(folder);
  expect(again.state.kept.get('after')).toBe(1);
  again.close();
});

test('no answer is given before the journal was synced with the whole line in it', async () => {
  const seen: string[] = [];
  const sync = (descriptor: number) => {
    const lines = readFileSync(journal(), 'utf8');
    seen.push(lines.includes('Synkad titel') ? `synced ${lines.endsWith('\n') && statSync(journal()).size > 0 && descriptor > 0}` : 'earlier');
  };
  const tenant = openTestTenant({ folder, sync });
  const list = await makeList(tenant, 'Plans');
  const answer = tenant.ask('handlaggare', 'POST', `${list}/items`, { fields: { Title: 'Synkad titel' } });
  const { status } = await answer.finally(() => seen.push('answered'));
  expect(status).toBe(201);
  expect(seen.slice(-2)).toEqual(['synced true', 'answered']);
  tenant.close();
});

test('a write that cannot be synced is never acknowledged and never seen', async () => {
  let broken = false;
  const tenant = openTestTenant({
    folder,
    sync: () => {
      if (broken) throw new Error('disk is gone');
    },
  });
  const list = await makeList(tenant, 'Plans');
  broken = true;
  expect((await tenant.ask('handlaggare', 'POST', `${list}/items`, { fields: { Title: 'x' } })).status).toBe(500);
  expect((await tenant.ask('handlaggare', 'GET', `${list}/items`)).body['value']).toEqual([]);
  tenant.close();
});

test('a torn last line is cut off; damage further up is refused', () => {
  const store = openStore(folder);
  store.commit({ type: 'kept', key: 'a', value: 1 });
  store.close();
  appendFileSync(journal(), '[{"type":"kept","key":"b","val');
  const torn = openStore(folder);
  expect([torn.state.kept.get('a'), torn.state.kept.has('b')]).toEqual([1, false]);
  torn.commit({ type: 'kept', key: 'c', value: 3 });
  torn.close();
  expect(openStore(folder).state.kept.get('c')).toBe(3);
  writeFileSync(journal(), `x${readFileSync(journal(), 'utf8')}`);
  expect(() => openStore(folder)).toThrow(/damaged at line 1/);
});

test('events committed together are on one line: all of them survive or none', () => {
  const store = openStore(folder);
  const before = readFileSync(journal(), 'utf8').split('\n').length;
  store.commit({ type: 'kept', key: 'a', value: 1 }, { type: 'kept', key: 'b', value: 2 });
  expect(readFileSync(journal(), 'utf8').split('\n').length).toBe(before + 1);
  store.close();
});

test('a restart gives the same state, and a snapshot brings back what was then', async () => {
  const first = openTestTenant({ folder });
  const list = await makeList(first, 'Plans', [{ name: 'planId', text: {}, indexed: true }]);
  await first.ask('handlaggare', 'POST', `${list}/items`, { fields: { Title: 'Före' } });
  first.services.store.snapshot('empty');
  await first.ask('handlaggare', 'POST', `${list}/items`, { fields: { Title: 'Efter' } });
  const asked = await first.ask('handlaggare', 'GET', `${list}/items?$expand=fields`);
  first.close();

  const second = openTestTenant({ folder });
  expect((await second.ask('handlaggare', 'GET', `${list}/items?$expand=fields`)).body).toEqual(asked.body);
  expect(second.services.store.restore('empty')).toBe(true);
  expect(second.services.store.restore('nothing')).toBe(false);
  const titles = ((await second.ask('handlaggare', 'GET', `${list}/items?$expand=fields`)).body['value'] as { fields: { Title: string } }[]).map(
    ({ fields }) => fields.Title,
  );
  expect(titles).toEqual(['Före']);
  second.close();
});
