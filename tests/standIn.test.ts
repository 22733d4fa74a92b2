// A decision that a stand-in made, on paper or by sign-in, from the list to the record and to whoever checks it without the tenant.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { signatures } from '../src/adapters/signatures/signatures.ts';
import { isDeciding } from '../src/domain/decision.ts';
import type { DelegationFact, Fact } from '../src/domain/fact.ts';
import { signingText } from '../src/domain/factText.ts';
import { readRecordFile, type KeyRegister, type PlanRecord } from '../src/domain/record.ts';
import type { PlanFile } from '../src/flows/planFile.ts';
import { keyRegister } from '../src/flows/keys.ts';
import { submitPlan } from '../src/flows/planning.ts';
import { recordPath, saveScan } from '../src/flows/recording.ts';
import { planView } from '../src/tab/actions/planViews.ts';
import { checkRecord } from '../src/tab/verify/checking.ts';
import { approveAs, colleague, decisionOn, plantSigned, settle } from './forger.ts';
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

async function withoutTenant(brought: PlanRecord) {
  const { ports, trust } = await tenant.desk('information');
  const checker = { digest: webDigest, examiner: (keys: KeyRegister['keys']) => signatures({ registered: async () => await Promise.resolve(keys) }) };
  return await checkRecord(brought, await keyRegister(ports, trust), checker);
}

describe('a paper that a stand-in signed', () => {
  it('stands in the record with the delegation it leans on', () => {
    expect(file.life.state).toBe('copySent');
    expect(record.facts.filter(({ fact }) => fact.includes('"kind":"delegation"'))).toHaveLength(1);
    expect(text).toContain(`ersättare för ${chief.name}`);
  });

  it('is genuine to whoever checks the record without the tenant', async () => {
    const checked = await withoutTenant(record);
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

describe('a stand-in’s decision that is not one of those the version stands on', () => {
  const decide = async (as: string, decision: 'approve' | 'return', read?: PlanFile) => {
    const desk = await tenant.desk(as);
    const now = read ?? (await planOf(desk, planId));
    const version = now.life.newest?.version ?? 0;
    await signAs(desk, { kind: 'decision', planId, version, step: 'unitManager', decision, comment: 'Skriv vem som svarar.' }, now);
  };
  const hashOf = async (fact: Fact) => await webDigest.sha256(signingText(fact));
  const appoint = async () => {
    const desk = await tenant.desk('verksamhetschef');
    const from = tenant.services.clock.now().toISOString().slice(0, 10);
    await signAs(desk, { kind: 'delegation', for: chief, to: standIn, from, until: '2099-12-31', reference: 'Punkt 4' }, await planOf(desk, planId));
  };
  /** What the list says of each deciding fact, and what the saved record says of it where only the key register is at hand. */
  async function approvedAndChecked(): Promise<{ list: unknown[]; brought: unknown[]; delegations: number }> {
    await approveAs(await tenant.desk('forvaltningschef'), planId, 'departmentHead');
    const settled = await settle(tenant, 'forvaltningschef', planId);
    const { archive } = (await tenant.desk('information')).ports;
    const version = settled.life.approvedVersion;
    const stored = readRecordFile(new TextDecoder().decode(await archive.read('Records', `${recordPath(settled, version)}.json`))) as PlanRecord;
    const checked = await withoutTenant(stored);
    return {
      list: settled.facts.filter(({ fact }) => isDeciding(fact)).map(({ stored: { id }, judgement }) => [id, judgement.verdict, judgement.text]),
      brought: checked.versions.flatMap(({ facts }) =>
        facts.filter(({ kind }) => kind === 'decision').map(({ id, judgement }) => [id, judgement.verdict, judgement.text]),
      ),
      delegations: checked.delegations.length,
    };
  }
  beforeEach(async () => await tenant.reset('demo'));

  it('but of a former version is genuine to whoever checks the record', async () => {
    await appoint();
    await decide('registrator', 'return');
    const applicant = await tenant.desk('handlaggare2');
    const returned = await settle(tenant, 'handlaggare2', planId);
    const draft = { planId, answers: { ...returned.answers, purpose: 'Ett tydligare syfte.' }, chiefs: {}, etag: returned.draft?.etag ?? '' };
    expect(await submitPlan(applicant.ports, applicant.trust, returned, draft)).toEqual({ outcome: 'sent', version: 2 });
    await settle(tenant, 'handlaggare2', planId);
    await decide('verksamhetschef', 'approve');
    const { list, brought, delegations } = await approvedAndChecked();
    expect(list).toHaveLength(3);
    expect(brought).toEqual(list);
    expect(brought[0]).toEqual([expect.anything(), 'genuine', expect.stringMatching(/beslutat av ersättare/i)]);
    expect(delegations).toBe(1);
  });

  it('but came after the step was decided is genuine to whoever checks the record', async () => {
    await appoint();
    const before = await planOf(await tenant.desk('registrator'), planId);
    await decide('verksamhetschef', 'approve');
    await decide('registrator', 'return', before);
    const { list, brought, delegations } = await approvedAndChecked();
    expect(list.map((one) => (one as string[])[1])).toEqual(['genuine', 'genuine', 'genuine']);
    expect(brought).toEqual(list);
    expect(delegations).toBe(1);
  });

  it('but leaned on a stand-in who had been ended does not count in the record either', async () => {
    await appoint();
    const before = await planOf(await tenant.desk('registrator'), planId);
    await decide('registrator', 'approve');
    tenant.later(24 * 3_600_000);
    const { ports } = await tenant.desk('verksamhetschef');
    const ended = before.facts.find(({ fact }) => fact?.kind === 'delegation')?.fact as DelegationFact;
    const day = ports.clock.now().toISOString().slice(0, 10);
    const over: DelegationFact = { ...ended, until: ended.from, time: ports.clock.now().toISOString() };
    expect(over.until < day).toBe(true);
    await plantSigned(tenant, 'verksamhetschef', over);
    await plantSigned(tenant, 'registrator', decisionOn(tenant, before, 'unitManager', { by: { oid: standIn.oid }, delegationSha256: await hashOf(ended) }));
    const { list, brought, delegations } = await approvedAndChecked();
    expect(list.map((one) => (one as string[])[1])).toEqual(['genuine', expect.not.stringMatching('genuine'), 'genuine']);
    expect(brought).toEqual(list);
    expect(delegations).toBe(2);
  });

  it('but names a stand-in nobody needed takes no other stand-in along', async () => {
    await appoint();
    const desk = await tenant.desk('forvaltningschef');
    const today = tenant.services.clock.now().toISOString().slice(0, 10);
    const read = await planOf(desk, planId);
    await signAs(desk, { kind: 'delegation', for: colleague('forvaltningschef'), to: standIn, from: today, until: today, reference: 'Punkt 5' }, read);
    await decide('registrator', 'approve');
    expect((await approvedAndChecked()).delegations).toBe(1);
  });
});
