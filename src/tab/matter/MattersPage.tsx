// The list of posts to handle: mine, the open ones, all. It shows what everybody may see; nothing of content or persons.

import { Button, Link, SearchBox, ToggleButton } from '@fluentui/react-components';
import { AddRegular, ChatWarningRegular, SearchRegular, ShieldLockRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { handlingTimes, type HandlingTimes } from '../../domain/matterTasks.ts';
import { href } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { Facts } from '../shared/Facts.tsx';
import { longDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import type { MatterLine } from '../shared/matterActions.ts';
import { Page } from '../shared/Page.tsx';
import { matches } from '../shared/search.ts';
import { useActing } from '../shared/useActing.tsx';
import { useLive } from '../shared/useAsync.ts';
import { matterTexts } from '../texts/matter.ts';
import { MatterPill } from '../shared/MatterPill.tsx';
import { Pill } from '../shared/states.tsx';
import './matter.css';
import '../shared/register.css';

const t = matterTexts.list;
const views = matterTexts.list.views;
const columns = matterTexts.list.columns;
const timesTexts = matterTexts.list.times;
type Shown = keyof typeof views;
const shownBy: Readonly<Record<Shown, (line: MatterLine) => boolean>> = {
  mine: ({ mine, isClosed }) => mine && !isClosed,
  open: ({ isClosed }) => !isClosed,
  all: () => true,
};

export function MattersPage() {
  const { listMatters, me } = useActions();
  const matters = useLive(listMatters, []);
  const empty = matters.state === 'here' && matters.value.length === 0;
  return (
    <Page title={t.title} sub={t.sub} actions={!empty && <NewMatter />}>
      <Loading loaded={matters} rows={6}>
        {(lines) =>
          lines.length === 0 ? (
            <Card>
              <Empty icon={<ChatWarningRegular />} title={t.empty} text={t.emptyText}>
                <NewMatter />
              </Empty>
            </Card>
          ) : (
            <>
              <Matters lines={lines} />
              {me.roles.includes('Information') && <Times lines={lines} />}
            </>
          )
        }
      </Loading>
    </Page>
  );
}

function NewMatter() {
  return (
    <Button as="a" appearance="primary" icon={<AddRegular />} href={href({ screen: 'newPost' })}>
      {t.add}
    </Button>
  );
}

function Matters({ lines }: { lines: readonly MatterLine[] }) {
  const [shown, setShown] = useState<Shown>(() => (lines.some(shownBy.mine) ? 'mine' : lines.some(shownBy.open) ? 'open' : 'all'));
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const hits = lines
    .filter(shownBy[shown])
    .filter(({ designation, authority, department, kind }) => matches(asked, [designation, authority, department, kind]));
  return (
    <>
      <div className="toolbar">
        <SearchBox className="search" placeholder={t.searchShort} aria-label={t.search} value={text} onChange={(_event, { value }) => setText(value)} />
        <div className="row wrap" role="group" aria-label={t.show}>
          {(Object.keys(views) as Shown[]).map((each) => (
            <ToggleButton key={each} className="choice" checked={shown === each} onClick={() => setShown(each)}>
              {views[each]}
            </ToggleButton>
          ))}
        </div>
      </div>
      <Card flush className="table">
        {hits.length === 0 ? <Empty icon={<SearchRegular />} title={t.noHit} text={t.noHitText} /> : <Table lines={hits} />}
        <p className="meta foot" role="status">
          {t.hits(hits.length)}
        </p>
      </Card>
    </>
  );
}

/** How long it has taken from seen to outcome (R17, R69), for the departments and never for a person. */
function Times({ lines }: { lines: readonly MatterLine[] }) {
  const { now } = useActions();
  const times = handlingTimes(lines, now());
  if (times.length === 0) return null;
  return (
    <Card title={timesTexts.card}>
      <Facts rows={times.map((time) => [time.department || timesTexts.unknown, timeWords(time)])} />
    </Card>
  );
}

function timeWords({ acted, median, late, waiting, oldest }: HandlingTimes): string {
  const { duration } = matterTexts.page;
  return [
    ...(acted > 0 ? [timesTexts.acted(acted, duration(median), late)] : []),
    ...(waiting > 0 ? [timesTexts.waiting(waiting, duration(oldest))] : []),
  ].join(' ');
}

function Table({ lines }: { lines: readonly MatterLine[] }) {
  return (
    <table className="register matters">
      <thead>
        <tr>
          <th scope="col">{columns.designation}</th>
          <th scope="col">{columns.authority}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.seen}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.designation} {...(line.isProtected ? { className: 'holds-secret' } : {})}>
            <th scope="row">
              {line.mayOpen ? (
                <Link className="row-link" appearance="subtle" href={href({ screen: 'post', designation: line.designation })}>
                  {line.designation}
                </Link>
              ) : (
                <span title={t.notMine}>{line.designation}</span>
              )}
              <span className="meta block">{line.kind}</span>
              {line.isProtected && (
                <span className="meta with-icon secret-words">
                  <ShieldLockRegular aria-hidden /> {t.protected}
                </span>
              )}
            </th>
            <td>
              <span className="block wraps">{line.authority}</span>
              <span className="meta block wraps">{line.department}</span>
            </td>
            <td>
              <MatterPill status={line.status || matterTexts.page.nothing} isClosed={line.isClosed} />
              {line.isLate && <Pill state="overdue" />}
              {line.mine && line.status === '' && <PutAway designation={line.designation} />}
            </td>
            <td>{longDay(line.seenAt || line.openedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Nothing was saved of it: it is put away by whoever made it. The list is read again when it is done. */
function PutAway({ designation }: { designation: string }) {
  const { putAway } = useActions();
  const acting = useActing();
  return (
    <div className="stack close">
      <div>
        <Button
          size="small"
          appearance="subtle"
          aria-label={t.putAwayOf(designation)}
          disabledFocusable={acting.busy}
          onClick={() => void acting.run(() => putAway(designation))}
        >
          {t.putAway}
        </Button>
      </div>
      {acting.said}
    </div>
  );
}
