import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { itemsOf, openTenant, type OpenTenant } from '../../tests/tenantDesk.ts';
import { recordFoundAccount, type FoundAccount } from './foundAccount.ts';
import { readMunicipality } from './planFile.ts';

let tenant: OpenTenant;
beforeAll(async () => void (tenant = await openTenant()));
beforeEach(async () => await tenant.reset('demo'));
afterAll(async () => await tenant.close());

const found: FoundAccount = {
  name: 'Gislaved Energi på Facebook',
  address: 'https://m.facebook.com/gislavedenergi.demo/?ref=page',
  department: 'kommunledning',
  authority: 'KS',
  unit: 'Gislaved Energi',
};
async function find(as: string, more: Partial<FoundAccount> = {}) {
  const { ports } = await tenant.desk(as);
  return await recordFoundAccount(ports, await readMunicipality(ports), { ...found, ...more });
}

it('a found account stands in the register without a plan, once, under the key of its address', async () => {
  expect(await find('information')).toEqual({ outcome: 'added', key: 'facebook:gislavedenergidemo' });
  expect(await find('information', { address: 'facebook.com/GislavedEnergi.demo' })).toEqual({ outcome: 'alreadyThere', key: 'facebook:gislavedenergidemo' });
  expect(itemsOf(tenant, 'Accounts', { activeKey: 'facebook:gislavedenergidemo' })).toMatchObject([
    {
      fields: {
        status: 'Plan saknas',
        platform: 'Facebook',
        department: 'Kommunledningskontoret',
        authority: 'KS',
        address: 'https://www.facebook.com/gislavedenergi.demo',
      },
    },
  ]);
});

it('only informationsfunktionen puts accounts in the register, and only under an address that is one', async () => {
  expect(await find('handlaggare')).toEqual({ outcome: 'refused', why: 'notYours' });
  expect(await find('information', { address: 'javascript:alert(1)' })).toMatchObject({ outcome: 'refused', refusal: expect.any(String) });
  expect(itemsOf(tenant, 'Accounts', { activeKey: 'facebook:gislavedenergidemo' })).toEqual([]);
});

it('the demonstration’s register holds the accounts of the inventory and those the guidelines name', () => {
  const without = itemsOf(tenant, 'Accounts', { status: 'Plan saknas' });
  expect(without).toHaveLength(152);
  const keys = without.map(({ fields }) => String(fields['activeKey']));
  expect(keys).toEqual(expect.arrayContaining(['facebook:gislavedskommundemo', 'facebook:danderydskommun']));
  expect(new Set(keys).size).toBe(152);
});
