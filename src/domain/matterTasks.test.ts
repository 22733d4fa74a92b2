import { describe, expect, it } from 'vitest';
import { handlingTimes, isLateRow, lateRemovals, matterTasks } from './matterTasks.ts';

const me = '11111111-0000-4000-8000-000000000001';
const now = new Date('2026-11-23T10:00:00Z');
const row = (designation: string, part: object = {}) => ({
  designation,
  isProtected: 'isProtected' in part,
  row: {
    kind: 'Fråga',
    status: 'Avsändaren ska få svar',
    handlerOid: me,
    seenAt: '2026-11-23T08:00:00Z',
    actedAt: '',
    dueOn: '',
    revisitOn: '',
    closedAt: '',
    ...part,
  },
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
    ['a closed one that is to be visited again today', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z', revisitOn: '2026-11-23' }, 'first'],
  ])('%s', (_, part, group) => expect(tasks(row('2026-1', part))).toMatchObject([{ designation: '2026-1', group, isLate: false }]));

  it.each([
    ['of somebody else', { handlerOid: 'other' }],
    ['that waits for the registrar', { status: 'Väntar på diarienummer' }],
    ['that is closed', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z' }],
    ['that is to be visited tomorrow, and is closed', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z', revisitOn: '2026-11-24' }],
    ['of which nothing was saved', { status: '' }],
  ])('one %s is no task of mine', (_, part) => expect(tasks(row('2026-1', part))).toEqual([]));

  it('are late when the day has passed, and when a post has been left for 24 hours', () => {
    const old = row('2026-1', { kind: 'Borttagning', status: 'Ska bedömas', seenAt: '2026-11-22T10:00:00Z' });
    const young = row('2026-2', { kind: 'Borttagning', status: 'Ska bedömas', seenAt: '2026-11-22T10:00:01Z' });
    const passed = row('2026-3', { dueOn: '2026-11-22' });
    expect(tasks(young, passed, old).map(({ designation, isLate }) => [designation, isLate])).toEqual([
      ['2026-1', true],
      ['2026-2', false],
      ['2026-3', true],
    ]);
  });

  it('begin with what still stands: first what may be secret or shows child abuse, then the one that has stood longest; a day that has passed comes after', () => {
    const up = { kind: 'Borttagning', status: 'Ska åtgärdas' };
    const revisit = row('2026-1', { status: 'Stängt', closedAt: '2026-11-20T09:00:00Z', revisitOn: '2026-11-20' });
    const newer = row('2026-2', up);
    const older = row('2026-3', { ...up, seenAt: '2026-11-21T08:00:00Z' });
    const secret = row('2026-4', { ...up, isProtected: true, seenAt: '2026-11-23T09:00:00Z' });
    const inOrder = tasks(revisit, newer, older, secret);
    expect(inOrder.map(({ designation }) => designation)).toEqual(['2026-4', '2026-3', '2026-2', '2026-1']);
    expect(inOrder.map(({ isProtected }) => isProtected)).toEqual([true, false, false, false]);
  });

  it('the day of a revisit is said to be one, and never a day for the number', () => {
    const waits = { status: 'Väntar på diarienummer', revisitOn: '2026-11-23' };
    expect(tasks(row('2026-1', waits))).toMatchObject([{ status: 'Ska återbesökas', answerOn: '', revisitOn: '2026-11-23' }]);
    expect(tasks(row('2026-1', { ...waits, revisitOn: '2026-11-24' }))).toEqual([]);
    expect(tasks(row('2026-1', { dueOn: '2026-11-24' }))).toMatchObject([{ status: 'Avsändaren ska få svar', answerOn: '2026-11-24', revisitOn: '' }]);
  });

  it('that nobody has handled for 24 hours are late to everybody', () => {
    const old = row('2026-1', { kind: 'Borttagning', status: 'Ska bedömas', seenAt: '2026-11-22T10:00:00Z' });
    const older = row('2026-2', { kind: 'Borttagning', status: 'Ska bedömas', seenAt: '2026-11-20T10:00:00Z', handlerOid: 'other' });
    const young = row('2026-3', { kind: 'Borttagning', status: 'Ska bedömas' });
    expect([old, older, young].map((one) => isLateRow(one.row, now))).toEqual([true, true, false]);
    expect(
      lateRemovals(
        [old, older, young].map((one) => one.row),
        now,
      ),
    ).toEqual({ posts: 2, oldest: 4_320 });
    expect(lateRemovals([young.row], now)).toBeUndefined();
  });
});

describe('the time from seen to outcome', () => {
  const done = (department: string, minutes: number, part: object = {}) => ({
    kind: 'Borttagning',
    status: 'Stängt',
    closedAt: '',
    department,
    seenAt: '2026-11-20T08:00:00Z',
    actedAt: new Date(Date.parse('2026-11-20T08:00:00Z') + minutes * 60_000).toISOString(),
    ...part,
  });

  it('is the middle one of each department, and how many took more than a day', () => {
    expect(handlingTimes([done('Ö', 10), done('Kultur', 30), done('Kultur', 1_440), done('Kultur', 20), done('Ö', 20)], now)).toEqual([
      { department: 'Kultur', acted: 3, median: 30, late: 1, waiting: 0, oldest: 0 },
      { department: 'Ö', acted: 2, median: 15, late: 0, waiting: 0, oldest: 0 },
    ]);
  });

  it('counts what has no outcome yet: how many, and how long the oldest has waited', () => {
    const rows = [done('Kultur', 30), done('Kultur', 0, { actedAt: '' }), done('Kultur', 0, { actedAt: '', seenAt: '2026-11-23T08:00:00Z' })];
    expect(handlingTimes(rows, now)).toEqual([{ department: 'Kultur', acted: 1, median: 30, late: 0, waiting: 2, oldest: 4_440 }]);
    expect(handlingTimes(rows.slice(1), now)).toEqual([{ department: 'Kultur', acted: 0, median: 0, late: 0, waiting: 2, oldest: 4_440 }]);
  });

  it('counts no question, nothing that was closed without an outcome and nothing that nobody has seen', () => {
    const closedAt = '2026-11-21T08:00:00Z';
    const unseen = done('Kultur', 5, { actedAt: '', seenAt: '' });
    expect(handlingTimes([done('Kultur', 5, { kind: 'Fråga' }), done('Kultur', 5, { actedAt: '', closedAt }), unseen], now)).toEqual([]);
  });
});
