// Invented accounts, the same each time: many of them, with long names, missing administrators, no address and every state.

import type { AccountLine } from '../../../src/tab/shared/actions.ts';

const places = [
  'Ängslyckan',
  'Bokbussen',
  'Öppna förskolan',
  'Kulturskolan',
  'Åbackens äldreboende',
  'Idéverkstan',
  'Fritidsgården i Anderstorp',
  'Näringsliv',
];
const platforms = ['Facebook', 'Instagram', 'YouTube', 'LinkedIn', 'TikTok', 'Anslagstavlan'];
const departments = ['Kultur- och fritidsförvaltningen', 'Barn- och utbildningsförvaltningen', 'Socialförvaltningen', 'Kommunledningskontoret'];
const authorities = ['Kultur- och fritidsnämnden', 'Barn- och utbildningsnämnden', 'Socialnämnden', 'Kommunstyrelsen'];
const people = ['Sara Holmberg', 'Peter Ålund', 'Johan Modig', 'Ines Berg', 'Maja Rask'];
const states: readonly AccountLine['state'][] = ['active', 'active', 'active', 'planMissing', 'approved', 'active', 'copySent', 'active', 'active', 'closed'];
const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

export function inventedAccounts(count: number): AccountLine[] {
  return Array.from({ length: count }, (_, n) => {
    const state = of(states, n);
    const platform = of(platforms, n + Math.floor(n / 8));
    const name = `${of(places, n)} ${Math.floor(n / 8) + 1}${n % 97 === 5 ? ' med ett namn som är så långt att det behöver flera rader i en smal spalt' : ''}`;
    return {
      id: n + 1,
      name,
      platform,
      address: state === 'approved' || platform === 'Anslagstavlan' ? '' : `https://www.${platform.toLowerCase()}.com/gislaved${n + 1}`,
      unit: `Enheten för ${of(places, n + 3)}`,
      department: of(departments, Math.floor(n / 3)),
      authority: of(authorities, Math.floor(n / 3)),
      state,
      administrators: people.slice(0, n % 6).map((each) => ({ id: each, name: each })),
      approvedVersion: state === 'planMissing' ? 0 : (n % 4) + 1,
      deviation: n % 25 === 7,
    };
  });
}
