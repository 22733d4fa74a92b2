// The files of an entry: one at a time or all of them, plain and never zipped, held against their checksums before they are handed over.

import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, DocumentPdfRegular, DocumentSearchRegular, DocumentTextRegular, ImageRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { isPicture } from '../../domain/readEvidence.ts';
import { useActions } from '../shared/actions.ts';
import type { ArchiveEntry } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { fileSize } from '../shared/format.ts';
import { useActing } from '../shared/useActing.tsx';
import { archiveTexts } from '../texts/archive.ts';

const t = archiveTexts.entry;

export function EntryFiles({ entry: { designation, attachments, isProtected } }: { entry: ArchiveEntry }) {
  const { fetchEntryFiles } = useActions();
  const acting = useActing();
  const [isFetched, setFetched] = useState(false);
  const fetchFile = async (name?: string) => {
    setFetched(false);
    const answer = await acting.run(() => fetchEntryFiles(designation, name));
    setFetched(answer.outcome === 'done');
  };
  const all = (
    <Button size="small" appearance="subtle" icon={<ArrowDownloadRegular />} disabledFocusable={acting.busy} onClick={() => void fetchFile()}>
      {t.fetchAll}
    </Button>
  );
  return (
    <Card title={t.files} count={attachments.length} aside={all}>
      {attachments.length === 0 ? (
        <p>{t.noFiles}</p>
      ) : (
        <ul className="stack close">
          {attachments.map(({ name, format, size, sha256, isRecord, isRead }) => (
            <li className="entry-file" key={name}>
              <span className="tile" aria-hidden>
                {isRecord ? <DocumentPdfRegular /> : isRead ? <DocumentSearchRegular /> : isPicture({ name }) ? <ImageRegular /> : <DocumentTextRegular />}
              </span>
              <div className="min0">
                <div className="wraps">{name}</div>
                <div className="meta wraps">{t.fileAbout(isRecord ? t.record : isRead ? t.read : t.original, format, fileSize(size))}</div>
                <div className="meta sum">{t.sum(sha256)}</div>
              </div>
              <Button
                size="small"
                appearance="subtle"
                icon={<ArrowDownloadRegular />}
                aria-label={t.fetch(name)}
                disabledFocusable={acting.busy}
                onClick={() => void fetchFile(name)}
              />
            </li>
          ))}
        </ul>
      )}
      {isProtected && <p className="meta recorded">{t.recorded}</p>}
      <p className="meta" role="status">
        {isFetched && t.fetched}
      </p>
      {acting.said}
    </Card>
  );
}
