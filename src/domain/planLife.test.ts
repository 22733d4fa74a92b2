import { describe, expect, it } from 'vitest';
import type { DecisionFact, Step } from './fact.ts';
import { planLife, type DecidingFact, type JudgedFact, type PlanEvent, type PlanFacts, type StoredVersion } from './planLife.ts';

const applicant = { oid: 'applicant', name: 'Sökande' };
const at = (minute: number) => `2026-05-04T08:${String(minute).padStart(2, '0')}:00Z`;
const version = (n: number, minute: number): StoredVersion => ({ id: n, version: n, text: `v${n}`, sha256: `v${n}`, at: at(minute), by: applicant });

function decision(
  id: number,
  step: Step,
  made: 'approve' | 'return',
  previous: string | null,
  more: Partial<JudgedFact<DecidingFact>> & { version?: number } = {},
): JudgedFact<DecidingFact> {
  const fact: DecisionFact = {
    v: 1,
    alg: 'sha256',
    kind: 'decision',
    planId: 'p',
    version: more.version ?? 1,
    versionSha256: 'v1',
    by: { oid: step },
    time: at(id),
    previous,
    step,
    decision: made,
    comment: made === 'return' ? 'Ändra' : '',
    delegationSha256: null,
  };
  return { id, at: at(id), by: { oid: step, name: step }, sha256: `d${id}`, fact, level: 'signed', genuine: true, ...more };
}
const event = (what: string, minute: number, more: Partial<PlanEvent> = {}): PlanEvent => ({
  id: minute,
  what,
  version: 1,
  at: at(minute),
  by: applicant,
  detail: {},
  ...more,
});
/** A start as it is told. */
const told = (address: string) => ({ startedOn: '2026-05-04', key: `facebook:${address}`, address: `https://www.facebook.com/${address}`, accountMail: '' });
const startedAt = (minute: number, more: Partial<PlanEvent> = {}) => event('started', minute, { detail: told('minkommun'), ...more });
const facts = (more: Partial<PlanFacts>): PlanFacts => ({
  applicantOid: applicant.oid,
  chiefOids: ['unitManager'],
  versions: [version(1, 0)],
  decisions: [],
  events: [],
  ...more,
});

const manager = decision(10, 'unitManager', 'approve', null);
const head = decision(20, 'departmentHead', 'approve', 'd10');

describe('the fold from facts to state', () => {
  it('is a draft without a version and laid down when that is written', () => {
    expect(planLife(facts({ versions: [] })).state).toBe('draft');
    expect(planLife(facts({ versions: [], events: [event('laidDown', 1, { version: 0 })] })).state).toBe('laidDown');
  });

  it('is laid down by the applicant or a chief who is asked, and by nobody else', () => {
    const laidDownBy = (oid: string) => planLife(facts({ versions: [], events: [event('laidDown', 1, { version: 0, by: { oid, name: oid } })] })).state;
    expect([laidDownBy('applicant'), laidDownBy('unitManager'), laidDownBy('colleague')]).toEqual(['laidDown', 'laidDown', 'draft']);
    const returned = decision(10, 'unitManager', 'return', null);
    expect(planLife(facts({ decisions: [returned], events: [event('laidDown', 11, { by: { oid: 'colleague', name: 'colleague' } })] })).state).toBe('returned');
  });

  it('waits for the unit manager, then the head, then is approved, then the copy is sent, then it is started', () => {
    expect(planLife(facts({})).state).toBe('waitingUnit');
    expect(planLife(facts({ decisions: [manager] })).state).toBe('waitingHead');
    expect(planLife(facts({ decisions: [manager, head] })).state).toBe('approved');
    expect(planLife(facts({ decisions: [manager, head], events: [event('copySent', 21)] })).state).toBe('copySent');
    expect(planLife(facts({ decisions: [manager, head], events: [event('copySent', 21), startedAt(22)] })).state).toBe('started');
  });

  describe('a start that is told', () => {
    const copied = [event('copySent', 21)];
    const information = [
      { from: '', value: ['informant'] },
      { from: at(30), value: ['successor'] },
    ];
    const lifeOf = (...events: PlanEvent[]) => planLife(facts({ decisions: [manager, head], events: [...copied, ...events], information }));
    const by = (oid: string) => ({ by: { oid, name: oid } });

    it.each([
      ['the applicant', 'applicant', 22, 'started'],
      ['informationsfunktionen', 'informant', 22, 'started'],
      ['a member of informationsfunktionen who has left since', 'informant', 29, 'started'],
      ['one who left before', 'informant', 31, 'copySent'],
      ['one who came after', 'successor', 29, 'copySent'],
      ['a chief who decided', 'departmentHead', 22, 'copySent'],
      ['a colleague', 'colleague', 22, 'copySent'],
    ] as const)('by %s', (_who, oid, minute, state) => {
      const started = lifeOf(startedAt(minute, by(oid)));
      const before = lifeOf(event('startedBefore', minute, { detail: told('minkommun'), ...by(oid) }));
      const counts = state === 'started';
      expect(started).toMatchObject({ state, idleEvents: counts ? [] : [{ id: minute, why: 'notTheirs' }] });
      expect(before).toMatchObject({ state, startedBefore: counts });
      expect(started.start).toEqual(counts ? told('minkommun') : undefined);
    });

    it.each([{}, { ...told('minkommun'), startedOn: '2026-02-30' }, { ...told('minkommun'), key: '' }])('as %j counts nowhere', (detail) => {
      const life = lifeOf(startedAt(22, { detail }));
      expect(life).toMatchObject({ state: 'copySent', startedBefore: false, idleEvents: [{ id: 22, why: 'unreadable' }] });
      expect(life.start).toBeUndefined();
    });

    it('is the last one by someone who may', () => {
      const corrected = startedAt(24, { detail: told('ratt'), ...by('informant') });
      expect(lifeOf(corrected, startedAt(22), startedAt(25, { detail: told('annan'), ...by('colleague') })).start).toEqual(told('ratt'));
    });
  });

  it('does not count a head who decides before the unit manager, nor one who names another decision as the previous (G2)', () => {
    const early = decision(5, 'departmentHead', 'approve', null);
    const life = planLife(facts({ decisions: [early, manager] }));
    expect(life.state).toBe('waitingHead');
    expect(life.newest?.steps.departmentHead.outOfOrder.map((one) => one.id)).toEqual([5]);
    expect(planLife(facts({ decisions: [manager, decision(20, 'departmentHead', 'approve', 'd9')] })).state).toBe('waitingHead');
  });

  it('counts the lowest item of two deciders and shows the other as late, without alarm', () => {
    const life = planLife(facts({ decisions: [decision(11, 'unitManager', 'return', null), manager] }));
    expect(life.state).toBe('waitingHead');
    expect(life.newest?.steps.unitManager.late.map((one) => one.id)).toEqual([11]);
    expect(life.missingDecisions).toEqual([]);
  });

  it('never counts and never lets a decision that is not genuine block', () => {
    const forged = decision(1, 'unitManager', 'return', null, { genuine: false });
    const life = planLife(facts({ decisions: [forged, manager] }));
    expect(life.state).toBe('waitingHead');
    expect(life.newest?.steps.unitManager.notCounted.map((one) => one.id)).toEqual([1]);
  });

  it('shows a decision that came after the step was given to somebody else as late, and goes by the one that counts', () => {
    const late = decision(9, 'unitManager', 'return', null, { genuine: false, late: true });
    for (const decisions of [[late], [late, manager]]) {
      const steps = planLife(facts({ decisions })).newest?.steps;
      expect(steps?.unitManager).toMatchObject({ late: [{ id: 9 }], notCounted: [], outOfOrder: [] });
      expect(steps?.unitManager.counted?.id).toBe(decisions[1]?.id);
    }
  });

  it('a returned version rests until a new one is sent; the state belongs to the version', () => {
    const returned = [manager, decision(20, 'departmentHead', 'return', 'd10')];
    expect(planLife(facts({ decisions: returned })).state).toBe('returned');
    const life = planLife(facts({ decisions: returned, versions: [version(1, 0), version(2, 30)] }));
    expect(life.state).toBe('waitingUnit');
    expect(life.versions[0]?.state).toBe('returned');
  });

  it('is withdrawn by the applicant only, and a decision after that does not count', () => {
    expect(planLife(facts({ events: [event('withdrawn', 5)] })).state).toBe('withdrawn');
    expect(planLife(facts({ events: [event('withdrawn', 5, { by: { oid: 'someone', name: '' } })] })).state).toBe('waitingUnit');
    expect(planLife(facts({ decisions: [manager, head], events: [event('withdrawn', 15)] })).state).toBe('withdrawn');
    expect(planLife(facts({ decisions: [manager, head], events: [event('withdrawn', 25)] })).state).toBe('approved');
  });

  it('calls a decision that came after the withdrawal late, not out of order: nobody did anything wrong', () => {
    const { steps } = planLife(facts({ decisions: [manager], events: [event('withdrawn', 5)] })).newest ?? {};
    expect(steps?.unitManager).toMatchObject({ late: [{ id: 10 }], outOfOrder: [] });
    expect(steps?.unitManager.counted).toBeUndefined();
  });

  it('keeps the newest approved version while a later one waits', () => {
    const life = planLife(facts({ decisions: [manager, head], versions: [version(1, 0), version(2, 40)] }));
    expect(life.state).toBe('waitingUnit');
    expect(life.approvedVersion).toBe(1);
  });

  it('misses a decision that an event witnesses and no item holds', () => {
    const witness = event('decided', 11, { detail: { factSha256: 'd10' } });
    expect(planLife(facts({ decisions: [manager], events: [witness] })).missingDecisions).toEqual([]);
    expect(planLife(facts({ decisions: [], events: [witness] })).missingDecisions).toEqual(['d10']);
  });

  it('gives the same result whatever order the facts arrive in', () => {
    const decisions = [
      manager,
      head,
      decision(11, 'unitManager', 'approve', null),
      decision(21, 'departmentHead', 'return', 'd10'),
      decision(3, 'unitManager', 'approve', null, { genuine: false }),
    ];
    const events = [
      event('copySent', 30),
      event('withdrawn', 40),
      event('decided', 12, { detail: { factSha256: 'gone' } }),
      startedAt(31),
      startedAt(31, { id: 32, by: { oid: 'colleague', name: '' } }),
    ];
    const versions = [version(1, 0), version(2, 50)];
    const expected = JSON.stringify(planLife(facts({ decisions, events, versions })));
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const shuffled = <T>(list: readonly T[]) =>
      list
        .map((value) => ({ value, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map((one) => one.value);
    for (let round = 0; round < 200; round++)
      expect(JSON.stringify(planLife(facts({ decisions: shuffled(decisions), events: shuffled(events), versions: shuffled(versions) })))).toBe(expected);
  });
});
