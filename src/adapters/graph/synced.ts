// One store a list: the whole list is read once, then only what has changed. Everybody who asks for a list asks the store.

import type { Item, ListName, Lists } from '../../domain/rows.ts';
import type { Changes, Copies, Deltas, ListCopy, Register } from '../../ports.ts';
import { columnsOf } from './register.ts';

/** The register with `all` answered from the stores. What is written is in its store at once: a delta may tell of it later. */
export function syncedRegister(register: Register, deltas: Deltas, copies: Copies): Register {
  const stores = new Map<ListName, ListStore<ListName>>();

  function storeOf<L extends ListName>(list: L): ListStore<L> {
    const there = (stores.get(list) as ListStore<L> | undefined) ?? listStore(list, deltas, copies);
    stores.set(list, there as unknown as ListStore<ListName>);
    return there;
  }

  function keep<L extends ListName, Answer extends Item<Lists[L]> | string>(list: L, answer: Answer): Answer {
    if (typeof answer !== 'string') storeOf(list).keep(answer);
    return answer;
  }

  return {
    ...register,
    all: async (list) => [...(await storeOf(list).upToDate()).values()].toSorted((a, b) => a.id - b.id),
    add: async (list, row) => keep(list, await register.add(list, row)),
    change: async (list, id, etag, row) => keep(list, await register.change(list, id, etag, row)),
  };
}

type Items<L extends ListName> = Map<number, Item<Lists[L]>>;
type ListStore<L extends ListName> = { upToDate(): Promise<Items<L>>; keep(written: Item<Lists[L]>): void };

/**
 * The store of one list. An answer tells of the list as it stood at some moment after it was asked for: what is written here between the asking and
 * the coming of the answer may lack in it, or stand in it as it was before. So writes are remembered while a reading is under way, and of two words
 * about an item the later one stands.
 */
function listStore<L extends ListName>(list: L, deltas: Deltas, copies: Copies): ListStore<L> {
  const shape = columnsOf(list).join();
  let read: { token: string; items: Items<L> } | undefined;
  /** Lists are brought up to date one reading at a time: two that ask at once ask the same question. */
  let underWay: { reading: Promise<Items<L>>; written: Items<L> } | undefined;

  async function bringUpToDate(written: Items<L>): Promise<Items<L>> {
    read ??= opened(await copies.read(list), shape);
    const changes = await deltas.since(list, read?.token);
    if (changes === 'resync' || !read) return await startAnew(changes, written);
    const { items } = read;
    const news = { ...changes, items: changes.items.map((told) => later(told, items.get(told.id))) };
    for (const item of news.items) items.set(item.id, item);
    for (const id of news.removed) items.delete(id);
    read.token = news.token;
    await copies.write(list, shape, news, false);
    return items;
  }

  /** Of the whole list, either answered already or asked for now. */
  async function startAnew(answered: Changes<L> | 'resync', written: Items<L>): Promise<Items<L>> {
    const whole = answered === 'resync' ? await deltas.since(list, undefined) : answered;
    if (whole === 'resync') throw new Error(`the list ${list} asks to be read anew for ever`);
    const items: Items<L> = new Map(whole.items.map((item) => [item.id, item]));
    for (const own of written.values()) items.set(own.id, later(own, items.get(own.id)));
    read = { token: whole.token, items };
    await copies.write(list, shape, { ...whole, items: [...items.values()] }, true);
    return items;
  }

  return {
    upToDate() {
      if (underWay) return underWay.reading;
      const written: Items<L> = new Map();
      const reading = bringUpToDate(written).finally(() => (underWay = undefined));
      underWay = { reading, written };
      return reading;
    },
    keep(item) {
      for (const items of [read?.items, underWay?.written]) items?.set(item.id, later(item, items.get(item.id)));
    },
  };
}

/** The later of two words about one item. SharePoint counts an item's changes in its etag (`"<id>,<count>"`); where it does not, the stamps tell. */
function later<Row>(one: Item<Row>, other: Item<Row> | undefined): Item<Row> {
  if (!other) return one;
  const [mine, theirs] = [countOf(one.etag), countOf(other.etag)];
  const isOlder = mine === undefined || theirs === undefined ? one.changedAt < other.changedAt : mine < theirs;
  return isOlder ? other : one;
}

function countOf(etag: string): number | undefined {
  const count = /,(\d+)"?$/.exec(etag)?.[1];
  return count === undefined ? undefined : Number(count);
}

function opened<L extends ListName>(copy: ListCopy<L> | undefined, shape: string): { token: string; items: Items<L> } | undefined {
  return copy && copy.shape === shape && copy.token ? { token: copy.token, items: new Map(copy.items.map((item) => [item.id, item])) } : undefined;
}
