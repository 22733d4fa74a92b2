// Prints manifest/lists.json from the one table of lists in the domain. A test holds the file and the table equal.

import { writeFileSync } from 'node:fs';
import { comingLists, lists, recordColumns } from '../src/domain/lists.ts';
import { exits, type Job } from './job.ts';

/** The text of manifest/lists.json. */
export function listsManifest(): string {
  const about = 'Lists, columns and library columns of the site. Printed by `npm run job -- manifest` from src/domain/lists.ts; the provision job makes them.';
  return `${JSON.stringify({ about, lists: { ...lists, ...comingLists }, recordColumns }, null, 2)}\n`;
}

export const printManifest: Job = {
  name: 'manifest',
  does: 'prints manifest/lists.json again after a change of the field table',
  async run(context) {
    writeFileSync('manifest/lists.json', listsManifest());
    context.say('manifest/lists.json is written.');
    return await Promise.resolve(exits.done);
  },
};
