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
    expect(accountLine(item('[null,{"name":"Sara","contact":"tel"}]'), undefined, []).administrators).toEqual([{ name: 'Sara' }]);
  });
});
