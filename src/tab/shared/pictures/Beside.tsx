// What a picture tells besides what it shows, said before it is saved: where it was taken, and by whose camera.

import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { CameraRegular } from '@fluentui/react-icons';
import type { BesidePicture } from '../../../domain/picture.ts';
import { swedishDay } from '../../../domain/swedish.ts';
import { pictureTexts } from '../../texts/pictures.ts';

const words = pictureTexts.beside;

/** Silent where neither the place nor anything that tells one camera from others is told. */
export function Beside({ beside, place, onRetake }: { beside: BesidePicture; place: number; onRetake: () => void }) {
  const { position, marks } = beside;
  if (!position && marks.length === 0) return null;
  return (
    <MessageBar className="picture-beside" intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{position ? (marks.length ? words.both : words.position) : words.marks}</MessageBarTitle>
        <dl className="picture-told">
          {rowsOf(beside).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="wraps">{value}</dd>
            </div>
          ))}
        </dl>
        {words.kept} {words.instead}
      </MessageBarBody>
      <MessageBarActions>
        <Button icon={<CameraRegular />} aria-label={words.retakeOne(place + 1)} onClick={onRetake}>
          {words.retake}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function rowsOf({ position, camera, marks, takenAt }: BesidePicture): [label: string, value: string][] {
  const rows: [string, string | undefined][] = [
    [words.place, position && inDegrees(position)],
    [words.camera, camera],
    [words.mark, marks.join(', ')],
    [words.takenAt, takenAt && words.byCamera(swedishDay(takenAt.slice(0, 10)), takenAt.slice(11, 16).replace(':', '.'))],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/** 57,30400° nord, 13,54000° ost: about a metre. */
function inDegrees({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const written = (degrees: number, positive: string, negative: string) =>
    `${Math.abs(degrees).toFixed(5).replace('.', ',')}° ${degrees < 0 ? negative : positive}`;
  return `${written(latitude, words.north, words.south)}, ${written(longitude, words.east, words.west)}`;
}
