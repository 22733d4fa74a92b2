import { describe, expect, it } from 'vitest';
import { matterTasks, timesToOutcome } from './matterTasks.ts';

const me = '11111111-0000-4000-8000-000000000001';
const now = new Date('2026-11-23T10:00:00Z');
const row = (designation: string, part: object = {}) => ({
  designation,
  row: { kind: 'Fråga', status: 'Avsändaren ska få svar', handlerOid: me, seenAt: '2026-11-23T08:00:00Z', actedAt: '', dueOn: '', closedAt: '', ...part },
});
const tasks = (...rows: ReturnType<typeof row>[]) => matterTasks(rows, me, now, '2026-11-23');

describe('posts that wait for me', () => {
  it.each([
    ['a question', {}, 'week'],
    ['a post that may have to go', { kind: 'Borttagning', status: 'Ska bedömas' }, 'first'],
    ['one that has gone and is to be registered', { kind: 'Borttagning', status: 'Ska registreras', actedAt: '2026-11-23T09:00:00Z' }, 'week'],
    ['one that lies where it must not', { status: 'Ska flyttas' }, 'first'],
    ['one that can be closed', { status: 'Kan stängas' }, 'later'],
    ['an answer that is due today', { dueOn: '2026-11-23' }, 'first'],
    ['a closed one that is to be visited again today', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z', dueOn: '2026-11-23' }, 'first'],
  ])('%s', (_, part, group) => expect(tasks(row('2026-1', part))).toMatchObject([{ designation: '2026-1', group, isLate: false }]));

  it.each([
    ['of somebody else', { handlerOid: 'other' }],
    ['that waits for the registrar', { status: 'Väntar på diarienummer' }],
    ['that is closed', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z' }],
    ['that is to be visited tomorrow, and is closed', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z', dueOn: '2026-11-24' }],
    ['of which nothing was saved', { status: '' }],
  ])('one %s is no task of mine', (_, part) => expect(tasks(row('2026-1', part))).toEqual([]));

  it('are late when the day has passed, and when a post has been left for 24 hours', () => {
    const old = row('2026-1', { kind: 'Borttagning', status: 'Ska bedömas', seenAt: '2026-11-22T10:00:00Z' });
    const young = row('2026-2', { kind: 'Borttagning', status: 'Ska bedömas', seenAt: '2026-11-22T10:00:01Z' });
    const passed = row('2026-3', { dueOn: '2026-11-22' });
    expect(tasks(young, passed, old).map(({ designation, isLate }) => [designation, isLate])).toEqual([
      ['2026-3', true],
      ['2026-1', true],
      ['2026-2', false],
    ]);
  });
});

describe('the time from seen to outcome', () => {
  const done = (department: string, minutes: number, part: object = {}) => ({
    kind: 'Borttagning',
    department,
    seenAt: '2026-11-20T08:00:00Z',
    actedAt: new Date(Date.parse('2026-11-20T08:00:00Z') + minutes * 60_000).toISOString(),
    ...part,
  });

  it('is the middle one of each department, and how many took more than a day', () => {
    expect(timesToOutcome([done('Ö', 10), done('Kultur', 30), done('Kultur', 1_440), done('Kultur', 20), done('Ö', 20)])).toEqual([
      { department: 'Kultur', matters: 3, median: 30, late: 1 },
      { department: 'Ö', matters: 2, median: 15, late: 0 },
    ]);
  });

  it('counts no question and nothing that has no outcome yet', () => {
    expect(timesToOutcome([done('Kultur', 5, { kind: 'Fråga' }), done('Kultur', 5, { actedAt: '' })])).toEqual([]);
  });
});
