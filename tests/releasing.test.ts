// Begäran om allmän handling on the running tenant: who may give out, what is found, what is saved and what is written down (TF 2 kap. 15–18 §§, OSL 6 kap. 3 §).

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MaskReason } from '../src/domain/masking.ts';
import type { Secrecy } from '../src/domain/matter.ts';
import { inSweden } from '../src/domain/swedish.ts';
import type { MatterFolder } from '../src/flows/matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from '../src/flows/matters.ts';
import { moveToProtected, suspect } from '../src/flows/moving.ts';
import { searchForRelease } from '../src/flows/releaseSearch.ts';
import { giveOutOriginals, openForRelease, originalsOf, readOriginal, releasingAuthorities, withhold, type ReleaseAnswer } from '../src/flows/releasing.ts';
import { nodeAssets, type Desk } from '../jobs/persons.ts';
import { readBeside } from '../src/adapters/pictures/exif.ts';
import { readMail } from '../src/adapters/mail/readMail.ts';
import { saveClosingRecord } from '../src/flows/closingRecord.ts';
import { pictureDesk } from '../src/flows/pictureDesk.ts';
import { readMatterTexts } from '../src/flows/readingEvidence.ts';
import { giveOutMasked, type ToGiveOut } from './maskedRelease.ts';
import { evidenceOfOnePicture } from './matterEvidence.ts';
import { itemsOf, openTenant, type OpenTenant } from './tenantDesk.ts';
import { wordsReader } from './wordsReader.ts';

const sender = 'Kvastbjörn Zettergranath';
const reason: MaskReason = { ground: 'health', provision: '', note: '' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(async () => await tenant.close());
beforeEach(async () => await tenant.reset('empty'));

const done = <T extends MatterAnswer | ReleaseAnswer>(answer: T): Extract<T, { outcome: 'done' }> => {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer as Extract<T, { outcome: 'done' }>;
};

type Wish = { secrecy?: Secrecy; authority?: string; by?: string; evidence?: boolean; mail?: string };

async function saved({ secrecy = 'no', authority = 'KFN', by = 'handlaggare', evidence = true, mail = '' }: Wish = {}): Promise<MatterFolder> {
  const { ports } = await tenant.desk(by);
  const at = ports.clock.now().toISOString();
  const account = { id: 3, name: 'Biblioteken i Gislaved', platform: 'Facebook', address: 'https://www.facebook.com/bibliotekenigislaved' };
  const opening = {
    matter: evidence ? 'removal' : 'question',
    secrecy,
    childAbuse: false,
    own: false,
    authority,
    department: 'kultur-fritid',
    account,
  } as const;
  let { folder } = done(await openMatter(ports, ports.ids.uuid(), opening));
  const post = { sender, senderAddress: '', address: '', postedAt: '', content: 'comment' } as const;
  ({ folder } = done(await act(ports, folder, { kind: 'post', seenAt: at, posts: [post], text: 'Rönnbärsgränd är översvämmad' })));
  return evidence ? done(await saveEvidence(ports, folder, [], at, evidenceOfOnePicture('bild.png', mail))).folder : folder;
}

/** A program reads the same words in every picture of the matter. */
async function readIn(folder: MatterFolder, words: string): Promise<MatterFolder> {
  const { ports } = await tenant.desk('handlaggare');
  const desk = pictureDesk({ ...ports, assets: nodeAssets, readBeside, readMail });
  const inTurn = async (does: () => Promise<MatterFolder>) => await does();
  const read = await readMatterTexts(ports, folder, {
    desk,
    reader: wordsReader(words),
    municipality: 'Gislaveds kommun',
    told: () => {},
    warnings: async () => await Promise.resolve([]),
    inTurn,
  });
  if (read === 'stopped') throw new Error(read);
  return read;
}

async function openedBy({ ports }: Desk, designation: string) {
  const opened = await openForRelease(ports, designation);
  if (typeof opened === 'string') throw new Error(opened);
  return opened;
}

const maskingOf = ({ designation }: MatterFolder, madeAt: string, more: Partial<ToGiveOut> = {}): ToGiveOut => {
  const file = `${designation}_bild-1.png`;
  return {
    masks: [{ file, left: 1, top: 2, width: 3, height: 4, reason }],
    rows: [{ row: 'Avsändare', reason }],
    sizes: { [file]: { width: 8, height: 8 } },
    informed: true,
    madeAt,
    ...more,
  };
};

const openings = () => itemsOf(tenant, 'Events').filter(({ fields }) => fields['what'] === 'protectedOpened');
const files = (library: string) => itemsOf(tenant, library).flatMap(({ file }) => (file?.content ? [`${file.name} ${file.content.sha256}`] : []));

describe('who may give out', () => {
  it.each([
    ['registrator', ['KFN']],
    ['registrator2', ['BUN']],
    ['verksamhetschef', ['BUN']],
    ['handlaggare', []],
    ['information', []],
    ['arkivarie', []],
  ])('%s: %j', async (persona, codes) => expect(await releasingAuthorities((await tenant.desk(persona)).ports)).toEqual(codes));

  it('nobody of another authority, nobody who only handles it; and nothing is said, written or found for them', async () => {
    const folder = await saved();
    const before = files('Evidence-KFN');
    for (const persona of ['registrator2', 'verksamhetschef', 'handlaggare', 'handlaggare2', 'information', 'arkivarie']) {
      const { ports } = await tenant.desk(persona);
      expect(await openForRelease(ports, folder.designation), persona).toBe('notReleaser');
      expect(await searchForRelease(ports, { authority: 'KFN', text: '', day: '' }), persona).toBe('notReleaser');
    }
    expect(files('Evidence-KFN')).toEqual(before);
  });

  it('one who is named for an authority gives out of it as its registrar does', async () => {
    const folder = await saved({ authority: 'BUN', by: 'registrator2', secrecy: 'yes' });
    const desk = await tenant.desk('verksamhetschef');
    const opened = await openedBy(desk, folder.designation);
    const answer = done(await giveOutMasked(desk.ports, opened, maskingOf(folder, desk.ports.clock.now().toISOString())));
    expect(answer.folder.library).toBe('Protected-BUN');
    expect(answer.given).toHaveLength(1);
    expect(files('Protected-BUN').filter((name) => name.includes('_maskerad-1.pdf'))).toHaveLength(1);
  });
});

describe('a search', () => {
  const found = async (text: string, day = '') => {
    const answer = await searchForRelease((await tenant.desk('registrator')).ports, { authority: 'KFN', text, day });
    return answer === 'notReleaser' ? answer : answer.lines.map(({ designation }) => designation);
  };
  it('finds by designation, diary number, day, account, sender and text; of another authority nothing', async () => {
    const { designation, life } = await saved();
    await saved({ authority: 'BUN', by: 'registrator2' });
    const handler = await tenant.desk('handlaggare');
    await handler.ports.register.add('DiaryEntries', {
      Title: designation,
      entryKey: `${designation}:diary`,
      entryId: `${designation}:diary`,
      designation,
      authority: 'KFN',
      direction: 'Inkommen',
      recordDate: '2026-03-04',
      state: 'registered',
      diaryNumber: 'KFN.2026.77',
    });
    const today = inSweden(life.opened.at).day;
    for (const text of ['', designation, 'kfn.2026.77', 'biblioteken', 'facebook.com/biblioteken', 'zettergranath', 'RÖNNBÄRSGRÄND översvämmad'])
      expect(await found(text), text).toEqual([designation]);
    expect(await found('Rönnbärsgränd', today)).toEqual([designation]);
    expect(await found('', '2026-03-04')).toEqual([designation]);
    for (const [text, day] of [
      ['ligger inte här', ''],
      ['', '2019-01-01'],
      ['zettergranath', '2019-01-01'],
    ] as const)
      expect(await found(text, day)).toEqual([]);
  });
  it('finds what stands in the pictures and in the mails that were saved, and no word that is the record’s own', async () => {
    const { designation } = await readIn(await saved({ mail: 'Översvämningen i källaren' }), 'Maja i sjuan');
    await saved();
    for (const text of ['maja i SJUAN', 'översvämningen', 'avsandare@example.se', 'zettergranath sjuan källaren'])
      expect(await found(text), text).toEqual([designation]);
    for (const text of ['kontrollsumma', 'bildpunkter', 'tesseract', 'handlingen', 'Sara']) expect(await found(text), text).toEqual([]);
  });
  it('reads no text of what may be secret', async () => {
    const { designation } = await readIn(await saved({ secrecy: 'yes', mail: 'Översvämningen i källaren' }), 'Maja i sjuan');
    const before = tenant.services.exchanges.all().length;
    expect(await found('Maja')).toEqual([]);
    expect(await found('källaren')).toEqual([]);
    const asked = tenant.services.exchanges.all().slice(before);
    expect(asked.filter(({ url }) => url.includes(`${designation}_text`) || url.includes(`${designation}.txt`))).toEqual([]);
    expect(openings().length).toBe(1);
  });
  it('of what may be secret opens nothing: it is found by its row and never by its content, and no opening is written', async () => {
    const { designation } = await saved({ secrecy: 'yes' });
    expect(await found('zettergranath')).toEqual([]);
    expect(await found(designation)).toEqual([designation]);
    expect(openings()).toEqual([]);
  });
});

describe('a masked copy', () => {
  it('is saved in the matter’s folder and read back, and what is handed over is what the library holds; the originals are as they were', async () => {
    const folder = await saved({ secrecy: 'unknown' });
    const before = files('Protected-KFN');
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const madeAt = desk.ports.clock.now().toISOString();
    const { folder: after, given } = done(await giveOutMasked(desk.ports, opened, maskingOf(folder, madeAt)));
    const name = `${folder.designation}_maskerad-1.pdf`;
    expect(given.map((file) => [file.name, sha256(file.bytes)])).toEqual([[name, sha256(given[0]!.bytes)]]);
    expect(files('Protected-KFN')).toEqual(expect.arrayContaining([...before, `${name} ${sha256(given[0]!.bytes)}`]));
    const fact = after.life.facts.at(-1)?.fact;
    expect(fact).toMatchObject({ kind: 'released', how: 'masked', informed: true, madeAt, by: { oid: desk.person.oid } });
    expect(fact).toMatchObject({ files: [{ name, sha256: sha256(given[0]!.bytes), size: given[0]!.bytes.length }] });
    expect(fact).toMatchObject({ masks: [{ left: 1, top: 2, width: 3, height: 4, reason }], rows: [{ row: 'Avsändare', reason }] });
    expect(itemsOf(tenant, 'Protected-KFN').find(({ file }) => file?.name === name)?.fields).toMatchObject({
      recordType: 'Maskerad kopia',
      matter: folder.designation,
      sha256: sha256(given[0]!.bytes),
    });
    expect([after.life.state, after.item.row.status]).toEqual([folder.life.state, folder.item.row.status]);
    // The opening, and each original that was read.
    expect(openings().map(({ fields }) => fields['detail'])).toEqual(
      [undefined, `${folder.designation}_bild-1.png`].map((file) => JSON.stringify({ matter: folder.designation, ...(file ? { file } : {}) })),
    );
  });

  it('that was saved when its fact was not is found saved at the next try, under the same name', async () => {
    const folder = await saved();
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const masking = maskingOf(folder, desk.ports.clock.now().toISOString());
    await tenant.fault({ match: { method: 'PUT', path: '_released.json' }, kind: 'drop' });
    await expect(giveOutMasked(desk.ports, opened, masking)).rejects.toMatchObject({ name: 'OutsideError' });
    expect(files('Evidence-KFN').filter((file) => file.includes('released'))).toEqual([]);
    const copies = () => files('Evidence-KFN').filter((file) => file.includes('_maskerad'));
    const facts = () => files('Evidence-KFN').filter((file) => file.includes('_released'));
    for (const _try of [1, 2]) done(await giveOutMasked(desk.ports, await openedBy(desk, folder.designation), masking));
    expect([copies().length, facts().length]).toEqual([1, 1]);
    const later = { ...masking, madeAt: new Date(Date.parse(masking.madeAt) + 60_000).toISOString() };
    const { given } = done(await giveOutMasked(desk.ports, await openedBy(desk, folder.designation), later));
    expect(given.map(({ name }) => name)).toEqual([`${folder.designation}_maskerad-2.pdf`]);
    expect([copies().length, facts().length]).toEqual([2, 2]);
  });

  it.each([
    ['without the information of OSL 6:3', { informed: false }, 'notInformed'],
    ['without a provision', { rows: [{ row: 'Avsändare', reason: { ...reason, ground: 'thirdPerson' } }] }, 'provisionMissing'],
    ['of a row that is not there', { rows: [{ row: 'Skonummer', reason }] }, 'strangeMask'],
    ['of a picture that is not the matter’s', { masks: [{ file: '2026-9_bild-1.png', left: 1, top: 1, width: 1, height: 1, reason }] }, 'strangeMask'],
    ['drawn outside the picture', { masks: [{ file: '', left: 7, top: 1, width: 2, height: 1, reason }] }, 'strangeMask'],
    ['of a picture that was never shown', { sizes: {} }, 'pictureNotShown'],
    ['with a hidden character in a reason', { rows: [{ row: 'Avsändare', reason: { ...reason, note: 'a\u202eb' } }] }, 'unsound'],
    ['where nothing is masked and the original can be given', { masks: [], rows: [] }, 'noMasks'],
  ] as const)('%s is refused by the flow, and nothing is saved', async (_what, more, why) => {
    const folder = await saved();
    const before = files('Evidence-KFN');
    const desk = await tenant.desk('registrator');
    const masking = maskingOf(folder, desk.ports.clock.now().toISOString(), more as Partial<ToGiveOut>);
    const masks = masking.masks.map((mask) => (mask.file === '' ? { ...mask, file: `${folder.designation}_bild-1.png` } : mask));
    expect(await giveOutMasked(desk.ports, await openedBy(desk, folder.designation), { ...masking, masks })).toEqual({
      outcome: 'refused',
      why,
    });
    expect(files('Evidence-KFN')).toEqual(before);
  });

  it('and every other way is refused while the matter waits to be moved from the open library', async () => {
    const folder = await saved();
    await suspect((await tenant.desk('handlaggare')).ports, folder, 'unknown');
    const before = files('Evidence-KFN');
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const madeAt = desk.ports.clock.now().toISOString();
    const refusal = { outcome: 'refused', why: 'moveFirst' };
    expect(await giveOutMasked(desk.ports, opened, maskingOf(folder, madeAt))).toEqual(refusal);
    expect(await giveOutOriginals(desk.ports, opened, [`${folder.designation}.pdf`], madeAt)).toEqual(refusal);
    expect(await withhold(desk.ports, opened, { reasons: [reason], informed: true, madeAt })).toEqual(refusal);
    expect(files('Evidence-KFN')).toEqual(before);
    expect(await searchForRelease(desk.ports, { authority: 'KFN', text: sender, day: '' })).toMatchObject({ lines: [] });
  });

  it('keeps its kind in the protected library when the matter is moved after originals were given out', async () => {
    const folder = await saved();
    const desk = await tenant.desk('registrator');
    const madeAt = desk.ports.clock.now().toISOString();
    done(await giveOutOriginals(desk.ports, await openedBy(desk, folder.designation), [`${folder.designation}.pdf`], madeAt));
    await suspect((await tenant.desk('handlaggare')).ports, folder, 'unknown');
    tenant.later(60_000);
    done(await moveToProtected((await tenant.desk('handlaggare')).ports, folder.item));
    const record = itemsOf(tenant, 'Protected-KFN').find(({ file }) => file?.name === `${folder.designation}.pdf`);
    expect(record?.fields).toMatchObject({ recordType: 'Bevis' });
    expect(Date.parse(String(record?.fields['capturedAt']))).toBeLessThanOrEqual(Date.parse(madeAt));
  });

  it('of a matter without files may be a plain copy of its text', async () => {
    const folder = await saved({ evidence: false });
    const desk = await tenant.desk('registrator');
    const masking = { masks: [], rows: [], sizes: {}, informed: false, madeAt: desk.ports.clock.now().toISOString() };
    const { given, folder: after } = done(await giveOutMasked(desk.ports, await openedBy(desk, folder.designation), masking));
    expect(given.map(({ name }) => name)).toEqual([`${folder.designation}_kopia-1.pdf`]);
    expect(after.life.facts.at(-1)?.fact).toMatchObject({ kind: 'released', how: 'copy', masks: [], rows: [] });
  });
});

describe('an original', () => {
  it('is handed over as it lies, when it is written down what was', async () => {
    const folder = await saved({ secrecy: 'yes' });
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const originals = originalsOf(opened);
    const names = originals.map(({ name }) => name);
    const { given, folder: after } = done(await giveOutOriginals(desk.ports, opened, names, desk.ports.clock.now().toISOString()));
    expect(given.map(({ name, bytes }) => [name, sha256(bytes)])).toEqual(originals.map((file) => [file.name, file.sha256]));
    expect(after.life.facts.at(-1)?.fact).toMatchObject({ kind: 'released', how: 'original', files: originals, masks: [], rows: [] });
    expect(openings()).toHaveLength(3);
  });
  it('is also the text that was read in the pictures, and the record of a closed matter', async () => {
    const { ports } = await tenant.desk('handlaggare');
    let folder = await readIn(await saved(), 'Maja i sjuan');
    const at = ports.clock.now().toISOString();
    for (const content of [
      { kind: 'assessed', ground: 'none', law: '', indicators: [], policeReport: false, incident: false },
      { kind: 'acted', outcome: 'stays', at, text: '' },
      { kind: 'registration', choice: 'ordered', reason: 'Går lätt att söka fram.', received: '2026-11-23' },
      { kind: 'closed', reason: '' },
    ] as const)
      ({ folder } = done(await act(ports, folder, content)));
    const { designation } = await saveClosingRecord({ ...ports, assets: nodeAssets }, folder);
    const summary = new TextDecoder().decode(await ports.archive.read('Evidence-KFN', `${designation}/${designation}_sammanstallning.txt`));
    expect(summary).toContain(`${designation}_text.pdf: Kontrollsumma (SHA-256): ${folder.life.read[0]!.record.sha256}`);
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, designation);
    const names = [`${designation}.pdf`, `${designation}_bild-1.png`, `${designation}_text.pdf`, `${designation}_sammanstallning.pdf`];
    expect(originalsOf(opened).map(({ name }) => name)).toEqual(names);
    const { given, folder: after } = done(await giveOutOriginals(desk.ports, opened, names.slice(2), at));
    expect(given.map(({ name, bytes }) => `${name} ${sha256(bytes)}`).toSorted()).toEqual(
      files('Evidence-KFN')
        .filter((file) => names.slice(2).some((name) => file.startsWith(`${name} `)))
        .toSorted(),
    );
    expect(after.life.facts.at(-1)?.fact).toMatchObject({ kind: 'released', files: originalsOf(opened).slice(2) });
    expect((await readOriginal(desk.ports, opened, names[3]!))?.length).toBeGreaterThan(1_000);
  });
  it('that is not the matter’s, or none at all, is not given', async () => {
    const folder = await saved();
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    for (const names of [[], ['0001_opened.json'], [`${folder.designation}.pdf`, 'annan.pdf']])
      expect(await giveOutOriginals(desk.ports, opened, names, '2026-12-16T13:05:00Z')).toEqual({ outcome: 'refused', why: 'nothingChosen' });
  });
  it('whose bytes are no longer those that were saved is not handed over, and nothing is written', async () => {
    const folder = await saved();
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const name = originalsOf(opened)[0]!.name;
    const record = opened.folder.life.evidence[0]!;
    const other = {
      ...opened,
      folder: { ...opened.folder, life: { ...opened.folder.life, evidence: [{ ...record, record: { ...record.record, sha256: 'ab'.repeat(32) } }] } },
    };
    await expect(giveOutOriginals(desk.ports, other, [name], '2026-12-16T13:05:00Z')).rejects.toMatchObject({ kind: 'conflict' });
    expect(files('Evidence-KFN').filter((file) => file.includes('released'))).toEqual([]);
  });
  it('picture is looked at only where it is the matter’s own', async () => {
    const folder = await saved();
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    expect((await readOriginal(desk.ports, opened, `${folder.designation}_bild-1.png`))?.length).toBeGreaterThan(20);
    expect(await readOriginal(desk.ports, opened, '0001_opened.json')).toBeUndefined();
  });
});

describe('what is not given out', () => {
  it('is written down with its provisions, once whoever asked was told of the right to a written decision', async () => {
    const folder = await saved();
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const madeAt = desk.ports.clock.now().toISOString();
    expect(await withhold(desk.ports, opened, { reasons: [reason], informed: false, madeAt })).toMatchObject({ why: 'notInformed' });
    expect(await withhold(desk.ports, opened, { reasons: [], informed: true, madeAt })).toMatchObject({ why: 'provisionMissing' });
    const { folder: after, given } = done(await withhold(desk.ports, opened, { reasons: [reason], informed: true, madeAt }));
    expect(given).toEqual([]);
    expect(after.life.facts.at(-1)?.fact).toMatchObject({ kind: 'withheld', reasons: [reason], informed: true });
  });
  it('may be said of a closed matter too: a record is asked for long afterwards', async () => {
    const handler = await tenant.desk('handlaggare');
    const at = handler.ports.clock.now().toISOString();
    let folder = await saved();
    for (const content of [
      { kind: 'assessed', ground: 'none', law: '', indicators: [], policeReport: false, incident: false },
      { kind: 'acted', outcome: 'stays', at, text: '' },
      { kind: 'registration', choice: 'ordered', reason: 'Lätt att söka fram.', received: at.slice(0, 10) },
      { kind: 'closed', reason: '' },
    ] as const)
      folder = done(await act(handler.ports, folder, content)).folder;
    expect(folder.life.state).toBe('closed');
    const desk = await tenant.desk('registrator');
    const opened = await openedBy(desk, folder.designation);
    const { folder: after } = done(await withhold(desk.ports, opened, { reasons: [reason], informed: true, madeAt: desk.ports.clock.now().toISOString() }));
    expect(after.life.state).toBe('closed');
  });
});
