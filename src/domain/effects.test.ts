import { describe, expect, it } from 'vitest';
import { claimHolds, lastClaim, missingEffects, nextClaim, type EffectFacts } from './effects.ts';
import type { PlanEvent, PlanLife, VersionLife } from './planLife.ts';

const applicant = { oid: 'sokande', name: 'Sökande', upn: '' };
const manager = { oid: 'vc', name: 'Chef', upn: '' };
const head = { oid: 'fc', name: 'Förvaltningschef', upn: '' };
const information = { oid: 'info', name: 'Information', upn: '' };
const open = (step: 'unitManager' | 'departmentHead') => ({ step, late: [], outOfOrder: [], notCounted: [] });
const counted = (step: 'unitManager' | 'departmentHead', sha256: string) => ({ ...open(step), counted: { sha256 } as never });

function life(state: VersionLife['state'], steps: Partial<VersionLife['steps']> = {}): PlanLife {
  const newest: VersionLife = {
    version: 1,
    sha256: 'v1',
    state,
    since: '',
    steps: { unitManager: open('unitManager'), departmentHead: open('departmentHead'), ...steps },
  };
  return { state, newest, versions: [newest], approvedVersion: 0, missingDecisions: [], startedBefore: false, idleEvents: [] };
}
const facts = (more: Partial<EffectFacts>): EffectFacts => ({
  planId: 'p',
  applicant,
  life: life('waitingUnit'),
  doneKeys: new Set(),
  addressees: { unitManager: manager, departmentHead: head },
  toName: {},
  formerlyAsked: [],
  accountVersion: 0,
  informationMembers: [information],
  changes: [],
  ...more,
});
const told = (more: Partial<EffectFacts>) =>
  missingEffects(facts(more)).map((effect) => (effect.kind === 'card' ? `${effect.card} to ${effect.to.oid}` : effect.kind));

describe('what must follow', () => {
  it('tells a chief who was asked that somebody else is, and nobody who was never told', () => {
    const former = { oid: 'former', name: 'Förra chefen', upn: '' };
    const asked = 'card:toApprove:unitManager:vc:p:1';
    expect(told({ formerlyAsked: [former], doneKeys: new Set([asked]) })).toEqual([]);
    expect(told({ formerlyAsked: [former], doneKeys: new Set([asked, 'card:toApprove:unitManager:former:p:1']) })).toEqual(['addresseeChanged to former']);
    expect(told({ formerlyAsked: [former], life: life('returned'), doneKeys: new Set(['card:toApprove:unitManager:former:p:1']) })).toEqual([
      'returned to sokande',
    ]);
  });

  it('names both chiefs before anybody is told', () => {
    expect(told({ addressees: {}, toName: { unitManager: manager, departmentHead: head } })).toEqual(['addressee', 'addressee']);
  });

  it('tells the chief who has the plan, and nobody else', () => {
    expect(told({})).toEqual(['toApprove to vc']);
    expect(told({ life: life('waitingHead', { unitManager: counted('unitManager', 'd1') }) })).toEqual(['witness', 'toApprove to fc']);
  });

  it('saves account and record before it sends the copy', () => {
    const approved = life('approved', { unitManager: counted('unitManager', 'd1'), departmentHead: counted('departmentHead', 'd2') });
    expect(told({ life: approved })).toEqual(['witness', 'witness', 'account', 'record', 'copyMail', 'copy to info', 'decided to sokande']);
  });

  it('tells the applicant of a return', () => {
    expect(told({ life: life('returned', { unitManager: counted('unitManager', 'd1') }) })).toEqual(['witness', 'returned to sokande']);
  });

  it('does nothing that is done, whoever did it', () => {
    const effects = missingEffects(facts({}));
    expect(told({ doneKeys: new Set(effects.map(({ key }) => key)) })).toEqual([]);
  });

  it('does nothing for a plan that was never sent, is withdrawn or laid down', () => {
    expect(told({ life: { ...life('waitingUnit'), newest: undefined } })).toEqual([]);
    expect(told({ life: life('withdrawn') })).toEqual([]);
    expect(told({ life: life('laidDown') })).toEqual([]);
  });

  it('asks a new addressee with a card of its own', () => {
    const before = missingEffects(facts({}));
    const after = missingEffects(facts({ addressees: { unitManager: head }, doneKeys: new Set(before.map(({ key }) => key)) }));
    expect(after.map((effect) => effect.kind === 'card' && effect.to.oid)).toEqual(['fc']);
  });
});

describe('claims on a message', () => {
  const at = '2026-05-04T08:00:00Z';
  const claim = (n: number, when: string): PlanEvent & { key: string } => ({
    id: n,
    what: 'claim',
    key: `claim:${n}:card`,
    version: 1,
    at: when,
    by: manager,
    detail: {},
  });

  it('the first one claims, the next one waits, and after a crash one person takes over', () => {
    expect(nextClaim([], 'card', Date.parse(at))).toEqual({ claim: 'claim:1:card' });
    expect(nextClaim([claim(1, at)], 'card', Date.parse(at) + claimHolds - 1)).toBe('busy');
    expect(nextClaim([claim(1, at)], 'card', Date.parse(at) + claimHolds)).toEqual({ claim: 'claim:2:card' });
  });

  it('claims of other messages do not matter', () => {
    expect(nextClaim([claim(1, at)], 'othercard', Date.parse(at))).toEqual({ claim: 'claim:1:othercard' });
    expect(nextClaim([{ ...claim(1, at), key: 'claim:1:other:card' }], 'card', Date.parse(at))).toEqual({ claim: 'claim:1:card' });
  });

  it('the last claim is the one stamped last, then the one with the highest id, whatever order they come in', () => {
    const later = '2026-05-04T08:02:00Z';
    const claims = [claim(2, later), { ...claim(3, later), by: head }, claim(1, at)];
    for (const rows of [claims, claims.toReversed()]) {
      expect(lastClaim(rows, 'card')).toMatchObject({ id: 3, by: head });
      expect(nextClaim(rows, 'card', Date.parse(later) + claimHolds - 1)).toBe('busy');
    }
    expect(nextClaim([claim(1, later), { ...claim(2, at) }], 'card', Date.parse(later) + 1)).toBe('busy');
  });

  it('a number somebody took out of turn stands in nobody’s way, however high', () => {
    const planted = (key: string, id: number) => ({ ...claim(1, at), id, key });
    const later = Date.parse(at) + claimHolds;
    expect(nextClaim([planted('claim:1:card', 1), planted('claim:2:card', 2)], 'card', later)).toEqual({ claim: 'claim:3:card' });
    expect(nextClaim([planted('claim:999999999999999999999:card', 1)], 'card', later)).toEqual({ claim: 'claim:1:card' });
    expect(nextClaim([planted('claim:999999999999999999999:card', 1)], 'card', later - 1)).toBe('busy');
  });
});
