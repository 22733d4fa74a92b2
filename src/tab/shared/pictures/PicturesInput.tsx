// Evidence (R18, R19): pictures, text, e-mail and PDF, pasted, dropped, chosen or photographed. What each is, what it gives away, and what cannot be taken is said
// before anything is saved.

import { Button, Field } from '@fluentui/react-components';
import { CameraRegular, ImageAddRegular, ImageMultipleRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { pictureTexts } from '../../texts/pictures.ts';
import { PastedText } from './PastedText.tsx';
import { PictureTile } from './PictureTile.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { useArriving } from './useArriving.ts';
import { usePicker, type Picker } from './usePicker.tsx';
import type { Pictures } from './usePictures.ts';
import './pictures.css';

/** `id` is the control's that a summary of faults leads to. `fault` is said under it. */
export type PicturesInputProps = { pictures: Pictures; label: string; id?: string; hint?: string; required?: boolean; fault?: string };

export function PicturesInput({ pictures, label, id, hint, required = false, fault }: PicturesInputProps) {
  const own = useId();
  const box = useRef<HTMLDivElement>(null);
  const toChooser = () => box.current?.querySelector('button')?.focus();
  const keep = useFocusKept(pictures, toChooser);
  const [removed, setRemoved] = useState<number>();
  const add = (files: readonly File[], instead?: number) => {
    setRemoved(undefined);
    pictures.add(files, instead);
  };
  const picker = usePicker(add);
  const isOver = useArriving(add);
  return (
    <div className="stack" role="group" aria-labelledby={own} {...described(own, hint, fault)} onFocus={keep.noted}>
      <div className="stack tight">
        <span id={own}>
          {label}
          {required && (
            <span className="required" aria-hidden>
              {' *'}
            </span>
          )}
        </span>
        {hint && (
          <span className="meta" id={`${own}-hint`}>
            {hint}
          </span>
        )}
      </div>
      <div className={isOver ? 'pictures-box over' : 'pictures-box'} ref={box}>
        <PicturesBox picker={picker} pictures={pictures} {...(id ? { id } : {})} {...described(own, undefined, fault)} />
      </div>
      {fault && <Field validationMessage={{ id: `${own}-fault`, children: fault }}>{() => <span />}</Field>}
      <p role="status" className="meta">
        {summary(pictures, removed)}
      </p>
      {pictures.pictures.length > 0 && (
        <ol className="stack close" aria-label={pictureTexts.list} ref={keep.list}>
          {pictures.pictures.map((picture, place) => (
            <PictureTile
              key={picture.key}
              picture={picture}
              place={place}
              onRemove={() => {
                pictures.remove(picture.key);
                setRemoved(place + 1);
              }}
              onAgain={() => pictures.again(picture.key)}
              onRetake={() => picker.choose(picture.key)}
            />
          ))}
        </ol>
      )}
      <RefusedFiles files={pictures.refused} forget={pictures.forget} toOther={toChooser} />
    </div>
  );
}

/** What a reader is told of a part besides its name. */
function described(own: string, hint?: string, fault?: string): { 'aria-describedby'?: string } {
  const ids = [hint && `${own}-hint`, fault && `${own}-fault`].filter(Boolean).join(' ');
  return ids ? { 'aria-describedby': ids } : {};
}

type BoxProps = { picker: Picker; pictures: Pictures; id?: string; 'aria-describedby'?: string };
function PicturesBox({ picker, pictures, ...button }: BoxProps) {
  return (
    <>
      <ImageMultipleRegular aria-hidden />
      <div className="stack tight">
        <p>{pictureTexts.paste}</p>
        <p className="meta">{pictureTexts.kinds}</p>
      </div>
      <div className="actions wrap">
        <Button {...button} icon={<ImageAddRegular />} onClick={() => picker.choose()}>
          {pictureTexts.choose}
        </Button>
        <Button className="pictures-camera" icon={<CameraRegular />} onClick={() => picker.photograph()}>
          {pictureTexts.photograph}
        </Button>
        <PastedText pictures={pictures} />
      </div>
      {picker.inputs}
    </>
  );
}

const ofFiles = pictureTexts.saidOfFiles;
const ofPictures = pictureTexts.said;

/** What has become of the files, for whoever does not see the list. */
function summary({ pictures, refused }: Pictures, removed: number | undefined): string {
  const isOther = pictures.some(({ state }) => state.kind === 'taken' && 'content' in state.picture);
  const said = isOther ? ofFiles : ofPictures;
  const of = (kind: string) => pictures.filter(({ state }) => state.kind === kind).length;
  const [taking, taken, failed] = [of('taking'), of('taken'), of('failed')];
  return [
    removed === undefined ? '' : said.removed(removed),
    taking ? said.taking(taking) : '',
    taken ? said.taken(taken) : '',
    failed ? said.failed(failed) : '',
    refused.length ? said.refused(refused.length) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** When what had focus went with its picture, or gave its place to something else: the picture that came in its place has it, or the button for more. */
function useFocusKept({ pictures }: Pictures, otherwise: () => void) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<number>(undefined);
  const tiles = () => [...(list.current?.children ?? [])];
  useEffect(() => {
    if (last.current === undefined || document.activeElement !== document.body) return;
    const remover = tiles()[Math.min(last.current, pictures.length - 1)]?.querySelector<HTMLElement>('.picture-remove');
    if (remover) remover.focus();
    else otherwise();
  }, [pictures]);
  return {
    list,
    /** Which picture, from 0, has focus now. */
    noted: ({ target }: { target: Element }) => {
      const place = tiles().findIndex((tile) => tile.contains(target));
      last.current = place < 0 ? undefined : place;
    },
  };
}
