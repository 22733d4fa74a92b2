// env/organisation.NAME.json and the profile it names: who is who in the municipality. Read and judged whole before anything is written.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './environment.ts';

export type Mailbox = { mailbox: string; members: string[] };
type Unit = { code: string; title: string; chief?: string };
type Department = Unit & { authority: string; superior?: string; units?: Unit[] };

/** Which profile, departments and units with their chiefs, functions and groups. Persons are named by their address. */
export type Organisation = {
  profile: string;
  departments: Department[];
  functions: { information: Mailbox; archivist: Mailbox; registrars: Record<string, Mailbox> };
  groups: Record<string, Record<string, string[]>>;
};

/** manifest/profiles/NAME.json: what is the municipality's own and no person's. */
export type Profile = {
  municipality: string;
  website: string;
  exampleAddress: string;
  authorities: { code: string; title: string }[];
  diaryNumber: unknown;
  signatureLevel: string;
  freshSignIn: boolean;
  secretStorage: string;
  archiveProfile: string;
};

const profileKeys = [
  'municipality',
  'website',
  'exampleAddress',
  'authorities',
  'diaryNumber',
  'signatureLevel',
  'freshSignIn',
  'secretStorage',
  'archiveProfile',
] as const satisfies readonly (keyof Profile)[];

/** Both files, or one sentence that names every fault. `groupKeys` are the groups of manifest/permissions.json. */
export function readOrganisation(
  { name, folder }: Pick<Environment, 'name' | 'folder'>,
  groupKeys: readonly string[],
): { file: string; organisation: Organisation; profile: Profile } | { fault: string } {
  const file = join(folder, `organisation.${name}.json`);
  if (!existsSync(file)) return { fault: `${file} is missing. Copy env/organisation.example.json and fill it in.` };
  const organisation = readObject(file);
  if ('fault' in organisation) return { fault: organisation.fault };
  const shape = shapeFaults(organisation.value, groupKeys);
  if (shape.length > 0) return { fault: `${file}: ${shape.join('; ')}.` };
  const whole = organisation.value as Organisation;
  const profileFile = join('manifest', 'profiles', `${whole.profile}.json`);
  if (!existsSync(profileFile)) return { fault: `${file} names the profile ${whole.profile}, and ${profileFile} is missing.` };
  const profile = readObject(profileFile);
  if ('fault' in profile) return { fault: profile.fault };
  const lacking = profileKeys.filter((key) => profile.value[key] === undefined);
  if (lacking.length > 0) return { fault: `${profileFile} lacks ${lacking.join(', ')}.` };
  const known = profile.value as Profile;
  const strange = strangeCodes(whole, known);
  if (strange.length > 0) return { fault: `${file}: ${strange.join('; ')}. ${profileFile} has the authorities.` };
  return { file, organisation: whole, profile: known };
}

/** Every address that stands for a person in the directory. */
export function personsOf({ departments, functions, groups }: Organisation): string[] {
  const chiefs = departments.flatMap(({ chief, superior, units = [] }) => [chief, superior, ...units.map((unit) => unit.chief)]);
  const members = [functions.information, functions.archivist, ...Object.values(functions.registrars)].flatMap((box) => box.members);
  const inGroups = Object.values(groups).flatMap((byAuthority) => Object.values(byAuthority).flat());
  return [...new Set([...chiefs, ...members, ...inGroups])].filter((address) => address !== undefined && address !== '') as string[];
}

function readObject(file: string): { value: Record<string, unknown> } | { fault: string } {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return isObject(value) ? { value } : { fault: `${file} is not a JSON object.` };
  } catch (thrown) {
    return { fault: `${file} cannot be read as JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}.` };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isMailbox = (value: unknown) => isObject(value) && typeof value['mailbox'] === 'string' && isTexts(value['members']);

function shapeFaults(value: Record<string, unknown>, groupKeys: readonly string[]): string[] {
  const faults: string[] = [];
  const need = (holds: boolean, fault: string) => void (holds || faults.push(fault));
  need(isText(value['profile']) && /^[\w-]+$/.test(value['profile']), 'profile must name a file of manifest/profiles, without .json');
  const departments = value['departments'];
  need(Array.isArray(departments), 'departments must be a list');
  for (const [index, one] of (Array.isArray(departments) ? (departments as unknown[]) : []).entries()) {
    const at = `departments[${index}]`;
    need(isUnit(one) && isText((one as Record<string, unknown>)['authority']), `${at} must have code, title and authority`);
    const units = isObject(one) ? one['units'] : undefined;
    need(units === undefined || (Array.isArray(units) && units.every(isUnit)), `${at}.units must be a list, each with code and title`);
  }
  const functions = isObject(value['functions']) ? value['functions'] : {};
  for (const key of ['information', 'archivist']) need(isMailbox(functions[key]), `functions.${key} must have mailbox and members`);
  const registrars = functions['registrars'];
  need(isObject(registrars) && Object.values(registrars).every(isMailbox), 'functions.registrars must have mailbox and members for each authority');
  const groups = isObject(value['groups']) ? value['groups'] : undefined;
  need(groups !== undefined, 'groups must be an object');
  for (const [key, byAuthority] of Object.entries(groups ?? {})) {
    need(groupKeys.includes(key), `groups.${key} is not known: the groups are ${groupKeys.join(', ')}`);
    need(isObject(byAuthority) && Object.values(byAuthority).every(isTexts), `groups.${key} must have a list of addresses for each authority`);
  }
  return faults;
}

function isUnit(value: unknown): boolean {
  return (
    isObject(value) && isText(value['code']) && isText(value['title']) && ['chief', 'superior'].every((key) => value[key] === undefined || isText(value[key]))
  );
}

/** Codes that no authority has, and codes that stand twice: each is the key of a row. */
function strangeCodes({ departments, functions, groups }: Organisation, { authorities }: Profile): string[] {
  const known = authorities.map(({ code }) => code);
  const named = [
    ...departments.map(({ authority }) => authority),
    ...Object.keys(functions.registrars),
    ...Object.values(groups).flatMap((byAuthority) => Object.keys(byAuthority).filter((code) => code !== '')),
  ];
  const codes = [...known, ...departments.flatMap(({ code, units = [] }) => [code, ...units.map((unit) => unit.code)])];
  return [
    ...[...new Set(named)].filter((code) => !known.includes(code)).map((code) => `${code} is no authority`),
    ...[...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) => `the code ${code} stands twice`),
  ];
}
