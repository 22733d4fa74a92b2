// env/organisation.NAME.json and the profile it names: who is who in the municipality. Read and judged whole before anything is written.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { levels, type Level } from '../src/domain/fact.ts';
import type { Environment } from './environment.ts';
import { eachOf, isObject, mayLack, members, named, oneOf, text, trueOrFalse, type Expected } from './expected.ts';

export type Mailbox = { mailbox: string; members: string[] };
/** `telephone` is shown to those who may not open the protected library and need the registrar at once. */
type Registrars = Mailbox & { telephone?: string };
/** Utlämnare: give out records of their authority, as its registrar does. */
type Releasers = { members: string[] };
type Unit = { code: string; title: string; chief?: string };
type Department = Unit & { authority: string; superior?: string; units?: Unit[] };

/** Of posts to handle: what `MatterSettings` of the product reads. Each part may be left out. */
type Matters = {
  parties?: { name: string; address: string }[];
  disposalSupport?: string;
  dataProtection?: string;
  collective?: Record<string, Record<string, string>>;
};

/** Which profile, departments and units with their chiefs, functions and groups. Persons are named by their address. */
export type Organisation = {
  profile: string;
  matters?: Matters;
  departments: Department[];
  functions: { information: Mailbox; archivist: Mailbox; registrars: Record<string, Registrars>; releasers?: Record<string, Releasers> };
  groups: Record<string, Record<string, string[]>>;
};

/** manifest/profiles/NAME.json: what is the municipality's own and no person's. */
export type Profile = {
  municipality: string;
  website: string;
  exampleAddress: string;
  authorities: { code: string; title: string }[];
  diaryNumber: { pattern: string; example: string; bodies: string[] };
  signatureLevel: Level;
  freshSignIn: boolean;
  secretStorage: string;
  archiveProfile: string;
};

const title = text('text of at most 255 characters');
const code = text('letters, digits and hyphens', /^[\p{L}\d-]{1,50}$/u);
const address = text('an e-mail address', /^[^\s@]+@[^\s@]+$/);
/** A function without a mailbox is reached through its members. */
const reached = { mailbox: text('an e-mail address, or empty', /^([^\s@]+@[^\s@]+)?$/), members: eachOf(address, 'e-mail addresses') };
const mailbox = members(reached);
const matters = members({
  parties: mayLack(eachOf(members({ name: title, address: text('a web address that begins with http:// or https://', /^https?:\/\/\S+$/i) }), 'parties')),
  disposalSupport: mayLack(title),
  dataProtection: mayLack(title),
  collective: mayLack(named(named(text('a diary number'), 'a diary number for each year'), 'the years of each authority')),
});
const registrars = members({ ...reached, telephone: mayLack(text('a telephone number', /^\+?\d[\d -]{4,30}$/)) });
const releasers = members({ members: eachOf(address, 'e-mail addresses') });
const unit = { code, title, chief: mayLack(address) };
const department = { ...unit, authority: code, superior: mayLack(address), units: mayLack(eachOf(members(unit), 'units')) };

/** `groupKeys` are the groups of manifest/permissions.json. */
const organisationShape = (groupKeys: readonly string[]) =>
  members({
    profile: text('the name of a file of manifest/profiles, without .json', /^[\w-]+$/),
    matters: mayLack(matters),
    departments: eachOf(members(department), 'departments'),
    functions: members({
      information: mailbox,
      archivist: mailbox,
      registrars: named(registrars, 'a mailbox for each authority'),
      releasers: mayLack(named(releasers, 'members for each authority')),
    }),
    groups: members(
      Object.fromEntries(groupKeys.map((key) => [key, mayLack(named(eachOf(address, 'e-mail addresses'), 'a list of addresses for each authority'))])),
    ),
  });

const pattern: Expected = (value, at) => {
  const fault = [`${at} must be a regular expression`];
  if (typeof value !== 'string' || value === '') return fault;
  try {
    new RegExp(value, 'u');
    return [];
  } catch {
    return fault;
  }
};

const profileShape = members({
  municipality: title,
  website: title,
  accountsPage: mayLack(title),
  exampleAddress: title,
  authorities: eachOf(members({ code, title }), 'authorities', 1),
  centralAccounts: mayLack(eachOf(title, 'names')),
  uses: mayLack(eachOf(title, 'texts')),
  diaryNumber: members({ pattern, example: title, bodies: eachOf(code, 'codes of authorities', 1) }),
  signatureLevel: oneOf(...levels),
  freshSignIn: trueOrFalse,
  secretStorage: oneOf('tenant', 'outside'),
  archiveProfile: oneOf('PDF/A-2a', 'PDF/A-2u', 'PDF/A-2b', 'PDF/A-1a', 'PDF/A-1b'),
});

/** Every fault of a profile's values, each with its place. */
export function profileFaults(value: Record<string, unknown>): string[] {
  const faults = profileShape(value, '');
  if (faults.length > 0) return faults;
  const { pattern: form, example } = value['diaryNumber'] as { pattern: string; example: string };
  return new RegExp(form, 'u').test(example) ? [] : ['diaryNumber.example must be a number that diaryNumber.pattern fits'];
}

/** The groups of manifest/permissions.json: one for all, or one for each authority. */
export type GroupKinds = Readonly<Record<string, { perAuthority: boolean }>>;

/** Both files, or one sentence that names every fault. */
export function readOrganisation(
  { name, folder }: Pick<Environment, 'name' | 'folder'>,
  groupKinds: GroupKinds,
  profiles = join('manifest', 'profiles'),
): { file: string; organisation: Organisation; profile: Profile } | { fault: string } {
  const file = join(folder, `organisation.${name}.json`);
  if (!existsSync(file)) return { fault: `${file} is missing. Copy env/organisation.example.json and fill it in.` };
  const organisation = readObject(file);
  if ('fault' in organisation) return { fault: organisation.fault };
  const shape = organisationShape(Object.keys(groupKinds))(organisation.value, '');
  if (shape.length > 0) return { fault: `${file}: ${shape.join('; ')}.` };
  const whole = organisation.value as Organisation;
  const profileFile = join(profiles, `${whole.profile}.json`);
  if (!existsSync(profileFile)) return { fault: `${file} names the profile ${whole.profile}, and ${profileFile} is missing.` };
  const profile = readObject(profileFile);
  if ('fault' in profile) return { fault: profile.fault };
  const faults = profileFaults(profile.value);
  if (faults.length > 0) return { fault: `${profileFile}: ${faults.join('; ')}.` };
  const known = profile.value as Profile;
  const strange = strangeCodes(whole, known);
  if (strange.length > 0) return { fault: `${file}: ${strange.join('; ')}. ${profileFile} has the authorities.` };
  const misplaced = misplacedMembers(whole, groupKinds);
  if (misplaced.length > 0) return { fault: `${file}: ${misplaced.join('; ')}.` };
  return { file, organisation: whole, profile: known };
}

/** Every address that stands for a person in the directory. */
export function personsOf({ departments, functions, groups }: Organisation): string[] {
  const chiefs = departments.flatMap(({ chief, superior, units = [] }) => [chief, superior, ...units.map((unit) => unit.chief)]);
  const members = [functions.information, functions.archivist, ...Object.values(functions.registrars), ...Object.values(functions.releasers ?? {})].flatMap(
    (box) => box.members,
  );
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

/** Members that stand where the group they are meant for is not: they would be passed over. */
function misplacedMembers({ groups }: Organisation, groupKinds: GroupKinds): string[] {
  return Object.entries(groups).flatMap(([key, byAuthority]) => {
    const perAuthority = groupKinds[key]?.perAuthority === true;
    const wrong = Object.keys(byAuthority).filter((code) => (code !== '') !== perAuthority);
    const right = perAuthority ? 'each authority has its own: name the members by its code' : 'there is one for all authorities: name the members by ""';
    return wrong.map((code) => `groups.${key} has members by "${code}", but ${right}`);
  });
}

/** Codes that no authority has, and codes that stand twice: each is the key of a row. */
function strangeCodes({ departments, functions, groups }: Organisation, { authorities }: Profile): string[] {
  const known = authorities.map(({ code }) => code);
  const named = [
    ...departments.map(({ authority }) => authority),
    ...Object.keys(functions.registrars),
    ...Object.keys(functions.releasers ?? {}),
    ...Object.values(groups).flatMap((byAuthority) => Object.keys(byAuthority).filter((code) => code !== '')),
  ];
  const codes = [...known, ...departments.flatMap(({ code, units = [] }) => [code, ...units.map((unit) => unit.code)])];
  return [
    ...[...new Set(named)].filter((code) => !known.includes(code)).map((code) => `${code} is no authority`),
    ...[...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) => `the code ${code} stands twice`),
  ];
}
