// Real addresses of Swedish public bodies against the reviewed keys.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../src/domain/address.ts';
import { platformOf } from '../src/domain/platform.ts';

const read = (name: string) =>
  readFileSync(new URL(`../local-tenant/demo/${name}`, import.meta.url), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
const accounts = read('accounts.csv')
  .slice(1)
  .map((line) => line.split(';'));
const reviewed = read('accounts.keys').map((line) => line.split('\t'));

describe('the 148 real accounts', () => {
  it('stand in the same order in both files', () => {
    expect(accounts).toHaveLength(148);
    expect(reviewed.map(([, address]) => address)).toEqual(accounts.map(([, , address]) => address));
  });

  it.each(reviewed)('%s is the key of %s', (key, address) => {
    expect(canonicalAddress(address!)).toMatchObject({ key });
  });

  it('each lead to the platform that the source names, without a warning', () => {
    for (const [, platform, address] of accounts) {
      const account = canonicalAddress(address!);
      expect([address, 'platform' in account && account.platform, 'warning' in account]).toEqual([address, platformOf(platform!), false]);
    }
  });

  it('have 148 different keys', () => {
    expect(new Set(reviewed.map(([key]) => key)).size).toBe(148);
  });
});
