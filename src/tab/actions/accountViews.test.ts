import { describe, expect, it } from 'vitest';
import type { AccountRow, Item } from '../../domain/rows.ts';
import { accountLine } from './accountViews.ts';

const row: AccountRow = {
  Title: 'Bokbussen på Instagram',
  platform: 'Instagram',
  address: '',
  activeKey: 'planned:p',
  authority: 'KFN',
  department: 'Kultur- och fritidsförvaltningen',
  unit: 'Bokbussen',
  planId: '',
  approvedVersion: 0,
  status: 'Plan saknas',
  administrators: '',
  accountMail: '',
  startedOn: '',
};
const by = { oid: 'o', name: 'n' };
const item = (administrators: string): Item<AccountRow> => ({
  id: 1,
  etag: '"1"',
  createdAt: '2026-11-23T08:00:00Z',
  createdBy: by,
  changedAt: '2026-11-23T08:00:00Z',
  changedBy: by,
  row: { ...row, administrators },
});

describe('a row of the register that somebody spoiled', () => {
  it.each(['', 'abc', '[null]', '[1,"x",{}]', '{"name":"x"}', '[{"name":5,"contact":""}]'])(
    '%j in its administrators names nobody and breaks nothing',
    (text) => {
      expect(accountLine(item(text), undefined, []).administrators).toEqual([]);
    },
  );

  it('keeps the persons who are persons', () => {
    expect(accountLine(item('[null,{"name":"Sara","contact":"tel"}]'), undefined, []).administrators).toEqual([{ id: 'tel', name: 'Sara' }]);
  });
});

describe('an account’s administrators', () => {
  const administrators = (...people: { oid?: string; name: string; contact: string }[]) =>
    accountLine(item(JSON.stringify(people)), undefined, []).administrators;

  it('are two when two people have the same name', () => {
    expect(administrators({ oid: 'a', name: 'Anna Berg', contact: '' }, { name: 'Anna Berg', contact: 'anna.berg@foreningen.example' })).toEqual([
      { id: 'a', name: 'Anna Berg' },
      { id: 'anna.berg@foreningen.example', name: 'Anna Berg' },
    ]);
  });

  it('are one when the same person stands twice', () => {
    expect(administrators({ oid: 'a', name: 'Anna Berg', contact: 'x' }, { oid: 'a', name: 'Anna Bergh', contact: '' })).toHaveLength(1);
    expect(administrators({ name: 'Anna Berg', contact: 'Anna@X.se' }, { name: 'A. Berg', contact: 'anna@x.se' })).toHaveLength(1);
  });
});
