// A form's pictures on a real desk: what stays, what goes, and what is taken again.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeAssets } from '../../../../jobs/persons.ts';
import { pngFile } from '../../../../tests/pngFiles.ts';
import { systemIds, webDigest } from '../../../adapters/browser/platform.ts';
import { readMail } from '../../../adapters/mail/readMail.ts';
import { readBeside } from '../../../adapters/pictures/exif.ts';
import { mostPictureBytes } from '../../../domain/picture.ts';
import { pictureDesk } from '../../../flows/pictureDesk.ts';
import type { PictureDesk } from '../../../ports.ts';
import { openShelf, type Shelf } from './shelf.ts';

const about = { municipality: 'Gislaveds kommun', designation: 'bevis-1', about: [], madeAt: '2026-12-16T13:05:00Z' };
const file = (name: string, bytes: Uint8Array = pngFile({ width: 20, height: 30 })) => new File([bytes as BlobPart], name);
const jpeg = new Uint8Array(readFileSync(new URL('../../../../tests/pictures/colour.jpg', import.meta.url)));
const deskOfNode = () => pictureDesk({ assets: nodeAssets, digest: webDigest, ids: systemIds, readBeside, readMail });

/** A shelf whose desk can be lost, and counts what it is asked to take. */
function shelved() {
  const taken: string[] = [];
  let desk: PictureDesk;
  const shelf = openShelf(() => {
    desk = deskOfNode();
    return { ...desk, take: (called, ...rest) => (taken.push(called), desk.take(called, ...rest)), has: (id) => desk.has(id) };
  });
  return { shelf, taken, lose: () => desk.close() };
}

const names = (shelf: Shelf) => shelf.view().pictures.map(({ called }) => called);
const states = (shelf: Shelf) => shelf.view().pictures.map(({ state }) => state.kind);
const settled = (shelf: Shelf) => expect.poll(() => states(shelf).includes('taking')).toBe(false);

describe('the pictures of a form', () => {
  it('stand in the order they came; what is none is told with its reason and holds up nothing', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png'), file('tom.png', new Uint8Array()), file('b.jpg', jpeg)]);
    expect(states(shelf)).toEqual(['taking', 'taking', 'taking']);
    await settled(shelf);
    expect([names(shelf), states(shelf)]).toEqual([['a.png', 'b.jpg'], ['taken', 'taken']]);
    expect(shelf.view().refused).toMatchObject([{ called: 'tom.png', why: 'empty' }]);
    expect(shelf.view().pictures.every(({ address }) => address?.startsWith('blob:'))).toBe(true);
    shelf.forget(shelf.view().refused[0]!.key);
    expect(shelf.view().refused).toEqual([]);
    shelf.close();
  });
  it('are not read when they are too heavy, and told as unreadable when they cannot be', async () => {
    const { shelf, taken } = shelved();
    const heavy = Object.defineProperty(file('tung.png'), 'size', { value: mostPictureBytes + 1 });
    const gone = Object.defineProperty(file('borta.png'), 'arrayBuffer', { value: () => Promise.reject(new Error('NotReadableError')) });
    shelf.add([heavy, gone]);
    await settled(shelf);
    expect(shelf.view().refused).toMatchObject([{ why: 'tooHeavy' }, { why: 'unreadable' }]);
    expect(taken).toEqual([]);
  });
  it('go when they are removed, also while they are being taken', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png'), file('b.png')]);
    shelf.remove(shelf.view().pictures[0]!.key);
    await settled(shelf);
    expect(names(shelf)).toEqual(['b.png']);
    expect((await shelf.record(about)).manifest.files.map(({ called }) => called)).toEqual(['b.png']);
    shelf.close();
  });
  it('change places with the one that is brought instead, once that is taken; if it is none, the old one stays', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png'), file('b.png')]);
    await settled(shelf);
    const { key } = shelf.view().pictures[0]!;
    shelf.add([file('tom.png', new Uint8Array())], key);
    await settled(shelf);
    expect(names(shelf)).toEqual(['a.png', 'b.png']);
    shelf.add([file('ny.jpg', jpeg)], key);
    await settled(shelf);
    await expect.poll(() => names(shelf)).toEqual(['ny.jpg', 'b.png']);
    shelf.close();
  });
  it('are taken again when the desk has lost them: the record has all of them', async () => {
    const { shelf, taken, lose } = shelved();
    shelf.add([file('a.png'), file('b.jpg', jpeg)]);
    await settled(shelf);
    lose();
    const record = await shelf.record(about);
    expect(taken).toEqual(['a.png', 'b.jpg', 'a.png', 'b.jpg']);
    expect(record.manifest.files.map(({ called, kind }) => [called, kind])).toEqual([['a.png', 'png'], ['b.jpg', 'jpeg']]);
    shelf.close();
  });
  it('are in the record also when it is asked for while they are being taken', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png'), file('b.jpg', jpeg)]);
    expect((await shelf.record(about)).manifest.files).toHaveLength(2);
    shelf.close();
  });
  it('are no record of nothing when the form is closed while it is made: it stops', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png'), file('b.jpg', jpeg)]);
    const record = shelf.record(about);
    shelf.close();
    await expect(record).rejects.toMatchObject({ name: 'OutsideError', kind: 'unexpected' });
    await expect(shelf.record(about)).rejects.toMatchObject({ name: 'OutsideError', kind: 'unexpected' });
  });
  it('stay while somebody holds them, also when the form is closed meanwhile: the record has all of them, and then they go', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png'), file('b.jpg', jpeg)]);
    const record = shelf.held(async () => {
      await shelf.record(about);
      return await shelf.record(about);
    });
    shelf.close();
    expect((await record).manifest.files.map(({ called }) => called)).toEqual(['a.png', 'b.jpg']);
    expect(names(shelf)).toEqual([]);
  });
  it('are told of when one is refused while a save waits for them: nobody has seen that yet', async () => {
    const { shelf } = shelved();
    shelf.add([file('a.png')]);
    await expect(shelf.settled()).resolves.toBe(true);
    shelf.add([file('tom.png', new Uint8Array())]);
    await expect(shelf.settled()).resolves.toBe(false);
    await expect(shelf.settled()).resolves.toBe(true);
    shelf.close();
  });
  it('are no record when there are none', async () => {
    const { shelf } = shelved();
    await expect(shelf.record(about)).rejects.toMatchObject({ name: 'OutsideError', kind: 'unexpected' });
  });
  it('keep their place when they fail, say why, and can be tried again', async () => {
    let broken = true;
    const shelf = openShelf(() => {
      const desk = deskOfNode();
      return { ...desk, take: (...asked) => (broken ? Promise.reject(new Error('gone')) : desk.take(...asked)) };
    });
    shelf.add([file('a.png')]);
    await settled(shelf);
    expect(shelf.view().pictures).toMatchObject([{ called: 'a.png', state: { kind: 'failed', thrown: { message: 'gone' } } }]);
    await expect(shelf.record(about)).rejects.toThrow('gone');
    broken = false;
    shelf.again(shelf.view().pictures[0]!.key);
    await expect.poll(() => states(shelf)).toEqual(['taken']);
    shelf.close();
  });
});
