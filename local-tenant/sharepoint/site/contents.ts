// The site's contents: every list and library the person may see.

import { html } from 'hono/html';
import { addressOf } from './address.ts';
import type { Html } from '../../document.ts';
import { icon } from './icons.ts';
import { isLibrary, itemsFor, listsFor, type Reader } from './reader.ts';
import { swedishName, swedishTime } from './words.ts';

export function contentsPage(reader: Reader): Html {
  const rows = listsFor(reader).map((list) => {
    const name = swedishName(list.displayName);
    const changed = swedishTime(new Date(list.changedAt));
    return html`<tr>
      <td>${icon(isLibrary(list) ? 'library' : 'list')}</td>
      <th scope="row"><a href="${addressOf({ persona: reader.person.id, list: list.name })}">${name}</a></th>
      <td>${isLibrary(list) ? 'Dokumentbibliotek' : 'Lista'}</td>
      <td>${itemsFor(reader, list).length.toLocaleString('sv-SE')}</td>
      <td>${changed}</td>
    </tr>`;
  });
  return html`<h1>Webbplatsinnehåll</h1>
    <div class="sheet" role="region" aria-label="Webbplatsinnehåll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col" class="narrow"><span class="unseen">Bild</span></th>
            <th scope="col">Namn</th>
            <th scope="col">Typ</th>
            <th scope="col">Objekt</th>
            <th scope="col">Ändrad</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}
