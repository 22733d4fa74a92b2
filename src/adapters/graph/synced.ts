// One store a list: the whole list is read once, then only what has changed. Everybody who asks for a list asks the store.

import type { Item, ListName, Lists } from '../../domain/rows.ts';
import type { Copies, Deltas, ListCopy, Register } from '../../ports.ts';
import { columnsOf } from './register.ts';

type Store<L extends ListName> = { token: string; items: Map<number, Item<Lists[L]>> };

/** The register with `all` answered from the stores. What is written is in its store at once: a delta may tell of it later. */
export function syncedRegister(register: Register, deltas: Deltas, copies: Copies): Register {
  const stores = new Map<ListName, Store<ListName>>();
  /** Lists are brought up to date one reading at a time: two that ask at once ask the same question. */
  const underWay = new Map<ListName, Promise<Store<ListName>>>();

  async function bringUpToDate<L extends ListName>(list: L): Promise<Store<L>> {
    const shape = columnsOf(list).join();
    const known = (stores.get(list) as Store<L> | undefined) ?? opened(await copies.read(list), shape);
    const changes = await deltas.since(list, known?.token);
    if (changes === 'resync') {
      stores.delete(list);
      return await readAnew(list, shape);
    }
    const store: Store<L> = known ?? { token: '', items: new Map() };
    for (const item of changes.items) store.items.set(item.id, item);
    for (const id of changes.removed) store.items.delete(id);
    store.token = changes.token;
    stores.set(list, store as unknown as Store<ListName>);
    await copies.write(list, shape, changes, known === undefined);
    return store;
  }

  async function readAnew<L extends ListName>(list: L, shape: string): Promise<Store<L>> {
    const changes = await deltas.since(list, undefined);
    if (changes === 'resync') throw new Error(`the list ${list} asks to be read anew for ever`);
    const store: Store<L> = { token: changes.token, items: new Map(changes.items.map((item) => [item.id, item])) };
    stores.set(list, store as unknown as Store<ListName>);
    await copies.write(list, shape, changes, true);
    return store;
  }

  function upToDate<L extends ListName>(list: L): Promise<Store<L>> {
    const there = underWay.get(list) as Promise<Store<L>> | undefined;
    if (there) return there;
    const reading = bringUpToDate(list).finally(() => underWay.delete(list));
    underWay.set(list, reading as unknown as Promise<Store<ListName>>);
    return reading;
  }

  function keep<L extends ListName, Answer extends Item<Lists[L]> | string>(list: L, answer: Answer): Answer {
    if (typeof answer !== 'string') (stores.get(list) as Store<L> | undefined)?.items.set(answer.id, answer);
    return answer;
  }

  return {
    ...register,
    all: async (list) => [...(await upToDate(list)).items.values()].toSorted((a, b) => a.id - b.id),
    add: async (list, row) => keep(list, await register.add(list, row)),
    change: async (list, id, etag, row) => keep(list, await register.change(list, id, etag, row)),
  };
}

function opened<L extends ListName>(copy: ListCopy<L> | undefined, shape: string): Store<L> | undefined {
  return copy && copy.shape === shape && copy.token ? { token: copy.token, items: new Map(copy.items.map((item) => [item.id, item])) } : undefined;
}
