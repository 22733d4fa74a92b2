import { describe, expect, it } from 'vitest';
import { mayAct, stateAfter, stateTable, type Party, type PlanAct, type PlanState } from './approval.ts';

const planStates = Object.keys(stateTable) as PlanState[];

const acts: PlanAct[] = ['submit', 'approve', 'return', 'withdraw', 'layDown', 'remind', 'readdress', 'sendCopy', 'start', 'change'];
const parties: Party[] = ['applicant', 'unitManager', 'departmentHead', 'information', 'administrator'];

/** What Bilaga I and the checklist allow, written a second time on purpose: state, act, who, to. */
const allowed = [
  'draft submit applicant waitingUnit',
  'draft layDown applicant laidDown',
  'draft layDown unitManager laidDown',
  'draft layDown departmentHead laidDown',
  'waitingUnit approve unitManager waitingHead',
  'waitingUnit return unitManager returned',
  'waitingUnit withdraw applicant withdrawn',
  'waitingUnit remind applicant waitingUnit',
  'waitingUnit readdress information waitingUnit',
  'waitingUnit readdress administrator waitingUnit',
  'waitingHead approve departmentHead approved',
  'waitingHead return departmentHead returned',
  'waitingHead withdraw applicant withdrawn',
  'waitingHead remind applicant waitingHead',
  'waitingHead readdress information waitingHead',
  'waitingHead readdress administrator waitingHead',
  'returned submit applicant waitingUnit',
  'returned layDown applicant laidDown',
  'returned layDown unitManager laidDown',
  'returned layDown departmentHead laidDown',
  'withdrawn submit applicant waitingUnit',
  'withdrawn layDown applicant laidDown',
  'withdrawn layDown unitManager laidDown',
  'withdrawn layDown departmentHead laidDown',
  'approved change applicant draft',
  'approved change information draft',
  'copySent start applicant started',
  'copySent start information started',
  'copySent change applicant draft',
  'copySent change information draft',
  'started change applicant draft',
  'started change information draft',
];

describe('the state table', () => {
  it('allows exactly the acts of the list and refuses every other act by every party in every state', () => {
    const found: string[] = [];
    for (const state of planStates)
      for (const act of acts)
        for (const party of parties) {
          const after = stateAfter(state, act, [party]);
          if (typeof after === 'string' && act !== 'sendCopy') found.push(`${state} ${act} ${party} ${after}`);
        }
    expect(found.sort()).toEqual([...allowed].sort());
  });

  it('says whether it is the state or the person that stands in the way', () => {
    expect(stateAfter('draft', 'approve', ['unitManager'])).toEqual({ refused: 'wrongState' });
    expect(stateAfter('waitingUnit', 'approve', ['departmentHead'])).toEqual({ refused: 'wrongParty' });
    expect(stateAfter('waitingUnit', 'approve', [])).toEqual({ refused: 'wrongParty' });
  });

  it('lets nobody approve before the unit manager, or start before the copy is sent (G2, G3)', () => {
    expect(mayAct('waitingUnit', 'approve', ['departmentHead'])).toBe(false);
    expect(mayAct('approved', 'start', ['applicant', 'information'])).toBe(false);
    expect(mayAct('copySent', 'start', ['applicant'])).toBe(true);
  });

  it('ends only where nothing more can be done', () => {
    expect(planStates.filter((state) => Object.keys(stateTable[state]).length === 0)).toEqual(['laidDown']);
  });

  it('sends the copy from approved only, whoever opens the plan', () => {
    expect(planStates.filter((state) => mayAct(state, 'sendCopy', []))).toEqual(['approved']);
  });
});
