// What the municipality is asked for, against what the code uses.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listsManifest, viewsManifest } from '../jobs/manifest.ts';
import { readEnvironment } from '../jobs/environment.ts';
import { filled, schemaFaults } from '../jobs/teamsPackage.ts';
import { librariesFor, lists, recordColumns } from '../src/domain/lists.ts';
import { fieldKeys } from '../src/domain/plan.ts';
import { firstScopes, graphScopes, sharePointScope } from '../src/scopes.ts';
import { sourcesUnder } from './architecture.ts';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as never;

describe('manifest/', () => {
  it('lists.json is printed from the table of lists, and holds a column for every question of Bilaga I', () => {
    expect(readFileSync('manifest/lists.json', 'utf8'), 'run: npm run job -- manifest').toBe(listsManifest());
    const { lists: written } = json('manifest/lists.json') as { lists: Record<string, { columns: Record<string, unknown> }> };
    expect(fieldKeys.length).toBeGreaterThan(20);
    for (const key of fieldKeys) expect(Object.keys(written['ActivityPlans']?.columns ?? {})).toContain(key);
  });

  it('permissions.json knows the access of every list and library, and names only groups and levels that are there', () => {
    const { access, levels, groups } = json('manifest/permissions.json') as {
      access: Record<string, { group: string; level: string }[]>;
      levels: object;
      groups: object;
    };
    const used = [...Object.values(lists).map((list) => list.access), ...librariesFor(['KS']).map((library) => library.access)];
    for (const one of used) expect(Object.keys(access)).toContain(one);
    for (const { group, level } of Object.values(access).flat()) {
      expect(['owners', 'members', ...Object.keys(groups)]).toContain(group);
      expect(['fullControl', ...Object.keys(levels)]).toContain(level);
    }
  });

  it('views.json is printed from the table of views, and filters, sorts and shows only columns of their list', () => {
    expect(readFileSync('manifest/views.json', 'utf8'), 'run: npm run job -- manifest').toBe(viewsManifest());
    type Row = { title: string; fields: string[]; query: string; format?: object };
    const { views, libraryViews, recordViews } = json('manifest/views.json') as { views: Record<string, Row[]>; libraryViews: Row[]; recordViews: Row[] };
    const own = Object.entries(views).map(([list, rows]) => ({ rows, columns: Object.keys(lists[list as keyof typeof lists].columns) }));
    for (const { rows, columns } of [...own, { rows: [...libraryViews, ...recordViews], columns: [...Object.keys(recordColumns), 'FileLeafRef'] }]) {
      const known = [...columns, 'ID', 'Title', 'LinkTitle', 'DocIcon', 'LinkFilename', 'Modified', 'Created', 'Author', 'Editor'];
      expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
      for (const view of rows) {
        const named = [...view.query.matchAll(/FieldRef Name="(\w+)"/g), ...JSON.stringify(view.format ?? '').matchAll(/\[\$(\w+)\]/g)].map(
          (match) => match[1],
        );
        for (const name of [...view.fields, ...named]) expect(known).toContain(name);
      }
    }
  });

  it('retention.json has a row for every list that is filled', () => {
    const { rows } = json('manifest/retention.json') as { rows: { place: string }[] };
    const places = rows.map(({ place }) => place);
    for (const list of Object.keys(lists).filter((name) => name !== 'Departments' && name !== 'Settings')) expect(places).toContain(list);
  });
});

describe('permissions asked for', () => {
  const { resources } = json('manifest/permissionIds.json') as { resources: { resourceAppId: string; scopes: Record<string, string> }[] };
  const nameOf = (resourceAppId: string, id: string) =>
    Object.entries(resources.find((one) => one.resourceAppId === resourceAppId)?.scopes ?? {}).find(([, known]) => known === id)?.[0] ?? `unknown ${id}`;
  const { requiredResourceAccess } = json('manifest/aad.manifest.json') as {
    requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  };
  const asked = requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map(({ id, type }) => `${nameOf(resourceAppId, id)} ${type}`),
  );

  it('are the same in the app registration and in the code; what jobs need is asked of the one who runs them, not of everybody', () => {
    const coded = [...graphScopes.filter(({ when }) => when !== 'jobs').map(({ scope }) => scope), 'Sites.Selected'];
    expect([...asked].sort()).toEqual(coded.map((scope) => `${scope} Scope`).sort());
  });

  it('all have an id, each its own', () => {
    const ids = resources.flatMap(({ scopes }) => Object.entries(scopes));
    for (const scope of [...graphScopes.map((row) => row.scope), 'Sites.Selected', 'Sites.ReadWrite.All', sharePointScope])
      expect(ids.map(([name]) => name)).toContain(scope);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  });

  it('are the same in the prefetch of the Teams manifest, in the order the code asks', () => {
    const { webApplicationInfo } = json('appPackage/manifest.json') as { webApplicationInfo: { nestedAppAuthInfo: { scopes: string[] }[] } };
    expect(webApplicationInfo.nestedAppAuthInfo[0]?.scopes).toEqual(firstScopes('Sites.Selected'));
  });

  it('no source asks for a Graph permission that no row names', () => {
    const sources = ['src', 'jobs'].flatMap(sourcesUnder).filter((file) => !file.includes('.test.'));
    const named = new Set([...graphScopes.map(({ scope }) => scope), 'Sites.Selected', 'Sites.ReadWrite.All']);
    const found = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/https:\/\/graph\.microsoft\.com\/([A-Z]\w+(?:\.\w+)+)/g)].map((match) => match[1] as string),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((scope) => !named.has(scope))).toEqual([]);
  });
});

describe('the Teams app', () => {
  const environment = readEnvironment('local');
  if ('fault' in environment) throw new Error(environment.fault);
  const manifest = filled('appPackage/manifest.json', environment);

  it('declares an activity for every note the product sends, with a Swedish and an English text', () => {
    const { activities } = JSON.parse(manifest) as { activities: { activityTypes: { type: string }[] } };
    const sent = [...readFileSync('src/flows/letters.ts', 'utf8').matchAll(/const activityType = \{([^}]*)\}/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/'(\w+)'/g)].map((one) => one[1]),
    );
    expect(activities.activityTypes.map(({ type }) => type).sort()).toEqual(sent.map(String).sort());
    const english = json('appPackage/en.json') as Record<string, string>;
    activities.activityTypes.forEach((_, index) => expect(english[`activities.activityTypes[${index}].templateText`]).toBeTruthy());
  });

  it('is valid against Microsoft’s schema 1.30, and so is its English text', () => {
    expect(schemaFaults(manifest, 'MicrosoftTeams.schema.json')).toEqual([]);
    expect(schemaFaults(readFileSync('appPackage/en.json', 'utf8'), 'MicrosoftTeams.Localization.schema.json')).toEqual([]);
    expect(schemaFaults(manifest.replace('"1.30"', '"0.1"'), 'MicrosoftTeams.schema.json')).not.toEqual([]);
  });
});
