import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { people } from '../local-tenant/demo/people.ts';
import { listOf, openTenant, type OpenTenant } from '../tests/tenantDesk.ts';
import { exits } from './job.ts';
import { provision } from './provision.ts';
import { main } from './run.ts';
import { signIn } from './signIn.ts';
import type { Organisation } from './organisation.ts';

let tenant: OpenTenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(async () => await tenant.close());
afterEach(() => void vi.restoreAllMocks());

/** What a person at the command line sees. */
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const keep = (channel: 'out' | 'err') => (text: string | Uint8Array, done?: unknown) => {
    written[channel] += String(text);
    if (typeof done === 'function') done();
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out') as typeof process.stdout.write);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err') as typeof process.stderr.write);
  try {
    return { code: await main(argv), ...written };
  } finally {
    vi.restoreAllMocks();
  }
}
const local = (...argv: string[]) => run(...argv, '--port', String(tenant.port));

describe('the help', () => {
  it.each([[['--help']], [['help']], [['verify', '--help']]])('is an answer when it is asked for: %s', async (argv) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const name of ['provision', 'verify', 'keys', 'addresses', '--env', 'Exit codes']) expect(out).toContain(name);
  });

  it('is shown with the fault when the command is wrong', async () => {
    for (const [argv, fault] of [
      [[], ''],
      [['sweep'], 'There is no job sweep.'],
      [['verify', '--quick'], 'There is no option --quick.'],
      [['verify', 'KFN', '2026'], 'verify takes no more words: KFN 2026.'],
      [['verify', '--port', 'x'], '--port is a number'],
      [['verify', '--env'], '--env needs a value.'],
    ] as const) {
      const { code, out, err } = await run(...argv);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain(fault);
      expect(err).toContain('Exit codes');
    }
  });
});

describe('an environment that is not there', () => {
  it('is said in a sentence that names a file to copy', async () => {
    const { code, err } = await run('verify', '--env', 'nowhere');
    expect(code).toBe(2);
    const named = /Copy (\S+)/.exec(err)?.[1] ?? '';
    expect(readFileSync(named, 'utf8')).toContain('TENANT_ID=');
  });
});

describe('a person who may not read', () => {
  const refused = async (job: string, persona: string) => {
    const { code, out, err } = await local(job, '--as', persona);
    expect(code, err).toBe(3);
    expect(out).toBe('');
    expect(err).toContain('may not do this');
  };

  it('is told so, with the code for forbidden: the whole site', async () => {
    const { services } = tenant;
    const site = services.store.state.sites.get(listOf(tenant, 'Settings').siteId)!;
    const { oid } = people.find(({ id }) => id === 'handlaggare2')!;
    const [principal] = [...site.principals].find(([, one]) => one.kind === 'user' && one.oid === oid)!;
    expect((await local('keys', '--as', 'handlaggare2')).code).toBe(0);
    services.store.commit({ type: 'membership', site: site.id, group: site.groups.members, principal, member: false });
    for (const job of ['verify', 'keys']) await refused(job, 'handlaggare2');
  });

  it('is told so where SharePoint answers as if the list were not there', async () => {
    const { store } = tenant.services;
    for (const list of [listOf(tenant, 'PlanVersions'), listOf(tenant, 'SigningKeys')]) {
      const { members } = store.state.sites.get(list.siteId)!.groups;
      for (const level of list.assignments!.get(members)!)
        store.commit({ type: 'assignment', site: list.siteId, list: list.id, principal: members, level, assigned: false });
    }
    for (const job of ['verify', 'keys']) await refused(job, 'verksamhetschef');
  });

  it('is a member who provisions, too', async () => {
    const { code } = await local('provision', '--as', 'handlaggare');
    expect(code).toBe(3);
  });
});

describe('provision', () => {
  const good = () => JSON.parse(readFileSync('env/organisation.local.json', 'utf8')) as Organisation;

  /** The job with another organisation file, on the running tenant. */
  async function provisionWith(text: string | undefined): Promise<{ code: number; said: string[]; lines: unknown[] }> {
    const folder = mkdtempSync(join(tmpdir(), 'organisation-'));
    const said: string[] = [];
    const lines: unknown[] = [];
    try {
      copyFileSync('env/.env.local', join(folder, '.env.local'));
      if (text !== undefined) writeFileSync(join(folder, 'organisation.local.json'), text);
      const environment = { ...tenant.environment, folder };
      const code = await provision.run({
        environment,
        port: tenant.port,
        line: (value) => void lines.push(value),
        say: (sentence) => void said.push(sentence),
        words: [],
        option: () => undefined,
        wrongUse: () => exits.wrongUse,
        signIn: async (as = 'administrator') => await signIn(environment, as, ['https://graph.microsoft.com/User.Read']),
      });
      return { code, said, lines };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const changed = (change: (organisation: Organisation) => void) => {
    const organisation = good();
    change(organisation);
    return JSON.stringify(organisation);
  };

  it.each<[string, string | undefined, RegExp]>([
    ['is missing', undefined, /organisation\.local\.json is missing\. Copy env\/organisation\.example\.json/],
    ['is cut off', '{ "profile": "gisla', /organisation\.local\.json cannot be read as JSON/],
    ['is no object', '[]', /is not a JSON object/],
    ['lacks everything', '{}', /profile must be the name.*departments must be a list of departments.*functions must be an object.*groups must be an object/],
    ['has a chief who is a number', changed((one) => void (one.departments[0]!.chief = 7 as never)), /departments\[0\]\.chief must be an e-mail address/],
    [
      'has a word misspelt',
      changed((one) => void ((one.departments[0] as object as Record<string, unknown>)['cheif'] = 'x')),
      /departments\[0\]\.cheif is not known/,
    ],
    [
      'has one unit that is no list',
      changed((one) => void (one.departments[0]!.units = { code: 'x' } as never)),
      /departments\[0\]\.units must be a list of units/,
    ],
    [
      'has a group that is a text',
      changed((one) => void (one.groups['handlers'] = { KS: 'chefen@kommunen.example' } as never)),
      /groups\.handlers\.KS must be a list/,
    ],
    ['names no profile that is there', changed((one) => void (one.profile = 'atlantis')), /names the profile atlantis, and .*atlantis\.json is missing/],
    ['names an unknown authority', changed((one) => void (one.departments[0]!.authority = 'XYZ')), /XYZ is no authority/],
    [
      'names members of a group for each authority by none',
      changed((one) => void (one.groups['handlers'] = { '': ['information@gislaved.example'] })),
      /groups\.handlers has members by "", but each authority has its own/,
    ],
    [
      'names members of a group for all by an authority',
      changed((one) => void (one.groups['information'] = { KS: ['information@gislaved.example'] })),
      /groups\.information has members by "KS", but there is one for all/,
    ],
    ['names an unknown group', changed((one) => void (one.groups['friends'] = {})), /groups\.friends is not known/],
    ['uses a code twice', changed((one) => void (one.departments[1]!.code = 'KS')), /the code KS stands twice/],
  ])('says in a sentence when the file %s, and exits with 2', async (_, text, sentence) => {
    const { code, said, lines } = await provisionWith(text);
    expect(code).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(sentence);
    expect(lines).toEqual([]);
  });

  it('finds a misspelt chief before anything is written', async () => {
    await tenant.tamper({ list: 'Settings', item: firstItem('Settings'), delete: true });
    const before = listOf(tenant, 'Settings').items.size;
    const misspelt = changed((one) => {
      one.departments[1]!.chief = 'forvaltningschefen@gislaved.example';
      one.functions.archivist.members = ['arkivarien@gislaved.example'];
    });
    const { code, said, lines } = await provisionWith(misspelt);
    expect(code).toBe(2);
    expect(said[0]).toContain('forvaltningschefen@gislaved.example, arkivarien@gislaved.example. Nothing has been written.');
    expect(lines).toEqual([]);
    expect(listOf(tenant, 'Settings').items.size).toBe(before);
    // The same site with everybody rightly spelt: what was taken away is written again.
    expect((await provisionWith(JSON.stringify(good()))).code).toBe(0);
    expect(listOf(tenant, 'Settings').items.size).toBe(before + 1);
  });

  it('says in one sentence which groups nobody is put in', async () => {
    const { code, said } = await provisionWith(changed((one) => void (one.groups = { ...one.groups, information: { '': [] }, handlers: {} })));
    expect(code).toBe(0);
    expect(said[1]).toMatch(/organisation\.local\.json names no members of Informationsfunktionen, Inläggshanterare KS, .*: nobody is put in\.$/);
    expect(said).toHaveLength(2);
  });

  const firstItem = (list: string) => Number([...listOf(tenant, list).items.keys()][0]);
});
