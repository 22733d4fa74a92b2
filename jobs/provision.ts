// Makes the site ready: lists, libraries, columns, rights, views, departments and settings. A second run changes nothing.

import listsFile from '../manifest/lists.json' with { type: 'json' };
import permissionsFile from '../manifest/permissions.json' with { type: 'json' };
import viewsFile from '../manifest/views.json' with { type: 'json' };
import { graphClient, inDomainWords } from '../src/adapters/graph/client.ts';
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
import { asReader, exits, type Job, type JobContext } from './job.ts';
import { personsOf, readOrganisation, type Mailbox, type Organisation, type Profile } from './organisation.ts';
import type { JobSignIn } from './signIn.ts';

type Access = keyof typeof permissionsFile.access;
type Place = WantedList & { access: Access; authority?: string };
type Step = (line: object, changed: boolean) => void;

export const provision: Job = {
  name: 'provision',
  does: 'makes lists, libraries, rights, views, departments and settings in the site',
  async run(context) {
    const read = readOrganisation(context.environment, permissionsFile.groups);
    if ('fault' in read) {
      context.say(read.fault);
      return exits.wrongUse;
    }
    const { file, organisation, profile } = read;
    const person = await context.signIn();
    const client = graphClient((scopes) => person.token(scopes), provisionScopes);
    const directory = await findPersons(person, personsOf(organisation));
    if (directory.missing.length > 0) {
      context.say(`${file} names somebody who is not in the directory: ${directory.missing.join(', ')}. Nothing has been written.`);
      return exits.wrongUse;
    }
    const site = await asReader(inDomainWords(client.api(`/sites/${context.environment.site}`).select('id').get() as Promise<{ id: string }>));
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
    const empty = await applyRights(step, rest, organisation, profile, places, ids);
    await applyViews(step, rest, places, ids);
    await fillLists(context, step, organisation, profile, directory.find);
    context.line({ changes });
    context.say(`The site is ready. ${changes} changes.`);
    if (empty.length > 0) context.say(`${file} names no members of ${empty.join(', ')}: nobody is put in.`);
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

/** Answers the groups that nobody is named for. */
async function applyRights(
  step: Step,
  site: Rest,
  organisation: Organisation,
  profile: Profile,
  places: readonly Place[],
  ids: ReadonlyMap<string, string>,
): Promise<string[]> {
  const rest = sharePoint(site);
  const empty: string[] = [];
  const levels = new Map<string, number>([['fullControl', await rest.builtInLevel(5)]]);
  for (const [key, level] of Object.entries(permissionsFile.levels)) levels.set(key, await rest.level(level.name, level.description, level.rights as Right[]));
  const groups = new Map<string, number>([
    ['owners', await rest.ownGroup('owners')],
    ['members', await rest.ownGroup('members')],
  ]);
  for (const [key, group] of Object.entries(permissionsFile.groups)) {
    for (const authority of group.perAuthority ? profile.authorities.map(({ code }) => code) : ['']) {
      const title = group.title.replace('{authority}', authority);
      const id = await rest.group(title, group.description);
      groups.set(key + authority, id);
      const named = organisation.groups[key]?.[authority] ?? [];
      if (named.length === 0) empty.push(title);
      for (const upn of named) {
        const added = await rest.addMember(id, upn);
        step({ member: title, upn, added }, added);
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
  return empty;
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

const peopleClient = (person: JobSignIn) =>
  graphClient((scopes) => person.token(scopes), ['https://graph.microsoft.com/Sites.Manage.All', 'https://graph.microsoft.com/User.ReadBasic.All']);

type Find = (address: string | undefined) => Colleague;

/** Looks everybody up before anything is written: a misspelt chief is found while nothing has happened yet. */
async function findPersons(person: JobSignIn, addresses: readonly string[]): Promise<{ missing: string[]; find: Find }> {
  const people = graphPeople(peopleClient(person), () => person.person);
  const found = new Map<string, Colleague>();
  for (const address of addresses) {
    const entry = await people.byMail(address);
    if (entry) found.set(address, { oid: entry.oid, name: entry.name, upn: entry.upn });
  }
  return {
    missing: addresses.filter((address) => !found.has(address)),
    find: (address) => found.get(address ?? '') ?? { oid: '', name: '', upn: '' },
  };
}

/** Departments and settings are written when they are missing. Later changes are the Administrator's, in the product. */
async function fillLists(context: JobContext, step: Step, organisation: Organisation, profile: Profile, find: Find): Promise<void> {
  const client = peopleClient(await context.signIn());
  const register = graphRegister(client, openSite(client, context.environment.site));
  for (const row of departmentRows(organisation, profile, find)) {
    const made = (await register.add('Departments', row)) !== 'alreadyThere';
    step({ department: row.code, made }, made);
  }
  for (const [key, value] of settingRows(organisation, profile, find)) {
    const made = (await register.add('Settings', { Title: key, key, value: JSON.stringify(value) })) !== 'alreadyThere';
    step({ setting: key, made }, made);
  }
}

function departmentRows(organisation: Organisation, profile: Profile, find: Find): DepartmentRow[] {
  const row = (kind: DepartmentRow['kind'], code: string, title: string, parent: string, chiefAddress?: string, superiorAddress?: string): DepartmentRow => {
    const [chief, superior] = [find(chiefAddress), find(superiorAddress)];
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
  for (const authority of profile.authorities) rows.push(row('authority', authority.code, authority.title, ''));
  for (const department of organisation.departments) {
    rows.push(row('department', department.code, department.title, department.authority, department.chief, department.superior));
    for (const unit of department.units ?? []) rows.push(row('unit', unit.code, unit.title, department.code, unit.chief));
  }
  return rows;
}

function settingRows(organisation: Organisation, profile: Profile, find: Find): [string, unknown][] {
  const functionOf = ({ mailbox, members }: Mailbox) => ({ mailbox, members: members.map(find) });
  const { information, archivist, registrars, releasers = {} } = organisation.functions;
  const functions = {
    information: functionOf(information),
    archivist: functionOf(archivist),
    registrars: Object.fromEntries(
      Object.entries(registrars).map(([code, { telephone, ...box }]) => [code, { ...functionOf(box), ...(telephone ? { telephone } : {}) }] as const),
    ),
    releasers: Object.fromEntries(Object.entries(releasers).map(([code, { members }]) => [code, { members: members.map(find) }] as const)),
  };
  const { municipality, website, exampleAddress, diaryNumber, signatureLevel, freshSignIn, secretStorage, archiveProfile } = profile;
  return [
    ['profile', { municipality, website, exampleAddress }],
    ['functions', functions],
    ['matters', organisation.matters ?? {}],
    ...Object.entries({ diaryNumber, signatureLevel, freshSignIn, secretStorage, archiveProfile }),
  ];
}
