import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signAs } from '../../jobs/demo.ts';
import { verdictLine } from '../../jobs/verify.ts';
import { colleague, replaceFile } from '../../tests/forger.ts';
import { demoPlanIds, itemsOf, openTenant, planOf, type OpenTenant } from '../../tests/tenantDesk.ts';
import { readAllPlanFiles } from './planFile.ts';
import { recordFiles, recordsOf, recordStands, saveScan, scanHash, type SavedScan } from './recording.ts';

const planId = demoPlanIds.waitingUnit;
let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
});
afterAll(async () => await tenant.close());

describe('a decision on paper', () => {
  const page = new TextEncoder().encode('%PDF-1.4 en inskannad sida');
  let scan: SavedScan;

  it('is stored as a file that is judged by its content, with what it is in its columns', async () => {
    const { ports } = await tenant.desk('information');
    const file = await planOf(await tenant.desk('information'), planId);
    const save = async (bytes: Uint8Array, kind: 'paper' | 'external' = 'paper') =>
      await saveScan(ports, file, { kind, version: 1, step: 'unitManager', bytes });
    expect(await save(new TextEncoder().encode('MZ ett program'))).toEqual({ outcome: 'refused', why: 'notAScan' });
    expect(await save(new Uint8Array(0))).toEqual({ outcome: 'refused', why: 'notAScan' });
    expect(await save(new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'external')).toEqual({ outcome: 'refused', why: 'notAPdf' });
    scan = (await save(page)) as SavedScan;
    expect(await save(page)).toEqual(scan);
    const stored = [...itemsOf(tenant, 'Records')].find(({ file: one }) => one?.name === scan.fileName.split('/').at(-1));
    expect(stored?.fields).toMatchObject({ planId, direction: 'Inkommen', sha256: scan.fileSha256, retention: 'Bevaras' });
  });

  it('holds only as long as the very file that was signed for is there', async () => {
    const information = await tenant.desk('information');
    const signedOn = tenant.services.clock.now().toISOString().slice(0, 10);
    const { outcome: _saved, ...file } = scan;
    await signAs(
      information,
      { kind: 'paper', planId, version: 1, step: 'unitManager', decision: 'approve', comment: '', signedBy: colleague('verksamhetschef'), signedOn, ...file },
      await planOf(information, planId),
    );
    const { ports, trust } = await tenant.desk('information');
    const verdict = async (hash: (name: string) => Promise<string>) => {
      const found = (await readAllPlanFiles(ports, trust, hash)).find((one) => one.planId === planId);
      const line = verdictLine(found!);
      return { state: line.state, texts: line.facts.filter(({ kind }) => kind === 'paper').map(({ text }) => text) };
    };
    expect((await verdict((name) => scanHash(ports, name))).state).toBe('waitingHead');
    expect(await verdict(async () => await Promise.resolve('0'.repeat(64)))).toEqual({
      state: 'waitingUnit',
      texts: ['Förfalskad: den inskannade filen är en annan än den som lades in.'],
    });
    expect(await verdict((name) => scanHash(ports, `${name}.borta`))).toEqual({
      state: 'waitingUnit',
      texts: ['Kan inte styrkas: den inskannade filen finns inte kvar.'],
    });
  });
});

describe('a saved record', () => {
  it('that somebody replaces is seen: on the plan, and by whoever verifies', async () => {
    const { ports } = await tenant.desk('handlaggare2');
    const approved = await planOf(await tenant.desk('handlaggare2'), demoPlanIds.started);
    const [saved] = recordsOf(approved);
    expect(saved).toBeDefined();
    expect(await recordStands(ports, saved!)).toBe('stands');
    const names = (await recordFiles(ports, approved)).map(({ name, changed }) => [name.replace(/^.*\./, ''), changed]);
    expect(names).toEqual([
      ['pdf', undefined],
      ['json', undefined],
    ]);
    expect(await replaceFile(tenant, 'handlaggare2', saved!.path, '%PDF-1.7 något annat')).toBe(200);
    expect(await recordStands(ports, saved!)).toBe('changed');
    expect((await recordFiles(ports, approved)).map(({ changed }) => changed)).toEqual([true, undefined]);
  });
});
