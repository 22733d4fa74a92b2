import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, listOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import type { Item, ListName } from '../../domain/rows.ts';
import type { Copies, Deltas, ListCopy, Register } from '../../ports.ts';
import { firstScopes } from '../../scopes.ts';
import { graphClient } from './client.ts';
import { graphDeltas } from './deltas.ts';
import { graphRegister } from './register.ts';
import { openSite } from './site.ts';
import { syncedRegister } from './synced.ts';

let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

/** What a browser would keep, kept between two openings. */
function keeping(): Copies & { lists: Map<string, ListCopy<ListName>> } {
  const lists = new Map<string, ListCopy<ListName>>();
  return {
    lists,
    read: async (list) => await Promise.resolve(lists.get(list) as never),
    async write(list, shape, { items, removed, token }, anew) {
      const before = anew ? [] : (lists.get(list)?.items ?? []).filter(({ id }) => !removed.includes(id) && !items.some((item) => item.id === id));
      lists.set(list, { shape, token, items: [...before, ...(items as Item<never>[])] });
      await Promise.resolve();
    },
  };
}

async function open(copies: Copies, persona = 'handlaggare') {
  const { signIn } = await tenant.desk(persona);
  const client = graphClient((scopes) => signIn.token(scopes), firstScopes('Sites.Selected'));
  const site = openSite(client, tenant.environment.site);
  const register = graphRegister(client, site);
  const { deltas, hold } = holding(graphDeltas(client, site));
  return { register, deltas, synced: syncedRegister(register, deltas, copies), hold };
}

function moment(): { come(): void; reached: Promise<void> } {
  let come = () => {};
  const reached = new Promise<void>((resolve) => (come = resolve));
  return { come, reached };
}

/** The server's own answers, kept on the road until they are released: what happens meanwhile is not in them. */
function holding(server: Deltas) {
  let gate: { answered(): void; released: Promise<void> } | undefined;
  const deltas: Deltas = {
    async since(list, token) {
      const mine = gate;
      gate = undefined;
      const answer = await server.since(list, token);
      mine?.answered();
      await mine?.released;
      return answer;
    },
  };
  /** Holds the next answer. `answered` is settled when the server has given it. */
  function hold() {
    const [answered, released] = [moment(), moment()];
    gate = { answered: answered.come, released: released.reached };
    return { answered: answered.reached, release: released.come };
  }
  return { deltas, hold };
}

/** Requests for a list's items since the last call. */
function asked(list: string): string[] {
  const path = `/lists/${listOf(tenant, list).id}/items`;
  return tenant.services.exchanges
    .all()
    .filter(({ method, url }) => method === 'GET' && url.includes(path))
    .map(({ url }) => url.slice(url.indexOf('/items')));
}

describe('the store of a list', () => {
  it('answers what the list holds, whoever changes or removes it', async () => {
    const copies = keeping();
    const { register, synced } = await open(copies);
    const other = await open(keeping(), 'information');
    expect(await synced.all('Accounts')).toEqual(await register.all('Accounts'));
    const [account] = await other.register.all('Accounts');
    await other.register.change('Accounts', account!.id, account!.etag, { unit: 'Ny verksamhet' });
    await other.register.add('Accounts', { Title: 'Nytt', activeKey: 'x:nytt', status: 'Plan saknas', planId: '', approvedVersion: 0, startedOn: '' });
    expect(await synced.all('Accounts')).toEqual(await register.all('Accounts'));
    const added = itemsOf(tenant, 'Accounts', { activeKey: 'x:nytt' })[0]!;
    await tenant.tamper({ list: 'Accounts', item: added.id, delete: true });
    expect((await synced.all('Accounts')).map(({ id }) => id)).not.toContain(added.id);
    expect(await synced.all('Accounts')).toEqual(await register.all('Accounts'));
  });

  it('reads the whole list once, and afterwards what has changed: also the next time the browser is opened', async () => {
    const copies = keeping();
    await (await open(copies)).synced.all('Events');
    const before = asked('Events').length;
    const again = await open(copies);
    const events = await again.synced.all('Events');
    const since = asked('Events').slice(before);
    expect(since).toHaveLength(1);
    expect(since[0]).toMatch(/^\/items\/delta\?.*token=/);
    expect(events.length).toBe(itemsOf(tenant, 'Events').length);
  });

  it('is read anew when the server says that too much has happened (410)', async () => {
    const { register, synced } = await open(keeping());
    await synced.all('Accounts');
    await tenant.fault({ match: { path: `${listOf(tenant, 'Accounts').id}/items/delta` }, kind: 'resync' });
    expect(await synced.all('Accounts')).toEqual(await register.all('Accounts'));
  });

  it('holds what was written here at once, also when the answer on its way was given before', async () => {
    const { register, synced, hold } = await open(keeping());
    const other = await open(keeping(), 'information');
    const [plan] = await synced.all('ActivityPlans');
    const theirs = await other.register.change('ActivityPlans', plan!.id, plan!.etag, { status: 'Återlämnad' });
    if (theirs === 'conflict') throw new Error('the plan was changed by nobody else');
    const delta = hold();
    const reading = synced.all('ActivityPlans');
    await delta.answered;
    const mine = await synced.change('ActivityPlans', plan!.id, theirs.etag, { status: 'Nedlagd' });
    const added = await synced.add('ActivityPlans', { Title: 'Ny', planId: 'ny-plan', status: 'Utkast', planVersion: 1 });
    delta.release();
    const read = await reading;
    expect(read.find(({ id }) => id === plan!.id)).toEqual(mine);
    expect(read).toContainEqual(added);
    expect(await synced.all('ActivityPlans')).toEqual(await register.all('ActivityPlans'));
  });

  it.each(['the first reading', 'a reading anew'])('holds what is written during %s, also in what the browser keeps', async (which) => {
    const copies = keeping();
    const { register, synced, hold } = await open(copies);
    const [plan] = await register.all('ActivityPlans');
    if (which === 'a reading anew') {
      await synced.all('ActivityPlans');
      await tenant.fault({ match: { path: `${listOf(tenant, 'ActivityPlans').id}/items/delta` }, kind: 'resync' });
      const resync = hold();
      const reading = synced.all('ActivityPlans');
      await resync.answered;
      const whole = hold();
      resync.release();
      await writeDuring(reading, whole);
    } else {
      const whole = hold();
      await writeDuring(synced.all('ActivityPlans'), whole);
    }

    async function writeDuring(reading: ReturnType<typeof synced.all<'ActivityPlans'>>, whole: ReturnType<typeof hold>) {
      await whole.answered;
      const mine = await synced.change('ActivityPlans', plan!.id, plan!.etag, { status: 'Nedlagd' });
      const added = await synced.add('ActivityPlans', { Title: 'Ny', planId: 'ny-plan', status: 'Utkast', planVersion: 1 });
      whole.release();
      const read = await reading;
      expect(read.find(({ id }) => id === plan!.id)).toEqual(mine);
      expect(read).toContainEqual(added);
      expect(copies.lists.get('ActivityPlans')?.items).toEqual(expect.arrayContaining([mine, added]));
      expect(await synced.all('ActivityPlans')).toEqual(await register.all('ActivityPlans'));
    }
  });

  it('does not fall back on an own write whose answer comes after news of a later change', async () => {
    const [answered, released] = [moment(), moment()];
    const { register, deltas } = await open(keeping());
    const slow: Register = {
      ...register,
      async change(...write) {
        const answer = await register.change(...write);
        answered.come();
        await released.reached;
        return answer;
      },
    };
    const synced = syncedRegister(slow, deltas, keeping());
    const [plan] = await synced.all('ActivityPlans');
    const writing = synced.change('ActivityPlans', plan!.id, plan!.etag, { status: 'Nedlagd' });
    await answered.reached;
    const [now] = await register.where('ActivityPlans', 'planId', plan!.row.planId);
    await (await open(keeping(), 'information')).register.change('ActivityPlans', now!.id, now!.etag, { status: 'Utkast' });
    await synced.all('ActivityPlans');
    released.come();
    await writing;
    expect(await synced.all('ActivityPlans')).toEqual(await register.all('ActivityPlans'));
  });

  it('passes over a copy that was made for other columns', async () => {
    const copies = keeping();
    await copies.write('Accounts', 'Title', { items: [], removed: [], token: 'https://graph.microsoft.com/v1.0/old' }, true);
    const { register, synced } = await open(copies);
    expect(await synced.all('Accounts')).toEqual(await register.all('Accounts'));
  });

  it('asks once when two screens ask at the same time', async () => {
    const { synced } = await open(keeping());
    const before = asked('Accounts').length;
    await Promise.all([synced.all('Accounts'), synced.all('Accounts')]);
    expect(asked('Accounts').length - before).toBe(1);
  });
});
