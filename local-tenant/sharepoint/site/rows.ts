// The rows of a view: filtered, sorted, grouped and paged as its query says.
// Large lists: support.microsoft.com "Manage large lists and libraries" (list view threshold).

import { valueOf } from '../../graph/fieldValues.ts';
import type { FieldValue, Item, List, View } from '../../store/state.ts';
import type { Place } from './address.ts';
import { columnsOf, holds, parseQuery, type Order } from './caml.ts';
import { isLibrary, itemsFor, nameOf, type Reader } from './reader.ts';

export type Group = { value: string; count: number; isOpen: boolean; items: readonly Item[] };
export type Rows = {
  /** How many the view holds, on all its pages. */
  total: number;
  page: number;
  pages: number;
  groupColumn: string | undefined;
  /** One group without a name when the view does not group. */
  groups: readonly Group[];
};
/** `tooLarge`: SharePoint would refuse the view in a list of this size; the column has no index. */
export type RowsOrRefusal = Rows | { tooLarge: string };

const threshold = 5_000;
const texts = new Intl.Collator('sv', { numeric: true, sensitivity: 'base' });

/** The columns by which a view calls Title and Name when it links them. */
const linked: Readonly<Record<string, string>> = { LinkTitle: 'Title', LinkTitleNoMenu: 'Title', LinkFilename: 'FileLeafRef', DocIcon: 'FileLeafRef' };
export const columnBehind = (field: string): string => linked[field] ?? field;

/** A column's stored value; the stamps by name of the person. */
export function storedValue(reader: Reader, list: List, item: Item, column: string): FieldValue | undefined {
  if (column === 'Author') return nameOf(reader, item.createdBy);
  if (column === 'Editor') return nameOf(reader, item.changedBy);
  return valueOf(reader.site, list, item, column);
}

export function rowsOf(reader: Reader, list: List, view: View, place: Place): RowsOrRefusal {
  const query = parseQuery(view.query);
  const order = place.sort ? [place.sort] : query.orderBy;
  const first = query.where ? columnsOf(query.where).slice(0, 1) : [];
  const needed = [...first, ...[...query.groupBy, ...order].map(({ column }) => column)];
  const slow = needed.find((column) => !list.columns.get(column)?.indexed);
  if (slow && list.items.size > threshold) return { tooLarge: slow };

  const read = (item: Item) => (column: string) => storedValue(reader, list, item, column);
  const now = reader.services.clock.now();
  const { where } = query;
  const items = itemsFor(reader, list)
    .filter((item) => stands(item, list, view, place.folder ?? 0))
    .filter((item) => !where || holds(where, read(item), now))
    .toSorted(byOrders([...query.groupBy, ...order], read, isLibrary(list) && (view.scope ?? 0) === 0));
  const pages = Math.max(1, Math.ceil(items.length / view.rowLimit));
  const page = Math.min(place.page ?? 1, pages);
  const shown = items.slice((page - 1) * view.rowLimit, page * view.rowLimit);
  const [group] = query.groupBy;
  const common = { total: items.length, page, pages, groupColumn: group?.column };
  if (!group) return { ...common, groups: [{ value: '', count: items.length, isOpen: true, items: shown }] };
  const valueIn = (item: Item) => String(read(item)(group.column) ?? '');
  const groups = [...new Set(shown.map(valueIn))].map((value) => ({
    value,
    count: items.filter((item) => valueIn(item) === value).length,
    isOpen: query.collapsed === (place.turned?.includes(value) ?? false),
    items: shown.filter((item) => valueIn(item) === value),
  }));
  return { ...common, groups };
}

/** Does the item stand where the view looks? In a list everything does. */
function stands(item: Item, list: List, view: View, folder: number): boolean {
  if (!isLibrary(list)) return true;
  const isFile = item.file?.content !== undefined;
  const here = item.file?.parent === folder;
  return [here, isFile, true, here && isFile][view.scope ?? 0] ?? here;
}

function byOrders(orders: readonly Order[], read: (item: Item) => (column: string) => FieldValue | undefined, foldersFirst: boolean) {
  return (a: Item, b: Item): number => {
    const folders = foldersFirst ? Number(a.file?.content !== undefined) - Number(b.file?.content !== undefined) : 0;
    if (folders !== 0) return folders;
    for (const { column, descending } of orders) {
      const [one, other] = [read(a)(column) ?? '', read(b)(column) ?? ''];
      const difference = typeof one === 'number' && typeof other === 'number' ? one - other : texts.compare(String(one), String(other));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return a.id - b.id;
  };
}
