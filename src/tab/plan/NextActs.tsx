// The acts a plan allows me now (PlanView.may). One of them is primary: the one the plan waits for.

import { Button } from '@fluentui/react-components';
import {
  AlertRegular,
  ArrowUndoRegular,
  EditRegular,
  MailInboxCheckmarkRegular,
  PersonAvailableRegular,
  PlayCircleRegular,
  SignatureRegular,
} from '@fluentui/react-icons';
import { Fragment, useState, type ReactNode } from 'react';
import { steps } from '../../domain/fact.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { href } from '../route.ts';
import { useActions, type Actions, type PlanAct, type PlanDone, type PlanView, type Refused } from '../shared/actions.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { longDay } from '../shared/format.ts';
import type { Said } from '../shared/Receipt.tsx';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';

type Tools = {
  plan: PlanView;
  actions: Actions;
  /** `sentence` = what the act led to. */
  run: (act: () => Promise<PlanDone | Refused>, sentence: string) => void;
  onSign: (request: SignRequest) => void;
  onWithdraw: () => void;
};
type Look = { appearance: 'primary' | 'secondary'; disabledFocusable: boolean };

/** What the plan waits for may be primary; to remind, withdraw or change is never urged. */
const urged: readonly PlanAct[] = ['decide', 'signAddressee', 'confirmAddressee', 'acknowledgeCopy', 'startAccount'];

/** In order of weight: the weightiest stands last. */
const acts: readonly [PlanAct, (tools: Tools, look: Look) => ReactNode][] = [
  ['decide', decide],
  ['signAddressee', signAddressee],
  ['confirmAddressee', confirmAddressee],
  ['acknowledgeCopy', acknowledge],
  ['startAccount', start],
  ['change', change],
  ['remind', remind],
  ['withdraw', withdraw],
];

export type NextActsProps = { plan: PlanView; onPlan: (plan: PlanView, said?: Said) => void; onSign: (request: SignRequest) => void; busy: boolean };

export function NextActs({ plan, onPlan, onSign, busy }: NextActsProps) {
  const actions = useActions();
  const acting = useActing();
  const [withdrawing, setWithdrawing] = useState(false);
  const allowed = acts.filter(([act]) => plan.may.includes(act));
  const run = async (act: () => Promise<PlanDone | Refused>, sentence: string) => {
    const answer = await acting.run(act);
    if (answer?.outcome !== 'done') return;
    setWithdrawing(false);
    onPlan(answer.plan, { sentence });
  };
  const mayRemindAgain = plan.applicant.oid === actions.me.oid ? plan.remindFrom : undefined;
  if (allowed.length === 0 && !mayRemindAgain) return null;
  const tools: Tools = { plan, actions, onSign, run: (act, sentence) => void run(act, sentence), onWithdraw: () => setWithdrawing(true) };
  return (
    <div className="next">
      <div className="actions wrap">
        {allowed.toReversed().map(([act, draw]) => (
          <Fragment key={act}>
            {draw(tools, { appearance: act === allowed[0]?.[0] && urged.includes(act) ? 'primary' : 'secondary', disabledFocusable: busy || acting.busy })}
          </Fragment>
        ))}
      </div>
      {mayRemindAgain && <p className="meta">{texts.remindFrom(longDay(mayRemindAgain))}</p>}
      {!withdrawing && acting.said}
      {withdrawing && (
        <ConfirmDialog
          title={planTexts.read.withdrawTitle}
          text={planTexts.read.withdrawText}
          act={planTexts.read.withdraw}
          cancel={planTexts.read.cancel}
          busy={acting.busy}
          said={acting.said}
          onAct={() => void run(() => actions.withdraw(plan.planId), planTexts.done.withdrawn)}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  );
}

function decide({ plan }: Tools, { appearance }: Look) {
  return (
    <Button as="a" href={href({ screen: 'decision', planId: plan.planId })} appearance={appearance}>
      {planTexts.read.decide}
    </Button>
  );
}

/** One signature a step: when both chiefs are named by the applicant, the button comes back for the second. */
function signAddressee({ plan, onSign }: Tools, look: Look) {
  const step = steps.find((each) => plan.chiefs[each] && !plan.chiefs[each].namedByDepartments && !plan.signedAddressees?.includes(each));
  const chief = step && plan.chiefs[step];
  if (!chief) return null;
  return (
    <Button
      {...look}
      icon={<SignatureRegular />}
      onClick={() => onSign({ kind: 'addressee', planId: plan.planId, version: plan.version, step, to: chief.to, reason: chief.reason })}
    >
      {planTexts.read.signAddressee}
    </Button>
  );
}

function confirmAddressee({ plan, onSign }: Tools, look: Look) {
  const station = plan.stations.find(({ remarks }) => remarks.some(({ kind }) => kind === 'namedByApplicant'));
  if (!station) return null;
  return (
    <Button
      {...look}
      icon={<PersonAvailableRegular />}
      onClick={() => onSign({ kind: 'confirmation', planId: plan.planId, version: plan.version, step: station.step })}
    >
      {planTexts.read.confirm}
    </Button>
  );
}

function acknowledge({ plan, actions, run }: Tools, look: Look) {
  return (
    <Button {...look} icon={<MailInboxCheckmarkRegular />} onClick={() => run(() => actions.acknowledgeCopy(plan.planId), planTexts.done.acknowledged)}>
      {planTexts.read.acknowledge}
    </Button>
  );
}

function start({ plan }: Tools, { appearance }: Look) {
  if (plan.accountId === undefined) return null;
  return (
    <Button as="a" href={href({ screen: 'account', id: plan.accountId })} appearance={appearance} icon={<PlayCircleRegular />}>
      {planTexts.read.startAccount}
    </Button>
  );
}

function change({ plan, actions, run }: Tools, look: Look) {
  return (
    <Button
      {...look}
      icon={<EditRegular />}
      title={planTexts.read.changeNote(plan.version + 1)}
      onClick={() => run(() => actions.change(plan.planId), planTexts.done.changed(plan.version + 1))}
    >
      {planTexts.read.change}
    </Button>
  );
}

function remind({ plan, actions, run }: Tools, look: Look) {
  return (
    <Button {...look} icon={<AlertRegular />} onClick={() => run(() => actions.remind(plan.planId), planTexts.done.reminded)}>
      {planTexts.read.remind}
    </Button>
  );
}

function withdraw({ onWithdraw }: Tools, look: Look) {
  return (
    <Button {...look} icon={<ArrowUndoRegular />} onClick={onWithdraw}>
      {planTexts.read.withdraw}
    </Button>
  );
}
