import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { colleague } from '../../tests/forger.ts';
import { demoPlanIds, itemsOf, listOf, openTenant, planOf, type OpenTenant } from '../../tests/tenantDesk.ts';
import { claimHolds } from '../domain/effects.ts';
import { withdrawPlan } from './planning.ts';
import { remind, toRemind } from './reminding.ts';

const { waitingUnit } = demoPlanIds;
const day = 24 * 3_600_000;
let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

const reminders = () => itemsOf(tenant, 'Events', { planId: waitingUnit, what: 'reminded' });
const cards = () => tenant.services.store.state.messages.length;

/** From now on no write arrives that `isCut` names, by its address and its text. */
function breakLine(isCut: (address: string, body: string) => boolean): { mend(): void } {
  const network = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'POST' && isCut(request.url, await request.clone().text())) throw new TypeError('fetch failed');
    return await network(request);
  };
  return { mend: () => void (globalThis.fetch = network) };
}

async function press(persona = 'handlaggare2') {
  const desk = await tenant.desk(persona);
  return await remind(desk.ports, desk.links, await planOf(desk, waitingUnit));
}

const underWay = { outcome: 'refused', why: 'reminderUnderWay' };

describe('a reminder', () => {
  it('goes to nobody before a chief is asked, and nobody reminds oneself', async () => {
    const desk = await tenant.desk('handlaggare2');
    const file = await planOf(desk, waitingUnit);
    expect(toRemind(file, desk.person)?.oid).toBe(colleague('verksamhetschef').oid);
    expect(toRemind(file, colleague('verksamhetschef'))).toBeUndefined();
    expect(await remind(desk.ports, desk.links, { ...file, facts: [] })).toEqual({ outcome: 'refused', why: 'wrongState' });
  });

  it('is the applicant’s to send, and again when seven days have gone by the tenant’s clock', async () => {
    const before = cards();
    expect(await press('handlaggare')).toEqual({ outcome: 'refused', why: 'notYours' });
    expect(await press()).toEqual({ outcome: 'done' });
    tenant.later(7 * day - 60_000);
    expect(await press()).toEqual({ outcome: 'refused', why: 'remindedLately' });
    tenant.later(2 * 60_000);
    expect(await press()).toEqual({ outcome: 'done' });
    expect(reminders()).toHaveLength(2);
    expect(cards() - before).toBe(2);
  });

  it('pressed in two windows at once is one card', async () => {
    const before = cards();
    const desk = await tenant.desk('handlaggare2');
    const file = await planOf(desk, waitingUnit);
    const pressed = await Promise.all([remind(desk.ports, desk.links, file), remind(desk.ports, desk.links, file)]);
    // Only the window that sent it says so.
    expect(pressed.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    // The other one is told that it is being sent or, where it asked late, that it has been.
    const [other] = pressed.filter((answer) => answer.outcome === 'refused');
    expect(['reminderUnderWay', 'remindedLately']).toContain(other?.why);
    expect(await remind(desk.ports, desk.links, file)).toEqual({ outcome: 'refused', why: 'remindedLately' });
    expect(cards() - before).toBe(1);
    expect(reminders()).toHaveLength(1);
  });

  it('that came but could not be noted is not sent again at once, and costs no more than one extra card', async () => {
    const before = cards();
    const line = breakLine((address, body) => address.includes(listOf(tenant, 'Events').id) && body.includes('"reminded"'));
    await expect(press()).rejects.toMatchObject({ kind: 'offline' });
    line.mend();
    expect(await press()).toEqual(underWay);
    expect(cards() - before).toBe(1);
    tenant.later(claimHolds + 1000);
    expect(await press()).toEqual({ outcome: 'done' });
    expect(cards() - before).toBe(2);
    expect(reminders()).toHaveLength(1);
  });

  it('that somebody else has claimed is not called sent', async () => {
    const forger = await tenant.desk('registrator');
    const key = `claim:1:reminded:${waitingUnit}:1:${tenant.services.clock.now().toISOString().slice(0, 10)}`;
    await forger.ports.register.add('Events', { Title: 'claim', eventKey: key, planId: waitingUnit, what: 'claim', detail: '{"version":1}' });
    expect(await press()).toEqual(underWay);
    expect(reminders()).toEqual([]);
    tenant.later(claimHolds + 1000);
    expect(await press()).toEqual({ outcome: 'done' });
  });

  it('that could not be sent takes no time from the next one', async () => {
    const before = cards();
    const line = breakLine((address) => address.endsWith('/messages'));
    await expect(press()).rejects.toMatchObject({ kind: 'offline' });
    line.mend();
    expect([cards() - before, reminders().length]).toEqual([0, 0]);
    tenant.later(claimHolds + 1000);
    expect(await press()).toEqual({ outcome: 'done' });
    expect([cards() - before, reminders().length]).toEqual([1, 1]);
  });

  it('is sent although somebody put an event in its way', async () => {
    const forger = await tenant.desk('registrator');
    const key = `reminded:${waitingUnit}:1:${tenant.services.clock.now().toISOString().slice(0, 10)}`;
    await forger.ports.register.add('Events', { Title: 'i vägen', eventKey: key, planId: waitingUnit, what: 'i vägen', detail: '{"version":1}' });
    expect(await press()).toEqual({ outcome: 'done' });
    expect(reminders()).toHaveLength(1);
  });

  it('of a plan that was taken back is refused', async () => {
    const desk = await tenant.desk('handlaggare2');
    expect(await withdrawPlan(desk.ports, await planOf(desk, waitingUnit))).toEqual({ outcome: 'done' });
    expect(await press()).toEqual({ outcome: 'refused', why: 'wrongState' });
  });
});
