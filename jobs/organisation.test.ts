import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import permissionsFile from '../manifest/permissions.json' with { type: 'json' };
import { readOrganisation } from './organisation.ts';

const folder = mkdtempSync(join(tmpdir(), 'organisation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
copyFileSync('env/organisation.local.json', join(folder, 'organisation.local.json'));
const { groups } = permissionsFile;

/** What is said of the profile with one value changed. */
function saidOf(change: Record<string, unknown>): string {
  const profile = JSON.parse(readFileSync('manifest/profiles/gislaved.json', 'utf8')) as Record<string, unknown>;
  writeFileSync(join(folder, 'gislaved.json'), JSON.stringify({ ...profile, ...change }));
  const read = readOrganisation({ name: 'local', folder }, groups, folder);
  return 'fault' in read ? read.fault : 'nothing';
}

describe('a profile', () => {
  it.each(readdirSync('manifest/profiles'))('of the product is without fault: %s', (file) => {
    copyFileSync(join('manifest/profiles', file), join(folder, 'gislaved.json'));
    expect(readOrganisation({ name: 'local', folder }, groups, folder)).not.toHaveProperty('fault');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a level misspelt', { signatureLevel: 'singed' }, 'signatureLevel must be stamped or signed or external or paper'],
    ['authorities that are no list', { authorities: { KS: 'Kommunstyrelsen' } }, 'authorities must be a list of authorities, at least 1'],
    ['no authority', { authorities: [] }, 'authorities must be a list of authorities, at least 1'],
    ['an authority that is a text', { authorities: ['KS'] }, 'authorities[0] must be an object with code, title'],
    ['an authority without title', { authorities: [{ code: 'KS' }] }, 'authorities[0].title must be text'],
    ['a code that is no part of a name', { authorities: [{ code: 'K/S', title: 'x' }] }, 'authorities[0].code must be letters, digits and hyphens'],
    ['yes for true', { freshSignIn: 'yes' }, 'freshSignIn must be true or false'],
    ['a number as a name', { municipality: 7 }, 'municipality must be text'],
    ['an empty website', { website: ' ' }, 'website must be text'],
    ['a place nobody knows', { secretStorage: 'cloud' }, 'secretStorage must be tenant or outside'],
    ['a form nobody knows', { archiveProfile: 'PDF' }, 'archiveProfile must be PDF/A-2a or'],
    ['a broken pattern', { diaryNumber: { pattern: '(', example: 'x', bodies: ['KS'] } }, 'diaryNumber.pattern must be a regular expression'],
    ['an example that does not fit', { diaryNumber: { pattern: '^\\d$', example: 'x', bodies: ['KS'] } }, 'diaryNumber.example must be a number that'],
    ['a word misspelt', { muncipality: 'x' }, 'muncipality is not known'],
    ['a value left out', { exampleAddress: undefined }, 'exampleAddress must be text'],
  ])('with %s is refused, and the place is named', (_, change, sentence) => {
    const said = saidOf(change);
    expect(said).toContain(`${join(folder, 'gislaved.json')}: `);
    expect(said).toContain(sentence);
  });
});
