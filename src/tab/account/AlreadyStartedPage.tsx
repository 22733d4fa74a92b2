// Before the approval there is no account in the register to say it of: the plan's own page leads here.

import { go, href } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Page } from '../shared/Page.tsx';
import { useAsync } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import { AlreadyStarted } from './AlreadyStarted.tsx';
import { leaveWords } from '../shared/leftWords.ts';
import '../shared/inputs.css';
import '../shared/register.css';

export function AlreadyStartedPage({ planId }: { planId: string }) {
  const { openPlan } = useActions();
  const plan = useAsync(async () => await openPlan(planId), [planId]);
  const title = plan.state === 'here' && plan.value ? plan.value.title : planTexts.plans.title;
  return (
    <Page
      title={title}
      crumb={{ label: planTexts.plans.title, to: { screen: 'plans' } }}
      {...(plan.state === 'here' && plan.value ? { lead: <Mark platform={plan.value.answers.platform ?? ''} size={48} /> } : {})}
    >
      <Loading loaded={plan}>{(found) => (found?.may.includes('tellStarted') ? <Tell plan={found} /> : <Nothing />)}</Loading>
    </Page>
  );
}

function Tell({ plan }: { plan: PlanView }) {
  const { platform = '', address = '', accountMail = '' } = plan.answers;
  return (
    <AlreadyStarted
      planId={plan.planId}
      known={{ platform, address, accountMail }}
      onDone={({ id }) => {
        leaveWords(href({ screen: 'account', id }), texts.account.deviationSaved);
        go({ screen: 'account', id });
      }}
      onCancel={() => go({ screen: 'plan', planId: plan.planId })}
    />
  );
}

function Nothing() {
  return (
    <Card>
      <p>{texts.problem.missing}</p>
    </Card>
  );
}
