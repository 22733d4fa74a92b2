// What has happened, newest first under its month. What is to come never stands here.

import { Link } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  DismissCircleRegular,
  DocumentDismissRegular,
  DocumentPdfRegular,
  EditRegular,
  FlagRegular,
  AlertRegular,
  MailCheckmarkRegular,
  MailInboxCheckmarkRegular,
  PeopleSwapRegular,
  PersonAddRegular,
  PersonAvailableRegular,
  PlayCircleRegular,
  SendRegular,
  SubtractCircleRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { planTexts } from '../texts/plan.ts';
import { useActions, type HistoryEntry, type HistoryKind } from './actions.ts';
import { dayAndTime, monthAndYear } from './format.ts';
import { ProofBadge } from './Proof.tsx';
import type { Tone } from './states.tsx';

const looks: Record<HistoryKind, { icon: FluentIcon; tone: Tone }> = {
  created: { icon: EditRegular, tone: 'neutral' },
  submitted: { icon: SendRegular, tone: 'waiting' },
  approved: { icon: CheckmarkCircleRegular, tone: 'done' },
  returned: { icon: ArrowUndoRegular, tone: 'attention' },
  withdrawn: { icon: DismissCircleRegular, tone: 'neutral' },
  laidDown: { icon: DocumentDismissRegular, tone: 'neutral' },
  reminded: { icon: AlertRegular, tone: 'neutral' },
  readdressed: { icon: PeopleSwapRegular, tone: 'neutral' },
  confirmed: { icon: PersonAvailableRegular, tone: 'neutral' },
  fileSaved: { icon: DocumentPdfRegular, tone: 'done' },
  copySent: { icon: MailCheckmarkRegular, tone: 'done' },
  copyAcknowledged: { icon: MailInboxCheckmarkRegular, tone: 'done' },
  started: { icon: PlayCircleRegular, tone: 'done' },
  deviation: { icon: FlagRegular, tone: 'attention' },
  accountChanged: { icon: PersonAddRegular, tone: 'neutral' },
};

/** What changed nothing looks like nothing that was done. */
const idleLook: (typeof looks)[HistoryKind] = { icon: SubtractCircleRegular, tone: 'neutral' };

export function TimeLine({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="meta">{planTexts.read.noHistory}</p>;
  const months = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const month = monthAndYear(entry.at);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return (
    <div className="timeline">
      {[...months].map(([month, inMonth]) => (
        <section key={month}>
          <h3 className="group">{month}</h3>
          <ol>
            {inMonth.map((entry) => (
              <Entry entry={entry} key={entry.id} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { now } = useActions();
  const { icon: Icon, tone } = entry.idle ? idleLook : looks[entry.kind];
  const when = dayAndTime(entry.at, now());
  return (
    <li>
      <span className={`dot ${tone}`} aria-hidden>
        <Icon />
      </span>
      <div className="min0">
        {entry.href ? (
          <Link href={entry.href} target={entry.href.startsWith('#') ? undefined : '_blank'} inline>
            {entry.sentence}
          </Link>
        ) : (
          <div>{entry.sentence}</div>
        )}
        <div className="meta">{entry.meta ? `${when} · ${entry.meta}` : when}</div>
        {entry.proof && <ProofBadge proof={entry.proof} />}
      </div>
    </li>
  );
}
