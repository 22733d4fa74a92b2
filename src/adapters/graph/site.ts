// Where the product's lists and libraries are. Asked once and kept: ids never change while a tab is open.

import type { Client } from '@microsoft/microsoft-graph-client';
import { OutsideError } from '../../outsideError.ts';
import { outside } from './client.ts';

export type Site = {
  id: string;
  /** Graph path of a list, by its internal name. Throws OutsideError missing when provision has not made it. */
  list(name: string): string;
  /** Graph path of a library's drive root. */
  drive(name: string): Promise<string>;
};

type ListInfo = { id: string; name: string; displayName: string };

/** `address` is host:/path as in config.json. https://learn.microsoft.com/graph/api/site-getbypath */
export function openSite(client: Client, address: string): () => Promise<Site> {
  let opened: Promise<Site> | undefined;
  return () => {
    opened ??= readSite(client, address).catch((thrown) => {
      opened = undefined;
      throw outside(thrown);
    });
    return opened;
  };
}

async function readSite(client: Client, address: string): Promise<Site> {
  const site = (await client.api(`/sites/${address}`).select('id').get()) as { id: string };
  const answer = (await client.api(`/sites/${site.id}/lists`).select('id,name,displayName').top(200).get()) as { value: ListInfo[] };
  const byName = new Map(answer.value.map((list) => [list.name, list.id]));
  const drives = new Map<string, Promise<string>>();
  const list = (name: string) => {
    const id = byName.get(name);
    if (!id) throw new OutsideError('missing', `the list ${name} is not in the site, or this person may not see it`);
    return `/sites/${site.id}/lists/${id}`;
  };
  return {
    id: site.id,
    list,
    drive(name) {
      let drive = drives.get(name);
      if (!drive) {
        drive = client
          .api(`${list(name)}/drive`)
          .select('id')
          .get()
          .then((found: { id: string }) => `/drives/${found.id}/root`);
        drives.set(name, drive);
        // A failed answer is not kept: the next record asks again.
        drive.catch(() => drives.delete(name));
      }
      return drive;
    },
  };
}
