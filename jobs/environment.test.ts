import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trustOf } from '../src/domain/trust.ts';
import permissions from '../manifest/permissions.json' with { type: 'json' };
import { readEnvironment } from './environment.ts';
import { personsOf, readOrganisation } from './organisation.ts';

describe('a signing page with a registration of its own', () => {
  it('is trusted from its first day, and what was signed before is judged by the app’s registration', () => {
    const local = readEnvironment('local');
    if ('fault' in local) throw new Error(local.fault);
    const own = '00000000-0000-4000-8000-000000000005';
    expect(trustOf(local)).toEqual({ tenantId: local.tenantId, signingClientId: local.clientId });
    expect(trustOf({ ...local, signingClientId: own, signingSince: '2027-01-01T00:00:00Z' })).toMatchObject({
      signingClientId: own,
      before: { clientId: local.clientId, until: '2027-01-01T00:00:00Z' },
    });
  });
});

describe('the example files of env/', () => {
  it('are an environment that can be read as it stands, each key explained above it', () => {
    expect(readEnvironment('example')).toMatchObject({
      name: 'example',
      local: false,
      site: 'kommunen.sharepoint.com:/sites/socialamedier',
      developerName: 'Kommunens namn',
    });
    const lines = readFileSync('env/.env.example', 'utf8').trimEnd().split('\n');
    const keys = lines.flatMap((line, index) => (/^[A-Z_]+=/.test(line) ? [{ line, above: lines[index - 1] ?? '' }] : []));
    expect(keys).toHaveLength(9);
    for (const { line, above } of keys) expect(above, line).toMatch(/^# \S/);
  });

  it('hold every key that is read, and no other', () => {
    const keysOf = (file: string) => [...readFileSync(file, 'utf8').matchAll(/^([A-Z_]+)=/gm)].map((match) => String(match[1]));
    const read = [...readFileSync('jobs/environment.ts', 'utf8').matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g)].map((match) => String(match[1]));
    expect(keysOf('env/.env.example').sort()).toEqual([...new Set(read)].sort());
    for (const key of keysOf('env/.env.local')) expect(read).toContain(key);
  });

  it('are an organisation that fits its profile, with persons to look up', () => {
    const read = readOrganisation({ name: 'example', folder: 'env' }, permissions.groups);
    if ('fault' in read) throw new Error(read.fault);
    expect(read.profile.authorities.length).toBeGreaterThan(1);
    expect(personsOf(read.organisation)).toContain('kulturchef@kommunen.example');
    expect(personsOf(read.organisation).filter((address) => !address.endsWith('@kommunen.example'))).toEqual([]);
  });
});
