// What follows an act may fail, and then it is completed by whoever opens the plan next: the act itself is done and said to be.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signAs } from '../../../jobs/demo.ts';
import { approveAs, colleague, decisionOn, genuineToken, plant, setting } from '../../../tests/forger.ts';
import { openTab } from '../../../tests/openTab.ts';
import { dayThere, demoPlanIds, itemsOf, listOf, openTenant, planOf, type OpenTenant } from '../../../tests/tenantDesk.ts';
import { withdrawPlan } from '../../flows/planning.ts';
import type { Ports } from '../../ports.ts';
import type { Actions } from '../shared/actions.ts';
import { failureSentence } from '../shared/Problem.tsx';
import { texts } from '../texts.ts';

const { waitingHead, waitingUnit, returned } = demoPlanIds;
const remains = { kind: 'unsent', sentence: expect.stringContaining('Det görs nästa gång någon öppnar planen.') };

let tenant: OpenTenant;
let network: typeof fetch;
beforeAll(async () => {
  tenant = await openTenant();
  network = globalThis.fetch;
});
beforeEach(async () => {
  globalThis.fetch = network;
  await tenant.reset('demo');
});
afterAll(async () => {
  globalThis.fetch = network;
  await tenant.close();
});

const tabOf = async (persona: string, change: Partial<Ports> = {}) => await openTab(tenant, persona, change);

type Call = { method: string; address: string };
/** From now on Microsoft 365 answers these calls with a refusal. */
function refuse(status: number, is: (call: Call) => boolean): void {
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    if (!is({ method, address })) return await network(input, init);
    return new Response('{"error":{"code":"refused","message":"refused"}}', {
      status,
      headers: { 'Content-Type': 'application/json', 'Retry-After': '0' },
    });
  };
}
const to =
  (...parts: string[]) =>
  ({ address }: Call) =>
    parts.some((part) => address.includes(part));
const list = (name: string) => `/lists/${listOf(tenant, name).id}/`;
const decisionsOf = (planId: string, version: number) =>
  itemsOf(tenant, 'Decisions', { planId, kind: 'decision' }).filter(({ fields }) => String(fields['fact']).includes(`"version":${version}`));

describe('where the municipality asks for no signature', () => {
  beforeEach(async () => await setting(tenant, 'signatureLevel', 'stamped'));
  const decide = (actions: Actions, planId: string, step: 'unitManager' | 'departmentHead') => {
    const signing = actions.sign({ kind: 'decision', planId, version: 1, step, decision: 'approve', comment: '' });
    expect(signing.window).toBe('none');
    return signing.done;
  };

  it.each([403, 429, 500])('a decision is done although what follows it is answered with %i, and the next opener completes it', async (status) => {
    const { actions, told } = await tabOf('forvaltningschef');
    await actions.openPlan(waitingHead);
    refuse(status, to(list('Accounts'), '/drives/', '/drive/', '/chats', '/sendMail'));
    expect(await decide(actions, waitingHead, 'departmentHead')).toEqual({ outcome: 'seen' });
    expect(told()).toBe(1);
    expect(await actions.openPlan(waitingHead)).toMatchObject({ state: 'approved', notices: expect.arrayContaining([remains]) });
    globalThis.fetch = network;
    const next = await (await tabOf('information')).actions.openPlan(waitingHead);
    expect(next).toMatchObject({ state: 'copySent', notices: [] });
    expect(next?.files.length).toBeGreaterThan(0);
  });

  it('a decision is found although the list cannot be read just after it was written', async () => {
    const { actions } = await tabOf('forvaltningschef');
    await actions.openPlan(waitingHead);
    let refusals = 0;
    let written = false;
    refuse(500, ({ method, address }) => {
      if (!address.includes(list('Decisions'))) return false;
      if (method === 'POST') written = true;
      // The client asks again a few times by itself.
      return written && method === 'GET' && !/items\/\d+/.test(address) && refusals++ < 5;
    });
    expect(await decide(actions, waitingHead, 'departmentHead')).toEqual({ outcome: 'seen' });
    expect(refusals).toBeGreaterThan(1);
    expect(decisionsOf(waitingHead, 1)).toHaveLength(2);
  });

  it('a decision that comes after the plan was withdrawn is not said to decide', async () => {
    const { actions } = await tabOf('verksamhetschef');
    const applicant = await tenant.desk('handlaggare2');
    const plan = await actions.openPlan(waitingUnit);
    let withdrawn: unknown;
    globalThis.fetch = async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      if (init?.method === 'POST' && address.includes(list('Decisions')) && !withdrawn) {
        withdrawn = 'soon';
        withdrawn = await withdrawPlan(applicant.ports, await planOf(applicant, waitingUnit));
        tenant.later(2_000);
      }
      return await network(input, init);
    };
    const signing = actions.sign({ kind: 'decision', planId: waitingUnit, version: plan!.version, step: 'unitManager', decision: 'approve', comment: '' });
    expect(await signing.done).toMatchObject({ outcome: 'notCounted', sentence: expect.stringContaining('avgör inget') });
    expect(withdrawn).toEqual({ outcome: 'done' });
  });
});

it('a decision that was signed while the plan was given to somebody else is said to decide nothing, and never to be a fault', async () => {
  const { actions, told } = await tabOf('verksamhetschef');
  await actions.openPlan(waitingUnit);
  const desk = await tenant.desk('information');
  const file = await planOf(desk, waitingUnit);
  const signing = actions.sign({ kind: 'decision', planId: waitingUnit, version: 1, step: 'unitManager', decision: 'approve', comment: '' });
  expect(signing.window).toBe('open');
  const decision = decisionOn(tenant, file, 'unitManager');
  const token = await genuineToken(tenant, 'verksamhetschef', decision);
  tenant.later(2_000);
  const elsewhere = { to: colleague('registrator'), reason: 'Peter Ålund är ledig.' };
  await signAs(desk, { kind: 'addressee', planId: waitingUnit, version: 1, step: 'unitManager', ...elsewhere }, file);
  tenant.later(2_000);
  const id = await plant(tenant, 'verksamhetschef', decision, token);
  expect(await signing.done).toMatchObject({
    outcome: 'notCounted',
    sentence: expect.stringMatching(/^Din signatur är sparad men avgör inget: .*en annan godkännare angetts/),
  });
  const late = (await planOf(desk, waitingUnit)).facts.find(({ stored }) => stored.id === id);
  expect(late?.judgement).toMatchObject({ counts: false, late: true });
  expect(told()).toBe(1);
});

describe('a plan that is sent', () => {
  it('is sent although what follows cannot be done, and says that it will be', async () => {
    const { actions, told } = await tabOf('handlaggare');
    const plan = await actions.openPlan(returned);
    let sent = false;
    refuse(403, ({ method, address }) => {
      if (method === 'POST' && address.includes(list('PlanVersions'))) sent = true;
      return sent && (address.includes('/chats') || (method !== 'GET' && !address.includes(list('PlanVersions'))));
    });
    expect(await actions.submit(returned, plan!.answers, {}, plan!.etag)).toMatchObject({
      outcome: 'done',
      plan: { state: 'waitingUnit', version: 2, notices: [remains] },
    });
    expect(told()).toBe(1);
  });
});

describe('an account that is started', () => {
  it('is started although its plan cannot be read again', async () => {
    await approveAs(await tenant.desk('forvaltningschef'), waitingHead, 'departmentHead');
    await (await tabOf('information')).actions.openPlan(waitingHead);
    const { actions, told } = await tabOf('handlaggare');
    const account = (await actions.listAccounts()).find(({ planId }) => planId === waitingHead);
    let started = false;
    refuse(403, ({ method, address }) => {
      if (method === 'PATCH' && address.includes(list('Accounts'))) started = true;
      return started && address.includes(list('Decisions'));
    });
    const input = { startedOn: dayThere(tenant), address: 'www.instagram.com/bokbussen.ny', accountMail: 'biblioteken.some@gislaved.example' };
    expect(await actions.startAccount(account!.id, input)).toMatchObject({ outcome: 'done', account: { state: 'active', startedOn: dayThere(tenant) } });
    expect(started).toBe(true);
    expect(told()).toBe(1);
  });
});

describe('a plan whose follow-up fails', () => {
  it.each([403, 429, 500])('opens when the register and the records answer %i', async (status) => {
    await approveAs(await tenant.desk('forvaltningschef'), waitingHead, 'departmentHead');
    refuse(status, to(list('Accounts'), '/drives/', '/drive/'));
    const { actions } = await tabOf('information');
    expect(await actions.openPlan(waitingHead)).toMatchObject({ state: 'approved', notices: [remains] });
  });

  it('opens when a record cannot be made at all', async () => {
    await approveAs(await tenant.desk('forvaltningschef'), waitingHead, 'departmentHead');
    const broken = { font: async () => await Promise.reject(new RangeError('no such font')) };
    const { actions } = await tabOf('information', { assets: broken });
    expect(await actions.openPlan(waitingHead)).toMatchObject({ state: 'approved', notices: [remains] });
  });
});

it('a reminder too soon is refused with the moment of the next possible one, which the plan shows too', async () => {
  const { actions } = await tabOf('handlaggare2');
  const remind = () => actions.remind(waitingUnit);
  const first = await remind();
  if (first.outcome !== 'done') throw new Error(first.why);
  expect(Date.parse(String(first.plan.remindFrom))).toBeGreaterThan(tenant.services.clock.now().getTime());
  const again = await remind();
  expect(again).toEqual({ outcome: 'refused', why: 'remindedLately', remindFrom: first.plan.remindFrom });
  if (again.outcome === 'refused') expect(failureSentence({ refused: again })).toMatch(/^Du har redan påmint\. Du kan påminna igen den \d+ \p{L}+ \d{4}\.$/u);
  expect(failureSentence({ refused: { outcome: 'refused', why: 'gone' } })).toBe(texts.refused.gone);
});
