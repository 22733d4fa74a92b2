import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AddresseeFact, ConfirmationFact, DecisionFact, DelegationFact, EnteredFact, Fact } from './fact.ts';
import { nonceOf, signingText } from './factText.ts';
import { findings, type Finding, type Judgement, type Reason } from './finding.ts';
import type { ExaminedToken, Rules } from './tokenClaims.ts';
import { judge, type Proved, type Standing, type StoredFact } from './verification.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const clientId = '22222222-3333-4444-8555-666666666666';
const signClientId = '99999999-3333-4444-8555-666666666666';
const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
const person = (n: number, name: string) => ({ oid: `a0000000-0000-4000-8000-00000000000${n}`, name, upn: `${n}@gislaved.example` });
const [sara, amir, peter, annika, jonas, nils] = [person(1, 'Sara Holmberg'), person(2, 'Amir Lindqvist'), person(3, 'Peter Ålund'), person(4, 'Annika Strand'), person(5, 'Jonas Berggren'), person(9, 'Nils Ek')];
const rolesOf: Record<string, string[]> = { [jonas.oid]: ['Information'], [nils.oid]: ['Administrator'] };

const now = '2026-12-15T08:12:30.000Z';
const seconds = Date.parse(now) / 1000;
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const rules: Rules = { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [] };
const head = { v: 1, alg: 'sha256', planId, version: 2, versionSha256: sha('version 2'), time: now, previous: null } as const;

const decision = (more: Partial<DecisionFact> = {}): DecisionFact => ({ ...head, kind: 'decision', by: { oid: peter.oid }, step: 'unitManager', decision: 'approve', comment: '', delegationSha256: null, ...more });
const addressee = (more: Partial<AddresseeFact> = {}): AddresseeFact => ({ ...head, kind: 'addressee', by: { oid: sara.oid }, step: 'unitManager', to: peter, reason: '', namedByDepartments: true, ...more });
const delegation = (more: Partial<DelegationFact> = {}): DelegationFact => ({ ...head, planId: null, version: null, versionSha256: null, kind: 'delegation', by: { oid: peter.oid }, for: peter, to: amir, from: '2026-12-10', until: '2026-12-20', reference: '', ...more });
const confirmation = (more: Partial<ConfirmationFact> = {}): ConfirmationFact => ({ ...head, kind: 'confirmation', by: { oid: jonas.oid }, step: 'unitManager', addresseeSha256: proved(addressee()).sha256, ...more });
const paper = (more: Partial<EnteredFact> = {}): EnteredFact => ({ ...head, kind: 'paper', by: { oid: jonas.oid }, step: 'unitManager', decision: 'approve', comment: '', signedBy: peter, signedOn: '2026-12-14', fileSha256: sha('scan'), fileName: 'bilaga.pdf', ...more });

function proved<F extends Fact>(fact: F): Proved<F> {
  return { fact, sha256: sha(signingText(fact)) };
}
const standing: Standing = {
  planId,
  version: 2,
  versionSha256: sha('version 2'),
  applicantOid: sara.oid,
  chiefs: [
    { step: 'unitManager', oid: peter.oid, name: peter.name, from: '2026-01-01T00:00:00Z', until: '' },
    { step: 'departmentHead', oid: annika.oid, name: annika.name, from: '2026-01-01T00:00:00Z', until: '' },
  ],
  addressees: { unitManager: proved(addressee()), departmentHead: proved(addressee({ step: 'departmentHead', to: annika })) },
  delegations: [],
};
const noAddressees: Standing = { ...standing, addressees: {} };

type Change = { claims?: Record<string, unknown>; token?: Partial<ExaminedToken>; item?: Partial<StoredFact> };
/** The fact as its signer's honest signing page stores it, then changed. */
function signed(fact: Fact, { claims = {}, token = {}, item = {} }: Change = {}): StoredFact {
  const text = signingText(fact);
  const honest = { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, aud: clientId, tid: tenantId, oid: fact.by.oid, nonce: nonceOf(sha(text)), iat: seconds, auth_time: seconds - 20, roles: rolesOf[fact.by.oid] };
  return { id: 7, createdAt: now, createdBy: { oid: fact.by.oid, name: '' }, fact: text, sha256: sha(text), token: { signatureHolds: true, keyIsTrusted: true, alg: 'RS256', kid: 'k', claims: { ...honest, ...claims }, ...token }, ...item };
}
const unsigned = (fact: Fact, item: Partial<StoredFact> = {}) => signed(fact, { item: { token: 'none', ...item } });
const stamped: Rules = { ...rules, level: [{ from: '', value: 'stamped' }] };

describe('what is genuine', () => {
  const honest: [string, StoredFact, Standing, Rules, Partial<Judgement>][] = [
    ['the unit manager’s decision', signed(decision()), standing, rules, { level: 'signed', text: 'Microsoft 365-signaturen är kontrollerad.', remarks: [] }],
    ['the head’s decision', signed(decision({ step: 'departmentHead', by: { oid: annika.oid }, previous: sha('first') })), standing, rules, { level: 'signed' }],
    ['a return with its comment', signed(decision({ decision: 'return', comment: 'Skriv vem som svarar.' })), standing, rules, {}],
    ['a decision in a silent session, where nobody asks for more', signed(decision(), { claims: { auth_time: seconds - 301 } }), standing, rules, { remarks: ['silentSignIn'], text: 'Microsoft 365-signaturen är kontrollerad, inloggad, inte omlegitimerad.' }],
    ['a decision whose token does not tell when the person signed in', signed(decision(), { claims: { auth_time: undefined } }), standing, rules, { remarks: ['silentSignIn'] }],
    ['a fresh sign-in where one is demanded', signed(decision()), standing, { ...rules, freshSignIn: [{ from: '', value: true }] }, { remarks: [] }],
    ['a decision ten minutes before its item', signed(decision(), { item: { createdAt: '2026-12-15T08:22:30.000Z' } }), standing, rules, {}],
    ['a decision by the own registration of the signing page', signed(decision(), { claims: { aud: signClientId } }), standing, { ...rules, audience: [{ from: '', value: clientId }, { from: '2026-12-01T00:00:00Z', value: signClientId }] }, {}],
    ['a decision from before that registration', signed(decision()), standing, { ...rules, audience: [{ from: '', value: clientId }, { from: '2027-01-01T00:00:00Z', value: signClientId }] }, {}],
    ['a decision made while a weaker level was in force', signed(decision()), standing, { ...rules, level: [{ from: '2027-01-01T00:00:00Z', value: 'paper' }] }, {}],
    ['a stand-in’s decision', signed(decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation()).sha256 })), { ...standing, delegations: [proved(delegation())] }, rules, { remarks: ['standIn'] }],
    ['a unit manager’s own application, decided as an own act', signed(decision()), { ...standing, applicantOid: peter.oid }, rules, { remarks: ['applicantIsChief'] }],
    ['an unsigned addressee whom Departments named', unsigned(addressee()), noAddressees, rules, { level: 'stamped', text: 'Förvaltningen har angett godkännaren.' }],
    ['an addressee the applicant signed with a reason', signed(addressee({ to: amir, reason: 'Chefen är föräldraledig.', namedByDepartments: false })), noAddressees, rules, { level: 'signed' }],
    ['a re-addressing signed by Information', signed(addressee({ by: { oid: jonas.oid }, to: amir, namedByDepartments: false })), standing, rules, {}],
    ['a re-addressing signed by an Administrator', signed(addressee({ by: { oid: nils.oid }, to: amir, namedByDepartments: false })), standing, rules, {}],
    ['a stand-in the chief appointed', signed(delegation()), standing, rules, { text: 'Ersättaren är utsedd av chefen.' }],
    ['a stand-in an Administrator entered with reference', signed(delegation({ by: { oid: nils.oid }, reference: 'KFN 2026 § 12' })), standing, rules, {}],
    ['Information’s confirmation', signed(confirmation()), standing, rules, {}],
    ['a decision on paper entered by Information', signed(paper()), { ...standing, fileSha256: sha('scan') }, rules, { level: 'paper' }],
    ['an external signature where that level is in force', signed(paper({ kind: 'external' })), standing, { ...rules, level: [{ from: '', value: 'external' }] }, { level: 'external' }],
    ['paper signed by a stand-in', signed(paper({ signedBy: amir })), { ...standing, delegations: [proved(delegation())] }, rules, { remarks: ['standIn'] }],
  ];
  it.each(honest)('%s', (_what, stored, held, inForce, more) => {
    expect(judge(stored, held, inForce)).toMatchObject({ verdict: 'genuine', counts: true, reasons: [], ...more });
  });
});

describe('what is forged, each by name', () => {
  const stale = signed(decision(), { claims: { auth_time: seconds - 301 } });
  const standInNow = decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation()).sha256 });
  const forgeries: [Finding, string, StoredFact, Standing, Rules, Reason[]][] = [
    ['tokenUnreadable', 'rubbish where the token should be', signed(decision(), { item: { token: 'unreadable' } }), standing, rules, ['signature', 'level']],
    ['algorithm', 'alg none', signed(decision(), { token: { alg: 'none', signatureHolds: false } }), standing, rules, ['algorithm']],
    ['algorithm', 'HS256 with the public key as secret', signed(decision(), { token: { alg: 'HS256', signatureHolds: false } }), standing, rules, ['algorithm']],
    ['signature', 'an own key under Microsoft’s key name', signed(decision(), { token: { signatureHolds: false } }), standing, rules, ['signature']],
    ['factUnreadable', 'a text no signing page writes', signed(decision(), { item: { fact: '{"decision":"approve"}' } }), standing, rules, ['nonce']],
    ['nonce', 'a comment changed afterwards', { ...signed(decision()), ...textOf(decision({ comment: 'Bra!' })) }, standing, rules, ['nonce']],
    ['nonce', 'approve written over return', { ...signed(decision({ decision: 'return', comment: 'Nej.' })), ...textOf(decision({ comment: 'Nej.' })) }, standing, rules, ['nonce']],
    ['file', 'another scan under the same name', signed(paper()), { ...standing, fileSha256: sha('another scan') }, rules, ['nonce']],
    ['issuer', 'a token from another issuer', signed(decision(), { claims: { iss: 'https://login.forger.example/v2.0' } }), standing, rules, ['issuer']],
    ['tenant', 'a token from another organisation', signed(decision(), { claims: { tid: planId, iss: `https://login.microsoftonline.com/${planId}/v2.0` } }), standing, rules, ['issuer', 'tenant']],
    ['audience', 'a token for another app', signed(decision(), { claims: { aud: planId } }), standing, rules, ['audience']],
    ['audience', 'a silent token of the tab where signing has its own registration', signed(decision()), standing, { ...rules, audience: [{ from: '', value: signClientId }] }, ['audience']],
    ['tokenOfAnother', 'the token of another person', signed(decision(), { claims: { oid: amir.oid } }), standing, rules, ['oid']],
    ['notAddressee', 'an own object id written as approver', signed(decision({ by: { oid: amir.oid } })), standing, rules, ['oid']],
    ['ownHead', 'an applicant who decides as head through a delegation', signed(decision({ step: 'departmentHead', by: { oid: sara.oid }, delegationSha256: proved(delegation({ for: annika, to: sara })).sha256 })), { ...standing, delegations: [proved(delegation({ for: annika, to: sara }))] }, rules, ['oid']],
    ['versionHash', 'a decision of an older version', signed(decision({ version: 1, versionSha256: sha('version 1') })), standing, rules, ['versionHash']],
    ['versionHash', 'a decision of another plan', signed(decision({ planId: planId.replace('0b', '0c') })), standing, rules, ['versionHash']],
    ['versionHash', 'a version whose stored text was changed', signed(decision()), { ...standing, versionSha256: sha('version 2, changed') }, rules, ['versionHash']],
    ['noAddressee', 'a decision on a step nobody was asked for', signed(decision()), noAddressees, rules, ['addressee']],
    ['notNamed', 'an unsigned addressee Departments never named', unsigned(addressee({ to: amir })), noAddressees, rules, ['addressee', 'unsigned']],
    ['notNamed', 'an addressee who was chief only later', unsigned(addressee()), { ...noAddressees, chiefs: [{ step: 'unitManager', oid: peter.oid, name: '', from: '2026-12-16T00:00:00Z', until: '' }] }, rules, ['addressee', 'unsigned']],
    ['notNamed', 'an addressee who was no longer chief', unsigned(addressee()), { ...noAddressees, chiefs: [{ step: 'unitManager', oid: peter.oid, name: '', from: '', until: '2026-12-14T00:00:00Z' }] }, rules, ['addressee', 'unsigned']],
    ['namedByOther', 'an addressee named by a colleague of the applicant', signed(addressee({ by: { oid: amir.oid }, to: amir, reason: 'Jag vill.' })), noAddressees, rules, ['addressee']],
    ['reasonMissing', 'an own choice of chief without a reason', signed(addressee({ to: amir })), noAddressees, rules, ['addressee']],
    ['applicantAsHead', 'an applicant who names herself head', signed(addressee({ step: 'departmentHead', to: sara, reason: 'Jag.' })), noAddressees, rules, ['addressee']],
    ['confirmsNothing', 'a confirmation of another addressee', signed(confirmation({ addresseeSha256: sha('other') })), standing, rules, ['addressee']],
    ['delegationUnsigned', 'a stand-in by a delegation nobody signed', signed(standInNow), standing, rules, ['delegation']],
    ['delegationUnsigned', 'a delegation nobody signed', unsigned(delegation()), standing, rules, ['delegation', 'unsigned']],
    ['delegationOfOther', 'a delegation for another chief', signed(decision({ by: { oid: amir.oid }, delegationSha256: proved(delegation({ for: annika })).sha256 })), { ...standing, delegations: [proved(delegation({ for: annika }))] }, rules, ['delegation']],
    ['delegationNotInForce', 'a stand-in the day after the last', signed(standInNow, at('2026-12-20T23:00:00Z')), { ...standing, delegations: [proved(delegation())] }, rules, ['delegation']],
    ['delegationShape', 'a stand-in an Administrator entered without reference', signed(delegation({ by: { oid: nils.oid } })), standing, rules, ['delegation']],
    ['delegationShape', 'a delegation that ends before it begins', signed(delegation({ until: '2026-12-01' })), standing, rules, ['delegation']],
    ['role', 're-addressing without the role', signed(addressee({ by: { oid: sara.oid }, to: amir, reason: 'Jag vill.' })), standing, rules, ['role']],
    ['role', 'a delegation entered by a colleague', signed(delegation({ by: { oid: amir.oid }, reference: 'KFN § 1' })), standing, rules, ['role']],
    ['role', 'paper entered by someone outside Information', signed(paper({ by: { oid: nils.oid } })), standing, rules, ['role']],
    ['role', 'a confirmation by the applicant', signed(confirmation({ by: { oid: sara.oid } })), standing, rules, ['role']],
    ['unsigned', 'an unsigned paper decision', unsigned(paper()), standing, rules, ['unsigned']],
    ['unsigned', 'an unsigned paper decision where stamps are enough', unsigned(paper()), standing, stamped, ['unsigned']],
    ['unsigned', 'an unsigned re-addressing', unsigned(addressee({ by: { oid: jonas.oid } })), standing, rules, ['unsigned']],
    ['unsigned', 'an unsigned decision', unsigned(decision()), standing, rules, ['unsigned', 'level']],
    ['level', 'a signed decision where paper is demanded', signed(decision()), standing, { ...rules, level: [{ from: '', value: 'paper' }] }, ['level']],
    ['level', 'an external signature where paper is demanded', signed(paper({ kind: 'external' })), standing, { ...rules, level: [{ from: '', value: 'paper' }] }, ['level']],
    ['staleSignIn', 'a silent session where a fresh sign-in is demanded', stale, standing, { ...rules, freshSignIn: [{ from: '', value: true }] }, ['level']],
    ['staleSignIn', 'a token without auth_time where a fresh sign-in is demanded', signed(decision(), { claims: { auth_time: undefined } }), standing, { ...rules, freshSignIn: [{ from: '', value: true }] }, ['level']],
  ];
  it.each(forgeries)('%s: %s', (finding, _what, stored, held, inForce, reasons) => {
    const judged = judge(stored, held, inForce);
    expect(judged).toMatchObject({ verdict: 'forged', counts: false, reasons });
    const worst = (Object.keys(findings) as Finding[]).find((key) => judged.text === `Förfalskad: ${findings[key].text}.`);
    expect(judged.reasons).toContain(findings[finding].reason);
    expect(findings[worst!].verdict).toBe('forged');
  });

  it('every way to be forged has a case above, save the order of decisions, which the fold judges', () => {
    const covered = new Set(forgeries.map(([finding]) => finding));
    const all = (Object.keys(findings) as Finding[]).filter((finding) => findings[finding].verdict === 'forged');
    expect(all.filter((finding) => !covered.has(finding))).toEqual(['order']);
  });
});

describe('what cannot be proved either way', () => {
  const unproved: [string, StoredFact, Partial<Judgement>][] = [
    ['a key nobody has seen', signed(decision(), { token: { keyIsTrusted: false, signatureHolds: false } }), { reasons: ['signature'], text: 'Kan inte styrkas: okänd nyckel.' }],
    ['a token eleven minutes older than its item', signed(decision(), { item: { createdAt: '2026-12-15T08:23:31.000Z' } }), { reasons: ['time'], text: 'Kan inte styrkas: tiden stämmer inte.' }],
    ['a token eleven minutes younger than its item', signed(decision(), { item: { createdAt: '2026-12-15T08:01:29.000Z' } }), { reasons: ['time'] }],
    ['a token without a time', signed(decision(), { claims: { iat: 'now' } }), { reasons: ['time'] }],
    ['a token whose time no calendar holds', signed(decision(), { claims: { iat: 1e300 } }), { reasons: ['time'] }],
    ['an author stamp that was changed', signed(decision(), { item: { createdBy: { oid: amir.oid, name: '' } } }), { reasons: ['oid'], text: 'Kan inte styrkas: SharePoint anger en annan person än den som signerade.' }],
  ];
  it.each(unproved)('%s', (_what, stored, more) => {
    expect(judge(stored, standing, rules)).toMatchObject({ verdict: 'unknownKey', counts: false, ...more });
  });

  it('an unknown key does not hide a forgery', () => {
    const stored = signed(decision(), { token: { keyIsTrusted: false, signatureHolds: false }, claims: { oid: amir.oid } });
    expect(judge(stored, standing, rules)).toMatchObject({ verdict: 'forged', reasons: ['oid', 'signature'], text: 'Förfalskad: signaturen är gjord av en annan person.' });
  });

  it('a stamped decision counts only where stamps are enough, and never as genuine', () => {
    expect(judge(unsigned(decision()), standing, stamped)).toEqual({ verdict: 'unknownKey', level: 'stamped', counts: true, reasons: ['unsigned'], remarks: [], text: 'Stämplad av SharePoint: namn och tid, utan signatur.' });
    expect(judge(unsigned(decision(), { createdBy: { oid: amir.oid, name: '' } }), standing, stamped)).toMatchObject({ counts: false, reasons: ['oid'] });
    expect(judge(unsigned(decision({ by: { oid: amir.oid } }), { createdBy: { oid: amir.oid, name: '' } }), standing, stamped)).toMatchObject({ verdict: 'forged', counts: false, reasons: ['oid'] });
  });
});

function textOf(fact: Fact): Pick<StoredFact, 'fact' | 'sha256'> {
  return { fact: signingText(fact), sha256: sha(signingText(fact)) };
}
function at(iso: string): Change {
  return { claims: { iat: Date.parse(iso) / 1000, auth_time: Date.parse(iso) / 1000 - 20 }, item: { createdAt: iso } };
}
