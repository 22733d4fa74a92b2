import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../jobs/persons.ts';
import { itemsOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { quickXorHash } from './quickXorHash.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('demo');
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

const put = async (path: string, bytes: Uint8Array, by = desk) => await by.ports.archive.put('Records', path, bytes, 'application/pdf');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const stored = (name: string) => itemsOf(tenant, 'Records').filter(({ file }) => file?.name === name);
/** Three fragments of an upload session, none like the other. */
const large = Uint8Array.from({ length: 11_000_003 }, (_, index) => (index * 31 + (index >> 13)) & 0xff);

describe('a file', () => {
  it('is saved in folders that are made for it, and its hash was read back', async () => {
    const bytes = bytesOf('%PDF-1.7 åäö');
    const { outcome, file } = await put('KFN/2031/plan å&b #1.pdf', bytes);
    expect({ outcome, size: file.size, hash: file.quickXorHash }).toEqual({ outcome: 'saved', size: bytes.length, hash: quickXorHash(bytes) });
    expect(await desk.ports.archive.read('Records', 'KFN/2031/plan å&b #1.pdf')).toEqual(bytes);
    expect(await desk.ports.archive.find('Records', 'KFN/2031/annan.pdf')).toBeUndefined();
  });

  it('is there already when its bytes are the same, and stays when they are others', async () => {
    await put('prov.pdf', bytesOf('första'));
    const other = await tenant.desk('information');
    expect((await put('prov.pdf', bytesOf('första'), other)).outcome).toBe('same');
    expect((await put('prov.pdf', bytesOf('andra'), other)).outcome).toBe('different');
    expect(await desk.ports.archive.read('Records', 'prov.pdf')).toEqual(bytesOf('första'));
    expect(stored('prov.pdf')).toMatchObject([{ versions: { length: 1 } }]);
  });

  it('that two save at once is there once, and the one whose bytes are others is told', async () => {
    const other = await tenant.desk('information');
    const both = await Promise.all([put('prov.pdf', bytesOf('ena')), put('prov.pdf', bytesOf('andra'), other)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['different', 'saved']);
    expect(new Set(both.map(({ file }) => file.quickXorHash)).size).toBe(1);
    expect(stored('prov.pdf')).toHaveLength(1);
  });

  it('whose answer was lost is saved; one that never came there is offline', async () => {
    await tenant.fault({ match: { method: 'PUT', path: 'prov.pdf' }, kind: 'drop-answer' });
    expect((await put('prov.pdf', bytesOf('första'))).outcome).toBe('saved');
    expect(stored('prov.pdf')).toHaveLength(1);
    await tenant.fault({ match: { method: 'PUT', path: 'prov2.pdf' }, kind: 'drop' });
    await expect(put('prov2.pdf', bytesOf('första'))).rejects.toMatchObject({ name: 'OutsideError', kind: 'offline' });
    expect(stored('prov2.pdf')).toEqual([]);
  });

  it('gets its columns, and a folder nobody may see refuses', async () => {
    await put('prov.pdf', bytesOf('första'));
    await desk.ports.archive.describe('Records', 'prov.pdf', { recordType: 'Aktivitetsplan', sha256: 'ab' });
    expect(stored('prov.pdf')[0]?.fields).toMatchObject({ recordType: 'Aktivitetsplan', sha256: 'ab' });
    const stranger = await tenant.desk('handlaggare2');
    await expect(stranger.ports.archive.put('Protected-KFN', 'hemligt.pdf', bytesOf('x'), 'application/pdf')).rejects.toMatchObject({
      name: 'OutsideError',
      kind: expect.stringMatching(/^(missing|forbidden)$/),
    });
  });
});

describe('a large file', () => {
  it('goes up in fragments, comes back whole, and is never doubled', async () => {
    const { outcome, file } = await put('stor.pdf', large);
    expect({ outcome, hash: file.quickXorHash }).toEqual({ outcome: 'saved', hash: quickXorHash(large) });
    expect(
      tenant.services.exchanges
        .all()
        .filter(({ url, method }) => method === 'PUT' && url.includes('/up/'))
        .map(({ headers }) => headers['content-range']),
    ).toEqual(['bytes 0-5242879/11000003', 'bytes 5242880-10485759/11000003', 'bytes 10485760-11000002/11000003']);
    expect((await put('stor.pdf', large)).outcome).toBe('same');
    expect((await put('stor.pdf', large.slice(1))).outcome).toBe('different');
    expect(Buffer.compare(await desk.ports.archive.read('Records', 'stor.pdf'), large)).toBe(0);
  });

  it('goes on where it was when the connection is lost half-way', async () => {
    tenant.services.exchanges.clear();
    await tenant.fault({ match: { method: 'PUT', path: '/up/' }, kind: 'drop-answer' });
    expect((await put('stor.pdf', large)).outcome).toBe('saved');
    expect(Buffer.compare(await desk.ports.archive.read('Records', 'stor.pdf'), large)).toBe(0);
    expect(stored('stor.pdf')).toHaveLength(1);
  });

  /** The connection is lost after the first fragment, and comes back when all of it has been given up. */
  const lostHalfway = async () => {
    tenant.services.exchanges.clear();
    await tenant.fault({ match: { method: 'PUT', path: '/up/' }, kind: 'slow', delay: 0 });
    await tenant.fault({ match: { path: '/up/' }, kind: 'drop', times: 2 });
    await expect(put('stor.pdf', large)).rejects.toMatchObject({ name: 'OutsideError', kind: 'offline' });
    expect(stored('stor.pdf')).toEqual([]);
  };
  const ranges = () =>
    tenant.services.exchanges
      .all()
      .filter(({ url, method }) => method === 'PUT' && url.includes('/up/'))
      .map(({ headers }) => headers['content-range']);

  it('that was given up goes on from the right byte when it is asked for again', async () => {
    await lostHalfway();
    expect((await put('stor.pdf', large)).outcome).toBe('saved');
    expect(ranges()).toEqual(['bytes 0-5242879/11000003', 'bytes 5242880-10485759/11000003', 'bytes 10485760-11000002/11000003']);
    expect(Buffer.compare(await desk.ports.archive.read('Records', 'stor.pdf'), large)).toBe(0);
  });

  it('begins anew when its session has ended meanwhile, and when its bytes are others', async () => {
    await lostHalfway();
    const [session] = tenant.services.exchanges.all().filter(({ url }) => url.includes('/up/'));
    await fetch(String(session?.url), { method: 'DELETE' });
    expect((await put('stor.pdf', large)).outcome).toBe('saved');
    expect(ranges().filter((range) => range?.startsWith('bytes 0-'))).toHaveLength(2);
    await tenant.reset('demo');
    desk = await tenant.desk('handlaggare');
    await lostHalfway();
    const other = large.slice(1);
    expect((await put('stor.pdf', other)).outcome).toBe('saved');
    expect(Buffer.compare(await desk.ports.archive.read('Records', 'stor.pdf'), other)).toBe(0);
  });

  it('whose last answer is lost is saved, and once', async () => {
    await tenant.fault({ match: { method: 'PUT', path: '/up/' }, kind: 'slow', delay: 0, times: 2 });
    await tenant.fault({ match: { method: 'PUT', path: '/up/' }, kind: 'drop-answer' });
    expect((await put('stor.pdf', large)).outcome).toBe('saved');
    expect(stored('stor.pdf')).toHaveLength(1);
  });

  it('meets another one of the same name at its last byte, and that one stays', async () => {
    const other = await tenant.desk('information');
    const both = await Promise.all([put('stor.pdf', large), put('stor.pdf', large.slice(0, -1), other)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['different', 'saved']);
    expect(stored('stor.pdf')).toHaveLength(1);
  });
});
