import { describe, expect, it } from 'vitest';
import { amir, annika, jonas, nils, peter, planId, sara, seconds, sha, signClientId } from '../../tests/factPeople.ts';
import { addressee, confirmation, decision, delegation, paper, proved } from '../../tests/facts.ts';
import { at, noAddressees, rules, signed, stamped, standing, textOf, unsigned } from '../../tests/factScene.ts';
import { findings, type Finding, type Reason } from './finding.ts';
import type { Rules } from './tokenClaims.ts';
import { judge, type Standing, type StoredFact } from './verification.ts';

/** What our own windows may have written: a person was slower than a re-addressing, a stand-in's days were over, a day was read wrongly from a paper. */
const honest: ReadonlySet<Finding> = new Set<Finding>([
  'formerAddressee',
  'formerWhenEntered',
  'confirmsNothing',
  'delegationNotInForce',
  'signedLater',
  'signedEarlier',
]);
const readdressed: Standing = {
  ...standing,
  addressees: { unitManager: proved(addressee({ to: annika })) },
  former: { unitManager: [{ oid: peter.oid, until: '2026-12-15T08:12:29Z' }] },
};
const opening = { forged: 'Förfalskad', idle: 'Räknas inte', unknownKey: 'Kan inte styrkas' };

describe('what does not count, each by name', () => {
  const stale = signed(decision(), { claims: { auth_time: seconds - 301 } });
  const standInNow = decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation()).sha256 });
  const forgeries: [Finding, string, StoredFact, Standing, Rules, Reason[]][] = [
    ['tokenUnreadable', 'rubbish where the token should be', signed(decision(), { item: { token: 'unreadable' } }), standing, rules, ['signature', 'level']],
    ['algorithm', 'alg none', signed(decision(), { token: { alg: 'none', signatureHolds: false } }), standing, rules, ['algorithm']],
    [
      'algorithm',
      'HS256 with the public key as secret',
      signed(decision(), { token: { alg: 'HS256', signatureHolds: false } }),
      standing,
      rules,
      ['algorithm'],
    ],
    ['signature', 'an own key under Microsoft’s key name', signed(decision(), { token: { signatureHolds: false } }), standing, rules, ['signature']],
    ['factUnreadable', 'a text no signing page writes', signed(decision(), { item: { fact: '{"decision":"approve"}' } }), standing, rules, ['nonce']],
    ['nonce', 'a comment changed afterwards', { ...signed(decision()), ...textOf(decision({ comment: 'Bra!' })) }, standing, rules, ['nonce']],
    [
      'nonce',
      'approve written over return',
      { ...signed(decision({ decision: 'return', comment: 'Nej.' })), ...textOf(decision({ comment: 'Nej.' })) },
      standing,
      rules,
      ['nonce'],
    ],
    ['file', 'another scan under the same name', signed(paper()), { ...standing, fileSha256: sha('another scan') }, rules, ['nonce']],
    ['issuer', 'a token from another issuer', signed(decision(), { claims: { iss: 'https://login.forger.example/v2.0' } }), standing, rules, ['issuer']],
    [
      'tenant',
      'a token from another organisation',
      signed(decision(), { claims: { tid: planId, iss: `https://login.microsoftonline.com/${planId}/v2.0` } }),
      standing,
      rules,
      ['issuer', 'tenant'],
    ],
    ['audience', 'a token for another app', signed(decision(), { claims: { aud: planId } }), standing, rules, ['audience']],
    [
      'audience',
      'a silent token of the tab where signing has its own registration',
      signed(decision()),
      standing,
      { ...rules, audience: [{ from: '', value: signClientId }] },
      ['audience'],
    ],
    ['tokenOfAnother', 'the token of another person', signed(decision(), { claims: { oid: amir.oid } }), standing, rules, ['oid']],
    ['notAddressee', 'an own object id written as approver', signed(decision({ by: { oid: amir.oid } })), standing, rules, ['oid']],
    [
      'formerAddressee',
      'a chief who signs after the step was given to somebody else',
      signed(decision({ time: '2026-12-01T08:00:00.000Z' })),
      readdressed,
      rules,
      ['oid'],
    ],
    [
      'formerAddressee',
      'a stand-in of such a chief, by a delegation that holds',
      signed(standInNow),
      { ...readdressed, delegations: [proved(delegation())] },
      rules,
      ['oid'],
    ],
    [
      'delegationNotInForce',
      'a stand-in of such a chief whose days are over too, before the step was given away',
      signed(standInNow, at('2026-12-20T23:00:00Z')),
      {
        ...readdressed,
        former: { unitManager: [{ oid: peter.oid, until: '2026-12-20T23:00:01Z' }] },
        delegations: [proved(delegation())],
      },
      rules,
      ['delegation'],
    ],
    ['formerWhenEntered', 'a paper of such a chief, signed days before and entered after', signed(paper()), readdressed, rules, ['oid']],
    [
      'formerWhenEntered',
      'a signed file of such a chief’s stand-in',
      signed(paper({ kind: 'external', signedBy: amir })),
      { ...readdressed, delegations: [proved(delegation())] },
      rules,
      ['oid'],
    ],
    [
      'delegationOfOther',
      'a stand-in of somebody who was never asked, after a re-addressing',
      signed(decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation({ for: jonas })).sha256 })),
      { ...readdressed, delegations: [proved(delegation({ for: jonas }))] },
      rules,
      ['delegation'],
    ],
    [
      'ownHead',
      'an applicant who decides as head through a delegation',
      signed(decision({ step: 'departmentHead', by: { oid: sara.oid }, delegationSha256: proved(delegation({ for: annika, to: sara })).sha256 })),
      { ...standing, delegations: [proved(delegation({ for: annika, to: sara }))] },
      rules,
      ['oid'],
    ],
    ['versionHash', 'a decision of an older version', signed(decision({ version: 1, versionSha256: sha('version 1') })), standing, rules, ['versionHash']],
    ['versionHash', 'a decision of another plan', signed(decision({ planId: planId.replace('0b', '0c') })), standing, rules, ['versionHash']],
    [
      'versionHash',
      'a version whose stored text was changed',
      signed(decision()),
      { ...standing, versionSha256: sha('version 2, changed') },
      rules,
      ['versionHash'],
    ],
    ['noAddressee', 'a decision on a step nobody was asked for', signed(decision()), noAddressees, rules, ['addressee']],
    ['notNamed', 'an unsigned addressee Departments never named', unsigned(addressee({ to: amir })), noAddressees, rules, ['addressee']],
    [
      'notNamed',
      'an addressee who was chief only later',
      unsigned(addressee()),
      { ...noAddressees, chiefs: [{ step: 'unitManager', oid: peter.oid, name: '', from: '2026-12-16T00:00:00Z', until: '' }] },
      rules,
      ['addressee'],
    ],
    [
      'notNamed',
      'an addressee who was no longer chief',
      unsigned(addressee()),
      { ...noAddressees, chiefs: [{ step: 'unitManager', oid: peter.oid, name: '', from: '', until: '2026-12-14T00:00:00Z' }] },
      rules,
      ['addressee'],
    ],
    [
      'namedByOther',
      'an addressee named by a colleague of the applicant',
      signed(addressee({ by: { oid: amir.oid }, to: amir, reason: 'Jag vill.' })),
      noAddressees,
      rules,
      ['addressee'],
    ],
    ['reasonMissing', 'an own choice of chief without a reason', signed(addressee({ to: amir })), noAddressees, rules, ['addressee']],
    [
      'applicantAsHead',
      'an applicant who names herself head',
      signed(addressee({ step: 'departmentHead', to: sara, reason: 'Jag.' })),
      noAddressees,
      rules,
      ['addressee'],
    ],
    ['confirmsNothing', 'a confirmation of another addressee', signed(confirmation({ addresseeSha256: sha('other') })), standing, rules, ['addressee']],
    ['delegationUnsigned', 'a stand-in by a delegation nobody signed', signed(standInNow), standing, rules, ['delegation']],
    ['delegationUnsigned', 'a delegation nobody signed', unsigned(delegation()), standing, rules, ['delegation', 'unsigned']],
    [
      'delegationOfOther',
      'a delegation for another chief',
      signed(decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation({ for: annika })).sha256 })),
      { ...standing, delegations: [proved(delegation({ for: annika }))] },
      rules,
      ['delegation'],
    ],
    [
      'delegationNotInForce',
      'a stand-in the day after the last',
      signed(standInNow, at('2026-12-20T23:00:00Z')),
      { ...standing, delegations: [proved(delegation())] },
      rules,
      ['delegation'],
    ],
    [
      'delegationShape',
      'a stand-in an Administrator entered without reference',
      signed(delegation({ by: { oid: nils.oid } })),
      standing,
      rules,
      ['delegation'],
    ],
    [
      'delegationShape',
      'a delegation called off when it has begun',
      signed(delegation({ from: '2026-12-15', until: '2026-12-14' })),
      standing,
      rules,
      ['delegation'],
    ],
    ['delegationShape', 'a delegation that ends before it begins', signed(delegation({ until: '2026-12-01' })), standing, rules, ['delegation']],
    ['role', 're-addressing without the role', signed(addressee({ by: { oid: sara.oid }, to: amir, reason: 'Jag vill.' })), standing, rules, ['role']],
    ['role', 'a delegation entered by a colleague', signed(delegation({ by: { oid: amir.oid }, reference: 'KFN § 1' })), standing, rules, ['role']],
    ['role', 'paper entered by someone outside Information', signed(paper({ by: { oid: nils.oid } })), standing, rules, ['role']],
    ['role', 'a confirmation by the applicant', signed(confirmation({ by: { oid: sara.oid } })), standing, rules, ['role']],
    ['signedLater', 'a paper dated after the day it was entered', signed(paper({ signedOn: '2099-12-31' })), standing, rules, ['time']],
    ['signedEarlier', 'a paper dated before the Swedish day when the version was sent', signed(paper({ signedOn: '2026-12-09' })), standing, rules, ['time']],
    [
      'signedEarlier',
      'a signed file dated before the version was sent',
      signed(paper({ kind: 'external', signedOn: '2026-01-01' })),
      standing,
      rules,
      ['time'],
    ],
    ['unsigned', 'an unsigned paper decision', unsigned(paper()), standing, rules, ['unsigned']],
    ['unsigned', 'an unsigned paper decision where stamps are enough', unsigned(paper()), standing, stamped, ['unsigned']],
    ['unsigned', 'an unsigned re-addressing', unsigned(addressee({ by: { oid: jonas.oid } })), standing, rules, ['unsigned']],
    ['unsigned', 'an unsigned decision', unsigned(decision()), standing, rules, ['unsigned', 'level']],
    ['level', 'a signed decision where paper is demanded', signed(decision()), standing, { ...rules, level: [{ from: '', value: 'paper' }] }, ['level']],
    [
      'level',
      'an external signature where paper is demanded',
      signed(paper({ kind: 'external' })),
      standing,
      { ...rules, level: [{ from: '', value: 'paper' }] },
      ['level'],
    ],
    ['staleSignIn', 'a silent session where a fresh sign-in is demanded', stale, standing, { ...rules, freshSignIn: [{ from: '', value: true }] }, ['level']],
    [
      'staleSignIn',
      'a token without auth_time where a fresh sign-in is demanded',
      signed(decision(), { claims: { auth_time: undefined } }),
      standing,
      { ...rules, freshSignIn: [{ from: '', value: true }] },
      ['level'],
    ],
  ];
  it.each(forgeries)('%s: %s', (finding, _what, stored, held, inForce, reasons) => {
    const judged = judge(stored, held, inForce);
    expect(judged).toMatchObject({ counts: false, reasons });
    expect(judged.reasons).toContain(findings[finding].reason);
    expect(judged.text).toBe(`${opening[findings[judged.fault!].verdict]}: ${findings[judged.fault!].text}.`);
    // Whatever else is wrong, what nobody writes by mistake is what is said.
    expect(judged.verdict).toBe(honest.has(finding) ? 'idle' : 'forged');
    if (honest.has(finding)) expect(judged.fault).toBe(finding);
  });

  it('every way not to count has a case above, save the order of decisions, which the fold judges', () => {
    const covered = new Set(forgeries.map(([finding]) => finding));
    const all = (Object.keys(findings) as Finding[]).filter((finding) => findings[finding].verdict !== 'unknownKey');
    expect(all.filter((finding) => !covered.has(finding))).toEqual(['order']);
  });

  it('only what our own windows may have written is told without accusing anybody', () => {
    const told = (Object.keys(findings) as Finding[]).filter((finding) => findings[finding].verdict === 'idle');
    expect(new Set(told)).toEqual(honest);
  });
});
