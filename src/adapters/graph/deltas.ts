// What has changed in a list since it was read last. https://learn.microsoft.com/graph/api/listitem-delta

import type { Client } from '@microsoft/microsoft-graph-client';
import type { ListName, Lists } from '../../domain/rows.ts';
import type { Changes, Deltas } from '../../ports.ts';
import { inDomainWords, statusOf } from './client.ts';
import { columnsOf, itemOf, type GraphItem } from './register.ts';
import type { Site } from './site.ts';

type Told = (GraphItem & { deleted?: undefined }) | { id: string; deleted: object };
type DeltaPage = { value: Told[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };

const gone = 410;

export function graphDeltas(client: Client, site: () => Promise<Site>): Deltas {
  async function since<L extends ListName>(list: L, token: string | undefined): Promise<Changes<L> | 'resync'> {
    const first = token || `${(await site()).list(list)}/items/delta?$expand=fields($select=${columnsOf(list).join(',')})`;
    // The newest word about an item is the one that counts.
    const told = new Map<number, Told>();
    try {
      for (let page = (await client.api(first).get()) as DeltaPage; ; page = (await client.api(page['@odata.nextLink'] ?? '').get()) as DeltaPage) {
        for (const one of page.value) told.set(Number(one.id), one);
        if (!page['@odata.nextLink']) return { ...split(list, told), token: page['@odata.deltaLink'] ?? '' };
      }
    } catch (thrown) {
      if (statusOf(thrown) === gone) return 'resync';
      throw thrown;
    }
  }

  function split<L extends ListName>(list: L, told: ReadonlyMap<number, Told>): { items: ReturnType<typeof itemOf<L>>[]; removed: number[] } {
    const all = [...told];
    return {
      items: all.flatMap(([, one]) => (one.deleted ? [] : [itemOf(list, one) satisfies { row: Lists[L] }])),
      removed: all.flatMap(([id, one]) => (one.deleted ? [id] : [])),
    };
  }

  return { since: (list, token) => inDomainWords(since(list, token)) };
}
