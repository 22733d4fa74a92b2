import { describe, expect, it } from 'vitest';
import { planFileName, readRecordFile, type KeyRegister, type PlanRecord } from './record.ts';

const stamp = { createdAt: '2026-12-15T08:12:30Z', createdBy: { oid: 'a0000000-0000-4000-8000-000000000001', name: 'Sara Holmberg' } };
const record: PlanRecord = {
  v: 1,
  kind: 'planRecord',
  planId: '0b54d1f2-7c1a-4c38-9d0e-3f2a6b8c9d01',
  title: 'Bokbussen på Instagram',
  madeAt: '2026-12-16T08:00:00.000Z',
  tenantId: '11111111-2222-4333-8444-555555555555',
  versions: [
    {
      ...stamp,
      version: 1,
      text: '{}',
      sha256: 'ab'.repeat(32),
      chiefs: [{ step: 'unitManager', oid: stamp.createdBy.oid, name: 'Peter Ålund', from: '', until: '' }],
    },
  ],
  facts: [{ ...stamp, id: 1, fact: '{}', idToken: '', keySet: '' }],
  events: [{ ...stamp, eventKey: 'decided:1', what: 'decided', detail: '{}' }],
  level: [{ from: '', value: 'signed' }],
  freshSignIn: [],
};
const register: KeyRegister = {
  v: 1,
  kind: 'keyRegister',
  madeAt: record.madeAt,
  tenantId: record.tenantId,
  audience: [{ from: '', value: '22222222-3333-4444-8555-666666666666' }],
  keys: [{ kid: 'k', thumbprint: 't', jwk: '{}', firstSeen: '' }],
};

describe('a file that someone brings', () => {
  it.each([
    ['record', record],
    ['key register', register],
  ] as const)('a %s is read as it was written, with or without a byte order mark', (_what, file) => {
    expect(readRecordFile(JSON.stringify(file))).toEqual(file);
    expect(readRecordFile(`\uFEFF${JSON.stringify(file, null, 2)}`)).toEqual(file);
  });

  it('what is not JSON, and JSON of another shape, are told apart', () => {
    expect(readRecordFile('%PDF-1.7')).toBe('notJson');
    for (const other of [
      null,
      [],
      { ...record, v: 2 },
      { ...record, facts: 'none' },
      { ...record, level: [{ from: '', value: 'oath' }] },
      { ...register, keys: [{ kid: 'k' }] },
      { keys: [] },
    ])
      expect(readRecordFile(JSON.stringify(other))).toBe('shape');
  });
});

it('the files of a record are named after plan and version', () => {
  expect(planFileName('7d3f1c52-0b6e-4a38-9d0e-3f2a6b8c9d01', 2)).toBe('plan_7d3f1c52_v2');
});
