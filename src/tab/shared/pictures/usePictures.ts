// A form's pictures and other files. The form holds them, PicturesInput shows them, and `record` makes what is saved.

import { useEffect, useState, useSyncExternalStore } from 'react';
import { unsoundCharacter } from '../../../domain/input.ts';
import type { WritingContent } from '../../../domain/writing.ts';
import { pictureTexts } from '../../texts/pictures.ts';
import { useActions } from '../actions.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { ShelfView } from './shelfView.ts';

/**
 * `isReady`: there is at least one file and all of them are taken. `words`: what texts and mails among them say; a mail's own addresses are at home in it, and
 * left out. `text` is being written: `settled` and `record` take it as a file of its own, `count` counts it.
 */
export type Pictures = ShelfView &
  Omit<Shelf, 'view' | 'listen' | 'close'> & {
    isReady: boolean;
    count: number;
    words: readonly string[];
    /** What keeps the text from being a file: it holds a character that no text has. */
    textFault: string | undefined;
    /** The text as it stands becomes a file among the others. */
    addText(): void;
    /** Which files are here now, to tell whether they are the same as at an earlier try: each has a number of its own for as long as the form lives. */
    keys(): readonly number[];
  };

/** Where a shelf lies that outlives its form. Whoever has the place closes it. */
export type ShelfPlace = { shelf?: Shelf };

/** Without a `place` the pictures go with the form, once nobody holds them. */
export function usePictures(place?: ShelfPlace): Pictures {
  const { openPictureDesk } = useActions();
  const [shelf] = useState(() => {
    const found = place?.shelf ?? openShelf(openPictureDesk);
    if (place) place.shelf = found;
    return found;
  });
  const view = useSyncExternalStore(shelf.listen, shelf.view);
  const { text } = view;
  // What is done again after a failure knows the text of then: it is a file since, and is added once.
  const addText = () => {
    const written = shelf.view().text;
    if (faultOf(written)) return;
    if (written?.trim()) shelf.add([new File([written], pictureTexts.text.called, { type: 'text/plain' })]);
    shelf.write(undefined);
  };
  const isKept = place !== undefined;
  useEffect(() => (isKept ? undefined : () => shelf.close()), [shelf, isKept]);
  const isReady = view.pictures.length > 0 && view.pictures.every(({ state }) => state.kind === 'taken');
  const count = view.pictures.length + (text?.trim() ? 1 : 0);
  const words = view.pictures.flatMap(({ state }) => (state.kind === 'taken' && 'content' in state.picture ? wordsOf(state.picture.content) : []));
  const { add, remove, again, forget, write, held } = shelf;
  const settled: Shelf['settled'] = async () => {
    addText();
    return await shelf.settled();
  };
  const record: Shelf['record'] = async (about) => {
    addText();
    return await shelf.record(about);
  };
  return {
    ...view,
    isReady,
    count,
    words: [...words, text ?? ''],
    textFault: faultOf(text),
    write,
    addText,
    add,
    remove,
    again,
    forget,
    settled,
    held,
    record,
    keys: () => shelf.view().pictures.map(({ key }) => key),
  };
}

/** Marks that turn the reading are part of what somebody wrote; controls are not (writings.ts refuses them). */
const faultOf = (text = ''): string | undefined => (/[^\P{Cc}\t\n\r\f]/u.test(text) ? unsoundCharacter(text) : undefined);

const wordsOf = (content: WritingContent): string[] => (content.kind === 'pdf' ? [] : [content.text ?? '']);
