// Översikt: what waits for me, what waits for others, my accounts. Only the most urgent task carries a primary button.

import { Button, Link } from '@fluentui/react-components';
import {
  AlertRegular,
  ArrowUndoRegular,
  ChatWarningRegular,
  CheckmarkCircleRegular,
  ClipboardTaskListLtrRegular,
  ClockRegular,
  DocumentAddRegular,
  EditRegular,
  MailInboxCheckmarkRegular,
  NumberSymbolSquareRegular,
  PersonAvailableRegular,
  PlayCircleRegular,
  ShieldLockRegular,
  SignatureRegular,
  WarningRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { Fragment, useState, type ReactNode } from 'react';
import type { MatterTask } from '../../domain/matterTasks.ts';
import { href } from '../route.ts';
import { useActions, type AccountLine, type Overview, type Task, type TaskKind, type WaitingPlan } from '../shared/actions.ts';
import type { WaitingLine } from '../shared/archiveActions.ts';
import { Card } from '../shared/Card.tsx';
import { Chiefs } from '../shared/Chiefs.tsx';
import { Empty } from '../shared/Empty.tsx';
import { dayAndTime, daysBetween, longDay, weekdayAndDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { MatterPill } from '../shared/MatterPill.tsx';
import { Page } from '../shared/Page.tsx';
import { Pill, type StateKey } from '../shared/states.tsx';
import { TaskRow } from '../shared/TaskRow.tsx';
import type { Loaded } from '../shared/useAsync.ts';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';
import { matterTexts } from '../texts/matter.ts';
import './overview.css';

const icons: Record<TaskKind, FluentIcon> = {
  decide: ClipboardTaskListLtrRegular,
  returned: ArrowUndoRegular,
  finishDraft: EditRegular,
  signAddressee: SignatureRegular,
  startAccount: PlayCircleRegular,
  acknowledgeCopy: MailInboxCheckmarkRegular,
  confirmAddressee: PersonAvailableRegular,
};

export function OverviewPage({ loaded }: { loaded: Loaded<Overview> & { reload: () => void } }) {
  const { me, now } = useActions();
  const keeper = keepers.find((role) => me.roles.includes(role));
  const calm = loaded.state === 'here' && loaded.value.tasks.length === 0 && loaded.value.toHandle.length === 0 && !loaded.value.toRegister && !keeper;
  return (
    <Page
      title={texts.frame.screens.overview}
      sub={weekdayAndDay(now())}
      actions={
        <Button as="a" href={href({ screen: 'newPlan' })} appearance={calm ? 'primary' : 'secondary'} icon={<DocumentAddRegular />}>
          {texts.overview.newPlan}
        </Button>
      }
    >
      {keeper && <Yours role={keeper} />}
      <Loading loaded={loaded}>{(overview) => <Content overview={overview} />}</Loading>
    </Page>
  );
}

/** Who registers and who archives come here for that, not to apply for an account. */
const keepers = ['Registrator', 'Arkivarie'] as const;

function Yours({ role }: { role: (typeof keepers)[number] }) {
  return (
    <Card title={texts.overview.yours[role]}>
      <div className="stack close">
        <p className="keeper">{texts.overview.yoursText[role]}</p>
        <div>
          <Link href={href({ screen: 'archive' })}>{texts.overview.yoursOpen}</Link>
        </div>
      </div>
    </Card>
  );
}

function Content({ overview }: { overview: Overview }) {
  return (
    <>
      {overview.figures && <Figures figures={overview.figures} />}
      <div className="two">
        <Tasks overview={overview} />
        <div className="stack">
          {overview.waiting.length > 0 && (
            <Card title={texts.overview.waiting} {...(overview.waiting.length > 1 ? { count: overview.waiting.length } : {})}>
              <div className="stack loose">
                {overview.waiting.map((plan) => (
                  <Waits plan={plan} key={plan.planId} />
                ))}
              </div>
            </Card>
          )}
          <MyAccounts accounts={overview.accounts} />
        </div>
      </div>
    </>
  );
}

const groups = ['first', 'week', 'later'] as const;

type Row = { group: Task['group']; draw: (primary: boolean) => ReactNode };

/** In a group posts come first, because a post that may have to go is urgent (R69), then what waits for a number: it should have been done at once (OSL 5 kap. 1 §). */
const rowsOf = ({ tasks, toRegister: entries = [], toHandle: posts, latePosts }: Overview): Row[] => [
  ...posts.map((post): Row => ({ group: post.group, draw: (primary) => <PostLine post={post} primary={primary} key={`post:${post.designation}`} /> })),
  ...(latePosts ? [{ group: 'first', draw: (primary) => <LateLine late={latePosts} primary={primary} key="late" /> } satisfies Row] : []),
  ...entries.map((entry): Row => ({
    group: entry.isLate ? 'first' : 'week',
    draw: (primary) => <EntryLine entry={entry} primary={primary} key={entry.designation} />,
  })),
  ...tasks.map((task): Row => {
    const key = `${task.kind}:${task.planId}:${task.accountId ?? ''}`;
    return { group: task.group, draw: (primary) => <TaskLine task={task} primary={primary} key={key} /> };
  }),
];

function Tasks({ overview }: { overview: Overview }) {
  const rows = rowsOf(overview);
  if (rows.length === 0) {
    return (
      <Card title={texts.overview.toDo}>
        <Nothing />
      </Card>
    );
  }
  const inOrder = groups.flatMap((group) => rows.filter((row) => row.group === group));
  return (
    <Card flush title={texts.overview.toDo} count={rows.length}>
      {groups.map((group) => {
        const mine = inOrder.filter((row) => row.group === group);
        return mine.length === 0 ? null : (
          <Fragment key={group}>
            <h3 className="group">{texts.overview.groups[group]}</h3>
            <ul>{mine.map((row) => row.draw(row === inOrder[0]))}</ul>
          </Fragment>
        );
      })}
    </Card>
  );
}

/** Whoever sees a post that may have to go begins here; who registers and who archives handle none. */
function Nothing() {
  const { me } = useActions();
  const isKeeper = keepers.some((role) => me.roles.includes(role));
  const text = [texts.overview.nothingText, ...(isKeeper ? [] : [texts.overview.nothingPosts])].join(' ');
  return (
    <Empty icon={<CheckmarkCircleRegular />} title={texts.overview.nothing} text={text}>
      {!isKeeper && (
        <Button as="a" href={href({ screen: 'newPost' })} icon={<ChatWarningRegular />}>
          {matterTexts.list.add}
        </Button>
      )}
    </Empty>
  );
}

/** Everybody's: informationsfunktionen follows that what may have to go is handled at once (R17, R69). */
function LateLine({ late, primary }: { late: NonNullable<Overview['latePosts']>; primary: boolean }) {
  return (
    <TaskRow
      icon={<ChatWarningRegular />}
      title={texts.overview.latePosts(late.posts)}
      why={texts.overview.lateOldest(matterTexts.page.duration(late.oldest))}
      pill={<Pill state="overdue" />}
      act={texts.overview.latePostsAct}
      to={href({ screen: 'posts' })}
      primary={primary}
    />
  );
}

function PostLine({ post: { designation, status, since, answerOn, revisitOn, isLate, isProtected }, primary }: { post: MatterTask; primary: boolean }) {
  const { now } = useActions();
  const days = [answerOn && texts.overview.postAnswer(longDay(answerOn)), revisitOn && texts.overview.postRevisit(longDay(revisitOn))]
    .filter(Boolean)
    .join(' ');
  const when = days || (since ? texts.overview.postSeen(dayAndTime(since, now())) : '');
  return (
    <TaskRow
      icon={isProtected ? <ShieldLockRegular /> : <ChatWarningRegular />}
      title={texts.overview.post(designation)}
      why={[isProtected ? texts.overview.postProtected : '', isLate ? `${status}.` : '', when].filter(Boolean).join(' ')}
      pill={isLate ? <Pill state="overdue" /> : <MatterPill status={status} isClosed={false} />}
      act={texts.overview.postAct}
      to={href({ screen: 'post', designation })}
      primary={primary}
    />
  );
}

function EntryLine({ entry, primary }: { entry: WaitingLine; primary: boolean }) {
  const { now } = useActions();
  return (
    <TaskRow
      icon={<NumberSymbolSquareRegular />}
      title={texts.overview.writeNumber(entry.designation)}
      why={texts.overview.waitsForNumber(entry.authority, daysBetween(entry.since, now()))}
      pill={
        <>
          {entry.isLate && <Pill state="overdue" />}
          {entry.isProtected ? <Pill state="secret" /> : !entry.isLate && <Pill state="waitingDiary" />}
        </>
      }
      act={texts.overview.writeNumberAct}
      to={href({ screen: 'entry', designation: entry.designation })}
      primary={primary}
    />
  );
}

function TaskLine({ task, primary }: { task: Task; primary: boolean }) {
  const { now } = useActions();
  const Icon = icons[task.kind];
  return (
    <TaskRow
      icon={<Icon />}
      title={texts.overview.task[task.kind](task.title)}
      why={why(task, now())}
      pill={<Pill state={pillOf(task)} />}
      act={texts.overview.act[task.kind]}
      to={addressOf(task)}
      primary={primary}
    />
  );
}

const pillOf = (task: Task): StateKey => (task.kind === 'decide' ? 'waitingMe' : task.state);

function addressOf(task: Task): string {
  if (task.kind === 'decide') return href({ screen: 'decision', planId: task.planId });
  if (task.accountId !== undefined && task.kind === 'startAccount') return href({ screen: 'account', id: task.accountId });
  return href({ screen: 'plan', planId: task.planId });
}

function why(task: Task, now: Date): string {
  switch (task.kind) {
    case 'decide':
      return texts.overview.why.decide(task.by ?? '', texts.overview.why.decideSince(task.since ? daysBetween(task.since, now) : 0));
    case 'returned':
      return texts.overview.why.returned(task.by ?? '', task.comment ?? '');
    case 'finishDraft':
      return task.since ? texts.overview.why.finishDraft(dayAndTime(task.since, now)) : '';
    case 'acknowledgeCopy':
      return texts.overview.why.acknowledgeCopy(task.by ?? '');
    case 'confirmAddressee':
      return texts.overview.why.confirmAddressee(task.by ?? '');
    case 'signAddressee':
    case 'startAccount':
      return texts.overview.why[task.kind];
  }
}

function Waits({ plan }: { plan: WaitingPlan }) {
  const { remind } = useActions();
  const acting = useActing();
  const [sent, setSent] = useState(false);
  const send = async () => {
    const answer = await acting.run(() => remind(plan.planId));
    setSent(answer?.outcome === 'done');
  };
  return (
    <div className="stack close">
      <div className="row">
        <Mark platform={plan.platform} />
        <div className="min0 grow">
          <Link className="strong" appearance="subtle" href={href({ screen: 'plan', planId: plan.planId })}>
            {plan.title}
          </Link>
          <div className="meta">{texts.overview.planVersion(plan.version)}</div>
        </div>
        {plan.mayRemind && !sent && (
          <Button
            size="small"
            icon={<AlertRegular />}
            disabledFocusable={acting.busy}
            aria-label={texts.overview.remindAbout(plan.title)}
            onClick={() => void send()}
          >
            {texts.overview.remind}
          </Button>
        )}
      </div>
      <div role="status" className="meta">
        {sent && texts.overview.reminded}
      </div>
      {acting.said}
      <Chiefs stations={plan.stations} />
    </div>
  );
}

function MyAccounts({ accounts }: { accounts: readonly AccountLine[] }) {
  return (
    <Card
      flush={accounts.length > 0}
      title={texts.overview.accounts}
      count={accounts.length}
      aside={<Link href={href({ screen: 'accounts' })}>{texts.overview.all}</Link>}
    >
      {accounts.length === 0 ? (
        <p className="meta">{texts.overview.noAccounts}</p>
      ) : (
        <ul>
          {accounts.map((account) => (
            <li className="list-row" key={account.id}>
              <Mark platform={account.platform} />
              <div className="min0 grow">
                <Link className="row-link wraps" appearance="subtle" href={href({ screen: 'account', id: account.id })}>
                  {account.name}
                </Link>
                <div className="meta wraps">{account.unit}</div>
              </div>
              <Pill state={account.administrators.length === 1 ? 'oneAdmin' : account.state} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Figures({ figures }: { figures: NonNullable<Overview['figures']> }) {
  const t = texts.overview.figures;
  return (
    <div className="figures">
      <Figure label={t.active} value={figures.activeAccounts} to={href({ screen: 'accounts', query: 'status=active' })} note={t.activeNote} />
      <Figure
        label={t.waiting}
        value={figures.plansWaiting}
        to={href({ screen: 'plans', waiting: true })}
        note={
          figures.plansWaiting === 0 ? (
            t.waitingNone
          ) : (
            <>
              <ClockRegular aria-hidden />
              {t.waitingNote(figures.oldestWaitDays)}
            </>
          )
        }
      />
      <Figure
        label={t.missing}
        value={figures.plansMissing}
        to={href({ screen: 'accounts', query: 'status=planMissing' })}
        note={
          figures.plansMissing === 0 ? (
            t.missingNone
          ) : (
            <>
              <WarningRegular aria-hidden />
              {t.missingNote}
            </>
          )
        }
      />
    </div>
  );
}

function Figure({ label, value, note, to }: { label: string; value: number; note: ReactNode; to: string }) {
  return (
    <a className="card figure" href={to}>
      <span>{label}</span>
      <b>{value}</b>
      <span className="meta with-icon">{note}</span>
    </a>
  );
}
