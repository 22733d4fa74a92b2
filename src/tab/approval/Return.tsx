// Lämna tillbaka: the comment is required and goes with the decision, signed. The same page in dialog, tab and phone.

import { Button, Field, Link, Textarea } from '@fluentui/react-components';
import { ChevronLeftRegular, InfoRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';
import { longestComment, unsoundCharacter } from '../../domain/input.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { keptComment, keepComment } from '../shared/keptComment.ts';
import { useHeading } from '../shared/Page.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';

export type ReturnProps = { plan: PlanView; busy: boolean; panel: ReactNode; onReturn: (comment: string) => void; onBack: () => void };

function faultOf(comment: string): string | undefined {
  if (comment.trim() === '') return texts.decision.whatMissing;
  const over = comment.trim().length - longestComment;
  return over > 0 ? texts.decision.tooLong(over) : unsoundCharacter(comment);
}

/** The comment as it is written, kept while one steps back, and what is said under it. */
function useComment({ planId, version }: PlanView) {
  const { me } = useActions();
  const [comment, setComment] = useState(() => keptComment(me, planId, version));
  const [tried, setTried] = useState(false);
  const fault = faultOf(comment);
  const left = longestComment - comment.trim().length;
  const counted = { validationState: 'none' as const, validationMessage: left < 0 ? planTexts.plan.over(-left) : planTexts.plan.left(left) };
  return {
    comment,
    fault,
    said: tried && fault ? { validationMessage: fault } : left < 200 ? counted : {},
    write: (text: string) => {
      keepComment(me, planId, version, text);
      setComment(text);
    },
    attempt: () => setTried(true),
  };
}

export function Return({ plan, busy, panel, onReturn, onBack }: ReturnProps) {
  const heading = useHeading(texts.decision.title);
  const { comment, fault, said, write, attempt } = useComment(plan);
  const id = useId();
  const give = () => {
    attempt();
    if (fault) document.getElementById(id)?.focus();
    else onReturn(comment.trim());
  };
  const first = plan.applicant.name.split(' ')[0] ?? plan.applicant.name;
  return (
    <>
      <div className="decision-body">
        <Link as="button" className="crumb back" onClick={onBack}>
          <ChevronLeftRegular aria-hidden /> {texts.decision.back}
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {texts.decision.returnTitle(plan.applicant.name)}
        </h1>
        <Field className="measure" label={texts.decision.what} required hint={texts.decision.whatHint(first)} {...said}>
          <Textarea id={id} rows={6} resize="vertical" value={comment} onChange={(_event, { value }) => write(value)} />
        </Field>
        <Afterwards plan={plan} />
      </div>
      <div className="bar decide">
        {panel}
        <div className="decide-row end">
          <div className="actions">
            <Button onClick={onBack}>{texts.decision.cancel}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={give}>
              {texts.decision.return}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}

/** An approval given before does not count for the next version. */
function Afterwards({ plan }: { plan: PlanView }) {
  const approved = plan.stations.find(({ state }) => state === 'approved');
  return (
    <p className="meta with-icon">
      <InfoRegular aria-hidden />
      {approved?.person ? texts.decision.nextVersion(approved.person.name, plan.version + 1) : texts.decision.nextVersionAlone(plan.version + 1)}
    </p>
  );
}
