// What the municipality is asked for, against what the code uses.

import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { listsManifest, viewsManifest } from '../jobs/manifest.ts';
import { readEnvironment } from '../jobs/environment.ts';
import { librariesFor, lists, recordColumns } from '../src/domain/lists.ts';
import { fieldKeys } from '../src/domain/plan.ts';
import { firstScopes, graphScopes, sharePointScope } from '../src/scopes.ts';
import { sourcesUnder } from './architecture.ts';
import { sharedMaterial } from './sharedMaterial.ts';

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
  const asked = (json('manifest/aad.manifest.json') as { delegatedPermissions: { scope: string; when: string }[] }).delegatedPermissions;

  it('are the same in the app registration and in the code', () => {
    const coded = [...graphScopes.map(({ scope, when }) => `${scope} ${when}`), 'Sites.Selected first', `${sharePointScope} jobs`];
    expect(asked.map(({ scope, when }) => `${scope} ${when}`).sort()).toEqual(coded.sort());
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
  const values: Record<string, string> =
    'fault' in environment
      ? {}
      : {
          TEAMS_APP_ID: environment.teamsAppId,
          CLIENT_ID: environment.clientId,
          APP_URL: environment.appUrl,
          APP_HOST: new URL(environment.appUrl).host,
          DEVELOPER_NAME: 'Gislaveds kommun',
        };
  const filled = readFileSync('appPackage/manifest.json', 'utf8').replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? `missing ${name}`);

  it('declares an activity for every note the product sends, with a Swedish and an English text', () => {
    const { activities } = JSON.parse(filled) as { activities: { activityTypes: { type: string }[] } };
    const sent = [...readFileSync('src/flows/letters.ts', 'utf8').matchAll(/const activityType = \{([^}]*)\}/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/'(\w+)'/g)].map((one) => one[1]),
    );
    expect(activities.activityTypes.map(({ type }) => type).sort()).toEqual(sent.map(String).sort());
    const english = json('appPackage/en.json') as Record<string, string>;
    activities.activityTypes.forEach((_, index) => expect(english[`activities.activityTypes[${index}].templateText`]).toBeTruthy());
  });

  const schema = sharedMaterial('schemas/teams/MicrosoftTeams.schema.json');
  it.skipIf(!schema)('is valid against Microsoft’s schema 1.30, and so is its English text', () => {
    const localization = sharedMaterial('schemas/teams/MicrosoftTeams.Localization.schema.json');
    for (const [text, against] of [
      [filled, schema],
      [readFileSync('appPackage/en.json', 'utf8'), localization],
    ] as const) {
      const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
      addFormats(ajv);
      const valid = ajv.compile(JSON.parse(against ?? '{}'));
      expect(valid(JSON.parse(text)) ? [] : valid.errors).toEqual([]);
    }
    expect(filled).not.toContain('missing ');
    expect(existsSync('appPackage/color.png')).toBe(true);
  });
});
