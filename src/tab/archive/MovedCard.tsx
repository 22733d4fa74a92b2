// The deviation that a move leaves: what was moved, when and by whom, and where the content may still be read. The product cannot see those places: a person
// goes through them and says so.

import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useActions } from '../shared/actions.ts';
import type { ArchiveMove } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { dayAndTime, fileSize } from '../shared/format.ts';
import { useActing } from '../shared/useActing.tsx';
import { archiveTexts } from '../texts/archive.ts';
import type { EntryProps } from './EntryPage.tsx';

const t = archiveTexts.moved;

export function MovedCard({ entry, onEntry, move }: EntryProps & { move: ArchiveMove }) {
  const { now, goneThrough } = useActions();
  const acting = useActing();
  const [isSure, setSure] = useState(false);
  const places = placesOf(move, (at) => dayAndTime(at, now()));
  const save = async () => {
    const answer = await acting.run(() => goneThrough(entry.designation));
    if (answer.outcome === 'done') onEntry(answer.entry, t.saved);
  };
  return (
    <Card title={t.card}>
      <div className="stack">
        <p>{t.what(move.by, dayAndTime(move.at, now()), move.files.length)}</p>
        <p className={move.emptiedAt ? undefined : 'attention'}>{move.emptiedAt ? t.emptied(dayAndTime(move.emptiedAt, now())) : t.notEmptied}</p>
        <details>
          <summary>{t.files}</summary>
          <ul className="stack tight">
            {move.files.map(({ name, size }) => (
              <li key={name} className="meta wraps">
                {name}, {fileSize(size)}
              </li>
            ))}
          </ul>
        </details>
        <p>{t.remains}</p>
        <ol className="by-hand">
          {places.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ol>
        {move.seen ? (
          <p className="meta">{t.seen(move.seen.by, dayAndTime(move.seen.at, now()))}</p>
        ) : (
          <>
            <Checkbox label={t.sure} checked={isSure} onChange={(_event, { checked }) => setSure(checked === true)} />
            {acting.said}
            <div className="actions">
              <Button disabledFocusable={acting.busy || !isSure || !move.emptiedAt} onClick={() => void save()}>
                {t.save}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  );
}

/** Where it may still be: what the product knows was sent comes first, with when and to whom. */
const placesOf = ({ mails }: ArchiveMove, when: (at: string) => string): string[] => [
  ...mails.map(({ to, at, attached }) => t.mail(to, when(at), attached)),
  ...t.places,
];
