// The demonstration's accounts without a plan: those the guidelines name, and the real accounts of other public bodies, as an inventory would find them.

import { readFileSync } from 'node:fs';
import { planTitle } from '../../src/domain/planWords.ts';
import type { FoundAccount } from '../../src/flows/foundAccount.ts';

/** "Informationsfunktionen har öppnat officiella kommun-konton på Facebook, Twitter, YouTube och Flickr." The addresses are the demonstration's. */
const official = (
  [
    ['Facebook', 'www.facebook.com/gislavedskommun.demo'],
    ['X', 'twitter.com/gislaved_demo'],
    ['YouTube', 'www.youtube.com/user/gislavedskommundemo'],
    ['Flickr', 'www.flickr.com/photos/gislavedskommun-demo'],
  ] as const
).map(([platform, address]): FoundAccount => ({
  name: planTitle({ unit: 'Gislaveds kommun', platform }),
  address,
  department: 'kommunledning',
  authority: 'KS',
  unit: 'Kommunikationsenheten',
}));

/** One line an account; nobody says there who is responsible, and the register shows that nobody does. No field of the file is quoted. */
function inventory(): FoundAccount[] {
  const [, ...lines] = readFileSync(new URL('../../local-tenant/demo/accounts.csv', import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/);
  return lines.map((line) => {
    const [, platform = '', address = '', unit = ''] = line.split(';');
    return { name: planTitle({ unit, platform: platform.replace('X (Twitter)', 'X') }), address, department: '', authority: '', unit };
  });
}

export const demoAccounts = (): readonly FoundAccount[] => [...official, ...inventory()];
