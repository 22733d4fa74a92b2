import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedRecord,
  decision,
  idTokenFor,
  keyRegister,
  paperRecord,
  people,
  planId,
  recorded,
  sha,
  signingKey,
  type SigningKey,
} from '../../../tests/signedPlan.ts';
import { webDigest } from '../../adapters/browser/platform.ts';
import { signatures } from '../../adapters/signatures/signatures.ts';
import type { KeyRegister, PlanRecord } from '../../domain/record.ts';
import { checkRecord } from './checking.ts';

let key: SigningKey;
let forger: SigningKey;
let record: PlanRecord;
let register: KeyRegister;
beforeAll(async () => {
  [key, forger] = await Promise.all([signingKey('ms-1'), signingKey('ms-1')]);
  record = await approvedRecord(key);
  register = await keyRegister(key);
});

const check = (checked: PlanRecord, anchor?: KeyRegister) =>
  checkRecord(checked, anchor, { digest: webDigest, examiner: (keys) => signatures({ registered: async () => keys }) });
async function decisions(checked: PlanRecord, anchor?: KeyRegister) {
  const result = await check(checked, anchor);
  return {
    state: result.versions[0]?.state,
    found: result.versions[0]?.facts.filter(({ kind }) => kind === 'decision').map(({ judgement, name }) => [name, judgement.verdict, ...judgement.reasons]),
  };
}

describe('a record brought to the page', () => {
  it('with the key register is genuine, and names who signed as Microsoft wrote it', async () => {
    expect(await decisions(record, register)).toEqual({
      state: 'Godkänd',
      found: [
        ['Peter Ålund', 'genuine'],
        ['Annika Strand', 'genuine'],
      ],
    });
    expect(await check(record, register)).toMatchObject({ anchor: 'here', missing: 0, strangeVersions: [], unreadable: [] });
  });

  it('tells of a paper when it was signed and who entered it, which is not who decided', async () => {
    const decided = async (checked: PlanRecord) => (await check(checked, register)).versions[0]?.facts.find(({ kind }) => kind === 'decision');
    expect(await decided(await paperRecord(key))).toMatchObject({
      name: 'Peter Ålund',
      entered: { signedOn: '2026-12-14', by: 'Amir Lindqvist' },
      judgement: { verdict: 'genuine' },
    });
    expect((await decided(record))?.entered).toBeUndefined();
  });

  it('a paper dated before the version was sent does not count', async () => {
    const result = await check(await paperRecord(key, { signedOn: '2026-12-13' }), register);
    expect(result.versions[0]?.state).toBe('Väntar på verksamhetens chef');
    expect(result.versions[0]?.facts.at(-1)?.judgement).toMatchObject({ counts: false, reasons: ['time'] });
  });

  it('without a key register is never genuine, but everything else is checked', async () => {
    expect(await decisions(record)).toEqual({
      state: undefined,
      found: [
        ['Peter Ålund', 'unknownKey', 'signature'],
        ['Annika Strand', 'unknownKey', 'signature'],
      ],
    });
    const replaced = {
      ...record,
      facts: record.facts.map((row) =>
        row.id === 3 ? { ...row, fact: row.fact.replace('approve', 'return').replace('"comment":""', '"comment":"Nej"') } : row,
      ),
    };
    expect((await decisions(replaced)).found?.[0]).toEqual(['Peter Ålund', 'forged', 'nonce', 'signature']);
  });

  it('no state is told that nothing proves', async () => {
    const elsewhere = { ...register, tenantId: planId };
    expect((await decisions(record, elsewhere)).state).toBeUndefined();
    expect((await decisions({ ...record, facts: record.facts.slice(0, 2) })).state).toBeUndefined();
    expect((await decisions({ ...record, facts: record.facts.slice(0, 2) }, register)).state).toBe('Väntar på verksamhetens chef');
  });

  it('events that somebody adds change nothing: nobody signs them, so the page tells of no state that they alone would make', async () => {
    const event = (what: string, by: { oid: string; name: string }, detail: object = {}) => ({
      createdAt: '2026-12-15T08:00:00Z',
      createdBy: by,
      eventKey: what,
      what,
      detail: JSON.stringify({ version: 1, ...detail }),
    });
    const start = { startedOn: '2026-12-15', key: 'facebook:bokbussen', address: 'www.facebook.com/bokbussen', accountMail: '' };
    const untouched = await check(record, register);
    for (const added of [
      [event('copySent', people.applicant)],
      [event('copySent', people.applicant), event('started', people.applicant, start)],
      [event('copySent', people.applicant), event('started', people.colleague, start)],
      [{ ...event('withdrawn', people.applicant), createdAt: '2026-12-14T08:00:00Z' }, event('laidDown', people.applicant)],
    ])
      expect(await check({ ...record, events: [...record.events, ...added] }, register)).toEqual(untouched);
    expect(untouched.versions[0]?.state).toBe('Godkänd');
  });

  it('a key set that lies in the record changes nothing', async () => {
    const own = await approvedRecord(forger);
    const withKeys = { ...own, facts: own.facts.map((row) => ({ ...row, keySet: JSON.stringify({ keys: [forger.jwk] }) })) };
    expect((await decisions(withKeys)).found).toEqual([
      ['Peter Ålund', 'unknownKey', 'signature'],
      ['Annika Strand', 'unknownKey', 'signature'],
    ]);
    expect((await decisions(withKeys, register)).found).toEqual([
      ['Peter Ålund', 'forged', 'signature'],
      ['Annika Strand', 'forged', 'signature'],
    ]);
  });

  it('tenant and registrations come from the key register, not from the record', async () => {
    const other = { ...record, tenantId: planId };
    expect(await check(other, register)).toMatchObject({ anchor: 'ofAnotherTenant' });
    const first = decision('unitManager');
    const elsewhere = {
      ...record,
      tenantId: planId,
      facts: [
        ...record.facts.slice(0, 2),
        recorded(3, first, await idTokenFor(first, key, { tid: planId, iss: `https://login.microsoftonline.com/${planId}/v2.0` })),
      ],
    };
    expect((await decisions(elsewhere, register)).found).toEqual([['Peter Ålund', 'forged', 'issuer', 'tenant']]);
    const otherApp = { ...record, facts: [...record.facts.slice(0, 2), recorded(3, first, await idTokenFor(first, key, { aud: planId }))] };
    expect((await decisions(otherApp, register)).found).toEqual([['Peter Ålund', 'forged', 'audience']]);
  });

  it('a changed plan text is found, also when its stated checksum is changed with it', async () => {
    const text = record.versions[0]!.text.replace('200 följare', '900 följare');
    const changed = { ...record, versions: [{ ...record.versions[0]!, text, sha256: sha(text) }] };
    expect((await decisions(changed, register)).found).toEqual([
      ['Peter Ålund', 'forged', 'versionHash', 'addressee'],
      ['Annika Strand', 'forged', 'versionHash', 'addressee'],
    ]);
  });

  it('a plan text that is none, or sent by someone else, is named', async () => {
    const version = record.versions[0]!;
    for (const strange of [
      { ...version, text: '{}' },
      { ...version, createdBy: { oid: people.colleague.oid, name: '' } },
      { ...version, version: 2 },
    ])
      expect(await check({ ...record, versions: [strange] }, register)).toMatchObject({ versions: [], strangeVersions: [strange.version] });
  });

  it('a decision that was taken out is missed by its witness', async () => {
    const result = await check({ ...record, facts: record.facts.filter(({ id }) => id !== 4) }, register);
    expect(result).toMatchObject({ missing: 1, versions: [{ state: 'Väntar på förvaltningschefen' }] });
  });

  it('a head who decided before the unit manager is out of order', async () => {
    const early = decision('departmentHead');
    const result = await decisions({ ...record, facts: [...record.facts.slice(0, 2), recorded(3, early, await idTokenFor(early, key))] }, register);
    expect(result).toEqual({ state: 'Väntar på verksamhetens chef', found: [['Annika Strand', 'forged', 'order']] });
  });

  it('rows that are no facts are shown apart, and facts of another plan are not taken for this one', async () => {
    const other = decision('unitManager', { planId: planId.replace('0b54', '0b55'), comment: 'annan' });
    const result = await check(
      { ...record, facts: [...record.facts, { ...recorded(5, other), fact: 'x' }, recorded(6, other, await idTokenFor(other, key))] },
      register,
    );
    expect(result.unreadable.map(({ id }) => id)).toEqual([5]);
    expect(result.versions[0]?.facts.find(({ id }) => id === 6)?.judgement.reasons).toEqual(['versionHash']);
    expect(result.versions[0]?.state).toBe('Godkänd');
  });
});
