// What is seen of a form's pictures and other files, and who is told when it changes.

import type { PictureRefusal } from '../../../domain/picture.ts';
import type { WritingRefusal } from '../../../domain/writing.ts';
import type { FileOnDesk } from '../../../ports.ts';

export type PictureState = { kind: 'taking'; part: number } | { kind: 'taken'; picture: FileOnDesk } | { kind: 'failed'; thrown: unknown };
/** Most are pictures: any file that may be evidence stands among them. `called` = what it is called where it came from. `address` shows a picture. */
export type ShelvedPicture = { key: number; called: string; state: PictureState; address?: string };
export type FileRefusal = PictureRefusal | WritingRefusal | 'unreadable';
export type RefusedFile = { key: number; called: string; why: FileRefusal };
/** `text` is being written, and is no file yet; undefined where nobody writes. */
export type ShelfView = { pictures: readonly ShelvedPicture[]; refused: readonly RefusedFile[]; text: string | undefined };

export type HeldView = ReturnType<typeof holdView>;

export function holdView() {
  const listeners = new Set<() => void>();
  let view: ShelfView = { pictures: [], refused: [], text: undefined };
  let keys = 0;

  const show = (next: Partial<ShelfView>) => {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  };
  const find = (key: number) => view.pictures.find((one) => one.key === key);
  const takeAway = (key: number): ShelvedPicture | undefined => {
    const gone = find(key);
    if (gone?.address) URL.revokeObjectURL(gone.address);
    if (gone) show({ pictures: view.pictures.filter((one) => one !== gone) });
    return gone;
  };
  return {
    view: () => view,
    /** Answers the way to stop listening. */
    listen: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    find,
    change: (key: number, more: Partial<ShelvedPicture>) => show({ pictures: view.pictures.map((one) => (one.key === key ? { ...one, ...more } : one)) }),
    /** As being taken, after the picture with the key `after`, or last. Answers their keys. */
    insert: (names: readonly string[], after?: number): number[] => {
      const added = names.map((called): ShelvedPicture => ({ key: ++keys, called, state: { kind: 'taking', part: 0 } }));
      const before = view.pictures.findIndex(({ key }) => key === after);
      show({ pictures: view.pictures.toSpliced(before < 0 ? view.pictures.length : before + 1, 0, ...added) });
      return added.map(({ key }) => key);
    },
    takeAway,
    refuse: (key: number, why: FileRefusal) => {
      const refused = takeAway(key);
      if (refused) show({ refused: [...view.refused, { key, called: refused.called, why }] });
    },
    write: (text: string | undefined) => show({ text }),
    forget: (key: number) => show({ refused: view.refused.filter((one) => one.key !== key) }),
  };
}
