import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DecisionFact, DelegationFact } from './fact.ts';
import { factKey, factRow, nonceOf, readFact, signingText } from './factText.ts';

const planId = '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01';
const chief = 'a0000000-0000-4000-8000-000000000003';
const decision: DecisionFact = {
  v: 1,
  alg: 'sha256',
  kind: 'decision',
  planId,
  version: 2,
  versionSha256: 'ab'.repeat(32),
  by: { oid: chief },
  time: '2026-12-15T08:12:30.123Z',
  previous: null,
  step: 'unitManager',
  decision: 'approve',
  comment: '',
  delegationSha256: null,
};
const delegation: DelegationFact = {
  v: 1,
  alg: 'sha256',
  kind: 'delegation',
  planId: null,
  version: null,
  versionSha256: null,
  by: { oid: chief },
  time: '2026-12-01T08:00:00Z',
  previous: null,
  for: { oid: chief, name: 'Peter Ålund', upn: 'peter.alund@gislaved.example' },
  to: { oid: chief.replace('3', '4'), name: 'Annika Strand', upn: '' },
  from: '2026-12-20',
  until: '2027-01-06',
  reference: '',
};

describe('the text of a fact', () => {
  it('is canonical JSON: sorted keys, no spaces, Swedish letters as they are', () => {
    expect(signingText(decision)).toBe(
      `{"alg":"sha256","by":{"oid":"${chief}"},"comment":"","decision":"approve","delegationSha256":null,"kind":"decision","planId":"${planId}","previous":null,"step":"unitManager","time":"2026-12-15T08:12:30.123Z","v":1,"version":2,"versionSha256":"${'ab'.repeat(32)}"}`,
    );
    expect(signingText(delegation)).toContain('"name":"Peter Ålund"');
  });

  it('is read back as the same fact, whatever its kind', () => {
    expect(readFact(signingText(decision))).toEqual(decision);
    expect(readFact(signingText(delegation))).toEqual(delegation);
  });

  it('the nonce is the base64url form of its SHA-256, 43 characters without padding', () => {
    for (const text of ['', 'abc', signingText(decision)]) {
      const hash = createHash('sha256').update(text, 'utf8');
      expect(nonceOf(hash.copy().digest('hex'))).toBe(hash.digest('base64url'));
    }
  });

  const spoiled: [string, string][] = [
    ['not JSON', 'decision'],
    ['a space in it', signingText(decision).replace('{', '{ ')],
    ['keys in another order', `{"v":1,${signingText(decision).slice(1).replace('"v":1,', '')}`],
    ['the same key twice', signingText(decision).replace('{', '{"version":3,')],
    ['a member nobody knows', signingText({ ...decision, counts: true } as never)],
    ['a later shape', signingText({ ...decision, v: 2 } as never)],
    ['another digest', signingText({ ...decision, alg: 'md5' } as never)],
    ['a return without a comment', signingText({ ...decision, decision: 'return', comment: '  ' })],
    ['a comment over 1,000 characters', signingText({ ...decision, comment: 'x'.repeat(1001) })],
    ['version 0', signingText({ ...decision, version: 0 })],
    ['an object id in capitals', signingText({ ...decision, by: { oid: chief.toUpperCase() } })],
    ['a day that does not exist', signingText({ ...delegation, until: '2027-02-30' })],
    ['a delegation bound to a plan', signingText({ ...delegation, planId })],
    ['a time without zone', signingText({ ...decision, time: '2026-12-15T08:12:30' })],
  ];
  it.each(spoiled)('with %s it is no fact', (_what, text) => {
    expect(readFact(text)).toBeUndefined();
  });

  it('a comment of exactly 1,000 characters and one with an emoji are read', () => {
    for (const comment of ['å'.repeat(1000), 'Bra 👍']) expect(readFact(signingText({ ...decision, comment }))).toMatchObject({ comment });
  });
});

describe('the row of a fact', () => {
  it('holds the text as signed, and a key that fits a column of 255 characters', () => {
    const row = factRow(decision, 'cd'.repeat(32), 'token', '{"keys":[]}');
    expect(row).toEqual({
      Title: 'Beslut',
      kind: 'decision',
      planId,
      factKey: `decision:${planId}:2:unitManager:${chief}:2026-12-15T08:12:30.123Z`,
      fact: signingText(decision),
      factSha256: 'cd'.repeat(32),
      idToken: 'token',
      keySet: '{"keys":[]}',
    });
    expect(factKey(delegation).length).toBeLessThan(255);
    expect(factRow(delegation, '').planId).toBe('');
  });

  it('two deciders at once get different keys, the same fact the same key', () => {
    expect(factKey({ ...decision, by: { oid: delegation.to.oid } })).not.toBe(factKey(decision));
    expect(factKey({ ...decision })).toBe(factKey(decision));
  });
});
