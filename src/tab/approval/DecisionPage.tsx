// /beslut/:planId: the page that card, dialog and tab all open. What is asked, what has changed, who has decided, and the two buttons with what they mean.

import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ChevronLeftRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { SignRequest } from '../../domain/signRequest.ts';
import { href } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Chiefs } from '../shared/Chiefs.tsx';
import { Empty } from '../shared/Empty.tsx';
import { longDay } from '../shared/format.ts';
import { dropComments, useCommentWhileMine } from '../shared/keptComment.ts';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { useHeading } from '../shared/Page.tsx';
import { Pill } from '../shared/states.tsx';
import { useLive } from '../shared/useAsync.ts';
import { useSigning } from '../shared/useSigning.tsx';
import { unsignedSteps } from '../shared/unsigned.ts';
import { texts } from '../texts.ts';
import { Changes } from './Changes.tsx';
import { Decide } from './Decide.tsx';
import { Done, type Decided } from './Done.tsx';
import { InShort } from './InShort.tsx';
import { Return } from './Return.tsx';
import './decision.css';

export function DecisionPage({ planId }: { planId: string }) {
  const { openPlan } = useActions();
  const plan = useLive(() => openPlan(planId), [planId]);
  return (
    <div className="decision">
      <Loading loaded={plan}>{(value) => (value ? <Decision plan={value} onPlan={plan.set} /> : <Nothing />)}</Loading>
    </div>
  );
}

function Nothing() {
  const heading = useHeading(texts.coming.missingTitle);
  return <Empty icon={<QuestionCircleRegular />} heading={heading} title={texts.coming.missingTitle} text={texts.problem.missing} />;
}

function Decision({ plan, onPlan }: { plan: PlanView; onPlan: (plan: PlanView) => void }) {
  const { openPlan, me } = useActions();
  useCommentWhileMine(plan);
  const [returning, setReturning] = useState(false);
  const [decided, setDecided] = useState<Decided>();
  const mine = plan.stations.find((station) => station.state === 'open' && station.mine);
  const [reading, setReading] = useState(false);
  const show = async (request: SignRequest & { kind: 'decision' }) => {
    dropComments(me, plan.planId);
    // Until the decision is read the plan still says that it waits for me.
    setReading(true);
    const fresh = await openPlan(plan.planId).catch(() => undefined);
    if (fresh) onPlan(fresh);
    setDecided({ decision: request.decision, step: request.step });
  };
  const signing = useSigning((request) => {
    if (request.kind === 'decision') void show(request);
  });
  const busy = signing.underWay || reading;
  const panel = reading ? <Saving /> : signing.panel;
  const ask = (decision: 'approve' | 'return', comment: string) => {
    if (mine) signing.begin({ kind: 'decision', planId: plan.planId, version: plan.version, step: mine.step, decision, comment });
  };
  if (decided) return <Done plan={plan} decided={decided} />;
  if (returning && mine)
    return <Return plan={plan} busy={busy} panel={panel} onReturn={(comment) => ask('return', comment)} onBack={() => setReturning(false)} />;
  return (
    <>
      <div className="decision-body">
        <Head plan={plan} mine={mine !== undefined} />
        {plan.notices
          .filter(({ kind }) => kind === 'alarm')
          .map(({ sentence }) => (
            <MessageBar intent="error" layout="multiline" key={sentence}>
              <MessageBarBody>{sentence}</MessageBarBody>
            </MessageBar>
          ))}
        <Chiefs stations={plan.stations} boxed unsigned={unsignedSteps(plan)} />
        <Changes plan={plan} />
        <InShort plan={plan} />
      </div>
      {mine ? <Decide busy={busy} panel={panel} onApprove={() => ask('approve', '')} onReturn={() => setReturning(true)} /> : <NotMine plan={plan} />}
    </>
  );
}

function Saving() {
  return (
    <div role="status">
      <MessageBar intent="info">
        <MessageBarBody>{texts.signing.saving}</MessageBarBody>
      </MessageBar>
    </div>
  );
}

function Head({ plan, mine }: { plan: PlanView; mine: boolean }) {
  const heading = useHeading(texts.decision.title);
  const { closeDialog } = useActions();
  return (
    <header className="decision-head">
      {!closeDialog && (
        <Link className="crumb" href={href({ screen: 'plans' })}>
          <ChevronLeftRegular aria-hidden /> {texts.frame.screens.plans}
        </Link>
      )}
      <Mark platform={plan.answers.platform ?? ''} size={40} />
      <div className="min0 grow">
        <h1 ref={heading} tabIndex={-1}>
          {plan.title}
        </h1>
        <p className="meta">{texts.decision.sub(plan.applicant.name, plan.answers.unit ?? '', plan.version, plan.sentAt ? longDay(plan.sentAt) : '')}</p>
      </div>
      <Pill state={mine ? 'waitingMe' : plan.state} />
    </header>
  );
}

/** The plan does not wait for me: says for whom it waits, or that it does not wait. */
function NotMine({ plan }: { plan: PlanView }) {
  const open = plan.stations.find(({ state }) => state === 'open');
  const { me } = useActions();
  const decided = plan.stations.some(({ state, person }) => person?.oid === me.oid && (state === 'approved' || state === 'returned'));
  const said = decided
    ? texts.decision.alreadyYours
    : open
      ? open.person
        ? texts.decision.waitsForOther(open.person.name)
        : texts.decision.notForYou
      : texts.decision.notNow;
  return (
    <div className="bar decide">
      <div className="decide-row">
        <p>{said}</p>
        <Link href={href({ screen: 'plan', planId: plan.planId })}>{texts.decision.toPlan}</Link>
      </div>
    </div>
  );
}
