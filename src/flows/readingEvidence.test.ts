import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeAssets, type Desk } from '../../jobs/persons.ts';
import { evidenceOfOnePicture } from '../../tests/matterEvidence.ts';
import { listOf, openTenant, type OpenTenant } from '../../tests/tenantDesk.ts';
import { wordsReader } from '../../tests/wordsReader.ts';
import { numberKind } from '../adapters/personalNumbers/numberKind.ts';
import { contentWarnings } from '../domain/contentWarning.ts';
import { readMail } from '../adapters/mail/readMail.ts';
import { readBeside } from '../adapters/pictures/exif.ts';
import type { Secrecy } from '../domain/matter.ts';
import { diaryEntry } from '../domain/diaryEntry.ts';
import type { PictureReader } from '../ports.ts';
import { readMatter, type MatterFolder } from './matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from './matters.ts';
import { pictureDesk } from './pictureDesk.ts';
import { readMatterTexts } from './readingEvidence.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('empty');
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

const at = '2026-11-23T10:00:00.000Z';
function folderOf(answer: MatterAnswer): MatterFolder {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
}

async function withEvidence(secrecy: Secrecy = 'no'): Promise<MatterFolder> {
  const { ports } = desk;
  const opening = { matter: 'removal', secrecy, childAbuse: false, own: false, authority: 'KFN', department: 'Kultur' } as const;
  const opened = folderOf(await openMatter(ports, ports.ids.uuid(), opening));
  const post = { sender: 'Kalle', senderAddress: '', address: '', postedAt: '', content: 'comment' } as const;
  const described = folderOf(await act(ports, opened, { kind: 'post', seenAt: at, posts: [post], text: '' }));
  return folderOf(await saveEvidence(ports, described, [], at, evidenceOfOnePicture('skarm.png')));
}

const read = async (folder: MatterFolder, reader: PictureReader = wordsReader('Simhallen öppnar')) =>
  await readMatterTexts(desk.ports, folder, {
    desk: pictureDesk({ ...desk.ports, assets: nodeAssets, readBeside, readMail }),
    reader,
    municipality: 'Gislaveds kommun',
    told: () => {},
    warnings: async (text) => await Promise.resolve(contentWarnings(text, numberKind)),
    inTurn: async (does) => await does(),
  });
const now = async (folder: MatterFolder): Promise<MatterFolder> => {
  const found = await readMatter(desk.ports, folder.designation);
  if (!found || found === 'closed') throw new Error('the matter is not there');
  return found;
};
const filesIn = (library: string) => [...listOf(tenant, library).items.values()].filter(({ file }) => file?.content).map(({ file }) => file?.name ?? '');
const factsIn = (library: string) => filesIn(library).filter((name) => name.endsWith('_read.json'));

describe('the text of saved pictures', () => {
  it('is a second file beside the record, with a fact that names the record’s checksum', async () => {
    const folder = await withEvidence();
    await read(folder);
    const { life, designation } = await now(folder);
    expect(life.read).toMatchObject([{ of: life.evidence[0]!.record.sha256, words: 2, dropped: 0, record: { name: `${designation}_text.pdf` } }]);
    const bytes = await desk.ports.archive.read('Evidence-KFN', `${designation}/${designation}_text.pdf`);
    expect(life.read[0]!.record).toEqual({ name: `${designation}_text.pdf`, size: bytes.length, sha256: await desk.ports.digest.sha256(bytes) });
  });

  it('that may need more care is told of by its kind, and by nothing of what it says', async () => {
    const folder = await withEvidence();
    await read(folder, wordsReader('Anna 811218-9876 bor på skyddad adress'));
    const { life } = await now(folder);
    expect(life.read[0]?.warnings?.toSorted()).toEqual(['personalNumber', 'protectedIdentity']);
    expect(JSON.stringify(life.read)).not.toContain('811218');
  });

  it('that says nothing of the kind is told of without warnings, whatever digits the checksums have', async () => {
    const folder = await withEvidence();
    await read(folder);
    expect((await now(folder)).life.read[0]).not.toHaveProperty('warnings');
  });

  it('is read once, by whoever asks', async () => {
    const folder = await withEvidence();
    await read(folder);
    const before = filesIn('Evidence-KFN');
    let asked = 0;
    const counting: PictureReader = { ...wordsReader('x'), read: (...all) => (asked++, wordsReader('x').read(...all)) };
    await read(await now(folder), counting);
    expect(asked).toBe(0);
    expect(filesIn('Evidence-KFN')).toEqual(before);
  });

  it('two windows that read at once leave one fact', async () => {
    const folder = await withEvidence();
    await Promise.all([read(folder), read(folder)]);
    expect(factsIn('Evidence-KFN')).toHaveLength(1);
    expect((await now(folder)).life.read).toHaveLength(1);
  });

  it('goes on after a window that closed when half of it was saved', async () => {
    const folder = await withEvidence();
    const { designation } = folder;
    await desk.ports.archive.put('Evidence-KFN', `${designation}/${designation}_text.txt`, new TextEncoder().encode('half'), 'text/plain');
    await read(folder);
    expect((await now(folder)).life.read[0]?.record.name).toBe(`${designation}_text-2.pdf`);
  });

  it('is not made of a picture that is another one now', async () => {
    const folder = await withEvidence();
    const { files, ...rest } = folder.life.evidence[0]!;
    const other = { ...rest, files: files.map((file) => ({ ...file, sha256: 'ab'.repeat(32) })) };
    await expect(read({ ...folder, life: { ...folder.life, evidence: [other] } })).rejects.toMatchObject({ kind: 'conflict' });
    expect(factsIn('Evidence-KFN')).toEqual([]);
  });

  it('leaves nothing where the reader is stopped or fails, and can be asked for again', async () => {
    const folder = await withEvidence();
    const before = filesIn('Evidence-KFN');
    expect(await read(folder, { ...wordsReader(''), read: async () => await Promise.resolve('stopped') })).toBe('stopped');
    await expect(read(folder, { ...wordsReader(''), read: async () => await Promise.reject(new Error('no wasm')) })).rejects.toThrow('no wasm');
    expect(filesIn('Evidence-KFN')).toEqual(before);
    await read(folder);
    expect(factsIn('Evidence-KFN')).toHaveLength(1);
  });

  it('of what may be secret lies in the protected library, and whoever fetched the pictures is written down', async () => {
    const folder = await withEvidence('unknown');
    await read(folder);
    expect(factsIn('Protected-KFN')).toHaveLength(1);
    expect(filesIn('Evidence-KFN')).toEqual([]);
    const events = await desk.ports.register.where('Events', 'planId', folder.designation);
    expect(events.filter(({ row }) => row.what === 'protectedOpened' && row.detail.includes('_bild-1.png'))).toHaveLength(1);
  });

  it('is an attachment of the entry, beside the record and never instead of it', async () => {
    const folder = await withEvidence();
    await read(folder);
    const registered = folderOf(await actInOrder(await now(folder)));
    const attachments = diaryEntry(registered.life, registered.designation, 'Nämnden')?.attachments ?? [];
    expect(attachments.map(({ name, isRecord, isRead }) => [name.slice(folder.designation.length), isRecord, isRead ?? false])).toEqual([
      ['.pdf', true, false],
      ['_bild-1.png', false, false],
      ['_text.pdf', false, true],
    ]);
  });
});

async function actInOrder(folder: MatterFolder): Promise<MatterAnswer> {
  const assessed = { kind: 'assessed', ground: 'threat', law: '', indicators: [], policeReport: false, incident: false } as const;
  let after = folderOf(await act(desk.ports, folder, assessed));
  after = folderOf(await act(desk.ports, after, { kind: 'acted', outcome: 'removed', at, text: '' }));
  return await act(desk.ports, after, { kind: 'registration', choice: 'register', reason: '', received: '2026-11-23' });
}
