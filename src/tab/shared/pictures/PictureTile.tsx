// One file of a form: how a picture looks, what it is, and what it tells of who took it; what another file says.

import { Button, ProgressBar } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DeleteRegular, DocumentPdfRegular, DocumentTextRegular, ErrorCircleRegular, ImageRegular, MailRegular } from '@fluentui/react-icons';
import { pictureKinds } from '../../../domain/picture.ts';
import { swedishNumber } from '../../../domain/swedish.ts';
import { writingKinds } from '../../../domain/writing.ts';
import type { FileOnDesk } from '../../../ports.ts';
import { pictureTexts } from '../../texts/pictures.ts';
import { fileSize } from '../format.ts';
import { problemSentence, WayOutButton } from '../Problem.tsx';
import { Beside } from './Beside.tsx';
import type { ShelvedPicture } from './shelfView.ts';
import { Told } from './Told.tsx';

/** `place` counts from 0. */
export type PictureTileProps = { picture: ShelvedPicture; place: number; onRemove: () => void; onAgain: () => void; onRetake: () => void };

export function PictureTile({ picture, place, onRemove, onAgain, onRetake }: PictureTileProps) {
  const { called, state, address } = picture;
  const taken = state.kind === 'taken' ? state.picture : undefined;
  const Icon = icons[taken && 'content' in taken ? taken.kind : 'picture'];
  const title = taken && 'content' in taken ? pictureTexts.filePlace(place + 1) : pictureTexts.place(place + 1);
  return (
    <li className="picture-tile">
      <div className="picture-frame">
        {address ? <img src={address} alt={pictureTexts.thumbnail(place + 1)} decoding="async" /> : <Icon aria-hidden />}
      </div>
      <div className="stack close">
        <div className="picture-head">
          <div className="stack tight min0">
            <h3>{title}</h3>
            <bdi className="wraps">{called}</bdi>
          </div>
          <Button
            className="picture-remove"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={pictureTexts.remove(title, called)}
            onClick={onRemove}
          />
        </div>
        {state.kind === 'taking' && (
          <>
            <ProgressBar value={state.part} thickness="large" aria-label={pictureTexts.taking(called)} />
            <span className="meta">{state.part > 0 ? pictureTexts.part(Math.floor(state.part * 100)) : pictureTexts.waits}</span>
          </>
        )}
        {taken && <Taken file={taken} />}
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
      {taken && ('content' in taken ? <Told content={taken.content} /> : <Beside beside={taken.beside} place={place} onRetake={onRetake} />)}
    </li>
  );
}

const icons = { picture: ImageRegular, text: DocumentTextRegular, mail: MailRegular, pdf: DocumentPdfRegular };

/** What kind of file it is, and how large a picture. */
const kindOf = (file: FileOnDesk): string[] =>
  'content' in file ? [writingKinds[file.kind].name] : [pictureKinds[file.kind].name, pictureTexts.size(swedishNumber(file.width), swedishNumber(file.height))];

function Taken({ file }: { file: FileOnDesk }) {
  const { size, sha256 } = file;
  return (
    <>
      <span className="meta">
        {[...kindOf(file), fileSize(size)].join(' · ')}
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
