// The list of plans: mine, those that wait for a decision, those under way, all; instant search.

import { Button, Link, SearchBox, ToggleButton } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular, DocumentAddRegular, SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { href } from '../route.ts';
import { useActions, type PlanListItem } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { daysBetween, longDay } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Page } from '../shared/Page.tsx';
import { matches } from '../shared/search.ts';
import { Pill } from '../shared/states.tsx';
import { useLive } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import './plan.css';
import '../shared/register.css';

type Shown = 'mine' | 'waiting' | 'open' | 'all';
const views: readonly Shown[] = ['mine', 'waiting', 'open', 'all'];
const waits = new Set<PlanListItem['state']>(['waitingUnit', 'waitingHead']);
const ended = new Set<PlanListItem['state']>(['laidDown', 'started']);

/** `waiting`: opened from the figure that counts them. */
export function PlansPage({ waiting }: { waiting: boolean }) {
  const { listPlans } = useActions();
  const plans = useLive(listPlans, []);
  const empty = plans.state === 'here' && plans.value.length === 0;
  return (
    <Page title={planTexts.plans.title} sub={planTexts.plans.sub} actions={!empty && <NewPlan />}>
      <Loading loaded={plans} rows={8}>
        {(list) =>
          list.length === 0 ? (
            <Card>
              <Empty icon={<ClipboardTaskListLtrRegular />} title={planTexts.plans.empty} text={planTexts.plans.emptyText}>
                <NewPlan />
              </Empty>
            </Card>
          ) : (
            <Plans plans={list} waiting={waiting} />
          )
        }
      </Loading>
    </Page>
  );
}

function NewPlan() {
  return (
    <Button as="a" appearance="primary" icon={<DocumentAddRegular />} href={href({ screen: 'newPlan' })}>
      {texts.overview.newPlan}
    </Button>
  );
}

/** The oldest that waits stands first; everything else as it was changed. */
function inView(plans: readonly PlanListItem[], shown: Shown): readonly PlanListItem[] {
  switch (shown) {
    case 'mine':
      return plans.filter((plan) => plan.mine || plan.waitsForMe);
    case 'waiting':
      return plans.filter((plan) => waits.has(plan.state)).toSorted((a, b) => a.changedAt.localeCompare(b.changedAt));
    case 'open':
      return plans.filter((plan) => !ended.has(plan.state));
    case 'all':
      return plans;
  }
}

function Plans({ plans, waiting }: { plans: readonly PlanListItem[]; waiting: boolean }) {
  const [shown, setShown] = useState<Shown>(waiting ? 'waiting' : plans.some((plan) => plan.mine || plan.waitsForMe) ? 'mine' : 'open');
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const hits = inView(plans, shown).filter((plan) => matches(asked, [plan.title, plan.platform, plan.unit, plan.department, plan.applicant]));
  return (
    <>
      <div className="toolbar">
        <SearchBox
          className="search"
          placeholder={planTexts.plans.search}
          aria-label={planTexts.plans.search}
          value={text}
          onChange={(_event, { value }) => setText(value)}
        />
        <div className="row wrap" role="group" aria-label={planTexts.plans.show}>
          {views.map((each) => (
            <ToggleButton key={each} className="choice" checked={shown === each} onClick={() => setShown(each)}>
              {planTexts.plans[each]}
            </ToggleButton>
          ))}
        </div>
      </div>
      <Card flush className="table">
        {hits.length === 0 ? (
          <Empty icon={<SearchRegular />} title={planTexts.plans.noHit} text={planTexts.plans.noHitText} />
        ) : (
          <Table plans={hits} waiting={shown === 'waiting'} />
        )}
        <p className="meta foot" role="status">
          {planTexts.plans.hits(hits.length)}
        </p>
      </Card>
    </>
  );
}

function Table({ plans, waiting }: { plans: readonly PlanListItem[]; waiting: boolean }) {
  const { now } = useActions();
  const t = planTexts.plans.columns;
  return (
    <table className="register plans">
      <thead>
        <tr>
          <th scope="col">{t.plan}</th>
          <th scope="col">{t.unit}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.applicant}</th>
          <th scope="col">{waiting ? t.waited : t.changed}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.planId}>
            <th scope="row">
              <span className="row">
                <Mark platform={plan.platform} />
                <span className="min0">
                  <Link className="row-link" appearance="subtle" href={href({ screen: 'plan', planId: plan.planId })}>
                    {plan.title}
                  </Link>
                  <span className="meta block">{planTexts.read.version(plan.version)}</span>
                </span>
              </span>
            </th>
            <td>
              <span className="block wraps">{plan.unit || planTexts.plans.noUnit}</span>
              <span className="meta block wraps">{plan.department}</span>
            </td>
            <td>
              <Pill state={plan.waitsForMe ? 'waitingMe' : plan.state} />
            </td>
            <td>{plan.applicant}</td>
            <td>{waiting ? planTexts.plans.waited(daysBetween(plan.changedAt, now())) : longDay(plan.changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
