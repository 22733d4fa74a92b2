// Prints manifest/lists.json and manifest/views.json from the tables in the domain. A test holds files and tables equal.

import { writeFileSync } from 'node:fs';
import { comingLists, lists, recordColumns } from '../src/domain/lists.ts';
import { columnFormats, libraryViews, recordViews, views } from '../src/domain/views.ts';
import { exits, type Job } from './job.ts';

/** The text of manifest/lists.json. */
export function listsManifest(): string {
  const about = 'Lists, columns and library columns of the site. Printed by `npm run job -- manifest` from src/domain/lists.ts; the provision job makes them.';
  return `${JSON.stringify({ about, lists: { ...lists, ...comingLists }, recordColumns }, null, 2)}\n`;
}

/** The text of manifest/views.json. */
export function viewsManifest(): string {
  const about =
    'Views and column formatting for those who work in plain SharePoint. Printed by `npm run job -- manifest` from src/domain/views.ts; the provision job applies them.';
  return `${JSON.stringify({ about, views, libraryViews, recordViews, columnFormats }, null, 2)}\n`;
}

export const printManifest: Job = {
  name: 'manifest',
  does: 'prints manifest/lists.json and views.json again after a change of their tables',
  async run(context) {
    writeFileSync('manifest/lists.json', listsManifest());
    writeFileSync('manifest/views.json', viewsManifest());
    context.say('manifest/lists.json and manifest/views.json are written.');
    return await Promise.resolve(exits.done);
  },
};
