// The page round a list: who looks, the site's name and the lists and libraries beside it. No script runs on it.

import { html } from 'hono/html';
import type { Persona } from '../../demo/people.ts';
import { documentOf, type Html } from '../../document.ts';
import type { List } from '../../store/state.ts';
import { addressOf, type Place } from './address.ts';
import { icon } from './icons.ts';
import { isLibrary, listsFor, type Reader } from './reader.ts';
import { swedishName } from './words.ts';

const fullName = (person: Persona) => `${person.givenName} ${person.surname}`;
const initials = (person: Persona) => `${person.givenName[0] ?? ''}${person.surname[0] ?? ''}`;

const look = html`<link rel="stylesheet" href="/sharepoint/site.css" />`;

/** A page of the site, with `main` in the middle. `list` is the one that is open. */
export function page(reader: Reader, title: string, main: Html, place: Place): Html {
  const { person, site } = reader;
  const lists = listsFor(reader);
  const home = addressOf({ persona: person.id });
  return documentOf(
    `${title} – ${site.title}`,
    look,
    html`<a class="skip" href="#innehall">Gå till innehållet</a>
      <header class="suite">
        <a class="brand" href="${home}">SharePoint</a>
        <details class="who">
          <summary><span class="initials" aria-hidden="true">${initials(person)}</span><span class="who-name">${fullName(person)}</span></summary>
          <nav aria-label="Byt person">${personLinks(reader.services.people, place)}</nav>
        </details>
      </header>
      <div class="site">
        <nav class="lists" aria-label="Webbplatsen">
          <p class="site-name"><span class="mark" aria-hidden="true">${site.title[0]}</span><span>${site.title}</span></p>
          <ul>
            <li><a href="${home}" ${place.list === undefined ? html`aria-current="page"` : ''}>${icon('home')}Webbplatsinnehåll</a></li>
          </ul>
          ${listLinks(
            'Listor',
            lists.filter((list) => !isLibrary(list)),
            place,
          )}
          ${listLinks('Bibliotek', lists.filter(isLibrary), place)}
        </nav>
        <main id="innehall" tabindex="-1">${main}</main>
      </div>`,
  );
}

function listLinks(title: string, lists: readonly List[], { persona, list: open }: Place): Html | '' {
  if (lists.length === 0) return '';
  return html`<h2>${title}</h2>
    <ul>
      ${lists.map(
        (list) =>
          html`<li>
            <a href="${addressOf({ persona, list: list.name })}" ${list.name === open ? html`aria-current="page"` : ''}
              >${icon(isLibrary(list) ? 'library' : 'list')}${swedishName(list.displayName)}</a
            >
          </li>`,
      )}
    </ul>`;
}

/** The same place as another person. A list that the other may not see answers for itself. */
function personLinks(people: readonly Persona[], place: Place): Html[] {
  return people.map(
    (person) =>
      html`<a class="person" href="${addressOf({ ...place, persona: person.id })}" ${person.id === place.persona ? html`aria-current="true"` : ''}
        ><span class="initials" aria-hidden="true">${initials(person)}</span><span><b>${fullName(person)}</b><small>${person.title}</small></span></a
      >`,
  );
}

/** Asked for when the address names no person. */
export function chooser(people: readonly Persona[]): Html {
  return documentOf(
    'SharePoint',
    look,
    html`<main class="choose">
      <h1>Vem är du?</h1>
      <nav aria-label="Personer">${personLinks(people, { persona: '' })}</nav>
    </main>`,
  );
}

/** Instead of a list: a heading and a sentence. */
export const notice = (heading: string, sentence: string): Html =>
  html`<div class="notice" role="alert">
    <h1>${heading}</h1>
    <p>${sentence}</p>
  </div>`;
