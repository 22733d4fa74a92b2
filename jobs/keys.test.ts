import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecordFile } from '../src/domain/record.ts';
import { keyRegister } from '../src/flows/keys.ts';
import { recordPath } from '../src/flows/recording.ts';
import { checkRecord } from '../src/tab/verify/checking.ts';
import { webDigest } from '../src/adapters/browser/platform.ts';
import { signatures } from '../src/adapters/signatures/signatures.ts';
import { demoPlanIds, openTenant, planOf, type OpenTenant } from '../tests/tenantDesk.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
  await tenant.reset('demo');
});
afterAll(async () => await tenant.close());

describe('the key register', () => {
  it('is a file that proves a stored record genuine, and another tenant’s does not', async () => {
    const { ports, trust } = await tenant.desk('information');
    const register = readRecordFile(JSON.stringify(await keyRegister(ports, trust)));
    const path = `${recordPath(await planOf(await tenant.desk('information'), demoPlanIds.started), 1)}.json`;
    const record = readRecordFile(new TextDecoder().decode(await ports.archive.read('Records', path)));
    if (typeof register === 'string' || typeof record === 'string' || register.kind !== 'keyRegister' || record.kind !== 'planRecord')
      throw new Error('not the shapes');
    expect(register.keys.length).toBeGreaterThan(0);
    const checker = {
      digest: webDigest,
      examiner: (keys: typeof register.keys) =>
        signatures({ live: async () => await Promise.resolve([]), registered: async () => await Promise.resolve(keys) }),
    };
    const checked = await checkRecord(record, register, checker);
    expect(checked.anchor).toBe('here');
    expect(JSON.stringify(checked.versions)).toContain('genuine');
    expect(JSON.stringify(checked.versions)).not.toContain('unknownKey');
    const foreign = await checkRecord(record, { ...register, keys: [] }, checker);
    expect(JSON.stringify(foreign.versions)).toContain('unknownKey');
  });
});
