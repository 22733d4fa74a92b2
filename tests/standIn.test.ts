// A decision that a stand-in made on paper, from the list to the record and to whoever checks it without the tenant.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { signatures } from '../src/adapters/signatures/signatures.ts';
import { readRecordFile, type KeyRegister, type PlanRecord } from '../src/domain/record.ts';
import type { PlanFile } from '../src/flows/planFile.ts';
import { keyRegister } from '../src/flows/keys.ts';
import { recordPath, saveScan } from '../src/flows/recording.ts';
import { planView } from '../src/tab/actions/planViews.ts';
import { checkRecord } from '../src/tab/verify/checking.ts';
import { approveAs, colleague, settle } from './forger.ts';
import { demoPlanIds, openTenant, planOf, type OpenTenant } from './tenantDesk.ts';

const planId = demoPlanIds.waitingUnit;
const standIn = colleague('registrator');
const chief = colleague('verksamhetschef');
let tenant: OpenTenant;
let file: PlanFile;
let record: PlanRecord;
let text: string;

beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
  const today = tenant.services.clock.now().toISOString().slice(0, 10);
  const administrator = await tenant.desk('administrator');
  await signAs(
    administrator,
    { kind: 'delegation', for: chief, to: standIn, from: today, until: '2099-12-31', reference: 'KFN 2026 § 12' },
    await planOf(administrator, planId),
  );
  const information = await tenant.desk('information');
  const before = await planOf(information, planId);
  const bytes = new TextEncoder().encode('%PDF-1.4 underskrivet av ersättaren');
  const scan = await saveScan(information.ports, before, { kind: 'paper', version: 1, step: 'unitManager', bytes });
  if (scan.outcome !== 'saved') throw new Error(scan.why);
  const { fileName, fileSha256 } = scan;
  await signAs(
    information,
    {
      kind: 'paper',
      planId,
      version: 1,
      step: 'unitManager',
      decision: 'approve',
      comment: '',
      signedBy: standIn,
      signedOn: today,
      fileName,
      fileSha256,
    },
    before,
  );
  await settle(tenant, 'information', planId);
  await approveAs(await tenant.desk('forvaltningschef'), planId, 'departmentHead');
  file = await settle(tenant, 'forvaltningschef', planId);
  const { archive } = information.ports;
  const read = async (ending: string) => new TextDecoder().decode(await archive.read('Records', `${recordPath(file, 1)}.${ending}`));
  record = readRecordFile(await read('json')) as PlanRecord;
  text = await read('txt');
});
afterAll(async () => await tenant.close());

describe('a paper that a stand-in signed', () => {
  it('stands in the record with the delegation it leans on', () => {
    expect(file.life.state).toBe('copySent');
    expect(record.facts.filter(({ fact }) => fact.includes('"kind":"delegation"'))).toHaveLength(1);
    expect(text).toContain(`ersättare för ${chief.name}`);
  });

  it('is genuine to whoever checks the record without the tenant', async () => {
    const { ports, trust } = await tenant.desk('information');
    const checker = { digest: webDigest, examiner: (keys: KeyRegister['keys']) => signatures({ registered: async () => await Promise.resolve(keys) }) };
    const checked = await checkRecord(record, await keyRegister(ports, trust), checker);
    expect(checked.versions[0]).toMatchObject({ state: 'Godkänd' });
    expect(
      checked.versions[0]?.facts.filter(({ kind }) => kind === 'decision').map(({ name, judgement }) => [name, judgement.verdict, judgement.remarks]),
    ).toEqual([
      [standIn.name, 'genuine', ['standIn']],
      [colleague('forvaltningschef').name, 'genuine', expect.anything()],
    ]);
  });

  it('says on the plan who decided, for whom, and who entered it', async () => {
    const { person } = await tenant.desk('handlaggare');
    const [manager] = planView(file, person, tenant.services.clock.now(), { files: [], unfinished: [] }).stations;
    expect(manager?.person?.name).toBe(standIn.name);
    expect(manager?.remarks).toEqual([
      { kind: 'standIn', for: chief.name, until: '2099-12-31' },
      { kind: 'enteredBy', name: colleague('information').name },
    ]);
  });
});
