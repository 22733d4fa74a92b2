// Pictures that are pasted or dropped anywhere while the form is shown. Pasted text is left to its field.

import { useEffect, useRef, useState } from 'react';

/** Answers whether files are held over the page now. */
export function useArriving(take: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const pictures = pastedPictures(event);
      if (pictures.length === 0) return;
      event.preventDefault();
      taking.current(pictures);
    };
    // Everywhere, since a file that is dropped beside a form makes the browser leave the page for it.
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      taking.current([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

/** A file that was copied among others comes with its name. */
const writing = /\.(?:pdf|eml|txt|msg)$/i;

const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** What was copied from a document may be both text and picture: in a field it is text. */
function pastedPictures({ clipboardData, target }: ClipboardEvent): File[] {
  const isField = target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
  if (!clipboardData || (isField && clipboardData.types.includes('text/plain'))) return [];
  return [...clipboardData.files].filter(({ type, name }) => type.startsWith('image/') || writing.test(name));
}
