// One entry: the draft to copy from, its files, and what the registrar says of it. Everything on the page may be secret.

import { Button, Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { LightbulbRegular, ShieldLockRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { diaryStates } from '../../domain/diary.ts';
import { href } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import type { ArchiveEntry } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { dayAndTime } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { Receipt, type Said } from '../shared/Receipt.tsx';
import { Pill } from '../shared/states.tsx';
import { useLive } from '../shared/useAsync.ts';
import { archiveTexts } from '../texts/archive.ts';
import { releaseTexts } from '../texts/release.ts';
import { EntryDraft } from './EntryDraft.tsx';
import { EntryFiles } from './EntryFiles.tsx';
import { MovedCard } from './MovedCard.tsx';
import { Marking } from './Marking.tsx';
import { NumberCard } from './NumberCard.tsx';
import { WaitingList } from './WaitingList.tsx';
import './archive.css';
import '../shared/inputs.css';

const t = archiveTexts.entry;
const crumb = { label: archiveTexts.list.title, to: { screen: 'archive' } } as const;

/** What every part of the page is given. `onEntry` shows the entry as it became and says what was done. */
export type EntryProps = { entry: ArchiveEntry; onEntry: (entry: ArchiveEntry, sentence: string) => void };

export function EntryPage({ designation }: { designation: string }) {
  const { openEntry } = useActions();
  const entry = useLive(() => openEntry(designation), [designation]);
  if (entry.state === 'here' && typeof entry.value === 'object') return <Entry entry={entry.value} onEntry={entry.set} />;
  return (
    <Page title={archiveTexts.list.matter(designation)} crumb={crumb}>
      <Loading loaded={entry}>
        {(found) => (
          <Card>
            <p>{t[found === 'closed' || found === 'notYours' ? found : 'gone']}</p>
          </Card>
        )}
      </Loading>
    </Page>
  );
}

function Entry({ entry, onEntry }: { entry: ArchiveEntry; onEntry: (entry: ArchiveEntry) => void }) {
  const [said, say] = useState<Said>();
  const props: EntryProps = {
    entry,
    onEntry(changed, sentence) {
      onEntry(changed);
      say({ sentence });
    },
  };
  const isSettled = entry.diary?.state === 'registered' || entry.diary?.state === 'notSecret';
  const state = entry.diary?.state === 'returned' ? 'returned' : isSettled ? 'registered' : 'waitingDiary';
  const pill = entry.diary && <Pill state={state} text={diaryStates[entry.diary.state]} />;
  return (
    <Page
      title={archiveTexts.list.matter(entry.designation)}
      crumb={crumb}
      {...(pill ? { pill } : {})}
      sub={entry.authority}
      actions={<ToRelease designation={entry.designation} />}
    >
      <Receipt said={said} />
      {entry.isProtected && (
        <MessageBar intent="error" layout="multiline" icon={<ShieldLockRegular />}>
          <MessageBarBody>{entry.move ? t.protectedMoved : t.protected}</MessageBarBody>
        </MessageBar>
      )}
      {entry.isOutside && (
        <MessageBar intent="warning" layout="multiline" icon={<ShieldLockRegular />}>
          <MessageBarBody>{t.outside}</MessageBarBody>
        </MessageBar>
      )}
      <div className="two">
        <div className="stack">
          {entry.move && <MovedCard {...props} move={entry.move} />}
          {entry.rows.length > 0 ? <EntryDraft entry={entry} /> : <NotAsked />}
          <Asked entry={entry} />
          <Remarks entry={entry} />
          {entry.rows.length > 0 && !entry.isOutside && <EntryFiles entry={entry} />}
          {entry.rows.length > 0 && <NumberCard {...props} />}
          {entry.isProtected && <Marking {...props} />}
        </div>
        <div className="stack">
          <TheMatter entry={entry} />
          <Others designation={entry.designation} />
        </div>
      </div>
    </Page>
  );
}

function ToRelease({ designation }: { designation: string }) {
  return (
    <Button as="a" href={href({ screen: 'release', designation })}>
      {releaseTexts.page.open}
    </Button>
  );
}

function NotAsked() {
  return (
    <Card title={t.draft}>
      <p>{t.notAsked}</p>
    </Card>
  );
}

/** What was asked for when it was returned, and the answer: newest last, as it is read. */
function Asked({ entry: { asked } }: { entry: ArchiveEntry }) {
  const { now } = useActions();
  if (asked.length === 0) return null;
  return (
    <Card title={t.asked}>
      <ol className="stack">
        {asked.map(({ key, at, sentence, meta }) => (
          <li key={key}>
            <p className="wraps">{sentence}</p>
            {meta && <p className="wraps said-text">{meta}</p>}
            <p className="meta">{dayAndTime(at, now())}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Remarks({ entry: { remarks } }: { entry: ArchiveEntry }) {
  if (remarks.length === 0) return null;
  return (
    <Card title={t.remarks} count={remarks.length}>
      <ul className="stack close">
        {remarks.map(({ sentence }) => (
          <li className="with-icon" key={sentence}>
            <LightbulbRegular aria-hidden />
            <span className="min0 wraps">{sentence}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The way to the matter itself, with all that has been done; while it lies open it can be moved there. Whoever opens a protected one is written down. */
function TheMatter({ entry: { designation, isProtected, isOutside } }: { entry: ArchiveEntry }) {
  if (isOutside) return null;
  return (
    <Card>
      <div className="stack close">
        {!isProtected && <p className="meta">{archiveTexts.moved.ask}</p>}
        <Link href={href({ screen: 'post', designation })}>{archiveTexts.moved.open}</Link>
      </div>
    </Card>
  );
}

/** The way on to the next one. */
function Others({ designation }: { designation: string }) {
  const { entriesToRegister } = useActions();
  const waiting = useLive(entriesToRegister, [designation]);
  const others = waiting.state === 'here' ? waiting.value.filter((line) => line.designation !== designation) : [];
  return others.length > 0 ? <WaitingList title={t.next} lines={others} /> : null;
}
