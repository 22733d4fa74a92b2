// $expand, $filter and $orderby on list items, with what SharePoint refuses. learn.microsoft.com/graph/api/listitem-list

import { compareValues, fieldsOf, holds, parseFilter, parseOrder, type Filter } from '../odata.ts';
import type { Item, List, Site } from '../store/state.ts';
import { GraphProblem, invalidRequest, option, type Call } from './call.ts';
import { valueOf } from './fieldValues.ts';

/** The list view threshold: support.microsoft.com "Manage large lists and libraries". */
const threshold = 5_000;
const prefers = (call: Call) => /HonorNonIndexedQueriesWarningMayFailRandomly/.test(call.headers.get('prefer') ?? '');

/** The columns named in $expand=fields($select=…); undefined = fields are not expanded, true = all of them. */
export function expandedFields(call: Call): readonly string[] | true | undefined {
  const match = /(?:^|,)\s*fields(?:\(\$?select=([^)]*)\))?/i.exec(option(call, 'expand') ?? '');
  if (!match) return undefined;
  return match[1] === undefined ? true : match[1].split(',').map((name) => name.trim());
}

/** The items that the query asks for, in its order. */
export function queried(call: Call, site: Site, list: List, items: readonly Item[]): readonly Item[] {
  for (const name of ['search', 'apply', 'compute'])
    if (call.url.searchParams.has(`$${name}`)) throw invalidRequest(`The query option '$${name}' is not supported`);
  const found = filtered(call, site, list, items);
  return ordered(call, site, list, found);
}

/** The column behind a path of a query, and whether it is indexed. */
function columnOf(list: List, path: string): { name: string; indexed: boolean } {
  const property: Record<string, string> = { id: 'ID', createdDateTime: 'Created', lastModifiedDateTime: 'Modified' };
  const name = path.startsWith('fields/') ? path.slice(7) : property[path];
  const column = name === undefined ? undefined : list.columns.get(name);
  if (!name || !column) throw invalidRequest(`Field '${path}' does not exist or cannot be used in filter or orderby`);
  return { name, indexed: column.indexed };
}

function demandIndex(call: Call, list: List, path: string): void {
  const { name, indexed } = columnOf(list, path);
  if (indexed) return;
  if (!prefers(call)) {
    throw invalidRequest(
      `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  if (list.items.size > threshold) throw tooMany();
}

const tooMany = () => new GraphProblem(422, 'notSupported', 'The request is unprocessable because it uses too many resources', { inner: 'tooManyResources' });

function filtered(call: Call, site: Site, list: List, items: readonly Item[]): readonly Item[] {
  const text = option(call, 'filter');
  if (!text) return items;
  const filter = parseFilter(text);
  const fields = fieldsOf(filter);
  for (const field of fields) demandIndex(call, list, field);
  if (fields.filter((field) => columnOf(list, field).indexed).length > 1) throw invalidRequest('Only one indexed field can be referenced in a filter.');
  const test = (part: Filter) => (item: Item) => holds(part, (field) => valueOf(site, list, item, columnOf(list, field).name));
  const first = firstOf(filter);
  if (first !== filter && list.items.size > threshold && items.filter(test(first)).length > threshold) throw tooMany();
  return items.filter(test(filter));
}

/** The leftmost comparison: it must narrow the list below the threshold by itself. */
const firstOf = (filter: Filter): Filter => ('left' in filter ? firstOf(filter.left) : filter);

function ordered(call: Call, site: Site, list: List, items: readonly Item[]): readonly Item[] {
  const text = option(call, 'orderby');
  if (!text) return items;
  const orders = parseOrder(text);
  for (const { field } of orders) demandIndex(call, list, field);
  return items.toSorted((a, b) => {
    for (const { field, descending } of orders) {
      const { name } = columnOf(list, field);
      const difference = compareValues(valueOf(site, list, a, name), valueOf(site, list, b, name));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return a.id - b.id;
  });
}
