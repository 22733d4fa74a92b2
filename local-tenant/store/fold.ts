// Applies one event to the state. Pure bookkeeping: what may happen was decided before the event was written.

import type { TenantEvent } from './events.ts';
import type { Assignments, Fields, FieldValue, FilePlace, Item, List, Site, TenantState } from './state.ts';

type Of<T extends TenantEvent['type']> = Extract<TenantEvent, { type: T }>;
type Steps = { [T in TenantEvent['type']]: (state: TenantState, event: Of<T>) => void };

/** Applies the event and counts it: `state.seq` is the number of events folded so far. */
export function apply(state: TenantState, event: TenantEvent): void {
  state.seq += 1;
  (steps[event.type] as (state: TenantState, event: TenantEvent) => void)(state, event);
}

const steps: Steps = {
  epoch: (state, event) => void (state.epoch = event.id),
  user: (state, { user }) => void state.users.set(user.oid, user),
  site: addSite,
  siteUser: (state, { site, id, oid }) => void siteOf(state, site).principals.set(id, { id, kind: 'user', oid }),
  siteGroup: addGroup,
  membership: (state, { site, group, principal, member }) => {
    const members = siteOf(state, site).members.get(group);
    if (member) members?.add(principal);
    else members?.delete(principal);
  },
  level: (state, { site, id, name, description, mask, builtIn }) =>
    void siteOf(state, site).levels.set(id, { id, name, description, mask: BigInt(mask), builtIn: builtIn ?? false }),
  inheritance: changeInheritance,
  assignment: assign,
  list: addList,
  listChanged: (state, { list, at, set }) => void Object.assign(listOf(state, list), set, { changedAt: at }),
  listRemoved: (state, { list }) => void state.lists.delete(list),
  column: (state, { list, column }) => void listOf(state, list).columns.set(column.name, column),
  columnRemoved: (state, { list, name }) => void listOf(state, list).columns.delete(name),
  view: (state, { list, view }) => void listOf(state, list).views.set(view.id, view),
  item: addItem,
  itemChanged: changeItem,
  itemDeleted: (state, { list, id, at, permanent }) => {
    const held = listOf(state, list);
    const item = held.items.get(id);
    if (!item) return;
    held.items.delete(id);
    if (!permanent) held.recycled.set(id, item);
    held.deleted.set(id, { seq: state.seq, uniqueId: item.uniqueId });
    held.changedAt = at;
  },
  chat: (state, { chat }) => void state.chats.set(chat.id, chat),
  message: (state, { message }) => {
    state.messages.push(message);
    const chat = state.chats.get(message.chatId);
    if (chat) chat.changedAt = message.at;
  },
  mail: (state, { mail }) => void state.mails.push(mail),
  notification: (state, { notification }) => void state.notifications.push(notification),
  kept: (state, { key, value }) => void state.kept.set(key, value),
};

function siteOf(state: TenantState, id: string): Site {
  const site = state.sites.get(id);
  if (!site) throw new Error(`The journal names the site ${id} before it was made.`);
  return site;
}

function listOf(state: TenantState, id: string): List {
  const list = state.lists.get(id);
  if (!list) throw new Error(`The journal names the list ${id} before it was made.`);
  return list;
}

function addSite(state: TenantState, event: Of<'site'>): void {
  state.sites.set(event.id, {
    id: event.id,
    host: event.host,
    path: event.path,
    title: event.title,
    createdAt: event.at,
    principals: new Map(),
    members: new Map(),
    administrators: new Set(event.administrators),
    levels: new Map(),
    assignments: new Map(),
    groups: { owners: 0, members: 0, visitors: 0 },
    appRole: event.appRole,
  });
}

function addGroup(state: TenantState, { site: siteId, id, title, description, role }: Of<'siteGroup'>): void {
  const site = siteOf(state, siteId);
  site.principals.set(id, { id, kind: 'group', title, description });
  site.members.set(id, new Set());
  if (role) site.groups[role] = id;
}

const copied = (assignments: Assignments): Assignments => new Map([...assignments].map(([principal, levels]) => [principal, new Set(levels)]));

function changeInheritance(state: TenantState, { list: id, broken, copy, keeper }: Of<'inheritance'>): void {
  const list = listOf(state, id);
  if (!broken) {
    list.assignments = undefined;
    return;
  }
  const site = siteOf(state, list.siteId);
  list.assignments = copy ? copied(site.assignments) : new Map();
  if (!copy && keeper !== undefined) list.assignments.set(keeper, new Set([fullControl]));
}

/** Full Control's fixed id: whoever breaks inheritance without copying keeps it. */
const fullControl = 1_073_741_829;

function assign(state: TenantState, { site, list, principal, level, assigned }: Of<'assignment'>): void {
  const assignments = list ? listOf(state, list).assignments : siteOf(state, site).assignments;
  const levels = assignments?.get(principal) ?? new Set<number>();
  if (assigned) levels.add(level);
  else levels.delete(level);
  if (levels.size) assignments?.set(principal, levels);
  else assignments?.delete(principal);
}

function addList(state: TenantState, event: Of<'list'>): void {
  const library = event.template === 'documentLibrary';
  state.lists.set(event.id, {
    id: event.id,
    siteId: event.site,
    name: event.name,
    displayName: event.displayName,
    description: event.description,
    template: event.template,
    createdBy: event.by,
    createdAt: event.at,
    changedAt: event.at,
    versioning: library,
    versionLimit: 500,
    writeSecurity: 1,
    readSecurity: 1,
    columns: new Map(),
    views: new Map(),
    items: new Map(),
    deleted: new Map(),
    recycled: new Map(),
    nextId: 1,
    assignments: undefined,
  });
}

function addItem(state: TenantState, { list: listId, id, uniqueId, fields, file, by, at }: Of<'item'>): void {
  const list = listOf(state, listId);
  const version = { label: '1.0', by, at, fields, ...contentOf(file) };
  list.items.set(id, {
    id,
    uniqueId,
    counter: 1,
    fields,
    createdBy: by,
    createdAt: at,
    changedBy: by,
    changedAt: at,
    versions: [version],
    seq: state.seq,
    ...(file ? { file } : {}),
  });
  list.nextId = Math.max(list.nextId, id + 1);
  list.changedAt = at;
}

const contentOf = (file: FilePlace | undefined) => (file?.content ? { content: file.content } : {});

function changeItem(state: TenantState, event: Of<'itemChanged'>): void {
  const list = listOf(state, event.list);
  const item = list.items.get(event.id);
  if (!item) throw new Error(`The journal changes item ${event.id} of ${list.name}, which is not there.`);
  item.fields = merged(item.fields, event.fields);
  item.counter += 1;
  item.changedBy = event.by;
  item.changedAt = event.at;
  item.seq = state.seq;
  if (event.createdBy) item.createdBy = event.createdBy;
  if (item.file && event.file) item.file = { ...item.file, ...event.file };
  keepVersion(list, item, event.quiet ?? !list.versioning);
  list.changedAt = event.at;
}

/** Without versioning the present state replaces the last version under its old label. */
function keepVersion(list: List, item: Item, replace: boolean): void {
  const last = item.versions.at(-1)?.label ?? '0.0';
  if (replace) item.versions.pop();
  const label = replace ? last : `${Number.parseInt(last, 10) + 1}.0`;
  item.versions.push({ label, by: item.changedBy, at: item.changedAt, fields: item.fields, ...contentOf(item.file) });
  if (item.versions.length > list.versionLimit) item.versions.splice(0, item.versions.length - list.versionLimit);
}

function merged(fields: Fields, changes: Record<string, FieldValue | null>): Fields {
  const next: Record<string, FieldValue> = { ...fields };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}
