// The municipality's settings: one item a key, JSON in `value`, changed by Administrator only and read with its history.
// A site owner may write anything there, and what was written once stays in the history for ever: each part is read by its shape, and what does not
// fit says nothing.

import { levels, type Level } from './fact.ts';
import type { History } from './history.ts';
import type { Colleague } from './person.ts';
import type { FormerItem, Item, SettingRow } from './rows.ts';
import { parseJson } from './shape.ts';

export type SettingKey = 'profile' | 'diaryNumber' | 'signatureLevel' | 'freshSignIn' | 'functions' | 'secretStorage' | 'archiveProfile' | 'matters';

/** What is shown as the municipality's own: never in code, always from here. */
export type MunicipalityProfile = { municipality: string; website: string; exampleAddress: string };
/** A function is a shared mailbox and named members: a mail always, cards besides. `telephone` = '' where none is set. */
export type FunctionOf = { mailbox: string; members: readonly Colleague[]; telephone: string };
/** `registrars` by the code of their authority; so are `releasers` (utlämnare), who give out its records beside them. */
export type Functions = {
  information: FunctionOf;
  archivist: FunctionOf;
  registrars: Readonly<Record<string, FunctionOf>>;
  releasers: Readonly<Record<string, readonly Colleague[]>>;
};
/** How the municipality writes its diary numbers: a pattern to compare with, an example to show, and the authorities' codes in numbers. '' = not set. */
export type DiaryNumberForm = { pattern: string; example: string; bodies: readonly string[] };

/**
 * What is the municipality's own of posts to handle. `parties` = those of the council with their own channels, in the order they shall stand (R67);
 * `disposalSupport` = the point of the records schedule that a removal from the medium rests on (arkivlagen 10 §); `dataProtection` = how the data
 * protection officer is reached; `collective` = number of the collective matter by authority and year. '' and empty = not set.
 */
export type MatterSettings = {
  parties: readonly PartyChannel[];
  disposalSupport: string;
  dataProtection: string;
  collective: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
export type PartyChannel = { name: string; address: string };

type Found = Readonly<Record<string, unknown>>;
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asObject = (value: unknown): Found => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Found) : {});

/** A member without an id is nobody; the others stay members. */
function asMembers(value: unknown): Colleague[] {
  const members = Array.isArray(value) ? value.map(asObject) : [];
  return members.map(({ oid, name, upn }) => ({ oid: asText(oid), name: asText(name), upn: asText(upn) })).filter(({ oid }) => oid !== '');
}

function asFunction(value: unknown): FunctionOf {
  const { mailbox, members, telephone } = asObject(value);
  return { mailbox: asText(mailbox), members: asMembers(members), telephone: asText(telephone) };
}

function settingValue(items: readonly Item<SettingRow>[], key: SettingKey): unknown {
  const item = items.find(({ row }) => row.key === key);
  return item ? parseJson(item.row.value) : undefined;
}

export function profileOf(items: readonly Item<SettingRow>[]): MunicipalityProfile {
  const { municipality, website, exampleAddress } = asObject(settingValue(items, 'profile'));
  return { municipality: asText(municipality), website: asText(website), exampleAddress: asText(exampleAddress) };
}

export function functionsOf(items: readonly Item<SettingRow>[]): Functions {
  const { information, archivist, registrars, releasers } = asObject(settingValue(items, 'functions'));
  const byCode = <T>(value: unknown, read: (one: unknown) => T) =>
    Object.fromEntries(Object.entries(asObject(value)).map(([code, one]) => [code, read(one)] as const));
  return {
    information: asFunction(information),
    archivist: asFunction(archivist),
    registrars: byCode(registrars, asFunction),
    releasers: byCode(releasers, (one) => asMembers(asObject(one)['members'])),
  };
}

/** Where what may be secret is kept (OSL 10:2 a): in the tenant's protected libraries, or outside it, and then nothing of it is uploaded. */
export const secretStorageOf = (items: readonly Item<SettingRow>[]): 'tenant' | 'outside' =>
  settingValue(items, 'secretStorage') === 'outside' ? 'outside' : 'tenant';

export function diaryNumberFormOf(items: readonly Item<SettingRow>[]): DiaryNumberForm {
  const { pattern, example, bodies } = asObject(settingValue(items, 'diaryNumber'));
  return { pattern: asText(pattern), example: asText(example), bodies: Array.isArray(bodies) ? bodies.map(asText).filter(Boolean) : [] };
}

export function matterSettingsOf(items: readonly Item<SettingRow>[]): MatterSettings {
  const { parties, disposalSupport, dataProtection, collective } = asObject(settingValue(items, 'matters'));
  const channels = (Array.isArray(parties) ? parties : []).map(asObject).map(({ name, address }) => ({ name: asText(name), address: asText(address) }));
  const textsOf = (found: unknown) => Object.fromEntries(Object.entries(asObject(found)).filter((entry): entry is [string, string] => asText(entry[1]) !== ''));
  return {
    parties: channels.filter(({ name, address }) => name !== '' && /^https?:\/\/\S+$/i.test(address)),
    disposalSupport: asText(disposalSupport),
    dataProtection: asText(dataProtection),
    collective: Object.fromEntries(Object.entries(asObject(collective)).map(([code, years]) => [code, textsOf(years)])),
  };
}

const asLevel = (value: unknown): Level => levels.find((level) => level === value) ?? 'signed';

/** The weakest level that counts, over time. Unset = signed. */
export const levelHistory = (states: readonly FormerItem<SettingRow>[]): History<Level> => historyOf(states, asLevel);
export const freshSignInHistory = (states: readonly FormerItem<SettingRow>[]): History<boolean> => historyOf(states, (value) => value === true);

/** Object ids of informationsfunktionen's members, over time. */
export const informationHistory = (states: readonly FormerItem<SettingRow>[]): History<readonly string[]> =>
  historyOf(states, (value) => asFunction(asObject(value)['information']).members.map(({ oid }) => oid));

/** Object ids of an authority's registrars, over time. */
export const registrarHistory = (states: readonly FormerItem<SettingRow>[], authority: string): History<readonly string[]> =>
  historyOf(states, (value) => asFunction(asObject(asObject(value)['registrars'])[authority]).members.map(({ oid }) => oid));

function historyOf<T>(states: readonly FormerItem<SettingRow>[], read: (value: unknown) => T): History<T> {
  return states.map((state) => ({ from: state.at, value: read(parseJson(state.row.value ?? '')) }));
}
