import { afterAll, beforeAll, expect, it } from 'vitest';
import { signAs } from '../../../jobs/demo.ts';
import { approveAs, colleague } from '../../../tests/forger.ts';
import { demoPlanIds, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { withdrawPlan } from '../../flows/planning.ts';
import { historyOf } from './planHistory.ts';
import { stationsOf } from './planViews.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
});
afterAll(async () => await tenant.close());

it.each([
  ['started', 'started', 'startade kontot'],
  ['startedBefore', 'deviation', 'anmälde att kontot startades före godkännandet'],
  ['laidDown', 'laidDown', 'lade ner planen'],
] as const)('an event %s from somebody who may not do that is told, and told not to count', async (what, kind, did) => {
  const planId = demoPlanIds.waitingHead;
  const { ports, person } = await tenant.desk('handlaggare2');
  const detail = JSON.stringify({ version: 1, startedOn: '2026-11-23', key: 'facebook:annan', address: 'https://www.facebook.com/annan', accountMail: '' });
  await ports.register.add('Events', { Title: what, eventKey: `${what}:${planId}:1`, planId, what, detail });
  const entry = historyOf(await planOf(await tenant.desk('registrator'), planId)).find((one) => one.kind === kind);
  expect(entry).toMatchObject({ sentence: `${person.name} ${did}`, meta: 'Räknas inte: den som skrev det får inte göra det här för planen.' });
});

it('a decision that came late is told of the one who made it, as what that person was, and never of the one whose decision counts', async () => {
  const planId = demoPlanIds.waitingUnit;
  const [chief, standIn] = [colleague('verksamhetschef'), colleague('registrator')];
  const desk = await tenant.desk('verksamhetschef');
  const today = tenant.services.clock.now().toISOString().slice(0, 10);
  const reference = 'KFN 2026 § 12';
  await signAs(desk, { kind: 'delegation', for: chief, to: standIn, from: today, until: '2099-12-31', reference }, await planOf(desk, planId));
  const other = await tenant.desk('registrator');
  const before = await planOf(other, planId);
  await approveAs(desk, planId, 'unitManager');
  await approveAs(other, planId, 'unitManager', before);

  const file = await planOf(desk, planId);
  const [manager] = stationsOf(file, file.life.newest!, desk.person, tenant.services.clock.now());
  expect(manager?.person?.name).toBe(chief.name);
  expect(manager?.remarks).toEqual([{ kind: 'late', name: standIn.name }]);
  const approvals = historyOf(file)
    .filter(({ kind }) => kind === 'approved')
    .toSorted((a, b) => a.id.localeCompare(b.id, 'sv', { numeric: true }));
  expect(approvals.map(({ sentence, meta, idle }) => [sentence, meta, idle])).toEqual([
    [`${chief.name} godkände version 1 som verksamhetens chef`, undefined, undefined],
    [`${standIn.name} godkände version 1 som ersättare för ${chief.name}, verksamhetens chef`, 'Kom efter ett annat beslut och räknas inte.', true],
  ]);
});

it('a decision that came when the plan had been taken back is told so', async () => {
  await tenant.reset('demo');
  const planId = demoPlanIds.waitingUnit;
  const [applicant, chief] = [await tenant.desk('handlaggare2'), await tenant.desk('verksamhetschef')];
  const before = await planOf(chief, planId);
  expect(await withdrawPlan(applicant.ports, await planOf(applicant, planId))).toEqual({ outcome: 'done' });
  tenant.later(2_000);
  await approveAs(chief, planId, 'unitManager', before);
  const file = await planOf(chief, planId);
  const approval = historyOf(file).find(({ kind }) => kind === 'approved');
  expect(approval).toMatchObject({ meta: 'Kom när planen var tillbakadragen och räknas inte.', idle: true });
});
