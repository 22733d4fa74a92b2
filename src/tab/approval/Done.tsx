// After the decision stands in the list: what was decided and what happens now. Says no more than what is known.

import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { Step } from '../../domain/fact.ts';
import { go } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Chiefs } from '../shared/Chiefs.tsx';
import { dayAndTime } from '../shared/format.ts';
import { useHeading } from '../shared/Page.tsx';
import { texts } from '../texts.ts';

/** What I did here just now, so that the page can say what happens next. */
export type Decided = { decision: 'approve' | 'return'; step: Step };

export function Done({ plan, decided }: { plan: PlanView; decided: Decided }) {
  const { closeDialog } = useActions();
  const heading = useHeading(texts.decision.doneTitle);
  return (
    <>
      <div className="decision-body">
        <div className="decided" role="status">
          <span className="empty-icon" aria-hidden>
            {decided.decision === 'approve' ? <CheckmarkCircleRegular /> : <ArrowUndoRegular />}
          </span>
          <h1 ref={heading} tabIndex={-1}>
            {texts.decision.doneTitle}
          </h1>
          <p className="measure">{useSentence(plan, decided)}</p>
          {plan.notices
            .filter(({ kind }) => kind === 'unsent')
            .map(({ sentence }) => (
              <p className="measure" key={sentence}>
                {sentence}
              </p>
            ))}
        </div>
        {madeAt(plan, decided) && <Chiefs stations={plan.stations} boxed />}
      </div>
      <div className="bar decide">
        <div className="decide-row end">
          <div className="actions">
            {closeDialog ? (
              <Button appearance="primary" onClick={closeDialog}>
                {texts.decision.close}
              </Button>
            ) : (
              <Button appearance="primary" onClick={() => go({ screen: 'plan', planId: plan.planId })}>
                {texts.decision.toPlan}
              </Button>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function useSentence(plan: PlanView, { decision, step }: Decided): string {
  const { now } = useActions();
  const at = madeAt(plan, { decision, step });
  if (decision === 'return') return texts.decision.returnedDone(plan.applicant.name);
  if (step === 'unitManager') return at ? texts.decision.approvedUnit(dayAndTime(at, now())) : texts.decision.approvedUnitUnread;
  return plan.state === 'approved' ? texts.decision.approvedHeadOnly : texts.decision.approvedHead;
}

/** When the decision was made, as it stands in the plan. undefined = the plan could not be read after it. */
function madeAt(plan: PlanView, { decision, step }: Decided): string | undefined {
  const station = plan.stations.find((each) => each.step === step);
  return station?.state === (decision === 'approve' ? 'approved' : 'returned') ? station.at : undefined;
}
