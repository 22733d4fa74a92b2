// The tenant is killed in the midst of writes (kill -9): what it has acknowledged is there after the restart, and so are its signing keys,
// so that what was signed before still proves itself.

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { verdictLine } from '../jobs/verify.ts';
import { fetchLiveKeys } from '../src/adapters/signatures/keys.ts';
import { approveAs } from './forger.ts';
import { copyOfTenant } from './preparedTenant.ts';
import { demoPlanIds, outsideOf, planOf, type Outside } from './tenantDesk.ts';

const copy = copyOfTenant();
let running: { child: ChildProcess; there: Outside } | undefined;

async function start(): Promise<Outside> {
  const child = spawn(process.execPath, ['scripts/tenant.mjs', '--port', '0', '--folder', copy.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const there = outsideOf((JSON.parse(line) as { port: number }).port);
    running = { child, there };
    return there;
  }
  throw new Error('the tenant did not start');
}

async function kill(): Promise<void> {
  if (!running) return;
  const { child, there } = running;
  running = undefined;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  there.close();
}

afterAll(async () => {
  await kill();
  copy.take();
});

const { started, waitingHead, waitingUnit } = demoPlanIds;
const writers = 6;
const bytesOf = (name: string) => new TextEncoder().encode(`%PDF-1.7 ${name} ${'åäö'.repeat(2_000)}`);

/** Several people write rows and files until the tenant dies under them, once `enough` writes are acknowledged. Answers what they were told is saved. */
async function writeUntilKilled(there: Outside, round: string, enough: number): Promise<{ rows: string[]; files: string[] }> {
  const acknowledged = { rows: [] as string[], files: [] as string[] };
  const desks = await Promise.all(['handlaggare', 'information', 'registrator'].map(async (persona) => await there.desk(persona)));
  let dead: Promise<void> | undefined;
  const write = async (writer: number) => {
    const { ports } = desks[writer % desks.length]!;
    for (let n = 0; ; n++) {
      const name = `${round}-${writer}-${n}`;
      if (n % 4 === 3) {
        if ((await ports.archive.put('Records', `prov/${name}.pdf`, bytesOf(name), 'application/pdf')).outcome === 'saved') acknowledged.files.push(name);
      } else if ((await ports.register.add('Events', { Title: name, eventKey: name, planId: 'prov', what: 'prov', detail: '{}' })) !== 'alreadyThere')
        acknowledged.rows.push(name);
      if (acknowledged.rows.length + acknowledged.files.length >= enough) dead ??= kill();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: writers }, async (_, writer) => await write(writer)));
  await dead;
  expect(ends.map((end) => end.status === 'rejected' && (end.reason as { name?: string }).name)).toEqual(Array.from({ length: writers }, () => 'OutsideError'));
  return acknowledged;
}

async function expectThere(there: Outside, acknowledged: { rows: string[]; files: string[] }): Promise<void> {
  const { ports } = await there.desk('arkivarie');
  const keys = (await ports.register.where('Events', 'planId', 'prov')).map(({ row }) => row.eventKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(acknowledged.rows.filter((name) => !keys.includes(name))).toEqual([]);
  for (const name of acknowledged.files) expect(Buffer.compare(await ports.archive.read('Records', `prov/${name}.pdf`), bytesOf(name)), name).toBe(0);
}

async function verdicts(there: Outside): Promise<Record<string, string>> {
  const desk = await there.desk('registrator');
  const lines = await Promise.all([started, waitingHead, waitingUnit].map(async (planId) => verdictLine(await planOf(desk, planId))));
  return Object.fromEntries(lines.map(({ plan, verdict, reasons, state }) => [plan, [verdict, ...reasons, state].join(' ')]));
}

const kids = async (there: Outside) => (await fetchLiveKeys(there.environment.tenantId)).map(({ kid }) => kid);

describe('a tenant that is killed', () => {
  it('has lost nothing of what it said is saved, twice over, and its keys and verdicts are the same', async () => {
    let there = await start();
    await approveAs(await there.desk('verksamhetschef'), waitingUnit, 'unitManager');
    const before = { verdicts: await verdicts(there), kids: await kids(there) };
    expect(before.verdicts).toEqual({ [started]: 'genuine started', [waitingHead]: 'open waitingHead', [waitingUnit]: 'open waitingHead' });
    const saved = { rows: [] as string[], files: [] as string[] };
    for (const round of ['a', 'b']) {
      const { rows, files } = await writeUntilKilled(there, round, 60);
      saved.rows.push(...rows);
      saved.files.push(...files);
      there = await start();
      await expectThere(there, saved);
    }
    expect(saved.files.length).toBeGreaterThan(5);
    expect({ verdicts: await verdicts(there), kids: await kids(there) }).toEqual(before);
  });

  it('keeps proving what was signed with a key that is no longer published, if somebody kept that key; else nobody can tell', async () => {
    const there = running!.there;
    const [first] = await kids(there);
    const second = await there.roll();
    expect(await kids(there)).toEqual([second, first]);
    // Signed with the second key, which no writer of the register has seen.
    await approveAs(await there.desk('forvaltningschef'), waitingHead, 'departmentHead');
    expect((await verdicts(there))[waitingHead]).toBe('genuine approved');
    const third = await there.roll(true);
    const rolled = { [started]: 'genuine started', [waitingHead]: 'unknownKey signature waitingHead', [waitingUnit]: 'open waitingHead' };
    expect(await kids(there)).toEqual([third]);
    expect(await verdicts(there)).toEqual(rolled);
    await kill();
    const again = await start();
    expect(await kids(again)).toEqual([third]);
    expect(await verdicts(again)).toEqual(rolled);
  });
});
