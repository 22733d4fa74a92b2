import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../jobs/persons.ts';
import { readsText, textInPdf } from '../../tests/popplerText.ts';
import { openTenant, type OpenTenant } from '../../tests/tenantDesk.ts';
import type { MatterContent } from '../domain/matter.ts';
import { lacksClosingRecord, saveClosingRecord } from './closingRecord.ts';
import { addFact, readMatter, type MatterFolder } from './matterFolder.ts';
import { act, openMatter, type MatterAnswer } from './matters.ts';
import { enterNumber } from './registering.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('empty');
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

const at = '2026-11-23T10:00:00.000Z';
const answered: readonly MatterContent[] = [
  { kind: 'post', seenAt: at, posts: [{ sender: 'Kalle', senderAddress: '', address: '', postedAt: '', content: 'comment' }], text: 'Vad tycker ni om badet?' },
  { kind: 'told', to: 'sender', text: 'Det får partierna svara på.', at, sameMedium: true, reason: '' },
  { kind: 'registration', choice: 'ordered', reason: 'Går lätt att söka fram.', received: '2026-11-23' },
  { kind: 'closed', reason: '' },
];

function folderOf(answer: MatterAnswer): MatterFolder {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
}

async function acted(contents: readonly MatterContent[]): Promise<MatterFolder> {
  const opening = { matter: 'politics', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN', department: 'Kultur' } as const;
  let folder = folderOf(await openMatter(desk.ports, '0a0c9b1e-6a34-4a3f-9d55-0c2f4a8e2001', opening));
  for (const content of contents) folder = folderOf(await act(desk.ports, folder, content));
  return folder;
}

const recordOf = async ({ designation, library }: MatterFolder): Promise<Uint8Array> =>
  await desk.ports.archive.read(library, `${designation}/${designation}_sammanstallning.pdf`);

async function readAgain(reader: Desk, designation: string): Promise<MatterFolder> {
  const folder = await readMatter(reader.ports, designation);
  if (!folder || folder === 'closed') throw new Error('it is there');
  return folder;
}

describe('the record of a closed matter', () => {
  it('is not made while it is open', async () => {
    const open = await acted(answered.slice(0, 2));
    expect(await saveClosingRecord(desk.ports, open)).toBe(open);
    expect(lacksClosingRecord(open)).toBe(false);
  });

  it.skipIf(!readsText)('tells who did what until it was closed, and nothing that came after', async () => {
    const closed = await acted(answered);
    expect(lacksClosingRecord(closed)).toBe(true);
    const noted = folderOf(await act(desk.ports, closed, { kind: 'note', text: 'Kalle ringde.' }));
    const saved = await saveClosingRecord(desk.ports, noted);
    expect(lacksClosingRecord(saved)).toBe(false);
    const text = textInPdf(await recordOf(saved)).replace(/\s+/g, ' ');
    for (const part of [saved.designation, 'Vad tycker ni om badet?', 'svarade avsändaren', 'Det får partierna svara på.', 'stängde'])
      expect(text).toContain(part);
    expect(text).not.toContain('Kalle ringde');
  });

  it('has the same bytes whoever makes it, and the second maker finds it done', async () => {
    const closed = await acted(answered);
    await saveClosingRecord(desk.ports, closed);
    const first = await recordOf(closed);
    const registrar = await tenant.desk('registrator');
    const theirs = await readAgain(registrar, closed.designation);
    expect(await saveClosingRecord(registrar.ports, theirs)).toBe(theirs);
    // As one who did not see the first record.
    const unseen = { ...theirs, files: theirs.files.filter(({ path }) => !path.includes('sammanstallning')) };
    await saveClosingRecord(registrar.ports, unseen);
    expect(await recordOf(closed)).toEqual(first);
  });

  it('that could not be saved undoes no closing, and is saved by whoever comes next', async () => {
    const closed = await acted(answered);
    await tenant.fault({ match: { method: 'PUT', path: 'sammanstallning.pdf' }, kind: 'drop' });
    await expect(saveClosingRecord(desk.ports, closed)).rejects.toMatchObject({ kind: 'offline' });
    const registrar = await tenant.desk('registrator');
    const half = await readAgain(registrar, closed.designation);
    expect(half.life.state).toBe('closed');
    expect(lacksClosingRecord(half)).toBe(true);
    expect(lacksClosingRecord(await saveClosingRecord(registrar.ports, half))).toBe(false);
  });

  it('says who registered it, when and as what; a number that came after the closing is none of it', async () => {
    const registered: MatterContent = { kind: 'registration', choice: 'register', reason: '', received: '2026-11-23' };
    const waiting = await acted([...answered.slice(0, 2), registered]);
    const registrar = await tenant.desk('registrator');
    await enterNumber(registrar.ports, await readAgain(registrar, waiting.designation), 'KFN.2026.7');
    tenant.later(60_000);
    desk = await tenant.desk('handlaggare');
    const closed = folderOf(await act(desk.ports, await readAgain(desk, waiting.designation), { kind: 'closed', reason: '' }));
    tenant.later(60_000);
    const after = await tenant.desk('registrator');
    await enterNumber(after.ports, await readAgain(after, closed.designation), 'KFN.2026.8');
    const saved = await saveClosingRecord(desk.ports, await readAgain(desk, closed.designation));
    const text = new TextDecoder().decode(await desk.ports.archive.read(saved.library, `${saved.designation}/${saved.designation}_sammanstallning.txt`));
    expect(text).toContain('Sara Holmberg bad om ett diarienummer');
    expect(text).toContain('Diariefört som KFN.2026.7 av Maria Wik');
    expect(text).toContain('Diarienummer: KFN.2026.7');
    expect(text).not.toContain('KFN.2026.8');
    expect(text.indexOf('Diariefört som')).toBeLessThan(text.indexOf('stängde'));
  });

  it('has the number that a closing which came too early had to wait for', async () => {
    const registered: MatterContent = { kind: 'registration', choice: 'register', reason: '', received: '2026-11-23' };
    const early = await addFact(desk.ports, await acted([...answered.slice(0, 2), registered]), { kind: 'closed', reason: '' });
    expect(early.life.state).toBe('diary');
    tenant.later(60_000);
    const registrar = await tenant.desk('registrator');
    await enterNumber(registrar.ports, await readAgain(registrar, early.designation), 'KFN.2026.7');
    const saved = await saveClosingRecord(desk.ports, await readAgain(desk, early.designation));
    const text = new TextDecoder().decode(await desk.ports.archive.read(saved.library, `${saved.designation}/${saved.designation}_sammanstallning.txt`));
    expect(text).toContain('Diariefört som KFN.2026.7 av Maria Wik');
    expect(text).toContain('Diarienummer: KFN.2026.7');
  });
});
