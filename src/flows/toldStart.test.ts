import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveAs, settle } from '../../tests/forger.ts';
import { dayThere, demoPlanIds, itemsOf, openTenant, planOf, type OpenTenant } from '../../tests/tenantDesk.ts';
import { startAccount, type StartInput } from './running.ts';

const { returned, waitingHead } = demoPlanIds;
let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

const input = (): StartInput => ({ startedOn: dayThere(tenant), address: 'www.instagram.com/bokbussen.ny', accountMail: 'biblioteken.some@gislaved.example' });
const eventsOf = (planId: string, what: string) => itemsOf(tenant, 'Events', { planId, what });
const approve = async () => await approveAs(await tenant.desk('forvaltningschef'), waitingHead, 'departmentHead');

async function start(planId: string, more: Partial<StartInput> = {}) {
  const desk = await tenant.desk('handlaggare');
  const [account] = await desk.ports.register.where('Accounts', 'planId', planId);
  return await startAccount(desk.ports, desk.trust, await planOf(desk, planId), account, { ...input(), ...more });
}

describe('a start that was told and cannot be recorded', () => {
  const takenMeanwhile = async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const desk = await tenant.desk('handlaggare');
    const { ports } = await tenant.desk('information');
    const { register } = desk.ports;
    const taking: typeof register = {
      ...register,
      async add(list, row) {
        if ('what' in row && row.what === 'started')
          await ports.register.add('Accounts', {
            Title: 'Annat',
            activeKey: 'instagram:bokbussen.ny',
            planId: returned,
            status: 'Aktivt',
            startedOn: dayThere(tenant, -1),
          });
        return await register.add(list, row);
      },
    };
    const [account] = await register.where('Accounts', 'planId', waitingHead);
    return await startAccount({ ...desk.ports, register: taking }, desk.trust, await planOf(desk, waitingHead), account, input());
  };

  it('is refused, counts no more, and may be told again with another address', async () => {
    expect(await takenMeanwhile()).toEqual({ outcome: 'refused', why: 'addressTaken' });
    await settle(tenant, 'handlaggare', waitingHead);
    const file = await planOf(await tenant.desk('handlaggare'), waitingHead);
    expect(file.life.state).toBe('copySent');
    expect(file.life.idleEvents.map(({ why }) => why)).toEqual(['refused']);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { status: 'Kopia skickad' } }]);
    expect(await start(waitingHead, { address: 'www.instagram.com/bokbussen.annan' })).toEqual({ outcome: 'done' });
    expect((await planOf(await tenant.desk('handlaggare'), waitingHead)).life.state).toBe('started');
  });

  it('because another window started the account first stands in the history as what does not count', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const desk = await tenant.desk('handlaggare');
    const { register } = desk.ports;
    const [account] = await register.where('Accounts', 'planId', waitingHead);
    const meanwhile: typeof register = {
      ...register,
      async add(list, row) {
        if ('what' in row && row.what === 'started')
          await register.change('Accounts', account!.id, account!.etag, { activeKey: 'instagram:ett.annat', startedOn: dayThere(tenant, -1) });
        return await register.add(list, row);
      },
    };
    const file = await planOf(desk, waitingHead);
    expect(await startAccount({ ...desk.ports, register: meanwhile }, desk.trust, file, account, input())).toEqual({
      outcome: 'refused',
      why: 'startedMeanwhile',
    });
    expect(eventsOf(waitingHead, 'started')).toHaveLength(1);
    expect((await planOf(desk, waitingHead)).life.idleEvents.map(({ why }) => why)).toEqual(['refused']);
    // One that comes when the account is started writes nothing.
    expect(await start(waitingHead)).toEqual({ outcome: 'refused', why: 'wrongState' });
    expect(eventsOf(waitingHead, 'started')).toHaveLength(1);
  });

  it('in another way than another window told it a moment before stands in the history as what does not count', async () => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const desk = await tenant.desk('handlaggare');
    const [account] = await desk.ports.register.where('Accounts', 'planId', waitingHead);
    const file = await planOf(desk, waitingHead);
    const told = (before?: { reason: string }) => startAccount(desk.ports, desk.trust, file, account, input(), before);
    expect(await told()).toEqual({ outcome: 'done' });
    expect(await told({ reason: 'Vi hann före.' })).toEqual({ outcome: 'refused', why: 'startedMeanwhile' });
    expect((await settle(tenant, 'information', waitingHead)).life).toMatchObject({ state: 'started', startedBefore: false, idleEvents: [{ why: 'refused' }] });
  });

  it('is not undone by somebody who may not tell starts', async () => {
    await takenMeanwhile();
    await start(waitingHead, { address: 'www.instagram.com/bokbussen.annan' });
    const file = await planOf(await tenant.desk('handlaggare'), waitingHead);
    const [, second] = file.events.filter(({ what }) => what === 'started');
    const { ports } = await tenant.desk('handlaggare2');
    await ports.register.add('Events', {
      Title: 'x',
      eventKey: 'planted',
      planId: waitingHead,
      what: 'startRefused',
      detail: JSON.stringify({ start: second?.id }),
    });
    expect((await planOf(await tenant.desk('handlaggare'), waitingHead)).life.state).toBe('started');
  });

  it.each([
    ['a key that is not the address’s own', { key: 'instagram:ett', address: 'https://www.instagram.com/tva' }],
    ['another medium than the plan’s', { key: 'facebook:kapad', address: 'https://www.facebook.com/kapad' }],
  ])('by hand, with %s, changes nothing in the register', async (_what, told) => {
    await approve();
    await settle(tenant, 'forvaltningschef', waitingHead);
    const { ports } = await tenant.desk('handlaggare');
    const detail = JSON.stringify({ version: 1, startedOn: dayThere(tenant), accountMail: 'x@y.se', ...told });
    await ports.register.add('Events', { Title: 'started', eventKey: 'planted', planId: waitingHead, what: 'started', detail });
    await settle(tenant, 'handlaggare', waitingHead);
    expect(itemsOf(tenant, 'Accounts', { planId: waitingHead })).toMatchObject([{ fields: { activeKey: `planned:${waitingHead}`, status: 'Kopia skickad' } }]);
  });
});
