// A form's pictures and other files. The form holds them, PicturesInput shows them, and `record` makes what is saved.

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { unsoundCharacter } from '../../../domain/input.ts';
import type { WritingContent } from '../../../domain/writing.ts';
import { pictureTexts } from '../../texts/pictures.ts';
import { useActions } from '../actions.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { ShelfView } from './shelfView.ts';

/**
 * `isReady`: there is at least one file and all of them are taken. `words`: what texts and mails among them say; a mail's own addresses are at home in it, and
 * left out. `text` is being written, undefined where nobody writes: `record` takes it as a file of its own, `count` counts it.
 */
export type Pictures = ShelfView &
  Omit<Shelf, 'view' | 'listen' | 'close'> & {
    isReady: boolean;
    count: number;
    words: readonly string[];
    text: string | undefined;
    /** What keeps the text from being a file: it holds a character that no text has. */
    textFault: string | undefined;
    write(text: string | undefined): void;
    /** The text as it stands becomes a file among the others. */
    addText(): void;
  };

export function usePictures(): Pictures {
  const { openPictureDesk } = useActions();
  const [shelf] = useState(() => openShelf(openPictureDesk));
  const view = useSyncExternalStore(shelf.listen, shelf.view);
  const [text, setText] = useState<string>();
  // What is done again after a failure knows the text of then: it is a file since, and is added once.
  const written = useRef<string>(undefined);
  const write = (next: string | undefined) => {
    written.current = next;
    setText(next);
  };
  const addText = () => {
    if (faultOf(written.current)) return;
    if (written.current?.trim()) shelf.add([new File([written.current], pictureTexts.text.called, { type: 'text/plain' })]);
    write(undefined);
  };
  useEffect(() => () => shelf.close(), [shelf]);
  const isReady = view.pictures.length > 0 && view.pictures.every(({ state }) => state.kind === 'taken');
  const count = view.pictures.length + (text?.trim() ? 1 : 0);
  const words = view.pictures.flatMap(({ state }) => (state.kind === 'taken' && 'content' in state.picture ? wordsOf(state.picture.content) : []));
  const { add, remove, again, forget } = shelf;
  const record: Shelf['record'] = async (about) => {
    addText();
    return await shelf.record(about);
  };
  return { ...view, isReady, count, words: [...words, text ?? ''], text, textFault: faultOf(text), write, addText, add, remove, again, forget, record };
}

/** Marks that turn the reading are part of what somebody wrote; controls are not (writings.ts refuses them). */
const faultOf = (text = ''): string | undefined => (/[^\P{Cc}\t\n\r\f]/u.test(text) ? unsoundCharacter(text) : undefined);

const wordsOf = (content: WritingContent): string[] => (content.kind === 'pdf' ? [] : [content.text ?? '']);
