// The registrar's list: what waits for a number, longest first, and below it what has been settled lately. Nothing of content or persons stands here.

import { Button, Link } from '@fluentui/react-components';
import { ArchiveRegular, CheckmarkCircleRegular, DocumentArrowRightRegular } from '@fluentui/react-icons';
import { exitStates, moveStates } from '../../domain/diary.ts';
import { settledWords } from '../../domain/registrarsList.ts';
import { listed } from '../../domain/swedish.ts';
import { href } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import type { ArchiveDesk, ExitLine, MoveLine, SettledLine, WaitingLine } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { dayAndTime } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Page } from '../shared/Page.tsx';
import { Pill } from '../shared/states.tsx';
import { useAsync, useLive } from '../shared/useAsync.ts';
import { archiveTexts } from '../texts/archive.ts';
import { releaseTexts } from '../texts/release.ts';
import { WaitingList } from './WaitingList.tsx';
import './archive.css';

const t = archiveTexts.list;
/** More are found by their designation. */
const mostSettled = 20;

export function ArchivePage() {
  const { archiveDesk, releaseAuthorities } = useActions();
  const desk = useLive(archiveDesk, []);
  const releasing = useAsync(releaseAuthorities, []);
  const mayRelease = releasing.state === 'here' && releasing.value.length > 0;
  const sub = desk.state === 'here' && desk.value.authorities.length > 0 ? t.sub(listed(desk.value.authorities)) : undefined;
  return (
    <Page title={t.title} {...(sub ? { sub } : {})} {...(mayRelease ? { actions: <ToRelease /> } : {})}>
      <Loading loaded={desk} rows={4}>
        {(found) => (
          <div className="stack">
            {found.authorities.length === 0 ? <Others /> : <Desk desk={found} />}
            {(found.notSecret || found.deviations.length > 0) && <Exits lines={found.deviations} mayOpen={!found.notSecret} />}
            {found.notSecret && <NotSecret lines={found.notSecret} />}
          </div>
        )}
      </Loading>
    </Page>
  );
}

/** For registrars and those who are named to give out. */
function ToRelease() {
  return (
    <Button as="a" icon={<DocumentArrowRightRegular />} href={href({ screen: 'releases' })}>
      {releaseTexts.search.title}
    </Button>
  );
}

function Others() {
  const { me } = useActions();
  return (
    <Card>
      <Empty icon={<ArchiveRegular />} title={t.others} text={me.roles.includes('Arkivarie') ? t.archivistText : t.othersText} />
    </Card>
  );
}

function Desk({ desk: { waiting, settled, moves } }: { desk: ArchiveDesk }) {
  return (
    <div className="stack">
      <Waiting lines={waiting} />
      {moves.length > 0 && (
        <Card flush title={archiveTexts.moved.list} count={moves.length}>
          <ul>
            {moves.map((line) => (
              <Moved line={line} key={line.designation} />
            ))}
          </ul>
        </Card>
      )}
      {settled.length > 0 && (
        <Card flush title={t.settled}>
          <ul>
            {settled.slice(0, mostSettled).map((line) => (
              <Settled line={line} key={line.designation} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function Waiting({ lines }: { lines: readonly WaitingLine[] }) {
  if (lines.length === 0) {
    return (
      <Card title={t.waiting}>
        <Empty icon={<CheckmarkCircleRegular />} title={t.nothing} text={t.nothingText} />
      </Card>
    );
  }
  return <WaitingList title={t.waiting} lines={lines} />;
}

function Moved({ line: { designation, authority, by, at, state } }: { line: MoveLine }) {
  const { now } = useActions();
  return (
    <li className="list-row">
      <div className="min0 grow">
        <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'entry', designation })}>
          {t.matter(designation)}
        </Link>
        <div className="meta wraps">{archiveTexts.moved.by(authority, by, dayAndTime(at, now()))}</div>
      </div>
      <Pill state={state === 'moveAsked' ? 'overdue' : 'deviation'} text={moveStates[state]} />
    </li>
  );
}

/** What could not be saved here before it was handled: which exit, who and when. Where and why lie in the matter's own library. */
function Exits({ lines, mayOpen }: { lines: readonly ExitLine[]; mayOpen: boolean }) {
  const { now } = useActions();
  const words = archiveTexts.exits;
  return (
    <Card flush={lines.length > 0} title={words.list} {...(lines.length > 0 ? { count: lines.length } : {})}>
      {lines.length === 0 ? (
        <p className="meta">{archiveTexts.notSecret.none}</p>
      ) : (
        <ul>
          {lines.map(({ designation, authority, by, at, why }) => (
            <li className="list-row" key={`${designation}:${why}`}>
              <div className="min0 grow">
                {mayOpen ? (
                  <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'post', designation })}>
                    {t.matter(designation)}
                  </Link>
                ) : (
                  <div>{t.matter(designation)}</div>
                )}
                <div className="meta wraps">{archiveTexts.moved.by(authority, by, dayAndTime(at, now()))}</div>
              </div>
              <Pill state="deviation" text={exitStates[why]} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Exits of the registrars that informationsfunktionen follows: who, where and when. The reason lies in the matter's own library. */
function NotSecret({ lines }: { lines: readonly SettledLine[] }) {
  const { now } = useActions();
  const words = archiveTexts.notSecret;
  return (
    <Card flush={lines.length > 0} title={words.list} {...(lines.length > 0 ? { count: lines.length } : {})}>
      {lines.length === 0 ? (
        <p className="meta">{words.none}</p>
      ) : (
        <ul>
          {lines.map(({ designation, authority, by, at }) => (
            <li className="list-row" key={designation}>
              <div className="min0 grow">
                <div>{t.matter(designation)}</div>
                <div className="meta wraps">{archiveTexts.moved.by(authority, by, dayAndTime(at, now()))}</div>
              </div>
              <Pill state="deviation" text={words.pill} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Settled({ line }: { line: SettledLine }) {
  const { now } = useActions();
  return (
    <li className="list-row">
      <div className="min0 grow">
        <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'entry', designation: line.designation })}>
          {t.matter(line.designation)}
        </Link>
        <div className="meta wraps">{t.by(line.authority, line.by, dayAndTime(line.at, now()))}</div>
      </div>
      <Pill state={line.state === 'returned' ? 'returned' : 'registered'} text={settledWords(line)} />
    </li>
  );
}
