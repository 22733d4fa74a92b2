// The draft field by field, each with a button that copies it. Where the browser refuses, the value is marked so that the keys do it.

import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { EntryRow } from '../../domain/diaryEntry.ts';
import type { ArchiveEntry } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { isCopied } from '../shared/CopyText.tsx';
import { archiveTexts } from '../texts/archive.ts';

const t = archiveTexts.entry;

export function EntryDraft({ entry: { rows, isProtected } }: { entry: ArchiveEntry }) {
  const [said, say] = useState<{ label: string; sentence: string }>();
  const open = rows.filter(({ isApart }) => !isApart);
  const apart = rows.filter(({ isApart }) => isApart);
  const list = (those: readonly EntryRow[]) => (
    <dl className="copy-rows">
      {those.map((row) => (
        <Row row={row} key={row.label} isSaid={said?.label === row.label} say={(sentence) => say({ label: row.label, sentence })} />
      ))}
    </dl>
  );
  return (
    <Card title={t.draft} {...(isProtected ? { className: 'secret' } : {})}>
      {list(open)}
      {apart.length > 0 && <h3 className="apart">{t.apart}</h3>}
      {apart.length > 0 && list(apart)}
      <p className="meta" role="status">
        {said?.sentence}
      </p>
    </Card>
  );
}

function Row({ row: { label, value }, isSaid, say }: { row: EntryRow; isSaid: boolean; say: (sentence: string) => void }) {
  const place = useRef<HTMLSpanElement>(null);
  const copy = async () => {
    if (await isCopied(value)) return say(t.copied(label));
    // What is marked can be copied by the keys everywhere.
    if (place.current) getSelection()?.selectAllChildren(place.current);
    say(t.marked(label));
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span ref={place}>{value}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={isSaid ? <CheckmarkRegular /> : <CopyRegular />}
          title={t.copy}
          aria-label={t.copyOf(label)}
          onClick={() => void copy()}
        />
      </dd>
    </div>
  );
}
