// The browser's dialog for files, and a telephone's camera.

import { useRef, type RefObject } from 'react';
import { pictureKinds } from '../../../domain/picture.ts';
import { writingKinds } from '../../../domain/writing.ts';

const pictures = Object.values(pictureKinds)
  .map(({ mime }) => mime)
  .join();
/** By ending too: few computers know what kind an .eml is. */
const accepted = [pictures, ...Object.values(writingKinds).map(({ mime, ending }) => `${mime},.${ending}`)].join();

export type Picker = ReturnType<typeof usePicker>;

/** The browser's own dialog, and a telephone's camera. `instead` is the picture that the chosen one comes for. */
export function usePicker(take: (files: readonly File[], instead?: number) => void) {
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const instead = useRef<number>(undefined);
  const open = (input: RefObject<HTMLInputElement | null>, key?: number) => {
    instead.current = key;
    input.current?.click();
  };
  const taken = (input: HTMLInputElement) => {
    if (input.files?.length) take([...input.files], instead.current);
    // So that the same file may be chosen again.
    input.value = '';
  };
  return {
    choose: (key?: number) => open(files, key),
    photograph: () => open(camera),
    inputs: (
      <>
        <input ref={files} type="file" accept={accepted} multiple hidden onChange={({ target }) => taken(target)} />
        <input ref={camera} type="file" accept={pictures} capture="environment" hidden onChange={({ target }) => taken(target)} />
      </>
    ),
  };
}
