import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AddresseeFact, ConfirmationFact, DecisionFact, DelegationFact, EnteredFact, Fact } from './fact.ts';
import { nonceOf, signingText } from './factText.ts';
import { addresseesOf, decidingFacts, delegationsOf, judgeFacts, type PlanContext } from './judgedFacts.ts';
import type { NamedChief } from './history.ts';
import type { ExaminedToken, Rules } from './tokenClaims.ts';
import type { StoredFact } from './verification.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const clientId = '22222222-3333-4444-8555-666666666666';
const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
const person = (n: number) => ({ oid: `a0000000-0000-4000-8000-00000000000${n}`, name: `Person ${n}`, upn: '' });
const [applicant, manager, head, standIn, information] = [person(1), person(3), person(4), person(2), person(5)];
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const time = '2026-12-15T08:12:30.000Z';
const iat = Date.parse(time) / 1000;

const rules: Rules = { tenantId, audience: [{ from: '', value: clientId }], level: [], freshSignIn: [] };
const chiefs: NamedChief[] = [
  { step: 'unitManager', oid: manager.oid, name: '', from: '', until: '' },
  { step: 'departmentHead', oid: head.oid, name: '', from: '', until: '' },
];
const plan: PlanContext = {
  planId,
  applicantOid: applicant.oid,
  versions: [
    { version: 1, sha256: sha('one'), at: '2026-12-01T08:00:00Z', chiefs },
    { version: 2, sha256: sha('two'), at: '2026-12-01T08:00:00Z', chiefs },
  ],
};
const ofVersion = (version: number) =>
  ({ v: 1, alg: 'sha256', planId, version, versionSha256: plan.versions[version - 1]!.sha256, time, previous: null }) as const;
const addressee = (version: number, more: Partial<AddresseeFact> = {}): AddresseeFact => ({
  ...ofVersion(version),
  kind: 'addressee',
  by: { oid: applicant.oid },
  step: 'unitManager',
  to: manager,
  reason: '',
  namedByDepartments: true,
  ...more,
});
const decision = (version: number, by = manager, more: Partial<DecisionFact> = {}): DecisionFact => ({
  ...ofVersion(version),
  kind: 'decision',
  by: { oid: by.oid },
  step: 'unitManager',
  decision: 'approve',
  comment: '',
  delegationSha256: null,
  ...more,
});
const delegation: DelegationFact = {
  ...ofVersion(1),
  planId: null,
  version: null,
  versionSha256: null,
  kind: 'delegation',
  by: { oid: manager.oid },
  for: manager,
  to: standIn,
  from: '2026-12-01',
  until: '2026-12-31',
  reference: '',
};

function stored(id: number, fact: Fact, roles: string[] | 'unsigned' = []): StoredFact {
  const text = signingText(fact);
  const claims = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: fact.by.oid,
    nonce: nonceOf(sha(text)),
    iat,
    auth_time: iat,
    roles,
  };
  return {
    id,
    createdAt: time,
    createdBy: { oid: fact.by.oid, name: '' },
    fact: text,
    sha256: sha(text),
    token: roles === 'unsigned' ? 'none' : { signatureHolds: true, keyIsTrusted: true, alg: 'RS256', kid: 'k', claims },
  };
}
/** The token's own time, and the item's right after it. */
function signedAt(moment: string, row: StoredFact): StoredFact {
  const token = row.token as ExaminedToken;
  const at = Date.parse(moment) / 1000;
  return { ...row, createdAt: '2026-12-15T08:12:50Z', token: { ...token, claims: { ...token.claims, iat: at, auth_time: at } } };
}
const verdicts = (rows: StoredFact[]) =>
  Object.fromEntries(judgeFacts(rows, plan, rules).map(({ stored: { id }, judgement }) => [id, judgement.reasons.join(' ') || judgement.verdict]));

describe('the facts of a plan, judged together', () => {
  it('each decision is judged by the addressee of its own version', () => {
    const rows = [
      stored(1, addressee(1), 'unsigned'),
      stored(2, decision(1)),
      stored(3, addressee(2, { to: standIn, reason: 'Tjänstledig' })),
      stored(4, decision(2)),
      stored(5, decision(2, standIn)),
    ];
    expect(verdicts(rows)).toEqual({ 1: 'genuine', 2: 'genuine', 3: 'genuine', 4: 'oid', 5: 'genuine' });
  });

  it('after a re-addressing the new addressee decides; what the former one decided before it still holds', () => {
    const readdress = addressee(1, { by: { oid: information.oid }, to: standIn });
    const rows = [
      stored(1, addressee(1), 'unsigned'),
      stored(2, decision(1)),
      stored(3, readdress, ['Information']),
      signedAt('2026-12-15T08:12:31.000Z', stored(4, decision(1, manager, { comment: 'igen' }))),
      stored(5, decision(1, standIn)),
    ];
    expect(verdicts(rows)).toEqual({ 1: 'genuine', 2: 'genuine', 3: 'genuine', 4: 'oid', 5: 'genuine' });
  });

  describe('signed while somebody else was being asked instead', () => {
    const asked = stored(1, addressee(1), 'unsigned');
    const readdressed = { ...stored(2, addressee(1, { by: { oid: information.oid }, to: head }), ['Information']), createdAt: '2026-12-15T08:12:40Z' };
    const judgedAs = (row: StoredFact, ...before: StoredFact[]) => judgeFacts([asked, ...before, readdressed, row], plan, rules).at(-1)!;
    const [inTime, tooLate] = ['2026-12-15T08:12:40.000Z', '2026-12-15T08:12:41.000Z'];

    it('a decision came late: it does not count, and nobody is accused', () => {
      const found = judgedAs(signedAt(inTime, stored(3, decision(1))));
      expect(found.judgement).toMatchObject({ verdict: 'genuine', counts: false, late: true, reasons: [], remarks: ['readdressed'] });
      expect(found.judgement.text).toBe('Microsoft 365-signaturen är kontrollerad. Kom efter att en annan godkännare hade angetts, och räknas inte.');
      expect(decidingFacts([found])).toMatchObject([{ genuine: false, late: true }]);
    });

    it('so did a stand-in’s, and a paper that was being entered', () => {
      const leaning = decision(1, standIn, { delegationSha256: sha(signingText(delegation)) });
      const before = { ...stored(0, delegation), id: 0 };
      expect(judgedAs(signedAt(inTime, stored(3, leaning)), before).judgement).toMatchObject({ late: true, remarks: ['standIn', 'readdressed'] });
      const { delegationSha256: _none, ...entered } = decision(1, manager, { by: { oid: information.oid } });
      const scan = { signedBy: manager, signedOn: '2026-12-14', fileName: 'p.pdf', fileSha256: sha('scan') };
      const paper: EnteredFact = { ...entered, kind: 'paper', ...scan };
      expect(judgedAs(signedAt(inTime, stored(3, paper, ['Information']))).judgement).toMatchObject({ counts: false, late: true });
    });

    it('whoever signed after it, whatever the own clock said, was no longer asked', () => {
      const backdated = decision(1, manager, { time: '2026-12-01T08:00:00.000Z' });
      const { judgement } = judgedAs(signedAt(tooLate, stored(3, backdated)));
      expect(judgement).toMatchObject({ verdict: 'idle', counts: false, reasons: ['oid'], fault: 'formerAddressee' });
      expect(judgement.late).toBeUndefined();
    });

    it('a paper that was signed in time and entered after it accuses nobody, and does not say when the decision was made', () => {
      const { delegationSha256: _none, ...entered } = decision(1, manager, { by: { oid: information.oid } });
      const scan = { signedBy: manager, signedOn: '2026-12-14', fileName: 'p.pdf', fileSha256: sha('scan') };
      const paper: EnteredFact = { ...entered, kind: 'paper', ...scan };
      const { judgement } = judgedAs(signedAt(tooLate, stored(3, paper, ['Information'])));
      expect(judgement).toMatchObject({ verdict: 'idle', counts: false, reasons: ['oid'], fault: 'formerWhenEntered' });
      expect(judgement.text).toBe('Räknas inte: en annan godkännare hade angetts innan beslutet lades in.');
    });

    it('a confirmation of the one who was asked before confirms nothing, and accuses nobody', () => {
      const confirmation: ConfirmationFact = {
        ...ofVersion(1),
        kind: 'confirmation',
        by: { oid: information.oid },
        step: 'unitManager',
        addresseeSha256: asked.sha256,
      };
      const { judgement } = judgedAs(stored(3, confirmation, ['Information']));
      expect(judgement).toMatchObject({ verdict: 'idle', counts: false, reasons: ['addressee'], fault: 'confirmsNothing' });
    });

    it('whoever was never asked did not come late', () => {
      expect(judgedAs(signedAt(inTime, stored(3, decision(1, standIn)))).judgement).toMatchObject({ verdict: 'forged', fault: 'notAddressee', counts: false });
    });

    it('a wrong signature is a forgery all the same', () => {
      const row = signedAt(inTime, stored(3, decision(1)));
      const forged = { ...row, token: { ...(row.token as ExaminedToken), signatureHolds: false } };
      expect(judgedAs(forged).judgement).toMatchObject({ verdict: 'forged', counts: false, fault: 'signature' });
      expect(judgedAs(forged).judgement.late).toBeUndefined();
    });
  });

  it('an addressee nobody may name changes nothing', () => {
    const rows = [
      stored(1, addressee(1), 'unsigned'),
      stored(2, addressee(1, { by: { oid: standIn.oid }, to: standIn, reason: 'Jag' })),
      stored(3, decision(1)),
    ];
    expect(verdicts(rows)).toEqual({ 1: 'genuine', 2: 'role', 3: 'genuine' });
    expect(addresseesOf(judgeFacts(rows, plan, rules), 1).unitManager?.fact.to).toEqual(manager);
  });

  it('a delegation that was ended before the decision carries it no more; one that is ended afterwards did', () => {
    const ended: DelegationFact = { ...delegation, until: delegation.from, time: '2026-12-15T08:00:00.000Z' };
    const byStandIn = decision(1, standIn, { delegationSha256: sha(signingText(delegation)) });
    const asked = stored(1, addressee(1), 'unsigned');
    expect(verdicts([asked, stored(2, delegation), stored(3, ended), stored(4, byStandIn)])).toMatchObject({ 4: 'delegation' });
    expect(verdicts([asked, stored(2, delegation), stored(3, byStandIn), stored(4, ended)])).toMatchObject({ 3: 'genuine' });
    const facts = judgeFacts([stored(2, delegation), stored(3, ended)], plan, rules);
    expect(delegationsOf(facts).map(({ fact }) => fact.until)).toEqual([delegation.from]);
  });

  it('a delegation that lies after the decision in the list still carries it, an unsigned one never does', () => {
    const byStandIn = decision(1, standIn, { delegationSha256: sha(signingText(delegation)) });
    expect(verdicts([stored(1, addressee(1), 'unsigned'), stored(2, byStandIn), stored(3, delegation)])).toEqual({ 1: 'genuine', 2: 'genuine', 3: 'genuine' });
    expect(verdicts([stored(1, addressee(1), 'unsigned'), stored(2, byStandIn), stored(3, delegation, 'unsigned')])).toEqual({
      1: 'genuine',
      2: 'delegation',
      3: 'delegation unsigned',
    });
    expect(delegationsOf(judgeFacts([stored(3, delegation)], plan, rules))).toHaveLength(1);
  });

  it('the order in which the rows are read changes nothing', () => {
    const rows = [
      stored(1, addressee(1), 'unsigned'),
      stored(2, decision(1)),
      stored(3, addressee(1, { by: { oid: information.oid }, to: standIn }), ['Information']),
      stored(4, decision(1, standIn)),
      stored(5, delegation),
      stored(6, decision(2)),
    ];
    const expected = verdicts(rows);
    for (let turn = 0; turn < rows.length; turn += 1) expect(verdicts([...rows.slice(turn), ...rows.slice(0, turn)].toReversed())).toEqual(expected);
  });

  it('what is no fact is shown as forged and never blocks the others', () => {
    const rubbish: StoredFact = { ...stored(2, decision(1)), fact: 'x', token: 'none' };
    const judged = judgeFacts([stored(1, addressee(1), 'unsigned'), rubbish, stored(3, decision(1))], plan, rules);
    expect(judged[1]).toMatchObject({ judgement: { verdict: 'forged', reasons: ['nonce'] } });
    expect(judged[1]?.fact).toBeUndefined();
    expect(decidingFacts(judged)).toMatchObject([{ id: 3, genuine: true, level: 'signed', at: time }]);
  });

  it('a version nobody stored has no decisions', () => {
    expect(
      verdicts([stored(1, { ...addressee(1), version: 3 } as AddresseeFact, 'unsigned'), stored(2, { ...decision(1), version: 3 } as DecisionFact)]),
    ).toEqual({ 1: 'versionHash addressee', 2: 'versionHash addressee' });
  });
});
