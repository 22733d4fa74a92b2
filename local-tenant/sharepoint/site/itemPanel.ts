// One item beside its list: every column, the versions, and for a file its bytes.

import { html } from 'hono/html';
import type { Column, Item, ItemVersion, List } from '../../store/state.ts';
import { addressOf, fileAddress, without } from './address.ts';
import { formattedValue, shownText, textOf } from './cells.ts';
import type { Html } from '../../document.ts';
import { icon } from './icons.ts';
import type { Shown } from './listPage.ts';
import { mayOpenFiles, maySeeVersions, nameOf, type Reader } from './reader.ts';
import { columnName, fileSize, swedishTime } from './words.ts';

/** Told in other ways than as columns: by the heading, the lines under it and the versions. */
const toldElsewhere = new Set(['ContentType', 'Attachments', 'Created', 'Modified', 'Author', 'Editor', 'FileLeafRef', '_UIVersionString']);

export function itemPanel({ reader, list, place }: Shown, item: Item): Html {
  const columns = [...list.columns.values()].filter((column) => !column.hidden && !toldElsewhere.has(column.name));
  const title = item.file?.name ?? textOf(reader, list, item, 'Title');
  const content = item.file?.content;
  const stamp = (act: string, at: string, by: string) => html`<p class="quiet">${act} ${swedishTime(new Date(at))} av ${nameOf(reader, by)}</p>`;
  return html`<aside class="panel" aria-labelledby="objektets-namn">
    <div class="panel-head">
      <h2 id="objektets-namn" tabindex="-1" autofocus>${title || 'Utan rubrik'}</h2>
      <a class="close" href="${addressOf(without(place, 'item'))}#objekt-${item.id}" aria-label="Stäng">${icon('close')}</a>
    </div>
    ${stamp('Skapad', item.createdAt, item.createdBy)}${stamp('Ändrad', item.changedAt, item.changedBy)}
    ${content && mayOpenFiles(reader, list) ? html`<p>${download(fileAddress(place.persona, list.name, item.id), `Hämta filen, ${fileSize(content.size)}`)}</p>` : ''}
    <h3>Fält</h3>
    <dl>
      ${columns.map((column) => {
        const value = formattedValue(reader, list, item, column.name);
        return html`<div>
          <dt>${columnName(column.name, column.displayName)}</dt>
          <dd>${value === '' ? html`<span class="quiet">Inget värde</span>` : typeof value === 'string' ? longText(value) : value}</dd>
        </div>`;
      })}
    </dl>
    <h3>Versioner</h3>
    ${maySeeVersions(reader, list) ? versions(reader, list, item, place.persona) : html`<p>Du får inte se objektets versioner.</p>`}
  </aside>`;
}

/** What is longer than a few lines is folded; all of it is there. */
const fewLines = 300;
const longText = (text: string): Html => {
  const whole = html`<span class="text">${text}</span>`;
  if (text.length <= fewLines) return whole;
  return html`<details class="long">
    <summary>
      <span class="beginning">${[...text].slice(0, 140).join('')}… </span><span class="more">Visa allt</span><span class="less">Visa mindre</span>
    </summary>
    ${whole}
  </details>`;
};

const download = (address: string, words: string): Html => html`<a class="download" href="${address}">${icon('download')}${words}</a>`;

/** Newest first, each with what it changed. */
function versions(reader: Reader, list: List, item: Item, persona: string): Html {
  const rows = item.versions.map((version, index) => ({ version, before: item.versions[index - 1] })).toReversed();
  return html`<ol class="versions">
    ${rows.map(
      ({ version, before }) =>
        html`<li>
          <b>Version ${version.label}</b> <span class="quiet">${swedishTime(new Date(version.at))} av ${nameOf(reader, version.by)}</span>
          ${
            version.content && mayOpenFiles(reader, list)
              ? html`<p>
                  ${download(fileAddress(persona, list.name, item.id, version.label), `Hämta version ${version.label}, ${fileSize(version.content.size)}`)}
                </p>`
              : ''
          }
          ${changes(list, version, before)}
        </li>`,
    )}
  </ol>`;
}

function changes(list: List, version: ItemVersion, before: ItemVersion | undefined): Html | '' {
  const changed = [...list.columns.values()].filter(
    (column) => !column.hidden && JSON.stringify(version.fields[column.name]) !== JSON.stringify(before?.fields[column.name]),
  );
  if (changed.length === 0) return '';
  const text = (column: Column) => longText(shownText(column, version.fields[column.name]) || 'Inget värde');
  return html`<details>
    <summary>${before ? 'Ändrade' : 'Första'} fält (${changed.length})</summary>
    <dl>
      ${changed.map(
        (column) =>
          html`<div>
            <dt>${columnName(column.name, column.displayName)}</dt>
            <dd>${text(column)}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
