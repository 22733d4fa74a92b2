import { Link } from '@fluentui/react-components';
import { href } from '../route.ts';
import { texts } from '../texts.ts';
import type { PlanOnItsWay } from './actions.ts';

/** The way to another plan for the same found account, at the end of the sentence that tells of it. */
export function OpenThatPlan({ plan: { planId } }: { plan: PlanOnItsWay }) {
  return (
    <>
      {' '}
      <Link inline href={href({ screen: 'plan', planId })}>
        {texts.otherPlan.open}
      </Link>
    </>
  );
}
