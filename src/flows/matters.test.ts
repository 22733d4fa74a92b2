import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, listOf, openTenant, type OpenTenant } from '../../tests/tenantDesk.ts';
import type { Desk } from '../../jobs/persons.ts';
import type { MatterContent } from '../domain/matter.ts';
import type { MatterFolder } from './matterFolder.ts';
import { addFact, designationOfItem, readMatter } from './matterFolder.ts';
import { putAway } from './puttingAway.ts';
import { enterNumber } from './registering.ts';
import { evidenceDeviations, openEntry, registrarsDesk } from './registrarsDesk.ts';
import { entryRows } from '../domain/diaryEntry.ts';
import { moveToProtected, suspect } from './moving.ts';
import { act, completeRegistration, openMatter, receivedDay, saveEvidence, type MakeEvidence, type MatterAnswer, type Opening } from './matters.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('empty');
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

const key = '0a0c9b1e-6a34-4a3f-9d55-0c2f4a8e2001';
const opening = (part: Partial<Opening> = {}): Opening => ({
  matter: 'removal',
  secrecy: 'no',
  childAbuse: false,
  own: false,
  authority: 'KFN',
  department: 'Kultur',
  ...part,
});
const at = '2026-11-23T10:00:00.000Z';
const post: MatterContent = {
  kind: 'post',
  seenAt: at,
  posts: [{ sender: 'Kalle', senderAddress: '', address: '', postedAt: '', content: 'comment' }],
  text: '',
};
const assessed: MatterContent = { kind: 'assessed', ground: 'threat', law: '', indicators: [], policeReport: false, incident: false };
const acted: MatterContent = { kind: 'acted', outcome: 'removed', at, text: '' };
const registered = (choice: 'register' | 'ordered'): MatterContent => ({
  kind: 'registration',
  choice,
  reason: choice === 'ordered' ? 'Går lätt att söka fram.' : '',
  received: '2026-11-23',
});

/** Bytes that stand for a picture and its record: what lies in the files is the makers' to prove. */
const make: MakeEvidence = async (base, about, madeAt) => {
  const bytes = new TextEncoder().encode(`${base} ${madeAt} ${JSON.stringify(about)}`);
  const sha256 = await desk.ports.digest.sha256(bytes);
  const record = { name: `${base}.pdf`, sha256 };
  const files = [{ name: `${base}_bild-1.png`, called: 'skarmbild.png', sha256, size: bytes.length, kind: 'png' as const, width: 1, height: 1 }];
  return {
    manifest: { v: 1, kind: 'evidence', designation: base, madeAt, record, files },
    files: [files[0]!.name, record.name].map((name) => ({ name, bytes, type: 'application/octet-stream' })),
  };
};

function folderOf(answer: MatterAnswer): MatterFolder {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
}
async function inOrder(folder: MatterFolder, ...contents: readonly MatterContent[]): Promise<MatterFolder> {
  let now = folder;
  for (const content of contents) now = folderOf(await act(desk.ports, now, content));
  return now;
}
const filesIn = (library: string) =>
  [...listOf(tenant, library).items.values()]
    .filter((item) => item.file?.content)
    .map((item) => item.file?.name ?? '')
    .toSorted();

describe('a matter', () => {
  it('is opened once, however often it is sent', async () => {
    const first = folderOf(await openMatter(desk.ports, key, opening()));
    const again = folderOf(await openMatter(desk.ports, key, opening()));
    expect(again.designation).toBe(first.designation);
    expect(itemsOf(tenant, 'Matters')).toHaveLength(1);
    expect(filesIn('Evidence-KFN')).toEqual(['0001_opened.json']);
  });

  it('has a row that tells where it stands, and nothing of content or persons', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const [row] = itemsOf(tenant, 'Matters');
    expect(row?.fields).toMatchObject({ Title: folder.designation, status: 'Beviset ska sparas', kind: 'Borttagning', place: 'Bevis', posts: 1 });
    expect(JSON.stringify(row?.fields)).not.toContain('Kalle');
  });

  it('goes the guidelines’ way to the end, and no other: removed before it is saved is refused (R18, R70)', async () => {
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    expect(await act(desk.ports, folder, acted)).toEqual({ outcome: 'refused', why: 'evidenceFirst' });
    expect(await act(desk.ports, folder, assessed)).toEqual({ outcome: 'refused', why: 'evidenceFirst' });
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    expect(await act(desk.ports, folder, acted)).toEqual({ outcome: 'refused', why: 'locked' });
    folder = await inOrder(folder, assessed, acted);
    expect(await act(desk.ports, folder, { kind: 'closed', reason: '' })).toEqual({ outcome: 'refused', why: 'locked' });
    folder = await inOrder(folder, registered('ordered'), { kind: 'closed', reason: '' });
    expect(folder.life.state).toBe('closed');
    expect(await act(desk.ports, folder, post)).toEqual({ outcome: 'refused', why: 'closedAlready' });
    expect((await inOrder(folder, { kind: 'note', text: 'Kalle ringde.' })).life.state).toBe('closed');
  });

  it('of our own post goes to the end without an answer to anybody, and is drawn up in the row and in the library (TF 2 kap. 10 §)', async () => {
    const ours: MatterContent = { ...post, posts: [{ sender: '', senderAddress: '', address: '', postedAt: '', content: 'post' }] } as MatterContent;
    const begun = await inOrder(folderOf(await openMatter(desk.ports, key, opening({ own: true }))), ours);
    const saved = folderOf(await saveEvidence(desk.ports, begun, [], at, make));
    const folder = await inOrder(saved, assessed, acted, registered('register'));
    expect(folder.life.state).toBe('diary');
    expect(itemsOf(tenant, 'DiaryEntries')[0]?.fields).toMatchObject({ direction: 'Upprättad' });
    const record = [...listOf(tenant, 'Evidence-KFN').items.values()].find(({ file }) => file?.name === `${folder.designation}.pdf`);
    expect(record?.fields).toMatchObject({ direction: 'Upprättad' });
  });

  it('of a question keeps what was brought with it, as soon as the question is described; of child abuse nothing is kept', async () => {
    const question = folderOf(await openMatter(desk.ports, key, opening({ matter: 'question' })));
    expect(await saveEvidence(desk.ports, question, [], at, make)).toEqual({ outcome: 'refused', why: 'locked' });
    const folder = folderOf(await saveEvidence(desk.ports, await inOrder(question, post), [], at, make));
    expect(folder.life.evidence).toHaveLength(1);
    expect(folder.life.state).toBe('answer');
    const abuse = folderOf(await openMatter(desk.ports, `${key.slice(0, -1)}2`, opening({ secrecy: 'yes', childAbuse: true })));
    expect(await saveEvidence(desk.ports, await inOrder(abuse, post), [], at, make)).toEqual({ outcome: 'refused', why: 'locked' });
  });

  it('whose post could not be saved here is a deviation to its registrar and to informationsfunktionen, told by rows that say neither where nor why', async () => {
    const where = 'Pärmen i Kalles skåp';
    const exit: MatterContent = { kind: 'evidenceExit', why: 'savedElsewhere', reason: where };
    const { designation } = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post, exit, exit, assessed);
    const told = [{ designation, authority: 'KFN', why: 'savedElsewhere', by: desk.ports.people.me().name }];
    expect((await registrarsDesk((await tenant.desk('registrator')).ports)).deviations).toMatchObject(told);
    expect(await evidenceDeviations((await tenant.desk('information')).ports)).toMatchObject(told);
    expect((await registrarsDesk((await tenant.desk('registrator2')).ports)).deviations).toEqual([]);
    expect(itemsOf(tenant, 'DiaryEntries')).toHaveLength(1);
    expect(JSON.stringify([itemsOf(tenant, 'DiaryEntries'), itemsOf(tenant, 'Matters')])).not.toMatch(/Kalle|Pärmen/);
  });

  it('that a window left before its deviation was told is told of when it is opened', async () => {
    const { ports } = desk;
    const begun = await inOrder(folderOf(await openMatter(ports, key, opening())), post);
    const exit: MatterContent = { kind: 'evidenceExit', why: 'removedBefore', reason: 'Borta.' };
    const folder = await addFact(ports, begun, exit);
    expect(await evidenceDeviations(ports)).toEqual([]);
    await completeRegistration(ports, folder);
    await completeRegistration(ports, folder);
    expect(await evidenceDeviations(ports)).toMatchObject([{ why: 'removedBefore' }]);
    expect(itemsOf(tenant, 'DiaryEntries')).toHaveLength(1);
  });

  it('has no evidence in a record of nothing: it is not saved, and the way to removal stays shut (R18, R70)', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const makeNothing: MakeEvidence = async (...asked) => {
      const made = await make(...asked);
      return { ...made, manifest: { ...made.manifest, v: 1, files: [] }, files: made.files.slice(-1) };
    };
    await expect(saveEvidence(desk.ports, folder, [], at, makeNothing)).rejects.toMatchObject({ name: 'OutsideError', kind: 'unexpected' });
    const nothing: MatterContent = { kind: 'evidence', record: { name: '2026-1.pdf', sha256: 'a'.repeat(64), size: 1 }, files: [], madeAt: at };
    expect(await act(desk.ports, folder, nothing)).toEqual({ outcome: 'refused', why: 'unsound' });
    expect(filesIn('Evidence-KFN')).toEqual(['0001_opened.json', '0002_post.json']);
    expect(await act(desk.ports, folder, acted)).toEqual({ outcome: 'refused', why: 'evidenceFirst' });
  });

  it('is gone on with by a colleague on another computer', async () => {
    const { designation } = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const registrar = await tenant.desk('registrator');
    const folder = await readMatter(registrar.ports, designation);
    if (!folder || folder === 'closed') throw new Error('the registrar reads it');
    expect(folder.life.post?.posts[0]?.sender).toBe('Kalle');
    const after = folderOf(await act(registrar.ports, folder, { kind: 'note', text: 'Sett.' }));
    expect(after.life.facts.at(-1)?.createdBy.oid).toBe(registrar.person.oid);
  });

  it('keeps what two people do at the same time: each fact gets a place', async () => {
    const mine = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const registrar = await tenant.desk('registrator');
    const theirs = await readMatter(registrar.ports, mine.designation);
    if (!theirs || theirs === 'closed') throw new Error('the registrar reads it');
    await Promise.all([act(desk.ports, mine, { kind: 'note', text: 'Min.' }), act(registrar.ports, theirs, { kind: 'note', text: 'Deras.' })]);
    const after = await readMatter(desk.ports, mine.designation);
    if (!after || after === 'closed') throw new Error('it is there');
    expect(after.life.facts.flatMap(({ fact }) => (fact.kind === 'note' ? [fact.text] : [])).toSorted()).toEqual(['Deras.', 'Min.']);
  });

  it('is assessed once: of two who answer at once the second is told so, and writes nothing', async () => {
    let mine = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    mine = folderOf(await saveEvidence(desk.ports, mine, [], at, make));
    const registrar = await tenant.desk('registrator');
    const theirs = await readMatter(registrar.ports, mine.designation);
    if (!theirs || theirs === 'closed') throw new Error('the registrar reads it');
    const other: MatterContent = { kind: 'assessed', ground: 'profanity', law: '', indicators: [], policeReport: false, incident: false };
    folderOf(await act(registrar.ports, theirs, other));
    expect(await act(desk.ports, mine, assessed)).toEqual({ outcome: 'refused', why: 'doneMeanwhile' });
    expect(filesIn('Evidence-KFN').filter((name) => name.includes('assessed'))).toHaveLength(1);
  });

  it.each(['504-after-commit', 'drop-answer'] as const)('that was written although the answer was lost (%s) is not written twice', async (kind) => {
    const folder = folderOf(await openMatter(desk.ports, key, opening()));
    await tenant.fault({ match: { method: 'PUT', path: '/content' }, kind });
    await act(desk.ports, folder, post).catch(() => undefined);
    const again = await readMatter(desk.ports, folder.designation);
    if (!again || again === 'closed') throw new Error('it is there');
    const after = folderOf(await act(desk.ports, again, post));
    expect(after.life.facts.map(({ fact }) => fact.kind)).toEqual(['opened', 'post']);
  });
});

describe('two windows with the same question', () => {
  it('the second cannot undo what the first decided: a police report stays one, and its number is waited for (R16)', async () => {
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    await inOrder(folder, { ...assessed, policeReport: true } as MatterContent, acted, registered('register'));
    const fresh = await readMatter(desk.ports, folder.designation);
    if (!fresh || fresh === 'closed') throw new Error('it is there');
    expect(await act(desk.ports, fresh, assessed)).toEqual({ outcome: 'refused', why: 'doneMeanwhile' });
    expect(await act(desk.ports, fresh, registered('ordered'))).toEqual({ outcome: 'refused', why: 'doneMeanwhile' });
    expect(await act(desk.ports, fresh, { kind: 'closed', reason: '' })).toEqual({ outcome: 'refused', why: 'numberFirst' });
  });
});

describe('evidence', () => {
  it('whose upload was cut off is not saved; tried again it is, once, and under the same name', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    await tenant.fault({ match: { method: 'PUT', path: '.pdf' }, kind: 'drop' });
    await expect(saveEvidence(desk.ports, folder, [], at, make)).rejects.toMatchObject({ name: 'OutsideError', kind: 'offline' });
    const half = await readMatter(desk.ports, folder.designation);
    if (!half || half === 'closed') throw new Error('it is there');
    expect(half.life.state).toBe('evidence');
    const whole = folderOf(await saveEvidence(desk.ports, half, [], at, make));
    expect(whole.life.evidence).toHaveLength(1);
    const { designation } = folder;
    expect(filesIn('Evidence-KFN')).toEqual(['0001_opened.json', '0002_post.json', '0003_evidence.json', `${designation}.pdf`, `${designation}_bild-1.png`]);
  });

  it('lies beside its pictures with checksums that anybody can count again', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const after = folderOf(await saveEvidence(desk.ports, folder, [{ label: 'Avsändare', value: 'Kalle' }], at, make));
    const record = after.life.evidence[0]?.record;
    const bytes = await desk.ports.archive.read(after.library, `${after.designation}/${record?.name}`);
    expect(await desk.ports.digest.sha256(bytes)).toBe(record?.sha256);
    expect(record?.size).toBe(bytes.length);
  });

  it('sent again by the same window is the same evidence', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const once = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    expect(folderOf(await saveEvidence(desk.ports, once, [], at, make)).life.evidence).toHaveLength(1);
  });

  it('that a closed window left half-way stays where it lies, and stops nobody: the next record gets the next name', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    await tenant.fault({ match: { method: 'PUT', path: '_evidence.json' }, kind: 'drop' });
    await expect(saveEvidence(desk.ports, folder, [], at, make)).rejects.toMatchObject({ kind: 'offline' });
    const later = folderOf(await saveEvidence(desk.ports, folder, [], '2026-11-23T11:00:00.000Z', make));
    expect(later.life.evidence.map(({ record }) => record.name)).toEqual([`${folder.designation}-2.pdf`]);
    expect(filesIn('Evidence-KFN')).toContain(`${folder.designation}.pdf`);
  });

  it('that comes later has a name of its own', async () => {
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    folder = folderOf(await saveEvidence(desk.ports, folder, [], '2026-11-23T10:05:00.000Z', make));
    expect(folder.life.evidence.map(({ record }) => record.name)).toEqual([`${folder.designation}.pdf`, `${folder.designation}-2.pdf`]);
  });
});

describe('what may be secret', () => {
  it.each(['yes', 'unknown'] as const)('(%s) lies in the protected library from the first byte', async (secrecy) => {
    await inOrder(folderOf(await openMatter(desk.ports, key, opening({ secrecy }))), post);
    expect(filesIn('Protected-KFN')).toEqual(['0001_opened.json', '0002_post.json']);
    expect(filesIn('Evidence-KFN')).toEqual([]);
  });

  it('is not opened by whoever has no right to its library, and then no row is made', async () => {
    const other = await tenant.desk('handlaggare2');
    expect(await openMatter(other.ports, key, opening({ secrecy: 'yes' }))).toEqual({ outcome: 'refused', why: 'noRight' });
    expect(itemsOf(tenant, 'Matters')).toEqual([]);
  });

  it('cannot be kept in order instead of registered, nor closed before it has a number (R16, R82)', async () => {
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening({ secrecy: 'unknown' }))), post);
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    folder = await inOrder(folder, assessed, acted);
    expect(await act(desk.ports, folder, registered('ordered'))).toEqual({ outcome: 'refused', why: 'mustRegister' });
    folder = await inOrder(folder, registered('register'));
    expect(await act(desk.ports, folder, { kind: 'closed', reason: '' })).toEqual({ outcome: 'refused', why: 'numberFirst' });
    const [entry] = itemsOf(tenant, 'DiaryEntries');
    expect(entry?.fields).toMatchObject({ designation: folder.designation, authority: 'KFN', state: 'waiting', recordDate: '2026-11-23' });
    expect(JSON.stringify(entry?.fields)).not.toContain('Kalle');
  });
});

describe('what cannot be read back', () => {
  it.each([
    ['a character that turns what is read', { kind: 'note', text: 'Läs \u202eetxet' } as MatterContent],
    ['a character that cannot be stored', { kind: 'handedOver', how: 'forward', to: 'Tekniska\u0000', contact: '0371', dueOn: '' } as MatterContent],
    ['half a character', { kind: 'note', text: 'Avklippt \ud83d' } as MatterContent],
    ['more posts than fit', { ...post, posts: Array.from({ length: 51 }, () => (post.kind === 'post' ? post.posts[0]! : undefined!)) } as MatterContent],
  ])('(%s) is not stored', async (_what, content) => {
    const folder = folderOf(await openMatter(desk.ports, key, opening()));
    expect(await act(desk.ports, folder, content)).toEqual({ outcome: 'refused', why: 'unsound' });
    expect(filesIn('Evidence-KFN')).toEqual(['0001_opened.json']);
  });
});

describe('evidence of more files than a fact can name', () => {
  it('is not saved: nothing is uploaded that would count for nothing', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    const tooMany: typeof make = async (...asked) => {
      const made = await make(...asked);
      const [first] = made.manifest.files;
      return { ...made, manifest: { ...made.manifest, files: Array.from({ length: 101 }, () => first!) } as typeof made.manifest };
    };
    await expect(saveEvidence(desk.ports, folder, [], at, tooMany)).rejects.toMatchObject({ kind: 'unexpected' });
    expect(filesIn('Evidence-KFN')).toEqual(['0001_opened.json', '0002_post.json']);
  });
});

describe('what is found to be secret in the assessment', () => {
  const secret: MatterContent = { kind: 'assessed', ground: 'secrecy', law: '', indicators: [], policeReport: false, incident: false };
  it('must be registered, whatever was answered first, and is written where it is protected', async () => {
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    expect(await act(desk.ports, folder, secret)).toEqual({ outcome: 'refused', why: 'moveFirst' });
    folder = folderOf(await moveToProtected(desk.ports, (await suspect(desk.ports, folder, 'yes')).item));
    folder = await inOrder(folder, secret, acted);
    expect(filesIn('Evidence-KFN')).toEqual([]);
    expect(await act(desk.ports, folder, registered('ordered'))).toEqual({ outcome: 'refused', why: 'mustRegister' });
  });
});

describe('a registration that a closed window left half-way', () => {
  it('is asked for by whoever opens the matter next, once', async () => {
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening({ secrecy: 'yes' }))), post);
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    folder = await inOrder(folder, assessed, acted);
    await tenant.fault({ match: { method: 'POST', path: `${listOf(tenant, 'DiaryEntries').id}/items` }, kind: 'drop' });
    await expect(act(desk.ports, folder, registered('register'))).rejects.toMatchObject({ kind: 'offline' });
    expect(itemsOf(tenant, 'DiaryEntries')).toEqual([]);
    for (let time = 0; time < 2; time++) {
      const read = await readMatter(desk.ports, folder.designation);
      if (!read || read === 'closed') throw new Error('it is there');
      expect((await completeRegistration(desk.ports, read)).life.diary?.state).toBe('waiting');
    }
    expect(itemsOf(tenant, 'DiaryEntries')).toHaveLength(1);
  });
});

describe('a municipality that keeps what may be secret elsewhere (OSL 10 kap. 2 a §)', () => {
  it('stores nothing of it here, not even a row', async () => {
    const [row] = itemsOf(tenant, 'Settings', { key: 'secretStorage' });
    await tenant.tamper({ list: 'Settings', item: row?.id ?? 0, set: { value: '"outside"' } });
    expect(await openMatter(desk.ports, key, opening({ secrecy: 'unknown' }))).toEqual({ outcome: 'refused', why: 'keptOutside' });
    expect(itemsOf(tenant, 'Matters')).toEqual([]);
    expect(await openMatter(desk.ports, key, opening())).toMatchObject({ outcome: 'done' });
  });

  it('keeps designation, time and receipt, and no word of the post; the registrar sees where it is and gives it a number', async () => {
    const outside = opening({ secrecy: 'yes', outside: true });
    expect(await openMatter(desk.ports, key, outside)).toEqual({ outcome: 'refused', why: 'keptHere' });
    const [row] = itemsOf(tenant, 'Settings', { key: 'secretStorage' });
    await tenant.tamper({ list: 'Settings', item: row?.id ?? 0, set: { value: '"outside"' } });
    let folder = folderOf(await openMatter(desk.ports, key, outside));
    for (const content of [post, { kind: 'note', text: 'Kalle' }, { kind: 'evidenceExit', why: 'savedElsewhere', reason: 'Kalle' }] as const)
      expect(await act(desk.ports, folder, content)).toEqual({ outcome: 'refused', why: 'keptOutside' });
    expect(await saveEvidence(desk.ports, folder, [], at, make)).toEqual({ outcome: 'refused', why: 'keptOutside' });
    expect(await act(desk.ports, folder, registered('register'))).toEqual({ outcome: 'refused', why: 'locked' });
    folder = await inOrder(folder, { kind: 'keptOutside', savedBy: 'Sara Holmberg', where: 'Låst skåp hos registratorn', savedAt: at }, registered('register'));
    expect(filesIn('Protected-KFN')).toEqual([]);
    expect(filesIn('Evidence-KFN').map((name) => name.slice(5))).toEqual(['opened.json', 'keptOutside.json', 'registration.json']);
    expect(itemsOf(tenant, 'Matters')[0]?.fields).toMatchObject({ place: 'Annan plats', status: 'Väntar på diarienummer' });
    const registrar = (await tenant.desk('registrator')).ports;
    expect((await registrarsDesk(registrar)).waiting).toMatchObject([{ designation: folder.designation, isProtected: true }]);
    const opened = await openEntry(registrar, folder.designation);
    if (typeof opened !== 'object' || !opened.entry) throw new Error('the registrar could not open it');
    expect(entryRows(opened.entry)).toEqual(
      expect.arrayContaining([
        { label: 'Förvaras', value: 'Låst skåp hos registratorn' },
        { label: 'Sparat av', value: 'Sara Holmberg' },
        { label: 'Avsändare', value: 'Utelämnas (OSL 5 kap. 2 § andra stycket)' },
      ]),
    );
    expect(await enterNumber(registrar, opened.folder, 'KFN.2026.9')).toMatchObject({ outcome: 'done' });
    const numbered = await readMatter(desk.ports, folder.designation);
    if (!numbered || numbered === 'closed') throw new Error('it is there');
    expect(folderOf(await act(desk.ports, numbered, { kind: 'closed', reason: '' })).life.state).toBe('closed');
  });
});

describe('a row of which nothing was saved', () => {
  it('is put away by its maker alone, and what is saved is never put away', async () => {
    await tenant.fault({ match: { method: 'PUT', path: 'opened.json' }, kind: 'drop' });
    await expect(openMatter(desk.ports, key, opening())).rejects.toMatchObject({ kind: 'offline' });
    const [made] = await desk.ports.register.all('Matters');
    const designation = designationOfItem(made!);
    const registrar = (await tenant.desk('registrator')).ports;
    expect(await putAway(registrar, designation)).toEqual({ outcome: 'refused', why: 'notYours' });
    await desk.ports.archive.put('Evidence-KFN', `${designation}/bild.png`, new Uint8Array([1]), 'image/png');
    expect(await putAway(desk.ports, designation)).toEqual({ outcome: 'refused', why: 'doneMeanwhile' });
    await tenant.tamper({ list: 'Evidence-KFN', item: itemsOf(tenant, 'Evidence-KFN').find(({ file }) => file?.name === 'bild.png')!.id, delete: true });
    for (let time = 0; time < 2; time++) expect(await putAway(desk.ports, designation)).toEqual({ outcome: 'done' });
    expect(itemsOf(tenant, 'Matters')[0]?.fields).toMatchObject({ Title: designation, status: 'Lagt undan' });
    const saved = folderOf(await openMatter(desk.ports, key, opening()));
    expect(itemsOf(tenant, 'Matters')).toHaveLength(1);
    expect(await putAway(desk.ports, saved.designation)).toEqual({ outcome: 'refused', why: 'doneMeanwhile' });
    expect((await desk.ports.register.all('Matters'))[0]?.row).toMatchObject({ status: 'Inlägget ska beskrivas', closedAt: '' });
  });
});

describe('a post that shows child abuse', () => {
  it('found after it was saved in the open is moved first, may not stand, and must be registered', async () => {
    const found: MatterContent = { kind: 'assessed', ground: 'childAbuse', law: '', indicators: [], policeReport: true, incident: false };
    let folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening())), post);
    folder = folderOf(await saveEvidence(desk.ports, folder, [], at, make));
    expect(await act(desk.ports, folder, found)).toEqual({ outcome: 'refused', why: 'moveFirst' });
    folder = folderOf(await moveToProtected(desk.ports, (await suspect(desk.ports, folder, 'yes')).item));
    folder = await inOrder(folder, found);
    for (const outcome of ['stays', 'rebutted'] as const)
      expect(await act(desk.ports, folder, { kind: 'acted', outcome, at, text: 'x' })).toEqual({ outcome: 'refused', why: 'mustGo' });
    folder = await inOrder(folder, acted);
    expect(await act(desk.ports, folder, registered('ordered'))).toEqual({ outcome: 'refused', why: 'mustRegister' });
  });

  it('may not be told to stand', async () => {
    const folder = await inOrder(folderOf(await openMatter(desk.ports, key, opening({ secrecy: 'yes', childAbuse: true }))), {
      ...post,
      text: 'Polisen har fått den.',
    } as MatterContent);
    for (const outcome of ['stays', 'rebutted'] as const)
      expect(await act(desk.ports, folder, { kind: 'acted', outcome, at, text: 'x' })).toEqual({ outcome: 'refused', why: 'mustGo' });
    expect(await act(desk.ports, folder, acted)).toMatchObject({ outcome: 'done' });
  });
});

describe('the day a handling came in (TF 2 kap. 9 §)', () => {
  const of = (postedAt: string) => ({
    seenAt: '2026-11-23T10:00:00Z',
    posts: [{ sender: '', senderAddress: '', address: '', postedAt, content: 'post' as const }],
  });
  it('is when the post was published, by the clock in Sweden', () => expect(receivedDay(of('2026-11-20T23:30:00Z'))).toBe('2026-11-21'));
  it('is when it was seen where nobody knows', () => expect(receivedDay(of(''))).toBe('2026-11-23'));
});
