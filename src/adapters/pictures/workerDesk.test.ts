// The desk over messages: the two sides joined by a channel instead of a thread.

import { readFileSync } from 'node:fs';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeAssets } from '../../../jobs/persons.ts';
import { pngFile } from '../../../tests/pngFiles.ts';
import { pictureDesk } from '../../flows/pictureDesk.ts';
import { systemIds, webDigest } from '../browser/platform.ts';
import { readMail } from '../mail/readMail.ts';
import { readBeside } from './exif.ts';
import { serveDesk, type DeskScope } from './servedDesk.ts';
import { workerDesk, type DeskWorker } from './workerDesk.ts';

const about = { municipality: 'Gislaveds kommun', designation: 'bevis-1', about: [], madeAt: '2026-12-16T13:05:00Z' };
const png = pngFile({ width: 20, height: 900 });
const jpeg = new Uint8Array(readFileSync(new URL('../../../tests/pictures/turned-with-position.jpg', import.meta.url)));

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A desk and the worker ends it has started. */
function deskOf() {
  const started: DeskWorker[] = [];
  const desk = workerDesk(() => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    serveDesk(port2 as unknown as DeskScope, pictureDesk({ assets: nodeAssets, digest: webDigest, ids: systemIds, readBeside, readMail }));
    const worker = Object.assign(port1, { terminate: () => port1.close(), onerror: null }) as unknown as DeskWorker;
    started.push(worker);
    return worker;
  });
  const dies = () => started.at(-1)!.onerror!.call(undefined as never, { message: 'out of memory' } as ErrorEvent);
  return { desk, started, dies };
}

describe('a desk with a worker', () => {
  it('starts it when it is first asked, and not before', async () => {
    const { desk, started } = deskOf();
    expect(started).toHaveLength(0);
    await desk.take('a.png', png);
    await desk.take('b.png', png);
    expect(started).toHaveLength(1);
  });
  it('takes, tells how far it is in rising parts, and makes the record in the order asked for', async () => {
    const { desk } = deskOf();
    const parts: number[] = [];
    const first = await desk.take('a.png', png, (part) => parts.push(part));
    const second = await desk.take('b.jpg', jpeg);
    if ('refusal' in first || 'refusal' in second) return expect.unreachable('both are pictures');
    expect(first).toMatchObject({ kind: 'png', width: 20, height: 900, size: png.length, beside: { turn: 1, marks: [] } });
    expect(second).toMatchObject({ kind: 'jpeg', width: 32, height: 48, beside: { marks: ['SERIE-4711'] } });
    expect([parts.length > 0, parts.at(-1), parts]).toEqual([true, 1, parts.toSorted((a, b) => a - b)]);
    const record = await desk.record(about, [second.id, first.id]);
    expect(record.files.map(({ name, type, bytes }) => [name, type, bytes])).toEqual([
      ['bevis-1_bild-1.jpg', 'image/jpeg', jpeg],
      ['bevis-1_bild-2.png', 'image/png', png],
    ]);
    expect(record.manifest.record.sha256).toBe(await webDigest.sha256(record.pdf));
    // Once more: what was handed over has not left the desk.
    expect(await desk.record(about, [second.id, first.id])).toEqual(record);
  });
  it('answers a refusal as one, and what it cannot make as an error from outside', async () => {
    const { desk } = deskOf();
    expect(await desk.take('tom.png', new Uint8Array())).toEqual({ refusal: 'empty' });
    await expect(desk.record(about, ['gone'])).rejects.toMatchObject({ name: 'OutsideError', kind: 'missing' });
  });
  it('has nothing of a picture that was dropped', async () => {
    const { desk } = deskOf();
    const taken = await desk.take('a.png', png);
    if ('refusal' in taken) return expect.unreachable('it is a picture');
    desk.drop(taken.id);
    expect(desk.has(taken.id)).toBe(false);
    await expect(desk.record(about, [taken.id])).rejects.toMatchObject({ kind: 'missing' });
  });
  it('fails what was asked of a worker that dies, says what it has lost, and goes on with a new one', async () => {
    const { desk, started, dies } = deskOf();
    const before = await desk.take('a.png', png);
    const asked = desk.take('b.png', png);
    dies();
    await expect(asked).rejects.toMatchObject({ name: 'OutsideError', kind: 'unexpected', trace: 'out of memory' });
    expect('id' in before && desk.has(before.id)).toBe(false);
    const again = await desk.take('a.png', png);
    expect('id' in again && desk.has(again.id)).toBe(true);
    expect(started).toHaveLength(2);
  });
});
