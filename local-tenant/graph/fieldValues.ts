// Column values as they are written and read. learn.microsoft.com/graph/api/resources/fieldvalueset
// Empty text is no value: SharePoint stores nothing for it, and an empty column is absent from the answer.

import type { Column, Fields, FieldValue, Item, List, Site } from '../store/state.ts';
import { userPrincipal } from '../store/rights.ts';
import { GraphProblem, invalidRequest } from './call.ts';

/** Reads `fields` of a request into what is stored; null empties a column. Throws 400 for anything the list does not take. */
export function readFields(list: List, body: unknown): Record<string, FieldValue | null> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidRequest("'fields' must be an object");
  const given = body as Record<string, unknown>;
  const read: Record<string, FieldValue | null> = {};
  for (const [key, value] of Object.entries(given)) {
    if (key.includes('@')) continue;
    const name = key.replace(/LookupId$/, '');
    const column = list.columns.get(key) ?? (name === key ? undefined : list.columns.get(name));
    if (!column) throw invalidRequest(`Field '${key}' is not recognized`);
    if (column.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
    if (column.name === 'FileLeafRef') throw invalidRequest(`Field '${key}' is changed through the drive item's name`);
    read[column.facet === 'personOrGroup' ? `${column.name}LookupId` : column.name] = readValue(column, key, value, given[`${key}@odata.type`]);
  }
  return read;
}

function readValue(column: Column, key: string, value: unknown, type: unknown): FieldValue | null {
  if (value === null || value === '') return null;
  const wrong = () => invalidRequest(`The value of field '${key}' does not fit its type`);
  switch (column.facet) {
    case 'text':
      return readText(column, key, value);
    case 'choice':
      return readChoice(column, value, type, wrong);
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong();
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'dateTime':
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw wrong();
      return readDate(value, column.settings['format'] === 'dateOnly');
    case 'personOrGroup':
      if (!key.endsWith('LookupId') || !/^\d+$/.test(String(value))) throw wrong();
      return String(value);
    case 'hyperlinkOrPicture':
      // microsoft-graph-docs#1965, msgraph-sdk-dotnet#2957: the service refuses every way of writing it.
      throw invalidRequest('Invalid request');
  }
}

const longestNote = 63_999;

function readText(column: Column, key: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidRequest(`The value of field '${key}' does not fit its type`);
  const lines = column.settings['allowMultipleLines'] === true;
  const most = lines ? longestNote : Number(column.settings['maxLength'] ?? 255);
  if (value.length > most || (!lines && /[\r\n]/.test(value)))
    throw invalidRequest('Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.');
  return value;
}

function readChoice(column: Column, value: unknown, type: unknown, wrong: () => GraphProblem): FieldValue {
  if (column.settings['displayAs'] !== 'checkBoxes') {
    if (typeof value !== 'string') throw wrong();
    return value;
  }
  if (type !== 'Collection(Edm.String)' || !Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) throw wrong();
  return value;
}

/** A date without a time stands for midnight where the site is, and is told in UTC. */
function readDate(value: string, dateOnly: boolean): string {
  const time = new Date(value);
  if (!dateOnly) return time.toISOString().replace(/\.\d+Z$/, 'Z');
  const day = swedish(time).slice(0, 10);
  const noonOffset = hours(swedish(new Date(`${day}T12:00:00Z`))) - 12;
  return new Date(Date.parse(`${day}T00:00:00Z`) - noonOffset * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' });
const swedish = (time: Date) => clock.format(time);
const hours = (text: string) => Number(text.slice(11, 13));

/** Throws 409 when another item holds the value of a unique column (msgraph-sdk-dotnet#790 has the sentence; the status is unverified). */
export function checkUnique(list: List, fields: Readonly<Record<string, FieldValue | null>>, own: number | undefined): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || !list.columns.get(name)?.enforceUniqueValues) continue;
    const wanted = String(value).toLowerCase();
    for (const item of list.items.values()) {
      const there = item.fields[name];
      if (item.id !== own && there !== undefined && String(there).toLowerCase() === wanted)
        throw new GraphProblem(409, 'nameAlreadyExists', 'One or more fields with unique constraints already has the provided value.');
    }
  }
}

export const etag = (item: Item) => `"${item.uniqueId},${item.counter}"`;

/** What SharePoint itself knows of an item, under the names of its columns. */
function stamped(site: Site, item: Item): Record<string, unknown> {
  return {
    id: String(item.id),
    ContentType: item.file ? (item.file.content ? 'Document' : 'Folder') : 'Item',
    Created: item.createdAt,
    Modified: item.changedAt,
    AuthorLookupId: lookupId(site, item.createdBy),
    EditorLookupId: lookupId(site, item.changedBy),
    _UIVersionString: item.versions.at(-1)?.label ?? '1.0',
    ...(item.file
      ? { FileLeafRef: item.file.name, FileSizeDisplay: String(item.file.content?.size ?? '') }
      : { Attachments: false, LinkTitle: item.fields['Title'] }),
    ItemChildCount: '0',
    FolderChildCount: '0',
  };
}

const lookupId = (site: Site, oid: string) => String(userPrincipal(site, oid)?.id ?? 1_073_741_823);

/** `fields` of an answer. Hidden columns come only when they are named. */
export function fieldsOut(site: Site, list: List, item: Item, select?: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = { ...item.fields, ...stamped(site, item) };
  const shown = Object.entries(all).filter(([name]) => (select ? select.includes(name) : !list.columns.get(name)?.hidden));
  return { '@odata.etag': etag(item), ...Object.fromEntries(shown) };
}

/** A column's value as filters and orders see it. */
export function valueOf(site: Site, list: List, item: Item, name: string): FieldValue | undefined {
  if (name in item.fields) return item.fields[name];
  if (list.columns.get(name)?.facet === 'boolean' && name !== 'Attachments') return false;
  return (name === 'ID' ? item.id : stamped(site, item)[name]) as FieldValue | undefined;
}

/** Fields of a former version. */
export function versionFields(fields: Fields, version: { label: string; at: string }): Record<string, unknown> {
  return { ...fields, Modified: version.at, _UIVersionString: version.label };
}
