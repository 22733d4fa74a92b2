// One picture of a form: how it looks, what it is, and what it tells of who took it.

import { Button, ProgressBar } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DeleteRegular, ErrorCircleRegular, ImageRegular } from '@fluentui/react-icons';
import { pictureKinds } from '../../../domain/picture.ts';
import { swedishNumber } from '../../../domain/swedish.ts';
import type { PictureOnDesk } from '../../../ports.ts';
import { pictureTexts } from '../../texts/pictures.ts';
import { fileSize } from '../format.ts';
import { problemSentence, WayOutButton } from '../Problem.tsx';
import { Beside } from './Beside.tsx';
import type { ShelvedPicture } from './shelfView.ts';

/** `place` counts from 0. */
export type PictureTileProps = { picture: ShelvedPicture; place: number; onRemove: () => void; onAgain: () => void; onRetake: () => void };

export function PictureTile({ picture, place, onRemove, onAgain, onRetake }: PictureTileProps) {
  const { called, state, address } = picture;
  return (
    <li className="picture-tile">
      <div className="picture-frame">
        {address ? <img src={address} alt={pictureTexts.thumbnail(place + 1)} decoding="async" /> : <ImageRegular aria-hidden />}
      </div>
      <div className="stack close">
        <div className="picture-head">
          <div className="stack tight min0">
            <h3>{pictureTexts.place(place + 1)}</h3>
            <bdi className="wraps">{called}</bdi>
          </div>
          <Button
            className="picture-remove"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={pictureTexts.remove(place + 1, called)}
            onClick={onRemove}
          />
        </div>
        {state.kind === 'taking' && (
          <>
            <ProgressBar value={state.part} thickness="large" aria-label={pictureTexts.taking(called)} />
            <span className="meta">{state.part > 0 ? pictureTexts.part(Math.floor(state.part * 100)) : pictureTexts.waits}</span>
          </>
        )}
        {state.kind === 'taken' && <Taken picture={state.picture} />}
        {state.kind === 'failed' && (
          <div className="row wrap">
            <span className="picture-failed with-icon">
              <ErrorCircleRegular aria-hidden />
              {problemSentence(state.thrown)} {pictureTexts.kept}
            </span>
            <WayOutButton thrown={state.thrown} retry={onAgain} small />
          </div>
        )}
      </div>
      {state.kind === 'taken' && <Beside beside={state.picture.beside} place={place} onRetake={onRetake} />}
    </li>
  );
}

function Taken({ picture }: { picture: PictureOnDesk }) {
  const { kind, width, height, size, sha256 } = picture;
  return (
    <>
      <span className="meta">
        {[pictureKinds[kind].name, pictureTexts.size(swedishNumber(width), swedishNumber(height)), fileSize(size)].join(' · ')}
        <br />
        <code className="wraps">{pictureTexts.sum(sha256.slice(0, 16))}</code>
      </span>
      <span className="meta with-icon">
        <CheckmarkCircleRegular aria-hidden />
        {pictureTexts.taken}
      </span>
    </>
  );
}
