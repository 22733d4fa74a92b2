// A list or library in one of its views: the choice of view, the folders one stands in, and the table.

import { html } from 'hono/html';
import type { Item, List, View } from '../../store/state.ts';
import { addressOf, without, type Place } from './address.ts';
import { cell, classesOfRow, openingField, shownText } from './cells.ts';
import type { Html } from '../../document.ts';
import { icon } from './icons.ts';
import { isLibrary, itemFor, swedishOrder, type Reader } from './reader.ts';
import { columnBehind, rowsOf, type Group, type Rows } from './rows.ts';
import { columnName, counted, swedishName } from './words.ts';

export type Shown = { reader: Reader; list: List; view: View; place: Place };

/** The named view, or the one the list opens with. Undefined when the list has no view of that name. */
export function viewOf(list: List, title: string | undefined): View | undefined {
  const views = [...list.views.values()];
  return title === undefined ? (views.find((view) => view.isDefault) ?? views[0]) : views.find((view) => view.title === title);
}

/** Throws NotPlayed when the view or its formatting cannot be shown as SharePoint would. */
export function listPage(shown: Shown): Html {
  const { reader, list, view, place } = shown;
  const rows = rowsOf(reader, list, view, place);
  const heading = html`<h1>${swedishName(list.displayName)}</h1>
    ${viewChoice(shown)}`;
  if ('tooLarge' in rows) {
    const column = list.columns.get(rows.tooLarge);
    return html`${heading}
      <p class="refusal" role="alert">
        Vyn kan inte visas. Listan har fler än 5 000 objekt, och kolumnen ${columnName(rows.tooLarge, column?.displayName ?? '')} är inte indexerad.
      </p>`;
  }
  return html`${heading}${isLibrary(list) ? folders(shown) : ''}
    <p class="count">${counted(rows.total)}${rows.pages > 1 ? `, sida ${rows.page} av ${rows.pages}` : ''}</p>
    ${rows.total === 0 ? html`<p class="empty">Det finns inget att visa i den här vyn.</p>` : table(shown, rows)} ${paging(place, rows)}`;
}

function viewChoice({ list, view, place }: Shown): Html {
  const views = [...list.views.values()].toSorted(
    (a, b) => Number(b.isDefault) - Number(a.isDefault) || swedishOrder(swedishName(a.title), swedishName(b.title)),
  );
  return html`<nav class="views" aria-label="Vyer">
    ${views.map(
      (one) =>
        html`<a
          href="${addressOf({ ...without(place, 'item', 'page', 'sort', 'turned', 'folder'), view: one.title })}"
          ${one.id === view.id ? html`aria-current="page"` : ''}
          >${swedishName(one.title)}</a
        >`,
    )}
  </nav>`;
}

function folders({ reader, list, place }: Shown): Html | '' {
  const way: Item[] = [];
  for (let folder = place.folder ? itemFor(reader, list, place.folder) : undefined; folder; folder = itemFor(reader, list, folder.file?.parent ?? 0))
    way.unshift(folder);
  if (way.length === 0) return '';
  const link = (folder: number | undefined, name: string) => {
    const { folder: _here, ...rest } = without(place, 'item', 'page', 'turned');
    return html`<li><a href="${addressOf(folder ? { ...rest, folder } : rest)}">${name}</a></li>`;
  };
  return html`<nav class="way" aria-label="Mappar">
    <ol>
      ${link(undefined, swedishName(list.displayName))}${way.slice(0, -1).map((folder) => link(folder.id, folder.file?.name ?? ''))}
      <li aria-current="location">${way.at(-1)?.file?.name ?? ''}</li>
    </ol>
  </nav>`;
}

function table(shown: Shown, { groups, groupColumn }: Rows): Html {
  const { list, view } = shown;
  const bodies = groups.map((group) => {
    const rows = group.isOpen ? group.items.map((item) => row(shown, item)) : '';
    return html`<tbody>
      ${groupColumn ? groupRow(shown, groupColumn, group) : ''}${rows}
    </tbody>`;
  });
  return html`<div class="sheet" role="region" aria-label="${swedishName(list.displayName)}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${view.fields.map((field) => head(shown, field))}
        </tr>
      </thead>
      ${bodies}
    </table>
  </div>`;
}

function head({ list, place, view }: Shown, field: string): Html {
  const column = columnBehind(field);
  const name = columnName(field, list.columns.get(column)?.displayName ?? field);
  if (field === 'DocIcon') return html`<th scope="col" class="narrow"><span class="unseen">${name}</span></th>`;
  const sorted = place.sort?.column === column ? place.sort : undefined;
  const sort = { column, descending: sorted ? !sorted.descending : false };
  const state = sorted ? html`aria-sort="${sorted.descending ? 'descending' : 'ascending'}"` : '';
  const address = addressOf({ ...without(place, 'item', 'page'), sort, view: view.title });
  return html`<th scope="col" ${state}><a href="${address}">${name}${sorted ? icon(sorted.descending ? 'down' : 'up') : ''}</a></th>`;
}

function groupRow({ list, view, place }: Shown, column: string, group: Group): Html {
  const definition = list.columns.get(column);
  const words = shownText(definition, group.value) || 'Utan värde';
  const turned = place.turned ?? [];
  const next = turned.includes(group.value) ? turned.filter((one) => one !== group.value) : [...turned, group.value];
  const act = group.isOpen ? 'Fäll ihop' : 'Visa';
  return html`<tr class="group">
    <th scope="rowgroup" colspan="${view.fields.length}">
      <a href="${addressOf({ ...without(place, 'item'), turned: next })}" aria-label="${act} ${words}">${icon(group.isOpen ? 'open' : 'closed')}</a>
      ${columnName(column, definition?.displayName ?? column)}: <b>${words}</b> <span class="quiet">(${group.count})</span>
    </th>
  </tr>`;
}

function row({ reader, list, view, place }: Shown, item: Item): Html {
  const opening = openingField(view.fields);
  const classes = `${place.item === item.id ? 'chosen ' : ''}${classesOfRow(reader, list, view, item)}`.trim();
  const cells = view.fields.map((field) => {
    const inside = cell(reader, list, item, field, field === opening, place);
    if (field === opening) return html`<th scope="row">${inside}</th>`;
    return html`<td class="${classOfCell(list, field, inside)}">${inside}</td>`;
  });
  return html`<tr class="${classes}">
    ${cells}
  </tr>`;
}

/** What is longer than any department's name is an address or a key, and may break anywhere. */
const longerThanWords = /\S{26}/;

function classOfCell(list: List, field: string, inside: Html | string): string {
  if (list.columns.get(field)?.facet === 'dateTime') return 'time';
  return typeof inside === 'string' && longerThanWords.test(inside) ? 'unbroken' : '';
}

function paging(place: Place, { page, pages }: Rows): Html | '' {
  if (pages < 2) return '';
  const link = (to: number, words: string) => html`<a href="${addressOf({ ...without(place, 'item'), page: to })}">${words}</a>`;
  return html`<nav class="paging" aria-label="Sidor">
    ${page > 1 ? link(page - 1, 'Föregående sida') : ''}${page < pages ? link(page + 1, 'Nästa sida') : ''}
  </nav>`;
}
