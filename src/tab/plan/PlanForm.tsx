// Bilaga I as one page: six parts as cards, what is missing at the left, the state of saving and the two ways on in the bar.

import { Button, Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { LockClosedRegular, PrintRegular, SendRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { steps } from '../../domain/fact.ts';
import { doNotForget, doNotForgetHeading } from '../../domain/guidelines.ts';
import { sections, type FieldKey, type PlanAnswers } from '../../domain/plan.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Autosave, type SaveState } from '../shared/Autosave.tsx';
import { Card } from '../shared/Card.tsx';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { focusFault } from '../shared/faults.ts';
import { FieldInput, type SetAnswer } from '../shared/FieldInput.tsx';
import { dayAndTime, dayOf } from '../shared/format.ts';
import { Page } from '../shared/Page.tsx';
import { useProfile } from '../shared/profile.tsx';
import { Receipt, type Said } from '../shared/Receipt.tsx';
import { Pill } from '../shared/states.tsx';
import { useActing } from '../shared/useActing.tsx';
import { hindrances, isPut, type Fault } from '../../domain/planCheck.ts';
import { planTitle } from '../../domain/planWords.ts';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import { Aside } from './Aside.tsx';
import { faultLabel, isAnswered, unfinishedGoals } from './checks.ts';
import { unmeasurable } from '../shared/goals.ts';
import { AsideCopy } from './AsideCopy.tsx';
import { ChiefBox, chiefControl } from './ChiefBox.tsx';
import { ConflictView } from './ConflictView.tsx';
import { forgetFresh } from './fresh.ts';
import { fieldsOf, sectionKeys } from './parts.ts';
import { Notices } from './Notices.tsx';
import { PlanMenu } from './PlanMenu.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { useDraft } from './useDraft.ts';
import { useChiefs } from './useChiefs.ts';

export type PlanFormProps = { plan: PlanView; onPlan: (plan: PlanView, said?: Said) => void; said?: Said };

const crumb = { label: planTexts.plans.title, to: { screen: 'plans' } } as const;

export function PlanForm({ plan, onPlan, said }: PlanFormProps) {
  const { now } = useActions();
  const draft = useDraft(plan);
  const chiefs = useChiefs(plan, draft);
  const sending = useSending(plan, draft, chiefs.chosen, onPlan);
  const set = useSetAnswer(draft);
  const title = isAnswered(draft.answers, 'unit') ? planTitle(draft.answers) : planTexts.plan.newTitle;
  // A plan that is made for an account in use holds the question of its start, also before that is answered.
  const running = draft.answers.startedOn !== undefined || plan.state === 'started';
  useForgottenOnceSaved(plan.planId, draft.saving);

  if (draft.theirs) {
    return (
      <Page title={planTexts.conflict.title} crumb={crumb} sub={title}>
        <ConflictView mine={draft} theirs={draft.theirs} onChoose={draft.choose} />
      </Page>
    );
  }
  return (
    <>
      <Page
        title={title}
        crumb={crumb}
        pill={<Pill state={plan.state} />}
        sub={planTexts.plan.meta(plan.version, plan.applicant.name)}
        actions={<PlanMenu plan={{ ...plan, etag: draft.etag() }} onPlan={onPlan} />}
      >
        <Receipt said={said} />
        <div className="form">
          <div className="form-left">
            <Aside answers={draft.answers} faults={sending.faults} />
            <ChiefBox chiefs={chiefs} missing={sending.noChief} running={running} />
          </div>
          <div className="stack">
            <Faults {...sending} />
            <AsideCopy plan={plan} key={`aside-${draft.revision}`} />
            <Notes plan={plan} restored={draft.restored && dayAndTime(draft.restored, now())} />
            <Parts planId={plan.planId} answers={draft.answers} set={set} faults={sending.faults} key={draft.revision} />
            <DoNotForget />
          </div>
        </div>
      </Page>
      <Bar saving={draft.saving} save={() => void draft.flush()} plan={plan} send={sending.ask} />
      {sending.asking && (
        <SubmitDialog
          chiefs={chiefs.chosen}
          proposed={chiefs.proposed}
          running={running}
          busy={sending.busy}
          said={sending.said}
          onSend={sending.send}
          onClose={sending.stop}
        />
      )}
    </>
  );
}

/** A new plan lies in this window only until it has been saved. */
function useForgottenOnceSaved(planId: string, { kind }: SaveState): void {
  useEffect(() => {
    if (kind === 'saved') forgetFresh(planId);
  }, [kind, planId]);
}

/** A colleague may write in the plan; only who applies sends it. */
function Bar({ saving, save, plan, send }: { saving: SaveState; save: () => void; plan: PlanView; send: () => void }) {
  return (
    <div className="bar">
      <Autosave state={saving} retry={save} />
      <div className="actions">
        <Button className="wide-only" appearance="subtle" icon={<PrintRegular />} onClick={() => print()}>
          {planTexts.plan.print}
        </Button>
        <Button className="wide-only" onClick={save}>
          {planTexts.plan.saveDraft}
        </Button>
        {plan.may.includes('submit') ? (
          <Button appearance="primary" icon={<SendRegular />} onClick={send}>
            {planTexts.plan.submit}
          </Button>
        ) : (
          <p className="meta">{planTexts.plan.onlyApplicant(plan.applicant.name)}</p>
        )}
      </div>
    </div>
  );
}

function DoNotForget() {
  return (
    <Card title={doNotForgetHeading}>
      <div className="stack close measure">
        {doNotForget.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Card>
  );
}

/** Choosing a department also chooses its nämnd, unless another one was chosen already. */
function useSetAnswer(draft: ReturnType<typeof useDraft>): SetAnswer {
  const { departments } = useProfile();
  const latest = useRef(draft);
  latest.current = draft;
  return (key, value) => {
    const { answers, chiefs, change } = latest.current;
    const next: PlanAnswers = { ...answers, [key]: value };
    const chosen = key === 'department' && departments.find((department) => department.value === value);
    if (chosen) next.authority = chosen.authority;
    // Two answers in one event (department and nämnd) must both be kept.
    latest.current = { ...latest.current, answers: next };
    change({ answers: next, chiefs });
  };
}

function useSending(plan: PlanView, draft: ReturnType<typeof useDraft>, chosen: ReturnType<typeof useChiefs>['chosen'], onPlan: PlanFormProps['onPlan']) {
  const { submit, now } = useActions();
  const acting = useActing({ typed: true });
  const [tried, setTried] = useState(false);
  const [turn, setTurn] = useState(0);
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<readonly Fault[]>([]);
  const { exampleAddress } = useProfile();
  const context = { today: dayOf(now()), ...(exampleAddress ? { exampleAddress } : {}) };
  const hindered = () => [...hindrances(draft.answers, context), ...unfinishedGoals(draft.answers)];
  const own = tried ? hindered() : [];
  const faults = [...own, ...told.filter((fault) => !own.some((each) => each.field === fault.field))];
  // Without a department nobody can be proposed: then the department is what is missing.
  const unnamed = draft.answers.department ? steps.filter((step) => !chosen[step]) : [];
  const noChief = tried ? unnamed : [];
  const summary = useSummaryFocus(turn);

  const ask = () => {
    setTold([]);
    setTried(true);
    if (hindered().length > 0 || unnamed.length > 0) setTurn((former) => former + 1);
    else setAsking(true);
  };
  const send = async () => {
    await draft.flush();
    const answer = await acting.run(() => submit(plan.planId, draft.answers, chosen, draft.etag()));
    if (answer?.outcome === 'conflict') {
      setAsking(false);
      draft.meet(answer.theirs);
    } else if (answer?.outcome === 'done') {
      draft.settle();
      onPlan(answer.plan, saidOf(answer.plan, chosen.unitManager?.to.name ?? ''));
    } else if (answer?.faults?.length) {
      setAsking(false);
      setTold(answer.faults);
      setTurn((former) => former + 1);
    }
  };
  const stop = () => {
    acting.clear();
    setAsking(false);
  };
  return { faults, noChief, summary, asking, ask, send: () => void send(), stop, busy: acting.busy, said: acting.said };
}

/** Nothing is called sent that is not: a chief one has named oneself is asked when the choice is signed, and a card that could not go waits. */
function saidOf(sent: PlanView, to: string): Said {
  if (sent.may.includes('signAddressee')) return { intent: 'info', sentence: planTexts.plan.sentUnsigned };
  if (sent.notices.some(({ kind }) => kind === 'unsent')) return { intent: 'info', sentence: planTexts.plan.waitsFor(to) };
  return { sentence: planTexts.plan.sent(to) };
}

/** The summary has focus after each attempt to send, and at no other time. */
function useSummaryFocus(turn: number): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn === 0) return;
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'start' });
  }, [turn]);
  return place;
}

function Faults({ faults, noChief, summary }: Pick<ReturnType<typeof useSending>, 'faults' | 'noChief' | 'summary'>) {
  const count = faults.length + noChief.length;
  if (count === 0) return null;
  const lines = [
    ...faults.map((fault) => ({
      id: `${fault.field}:${fault.row}:${fault.part}`,
      label: faultLabel(fault),
      sentence: fault.sentence,
      show: () => focusFault(fault),
    })),
    ...noChief.map((step) => ({
      id: step,
      label: texts.chief[step],
      sentence: planTexts.chiefs.nobody,
      show: () => document.getElementById(chiefControl(step))?.focus(),
    })),
  ];
  return <ErrorSummary title={planTexts.plan.cannotSend(count)} place={summary} lines={lines} />;
}

function Parts({ planId, answers, set, faults }: { planId: string; answers: PlanAnswers; set: SetAnswer; faults: readonly Fault[] }) {
  return sectionKeys.map((section, place) => (
    <Card
      key={section}
      id={`part-${section}`}
      className="part"
      title={sections[section]}
      aside={<span className="meta">{planTexts.plan.part(place + 1, sectionKeys.length)}</span>}
    >
      <div className="fields">
        {fieldsOf(section)
          .filter((key) => isShown(key, answers))
          .map((key) => (
            <FieldInput key={key} name={key} planId={planId} answers={answers} set={set} faults={faults} />
          ))}
        {section === 'people' && (
          <p className="meta with-icon">
            <LockClosedRegular aria-hidden />
            {planTexts.plan.noPasswords}
          </p>
        )}
      </div>
    </Card>
  ));
}

/** Two questions follow from another answer: shown when they are asked, or when something stands in them. */
function isShown(key: FieldKey, answers: PlanAnswers): boolean {
  if (!isPut(key, answers)) return false;
  if (key === 'monitoringOther') return answers.monitoringTimes === 'Även andra tider' || !!answers.monitoringOther;
  if (key === 'unmeasurableReason') return unmeasurable(answers) || !!answers.unmeasurableReason;
  return true;
}

function Notes({ plan, restored }: { plan: PlanView; restored: string | undefined }) {
  const [closed, setClosed] = useState(false);
  const returned = plan.state === 'returned' ? plan.stations.find((station) => station.state === 'returned') : undefined;
  return (
    <>
      {returned?.comment && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{planTexts.read.comment(returned.person?.name ?? '', returned.comment)}</MessageBarBody>
        </MessageBar>
      )}
      <Notices plan={plan} />
      {restored && !closed && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {planTexts.kept.restored(restored)}{' '}
            <Link as="button" inline onClick={() => setClosed(true)}>
              {planTexts.kept.close}
            </Link>
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
