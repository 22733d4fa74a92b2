// The pictures of a form while it is written: the bytes are kept here, in memory alone, so that whatever happens to the desk a picture can be taken again.

import { mostPictureBytes } from '../../../domain/picture.ts';
import { OutsideError } from '../../../outsideError.ts';
import type { EvidenceAbout, EvidenceRecord, PictureDesk } from '../../../ports.ts';
import { holdView, type HeldView, type ShelfView } from './shelfView.ts';
import { addressOf } from './thumbnail.ts';

export type Shelf = {
  view(): ShelfView;
  listen(listener: () => void): () => void;
  /** They are taken one after the other. `instead` is the key of a picture that goes when the first of them is there. */
  add(files: readonly File[], instead?: number): void;
  remove(key: number): void;
  /** Takes a picture that failed once more. */
  again(key: number): void;
  /** Puts a refused file out of sight. */
  forget(key: number): void;
  write(text: string | undefined): void;
  /** Waits for what is being taken. False when a file was refused meanwhile: whoever brought it has not seen that yet. */
  settled(): Promise<boolean>;
  /**
   * Waits for what is being taken; takes again what the desk has lost. Rejected with what stopped the first picture that fails, and with an OutsideError
   * when there is no picture or the shelf was closed meanwhile: a record of less than was here is never made.
   */
  record(about: EvidenceAbout): Promise<EvidenceRecord>;
  /** Keeps everything here until `act` is over, also when the shelf is closed meanwhile. */
  held<T>(act: () => Promise<T>): Promise<T>;
  close(): void;
};

/** `open` is called when the first picture comes. */
export function openShelf(open: () => PictureDesk): Shelf {
  const held = holdView();
  const contents = new Map<number, Blob>();
  const desk = standingDesk(open, () => {
    for (const { key } of held.view().pictures) held.takeAway(key);
    held.write(undefined);
    contents.clear();
  });
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<unknown>) => void (turn = turn.then(act, act));
  const remove = (key: number) => {
    const gone = held.takeAway(key);
    contents.delete(key);
    if (gone?.state.kind === 'taken') desk.drop(gone.state.picture.id);
  };
  const take = (key: number) => takeOne(held, contents.get(key), key, desk.now);

  return {
    view: held.view,
    listen: held.listen,
    add(files, instead) {
      const keys = held.insert(
        files.map(({ name }) => name),
        instead,
      );
      for (const [index, file] of files.entries()) {
        const key = keys[index]!;
        inTurn(async () => {
          if (!held.find(key)) return;
          const content = await read(file);
          if (typeof content === 'string') held.refuse(key, content);
          else if (held.find(key)) contents.set(key, content);
          await take(key);
          if (index === 0 && instead !== undefined && held.find(key)?.state.kind === 'taken') remove(instead);
        });
      }
    },
    remove,
    again: (key) => inTurn(() => take(key)),
    forget: held.forget,
    write: held.write,
    async settled() {
      const before = held.view().refused.length;
      await turn;
      return held.view().refused.length <= before;
    },
    async record(about) {
      await turn;
      for (const { key, state } of held.view().pictures) if (state.kind !== 'taken' || !desk.has(state.picture.id)) inTurn(() => take(key));
      await turn;
      const there = desk.now();
      const ids = idsOf(held.view());
      if (ids.length === 0) throw new OutsideError('unexpected', 'there is no picture to make a record of');
      return await there.record(about, ids);
    },
    held: desk.held,
    close: desk.close,
  };
}

/** The desk from the first picture to the last who holds it: closed before that, it stands until they are done. `end` is called when it goes. */
function standingDesk(open: () => PictureDesk, end: () => void) {
  let desk: PictureDesk | undefined;
  let holders = 0;
  let isClosed = false;
  let isGone = false;
  const goIfFree = () => {
    if (!isClosed || holders > 0) return;
    isGone = true;
    end();
    desk?.close();
    desk = undefined;
  };
  return {
    now(): PictureDesk {
      if (isGone) throw new OutsideError('unexpected', 'the pictures were put away');
      return (desk ??= open());
    },
    has: (id: string): boolean => desk?.has(id) ?? false,
    drop: (id: string): void => desk?.drop(id),
    async held<T>(act: () => Promise<T>): Promise<T> {
      holders += 1;
      try {
        return await act();
      } finally {
        holders -= 1;
        goIfFree();
      }
    },
    close() {
      isClosed = true;
      goIfFree();
    },
  };
}

/** Here and now: a file may be changed or taken away later. */
async function read(file: File): Promise<Blob | 'tooHeavy' | 'unreadable'> {
  if (file.size > mostPictureBytes) return 'tooHeavy';
  return await file.arrayBuffer().then(
    (bytes) => new Blob([bytes]),
    () => 'unreadable' as const,
  );
}

/** Gives the desk the bytes and shows what it says of them. A picture that was removed meanwhile is on no desk. */
async function takeOne(held: HeldView, content: Blob | undefined, key: number, deskNow: () => PictureDesk): Promise<void> {
  const shelved = held.find(key);
  if (!shelved || !content) return;
  const inPart = (part: number) => held.change(key, { state: { kind: 'taking', part } });
  inPart(0);
  try {
    const desk = deskNow();
    const answer = await desk.take(shelved.called, new Uint8Array(await content.arrayBuffer()), inPart);
    if ('refusal' in answer) {
      held.refuse(key, answer.refusal);
      return;
    }
    const address = 'pieces' in answer ? (shelved.address ?? (await addressOf(content, answer.kind, answer.width))) : undefined;
    if (held.find(key)) {
      held.change(key, { state: { kind: 'taken', picture: answer }, ...(address ? { address } : {}) });
      return;
    }
    if (address) URL.revokeObjectURL(address);
    desk.drop(answer.id);
  } catch (thrown) {
    held.change(key, { state: { kind: 'failed', thrown } });
  }
}

const idsOf = ({ pictures }: ShelfView): string[] =>
  pictures.map(({ state }) => {
    if (state.kind === 'taken') return state.picture.id;
    throw state.kind === 'failed' ? state.thrown : new Error('a picture came while the record was made');
  });
