// A value as the page shows it: text, always.

import type { Column, FieldValue, Item, List, View } from '../../store/state.ts';
import { html } from 'hono/html';
import { addressOf, without, type Place } from './address.ts';
import { asValue, formattedCell, rowClasses, type CellScope } from './format.ts';
import type { Html } from '../../document.ts';
import { icon } from './icons.ts';
import type { Reader } from './reader.ts';
import { columnBehind, storedValue } from './rows.ts';
import { fileSize, swedishTime } from './words.ts';

/** A stored value in words; empty for no value. */
export function shownText(column: Column | undefined, value: FieldValue | undefined): string {
  if (value === undefined || value === '') return '';
  if (column?.facet === 'boolean') return value === true ? 'Ja' : 'Nej';
  if (column?.facet === 'dateTime') return swedishTime(new Date(String(value)));
  if (column?.name === 'FileSizeDisplay') return fileSize(Number(value));
  if (typeof value === 'number') return value.toLocaleString('sv-SE');
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Text of a column of an item. */
export const textOf = (reader: Reader, list: List, item: Item, name: string): string =>
  shownText(list.columns.get(name), storedValue(reader, list, item, name));

function scopeOf(reader: Reader, list: List, item: Item, column: string): CellScope {
  const value = (name: string) => asValue(storedValue(reader, list, item, name), list.columns.get(name)?.facet === 'dateTime');
  return { currentField: value(column), field: value, now: reader.services.clock.now().getTime(), shown: textOf(reader, list, item, column) };
}

/** In a view's formatting @currentField is the title: learn.microsoft.com/sharepoint/dev/declarative-customization/view-list-formatting */
export const classesOfRow = (reader: Reader, list: List, view: View, item: Item): string =>
  view.customFormatter ? rowClasses(view.customFormatter, scopeOf(reader, list, item, 'Title')) : '';

/** A value as its column's formatting has it, otherwise as text. */
export function formattedValue(reader: Reader, list: List, item: Item, column: string): Html | string {
  const format = list.columns.get(column)?.customFormatter;
  return format ? formattedCell(format, scopeOf(reader, list, item, column)) : textOf(reader, list, item, column);
}

const titles = ['LinkTitle', 'LinkTitleNoMenu', 'LinkFilename'];
/** The column whose cell opens the item: Title or Name where the view has it, otherwise the first. */
export const openingField = (fields: readonly string[]): string | undefined => fields.find((field) => titles.includes(field)) ?? fields[0];

export function cell(reader: Reader, list: List, item: Item, field: string, opens: boolean, place: Place): Html | string {
  if (field === 'DocIcon') return icon(item.file?.content ? 'file' : 'folder', item.file?.content ? 'Fil' : 'Mapp');
  const inside = formattedValue(reader, list, item, columnBehind(field));
  if (!opens) return inside;
  const isFolder = item.file !== undefined && item.file.content === undefined;
  const target = isFolder ? { ...without(place, 'item', 'page', 'turned'), folder: item.id } : { ...place, item: item.id };
  const current = place.item === item.id ? html` aria-current="true"` : '';
  return html`<a id="objekt-${item.id}" href="${addressOf(target)}" ${current}>${inside === '' ? 'Utan rubrik' : inside}</a>`;
}
