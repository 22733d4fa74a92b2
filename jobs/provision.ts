// Makes the site ready: lists, libraries, columns, rights, views, departments and settings. A second run changes nothing.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import listsFile from '../manifest/lists.json' with { type: 'json' };
import permissionsFile from '../manifest/permissions.json' with { type: 'json' };
import viewsFile from '../manifest/views.json' with { type: 'json' };
import { graphClient } from '../src/adapters/graph/client.ts';
import { provisionList, provisionScopes, type WantedList } from '../src/adapters/graph/provision.ts';
import { graphPeople } from '../src/adapters/graph/people.ts';
import { graphRegister } from '../src/adapters/graph/register.ts';
import { openSite } from '../src/adapters/graph/site.ts';
import { sharePoint, type Right } from '../src/adapters/sharepoint/permissions.ts';
import { siteRest, type Rest } from '../src/adapters/sharepoint/rest.ts';
import { sharePointViews } from '../src/adapters/sharepoint/views.ts';
import { librariesFor } from '../src/domain/lists.ts';
import type { Colleague } from '../src/domain/person.ts';
import type { DepartmentRow } from '../src/domain/rows.ts';
import type { View } from '../src/domain/views.ts';
import { OutsideError } from '../src/outsideError.ts';
import { sharePointScope } from '../src/scopes.ts';
import { exits, type Job, type JobContext } from './job.ts';

type Access = keyof typeof permissionsFile.access;
type GroupKey = keyof typeof permissionsFile.groups;
type Place = WantedList & { access: Access; authority?: string };
type Step = (line: object, changed: boolean) => void;

/** manifest/profiles/NAME.json: what is the municipality's own and no person's. */
type Profile = {
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
/** env/organisation.NAME.json: which profile, departments and units with their chiefs, functions and groups, by address. */
type Organisation = {
  profile: string;
  departments: {
    code: string;
    title: string;
    authority: string;
    chief?: string;
    superior?: string;
    units?: { code: string; title: string; chief?: string }[];
  }[];
  functions: { information: Mailbox; archivist: Mailbox; registrars: Record<string, Mailbox> };
  groups: Partial<Record<GroupKey, Record<string, string[]>>>;
};
type Mailbox = { mailbox: string; members: string[] };

export const provision: Job = {
  name: 'provision',
  does: 'makes lists, libraries, rights, views, departments and settings in the site',
  async run(context) {
    const file = join('env', `organisation.${context.environment.name}.json`);
    if (!existsSync(file)) {
      context.say(`${file} is missing. Copy env/organisation.local.json and fill it in.`);
      return exits.wrongUse;
    }
    const organisation = JSON.parse(readFileSync(file, 'utf8')) as Organisation;
    const profile = JSON.parse(readFileSync(join('manifest', 'profiles', `${organisation.profile}.json`), 'utf8')) as Profile;
    const person = await context.signIn();
    const client = graphClient((scopes) => person.token(scopes), provisionScopes);
    const site = (await client.api(`/sites/${context.environment.site}`).select('id').get()) as { id: string };
    const places = placesFor(profile);
    const ids = new Map<string, string>();
    let changes = 0;
    /** One line a step; a step that changed something counts. */
    const step: Step = (line, changed) => {
      context.line(line);
      if (changed) changes++;
    };
    for (const place of places) {
      const { id, made, addedColumns } = await provisionList(client, site.id, place);
      ids.set(place.name, id);
      step({ list: place.name, made, addedColumns: made ? [] : addedColumns }, made || addedColumns.length > 0);
    }
    const rest = siteRest(siteAddress(context), () => person.token([`${context.environment.sharePointOrigin}/${sharePointScope}`]));
    await applyRights(step, rest, organisation, profile, places, ids);
    await applyViews(step, rest, places, ids);
    await fillLists(context, step, organisation, profile);
    context.line({ changes });
    context.say(`The site is ready. ${changes} changes.`);
    return exits.done;
  },
};

function siteAddress({ environment }: JobContext): string {
  const [host, path] = environment.site.split(/:(.*)/s);
  return `https://${host}${path}`;
}

function placesFor(profile: Profile): Place[] {
  const lists = Object.entries(listsFile.lists).map(([name, list]): Place => ({
    name,
    title: list.title,
    library: false,
    columns: list.columns as WantedList['columns'],
    access: list.access as Access,
  }));
  const libraries = librariesFor(profile.authorities.map(({ code }) => code)).map((library): Place => ({
    ...library,
    library: true,
    columns: listsFile.recordColumns as WantedList['columns'],
  }));
  return [...lists, ...libraries];
}

async function applyRights(
  step: Step,
  site: Rest,
  organisation: Organisation,
  profile: Profile,
  places: readonly Place[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const rest = sharePoint(site);
  const levels = new Map<string, number>([['fullControl', await rest.builtInLevel(5)]]);
  for (const [key, level] of Object.entries(permissionsFile.levels)) levels.set(key, await rest.level(level.name, level.description, level.rights as Right[]));
  const groups = new Map<string, number>([
    ['owners', await rest.ownGroup('owners')],
    ['members', await rest.ownGroup('members')],
  ]);
  for (const [key, group] of Object.entries(permissionsFile.groups)) {
    for (const authority of group.perAuthority ? profile.authorities.map(({ code }) => code) : ['']) {
      const id = await rest.group(group.title.replace('{authority}', authority), group.description);
      groups.set(key + authority, id);
      for (const upn of organisation.groups[key as GroupKey]?.[authority] ?? []) {
        const added = await rest.addMember(id, upn);
        step({ member: group.title.replace('{authority}', authority), upn, added }, added);
      }
    }
  }
  for (const place of places) {
    const id = ids.get(place.name) as string;
    const versions = await rest.keepVersions(id);
    const wanted = permissionsFile.access[place.access].map(({ group, level }) => ({
      principal: groups.get(group) ?? groups.get(group + (place.authority ?? '')),
      level: levels.get(level),
    }));
    if (wanted.some(({ principal, level }) => principal === undefined || level === undefined))
      throw new OutsideError('unexpected', `manifest/permissions.json names an unknown group or level for ${place.access}`);
    const changed = await rest.assign(id, wanted as { principal: number; level: number }[]);
    step({ rights: place.name, changed, versions }, changed || versions);
  }
}

async function applyViews(step: Step, site: Rest, places: readonly Place[], ids: ReadonlyMap<string, string>): Promise<void> {
  const sharePoint = sharePointViews(site);
  const views = viewsFile.views as Record<string, View[]>;
  const formats = viewsFile.columnFormats as Record<string, Record<string, object>>;
  for (const place of places) {
    const id = ids.get(place.name) as string;
    const forLibrary = [...(viewsFile.libraryViews as View[]), ...(place.access === 'records' ? (viewsFile.recordViews as View[]) : [])];
    for (const view of place.library ? forLibrary : (views[place.name] ?? [])) {
      const changed = await sharePoint.view(id, view);
      step({ view: `${place.name}/${view.title}`, changed }, changed);
    }
    for (const [column, format] of Object.entries(formats[place.name] ?? {})) {
      const changed = await sharePoint.formatColumn(id, column, format);
      step({ format: `${place.name}/${column}`, changed }, changed);
    }
  }
}

/** Departments and settings are written when they are missing. Later changes are the Administrator's, in the product. */
async function fillLists(context: JobContext, step: Step, organisation: Organisation, profile: Profile): Promise<void> {
  const person = await context.signIn();
  const client = graphClient(
    (scopes) => person.token(scopes),
    ['https://graph.microsoft.com/Sites.Manage.All', 'https://graph.microsoft.com/User.ReadBasic.All'],
  );
  const register = graphRegister(client, openSite(client, context.environment.site));
  const people = graphPeople(client, () => person.person);
  const known = new Map<string, Colleague>();
  const find = async (upn: string | undefined): Promise<Colleague> => {
    if (!upn) return { oid: '', name: '', upn: '' };
    const found = known.get(upn) ?? (await people.byMail(upn));
    if (!found) throw new OutsideError('missing', `${upn} is not in the directory`);
    known.set(upn, found);
    return { oid: found.oid, name: found.name, upn: found.upn };
  };
  for (const row of await departmentRows(organisation, profile, find)) {
    const made = (await register.add('Departments', row)) !== 'alreadyThere';
    step({ department: row.code, made }, made);
  }
  for (const [key, value] of await settingRows(organisation, profile, find)) {
    const made = (await register.add('Settings', { Title: key, key, value: JSON.stringify(value) })) !== 'alreadyThere';
    step({ setting: key, made }, made);
  }
}

async function departmentRows(organisation: Organisation, profile: Profile, find: (upn: string | undefined) => Promise<Colleague>): Promise<DepartmentRow[]> {
  const row = async (
    kind: DepartmentRow['kind'],
    code: string,
    title: string,
    parent: string,
    chiefUpn?: string,
    superiorUpn?: string,
  ): Promise<DepartmentRow> => {
    const [chief, superior] = [await find(chiefUpn), await find(superiorUpn)];
    return {
      Title: title,
      kind,
      code,
      parent,
      chiefOid: chief.oid,
      chiefName: chief.name,
      chiefUpn: chief.upn,
      superiorOid: superior.oid,
      superiorName: superior.name,
      superiorUpn: superior.upn,
      validFrom: '',
      validTo: '',
    };
  };
  const rows: DepartmentRow[] = [];
  for (const authority of profile.authorities) rows.push(await row('authority', authority.code, authority.title, ''));
  for (const department of organisation.departments) {
    rows.push(await row('department', department.code, department.title, department.authority, department.chief, department.superior));
    for (const unit of department.units ?? []) rows.push(await row('unit', unit.code, unit.title, department.code, unit.chief));
  }
  return rows;
}

async function settingRows(organisation: Organisation, profile: Profile, find: (upn: string | undefined) => Promise<Colleague>): Promise<[string, unknown][]> {
  const functionOf = async ({ mailbox, members }: Mailbox) => ({ mailbox, members: await Promise.all(members.map(find)) });
  const registrars = Object.fromEntries(
    await Promise.all(Object.entries(organisation.functions.registrars).map(async ([code, box]) => [code, await functionOf(box)] as const)),
  );
  const functions = {
    information: await functionOf(organisation.functions.information),
    archivist: await functionOf(organisation.functions.archivist),
    registrars,
  };
  const { municipality, website, exampleAddress, diaryNumber, signatureLevel, freshSignIn, secretStorage, archiveProfile } = profile;
  return [
    ['profile', { municipality, website, exampleAddress }],
    ['functions', functions],
    ...Object.entries({ diaryNumber, signatureLevel, freshSignIn, secretStorage, archiveProfile }),
  ];
}
