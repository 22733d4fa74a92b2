import { describe, expect, it } from 'vitest';
import type { FormerItem, Item, SettingRow } from './rows.ts';
import { freshSignInHistory, functionsOf, informationHistory, levelHistory, matterSettingsOf, profileOf, type SettingKey } from './settings.ts';

const at = '2026-11-23T08:00:00Z';
const anna = { oid: '00000000-0000-4000-8000-0000000000a1', name: 'Anna Ek', upn: 'anna.ek@kommunen.example' };
const setting = (key: SettingKey, value: string): Item<SettingRow>[] => [
  { id: 1, etag: '1', createdAt: at, createdBy: anna, changedAt: at, changedBy: anna, row: { Title: key, key, value } },
];
const was = (key: SettingKey, value: unknown): FormerItem<SettingRow> => ({ at, by: anna, row: { key, value: JSON.stringify(value) } });

const none = { mailbox: '', members: [], telephone: '' };

/** What a person with the list's right may write into a setting, by hand or by a tool of theirs. */
const anything = [null, 0, 1, true, '', 'text', [], [null], {}, { oid: 'x' }, [[]], { length: 3 }].map((value) => ({ value }));

describe('what a site owner wrote by hand', () => {
  it.each(anything)('$value as the members of the information function names nobody, and the history is read', ({ value: members }) => {
    expect(informationHistory([was('functions', { information: { mailbox: '', members } })])).toEqual([{ from: at, value: [] }]);
    expect(functionsOf(setting('functions', JSON.stringify({ information: { mailbox: 'i@k.example', members } }))).information).toEqual({
      mailbox: 'i@k.example',
      members: [],
      telephone: '',
    });
  });

  it('a member that cannot be read does not take the others away', () => {
    const members = [null, 3, { name: 'Utan id' }, { oid: '' }, { oid: 7 }, anna, { oid: 'b', name: 5 }];
    expect(informationHistory([was('functions', { information: { members } })])).toEqual([{ from: at, value: [anna.oid, 'b'] }]);
    expect(functionsOf(setting('functions', JSON.stringify({ information: { members } }))).information.members).toEqual([
      anna,
      { oid: 'b', name: '', upn: '' },
    ]);
  });

  it.each(anything)('$value as a setting or as a part of it is read as nothing said', ({ value }) => {
    const nobody = { mailbox: typeof value === 'string' ? value : '', members: [], telephone: '' };
    expect(informationHistory([was('functions', value), was('functions', { information: value })]).map((state) => state.value)).toEqual([[], []]);
    expect(functionsOf(setting('functions', JSON.stringify(value)))).toEqual({ information: none, archivist: none, registrars: {}, releasers: {} });
    expect(
      functionsOf(
        setting('functions', JSON.stringify({ information: value, archivist: { mailbox: value }, registrars: { KS: value }, releasers: { KS: value } })),
      ),
    ).toEqual({
      information: none,
      archivist: nobody,
      registrars: { KS: none },
      releasers: { KS: [] },
    });
    expect(profileOf(setting('profile', JSON.stringify(value)))).toEqual({ municipality: '', website: '', exampleAddress: '' });
    const text = typeof value === 'string' ? value : '';
    expect(profileOf(setting('profile', JSON.stringify({ municipality: value, website: value, exampleAddress: value })))).toEqual({
      municipality: text,
      website: text,
      exampleAddress: text,
    });
    expect(levelHistory([was('signatureLevel', value)])).toEqual([{ from: at, value: 'signed' }]);
    expect(freshSignInHistory([was('freshSignIn', value)])).toEqual([{ from: at, value: value === true }]);
  });

  it.each(['', 'i dag', '{', 'undefined'])('%j is no JSON and says nothing', (text) => {
    expect(functionsOf(setting('functions', text))).toEqual({ information: none, archivist: none, registrars: {}, releasers: {} });
    expect(profileOf(setting('profile', text))).toEqual({ municipality: '', website: '', exampleAddress: '' });
  });
});

describe("what is the municipality's own of posts to handle", () => {
  const nothing = { parties: [], disposalSupport: '', dataProtection: '', collective: {} };

  it.each(anything)('$value as the whole or as a part says nothing', ({ value }) => {
    expect(matterSettingsOf(setting('matters', JSON.stringify(value)))).toEqual(nothing);
    expect(matterSettingsOf(setting('matters', JSON.stringify({ parties: value, collective: { KS: value } }))).parties).toEqual([]);
    expect(Object.values(matterSettingsOf(setting('matters', JSON.stringify({ collective: { KS: { 2026: value } } }))).collective['KS'] ?? {})).toEqual(
      value === 'text' ? ['text'] : [],
    );
  });

  it('a party keeps its place, and one whose channel is no web address is left out', () => {
    const parties = [
      { name: 'Ö', address: 'https://o.example' },
      { name: 'X', address: 'javascript:alert(1)' },
      { name: '', address: 'https://n.example' },
      { name: 'A', address: 'http://a.example/kanal' },
    ];
    expect(matterSettingsOf(setting('matters', JSON.stringify({ parties }))).parties).toEqual([parties[0], parties[3]]);
  });
});

it('what is written as it should be is read as it stands', () => {
  const functions = {
    information: { mailbox: 'i@k.example', members: [anna], telephone: '' },
    archivist: none,
    registrars: { KS: { mailbox: 'ks@k.example', members: [], telephone: '0371-81 000' } },
  };
  const releasers = { KS: [anna] };
  expect(functionsOf(setting('functions', JSON.stringify({ ...functions, releasers: { KS: { members: [anna] } } })))).toEqual({ ...functions, releasers });
  expect(functionsOf(setting('functions', JSON.stringify(functions)))).toEqual({ ...functions, releasers: {} });
  const profile = { municipality: 'Gislaveds kommun', website: 'gislaved.se', exampleAddress: 'https://x.example' };
  expect(profileOf(setting('profile', JSON.stringify(profile)))).toEqual(profile);
  expect(profileOf([])).toEqual({ municipality: '', website: '', exampleAddress: '' });
});
