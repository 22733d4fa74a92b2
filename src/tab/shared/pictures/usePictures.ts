// A form's pictures. The form holds them, PicturesInput shows them, and `record` makes what is saved.

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useActions } from '../actions.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { ShelfView } from './shelfView.ts';

/** `isReady`: there is at least one picture and all of them are taken. */
export type Pictures = ShelfView & Omit<Shelf, 'view' | 'listen' | 'close'> & { isReady: boolean };

export function usePictures(): Pictures {
  const { openPictureDesk } = useActions();
  const [shelf] = useState(() => openShelf(openPictureDesk));
  const view = useSyncExternalStore(shelf.listen, shelf.view);
  useEffect(() => () => shelf.close(), [shelf]);
  const isReady = view.pictures.length > 0 && view.pictures.every(({ state }) => state.kind === 'taken');
  const { add, remove, again, forget, record } = shelf;
  return { ...view, isReady, add, remove, again, forget, record };
}
