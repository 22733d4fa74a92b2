// Lists, their settings, columns and views.
// learn.microsoft.com/sharepoint/dev/sp-add-ins/working-with-lists-and-list-items-with-rest

import { randomUUID } from 'node:crypto';
import type { ListSettings } from '../store/events.ts';
import { stamp } from '../store/foundation.ts';
import { basePermissions, may, rightsOf } from '../store/rights.ts';
import type { Column, List, View } from '../store/state.ts';
import { argument, changed, chosen, demand, done, invalid, missing, ok, taken, text, type Answer, type Call, type Route } from './call.ts';
import { listFor } from './find.ts';

const listOut = (call: Call, list: List) =>
  chosen(call, {
    Id: list.id,
    Title: list.displayName,
    EntityTypeName: list.template === 'documentLibrary' ? list.name : `${list.name}List`,
    Description: list.description,
    BaseTemplate: list.template === 'documentLibrary' ? 101 : 100,
    Created: list.createdAt,
    LastItemModifiedDate: list.changedAt,
    EnableVersioning: list.versioning,
    MajorVersionLimit: list.versionLimit,
    ReadSecurity: list.readSecurity,
    WriteSecurity: list.writeSecurity,
    HasUniqueRoleAssignments: list.assignments !== undefined,
    Hidden: false,
    ItemCount: list.items.size,
  });

/** Properties that a MERGE may set, and what they are kept as. */
const settings: Readonly<Record<string, { key: keyof ListSettings; holds: (value: unknown) => boolean }>> = {
  Title: { key: 'displayName', holds: (value) => typeof value === 'string' && value !== '' },
  Description: { key: 'description', holds: (value) => typeof value === 'string' },
  EnableVersioning: { key: 'versioning', holds: (value) => typeof value === 'boolean' },
  MajorVersionLimit: { key: 'versionLimit', holds: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 50_000 },
  ReadSecurity: { key: 'readSecurity', holds: (value) => value === 1 || value === 2 },
  WriteSecurity: { key: 'writeSecurity', holds: (value) => value === 1 || value === 2 || value === 4 },
};

function changeList(call: Call): Answer {
  const list = listFor(call);
  demand(call, list, 'manageLists');
  const set: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(call.body)) {
    const setting = settings[name];
    if (!setting) throw invalid(`The property '${name}' does not exist on type 'SP.List' or cannot be set here.`);
    if (!setting.holds(value)) throw invalid(`The value of '${name}' is not valid.`);
    set[setting.key] = value;
  }
  if (set['readSecurity'] === 2 && (list.template === 'documentLibrary' || [...list.columns.values()].some((column) => column.enforceUniqueValues)))
    throw invalid('ReadSecurity 2 is for lists without unique columns.');
  call.services.store.commit({ type: 'listChanged', list: list.id, at: stamp(call.services.clock.now()), set: set as ListSettings });
  return changed;
}

const columnOut = (call: Call, column: Column) =>
  chosen(call, {
    Id: column.id,
    InternalName: column.name,
    StaticName: column.name,
    Title: column.displayName,
    Description: column.description,
    Indexed: column.indexed,
    EnforceUniqueValues: column.enforceUniqueValues,
    Hidden: column.hidden,
    ReadOnlyField: column.readOnly,
    Required: column.required,
    CustomFormatter: column.customFormatter || null,
  });

function columnFor(call: Call, list: List): Column {
  const { value } = argument(call, 1);
  const column =
    [...list.columns.values()].find((candidate) => candidate.name === value || candidate.id === value) ??
    [...list.columns.values()].find((candidate) => candidate.displayName === value);
  if (!column) throw missing(`Column '${value}'`);
  return column;
}

function changeColumn(call: Call): Answer {
  const list = listFor(call);
  demand(call, list, 'manageLists');
  const column = { ...columnFor(call, list) };
  for (const [name, value] of Object.entries(call.body)) {
    if (name === 'CustomFormatter') column.customFormatter = formatter(value);
    else if (name === 'Title' && typeof value === 'string') column.displayName = value;
    else if (name === 'Description' && typeof value === 'string') column.description = value;
    else if (name === 'Hidden' && typeof value === 'boolean') column.hidden = value;
    else throw invalid(`The property '${name}' does not exist on type 'SP.Field' or cannot be set here.`);
  }
  call.services.store.commit({ type: 'column', list: list.id, column });
  return changed;
}

/** Formatting is JSON in a string; '' or null takes it away. */
function formatter(value: unknown): string {
  if (value === null || value === '') return '';
  try {
    if (typeof value === 'string' && typeof JSON.parse(value) === 'object') return value;
  } catch {
    // Refused below.
  }
  throw invalid("'CustomFormatter' must be JSON in a string.");
}

const viewOut = (call: Call, view: View) =>
  chosen(call, {
    Id: view.id,
    Title: view.title,
    ViewQuery: view.query,
    RowLimit: view.rowLimit,
    CustomFormatter: view.customFormatter || null,
    DefaultView: view.isDefault,
    Scope: view.scope ?? 0,
    PersonalView: false,
    Hidden: false,
  });

function viewFor(call: Call, list: List): View {
  const { by, value } = argument(call, 1);
  const view = [...list.views.values()].find((candidate) => (by === 'title' ? candidate.title === value : candidate.id === value.toLowerCase()));
  if (!view) throw missing(`View '${value}'`);
  return view;
}

function readView(call: Call, list: List, there: View): View {
  const view = { ...there };
  for (const [name, value] of Object.entries(call.body)) {
    if (name === 'Title') view.title = text(call, name);
    else if (name === 'ViewQuery' && typeof value === 'string') view.query = value;
    else if (name === 'RowLimit' && Number.isInteger(value)) view.rowLimit = Number(value);
    else if (name === 'CustomFormatter') view.customFormatter = formatter(value);
    else if (name === 'DefaultView' && typeof value === 'boolean') view.isDefault = value;
    else if (name === 'Scope' && [0, 1, 2, 3].includes(Number(value))) view.scope = Number(value);
    else if (name === 'PersonalView' && value === false) continue;
    else throw invalid(`The property '${name}' does not exist on type 'SP.View' or cannot be set here.`);
  }
  if ([...list.views.values()].some((other) => other.id !== view.id && other.title === view.title)) throw taken('A view with that title already exists.');
  const unknown = [...view.query.matchAll(/<FieldRef\s+Name=["']([^"']+)["']/g)].find(([, name = '']) => !list.columns.has(name));
  if (unknown) throw invalid(`The view's query names the column '${unknown[1]}', which is not in the list.`);
  return view;
}

function keepView(call: Call, list: List, view: View): View {
  demand(call, list, 'manageLists');
  if (view.isDefault)
    for (const other of list.views.values())
      if (other.isDefault && other.id !== view.id) call.services.store.commit({ type: 'view', list: list.id, view: { ...other, isDefault: false } });
  call.services.store.commit({ type: 'view', list: list.id, view });
  return view;
}

/** The columns that stand for Title and Name with a link, as views name them. */
const linked: Readonly<Record<string, string>> = { LinkTitle: 'Title', LinkTitleNoMenu: 'Title', LinkFilename: 'FileLeafRef', DocIcon: 'FileLeafRef' };

function addViewField(call: Call): Answer {
  const list = listFor(call);
  const view = viewFor(call, list);
  const { value } = argument(call, 2);
  if (!list.columns.has(linked[value] ?? value)) throw missing(`Column '${value}'`);
  keepView(call, list, { ...view, fields: [...view.fields.filter((field) => field !== value), value] });
  return done;
}

export const listRoutes: readonly Route[] = [
  {
    on: 'GET web',
    scope: 'AllSites.Read',
    answer: (call) =>
      ok(
        chosen(call, {
          Id: call.site.id.split(',')[2],
          Title: call.site.title,
          Url: `https://${call.site.host}${call.site.path}`,
          ServerRelativeUrl: call.site.path,
        }),
      ),
  },
  { on: 'POST contextinfo', scope: 'AllSites.Read', answer: () => ok({ FormDigestValue: '0x00,23 Nov 2026 00:00:00 -0000', FormDigestTimeoutSeconds: 1_800 }) },
  {
    on: 'GET web/lists',
    scope: 'AllSites.Read',
    answer: (call) =>
      ok({
        value: [...call.services.store.state.lists.values()]
          .filter((list) => list.siteId === call.site.id && may(call.site, list, call.caller.oid, 'viewItems'))
          .map((list) => listOut(call, list)),
      }),
  },
  { on: 'GET web/lists()', scope: 'AllSites.Read', answer: (call) => ok(listOut(call, listFor(call))) },
  { on: 'MERGE web/lists()', scope: 'AllSites.Manage', answer: changeList },
  {
    on: 'GET web/lists()/effectivebasepermissions',
    scope: 'AllSites.Read',
    answer: (call) => ok(basePermissions(rightsOf(call.site, listFor(call), call.caller.oid))),
  },
  {
    on: 'GET web/lists()/fields',
    scope: 'AllSites.Read',
    answer: (call) => ok({ value: [...listFor(call).columns.values()].map((column) => columnOut(call, column)) }),
  },
  { on: 'GET web/lists()/fields()', scope: 'AllSites.Read', answer: (call) => ok(columnOut(call, columnFor(call, listFor(call)))) },
  { on: 'MERGE web/lists()/fields()', scope: 'AllSites.Manage', answer: changeColumn },
  {
    on: 'GET web/lists()/views',
    scope: 'AllSites.Read',
    answer: (call) => ok({ value: [...listFor(call).views.values()].map((view) => viewOut(call, view)) }),
  },
  {
    on: 'POST web/lists()/views',
    scope: 'AllSites.Manage',
    answer(call) {
      const list = listFor(call);
      text(call, 'Title');
      const empty: View = { id: randomUUID(), title: '', query: '', fields: [], rowLimit: 30, customFormatter: '', isDefault: false };
      return { status: 201, body: viewOut(call, keepView(call, list, readView(call, list, empty))) };
    },
  },
  { on: 'GET web/lists()/views()', scope: 'AllSites.Read', answer: (call) => ok(viewOut(call, viewFor(call, listFor(call)))) },
  {
    on: 'MERGE web/lists()/views()',
    scope: 'AllSites.Manage',
    answer(call) {
      const list = listFor(call);
      keepView(call, list, readView(call, list, viewFor(call, list)));
      return changed;
    },
  },
  {
    on: 'GET web/lists()/views()/viewfields',
    scope: 'AllSites.Read',
    answer: (call) =>
      ok({
        SchemaXml: viewFor(call, listFor(call))
          .fields.map((name) => `<FieldRef Name="${name}" />`)
          .join(''),
        Items: viewFor(call, listFor(call)).fields,
      }),
  },
  { on: 'POST web/lists()/views()/viewfields/addviewfield()', scope: 'AllSites.Manage', answer: addViewField },
  {
    on: 'POST web/lists()/views()/viewfields/removeallviewfields',
    scope: 'AllSites.Manage',
    answer(call) {
      const list = listFor(call);
      keepView(call, list, { ...viewFor(call, list), fields: [] });
      return done;
    },
  },
];
