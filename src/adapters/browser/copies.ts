// The lists as they were read last, in the browser's own database: one database a person, and none of anybody else's.
// Where the browser keeps nothing for this frame, nothing is kept: the stores then live in memory.

import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Item, ListName } from '../../domain/rows.ts';
import type { Copies, ListCopy } from '../../ports.ts';

type AnyItem = Item<unknown>;
interface Kept extends DBSchema {
  lists: { key: string; value: { shape: string; token: string } };
  items: { key: [list: string, id: number]; value: AnyItem };
}

const prefix = 'sociala-medier.lists.';
const version = 1;
/** Every item of a list: numbers come before arrays in the order of keys. */
const itemsOf = (list: string) => IDBKeyRange.bound([list], [list, []]);

/** The copies of one person. Those of anybody who used this browser before are put away. */
export function copiesOf(person: { tenantId: string; oid: string }): Copies {
  const opening = open(`${prefix}${person.tenantId}.${person.oid}`).catch(() => nothingKept);
  return {
    read: async (list) => await (await opening).read(list),
    write: async (list, shape, changes, anew) => await (await opening).write(list, shape, changes, anew),
  };
}

const nothingKept: Copies = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };

async function open(name: string): Promise<Copies> {
  await wipeOthers(name);
  const database = await openDB<Kept>(name, version, {
    upgrade: layOut,
    // Somebody else has come in another window of this browser, and puts this database away: whoever holds on to it would keep that person waiting.
    blocking: () => database.close(),
  });
  return copiesIn(database);
}

function layOut(database: IDBPDatabase<Kept>): void {
  database.createObjectStore('lists');
  database.createObjectStore('items');
}

async function wipeOthers(mine: string): Promise<void> {
  // Not every browser lists its databases; one that does not keeps the former person's until she or he comes back.
  const all = (await indexedDB.databases?.()) ?? [];
  // Not waited for: a window that still has it open lets go of it first.
  for (const { name } of all) if (name?.startsWith(prefix) && name !== mine) void deleteDB(name).catch(() => undefined);
}

function copiesIn(database: IDBPDatabase<Kept>): Copies {
  return {
    async read<L extends ListName>(list: L) {
      try {
        const head = await database.get('lists', list);
        return head && ({ ...head, items: (await database.getAll('items', itemsOf(list))) as unknown } as ListCopy<L>);
      } catch {
        return undefined;
      }
    },
    async write(list, shape, { items, removed, token }, anew) {
      try {
        const writing = database.transaction(['lists', 'items'], 'readwrite');
        const rows = writing.objectStore('items');
        if (anew) await rows.delete(itemsOf(list));
        for (const item of items) void rows.put(item, [list, item.id]);
        for (const id of removed) void rows.delete([list, id]);
        void writing.objectStore('lists').put({ shape, token }, list);
        await writing.done;
      } catch {
        // A full disk or a closed database: the next start reads more from the server, nothing else.
      }
    },
  };
}
