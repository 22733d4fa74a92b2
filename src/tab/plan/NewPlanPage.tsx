// A new plan gets its id and its own address at once. If an earlier one was never saved, that one is offered first.

import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { go, readRoute, replaceRoute } from '../route.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { dayAndTime } from '../shared/format.ts';
import { Loading } from '../shared/Loading.tsx';
import { neverSaved } from '../shared/localCopies.ts';
import { Page } from '../shared/Page.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { planTexts } from '../texts/plan.ts';
import { leaveFresh } from './fresh.ts';

export type NewPlanPageProps = { copyOf?: string; forAccount?: number };

export function NewPlanPage(from: NewPlanPageProps) {
  const { me, now } = useActions();
  const [earlier, setEarlier] = useState(() => neverSaved(me)[0]);
  if (!earlier) return <Begin {...from} />;
  return (
    <Page title={planTexts.plan.newTitle} crumb={{ label: planTexts.plans.title, to: { screen: 'plans' } }}>
      <Card>
        <Empty icon={<EditRegular />} title={planTexts.kept.title} text={planTexts.kept.found(dayAndTime(earlier.at, now()))}>
          <div className="actions">
            <Button onClick={() => setEarlier(undefined)}>{planTexts.kept.begin}</Button>
            <Button appearance="primary" onClick={() => go({ screen: 'plan', planId: earlier.planId })}>
              {planTexts.kept.resume}
            </Button>
          </div>
        </Empty>
      </Card>
    </Page>
  );
}

function Begin({ copyOf, forAccount }: NewPlanPageProps) {
  const { newPlan } = useActions();
  const begun = useAsync(async () => {
    const plan = await newPlan(copyOf ? { copyOf } : forAccount === undefined ? undefined : { forAccount });
    // Whoever has gone on meanwhile is not called back.
    if (readRoute(location.hash).screen !== 'newPlan') return plan;
    leaveFresh(plan);
    replaceRoute({ screen: 'plan', planId: plan.planId });
    return plan;
  }, [copyOf, forAccount]);
  return (
    <Page title={planTexts.plan.newTitle} crumb={{ label: planTexts.plans.title, to: { screen: 'plans' } }}>
      <Loading loaded={begun}>{() => null}</Loading>
    </Page>
  );
}
