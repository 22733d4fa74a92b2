import { describe, expect, it } from 'vitest';
import { as, asked, ground, information, open, stored } from '../../../tests/signGround.ts';
import { addressee, decision, people, planId, sha, time } from '../../../tests/signedPlan.ts';
import type { DelegationFact, EnteredFact, Fact } from '../../domain/fact.ts';
import { signingText } from '../../domain/factText.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { judgeFacts } from '../../domain/judgedFacts.ts';
import { prepare } from './preparation.ts';
import { isObstacle, type Ground, type Signer } from './prepared.ts';
import { whyLate, whyNotNow } from './standing.ts';

const peter = as(people.unitManager);
const approve: SignRequest = { kind: 'decision', planId, version: 1, step: 'unitManager', decision: 'approve', comment: 'Bra.' };
const signed = decision('unitManager', { comment: 'Bra.' });
const sha256 = sha(signingText(signed));
const handedBack = decision('unitManager', { decision: 'return', comment: 'Skriv om målen.', time: '2026-12-15T08:12:00.000Z' });

const paper = (more: Partial<EnteredFact> = {}): EnteredFact => {
  const { delegationSha256: _none, ...head } = decision('unitManager', { by: { oid: information.oid } });
  return { ...head, kind: 'paper', signedBy: people.unitManager, signedOn: '2026-12-14', fileName: 'KFN/2026/plan.pdf', fileSha256: sha('scan'), ...more };
};

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
  });

  it('is told who decided: whoever signed the paper, not who entered it', () => {
    const on = (me: Signer) => ground(me, [...asked, paper()]);
    expect(whyNotNow(approve, signed, sha256, on(peter))).toMatch(/^Du har redan godkänt den här versionen/);
    const { comment, decision: decides, signedBy, signedOn, fileName, fileSha256 } = paper({ comment: 'Igen.' });
    const again: SignRequest = { kind: 'paper', planId, version: 1, step: 'unitManager', decision: decides, comment, signedBy, signedOn, fileName, fileSha256 };
    expect(whyNotNow(again, paper({ comment }), sha('x'), on(information))).toMatch(/^Peter Ålund har redan beslutat\./);
  });
});

const lateOf = (fact: Fact, on: Ground) => {
  const late = whyLate(fact, sha(signingText(fact)), on);
  return typeof late === 'object' ? late.sentence : late;
};

describe('a decision that stands in the list', () => {
  it('is the one that counts, or is told that it came too late', () => {
    expect(lateOf(signed, ground(peter, [...asked, signed]))).toBeUndefined();
    expect(lateOf(signed, ground(peter, [...asked, handedBack, signed]))).toBe(
      'Du hade redan beslutat i ett annat fönster. Det beslut du signerade nu finns i listan, men det räknas inte.',
    );
    const standIn = decision('unitManager', { by: { oid: people.colleague.oid }, comment: 'Bra.' });
    expect(lateOf(standIn, ground(as(people.colleague), [...asked, signed, standIn]))).toMatch(/räknas inte/);
    expect(lateOf(signed, ground(peter, [...asked, signed], open, { withdrawn: '2026-12-15T08:00:00Z' }))).toBe(
      'Sara Holmberg hann dra tillbaka planen. Ditt beslut finns i listan, men det räknas inte.',
    );
  });

  it('that was signed before somebody else was asked, and written after it, came late', () => {
    const given = addressee('unitManager', { by: { oid: information.oid }, to: people.colleague, reason: 'Ledig.', namedByDepartments: false });
    expect(whyLate(signed, sha256, ground(peter, [...asked, given, signed]))).toEqual({
      title: 'Ditt beslut kom efter',
      sentence: 'Amir Lindqvist hade redan angetts som godkännare. Ditt beslut finns i listan, men det räknas inte.',
    });
    expect(lateOf(paper(), ground(information, [...asked, given, paper()]))).toBe(
      'Amir Lindqvist hade redan angetts som godkännare. Beslutet du lade in finns i listan, men det räknas inte.',
    );
  });

  it('came after a paper: who signed the paper had decided, whoever entered it', () => {
    const again = paper({ comment: 'Igen.' });
    expect(lateOf(again, ground(information, [...asked, paper(), again]))).toBe(
      'Peter Ålund hade redan beslutat. Det du signerade finns i listan, men det räknas inte.',
    );
    expect(lateOf(signed, ground(peter, [...asked, paper(), signed]))).toBe(
      'Ditt underskrivna beslut hade redan lagts in. Det beslut du signerade nu finns i listan, men det räknas inte.',
    );
  });

  it('that Information entered is never called the reader’s own', () => {
    const late = (since: Parameters<typeof ground>[3], before: readonly Fact[] = []) =>
      whyLate(paper(), sha(signingText(paper())), ground(information, [...asked, ...before, paper()], open, since));
    expect(late({ withdrawn: '2026-12-15T08:00:00Z' })).toEqual({
      title: 'Beslutet du lade in kom efter',
      sentence: 'Sara Holmberg hann dra tillbaka planen. Beslutet du lade in finns i listan, men det räknas inte.',
    });
    for (const told of [late({}, [signed]), late({ withdrawn: '2026-12-15T08:00:00Z' })]) expect(JSON.stringify(told)).not.toContain('Ditt beslut');
  });

  it('that does not follow on the decision before it is told as one that came after', () => {
    const early = decision('departmentHead');
    expect(whyLate(early, sha(signingText(early)), ground(as(people.departmentHead), [...asked, early]))).toEqual({
      title: 'Ditt beslut kom efter',
      sentence: 'Planen hann ändras. Ditt beslut finns i listan, men det räknas inte.',
    });
  });

  it('is not called saved when it does not count, or is not there: then it may be signed once more', () => {
    const unfit = decision('unitManager', { by: { oid: information.oid } });
    const told = whyLate(unfit, sha(signingText(unfit)), ground(information, [...asked, unfit]));
    expect(told).toMatchObject({ sentence: expect.stringMatching(/^Det du signerade finns i listan, men det räknas inte\. \S/), again: true });
    expect(lateOf(signed, ground(peter))).toBe('missing');
  });
});

describe('who decides, signed and standing in the list', () => {
  const { step: _step, decision: _decision, comment: _comment, delegationSha256: _leans, ...head } = signed;
  const appointed: DelegationFact = {
    ...head,
    planId: null,
    version: null,
    versionSha256: null,
    kind: 'delegation',
    for: people.unitManager,
    to: people.colleague,
    from: '2026-12-10',
    until: '2026-12-20',
    reference: '4.2',
  };
  const among = (...facts: DelegationFact[]): Ground => {
    const rows = facts.map((fact, index) => stored(fact, index + 1));
    const { file: _none, ...rest } = ground(peter);
    return { ...rest, delegations: judgeFacts(rows, { planId: '', applicantOid: '', versions: [] }, open) };
  };

  it('a stand-in holds once it is read back', () => {
    expect(lateOf(appointed, among(appointed))).toBeUndefined();
    expect(lateOf(appointed, among())).toBe('missing');
  });

  it('a stand-in that does not hold is told with its reason, and may be signed once more', () => {
    const unfit = { ...appointed, by: { oid: people.colleague.oid } };
    expect(whyLate(unfit, sha(signingText(unfit)), among(unfit))).toEqual({
      title: 'Det du signerade räknas inte',
      sentence:
        'Det du signerade finns i listan, men det räknas inte. Den som signerade saknar rollen som krävs. Be chefen eller en administratör att göra det.',
      again: true,
    });
  });

  it('a stand-in that another one has replaced meanwhile is not called saved', () => {
    expect(lateOf(appointed, among(appointed, { ...appointed, until: '2026-12-11' }))).toMatch(/^Samma ersättare signerades en gång till efter dig/);
  });

  it('another chief holds, unless somebody named yet another or the step was decided', () => {
    const other = addressee('unitManager', { by: { oid: information.oid }, to: people.colleague, reason: 'Ledig.', namedByDepartments: false });
    const third = { ...other, to: people.departmentHead };
    expect(lateOf(other, ground(information, [...asked, other]))).toBeUndefined();
    expect(lateOf(other, ground(information, [...asked, other, third]))).toBe(
      'Annika Strand angavs efter ditt val. Ditt val finns i listan, men det gäller inte.',
    );
    expect(lateOf(other, ground(information, [...asked, signed, other]))).toBe(
      'Peter Ålund hade redan beslutat. Det du signerade finns i listan, men det räknas inte.',
    );
  });
});
