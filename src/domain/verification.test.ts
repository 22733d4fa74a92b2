import { describe, expect, it } from 'vitest';
import { amir, annika, clientId, jonas, nils, peter, seconds, sha, signClientId } from '../../tests/factPeople.ts';
import { addressee, confirmation, decision, delegation, paper, proved } from '../../tests/facts.ts';
import { noAddressees, rules, signed, stamped, standing, unsigned } from '../../tests/factScene.ts';
import type { Judgement } from './finding.ts';
import type { Rules } from './tokenClaims.ts';
import { judge, type Standing, type StoredFact } from './verification.ts';

describe('what is genuine', () => {
  const honest: [string, StoredFact, Standing, Rules, Partial<Judgement>][] = [
    ['the unit manager’s decision', signed(decision()), standing, rules, { level: 'signed', text: 'Microsoft 365-signaturen är kontrollerad.', remarks: [] }],
    [
      'the head’s decision',
      signed(decision({ step: 'departmentHead', by: { oid: annika.oid }, previous: sha('first') })),
      standing,
      rules,
      { level: 'signed' },
    ],
    ['a stand-in called off before the first day', signed(delegation({ from: '2026-12-21', until: '2026-12-15' })), standing, rules, {}],
    ['a return with its comment', signed(decision({ decision: 'return', comment: 'Skriv vem som svarar.' })), standing, rules, {}],
    [
      'a decision in a silent session, where nobody asks for more',
      signed(decision(), { claims: { auth_time: seconds - 301 } }),
      standing,
      rules,
      { remarks: ['silentSignIn'], text: 'Microsoft 365-signaturen är kontrollerad. Inloggad, inte omlegitimerad.' },
    ],
    [
      'a decision whose token does not tell when the person signed in',
      signed(decision(), { claims: { auth_time: undefined } }),
      standing,
      rules,
      { remarks: ['silentSignIn'] },
    ],
    ['a fresh sign-in where one is demanded', signed(decision()), standing, { ...rules, freshSignIn: [{ from: '', value: true }] }, { remarks: [] }],
    ['a decision ten minutes before its item', signed(decision(), { item: { createdAt: '2026-12-15T08:22:30.000Z' } }), standing, rules, {}],
    [
      'a decision by the own registration of the signing page',
      signed(decision(), { claims: { aud: signClientId } }),
      standing,
      {
        ...rules,
        audience: [
          { from: '', value: clientId },
          { from: '2026-12-01T00:00:00Z', value: signClientId },
        ],
      },
      {},
    ],
    [
      'a decision from before that registration',
      signed(decision()),
      standing,
      {
        ...rules,
        audience: [
          { from: '', value: clientId },
          { from: '2027-01-01T00:00:00Z', value: signClientId },
        ],
      },
      {},
    ],
    [
      'a decision made while a weaker level was in force',
      signed(decision()),
      standing,
      { ...rules, level: [{ from: '2027-01-01T00:00:00Z', value: 'paper' }] },
      {},
    ],
    [
      'a stand-in’s decision',
      signed(decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation()).sha256 })),
      { ...standing, delegations: [proved(delegation())] },
      rules,
      { remarks: ['standIn'] },
    ],
    [
      'a unit manager’s own application, decided as an own act',
      signed(decision()),
      { ...standing, applicantOid: peter.oid },
      rules,
      { remarks: ['applicantIsChief'] },
    ],
    [
      'an unsigned addressee whom Departments named',
      unsigned(addressee()),
      noAddressees,
      rules,
      { level: 'stamped', text: 'Förvaltningen har angett godkännaren.' },
    ],
    [
      'an addressee the applicant signed with a reason',
      signed(addressee({ to: amir, reason: 'Chefen är föräldraledig.', namedByDepartments: false })),
      noAddressees,
      rules,
      { level: 'signed' },
    ],
    ['a re-addressing signed by Information', signed(addressee({ by: { oid: jonas.oid }, to: amir, namedByDepartments: false })), standing, rules, {}],
    ['a re-addressing signed by an Administrator', signed(addressee({ by: { oid: nils.oid }, to: amir, namedByDepartments: false })), standing, rules, {}],
    ['a stand-in the chief appointed', signed(delegation()), standing, rules, { text: 'Ersättaren är utsedd av chefen.' }],
    ['a stand-in an Administrator entered with reference', signed(delegation({ by: { oid: nils.oid }, reference: 'KFN 2026 § 12' })), standing, rules, {}],
    ['Information’s confirmation', signed(confirmation()), standing, rules, {}],
    ['a decision on paper entered by Information', signed(paper()), { ...standing, fileSha256: sha('scan') }, rules, { level: 'paper' }],
    [
      'an external signature where that level is in force',
      signed(paper({ kind: 'external' })),
      standing,
      { ...rules, level: [{ from: '', value: 'external' }] },
      { level: 'external' },
    ],
    ['a paper signed on the day the version was sent', signed(paper({ signedOn: '2026-12-10' })), standing, rules, { level: 'paper' }],
    ['paper signed by a stand-in', signed(paper({ signedBy: amir })), { ...standing, delegations: [proved(delegation())] }, rules, { remarks: ['standIn'] }],
  ];
  it.each(honest)('%s', (_what, stored, held, inForce, more) => {
    expect(judge(stored, held, inForce)).toMatchObject({ verdict: 'genuine', counts: true, reasons: [], ...more });
  });
});

describe('what cannot be proved either way', () => {
  const unproved: [string, StoredFact, Partial<Judgement>][] = [
    [
      'a key nobody has seen',
      signed(decision(), { token: { keyIsTrusted: false, signatureHolds: false } }),
      { reasons: ['signature'], text: 'Kan inte styrkas: okänd nyckel.' },
    ],
    [
      'a token eleven minutes older than its item',
      signed(decision(), { item: { createdAt: '2026-12-15T08:23:31.000Z' } }),
      { reasons: ['time'], text: 'Kan inte styrkas: tiden stämmer inte.' },
    ],
    ['a token eleven minutes younger than its item', signed(decision(), { item: { createdAt: '2026-12-15T08:01:29.000Z' } }), { reasons: ['time'] }],
    ['a token without a time', signed(decision(), { claims: { iat: 'now' } }), { reasons: ['time'] }],
    ['a token whose time no calendar holds', signed(decision(), { claims: { iat: 1e300 } }), { reasons: ['time'] }],
    [
      'an author stamp that was changed',
      signed(decision(), { item: { createdBy: { oid: amir.oid, name: '' } } }),
      { reasons: ['oid'], text: 'Kan inte styrkas: SharePoint anger en annan person än den som signerade.' },
    ],
  ];
  it.each(unproved)('%s', (_what, stored, more) => {
    expect(judge(stored, standing, rules)).toMatchObject({ verdict: 'unknownKey', counts: false, ...more });
  });

  it('an unknown key does not hide a forgery', () => {
    const stored = signed(decision(), { token: { keyIsTrusted: false, signatureHolds: false }, claims: { oid: amir.oid } });
    expect(judge(stored, standing, rules)).toMatchObject({
      verdict: 'forged',
      reasons: ['oid', 'signature'],
      text: 'Förfalskad: signaturen är gjord av en annan person.',
    });
  });

  it('a stamped decision counts only where stamps are enough, and never as genuine', () => {
    expect(judge(unsigned(decision()), standing, stamped)).toEqual({
      verdict: 'unknownKey',
      level: 'stamped',
      counts: true,
      reasons: ['unsigned'],
      remarks: [],
      text: 'Stämplad av SharePoint: namn och tid, utan signatur.',
    });
    expect(judge(unsigned(decision(), { createdBy: { oid: amir.oid, name: '' } }), standing, stamped)).toMatchObject({ counts: false, reasons: ['oid'] });
    expect(judge(unsigned(decision({ by: { oid: amir.oid } }), { createdBy: { oid: amir.oid, name: '' } }), standing, stamped)).toMatchObject({
      verdict: 'forged',
      counts: false,
      reasons: ['oid'],
    });
  });
});
