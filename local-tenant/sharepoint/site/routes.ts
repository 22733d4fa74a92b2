// /sharepoint: the lists and libraries as one sees them in plain SharePoint. Read only, made anew from the store for every request, and without any script.

import { readFile } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import type { Services } from '../../services.ts';
import type { List } from '../../store/state.ts';
import { readPlace } from './address.ts';
import { contentsPage } from './contents.ts';
import { formatStyles } from './formatLook.ts';
import { chooser, notice, page } from './frame.ts';
import type { Html } from '../../document.ts';
import { itemPanel } from './itemPanel.ts';
import { listPage, viewOf } from './listPage.ts';
import { html } from 'hono/html';
import { NotPlayed } from './notPlayed.ts';
import { isLibrary, itemFor, listNamed, mayOpenFiles, maySeeVersions, readerOf, type Reader } from './reader.ts';

const headers = {
  // Nothing but the page's own style sheet; what stands in a list can do nothing.
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** In order: a later one has the last word. */
const sheets = ['../../ground.css', './site.css', './list.css', './item.css'];

export function siteRoutes(services: Services): Hono {
  const app = new Hono();
  const answer = async (c: Context, content: Html, status: 200 | 403 | 404 | 501 = 200) => c.html(await content, status, headers);

  app.get('/sharepoint/site.css', async (c) => {
    const read = await Promise.all(sheets.map(async (sheet) => await readFile(new URL(sheet, import.meta.url), 'utf8')));
    return c.body([...read, formatStyles(), ''].join('\n'), 200, { ...headers, 'Content-Type': 'text/css; charset=utf-8' });
  });
  app.get('/sharepoint', async (c) => {
    const reader = readerOf(services, c.req.query('persona'));
    if (!reader) return await answer(c, chooser(services.people));
    return await answer(c, page(reader, 'Webbplatsinnehåll', contentsPage(reader), { persona: reader.person.id }));
  });
  app.get('/sharepoint/:list', async (c) => {
    const reader = readerOf(services, c.req.query('persona'));
    if (!reader) return await answer(c, chooser(services.people));
    const { content, status, title } = found(reader, c.req.param('list'), new URL(c.req.url).searchParams);
    return await answer(c, page(reader, title, content, readPlace(reader.person.id, c.req.param('list'), new URL(c.req.url).searchParams)), status);
  });
  app.get('/sharepoint/:list/fil/:item', (c) => {
    const reader = readerOf(services, c.req.query('persona'));
    const list = reader && listNamed(reader, c.req.param('list'));
    const item = list && itemFor(reader, list, Number(c.req.param('item')));
    const version = c.req.query('version');
    if (!reader || !item || !mayOpenFiles(reader, list) || (version !== undefined && !maySeeVersions(reader, list)))
      return c.text('Filen finns inte.', 404, headers);
    const content = version === undefined ? item.file?.content : item.versions.find(({ label }) => label === version)?.content;
    if (!content) return c.text('Filen finns inte.', 404, headers);
    // Always saved, never shown in this origin.
    return c.body(new Uint8Array(services.store.blobs.read(content.sha256)), 200, {
      ...headers,
      'Content-Type': content.mimeType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(item.file?.name ?? 'fil')}`,
    });
  });
  return app;
}

type Found = { content: Html; title: string; status: 200 | 403 | 404 | 501 };

function found(reader: Reader, name: string, query: URLSearchParams): Found {
  const list = listNamed(reader, name);
  if (!list)
    return {
      content: notice('Du har inte åtkomst', 'Listan eller biblioteket finns inte, eller så får du inte se det. Be webbplatsens ägare om åtkomst.'),
      title: 'Du har inte åtkomst',
      status: 403,
    };
  try {
    return inList(reader, list, query);
  } catch (thrown) {
    if (!(thrown instanceof NotPlayed)) throw thrown;
    return { content: notice('Vyn kan inte visas här', thrown.message), title: list.displayName, status: 501 };
  }
}

function inList(reader: Reader, list: List, query: URLSearchParams): Found {
  const place = readPlace(reader.person.id, list.name, query);
  const view = viewOf(list, place.view);
  const folder = place.folder ? itemFor(reader, list, place.folder) : undefined;
  if (!view || (place.folder && (!isLibrary(list) || !folder || folder.file?.content)))
    return { content: notice('Sidan finns inte', 'Vyn eller mappen finns inte längre.'), title: list.displayName, status: 404 };
  const shown = { reader, list, view, place };
  const item = place.item ? itemFor(reader, list, place.item) : undefined;
  const content = html`<div class="beside">
    <div class="list">${listPage(shown)}</div>
    ${item ? itemPanel(shown, item) : ''}
  </div>`;
  return { content, title: list.displayName, status: place.item && !item ? 404 : 200 };
}
