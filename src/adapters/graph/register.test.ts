import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../jobs/persons.ts';
import { itemsOf, listOf, openTenant, type OpenTenant } from '../../../tests/tenantDesk.ts';
import type { EventRow } from '../../domain/rows.ts';

let tenant: OpenTenant;
let desk: Desk;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => {
  await tenant.reset('demo');
  desk = await tenant.desk('handlaggare');
});
afterAll(async () => await tenant.close());

const event = (eventKey: string, detail = '{}'): EventRow => ({ Title: 'prov', eventKey, planId: 'prov', what: 'prov', detail });
const itemsPath = (list: string) => `${listOf(tenant, list).id}/items`;
const stored = () => itemsOf(tenant, 'Events', { planId: 'prov' });

describe('adding', () => {
  it('answers the item as the server stamped it', async () => {
    const made = await desk.ports.register.add('Events', event('a', 'å "citat" <b> 𝕏'));
    expect(made).toMatchObject({ id: expect.any(Number), createdBy: { oid: desk.person.oid, name: desk.person.name }, row: event('a', 'å "citat" <b> 𝕏') });
    expect(made === 'alreadyThere' ? '' : made.etag).toMatch(/^"/);
  });

  it('says alreadyThere for a unique key that somebody has taken, and nothing is doubled', async () => {
    await desk.ports.register.add('Events', event('a'));
    expect(await (await tenant.desk('information')).ports.register.add('Events', event('a', '{"annat":1}'))).toBe('alreadyThere');
    expect(stored()).toHaveLength(1);
  });

  it('is done once when two do it at the same time', async () => {
    const other = await tenant.desk('information');
    const both = await Promise.all([desk.ports.register.add('Events', event('a')), other.ports.register.add('Events', event('a'))]);
    expect(both.filter((one) => one === 'alreadyThere')).toHaveLength(1);
    expect(stored()).toHaveLength(1);
  });

  it('is not doubled when the gateway gave up after the write', async () => {
    await tenant.fault({ match: { method: 'POST', path: itemsPath('Events') }, kind: '504-after-commit' });
    expect(await desk.ports.register.add('Events', event('a'))).toBe('alreadyThere');
    expect(stored()).toHaveLength(1);
  });

  it('that lost its connection is offline, and repeating it is safe', async () => {
    await tenant.fault({ match: { method: 'POST', path: itemsPath('Events') }, kind: 'drop-answer' });
    await expect(desk.ports.register.add('Events', event('a'))).rejects.toMatchObject({ name: 'OutsideError', kind: 'offline' });
    expect(await desk.ports.register.add('Events', event('a'))).toBe('alreadyThere');
    expect(stored()).toHaveLength(1);
  });

  it('of something the list refuses is an error and not alreadyThere', async () => {
    await expect(desk.ports.register.add('Events', { ...event('a'), Title: 'x'.repeat(300) })).rejects.toMatchObject({
      name: 'OutsideError',
      kind: 'unexpected',
    });
    await expect(desk.ports.register.add('Settings', { Title: 'x', key: 'egen', value: '1' })).rejects.toMatchObject({
      kind: 'forbidden',
      trace: expect.stringMatching(/^403 \S+/),
    });
  });
});

describe('changing', () => {
  const plan = async () => (await desk.ports.register.all('ActivityPlans'))[0]!;

  it('answers conflict when somebody else has written since, and their words stay', async () => {
    const item = await plan();
    const other = await tenant.desk('information');
    expect(await other.ports.register.change('ActivityPlans', item.id, item.etag, { purpose: 'Deras.' })).toMatchObject({
      changedBy: { oid: other.person.oid },
    });
    expect(await desk.ports.register.change('ActivityPlans', item.id, item.etag, { purpose: 'Mina.' })).toBe('conflict');
    expect((await plan()).row['purpose']).toBe('Deras.');
  });

  it('that meets its own write, after an answer that was lost, is saved', async () => {
    const item = await plan();
    await tenant.fault({ match: { method: 'PATCH', path: itemsPath('ActivityPlans') }, kind: '504-after-commit' });
    expect(await desk.ports.register.change('ActivityPlans', item.id, item.etag, { purpose: 'Mina.', planVersion: 1 })).toMatchObject({
      row: { purpose: 'Mina.' },
    });
    expect(
      listOf(tenant, 'ActivityPlans')
        .items.get(item.id)
        ?.versions.filter(({ fields }) => fields['purpose'] === 'Mina.'),
    ).toHaveLength(1);
  });

  it('leaves its former states, newest first', async () => {
    const admin = await tenant.desk('administrator');
    const [item] = await admin.ports.register.where('Settings', 'key', 'freshSignIn');
    await admin.ports.register.change('Settings', item!.id, item!.etag, { value: 'true' });
    expect((await desk.ports.register.history('Settings', item!.id)).map(({ row, by }) => [row.value, by.oid])).toEqual([
      ['true', admin.person.oid],
      ['false', admin.person.oid],
    ]);
  });
});

describe('reading', () => {
  it('follows every page, and finds a value with an apostrophe', async () => {
    const { store } = tenant.services;
    const { id, nextId } = listOf(tenant, 'Events');
    const rows = Array.from(
      { length: 1_200 },
      (_, index) =>
        ({
          type: 'item',
          list: id,
          id: nextId + index,
          uniqueId: `prov-${index}`,
          fields: { ...event(`prov:${index}`) },
          by: desk.person.oid,
          at: '2026-11-23T08:00:00Z',
        }) as const,
    );
    store.commit(...rows);
    expect((await desk.ports.register.where('Events', 'planId', 'prov')).map(({ row }) => row.eventKey)).toEqual(rows.map(({ fields }) => fields.eventKey));
    await desk.ports.register.add('Events', event("d'Artagnan"));
    expect(await desk.ports.register.where('Events', 'eventKey', "d'Artagnan")).toMatchObject([{ row: { eventKey: "d'Artagnan" } }]);
  });

  it('waits as long as the service asks when it is throttled', async () => {
    await tenant.fault({ match: { method: 'GET', path: itemsPath('Events') }, kind: '429', retryAfter: 1, times: 2 });
    tenant.services.exchanges.clear();
    expect((await desk.ports.register.all('Events')).length).toBeGreaterThan(5);
  });

  it('that is throttled for ever says so', async () => {
    await tenant.fault({ match: { method: 'GET', path: itemsPath('Events') }, kind: '429', retryAfter: 0, times: 50 });
    await expect(desk.ports.register.all('Events')).rejects.toMatchObject({ name: 'OutsideError', kind: 'throttled' });
  });
});
