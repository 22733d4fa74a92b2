// One plan: the form while it may be edited, else what it says and what has become of it.

import { useState } from 'react';
import { QuestionCircleRegular } from '@fluentui/react-icons';
import { Link } from '@fluentui/react-components';
import { href } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Empty } from '../shared/Empty.tsx';
import { useCommentWhileMine } from '../shared/keptComment.ts';
import { Loading } from '../shared/Loading.tsx';
import { neverSaved } from '../shared/localCopies.ts';
import { Page } from '../shared/Page.tsx';
import type { Said } from '../shared/Receipt.tsx';
import { useLoadedProfile } from '../shared/profile.tsx';
import { useLive } from '../shared/useAsync.ts';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import { takeFresh } from './fresh.ts';
import { PlanForm } from './PlanForm.tsx';
import { PlanRead } from './PlanRead.tsx';
import './plan.css';
import '../shared/inputs.css';

export function PlanPage({ planId }: { planId: string }) {
  const { openPlan, newPlan, me } = useActions();
  const profile = useLoadedProfile();
  const plan = useLive(async () => {
    const fresh = takeFresh(planId);
    if (fresh) return fresh;
    const found = await openPlan(planId);
    if (found) return found;
    // Never saved, but written on this computer: the copy brings it back.
    return neverSaved(me).some((copy) => copy.planId === planId) ? { ...(await newPlan()), planId } : undefined;
  }, [planId]);

  if (plan.state !== 'here' || profile.state !== 'here') {
    const waiting = plan.state === 'here' ? profile : plan;
    return (
      <Page title={planTexts.plans.title} crumb={{ label: planTexts.plans.title, to: { screen: 'plans' } }}>
        <Loading loaded={waiting}>{() => null}</Loading>
      </Page>
    );
  }
  return plan.value ? <Shown plan={plan.value} onPlan={plan.set} /> : <NoPlan />;
}

function Shown({ plan, onPlan }: { plan: PlanView; onPlan: (plan: PlanView) => void }) {
  useCommentWhileMine(plan);
  const [said, setSaid] = useState<Said>();
  const take = (next: PlanView, words?: Said) => {
    setSaid(words);
    onPlan(next);
  };
  const receipt = said ? { said } : {};
  if (plan.may.includes('edit')) return <PlanForm key={`${plan.planId}:${plan.version}`} plan={plan} onPlan={take} {...receipt} />;
  return <PlanRead plan={plan} onPlan={take} {...receipt} />;
}

function NoPlan() {
  return (
    <Page title={texts.coming.missingTitle} crumb={{ label: planTexts.plans.title, to: { screen: 'plans' } }}>
      <Card>
        <Empty icon={<QuestionCircleRegular />} title={texts.coming.missingTitle} text={texts.problem.missing}>
          <Link href={href({ screen: 'plans' })}>{planTexts.plans.title}</Link>
        </Empty>
      </Card>
    </Page>
  );
}
