// The municipality's settings: one item a key, JSON in `value`, changed by Administrator only and read with its history.

import { levels, type Level } from './fact.ts';
import type { History } from './history.ts';
import type { Colleague } from './person.ts';
import type { FormerItem, Item, SettingRow } from './rows.ts';
import { parseJson } from './shape.ts';

export type SettingKey = 'profile' | 'diaryNumber' | 'signatureLevel' | 'freshSignIn' | 'functions' | 'secretStorage' | 'archiveProfile';

/** What is shown as the municipality's own: never in code, always from here. */
export type MunicipalityProfile = { municipality: string; website: string; exampleAddress: string };
/** A function is a shared mailbox and named members: a mail always, cards besides. */
export type FunctionOf = { mailbox: string; members: readonly Colleague[] };
export type Functions = { information: FunctionOf; archivist: FunctionOf; registrars: Readonly<Record<string, FunctionOf>> };

const nobody: FunctionOf = { mailbox: '', members: [] };

export function settingValue(items: readonly Item<SettingRow>[], key: SettingKey): unknown {
  const item = items.find(({ row }) => row.key === key);
  return item ? parseJson(item.row.value) : undefined;
}

export function profileOf(items: readonly Item<SettingRow>[]): MunicipalityProfile {
  const value = settingValue(items, 'profile') as Partial<MunicipalityProfile> | undefined;
  return { municipality: value?.municipality ?? '', website: value?.website ?? '', exampleAddress: value?.exampleAddress ?? '' };
}

export function functionsOf(items: readonly Item<SettingRow>[]): Functions {
  const value = settingValue(items, 'functions') as Partial<Functions> | undefined;
  return { information: value?.information ?? nobody, archivist: value?.archivist ?? nobody, registrars: value?.registrars ?? {} };
}

const asLevel = (value: unknown): Level => levels.find((level) => level === value) ?? 'signed';

/** The weakest level that counts, over time. Unset = signed. */
export const levelHistory = (states: readonly FormerItem<SettingRow>[]): History<Level> => historyOf(states, asLevel);
export const freshSignInHistory = (states: readonly FormerItem<SettingRow>[]): History<boolean> => historyOf(states, (value) => value === true);

/** Object ids of informationsfunktionen's members, over time. */
export const informationHistory = (states: readonly FormerItem<SettingRow>[]): History<readonly string[]> =>
  historyOf(states, (value) => ((value as Partial<Functions> | undefined)?.information?.members ?? []).map(({ oid }) => oid));

function historyOf<T>(states: readonly FormerItem<SettingRow>[], read: (value: unknown) => T): History<T> {
  return states.map((state) => ({ from: state.at, value: read(parseJson(state.row.value ?? '')) }));
}
