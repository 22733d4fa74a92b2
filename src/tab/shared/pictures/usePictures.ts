// A form's pictures. The form holds them, PicturesInput shows them, and `record` makes what is saved.

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useActions } from '../actions.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { WritingContent } from '../../../domain/writing.ts';
import type { ShelfView } from './shelfView.ts';

/**
 * `isReady`: there is at least one file and all of them are taken. `words`: what texts and mails among them say. A mail's own addresses are at home in it, and
 * left out.
 */
export type Pictures = ShelfView & Omit<Shelf, 'view' | 'listen' | 'close'> & { isReady: boolean; words: readonly string[] };

export function usePictures(): Pictures {
  const { openPictureDesk } = useActions();
  const [shelf] = useState(() => openShelf(openPictureDesk));
  const view = useSyncExternalStore(shelf.listen, shelf.view);
  useEffect(() => () => shelf.close(), [shelf]);
  const isReady = view.pictures.length > 0 && view.pictures.every(({ state }) => state.kind === 'taken');
  const { add, remove, again, forget, record } = shelf;
  const words = view.pictures.flatMap(({ state }) => (state.kind === 'taken' && 'content' in state.picture ? wordsOf(state.picture.content) : []));
  return { ...view, isReady, words, add, remove, again, forget, record };
}

const wordsOf = (content: WritingContent): string[] => (content.kind === 'pdf' ? [] : [content.text ?? '']);
