import { describe, expect, it } from 'vitest';
import { registrarsList, settledWords, type ListedMatter } from './registrarsList.ts';
import type { DiaryRow, Item } from './rows.ts';

const person = (oid: string) => ({ oid, name: oid });
const stamped = (id: number, oid: string, at: string) => ({ id, etag: '', createdAt: at, createdBy: person(oid), changedAt: at, changedBy: person(oid) });
const matter = (designation: string, isProtected = false): ListedMatter => ({
  designation,
  isProtected,
  item: { ...stamped(1, 'handler', '2026-12-16T08:00:00Z'), row: { authority: 'KFN' } as ListedMatter['item']['row'] },
});
const row = (id: number, oid: string, state: string, diaryNumber = '', at = `2026-12-16T09:0${id}:00Z`): Item<DiaryRow> => ({
  ...stamped(id, oid, at),
  row: {
    Title: '2026-1',
    entryKey: `key${id}`,
    entryId: '2026-1:diary',
    designation: '2026-1',
    authority: 'KFN',
    direction: 'Inkommen',
    recordDate: '2026-12-15',
    state,
    diaryNumber,
  },
});
const registrars = () => ({ registrars: ['registrar'] });
const list = (entries: readonly Item<DiaryRow>[], now = '2026-12-16T10:00:00Z') => registrarsList([matter('2026-1')], entries, registrars, new Date(now));

describe('what waits for the registrar', () => {
  it('is what the handler asked for, from the day it was asked, and is late the next working day', () => {
    const asked = [row(1, 'handler', 'waiting', '', '2026-12-18T15:00:00Z')];
    expect(list(asked, '2026-12-18T22:00:00Z').waiting).toMatchObject([
      { designation: '2026-1', day: '2026-12-15', since: '2026-12-18T15:00:00Z', isLate: false },
    ]);
    expect(list(asked, '2026-12-20T12:00:00Z').waiting[0]?.isLate).toBe(false);
    expect(list(asked, '2026-12-20T23:30:00Z').waiting[0]?.isLate, 'Monday in Sweden').toBe(true);
  });

  it('is also what somebody else asked for: what is missed is worse than what is shown in vain', () =>
    expect(list([row(1, 'somebody', 'waiting')]).waiting).toHaveLength(1));

  it('comes back when it was returned and is asked for again, by whomever', () => {
    const returned = [row(1, 'handler', 'waiting'), row(2, 'registrar', 'returned')];
    expect(list(returned)).toMatchObject({ waiting: [], settled: [{ state: 'returned' }] });
    expect(list([...returned, row(3, 'somebody', 'waiting')])).toMatchObject({ waiting: [{ since: '2026-12-16T09:03:00Z' }], settled: [] });
  });

  it('does not come back once it has a number, or needs none', () => {
    for (const [state, number] of [
      ['registered', 'KFN.2026.1'],
      ['notSecret', ''],
    ] as const)
      expect(list([row(1, 'handler', 'waiting'), row(2, 'registrar', state, number), row(3, 'somebody', 'waiting')]).waiting, state).toEqual([]);
  });

  it('shows a number that somebody else has written, for the registrar to look at', () => {
    const entries = [row(1, 'handler', 'waiting'), row(2, 'somebody', 'registered', ' KFN.2026.1 ')];
    expect(list(entries).waiting).toMatchObject([{ told: { number: 'KFN.2026.1', by: 'somebody' } }]);
    expect(list([row(1, 'handler', 'waiting')]).waiting[0]).not.toHaveProperty('told');
  });

  it('is in the order it was asked for; what has been settled, newest first', () => {
    const two = [matter('2026-1'), matter('2026-2')];
    const other = (id: number, oid: string, state: string) => ({
      ...row(id, oid, state, 'KFN.2026.2'),
      row: { ...row(id, oid, state, 'KFN.2026.2').row, designation: '2026-2' },
    });
    const order = (entries: readonly Item<DiaryRow>[]) => registrarsList(two, entries, registrars, new Date('2026-12-16T10:00:00Z'));
    expect(order([row(2, 'handler', 'waiting'), other(1, 'handler', 'waiting')]).waiting.map(({ designation }) => designation)).toEqual(['2026-2', '2026-1']);
    expect(order([row(2, 'registrar', 'registered', 'KFN.2026.1'), other(1, 'registrar', 'registered')]).settled.map(settledWords)).toEqual([
      'KFN.2026.1',
      'KFN.2026.2',
    ]);
  });

  it('has nothing of rows that belong to no matter', () =>
    expect(registrarsList([], [row(1, 'handler', 'waiting')], registrars, new Date())).toEqual({ waiting: [], settled: [] }));
});
