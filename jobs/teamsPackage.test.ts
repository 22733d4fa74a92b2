import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment, type Environment } from './environment.ts';
import { main, schemaFaults, teamsPackage } from './teamsPackage.ts';

const out = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
afterEach(() => void vi.restoreAllMocks());

const example = readEnvironment('example');
if ('fault' in example) throw new Error(example.fault);
const built = (change: Partial<Environment> = {}) => teamsPackage({ ...example, ...change });
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('npm run package', () => {
  it('writes a zip with five files at its root, valid against Microsoft’s schema and filled with the environment’s values', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(main(['--env', 'example'], out)).toBe(0);
    expect(said.mock.calls.join('')).toContain('example.zip');
    const files = unzipSync(new Uint8Array(readFileSync(join(out, 'example.zip'))));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'color32x32.png', 'en.json', 'manifest.json', 'outline.png']);
    expect(schemaFaults(text(files['manifest.json']), 'MicrosoftTeams.schema.json')).toEqual([]);
    expect(schemaFaults(text(files['en.json']), 'MicrosoftTeams.Localization.schema.json')).toEqual([]);
    expect(text(files['manifest.json'])).not.toContain('${{');
    expect(JSON.parse(text(files['manifest.json']))).toMatchObject({
      manifestVersion: '1.30',
      id: example.teamsAppId,
      developer: { name: 'Kommunens namn' },
      validDomains: ['socialamedier.kommunen.example'],
      webApplicationInfo: { id: example.clientId, nestedAppAuthInfo: [{ redirectUri: 'brk-multihub://socialamedier.kommunen.example' }] },
    });
    const sizeOf = (png: Uint8Array | undefined) => [16, 20].map((at) => new DataView(png!.buffer, png!.byteOffset).getUint32(at));
    expect(sizeOf(files['color.png'])).toEqual([192, 192]);
    expect(sizeOf(files['outline.png'])).toEqual([32, 32]);
    expect(sizeOf(files['color32x32.png'])).toEqual([32, 32]);
  });

  it('gives the same bytes for the same values, and takes a name with a quotation mark', () => {
    expect(built()).toEqual(built());
    const quoted = built({ developerName: 'Kommunen "Söder"' });
    if ('fault' in quoted) throw new Error(quoted.fault);
    expect(JSON.parse(text(unzipSync(quoted.zip)['manifest.json']))).toMatchObject({ developer: { name: 'Kommunen "Söder"' } });
  });

  it('refuses in a sentence what Teams would refuse', () => {
    expect(built({ developerName: '' })).toMatchObject({ fault: expect.stringContaining('lacks DEVELOPER_NAME') });
    expect(built({ appUrl: 'http://localhost:4280' })).toMatchObject({ fault: expect.stringContaining('https addresses only') });
    for (const appUrl of ['https://', 'https:// ', 'https://:443', 'https://a b'])
      expect(built({ appUrl })).toMatchObject({ fault: expect.stringContaining('APP_URL must be a whole address') });
    expect(built({ developerName: 'x'.repeat(33) })).toMatchObject({ fault: expect.stringContaining('/developer/name') });
    expect(built({ teamsAppId: 'my-app' })).toMatchObject({ fault: expect.stringContaining('/id') });
  });

  it.each([[['--env']], [['--fast']], [['--env', 'nowhere']], [['example']]])('exits with 2 for wrong use: %s', (argv) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(main(argv, out)).toBe(2);
    expect(said).toHaveBeenCalledOnce();
    expect(existsSync(join(out, 'nowhere.zip'))).toBe(false);
  });

  it('links to texts that are there: what is handled where, and the terms', () => {
    const made = built();
    if ('fault' in made) throw new Error(made.fault);
    const { developer } = JSON.parse(text(unzipSync(made.zip)['manifest.json'])) as { developer: Record<string, string> };
    for (const link of [developer['privacyUrl'], developer['termsOfUseUrl']]) {
      const { pathname, hash } = new URL(String(link));
      const page = readFileSync(join('public', pathname), 'utf8');
      expect(page.length).toBeGreaterThan(1000);
      if (hash) expect(page).toContain(`id="${hash.slice(1)}"`);
    }
  });
});

describe('the app registration', () => {
  const made = built();
  if ('fault' in made) throw new Error(made.fault);
  const registration = JSON.parse(made.registration) as Record<string, unknown> & {
    spa: { redirectUris: string[] };
    appRoles: { id: string; value: string; isEnabled: boolean }[];
  };

  it('has only properties that Entra knows: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest', () => {
    const known = ['displayName', 'signInAudience', 'info', 'spa', 'publicClient', 'optionalClaims', 'appRoles', 'requiredResourceAccess'];
    expect(Object.keys(registration).sort()).toEqual(known.sort());
    expect(made.registration).not.toContain('${{');
  });

  it('names the pages that receive a sign-in, the broker of Teams, and no secret', () => {
    expect(registration.spa.redirectUris).toEqual([
      'brk-multihub://socialamedier.kommunen.example',
      'https://socialamedier.kommunen.example/redirect.html',
      'https://socialamedier.kommunen.example/sign.html',
    ]);
    for (const address of registration.spa.redirectUris.slice(1)) expect(existsSync(new URL(address).pathname.slice(1))).toBe(true);
    expect(made.registration).not.toMatch(/credential|secret/i);
  });

  it('has the four roles, each with an id of its own', () => {
    expect(registration.appRoles.map(({ value }) => value)).toEqual(['Information', 'Registrator', 'Arkivarie', 'Administrator']);
    expect(new Set(registration.appRoles.map(({ id }) => id)).size).toBe(4);
    for (const role of registration.appRoles)
      expect(role).toMatchObject({ isEnabled: true, id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) });
  });
});
