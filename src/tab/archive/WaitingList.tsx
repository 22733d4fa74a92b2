import { Link } from '@fluentui/react-components';
import { ShieldLockRegular } from '@fluentui/react-icons';
import { href } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import type { WaitingLine } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { daysBetween, longDay } from '../shared/format.ts';
import { Pill } from '../shared/states.tsx';
import { texts } from '../texts.ts';
import { archiveTexts } from '../texts/archive.ts';

const t = archiveTexts.list;

/** Entries that wait for a number, each with how long and why it is in a hurry. */
export function WaitingList({ title, lines }: { title: string; lines: readonly WaitingLine[] }) {
  return (
    <Card flush title={title} count={lines.length}>
      <ul>
        {lines.map((line) => (
          <Waits line={line} key={line.designation} />
        ))}
      </ul>
    </Card>
  );
}

function Waits({ line }: { line: WaitingLine }) {
  const { now } = useActions();
  const { designation, authority, direction, day, since, told } = line;
  return (
    <li className="list-row">
      <div className="min0 grow">
        <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'entry', designation })}>
          {t.matter(designation)}
        </Link>
        <div className="meta wraps">{t.about(authority, direction, longDay(day))}</div>
        <div className="meta wraps">{t.since(daysBetween(since, now()))}</div>
        {line.isLate && line.isProtected && (
          <div className="meta with-icon">
            <ShieldLockRegular aria-hidden />
            <span className="min0 wraps">{texts.state.secret}</span>
          </div>
        )}
        {told && <div className="meta wraps attention">{t.told(told.by, told.number)}</div>}
      </div>
      <Pill state={line.isLate ? 'overdue' : line.isProtected ? 'secret' : 'waitingDiary'} />
    </li>
  );
}
