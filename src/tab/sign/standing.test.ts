import { describe, expect, it } from 'vitest';
import { as, asked, ground, information, open } from '../../../tests/signGround.ts';
import { decision, people, planId, sha, time } from '../../../tests/signedPlan.ts';
import { signingText } from '../../domain/factText.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { prepare } from './preparation.ts';
import { isObstacle } from './prepared.ts';
import { whyLate, whyNotNow } from './standing.ts';

const peter = as(people.unitManager);
const approve: SignRequest = { kind: 'decision', planId, version: 1, step: 'unitManager', decision: 'approve', comment: 'Bra.' };
const signed = decision('unitManager', { comment: 'Bra.' });
const sha256 = sha(signingText(signed));
const handedBack = decision('unitManager', { decision: 'return', comment: 'Skriv om målen.', time: '2026-12-15T08:12:00.000Z' });

describe('a decision that is about to be signed or written', () => {
  it('may be, while the plan stands as it was shown', () => {
    expect(whyNotNow(approve, signed, sha256, ground(peter))).toBeUndefined();
  });

  it.each([
    ['was withdrawn', ground(peter, asked, open, { withdrawn: '2026-12-14T09:00:00Z' }), /^Sara Holmberg har dragit tillbaka planen\./],
    ['was handed back by the same chief in another window', ground(peter, [...asked, handedBack]), /^Du har redan lämnat tillbaka den här versionen/],
    ['was sent again', ground(peter, asked, open, { sentAgain: true }), /^Planen har skickats på nytt som version 2\./],
    ['waits for somebody else now', ground(as(people.colleague)), /^Det är Peter Ålund som ska besluta\./],
  ])('may not be when the plan %s', (_what, on, sentence) => {
    expect(whyNotNow(approve, signed, sha256, on)).toMatch(sentence);
  });

  it('may not be when it would now say something else than what was signed', () => {
    const strange = { ...signed, previous: sha('x') };
    expect(whyNotNow(approve, strange, sha(signingText(strange)), ground(peter))).toMatch(/^Planen har hunnit ändras\./);
  });

  it('a stand-in belongs to no plan and stays possible', () => {
    const appoint: SignRequest = {
      kind: 'delegation',
      for: people.unitManager,
      to: people.colleague,
      from: '2026-12-10',
      until: '2026-12-20',
      reference: '4.2',
    };
    const answer = prepare(appoint, ground(peter));
    if (isObstacle(answer)) throw new Error(answer.obstacle);
    const fact = answer.fact('4.2', time);
    expect(whyNotNow(appoint, fact, sha(signingText(fact)), ground(peter))).toBeUndefined();
    expect(whyLate(fact, sha(signingText(fact)), ground(peter))).toBeUndefined();
  });
});

describe('a decision that stands in the list', () => {
  it('is the one that counts, or is told that it came too late', () => {
    expect(whyLate(signed, sha256, ground(peter, [...asked, signed]))).toBeUndefined();
    expect(whyLate(signed, sha256, ground(peter, [...asked, handedBack, signed]))).toBe(
      'Du hade redan beslutat i ett annat fönster. Det beslut du signerade nu finns i listan, men det räknas inte.',
    );
    const standIn = decision('unitManager', { by: { oid: people.colleague.oid }, comment: 'Bra.' });
    expect(whyLate(standIn, sha(signingText(standIn)), ground(as(people.colleague), [...asked, signed, standIn]))).toMatch(/räknas inte/);
    expect(whyLate(signed, sha256, ground(peter, [...asked, signed], open, { withdrawn: '2026-12-15T08:00:00Z' }))).toBe(
      'Sara Holmberg hann dra tillbaka planen. Ditt beslut finns i listan, men det räknas inte.',
    );
  });

  it('is not called saved when it does not count, or is not there', () => {
    const paper = [...asked, decision('unitManager', { by: { oid: information.oid } })];
    expect(whyLate(paper[2]!, sha(signingText(paper[2]!)), ground(information, paper))).toMatch(/^Det du signerade finns i listan, men det räknas inte\. \S/);
    expect(whyLate(signed, sha256, ground(peter))).toMatch(/räknas inte/);
  });
});
