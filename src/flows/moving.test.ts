// Everybody may close the computer at any moment. Whatever stood between two writes of a move, there is a copy of every byte, and whoever runs it again
// ends in the same state: all of it in the protected library, nothing in the open one.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOfOnePicture } from '../../tests/matterEvidence.ts';
import { itemsOf, listOf, openTenant, type OpenTenant } from '../../tests/tenantDesk.ts';
import type { Item } from '../../local-tenant/store/state.ts';
import { stateLabel } from '../domain/matterLife.ts';
import { lacksClosingRecord, saveClosingRecord } from './closingRecord.ts';
import { readMatter, type MatterFolder } from './matterFolder.ts';
import { act, openMatter, saveEvidence, type MatterAnswer } from './matters.ts';
import { leftOpen, mayMove, moveToProtected, suspect } from './moving.ts';
import { enterNumber, moveSaid, seeMove } from './registering.ts';

let tenant: OpenTenant;
let designation: string;
const desk = async (persona = 'handlaggare') => (await tenant.desk(persona)).ports;
const done = (answer: MatterAnswer): MatterFolder => {
  if (answer.outcome !== 'done') throw new Error(`refused: ${answer.why}`);
  return answer.folder;
};
const files = (library: string): Item[] => itemsOf(tenant, library).filter(({ file }) => file?.content);
const shas = (library: string) => files(library).map(({ file }) => file?.content?.sha256 ?? '');
const names = (library: string) =>
  files(library)
    .map(({ file }) => file?.name ?? '')
    .sort();
let before: string[];

async function read(persona = 'handlaggare'): Promise<MatterFolder> {
  const folder = await readMatter(await desk(persona), designation);
  if (!folder || folder === 'closed') throw new Error(`not read: ${String(folder)}`);
  return folder;
}
/** Whoever opens it says that it may be secret, unless that is said, and moves it. */
async function move(persona = 'handlaggare'): Promise<MatterFolder> {
  const ports = await desk(persona);
  const folder = await suspect(ports, await read(persona), 'unknown');
  return done(await moveToProtected(ports, folder.item));
}

beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('empty');
  const ports = await desk();
  const at = ports.clock.now().toISOString();
  let folder = done(
    await openMatter(ports, ports.ids.uuid(), { matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'KFN', department: 'Kultur' }),
  );
  const posts = [{ sender: 'Kalle Kvastbjörn', senderAddress: '', address: '', postedAt: '', content: 'comment' }] as const;
  folder = done(await act(ports, folder, { kind: 'post', seenAt: at, posts, text: 'Granris' }));
  folder = done(await saveEvidence(ports, folder, [], at, evidenceOfOnePicture('bild.png')));
  ({ designation } = folder);
  before = shas('Evidence-KFN');
  await tenant.keep('thoughtOpen');
});
afterAll(async () => await tenant.close());

/** A browser that is killed at its n-th write: `before` it is sent, or `after` the tenant has done it. From then on nothing is sent. */
function dieAt(nth: number, when: 'before' | 'after') {
  const network = globalThis.fetch;
  const death = { writes: 0, end: () => void (globalThis.fetch = network) };
  let dead = false;
  const die = () => {
    dead = true;
    throw new TypeError('fetch failed');
  };
  globalThis.fetch = async (input, init) => {
    if (dead) die();
    const address = input instanceof Request ? input.url : String(input);
    const isWrite = address.startsWith('https://graph.microsoft.com/') && (init?.method ?? (input instanceof Request ? input.method : 'GET')) !== 'GET';
    if (isWrite && ++death.writes === nth && when === 'before') die();
    const answer = await network(input, init);
    if (isWrite && death.writes === nth) die();
    return answer;
  };
  return death;
}

const rows = () => itemsOf(tenant, 'DiaryEntries').map(({ fields }) => String(fields['state']));
/** What stands in the tenant when all is done, whoever did it and however often. */
async function endState() {
  const { life, item, library } = await read();
  return {
    open: names('Evidence-KFN'),
    protected: names('Protected-KFN').filter((name) => !/_(moved|emptied|suspected)\.json$/.test(name)),
    lost: before.filter((sha) => !shas('Protected-KFN').includes(sha)),
    place: item.row.place,
    library,
    state: stateLabel(life),
    authors: life.facts.map(({ fact, createdBy }) => `${fact.kind} ${createdBy.name}`).filter((line) => !/^(moved|emptied|suspected)/.test(line)),
    strange: life.strange.length,
    moved: life.moved.length > 0,
    emptied: life.emptied !== undefined,
    rows: [...new Set(rows())],
    columns: itemsOf(tenant, 'Protected-KFN', { recordType: 'Bevis' }).length,
    bin: [...listOf(tenant, 'Evidence-KFN').recycled.values()].length,
  };
}

describe('a matter that is found to be secret later', () => {
  let undisturbed: Awaited<ReturnType<typeof endState>>;
  let writes: number;

  it('lies whole in the protected library, with its authors and times, and nowhere in the open one', async () => {
    await tenant.reset('thoughtOpen');
    const facts = (await read()).life.facts.map(({ createdAt }) => createdAt);
    tenant.later(3_600_000);
    const count = dieAt(0, 'before');
    try {
      await move();
    } finally {
      count.end();
    }
    ({ writes } = count);
    undisturbed = await endState();
    expect(undisturbed).toEqual({
      open: [],
      protected: expect.arrayContaining([
        '0001_opened.json',
        '0003_evidence.json',
        `${designation}.pdf`,
        `${designation}.txt`,
        `${designation}_bild-1.png`,
      ]) as string[],
      lost: [],
      place: 'Skyddat',
      library: 'Protected-KFN',
      state: 'Ska bedömas',
      authors: ['opened Sara Holmberg', 'post Sara Holmberg', 'evidence Sara Holmberg'],
      strange: 0,
      moved: true,
      emptied: true,
      rows: ['moveAsked', 'moved'],
      columns: 1,
      bin: 0,
    });
    expect((await read()).life.facts.slice(0, 3).map(({ createdAt }) => createdAt)).toEqual(facts);
    expect(writes).toBeGreaterThan(18);
  });

  it('whose officer is killed between any two writes ends in the same state when it is run again, and there is always a copy of every byte', async () => {
    for (let nth = 1; nth <= writes; nth++) {
      for (const when of ['before', 'after'] as const) {
        await tenant.reset('thoughtOpen');
        const death = dieAt(nth, when);
        await move().catch(() => undefined);
        death.end();
        const there = [...shas('Evidence-KFN'), ...shas('Protected-KFN')];
        expect(
          before.filter((sha) => !there.includes(sha)),
          `killed ${when} write ${nth}`,
        ).toEqual([]);
        // The next one is another person, who finds what was done.
        await move(nth % 2 === 0 ? 'registrator' : 'handlaggare');
        expect(await endState(), `killed ${when} write ${nth}`).toEqual(undisturbed);
      }
    }
  }, 240_000);

  it('keeps what others wrote in the open folder while it was moved', async () => {
    await tenant.reset('thoughtOpen');
    const stale = await read('registrator');
    await move();
    const ports = await desk('registrator');
    const late = new TextEncoder().encode(
      JSON.stringify({ v: 1, designation, at: ports.clock.now().toISOString(), by: ports.people.me(), kind: 'note', text: 'Sent' }),
    );
    await ports.archive.put(stale.library, `${designation}/0004_note.json`, late, 'application/json');
    expect(await leftOpen(ports, await read())).toHaveLength(1);
    await move();
    expect(await leftOpen(ports, await read())).toEqual([]);
    expect(names('Protected-KFN').filter((name) => name.endsWith('_note.json'))).toHaveLength(1);
    expect((await endState()).open).toEqual([]);
  });

  it('cannot be gone on with before it is moved, and a finding of secrecy is not written in the open library', async () => {
    await tenant.reset('thoughtOpen');
    const ports = await desk();
    const secret = { kind: 'assessed', ground: 'secrecy', law: '', indicators: [], policeReport: false, incident: false } as const;
    expect(await act(ports, await read(), secret)).toEqual({ outcome: 'refused', why: 'moveFirst' });
    const folder = await suspect(ports, await read(), 'yes');
    expect(stateLabel(folder.life)).toBe('Ska flyttas');
    for (const content of [
      { ...secret, ground: 'none' },
      { kind: 'note', text: 'x' },
    ] as const)
      expect(await act(ports, folder, content)).toEqual({ outcome: 'refused', why: 'moveFirst' });
    expect(itemsOf(tenant, 'Matters')[0]?.fields).toMatchObject({ place: 'Bevis', status: 'Ska flyttas' });
    const moved = await move();
    expect(await act(ports, moved, secret)).toMatchObject({ outcome: 'done' });
  });

  it('that was kept in order and closed is open again, and must be registered', async () => {
    await tenant.reset('thoughtOpen');
    const ports = await desk();
    const at = ports.clock.now().toISOString();
    let folder = await read();
    for (const content of [
      { kind: 'assessed', ground: 'insult', law: '', indicators: [], policeReport: false, incident: false },
      { kind: 'acted', outcome: 'removed', at, text: '' },
      { kind: 'registration', choice: 'ordered', reason: 'Går att söka fram.', received: at.slice(0, 10) },
      { kind: 'closed', reason: '' },
    ] as const)
      folder = done(await act(ports, folder, content));
    expect(folder.life.state).toBe('closed');
    await saveClosingRecord(await desk(), folder);
    folder = await move();
    expect(folder.life.state).toBe('register');
    expect(itemsOf(tenant, 'Protected-KFN', { recordType: 'Sammanställning' })).toMatchObject([{ fields: { matter: folder.designation, authority: 'KFN' } }]);
    expect(await act(ports, folder, { kind: 'registration', choice: 'ordered', reason: 'x', received: at.slice(0, 10) })).toEqual({
      outcome: 'refused',
      why: 'mustRegister',
    });
    folder = done(await act(ports, folder, { kind: 'registration', choice: 'register', reason: '', received: at.slice(0, 10) }));
    expect(folder.life.diary?.state).toBe('waiting');
    await enterNumber(await desk('registrator'), await read('registrator'), 'KFN.2026.7');
    folder = done(await act(ports, await read(), { kind: 'closed', reason: '' }));
    expect(folder.life.state).toBe('closed');
    expect(lacksClosingRecord(folder)).toBe(true);
    await saveClosingRecord(await desk(), folder);
    expect(names('Protected-KFN').filter((name) => name.endsWith('sammanstallning.pdf') || name.endsWith('sammanstallning-2.pdf'))).toHaveLength(2);
  });

  it('is not moved by whoever has no right to the protected library', async () => {
    await tenant.reset('thoughtOpen');
    const folder = await suspect(await desk(), await read(), 'unknown');
    for (const persona of ['information', 'registrator2', 'verksamhetschef'])
      expect(await moveToProtected(await desk(persona), folder.item), persona).toEqual({ outcome: 'refused', why: 'noRight' });
    expect(names('Protected-KFN')).toEqual([]);
  });

  it('is not offered to an utlämnare, who opens both libraries and may delete in neither', async () => {
    await tenant.reset('empty');
    const [registrar, releaser] = [await desk('registrator2'), await desk('verksamhetschef')];
    const opening = { matter: 'removal', secrecy: 'no', childAbuse: false, own: false, authority: 'BUN', department: 'Skola' } as const;
    const folder = await suspect(registrar, done(await openMatter(registrar, registrar.ids.uuid(), opening)), 'unknown');
    expect(await releaser.archive.mayOpen('Protected-BUN')).toBe(true);
    expect(await mayMove(releaser, 'BUN')).toBe(false);
    expect(await moveToProtected(releaser, folder.item)).toEqual({ outcome: 'refused', why: 'noRight' });
    expect(await mayMove(registrar, 'BUN')).toBe(true);
    expect(names('Protected-BUN')).toEqual([]);
  });

  it('is gone through by the authority’s registrar alone', async () => {
    await tenant.reset('thoughtOpen');
    expect(await seeMove(await desk('registrator'), await read())).toEqual({ outcome: 'refused', why: 'notMoved' });
    const folder = await move();
    expect(await seeMove(await desk(), folder)).toEqual({ outcome: 'refused', why: 'notRegistrar' });
    // Anybody may add a row that says so: it counts for nothing, and keeps no registrar from saying it.
    const forged = { Title: folder.designation, designation: folder.designation, authority: 'KFN', direction: 'Inkommen', recordDate: '', diaryNumber: '' };
    await (await desk()).register.add('DiaryEntries', { ...forged, entryId: 'x', entryKey: 'x', state: 'moveSeen' });
    expect(await moveSaid(await desk(), folder)).toMatchObject({ state: 'moved' });
    expect(await seeMove(await desk('registrator'), folder)).toMatchObject({ outcome: 'done' });
    expect(rows()).toEqual(['moveAsked', 'moved', 'moveSeen', 'moveSeen']);
    expect(await moveSaid(await desk(), folder)).toMatchObject({ state: 'moveSeen' });
  });
});
