import { describe, expect, it } from 'vitest';
import { diaryOf } from './diary.ts';
import type { DiaryRow, Item } from './rows.ts';

const [registrar, handler, stranger] = ['r', 'h', 's'];
const hands = { registrars: [registrar], handlers: [handler] };
const entry = (id: number, oid: string, state: string, diaryNumber = '', designation = '2026-1'): Item<DiaryRow> => ({
  id,
  etag: '',
  createdAt: `2026-11-23T10:0${id}:00Z`,
  createdBy: { oid, name: oid },
  changedAt: '',
  changedBy: { oid, name: oid },
  row: {
    Title: designation,
    entryKey: String(id),
    entryId: designation,
    designation,
    authority: 'KFN',
    direction: 'Inkommen',
    recordDate: '2026-11-23',
    state,
    diaryNumber,
  },
});

describe('an entry in the diary', () => {
  it('stands as its newest row says', () => {
    const rows = [entry(2, registrar, 'registered', 'KFN.2026.12'), entry(1, handler, 'waiting')];
    expect(diaryOf(rows, '2026-1', hands)).toMatchObject({ state: 'registered', number: 'KFN.2026.12', by: registrar });
    expect(diaryOf([...rows, entry(3, registrar, 'registered', ' KFN.2026.13 ')], '2026-1', hands)).toMatchObject({ number: 'KFN.2026.13' });
  });
  it('is none for another matter, and none before anybody asked', () => {
    expect(diaryOf([entry(1, handler, 'waiting', '', '2026-2')], '2026-1', hands)).toBeUndefined();
    expect(diaryOf([], '2026-1', hands)).toBeUndefined();
  });
  it.each([
    ['somebody who has nothing to do with the matter', entry(2, stranger, 'registered', 'X.2026.1')],
    ['a handler who decides that it is not secret', entry(2, handler, 'notSecret')],
    ['a handler who returns it', entry(2, handler, 'returned')],
    ['a handler who registers without a number', entry(2, handler, 'registered', ' ')],
    ['a state that is none', entry(2, registrar, 'constructor')],
  ])('does not listen to %s', (_who, row) => expect(diaryOf([entry(1, handler, 'waiting'), row], '2026-1', hands)?.state).toBe('waiting'));
  it('takes a number from whoever handles the matter', () =>
    expect(diaryOf([entry(1, handler, 'waiting'), entry(2, handler, 'registered', 'KFN 2026/7')], '2026-1', hands)).toMatchObject({ number: 'KFN 2026/7' }));
});
