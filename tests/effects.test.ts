// Everybody may close the computer at any moment. Whatever stood between two writes, the next person who opens the plan completes it:
// lists and files exactly once, messages at least once with at most one extra copy a crash (R32, R106).

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signAs } from '../jobs/demo.ts';
import { claimHolds } from '../src/domain/effects.ts';
import { completeEffects, type Completed } from '../src/flows/effects.ts';
import { submitPlan } from '../src/flows/planning.ts';
import { demoPlanIds, itemsOf, listOf, openTenant, planOf, type OpenTenant } from './tenantDesk.ts';

/** The demonstration's returned plan: its second version goes the whole way here. */
const planId = demoPlanIds.returned;
const recordName = `plan_${planId.slice(0, 8)}_v2`;
const acts = [
  { by: 'handlaggare', does: 'submit' },
  { by: 'verksamhetschef', does: 'unitManager' },
  { by: 'forvaltningschef', does: 'departmentHead' },
] as const;
const waits = { unitManager: 'waitingUnit', departmentHead: 'waitingHead' } as const;

let tenant: OpenTenant;
/** How many writes each act takes when nobody is disturbed, and what then stands in the tenant. */
const writes: number[] = [];
let undisturbed: ReturnType<typeof traces>;

/** One act of the story by its person, unless it is done already, and what must follow. */
async function act(index: number): Promise<Completed> {
  const { by, does } = acts[index]!;
  const desk = await tenant.desk(by);
  const file = await planOf(desk, planId);
  if (does === 'submit') {
    if (file.life.state === 'returned')
      await submitPlan(desk.ports, desk.trust, file, { planId, answers: file.answers, chiefs: {}, etag: file.draft?.etag ?? '' });
  } else if (file.life.state === waits[does]) {
    await signAs(desk, { kind: 'decision', planId, version: 2, step: does, decision: 'approve', comment: '' }, file);
  }
  return await openAs(by);
}

async function openAs(persona: string): Promise<Completed> {
  const desk = await tenant.desk(persona);
  return await completeEffects(desk.ports, desk.trust, desk.links, await planOf(desk, planId));
}

type Death = { writes: number; dead: boolean; end(): void };
/** A browser that is killed at its n-th write: `before` it is sent, or `after` the tenant has done it. From then on nothing is sent. */
function dieAt(nth: number, when: 'before' | 'after'): Death {
  const network = globalThis.fetch;
  const death: Death = { writes: 0, dead: false, end: () => void (globalThis.fetch = network) };
  const die = () => {
    death.dead = true;
    throw new TypeError('fetch failed');
  };
  globalThis.fetch = async (input, init) => {
    if (death.dead) die();
    const write = isWrite(input, init);
    if (write) death.writes += 1;
    if (write && death.writes === nth && when === 'before') die();
    const answer = await network(input, init);
    if (write && death.writes === nth) die();
    return answer;
  };
  return death;
}

function isWrite(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const address = input instanceof Request ? input.url : String(input);
  return address.startsWith('https://graph.microsoft.com/') && (init?.method ?? (input instanceof Request ? input.method : 'GET')) !== 'GET';
}

/** What stands in the tenant of the second version. Claims are left out: they say who tried, not what was done. */
function traces() {
  const columns = (list: string, of: (fields: Readonly<Record<string, unknown>>) => string) =>
    itemsOf(tenant, list, { planId })
      .map((item) => of(item.fields))
      .sort();
  const files = [...itemsOf(tenant, 'Records')].filter(({ file }) => file?.name.startsWith(`${recordName}.`) === true);
  return {
    status: columns('ActivityPlans', ({ status, planVersion }) => `${String(status)} ${String(planVersion)}`),
    versions: columns('PlanVersions', ({ planVersion }) => String(planVersion)),
    facts: columns('Decisions', (fields) => {
      const { kind, version, step } = JSON.parse(String(fields['fact'])) as Record<string, unknown>;
      return `${String(kind)} ${String(version)} ${String(step)}`;
    }),
    // A decision's key holds its hash, and with it the time.
    events: columns('Events', ({ eventKey }) => String(eventKey).replace(/^decided:\w{64}$/, 'decided')).filter((key) => !key.startsWith('claim:')),
    different: columns('Events', ({ detail }) => String(detail)).filter((detail) => detail.includes('"different":true')),
    accounts: columns('Accounts', ({ status, approvedVersion }) => `${String(status)} ${String(approvedVersion)}`),
    files: files
      .map(
        ({ file, fields, versions }) => `${file?.name} ${String(fields['authority'])} ${new Set(versions.map(({ content }) => content?.sha256)).size} content`,
      )
      .sort(),
  };
}

/** What lay in chats and mailboxes before the story began. */
let earlier = { cards: 0, mails: 0 };

/** Receiver and heading -> how many copies. */
function messages(): Record<string, number> {
  const { state } = tenant.services.store;
  const cards = state.messages.slice(earlier.cards).map(({ chatId, from, attachments }) => {
    const to = state.chats.get(chatId)?.members.find((oid) => oid !== from) ?? '';
    const { body } = JSON.parse(attachments[0]?.content ?? '{}') as { body: { text: string }[] };
    return `${to} ${body[0]?.text}: ${body[1]?.text}`;
  });
  const mails = state.mails.slice(earlier.mails).map(({ to, subject, attachments }) => `${to.join()} ${subject} ${attachments.map(({ name }) => name).join()}`);
  const count: Record<string, number> = {};
  for (const one of [...cards, ...mails]) count[one] = (count[one] ?? 0) + 1;
  return count;
}

const sum = (count: Record<string, number>) => Object.values(count).reduce((a, b) => a + b, 0);
let sent: Record<string, number>;

beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
  earlier = { cards: tenant.services.store.state.messages.length, mails: tenant.services.store.state.mails.length };
  for (const index of acts.keys()) {
    await tenant.keep(`before-${index}`);
    const watch = dieAt(Infinity, 'before');
    const { unfinished } = await act(index);
    watch.end();
    expect(unfinished).toEqual([]);
    writes.push(watch.writes);
  }
  undisturbed = traces();
  sent = messages();
});
afterAll(async () => await tenant.close());

describe('a plan that nobody disturbs', () => {
  it('goes from sent to copy sent, with one record, one account and one copy of each message', () => {
    expect(undisturbed).toMatchObject({ status: ['Kopia skickad 2'], versions: ['1', '2'], accounts: ['Kopia skickad 2'], different: [] });
    expect(undisturbed.files).toEqual(['json', 'pdf', 'txt'].map((ending) => `${recordName}.${ending} KFN 1 content`));
    expect(undisturbed.events).toHaveLength(new Set(undisturbed.events.filter((key) => key !== 'decided')).size + 3);
    expect(sum(sent)).toBe(Object.keys(sent).length);
    expect(writes.every((count) => count > 5)).toBe(true);
  });

  it('is left alone by whoever opens it afterwards', async () => {
    for (const persona of ['handlaggare', 'information', 'registrator2']) {
      const watch = dieAt(Infinity, 'before');
      const { file } = await openAs(persona).finally(watch.end);
      expect(file.life.state).toBe('copySent');
      expect(watch.writes).toBe(0);
    }
  });
});

describe('a browser that is killed at any one write', () => {
  // Before the first write, then after each one, its answer lost: after a write is before the next one.
  it.each([...acts.keys()].map((index) => [acts[index]!.does, index] as const))(
    'of the act %s: the next person completes it',
    async (_does, index) => {
      for (let nth = 0; nth <= writes[index]!; nth++) {
        const where = `write ${nth} of ${writes[index]}`;
        await tenant.reset(`before-${index}`);
        const death = nth === 0 ? dieAt(1, 'before') : dieAt(nth, 'after');
        await act(index)
          .catch(() => undefined)
          .finally(death.end);
        expect(death.dead, where).toBe(true);
        tenant.later(claimHolds + 1_000);
        expect((await openAs('handlaggare2')).unfinished, where).toEqual([]);
        // An act that never reached the tenant is made again by its person; then the story goes on.
        let last: Completed | undefined;
        for (let next = index; next < acts.length; next++) last = await act(next);
        expect(last?.file.life.state, where).toBe('copySent');
        expect(traces(), where).toEqual(undisturbed);
        const now = messages();
        expect(Object.keys(now).sort(), where).toEqual(Object.keys(sent).sort());
        expect(sum(now) - sum(sent), where).toBeLessThanOrEqual(1);
      }
    },
    600_000,
  );
});

describe('two people who open the same plan at once', () => {
  it('do everything once between them', async () => {
    await tenant.reset('before-2');
    const head = await tenant.desk('forvaltningschef');
    await signAs(head, { kind: 'decision', planId, version: 2, step: 'departmentHead', decision: 'approve', comment: '' }, await planOf(head, planId));
    const both = await Promise.all([openAs('handlaggare2'), openAs('registrator')]);
    expect(both.flatMap(({ unfinished }) => unfinished)).toEqual([]);
    expect((await openAs('forvaltningschef')).file.life.state).toBe('copySent');
    expect(traces()).toEqual(undisturbed);
    expect(messages()).toEqual(sent);
  });

  it('wait for each other: a message that someone is sending now is not sent by the other', async () => {
    await tenant.reset('before-0');
    // Version, two addressees, claim: the fourth write claims the card.
    const death = dieAt(4, 'after');
    await act(0)
      .catch(() => undefined)
      .finally(death.end);
    const before = sum(messages());
    await openAs('handlaggare2');
    expect(sum(messages())).toBe(before);
    tenant.later(claimHolds + 1_000);
    await openAs('handlaggare2');
    expect(sum(messages())).toBe(before + 1);
  });
});

it('a computer whose clock is fast takes no claim from whoever is sending now', async () => {
  await tenant.reset('before-0');
  const death = dieAt(4, 'after');
  await act(0)
    .catch(() => undefined)
    .finally(death.end);
  const before = sum(messages());
  const fast = { now: () => new Date(tenant.services.clock.now().getTime() + 10 * 60_000) };
  const desk = await tenant.desk('handlaggare2', {}, fast);
  await completeEffects(desk.ports, desk.trust, desk.links, await planOf(desk, planId));
  expect(sum(messages())).toBe(before);
  tenant.later(claimHolds + 1_000);
  await openAs('registrator');
  expect(sum(messages())).toBe(before + 1);
});

it('a claim whose answer was lost is one’s own: the message is sent at once, and once', async () => {
  await tenant.reset('before-0');
  const before = sum(messages());
  // The first event of the act is the claim on the card.
  await tenant.fault({ match: { method: 'POST', path: `${listOf(tenant, 'Events').id}/items` }, kind: '504-after-commit' });
  expect((await act(0)).unfinished).toEqual([]);
  expect(sum(messages())).toBe(before + 1);
  expect(itemsOf(tenant, 'Events', { planId, what: 'claim' }).filter(({ fields }) => String(fields['eventKey']).endsWith(`${planId}:2`))).toHaveLength(1);
});
