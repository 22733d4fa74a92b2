// Files that cannot be taken, each with its reason and what to do. They hold up nothing else.

import { Button } from '@fluentui/react-components';
import { DismissRegular, ErrorCircleRegular } from '@fluentui/react-icons';
import { pictureSentences } from '../../../domain/picture.ts';
import { writingSentences } from '../../../domain/writing.ts';
import { pictureTexts } from '../../texts/pictures.ts';
import type { RefusedFile } from './shelfView.ts';

const sentences = { ...pictureSentences, ...writingSentences, unreadable: pictureTexts.unreadable };

export type RefusedFilesProps = { files: readonly RefusedFile[]; forget: (key: number) => void; toOther: () => void };

/** `toOther` moves focus elsewhere, when the last line goes. */
export function RefusedFiles({ files, forget, toOther }: RefusedFilesProps) {
  if (files.length === 0) return null;
  const putAway = (key: number, button: HTMLElement) => {
    const line = button.closest('li');
    const other = line?.nextElementSibling ?? line?.previousElementSibling;
    if (other) other.querySelector('button')?.focus();
    else toOther();
    forget(key);
  };
  return (
    <ul className="stack close" aria-label={pictureTexts.refused}>
      {files.map(({ key, called, why }) => (
        <li key={key} className="picture-refused">
          <ErrorCircleRegular aria-hidden />
          <div className="stack tight grow">
            <bdi className="strong wraps">{called}</bdi>
            <span>{sentences[why]}</span>
          </div>
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={pictureTexts.forget(called)}
            onClick={(event) => putAway(key, event.currentTarget)}
          />
        </li>
      ))}
    </ul>
  );
}
